#!/usr/bin/env python3
"""`caunoi evaluate` as its user has it: each way of asking, bad input with file and line and exit status 2, the same bytes twice.

usage: command_test.py path/to/caunoi path/to/bench/claims.py
"""
import json
import pathlib
import subprocess
import sys
import tempfile

caunoi, claims = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
folder = pathlib.Path(tempfile.mkdtemp())


def put(name: str, text: str) -> str:
    (folder / name).write_text(text, encoding="utf-8")
    return name


def run(*arguments: str, status: int = 0) -> str:
    done = subprocess.run([caunoi, "evaluate", *arguments], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == status, (arguments, done.returncode, done.stderr)
    return done.stderr if status else done.stdout


def refused(place: str, *arguments: str) -> None:
    message = run(*arguments, status=2)
    assert place in message, (place, message)


good = put("a.trec", "q1 Q0 v1 1 0.9 x\nq1 Q0 j1 2 0.4 x\nq2 Q0 v1 1 0.7 x\n")
other = put("b.trec", "q1 Q0 j1 1 0.9 x\nq2 Q0 j1 1 0.7 x\n")
qrels = put("q.tsv", "query-id\tcorpus-id\tscore\nq1\tv1\t2\nq1\tj1\t1\nq2\tv1\t1\n")
queries = put("queries.jsonl", '{"id":"q1","title":{"vi":"x"},"fields":[{"code":"MAT","weight":0.2},{"code":"BIO","weight":0.8}]}\n{"id":"q2","text":"水を浄化する","field":"ENV"}\n')
documents = put("documents.jsonl", '{"id":"v1","lang":"vi","text":"x"}\n{"id":"j1","lang":"ja","text":"x"}\n')

# Every part of the answer.
arguments = [good, qrels, "--against", other, "--slices", put("s.tsv", "q1\tkind=long\nq2\tkind=short\n"), "--queries", queries, "--documents", documents, "--calibration",
             "--by-query", "--json"]
answer = json.loads(run(*arguments))
assert answer["queries"] == 2 and answer["measures"]["MRR"]["mean"] == 1
assert answer["against"]["MRR"]["mean"] == 0.5 and answer["against"]["MRR"]["p"] == 1
assert set(answer["slices"]["language"]) == {"vi-vi", "vi-ja", "ja-vi"} and set(answer["slices"]["field"]) == {"BIO", "ENV"} and set(answer["slices"]["kind"]) == {"long", "short"}
assert answer["calibration"]["pairs"] == 3 and answer["by_query"]["q2"]["MAP"] == 1
assert run(*arguments) == run(*arguments)
for word in ("less b.trec", "slice", "expected calibration error"):
    assert word in run(*arguments[:-2]), word
assert run(good, qrels, "--by-query", "--against", other).splitlines()[2] == "q1\tMRR\t1.0000\t1.0000\t0.0000"
assert json.loads(run(good, qrels, "--relevant-above", "1", "--json"))["queries"] == 1

# Matches are a run too, and a market.
matches = put("m.jsonl", '{"need":"q1","supply":"v1","score":0.9}\n{"need":"q1","supply":"x","kind":"expert","score":0.8}\n{"need":"q2","supply":"v1","score":0.5,"demand_score":0.4}\n')
assert json.loads(run(matches, qrels, "--json"))["measures"]["MRR"]["mean"] == 1
survey = put("survey.jsonl", '{"type":"need","id":"q3"}\n{"type":"technology","id":"t"}\n{"type":"organisation","id":"o"}\n')
market = json.loads(run("--two-sided", matches, "--survey", survey, "--json"))["matches"]
assert (market["demand"], market["supply"], market["given"], market["exposure_gini"]) == (3, 2, 2, 0.5)
assert abs(market["mutual_acceptance"] - (0.81 + 0.4 * 0.5) / 2) < 1e-12
fair = put("fair.json", json.dumps({"format": "caunoi-fair/1", "sessions": [{"id": "s", "slots": 2}], "tables": 1,
                                    "participants": [{"id": "v", "side": "visitor"}, {"id": "e", "side": "exhibitor"}, {"id": "f", "side": "exhibitor"}],
                                    "pairs": [{"a": "v", "b": "e", "value": 0.5}, {"a": "v", "b": "f", "value": 0.25}]}))
programme = put("programme.json", json.dumps({"format": "caunoi-programme/1", "status": "feasible", "meetings": [{"pair": "v~f", "a": "v", "b": "f", "slot": 0, "table": "1"}], "unplaced": []}))
met = json.loads(run("--programme", programme, "--fair", fair, "--json"))["programme"]
assert (met["given"], met["supply_coverage"], met["blocking_pairs"]) == (1, 0.5, 1)

# Experts.
ratings = put("r.tsv", "expert\tpaper\texpertise\nq1\tv1\t5\nq1\tj1\t1\n")
assert json.loads(run("--expertise", ratings, good, other, "--json"))["runs"] == {"a.trec": 0, "b.trec": 1}

# Bad input names its place.
refused("bad.trec:2", put("bad.trec", "q1 Q0 v1 1 0.9 x\nq1 Q0 v2 1 nan x\n"), qrels)
refused("bad.tsv:2", good, put("bad.tsv", "q1 0 v1 1\nq1 0 v1 2\n"))
refused("bads.tsv:1", good, qrels, "--slices", put("bads.tsv", "q1\tlong\n"))
refused("badm.jsonl:2", put("badm.jsonl", '{"need":"q1","supply":"v1","score":0.9}\n{"need":"q1","supply":"v2","score":"high"}\n'), qrels)
refused("badm.jsonl:2", "--two-sided", "badm.jsonl")
refused("badq.jsonl:1", good, qrels, "--queries", put("badq.jsonl", "[1]\n"))
refused("loud.trec", put("loud.trec", "q1 Q0 v1 1 12 x\n"), qrels, "--calibration")
refused("r0.tsv", "--expertise", put("r0.tsv", "q1 0 v1 3\n"), good)
refused("caunoi evaluate run.trec qrels.tsv", good)
refused("programme.json", "--programme", put("programme.json", json.dumps({"format": "caunoi-programme/1", "status": "feasible",
        "meetings": [{"pair": "v~g", "a": "v", "b": "g", "slot": 0, "table": "1"}], "unplaced": []})), "--fair", fair)

# The claims of a page are held to what was measured.
put("board.tsv", "collection\tranker\tmeasure\tmean\tlow\thigh\tdifference\tp\nnpl\tBM25\tMAP\t0.2931\t0\t0\t\t\nnpl\tcaunoi\tMAP\t0.3066\t0\t0\t0.01\t0.0004\n")
page = "| set | measure | BM25 | caunoi | p |\n| --- | --- | --- | --- | --- |\n| npl | MAP | {} | .307 | < .001 |\n| unseen | MAP | .1 | .2 | .3 |\n"
for figure, status in ((".293", 0), (".294", 1)):
    done = subprocess.run([sys.executable, claims, "board.tsv", put("page.md", page.format(figure))], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == status, done.stdout
subprocess.run([sys.executable, claims, "--write", "board.tsv", "page.md"], cwd=folder, capture_output=True, check=True)
assert (folder / "page.md").read_text(encoding="utf-8") == page.format(".293")
print("evaluate: all asked and refused as it should be")
