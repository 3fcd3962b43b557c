#!/bin/sh
# Ranking quality of the default configuration beside its baselines, and the claims of the pages held to it. bench/README.md explains.
# Usage: ./do bench quality [set...]
set -eu
build/bin/caunoi_leaderboard --data "${CAUNOI_DATA:-../shared/data}" -o build/bench "$@"
for package in edict wordnet-base iso-codes unicode-cldr-core; do
  [ -e "build/lexicon/$package.tsv" ] && continue
  echo "the claims are those of a lexicon with all packages; $package is not there, so they were not checked" >&2
  exit 0
done
python3 bench/claims.py build/bench/leaderboard.tsv README.md bench/NOTES.md
