#!/usr/bin/env python3
"""Nothing of the ABI that was released has changed: caunoi.h against itself as the last tag had it, by the rule that things are only ever
added (functions, fields at the end of structs, numbers of enums), unless CAUNOI_ABI_VERSION rose. With abidiff and the libraries of both
(CAUNOI_ABI_BASE names the older one), what the compiler made of it as well.

    abi_test.py LIBRARY
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "bindings"))
import header as caunoi_h


def parsed(text):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "caunoi.h"
        path.write_text(text, encoding="utf-8")
        return caunoi_h.parse(path)


def broken(old, new):
    """What a program built with the old header would stumble over."""
    if new.abi_version > old.abi_version:
        return []
    out = []
    for name, f in old.functions.items():
        now = new.functions.get(name)
        if now is None:
            out.append(f"{name}() is gone")
        elif (now.result, [a.type for a in now.arguments]) != (f.result, [a.type for a in f.arguments]):
            out.append(f"{name}() takes or gives something else")
    for name, s in old.structs.items():
        now = new.structs.get(name)
        fields = [(f.name, f.type) for f in s.fields]
        if now is None:
            out.append(f"{name} is gone")
        elif [(f.name, f.type) for f in now.fields[: len(fields)]] != fields:
            out.append(f"{name} is another struct, and not only longer")
        elif s.fields[0].name != "struct_size" and len(now.fields) != len(fields):
            out.append(f"{name} has no struct_size and cannot grow")
    for name, e in old.enums.items():
        now = new.enums.get(name)
        for word, number in e.numbers.items():
            if now is None or now.numbers.get(word) != number:
                out.append(f"{word} is no longer {number}")
    return out


def proves_itself(text):
    """Each kind of change is seen, and what may be added is not."""
    old = parsed(text)
    changes = {
        "function gone": (r"/\*[^/]*\*/\nCAUNOI_API uint64_t caunoi_live_handles\(void\);\n", ""),
        "argument": ("size_t i, caunoi_match_row \\*row", "uint32_t i, caunoi_match_row *row"),
        "number": ("CAUNOI_KIND_VISIT = 4", "CAUNOI_KIND_VISIT = 5"),
        "field moved": ("  double mean, low, high;\n} caunoi_measure", "  double low, mean, high;\n} caunoi_measure"),
        "field gone": ("  uint64_t count;    /\\* records found that have it \\*/\n", ""),
    }
    for what, (pattern, replacement) in changes.items():
        changed, count = re.subn(pattern, replacement, text, count=1)
        changed = changed.replace("{ sizeof(caunoi_facet_value), {NULL, 0}, {NULL, 0}, 0 }", "{ sizeof(caunoi_facet_value), {NULL, 0}, {NULL, 0} }") if what == "field gone" else changed
        assert count == 1, what
        assert broken(old, parsed(changed)), f"not seen: {what}"
    longer = text.replace("  double mean, low, high;\n} caunoi_measure", "  double mean, low, high;\n  double median;\n} caunoi_measure")
    longer = longer.replace("{ sizeof(caunoi_measure), {NULL, 0}, 0.0, 0.0, 0.0 }", "{ sizeof(caunoi_measure), {NULL, 0}, 0.0, 0.0, 0.0, 0.0 }")
    assert longer != text and broken(old, parsed(longer)) == []


def main(library):
    text = caunoi_h.HEADER.read_text(encoding="utf-8")
    proves_itself(text)
    complaints = []
    tag = subprocess.run(["git", "-C", str(ROOT), "describe", "--tags", "--abbrev=0"], capture_output=True, text=True).stdout.strip() if shutil.which("git") else ""
    before = subprocess.run(["git", "-C", str(ROOT), "show", f"{tag}:include/caunoi/caunoi.h"], capture_output=True, text=True).stdout if tag else ""
    if before:
        complaints += broken(parsed(before), parsed(text))
        print(f"compared with {tag}")
    else:
        print("nothing was released yet: there is nothing to compare with")
    base = os.environ.get("CAUNOI_ABI_BASE", "")
    if base and shutil.which("abidiff"):
        done = subprocess.run(["abidiff", "--no-added-syms", base, library], capture_output=True, text=True)
        if done.returncode & 12:  # an incompatible change, or one that may be
            complaints.append(done.stdout)
    print("\n".join(complaints))
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
