#!/bin/sh
# Counts the instructions of a fixed piece of work of every stage and compares them with bench/instructions.json.
# Usage: ./do bench instructions [renew]
set -eu
[ -x build/bin/caunoi_instructions ] || { echo "valgrind is not installed: no instructions can be counted; by hand: apt-get install valgrind" >&2; exit 1; }
python3 bench/instructions.py build/bin/caunoi_instructions corpus/lexicon build/bench/instructions.json
if [ "${1:-}" = renew ]; then
  cp build/bench/instructions.json bench/instructions.json
  exit 0
fi
python3 bench/compare.py bench/instructions.json build/bench/instructions.json && exit 0
echo "where this is meant, './do bench instructions renew' writes bench/instructions.json anew; say why in the commit" >&2
exit 1
