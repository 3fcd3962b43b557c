#!/bin/sh
# The planner: published meeting instances beside clasp, generated fairs, the oracle in bulk, selection beside LEMON.
# README.md explains the tables.
# Usage: ./do bench plan [b2b [option...] | fairs [option...] | oracle [option...] | selection [full]]
set -eu
data=${CAUNOI_DATA:-../shared/data}/b2b-scheduling
what=${1:-all}
[ $# -eq 0 ] || shift
b2b() {
  if [ $# -eq 0 ] && command -v clasp >/dev/null; then set -- --clasp 60; fi
  build/bin/caunoi_plan_board b2b --data "$data" "$@"
}
case "$what" in
  all)
    b2b
    build/bin/caunoi_plan_board fairs
    build/bin/caunoi_plan_board oracle
    [ ! -x build/bin/caunoi_selection_board ] || build/bin/caunoi_selection_board
    ;;
  b2b) b2b "$@" ;;
  fairs | oracle) build/bin/caunoi_plan_board "$what" "$@" ;;
  selection) build/bin/caunoi_selection_board "$@" ;;
  *) echo "usage: ./do bench plan [b2b | fairs | oracle | selection [full]]" >&2; exit 2 ;;
esac
