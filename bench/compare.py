#!/usr/bin/env python3
"""Two result files of one kind, a verdict a benchmark: results of caunoi_speed (processor time, the least of the repetitions) or
instruction counts of instructions.py.

usage: compare.py [--threshold SHARE] OLD.json NEW.json

A benchmark that takes more than SHARE longer is slower; .15 for times, .05 for counts unless said otherwise. Exit status 1 when
one is slower or is missing in NEW, 2 when a file cannot be used.
"""
import sys

import results

FORMAT = "caunoi-instructions/1"


def costs_of(path):
    """Kind of the file, cost by name."""
    content = results.read(path)
    if content.get("format") == FORMAT:
        return "instructions", {name: one["instructions"] for name, one in content["work"].items()}, content.get("compiler", "")
    found = results.benchmarks(content, path)
    compiler = content.get("context", {}).get("compiler", "")
    # machine/ is what the others are measured against, .../end gives memory back, peers are not ours to regress
    mine = {name: one.seconds for name, one in found.items()
            if not name.startswith("machine/") and not name.endswith(("/end", "/xapian", "/sqlite", "/igraph"))}
    return "seconds", mine, compiler


def verdict(old, new, threshold):
    if new > old * (1 + threshold):
        return "SLOWER"
    if new < old / (1 + threshold):
        return "faster"
    return "same"


def compare(old, new, threshold):
    """Rows of (name, old, new, verdict), in the order of the old file; new ones last."""
    rows = []
    for name, cost in old.items():
        rows.append((name, cost, new.get(name), verdict(cost, new[name], threshold) if name in new else "MISSING"))
    rows += [(name, None, cost, "new") for name, cost in new.items() if name not in old]
    return rows


def main(arguments):
    threshold = None
    if len(arguments) == 4 and arguments[0] == "--threshold":
        try:
            threshold = float(arguments[1])
        except ValueError:
            threshold = -1
        if threshold < 0:
            print(f"--threshold {arguments[1]}: a share such as .05 is wanted", file=sys.stderr)
            return 2
        arguments = arguments[2:]
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        (old_kind, old, old_compiler), (new_kind, new, new_compiler) = map(costs_of, arguments)
    except results.Unreadable as e:
        print(e, file=sys.stderr)
        return 2
    if old_kind != new_kind:
        print(f"{arguments[0]} tells {old_kind} and {arguments[1]} {new_kind}: they cannot be compared", file=sys.stderr)
        return 2
    if threshold is None:
        threshold = 0.05 if old_kind == "instructions" else 0.15
    if old_compiler != new_compiler:
        print(f"note: compiled by {old_compiler or 'an unknown compiler'} and by {new_compiler or 'an unknown compiler'}")
    number = (lambda v: f"{v:,}") if old_kind == "instructions" else (lambda v: f"{v:.4g}")
    rows = compare(old, new, threshold)
    for name, before, after, word in rows:
        ratio = f"{after / before:7.3f}" if before and after is not None else "       "
        print(f"{name:42} {number(before) if before is not None else '':>16} {number(after) if after is not None else '':>16} {ratio}  {word}")
    bad = [name for name, _, _, word in rows if word in ("SLOWER", "MISSING")]
    print(f"{len(rows)} compared by {old_kind}, {len(bad)} worse by more than {100 * threshold:g} % or missing")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
