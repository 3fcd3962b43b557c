#!/usr/bin/env python3
"""The types that the packages tell: the Python package itself and a program that uses it under mypy --strict, the declarations of the
Node package and a program under tsc --strict. What must not compile is marked there, and the mark fails where it does.

usage: types_test.py mypy|tsc
"""
import pathlib
import shutil
import subprocess
import sys
import tempfile

TESTS = pathlib.Path(__file__).resolve().parent
ROOT = TESTS.parent

# Of @types/node what the declarations name, so that no registry is needed.
NODE = "declare class Buffer extends Uint8Array {}\n"


def main() -> int:
    tool = shutil.which(sys.argv[1])
    if tool is None:
        print(f"skipped: {sys.argv[1]} is not installed")
        return 77
    with tempfile.TemporaryDirectory() as scratch:
        if sys.argv[1] == "mypy":
            command = [tool, "--strict", "--warn-unused-ignores", "--cache-dir", scratch, "caunoi", str(TESTS / "python" / "typed_desk.py"),
                       str(ROOT / "examples" / "batch.py")]
            return subprocess.run(command, cwd=ROOT / "bindings" / "python").returncode
        node = pathlib.Path(scratch) / "node.d.ts"
        node.write_text(NODE)
        command = [tool, "--noEmit", "--strict", "--target", "es2022", "--lib", "es2022,dom", "--module", "nodenext",
                   "--moduleResolution", "nodenext", str(node), str(TESTS / "node" / "typed_desk.ts")]
        return subprocess.run(command, cwd=ROOT).returncode


if __name__ == "__main__":
    sys.exit(main())
