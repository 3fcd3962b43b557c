#!/bin/sh
# Ranking quality of the default configuration beside its baselines, and the claims of the pages held to it. bench/README.md explains.
# Usage: ./do bench quality [set...]
set -eu
build/bin/caunoi_leaderboard --data "${CAUNOI_DATA:-../shared/data}" -o build/bench "$@"
python3 bench/claims.py build/bench/leaderboard.tsv README.md bench/NOTES.md
