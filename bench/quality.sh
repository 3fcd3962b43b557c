#!/bin/sh
# Ranking quality of the default configuration on the measuring sets beside the project (../shared/data). bench/README.md explains.
# Usage: ./do bench [set...]
set -eu
data=${CAUNOI_DATA:-../shared/data}
caunoi=build/bin/caunoi
out=build/bench
[ -d "$data" ] || { echo "the measuring sets are not at $data; set CAUNOI_DATA to where they are" >&2; exit 2; }
mkdir -p "$out"
[ $# -gt 0 ] || set -- npl cranfield sbir-need-award alqac-vi xquad-vi jaquad-ja jsic-ja xquad-vi-en sib-vi-en sib-ja-en sib-ja-vi sib-vi-ja
for set in "$@"; do
  "$caunoi" rank --documents "$data/$set/documents.jsonl" --queries "$data/$set/queries.jsonl" -k 1000 --stats "$out/$set.json" -o "$out/$set.trec"
  printf '\n%s\n' "$set"
  "$caunoi" evaluate "$out/$set.trec" "$data/$set/qrels.tsv"
done
