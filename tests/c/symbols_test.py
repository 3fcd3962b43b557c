#!/usr/bin/env python3
"""The shared library exports exactly the functions of caunoi.h, and its SONAME is the ABI version; every one
is called with NULL in nulls.c.

    symbols_test.py LIBRARY
"""
import pathlib
import re
import shutil
import subprocess
import sys

from header import Header


def main(library: str) -> int:
    if not shutil.which("nm") or not shutil.which("readelf"):
        print("nm and readelf are needed")
        return 77
    header = Header()
    listed = subprocess.run(["nm", "-D", "--defined-only", library], check=True, capture_output=True, text=True).stdout
    # A version node (CAUNOI_1) is listed as an absolute symbol.
    exported = {
        name.split("@")[0] for _, kind, name in (line.split() for line in listed.splitlines()) if kind != "A"
    }
    complaints = [f"declared and not exported: {name}" for name in sorted(set(header.functions) - exported)]
    complaints += [f"exported and not declared: {name}" for name in sorted(exported - set(header.functions))]
    nulls = (pathlib.Path(__file__).parent / "nulls.c").read_text(encoding="utf-8")
    complaints += [f"not called in nulls.c: {name}" for name in sorted(header.functions) if f"{name}(" not in nulls]
    dynamic = subprocess.run(["readelf", "-d", library], check=True, capture_output=True, text=True).stdout
    soname = re.search(r"SONAME.*\[(.*)\]", dynamic)
    wanted = f"libcaunoi_c.so.{header.abi_version}"
    if soname is None or soname.group(1) != wanted:
        complaints.append(f"SONAME is {soname and soname.group(1)}, not {wanted}")
    print("\n".join(complaints) or f"{len(exported)} symbols, SONAME {wanted}")
    return 1 if complaints or not exported else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
