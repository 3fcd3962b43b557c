#!/usr/bin/env python3
"""compare.py and table.py as their users have them: verdicts, thresholds, exit status, files that cannot be used.

usage: compare_test.py path/to/bench
"""
import json
import pathlib
import subprocess
import sys
import tempfile

bench = pathlib.Path(sys.argv[1]).resolve()
folder = pathlib.Path(tempfile.mkdtemp())
failures = 0


def check(condition, what):
    global failures
    if not condition:
        failures += 1
        print("FAILED:", what)


def write(name, content):
    path = folder / name
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def run(script, *arguments):
    done = subprocess.run([sys.executable, bench / script, *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


def counts(**work):
    return {"format": "caunoi-instructions/1", "compiler": "12.2.0", "work": {k.replace("_", "/"): {"items": 10, "instructions": v} for k, v in work.items()}}


def entry(name, cpu, repetition=0, suffix="/iterations:10/repeats:2", **counters):
    return {"name": name + suffix, "run_name": name + suffix, "run_type": "iteration", "repetition_index": repetition, "real_time": cpu * 2, "cpu_time": cpu,
            "time_unit": "ms", "iterations": 10, **counters}


def speed(*entries):
    return {"context": {"compiler": "12.2.0"}, "benchmarks": list(entries)}


def word_of(out, name):
    return next((line.split()[-1] for line in out.splitlines() if line.startswith(name + " ")), None)


# -- instruction counts: five per cent either way, and exactly five is no regression
old = write("old.json", counts(text_vi=1000, panel_build=1000, panel_query=1000, fair_plan=1000))
new = write("new.json", counts(text_vi=1050, panel_build=1051, panel_query=900, fair_plan=990, new_work=5))
status, out, _ = run("compare.py", old, new)
check(status == 1, "a regression ends with 1")
check(word_of(out, "text/vi") == "same", "five per cent more is the same")
check(word_of(out, "panel/build") == "SLOWER", "more than that is slower")
check(word_of(out, "panel/query") == "faster", "a tenth less is faster")
check(word_of(out, "fair/plan") == "same", "a per cent less is the same")
check(word_of(out, "new/work") == "new", "what is new is said")
check(run("compare.py", "--threshold", ".1", old, new)[0] == 0, "a threshold of a tenth lets it pass")
check(run("compare.py", old, old)[0] == 0, "a file is no slower than itself")
status, out, _ = run("compare.py", new, old)
check(status == 1 and word_of(out, "new/work") == "MISSING", "work that is gone is told and fails")

# -- times: the least of the repetitions, processor time, peers and the machine left out
a = write("a.json", speed(entry("panel/all-words/10k/caunoi", 9.0), entry("panel/all-words/10k/caunoi", 1.0, 1), entry("panel/all-words/10k/xapian", 1.0),
                          entry("machine/read/1", 1.0)))
b = write("b.json", speed(entry("panel/all-words/10k/caunoi", 1.1), entry("panel/all-words/10k/caunoi", 50.0, 1), entry("panel/all-words/10k/xapian", 9.0),
                          entry("machine/read/1", 9.0)))
c = write("c.json", speed(entry("panel/all-words/10k/caunoi", 1.2), entry("panel/all-words/10k/caunoi", 1.3, 1)))
status, out, _ = run("compare.py", a, b)
check(status == 0 and word_of(out, "panel/all-words/10k/caunoi") == "same", "the least of the repetitions counts, fifteen per cent are noise")
check("xapian" not in out and "machine" not in out, "neither peers nor the machine are compared")
check(run("compare.py", a, c)[0] == 1, "a fifth more is slower")
check(run("compare.py", "--threshold", ".25", a, c)[0] == 0, "unless a quarter is allowed")

# -- what cannot be used
check(run("compare.py", old, a)[0] == 2, "counts and times are not compared")
check("no JSON" in run("compare.py", old, write("bad.json", "{"))[2], "a cut file is told")
check(run("compare.py", old, write("list.json", "[]"))[0] == 2, "a list is no result")
check(run("compare.py", old, write("other.json", "{}"))[0] == 2, "another object neither")
check(run("compare.py", old, folder / "absent.json")[0] == 2, "a file that is not there")
check(run("compare.py", "--threshold", "much", old, new)[0] == 2, "a threshold that is no number")
check(run("compare.py", old)[0] == 2, "one file alone")

# -- the table: ratios, verdicts, what was not measured, what was skipped
skipped = {"name": "panel/all-words/100k/sqlite", "run_type": "iteration", "error_occurred": True, "error_message": "not there", "real_time": 0, "cpu_time": 0,
           "time_unit": "ms"}
ranked = {"terms": 29.0, "postings": 420000.0}
table = write("table.json", speed(
    entry("machine/read/1", 10.0, bytes=500e6), entry("machine/read/2", 10.0, bytes=800e6),
    entry("panel/all-words/100k/caunoi", 0.1, bytes_touched=1e6, **ranked), entry("panel/all-words/100k/xapian", 20.0, **ranked), skipped,
    entry("panel/content-words/100k/caunoi", 0.1, **ranked), entry("panel/content-words/100k/xapian", 5.0, **ranked),
    entry("panel/exact/all-words/100k", 10.0, same=200.0, needs=200.0), entry("panel/exact/content-words/100k", 10.0, same=198.0, needs=200.0),
    entry("panel/threads/100k/1", 10.0), entry("panel/threads/100k/2", 5.0),
    entry("panel/build/100k/caunoi", 0.0, suffix="/iterations:1/manual_time", bytes_document=300.0)))
status, out, _ = run("table.py", table)
check(status == 0, "the table is printed")
lines = {line.split("|")[1].strip(): [cell.strip() for cell in line.split("|")[2:-1]] for line in out.splitlines() if line.startswith("| ")}
check(lines["top 20 of 100k, about 29 terms, against Xapian"] == ["120x", "250x", "200x", "floor"], "200x is above the floor")
check(lines["top 20 of 100k, about 23 terms, against Xapian"][2:] == ["50x", "BELOW"], "50x is below it")
check(lines["queries with the top 20 of exhaustive scoring"][2:] == ["99 %", "BELOW"], "the worse of both kinds of needs counts")
check(lines["two threads against one"][2:] == ["2x", "aim"], "threads by the clock")
check(lines["a walk on 100k nodes against igraph"][2:] == ["–", ""], "what was not measured is left open")
check(lines["100k all-words caunoi"][6] == "40 %", "a megabyte in .1 ms is 10 GB/s, 40 % of 25")
check((lines["100k all-words caunoi"][7], lines["100k content-words caunoi"][7]) == ("100 %", "99 %"), "exact by kind of need")
check("sqlite" not in out, "what was skipped is left out")
check(run("table.py", old)[0] == 2 and run("table.py")[0] == 2, "a table of something else")

print("ok" if failures == 0 else f"{failures} failed")
sys.exit(1 if failures else 0)
