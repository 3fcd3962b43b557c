#!/usr/bin/env python3
"""caunoi learn as its user meets it: what is refused and where, what is learnt, and that the weights go back into matching.

Usage: learn_test.py COMMAND
"""
import json
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile

COMMAND = sys.argv[1]
ROOT = pathlib.Path(__file__).resolve().parents[2]
CORPUS = ROOT / "corpus" / "haiphong-2015"
failures = []


def run(*arguments):
    return subprocess.run([COMMAND, *map(str, arguments)], capture_output=True, timeout=240)


def check(name, condition, detail=""):
    if not condition:
        failures.append(name)
        print(f"FAILED {name}: {detail}")


def expect(name, result, status, *words):
    said = result.stderr.decode("utf-8", "replace") + result.stdout.decode("utf-8", "replace")
    check(name, result.returncode == status, f"exit {result.returncode}, wanted {status}: {said[:400]}")
    for word in words:
        check(name, word in said, f"'{word}' is not in: {said[:800]}")
    return said


def bad_tables(tmp, index, pairs):
    table, weights = tmp / "outcomes.csv", tmp / "w.json"

    def refuse(name, text, *words):
        table.write_text(text, encoding="utf-8")
        said = expect(name, run("learn", index, table, "-o", weights), 2, *words)
        check(name, not weights.exists(), "weights are left")
        return said

    need, technology = pairs[0]
    refuse("empty", "", "outcomes.csv: the file is empty")
    refuse("header", "need,result\n", "outcomes.csv:1: there is no column technology")
    refuse("too few", f"need,technology,stage\n{need},{technology},MOU\n", "1 meeting with a result, 199 fewer")
    lines = [f"{n},{t},NONE" for n, t in pairs[:199]]
    refuse("one too few", "need,technology,stage\n" + "\n".join(lines), "199 meetings with a result, 1 fewer than the 200")
    lines[3] = lines[3].replace("NONE", "hmm")
    lines[7] = "N-XX-99" + lines[7][lines[7].index(","):]
    lines.append(lines[0].replace("NONE", "MOU"))
    refuse("all problems", "need,technology,stage\n" + "\n".join(lines), "outcomes.csv:5: 'hmm' is no stage", "outcomes.csv:9: there is no need or enterprise 'N-XX-99'",
           "outcomes.csv:201:", "at " + str(table) + ":2", "3 lines or cells to correct")
    expect("no table", run("learn", index, tmp / "none.csv"), 2, "none.csv")
    expect("no index", run("learn", tmp / "nowhere", table), 2, "nowhere")
    expect("folds", run("learn", index, good_table(tmp, pairs, lambda *_: "NONE"), "--folds", "50"), 2, "50 folds")
    expect("help", run("learn", "--help"), 0, "Example", "caunoi learn", "need,technology,stage")


def good_table(tmp, pairs, stage):
    table = tmp / "good.csv"
    table.write_text("need,technology,stage\n" + "".join(f"{n},{t},{stage(n, t)}\n" for n, t in pairs), encoding="utf-8")
    return table


def learns(tmp, index, pairs, near):
    weights, rates = tmp / "weights.json", CORPUS / "rates.csv"
    draw = random.Random(1)
    chance = good_table(tmp, pairs, lambda *_: draw.choice(["NONE", "CONTACT", "QUOTE", "CONTRACT"]))
    expect("chance", run("learn", index, chance, "--rates", rates, "-o", weights), 0, "The weights stay as they were")
    check("chance", not weights.exists(), "weights are written though nothing was learnt")
    weights.write_text('{"demand": {"cost": 0.5}}', encoding="utf-8")
    expect("chance again", run("learn", index, chance, "--rates", rates, "-o", weights), 0, f"Nothing was written to {weights}")
    check("chance again", weights.read_text(encoding="utf-8") == '{"demand": {"cost": 0.5}}', "the weights of an earlier round are gone")
    alike = good_table(tmp, pairs, lambda *_: "MOU")
    said = json.loads(run("learn", index, alike, "-o", weights, "--json").stdout)
    check("all alike", said["verdict"] == "all_alike" and said["written"] is None, said)
    check("all alike", weights.read_text(encoding="utf-8") == '{"demand": {"cost": 0.5}}', "the weights of an earlier round are gone")
    plain = run("match", index, "--rates", rates).stdout
    weights.write_text("{}", encoding="utf-8")
    check("default weights", run("match", index, "--rates", rates, "--weights", weights).stdout == plain, "the same weights give other matches")

    # Only who is near succeeds, though the place hardly counts in the built-in weights.
    told = good_table(tmp, pairs, lambda n, t: "CONTRACT" if near[n, t] != (draw.random() < 0.05) else "NONE")
    said = expect("learnt", run("learn", index, told, "--rates", rates, "-o", weights), 0, "demand side", "supply side", "log loss", f"They were written to {weights}")
    first = run("learn", index, told, "--rates", rates, "--json", "--threads", "1")
    second = run("learn", index, told, "--rates", rates, "--json", "--threads", "3")
    expect("json", first, 0)
    check("threads", first.stdout == second.stdout, "the answer depends on the threads")
    report = json.loads(first.stdout)
    check("json", report["meetings"] == len(pairs) and report["before"]["log_loss"] > 0, report)
    check("verdict", (report["verdict"] == "learnt") == ("The weights were learnt" in said), said[:200])
    written = json.loads(weights.read_text(encoding="utf-8"))
    for row in report["changes"]:
        check("written", abs(written[row["side"]][row["signal"]] - row["after"]) < 1e-9, row)
    check("learnt", report["verdict"] == "learnt", said[:600])
    check("place", any(row["signal"] == "region" and row["change_low"] > 0 for row in report["changes"]), said[:3000])
    other = run("match", index, "--rates", rates, "--weights", weights)
    expect("match", other, 0)
    check("match", other.stdout != plain, "learnt weights change nothing")
    expect("shortlist", run("shortlist", index, "--weights", weights), 0)
    expect("start", run("learn", index, told, "--weights", weights), 0)


def bad_weights(tmp, index):
    weights = tmp / "bad.json"
    for name, text, words in [("typing slip", '{"demand": {"txet_fit": 1}}', ["bad.json#/demand/txet_fit", "text_fit"]),
                              ("negative", '{"supply": {"trust": -1}}', ["bad.json#/supply/trust", "0 or more"]),
                              ("not a number", '{"supply": {"trust": NaN}}', ["bad.json"]), ("cut", '{"supply": ', ["bad.json"])]:
        weights.write_text(text, encoding="utf-8")
        expect(name, run("match", index, "--weights", weights), 2, *words)
        expect(name, run("shortlist", index, "--weights", weights), 2, *words)
        expect(name, run("learn", index, weights, "--weights", weights), 2, *words)
        expect(name, run("run", CORPUS, "-o", tmp / "out", "--weights", weights), 2, *words)
    check("run", not (tmp / "out").exists(), "an output is left")


def main():
    tmp = pathlib.Path(tempfile.mkdtemp(prefix="caunoi-learn-"))
    try:
        index = tmp / "index"
        expect("index", run("index", CORPUS, "-o", index), 0)
        matches = [json.loads(line) for line in run("match", index, "--per-need", "3", "--experts", "0").stdout.splitlines()]
        pairs = [(m["need"], m["supply"]) for m in matches]
        near = {(m["need"], m["supply"]): m["signals"]["supply"].get("region", 0) == 1 for m in matches}
        check("pairs", len(pairs) > 300, len(pairs))
        bad_tables(tmp, index, pairs)
        learns(tmp, index, pairs, near)
        bad_weights(tmp, index)
    finally:
        shutil.rmtree(tmp, ignore_errors=True)
    print(f"{len(failures)} failed" if failures else "all as promised")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
