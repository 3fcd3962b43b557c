#!/bin/sh
# The planner beside its peers. README.md explains the tables.
# Usage: ./do bench plan [selection [full]]
set -eu
what=${1:-selection}
[ $# -eq 0 ] || shift
case "$what" in
  selection) build/bin/caunoi_selection_board "$@" ;;
  *) echo "usage: ./do bench plan [selection [full]]" >&2; exit 2 ;;
esac
