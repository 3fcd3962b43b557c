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

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "bindings"))
import header as caunoi_h


def main(library: str) -> int:
    if not all(map(shutil.which, ("nm", "readelf", "cc"))):
        print("nm, readelf and cc are needed")
        return 77
    header = caunoi_h.parse()
    listed = subprocess.run(["nm", "-D", "--defined-only", library], check=True, capture_output=True, text=True).stdout
    # A version node (CAUNOI_1) is listed as an absolute symbol.
    exported = {
        name.split("@")[0] for _, kind, name in (line.split() for line in listed.splitlines()) if kind != "A"
    }
    complaints = [f"declared and not exported: {name}" for name in sorted(set(header.functions) - exported)]
    complaints += [f"exported and not declared: {name}" for name in sorted(exported - set(header.functions))]
    # As the compiler sees it, without the header's own declarations.
    folder = pathlib.Path(__file__).parent
    preprocess = ["cc", "-E", "-DCAUNOI_H", f"-I{folder.parents[1] / 'include'}", str(folder / "nulls.c")]
    nulls = subprocess.run(preprocess, check=True, capture_output=True, text=True).stdout
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
