#!/bin/sh
# fuzz.sh FUZZER SECONDS [FUNCTION...] -- lets the fuzzer search in each function that takes bytes, from the kept seeds and what earlier
# runs found (build/fuzz/found); stops at the first input that is neither answered nor refused, and leaves it beside them.
set -eu
fuzzer=$1 seconds=$2
shift 2
here=$(dirname "$0")
# Xapian 1.4 frees some nodes of its query parser by the size of their base class, which the C library does not look at.
export ASAN_OPTIONS="new_delete_type_mismatch=0${ASAN_OPTIONS:+:$ASAN_OPTIONS}"
found=$(dirname "$(dirname "$fuzzer")")/found
[ $# -gt 0 ] || set -- $(sed -n 's/^    {"\(caunoi_[a-z_]*\)",$/\1/p' "$here/c_api_fuzz.cpp")
for name in "$@"; do
  mkdir -p "$found/$name"
  echo "$name: $seconds s" >&2
  FUZZ_ONLY=$name "$fuzzer" -max_total_time="$seconds" -rss_limit_mb=4096 -max_len=8192 -timeout=30 -print_final_stats=0 -verbosity=0 \
    -artifact_prefix="$found/$name-" "$found/$name" "$here/seeds" >"$found/$name.log" 2>&1 || { tail -n 40 "$found/$name.log" >&2; exit 1; }
done
echo "clean: $# functions, $seconds s each" >&2
