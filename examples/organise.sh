#!/bin/sh
# organise.sh -- from a folder of workbooks to what is handed out at the door, and what to do when somebody does not come.
#
#     organise.sh FOLDER RESULT [CHANGES.JSON]
#
# FOLDER holds the workbooks and, for a programme, fair.json. RESULT/index.html leads to everything. With CHANGES.JSON
# (who does not come, who walks in; corpus/README.md) the programme is repaired with as few people disturbed as can be.
# CAUNOI names the command where it is not installed.
set -eu
caunoi=${CAUNOI:-caunoi}
[ $# -ge 2 ] || { sed -n '2,4s/^# *//p' "$0" >&2; exit 2; }
folder=$1 result=$2 changes=${3:-}

"$caunoi" run "$folder" -o "$result"

# What needs a human eye, worst first: the same cells are coloured in repair.xlsx.
if [ -s "$result/findings.jsonl" ]; then
  echo "to look at: $(grep -c . "$result/findings.jsonl") cells, in $result/repair.xlsx"
fi

if [ -f "$result/programme.json" ]; then
  # Nothing is printed that a second pair of eyes has not seen: the checker shares no code with the planner.
  "$caunoi" check "$result/fair.json" "$result/programme.json"
  if [ -n "$changes" ]; then
    "$caunoi" repair "$result/fair.json" "$result/programme.json" "$changes" -o "$result/repaired.json" --notices "$result/notices.html"
    echo "who is told what, to print: $result/notices.html"
  fi
fi
echo "open $result/index.html"
