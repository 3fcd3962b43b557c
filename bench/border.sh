#!/bin/sh
# border.sh [SURVEY [LEXICON]] -- what the C border costs (border.cpp says how): by time, with the shared library and with the C
# API linked in, and by instructions. Fails at 1 % of the instructions of either call.
#
# Where the code of a process lies, which differs from start to start, makes a call some thousandths slower or faster for as long as
# the process lives; the border is the mean over starts.
set -eu
survey=${1:-corpus/haiphong-2015} lexicon=${2:-corpus/lexicon} starts=${STARTS:-8}
for program in caunoi_border caunoi_border_linked; do
  echo "$program, $starts starts: mean +- its standard error, least and most"
  for start in $(seq "$starts"); do build/bin/$program "$survey" "$lexicon" 2; done | awk -v starts="$starts" '
    function number(after, text) { return match(text, after " [-+0-9.]+") ? substr(text, RSTART + length(after) + 1, RLENGTH - length(after) - 1) + 0 : 0 }
    function told(name, i,   sum, squares, least, most, v, n) {
      least = 1e9; most = -1e9
      for (n = 1; n <= starts; ++n) { v = seen[name, i, n]; sum += v; squares += v * v; if (v < least) least = v; if (v > most) most = v }
      sum /= starts
      return sprintf("%+.2f +- %.2f (%+.2f to %+.2f)", sum, sqrt((squares / starts - sum * sum) / (starts > 1 ? starts - 1 : 1)), least, most)
    }
    {
      name = substr($0, 1, index($0, ": C++ ") - 1)
      if (!(name in count)) order[++names] = name
      n = ++count[name]
      seen[name, "border", n] = number("the border", $0)
      seen[name, "twice", n] = number("twice", $0)
      seen[name, "call", n] = number("C\\+\\+", substr($0, index($0, ": C++ ")))
      units[name] = index($0, "%") ? "%" : "us"
    }
    END {
      for (i = 1; i <= names; ++i)
        printf "%s: C++ %s; the border %s %s; two C++ calls differ by %s\n", order[i], told(order[i], "call"), told(order[i], "border"), units[order[i]], told(order[i], "twice")
    }'
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
