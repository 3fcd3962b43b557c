#!/bin/sh
# What every stage costs, beside peers, at 10,000 and 100,000 documents; at 1,000,000 as well with `full`; at 10,000 alone with `quick`.
# README.md explains the table.
# Usage: ./do bench speed [quick|full] [option of caunoi_speed...]
set -eu
largest=100000
case "${1:-}" in
  quick) largest=10000; shift ;;
  full) largest=1000000; shift ;;
esac
[ -x build/bin/caunoi_speed ] || { echo "Google Benchmark is not installed: no speed can be measured; by hand: apt-get install libbenchmark-dev" >&2; exit 1; }
mkdir -p build/bench
[ "$largest" -ge 100000 ] || set -- --largest-survey "$largest" "$@"
build/bin/caunoi_speed --largest "$largest" --benchmark_out=build/bench/speed.json.part --benchmark_out_format=json "$@" >&2
mv build/bench/speed.json.part build/bench/speed.json
python3 bench/table.py build/bench/speed.json
