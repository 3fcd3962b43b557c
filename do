#!/bin/sh
# do -- the whole set-up on a fresh Debian 12 machine: installs what is missing, configures, builds, runs.
# Usage: ./do demo | test | build | bench | lint | format | fuzz | clean
set -eu
cd "$(dirname "$0")"

build_packages="g++ cmake ninja-build ccache pkg-config libicu-dev libxapian-dev libboost-graph-dev libboost-serialization-dev libeigen3-dev libzip-dev
  libpugixml-dev libxlsxwriter-dev nlohmann-json3-dev libcli11-dev libfmt-dev libuchardet-dev libfreexl-dev libmecab-dev mecab-ipadic-utf8 libcadical-dev"
# A real browser, spreadsheet reader and calendar parser read what caunoi writes; LEMON is the peer the selection is compared with.
test_packages="libgtest-dev libgmock-dev python3 python3-openpyxl python3-icalendar liblemon-dev chromium fonts-noto-cjk fonts-noto-core"

say() { printf '%s\n' "$*" >&2; }

# need PACKAGE...: installs those that are not there yet; touches nothing when all are.
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
  [ "$(id -u)" -eq 0 ] || sudo="sudo"
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

case "${1:-help}" in
  build)
    # shellcheck disable=SC2086
    need $build_packages
    build build caunoi_command
    say "the command is build/bin/caunoi"
    ;;
  demo)
    # shellcheck disable=SC2086
    need $build_packages
    build build caunoi_command
    build/bin/caunoi run corpus/haiphong-2015 -o build/demo
    say "open build/demo/index.html"
    ;;
  test)
    # shellcheck disable=SC2086
    need $build_packages $test_packages
    build build all -DCAUNOI_BUILD_TESTS=ON
    ctest --test-dir build --output-on-failure -j "$(nproc)"
    ;;
  bench)
    # shellcheck disable=SC2086
    need $build_packages python3
    build build all -DCAUNOI_BUILD_BENCH=ON
    shift
    case "${1:-quality}" in
      quality) [ $# -eq 0 ] || shift; sh bench/quality.sh "$@" ;;
      *) say "usage: ./do bench quality [set...]"; exit 2 ;;
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
    # shellcheck disable=SC2086
    need $build_packages $test_packages
    build build/sanitize all -DCAUNOI_BUILD_TESTS=ON -DCAUNOI_SANITIZE=ON
    ctest --test-dir build/sanitize --output-on-failure -j "$(nproc)"
    ;;
  clean) rm -rf build ;;
  *)
    sed -n '2,3s/^# //p' "$0"
    exit 2
    ;;
esac
