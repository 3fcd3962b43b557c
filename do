#!/bin/sh
# do -- the whole set-up on a fresh Debian 12 machine: installs what is missing, configures, builds, runs.
# Usage: ./do demo | test | build | package | bench | lint | format | fuzz | clean
set -eu
cd "$(dirname "$0")"

build_packages="g++ cmake ninja-build ccache pkg-config libicu-dev libxapian-dev libboost-graph-dev libboost-serialization-dev libeigen3-dev libzip-dev
  libpugixml-dev libxxhash-dev libxlsxwriter-dev nlohmann-json3-dev libcli11-dev libfmt-dev libuchardet-dev libfreexl-dev libmecab-dev mecab-ipadic-utf8 libcadical-dev"
# A real browser, spreadsheet reader and calendar parser read what caunoi writes; LEMON is the peer the selection is compared with.
test_packages="dpkg-dev python3-numpy libgtest-dev libgmock-dev python3 python3-openpyxl python3-icalendar mypy node-typescript liblemon-dev chromium fonts-noto-cjk fonts-noto-core"
# What the speed half of the benchmarks measures with and against; what is not there is left out of its table.
bench_packages="clasp libbenchmark-dev libsqlite3-dev libigraph-dev valgrind"
# Dictionaries of Debian that fill the gaps of the lexicon; everything works without them. PACKAGE:SOURCE
dictionaries="edict:/usr/share/edict wordnet-base:/usr/share/wordnet iso-codes:/usr/share/iso-codes unicode-cldr-core:/usr/share/unicode/cldr"

say() { printf '%s\n' "$*" >&2; }

# need PACKAGE...: installs those that are not there yet; touches nothing when all are. With $quietly nobody is asked for a password.
need() {
  missing=""
  for package in "$@"; do
    case "$(dpkg-query -W -f='${db:Status-Abbrev}' "$package" 2>/dev/null || true)" in
      ii*) ;;
      *) missing="$missing $package" ;;
    esac
  done
  [ -z "$missing" ] && return 0
  say "installing:$missing"
  sudo=""
  [ "$(id -u)" -eq 0 ] || sudo="sudo ${quietly:+-n}"
  $sudo apt-get update -qq
  # shellcheck disable=SC2086
  DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends $missing >&2
}

# build FOLDER TARGET [cmake option...]: all commands share one folder, so that the tests reuse what the demo has built.
build() {
  folder=$1 target=$2
  shift 2
  cmake -S . -B "$folder" -G Ninja -DCMAKE_BUILD_TYPE=Release "$@" >/dev/null
  cmake --build "$folder" --target "$target" >&2
}

# node: Node and the headers of its C interface, which come with it or, in Debian, in a package of their own.
node() {
  [ -e /usr/include/node/node_api.h ] && command -v node >/dev/null || need nodejs libnode-dev
}

# newer FILE [FILE...]: true when any of the others is newer than the first, or there is no first.
newer() {
  made=$1
  shift
  [ ! -e "$made" ] || [ -n "$(find "$@" -newer "$made" 2>/dev/null)" ]
}

# lexicon: installs the dictionaries and imports them beside the command, each once. What cannot be had is left out with a
# notice, and not asked for again before the next day.
lexicon() {
  mkdir -p build/lexicon
  wanted="" refused=build/lexicon/not-installed
  for dictionary in $dictionaries; do
    wanted="$wanted ${dictionary%%:*}"
  done
  if [ -z "$(find "$refused" -mtime -1 2>/dev/null)" ]; then
    # shellcheck disable=SC2086
    if (quietly=yes && need $wanted); then
      rm -f "$refused"
    else
      touch "$refused"
      say "going on without dictionaries that could not be installed; by hand: apt-get install$wanted"
    fi
  fi
  for dictionary in $dictionaries; do
    package=${dictionary%%:*} source=${dictionary#*:}
    made=build/lexicon/$package.tsv
    [ -e "$source" ] || continue
    newer "$made" build/bin/caunoi corpus/lexicon/*.tsv "/var/lib/dpkg/info/$package.list" || continue
    say "importing $package"
    if build/bin/caunoi lexicon import "$source" --lexicon corpus/lexicon -o "$made.part" 2>"$made.log"; then
      mv "$made.part" "$made"
    else
      rm -f "$made.part"
      say "going on without $package: $(tail -n 1 "$made.log")"
    fi
  done
}

case "${1:-help}" in
  build)
    # shellcheck disable=SC2086
    need $build_packages
    build build caunoi_command
    lexicon
    say "the command is build/bin/caunoi"
    ;;
  demo)
    # shellcheck disable=SC2086
    need $build_packages
    build build caunoi_command
    lexicon
    build/bin/caunoi run corpus/haiphong-2015 -o build/demo
    say "open build/demo/index.html"
    ;;
  test)
    # shellcheck disable=SC2086
    need $build_packages $test_packages
    node
    build build all -DCAUNOI_BUILD_TESTS=ON
    lexicon
    ctest --test-dir build --output-on-failure -j "$(nproc)"
    ;;
  package)
    # shellcheck disable=SC2086
    need $build_packages dpkg-dev
    node
    build build all
    (cd build && cpack -G DEB -B package >&2)
    ls build/package/*.deb
    ;;
  bench)
    # shellcheck disable=SC2086
    need $build_packages python3
    for package in $bench_packages; do
      (quietly=yes && need "$package") || say "going on without $package, which could not be installed"
    done
    build build all -DCAUNOI_BUILD_BENCH=ON
    lexicon
    shift
    what=${1:-both}
    [ $# -eq 0 ] || shift
    case "$what" in
      both) sh bench/quality.sh; sh bench/speed.sh ;;
      quality | speed | plan | instructions | border) sh "bench/$what.sh" "$@" ;;
      *) say "usage: ./do bench [quality [set...] | speed [quick|full] | plan [b2b|fairs|oracle|selection] | instructions [renew] | border]"; exit 2 ;;
    esac
    ;;
  format)
    need clang-format
    git ls-files '*.cpp' '*.hpp' '*.c' '*.h' | xargs clang-format -i
    ;;
  lint)
    need clang-tidy cppcheck
    [ -f build/compile_commands.json ] || { say "run ./do build first"; exit 1; }
    git ls-files 'src/*.cpp' | xargs -n 8 clang-tidy --quiet -p build
    ;;
  fuzz)
    # ./do fuzz [seconds a function, 600]: every test with both sanitizers, the C API with ThreadSanitizer and under valgrind, then its
    # fuzzer, function by function, from the kept seeds.
    # shellcheck disable=SC2086
    need $build_packages $test_packages clang-19 libclang-rt-19-dev
    build build/sanitize all -DCAUNOI_BUILD_TESTS=ON -DCAUNOI_SANITIZE=ON
    ctest --test-dir build/sanitize --output-on-failure -j "$(nproc)"
    build build/tsan c_api_test -DCAUNOI_BUILD_TESTS=ON -DCAUNOI_TSAN=ON -DCAUNOI_INSTALL=OFF
    mkdir -p build/tsan/scratch
    build/tsan/bin/c_api_test . build/tsan/scratch
    if need valgrind; then
      build build c_api_test -DCAUNOI_BUILD_TESTS=ON
      valgrind --error-exitcode=9 --leak-check=full -q build/bin/c_api_test . build/tsan/scratch
    fi
    CC=clang-19 CXX=clang++-19 build build/fuzz c_api_fuzz -DCAUNOI_FUZZ=ON -DCAUNOI_BUILD_EXAMPLES=OFF -DCAUNOI_INSTALL=OFF
    sh tests/fuzz/fuzz.sh build/fuzz/bin/c_api_fuzz "${2:-600}"
    ;;
  clean) rm -rf build ;;
  *)
    sed -n '2,3s/^# //p' "$0"
    exit 2
    ;;
esac
