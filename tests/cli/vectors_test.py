#!/usr/bin/env python3
"""The caller's vectors through the command: the example of the README, bad ones with file and line, rank with and without.

Usage: vectors_test.py COMMAND
"""
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile

COMMAND = sys.argv[1]
ROOT = pathlib.Path(__file__).resolve().parents[2]
failures = []


def run(*arguments):
    return subprocess.run([COMMAND, *map(str, arguments)], capture_output=True, timeout=120, encoding="utf-8")


def check(name, condition, detail=""):
    if not condition:
        failures.append(name)
        print(f"FAILED {name}: {str(detail)[:600]}")


def write(path, rows):
    path.write_text("".join((r if isinstance(r, str) else json.dumps(r, ensure_ascii=False)) + "\n" for r in rows), encoding="utf-8")
    return path


def lines(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def matches(tmp, source, *options):
    check("index", (made := run("index", source, "-o", tmp / "index")).returncode == 0, made.stderr)
    check("match", (made := run("match", tmp / "index", "-o", tmp / "matches.jsonl", *options)).returncode == 0, made.stderr)
    return lines(tmp / "matches.jsonl")


def readme(tmp):
    """What the README shows is what happens."""
    section = (ROOT / "README.md").read_text(encoding="utf-8").split("#### Your own vectors")[1].split("\n#")[0]
    survey = tmp / "survey.jsonl"
    survey.write_text(re.search(r"```json\n(.*?)```", section, re.S).group(1), encoding="utf-8")
    with_vectors = matches(tmp, survey)
    check("readme: first", with_vectors[0]["supply"] == "T-1" and not with_vectors[0]["capped"] and all(m["capped"] for m in with_vectors[1:]), with_vectors)
    check("readme: signal", with_vectors[0]["signals"]["demand"]["embedding"] >= 0.5, with_vectors[0]["signals"])
    for lang in ("vi", "ja", "en"):
        check("readme: reason", {"vi": "Véc-tơ", "ja": "ベクトル", "en": "vectors"}[lang] in with_vectors[0]["explanation"][lang], with_vectors[0]["explanation"])
    records = lines(survey)
    for record in records:
        del record["embedding"]
    without = matches(tmp, write(tmp / "plain.jsonl", records))
    check("readme: without", all(m["capped"] and "embedding" not in m["signals"]["demand"] for m in without), without)


def findings(tmp):
    """Every bad vector is a finding with its line; its record stays, and so do all others' vectors."""
    bad = ['"0.1, 0.2"', "[0.1, null, 0.3]", '[0.1, "0.2", 0.3]', "[[0.1, 0.2, 0.3]]", "[0.1, NaN, 0.3]", "[0.1, -Infinity, 0.3]", "[0.1, 1e999, 0.3]",
           "[0.1, 1e39, 0.3]", "[0, 0, 0]", "[0.1, 0.2]", "[0.1, 0.2, 0.3, 0.4]", "{}", "true"]
    good = [f'{{"type": "technology", "id": "G-{i:02}", "title": "Máy {i}", "trl": 7, "embedding": [0.{i + 1}, 0.2, -3e-5]}}' for i in range(4)]
    rows = good + [f'{{"type": "technology", "id": "T-{i:02}", "title": "Máy sấy", "trl": 8, "embedding": {value}}}' for i, value in enumerate(bad)]
    rows += ['{"type": "need", "id": "N-1", "title": "x", "embedding": []}', '{"type": "need", "id": "N-2", "title": "x", "embedding": null}']
    source, out, found = write(tmp / "bad.jsonl", rows), tmp / "out.jsonl", tmp / "findings.jsonl"
    check("bad vectors", (made := run("import", source, "-o", out, "--findings", found)).returncode == 0, made.stderr)
    records, said = {r["id"]: r for r in lines(out)}, lines(found)
    check("bad vectors: all records", len(records) == len(rows), list(records))
    for i, value in enumerate(bad):
        record, row = records.get(f"T-{i:02}", {}), len(good) + i + 1
        check(f"bad vector {value}", "embedding" not in record and record.get("trl") == 8, record)
        check(f"bad vector {value}: finding", any(f["row"] == row and f["place"].endswith(f"bad.jsonl:{row}:embedding") and f["field"] == "tech.embedding" for f in said), said)
    for i in range(len(good)):
        check("good vectors stay", records[f"G-{i:02}"]["embedding"] == [float(f"0.{i + 1}"), 0.2, -3e-05], records[f"G-{i:02}"])
    check("no finding for none", not any(f["record"].startswith(("N-", "G-")) for f in said), said)
    run("import", out, "-o", tmp / "again.jsonl")
    check("export reads back", (tmp / "again.jsonl").read_bytes() == out.read_bytes())
    matches(tmp, source)


def rank(tmp):
    seeded = random.Random(4)
    words = ["nước thải", "máy sấy", "đúc gang", "màng lọc", "lò hơi"]
    vector = lambda: [round(seeded.gauss(0, 1), 4) for _ in range(12)]
    documents = [{"id": f"d{i}", "text": f"{words[i % 5]} {i % 3}", "embedding": vector()} for i in range(60)]
    near = lambda v: [x + seeded.gauss(0, 0.2) for x in v]
    queries = [{"id": f"q{i}", "text": words[i % 5], "embedding": near(d["embedding"])} for i, d in enumerate(documents)]
    strip = lambda rows: [{k: v for k, v in r.items() if k != "embedding"} for r in rows]
    files = {name: write(tmp / f"{name}.jsonl", rows) for name, rows in
             {"d": documents, "q": queries, "d0": strip(documents), "q0": strip(queries), "dn": [{**r, "embedding": None} for r in documents]}.items()}

    def runs(d, q, *options):
        made = run("rank", "--documents", files[d], "--queries", files[q], "-o", tmp / "run.trec", *options)
        check("rank", made.returncode == 0, made.stderr)
        return (tmp / "run.trec").read_bytes()

    plain, fused = runs("d0", "q0"), runs("d", "q", "--threads", 1)
    check("rank: threads", fused == runs("d", "q", "--threads", 2))
    for d, q in (("d", "q0"), ("d0", "q"), ("dn", "q")):
        check("rank: one side alone changes nothing", runs(d, q) == plain, (d, q))
    found = {name: [line.split("\t") for line in trec.decode().splitlines()] for name, trec in (("plain", plain), ("fused", fused))}
    first = {name: sum(r[3] == "1" and r[0][1:] == r[2][1:] for r in rows) for name, rows in found.items()}
    check("rank: planted vectors find the answers", first["fused"] >= 57 and first["plain"] <= 20, first)

    for value, word in [("[1, NaN]", "NaN"), ("[1, 1e999]", "1e999"), ("[1, 1e39]", "element 2"), ('"x"', "list of numbers"), ("[1, [2]]", "element 2"), ("[0, 0]", "all zeros"),
                        ("[1, 2]", "has 2 numbers")]:
        files["bad"] = write(tmp / "bad-documents.jsonl", [documents[0], f'{{"id": "b", "text": "x", "embedding": {value}}}'])
        made = run("rank", "--documents", files["bad"], "--queries", files["q"], "-o", tmp / "none.trec")
        check(f"rank: {value}", made.returncode == 2 and "bad-documents.jsonl:2" in made.stderr and word in made.stderr, (made.returncode, made.stderr))
        check("rank: nothing partial", not (tmp / "none.trec").exists())
    files["bad"] = write(tmp / "bad-queries.jsonl", [{"id": "q", "text": "x", "embedding": [1]}])
    made = run("rank", "--documents", files["d"], "--queries", files["bad"])
    check("rank: widths of both files", made.returncode == 2 and "bad-queries.jsonl:1" in made.stderr and "d.jsonl:1" in made.stderr, made.stderr)
    experts = write(tmp / "experts.jsonl", [{"id": "x", "works": [{"text": "thơ", "embedding": near(documents[7]["embedding"])}, {"text": "ca"}]}])
    made = run("rank", "--documents", files["d"], "--experts", experts)
    check("rank: experts", made.stdout.startswith("x\tQ0\td7\t1\t"), made.stdout[:200] + made.stderr)


with tempfile.TemporaryDirectory() as folder:
    for part in (readme, findings, rank):
        part(pathlib.Path(folder))
print("vectors_test:", "FAILED " + ", ".join(failures) if failures else "passed")
sys.exit(1 if failures else 0)
