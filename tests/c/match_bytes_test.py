#!/usr/bin/env python3
"""A match through plain C has the bytes of the command.

usage: match_bytes_test.py PROGRAM COMMAND SOURCE_FOLDER
"""
import pathlib
import subprocess
import sys
import tempfile

program, command, source = sys.argv[1:4]
survey, lexicon = pathlib.Path(source) / "corpus" / "haiphong-2015", pathlib.Path(source) / "corpus" / "lexicon"


def said(*words):
    return subprocess.run([str(word) for word in words], check=True, capture_output=True).stdout


with tempfile.TemporaryDirectory() as scratch:
    folder = pathlib.Path(scratch)
    by_c = said(program, survey, lexicon, folder / "of-c")
    said(command, "index", survey, "-o", folder / "of-command", "--lexicon", lexicon)
    by_command = said(command, "match", folder / "of-command", "--lexicon", lexicon)
    assert len(by_c) > 100_000, len(by_c)
    assert by_c == by_command, f"{len(by_c)} bytes by C, {len(by_command)} by the command"
    print(f"{len(by_c)} bytes alike")
