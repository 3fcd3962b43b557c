#!/usr/bin/env python3
"""Counts the instructions of caunoi_instructions under valgrind's callgrind.

usage: instructions.py path/to/caunoi_instructions path/to/lexicon OUT.json
"""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile


def dumps(folder):
    """Instructions by name of the piece of work, from callgrind's dump files."""
    out = {}
    for file in sorted(folder.glob("callgrind.out.*")):
        text = file.read_text(encoding="utf-8", errors="replace")
        name = re.search(r"^desc: Trigger: Client Request: (\S+)$", text, re.MULTILINE)
        total = re.search(r"^totals: (\d+)$", text, re.MULTILINE)  # not "summary", which goes below zero where a thread has ended
        if name and total:
            out[name[1]] = int(total[1])
    return out


def main(arguments):
    if len(arguments) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    program, lexicon, out = arguments
    valgrind = shutil.which("valgrind")
    if valgrind is None:
        print("valgrind is not installed; by hand: apt-get install valgrind", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="caunoi-instructions-") as folder:
        folder = pathlib.Path(folder)
        ran = subprocess.run([valgrind, "--tool=callgrind", "--instr-atstart=no", f"--callgrind-out-file={folder}/callgrind.out", program, lexicon, folder],
                             stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=False)
        if ran.returncode != 0:
            print(ran.stderr[-2000:], file=sys.stderr)
            print(f"{program} ended with {ran.returncode}", file=sys.stderr)
            return 1
        counts = dumps(folder)
    compiler = subprocess.run(["c++", "-dumpfullversion"], stdout=subprocess.PIPE, text=True, check=False).stdout.strip()
    work = {}
    for line in ran.stdout.splitlines():
        name, items = line.split("\t")
        if name not in counts:
            print(f"callgrind told no count of {name}", file=sys.stderr)
            return 1
        work[name] = {"items": int(items), "instructions": counts[name]}
    path = pathlib.Path(out)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"format": "caunoi-instructions/1", "compiler": compiler, "work": work}, indent=1) + "\n", encoding="utf-8")
    for name, one in work.items():
        print(f"{name:24} {one['instructions']:>15,} instructions, {one['instructions'] / one['items']:>13,.0f} an item")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
