#!/usr/bin/env python3
"""The table of a run of caunoi_speed: bars first, then every figure. README.md explains the columns.

usage: table.py build/bench/speed.json
"""
import sys

import results

SYSTEMS = ("caunoi", "xapian", "sqlite", "igraph")
KINDS = ("all-words", "content-words")


class Run:
    def __init__(self, found):
        self.found = found

    def get(self, name):
        return self.found.get(name)

    def ratio(self, ours, peer):
        """How many times what the peer takes is of what we take."""
        ours, peer = self.get(ours), self.get(peer)
        return peer.seconds / ours.seconds if ours and peer else None

    def counter(self, name, counter):
        one = self.get(name)
        return one.counters.get(counter) if one else None

    def per_seed(self, name):
        one = self.get(name)
        return one.seconds / one.counters["seeds"] if one else None

    def read_speed(self, threads):
        one = self.get(f"machine/read/{threads}")
        return one.counters["bytes"] / one.clock_seconds if one else None

    def exact(self, kind, size):
        """The share of the needs whose answer is that of exhaustive scoring."""
        one = self.get(f"panel/exact/{kind}/{size}")
        return one.counters["same"] / one.counters["needs"] if one else None

    def worst_exact(self):
        shares = [self.exact(kind, "100k") for kind in KINDS]
        return None if None in shares else min(shares)

    def threads(self):
        one, two = self.get("panel/threads/100k/1"), self.get("panel/threads/100k/2")
        return one.clock_seconds / two.clock_seconds if one and two else None

    def growth(self, kind):
        return self.ratio(f"panel/{kind}/100k/caunoi", f"panel/{kind}/1M/caunoi")

    def worst_growth(self):
        both = [self.growth(kind) for kind in KINDS]
        return None if None in both else max(both)

    def walks(self):
        ours, peer = self.per_seed("network/walk/100k/caunoi"), self.per_seed("network/walk/100k/igraph")
        return peer / ours if ours and peer else None

    def clock(self, name):
        one = self.get(name)
        return one.clock_seconds if one else None

    def inverse(self, ours, peer):
        ratio = self.ratio(ours, peer)
        return 1 / ratio if ratio else None


def seconds(value):
    for unit, scale in (("s", 1), ("ms", 1e-3), ("µs", 1e-6)):
        if value >= scale:
            return f"{value / scale:.3g} {unit}"
    return f"{value / 1e-9:.3g} ns"


def times(value):
    return f"{value:.3g}x" if value < 1000 else f"{value:.0f}x"


def share(value):
    return f"{100 * value:.4g} %"


def gigabytes(value):
    return f"{value / 1e9:.2f} GB"


# what, value, how it is written, floor, aim, whether more is better
def bars(run):
    return [
        ("top 20 of 100k, about 29 terms, against Xapian", run.ratio("panel/all-words/100k/caunoi", "panel/all-words/100k/xapian"), times, 120, 250, True),
        ("top 20 of 100k, about 23 terms, against Xapian", run.ratio("panel/content-words/100k/caunoi", "panel/content-words/100k/xapian"), times, 70, 120, True),
        ("queries with the top 20 of exhaustive scoring", run.worst_exact(), share, 1, 1, True),
        ("two threads against one", run.threads(), times, 1.8, 1.95, True),
        ("match of 18,649 technologies and 6,000 needs", run.clock("match/survey/18649x6000"), seconds, 15, 5, False),
        ("its memory", run.counter("match/survey/18649x6000", "peak_bytes"), gigabytes, 1.5e9, 0.8e9, False),
        ("one need matched live on 100k, 99th percentile", run.counter("match/live/100k", "p99"), seconds, 10e-3, 2e-3, False),
        ("a search with a filter on 100k, 99th percentile", run.counter("index/search/100k", "p99"), seconds, 10e-3, 3e-3, False),
        ("a changed record matchable on 100k", run.counter("index/update/100k", "p99"), seconds, 50e-3, 50e-3, False),
        ("opening a panel of 100k", run.clock("index/open/100k"), seconds, 50e-3, 10e-3, False),
        ("indexing 100k against Xapian's TermGenerator", run.inverse("index/build/100k/caunoi", "index/build/100k/xapian"), times, 1.5, 1, False),
        ("a walk on 100k nodes against igraph", run.walks(), times, 30, 80, True),
        ("a query on 1M against one on 100k", run.worst_growth(), times, 11, 10, False),
    ]


def verdict(value, floor, aim, more):
    if value is None:
        return ""
    reaches = (lambda bar: value >= bar) if more else (lambda bar: value <= bar)
    return "aim" if reaches(aim) else "floor" if reaches(floor) else "BELOW"


def print_rows(head, rows):
    table = [list(map(str, row)) for row in [head, *rows]]
    widths = [max(len(row[i]) for row in table) for i in range(len(head))]
    for n, row in enumerate(table):
        print("| " + " | ".join(cell.ljust(w) if i == 0 else cell.rjust(w) for i, (cell, w) in enumerate(zip(row, widths))) + " |")
        if n == 0:
            print("| " + " | ".join("-" * max(3, w) for w in widths) + " |")
    print()


def print_bars(run):
    rows = [(what, how(floor), how(aim), "–" if value is None else how(value), verdict(value, floor, aim, more))
            for what, value, how, floor, aim, more in bars(run)]
    print_rows(("bar", "floor", "aim", "measured", "reached"), rows)


def print_ranking(run):
    bandwidth = run.read_speed(1)
    rows = []
    for size in ("10k", "100k", "100k-mixed", "10k-mixed", "1M"):
        for kind in KINDS:
            for system in SYSTEMS:
                one = run.get(f"panel/{kind}/{size}/{system}")
                if not one:
                    continue
                ratio = run.ratio(f"panel/{kind}/{size}/caunoi", f"panel/{kind}/{size}/{system}") if system != "caunoi" else None
                touched = one.counters.get("bytes_touched")
                exact = run.exact(kind, size) if system == "caunoi" else None
                rows.append((f"{size} {kind} {system}", seconds(one.seconds), times(ratio) if ratio else "", f"{one.counters['terms']:.1f}",
                             f"{one.counters['postings']:,.0f}", f"{one.seconds / one.counters['postings'] * 1e9:.2f}",
                             f"{touched / one.seconds / 1e9:.1f}" if touched else "", f"{100 * touched / one.seconds / bandwidth:.3g} %" if touched and bandwidth else "",
                             share(exact) if exact is not None else "", f"{100 * one.spread:.0f} %"))
    if rows:
        print_rows(("top 20 a query", "CPU", "to ours", "terms", "postings", "ns/posting", "GB/s", "of memory", "exact", "spread"), rows)
    if bandwidth:
        print(f"Memory is read at {bandwidth / 1e9:.1f} GB/s by one thread, {run.read_speed(2) / 1e9:.1f} GB/s by two.\n")


def print_growth(run):
    rows = []
    for stage in [f"panel/{kind}" for kind in KINDS] + ["panel/build", "index/build", "index/search", "index/open", "match/live", "network/walk"]:
        for system in SYSTEMS:
            costs = []
            for size in ("10k", "100k", "1M"):
                one = run.get(f"{stage}/{size}/{system}") or (run.get(f"{stage}/{size}") if system == "caunoi" else None)
                costs.append(one.seconds / one.counters.get("seeds", 1) if one else None)
            if costs[0] is None or costs[1] is None:
                continue
            rows.append((f"{stage} {system}", *[seconds(c) if c is not None else "" for c in costs],
                         *[times(b / a) if a and b else "" for a, b in zip(costs, costs[1:])]))
    if rows:
        print_rows(("as size grows", "10k", "100k", "1M", "100k/10k", "1M/100k"), rows)


def print_rest(run):
    rows = []
    for name, one in run.found.items():
        if name.endswith("/end") or any(name.startswith(f"panel/{kind}/") for kind in KINDS):
            continue
        told = []
        for counter, value in one.counters.items():
            if counter in ("bytes_per_second",):
                told.append(f"{value / 1e6:.4g} MB/s")
            elif counter in ("p50", "p99", "analyse", "index", "score"):
                told.append(f"{counter} {seconds(value)}")
            elif counter == "peak_bytes":
                told.append(gigabytes(value))
            elif counter == "bytes_document":
                told.append(f"{value:.0f} bytes a document")
            else:
                told.append(f"{counter} {value:.4g}")
        rows.append((name, seconds(one.seconds), seconds(one.clock_seconds), ", ".join(told)))
    print_rows(("stage", "CPU", "clock", "counted"), rows)


def main(arguments):
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        run = Run(results.benchmarks(results.read(arguments[0]), arguments[0]))
    except results.Unreadable as e:
        print(e, file=sys.stderr)
        return 2
    print()
    print_bars(run)
    print_ranking(run)
    print_growth(run)
    print_rest(run)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
