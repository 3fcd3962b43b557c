#!/bin/sh
# border.sh [SURVEY [LEXICON]] -- what the C border costs (border.cpp says how): by time, with the shared library and with the C
# API linked in, and by instructions. Fails at 1 % of the instructions of either call.
set -eu
survey=${1:-corpus/haiphong-2015} lexicon=${2:-corpus/lexicon}
for program in caunoi_border caunoi_border_linked; do
  echo "$program"
  build/bin/$program "$survey" "$lexicon" 15
done
command -v valgrind >/dev/null || { echo "valgrind is not installed: no instructions are counted"; exit 0; }
counted() {
  valgrind --tool=callgrind --callgrind-out-file=/dev/null build/bin/caunoi_border "$survey" "$lexicon" "$@" 2>&1 | sed -n 's/.*Collected : //p'
}
result=0
for call in search match; do
  few=20 many=320
  [ "$call" = search ] || { few=1 many=2; }
  a=$(counted $few cpp $call) b=$(counted $many cpp $call) c=$(counted $few c $call) d=$(counted $many c $call)
  echo "$((b - a)) $((d - c)) $((many - few)) $call" | awk '{
    share = 100 * ($2 - $1) / $1
    printf "one %s: C++ %.0f instructions, C %.0f, the border %+.0f (%+.2f %%)\n", $4, $1 / $3, $2 / $3, ($2 - $1) / $3, share
    exit share >= 1 }' || result=1
done
exit $result
