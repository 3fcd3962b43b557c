#!/usr/bin/env python3
"""caunoi repair and plan --advise as an organiser uses them on the corpus: what stays, who is told what, what is refused.

Usage: repair_test.py COMMAND
"""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

COMMAND = sys.argv[1]
ROOT = pathlib.Path(__file__).resolve().parents[2]
FAIR = ROOT / "corpus" / "haiphong-2015" / "fair.json"
CHANGES = ROOT / "corpus" / "haiphong-2015" / "changes.json"
failures = []


def run(*arguments):
    return subprocess.run([COMMAND, *map(str, arguments)], capture_output=True, timeout=120)


def check(name, condition, detail=""):
    if not condition:
        failures.append(name)
        print(f"FAILED {name}: {detail}")


def expect(name, result, status, *words):
    said = result.stderr.decode("utf-8", "replace") + result.stdout.decode("utf-8", "replace")
    check(name, result.returncode == status, f"exit {result.returncode}, wanted {status}: {said[:400]}")
    for word in words:
        check(name, word in said, f"'{word}' is not in: {said[:800]}")


def load(path):
    return json.loads(path.read_text(encoding="utf-8"))


def places(programme):
    return {m["pair"]: (m["slot"], m["table"], m.get("interpreter", "")) for m in programme["meetings"]}


def compare(name, old, new, now):
    """The ledger is the difference of the two programmes, and the disturbed are those it moves."""
    was, now_is = places(old), places(new)
    ends = {m["pair"]: (m["a"], m["b"]) for m in old["meetings"] + new["meetings"]}
    for pair, place in was.items():
        if place[0] <= now:
            check(name, now_is.get(pair) == place, f"{pair} had begun and moved")
    expected, disturbed = set(), set()
    for pair in set(was) | set(now_is):
        if was.get(pair) == now_is.get(pair):
            continue
        expected |= {(end, pair) for end in ends[pair]}
        if pair in was and pair in now_is:
            disturbed |= set(ends[pair])
    told = [(entry["participant"], notice["pair"]) for entry in new["ledger"] if "participant" in entry for notice in entry["notices"]]
    check(name, sorted(told) == sorted(expected), "the ledger is not the difference")
    check(name, new["disturbed"] == len(disturbed), (new["disturbed"], len(disturbed)))
    check(name, {e["participant"] for e in new["ledger"] if e.get("disturbed")} == disturbed, "not those who are disturbed")


def day(tmp):
    programme, new, fair = tmp / "programme.json", tmp / "new.json", tmp / "new-fair.json"
    expect("plan", run("plan", FAIR, "-o", programme, "--time-limit", "2"), 0)
    page = tmp / "who.html"
    result = run("repair", FAIR, programme, CHANGES, "-o", new, "--fair", fair, "--notices", page, "--lang", "vi")
    expect("repair", result, 0, "Cần báo cho", "Hủy: gặp 株式会社今川野樹脂工業", "proved")
    expect("check", run("check", fair, new), 0)
    repaired = load(new)
    check("proved", repaired["status"] == "optimal" and repaired["disturbed"] == repaired["disturbed_bound"], repaired["status"])
    compare("first repair", load(programme), repaired, load(CHANGES)["now"])
    check("absent", not any("J-12" in (m["a"], m["b"]) and m["slot"] >= 8 for m in repaired["meetings"]), "J-12 still meets")
    check("standby", repaired["standby"] and all(e["pairs"] and e["slot"] > 2 for e in repaired["standby"]), repaired["standby"][:2])
    check("page", "Thông báo thay đổi" in page.read_text(encoding="utf-8"), "no page")
    for lang, word in (("ja", "連絡先は"), ("en", "to be told")):
        expect(lang, run("repair", FAIR, programme, CHANGES, "-o", tmp / "other.json", "--lang", lang), 0, word)
    check("same bytes", (tmp / "other.json").read_bytes() == new.read_bytes(), "the language changed the answer")
    expect("to stdout", run("repair", FAIR, programme, CHANGES), 0, '"ledger"')

    # The walk-in gets a meeting when others may be disturbed for it.
    wider = tmp / "wider.json"
    expect("disturb", run("repair", FAIR, programme, CHANGES, "-o", wider, "--disturb", "6"), 0)
    check("disturb", load(wider)["value"] >= repaired["value"] and load(wider)["disturbed"] <= repaired["disturbed"] + 6, load(wider)["disturbed"])
    expect("disturb fewer than nobody", run("repair", FAIR, programme, CHANGES, "--disturb", "-1"), 2)

    # The day goes on: the repaired programme and the fair as it is are the next input.
    later = {"now": 6, "broken_tables": [{"table": "B05"}], "lost_interpreters": [{"interpreter": "PD-02", "slots": [7, 8]}], "late": [{"participant": "J-09", "slot": 8}]}
    (tmp / "later.json").write_text(json.dumps(later), encoding="utf-8")
    expect("second repair", run("repair", fair, new, tmp / "later.json", "-o", tmp / "third.json", "--fair", tmp / "third-fair.json"), 0)
    expect("second check", run("check", tmp / "third-fair.json", tmp / "third.json"), 0)
    compare("second repair", repaired, load(tmp / "third.json"), 6)
    (tmp / "empty.json").write_text("{}", encoding="utf-8")
    expect("empty changes", run("repair", tmp / "third-fair.json", tmp / "third.json", tmp / "empty.json", "-o", tmp / "fourth.json", "--lang", "en"), 0, "There is nothing to tell")
    check("empty changes", places(load(tmp / "fourth.json")) == places(load(tmp / "third.json")), "meetings moved")
    folder = tmp / "report"
    folder.mkdir()
    shutil.copy(new, folder / "programme.json")
    shutil.copy(fair, folder / "fair.json")
    (folder / "survey.jsonl").write_text("", encoding="utf-8")
    expect("report", run("report", folder), 0)
    check("report", (folder / "programme.xlsx").exists(), "no workbook of the repaired programme")
    return programme


def refused(tmp, programme):
    meeting = min(load(programme)["meetings"], key=lambda m: m["slot"])
    other = next(m for m in load(programme)["meetings"] if m["slot"] > 3 and meeting["b"] not in (m["a"], m["b"]))
    cases = {
        "unknown key": ({"absents": []}, "changes.json#/absents", "absent"),
        "unknown participant": ({"absent": [{"participant": "J-99"}]}, "#/absent/0/participant", "J-99"),
        "unknown pair": ({"withdrawn": ["W-999"]}, "#/withdrawn/0", "W-999"),
        "slot": ({"now": 12}, "#/now", "0 to 11"),
        "absent from a running meeting": ({"now": meeting["slot"], "absent": [{"participant": meeting["a"], "from": meeting["slot"]}]}, "#/absent/0/from", meeting["pair"], "has begun"),
        "contradictory locks": ({"locked": [{"pair": other["pair"], "slot": 5}, {"pair": other["pair"], "slot": 6}]}, "#/locked/1/pair", "twice"),
        "lock of the absent": ({"absent": [{"participant": other["a"], "slots": [5]}], "locked": [{"pair": other["pair"], "slot": 5}]}, "#/locked/0/slot"),
        "against itself": ({"absent": [{"participant": "J-01", "from": 4}], "present": [{"participant": "J-01", "from": 6}]}, "#/present/0/from"),
        "walk-in twice": ({"walk_ins": [{"id": "J-01"}]}, "#/walk_ins/0/id"),
        "not a list": ({"absent": {"participant": "J-01"}}, "#/absent"),
    }
    changes, out = tmp / "changes.json", tmp / "refused.json"
    for name, (content, *words) in cases.items():
        changes.write_text(json.dumps(content), encoding="utf-8")
        expect(name, run("repair", FAIR, programme, changes, "-o", out), 2, *words)
        check(name, not out.exists(), "an output is left")
    # Locks that leave no programme are an answer with the conflict; nobody is told anything.
    fair = load(FAIR)
    pair = next(p for p in fair["pairs"] if p["b"] == "J-05" and not any(m["pair"] == p["id"] for m in load(programme)["meetings"]))
    changes.write_text(json.dumps({"broken_tables": [{"table": "B05"}], "locked": [{"pair": pair["id"], "slot": 3}]}), encoding="utf-8")
    expect("infeasible", run("repair", FAIR, programme, changes, "-o", out, "--fair", tmp / "no-fair.json"), 0, "cannot hold together", "B05")
    check("infeasible", load(out)["status"] == "infeasible" and load(out)["conflict"] and not (tmp / "no-fair.json").exists(), load(out)["status"])
    out.unlink()
    changes.write_text('{"now": ', encoding="utf-8")
    expect("cut", run("repair", FAIR, programme, changes, "-o", out), 2, "changes.json")
    expect("no file", run("repair", FAIR, programme, tmp / "none.json", "-o", out), 2, "none.json")
    wrong = load(programme)
    wrong["meetings"][3]["table"] = "B99"
    (tmp / "wrong.json").write_text(json.dumps(wrong), encoding="utf-8")
    changes.write_text("{}", encoding="utf-8")
    expect("another programme", run("repair", FAIR, tmp / "wrong.json", changes, "-o", out), 2, "wrong.json#/meetings/3/table", "B99")


def advice():
    fair = load(FAIR)
    fair["interpreters"] = fair["interpreters"][:5]
    path = pathlib.Path(tempfile.mkdtemp()) / "fair.json"
    path.write_text(json.dumps(fair), encoding="utf-8")
    for lang, words in {"vi": ("Bàn", "Khung giờ", "Phiên dịch ja–vi", "xếp thêm được"), "ja": ("卓", "通訳(ja–vi)", "件増える"), "en": ("Tables", "Interpreters ja–vi", "more meetings")}.items():
        expect(f"advice {lang}", run("plan", path, "--advise", "--lang", lang, "--time-limit", "10"), 0, *words)
    answer = json.loads(run("plan", path, "--advise", "--json", "--time-limit", "10").stdout)
    need = next(n for n in answer["needs"] if n.get("languages") == ["ja", "vi"])
    check("advice", answer["placed"] < answer["possible"] == 120 and need["has"] == 5 < need["enough"], answer)
    check("advice", answer["steps"] and answer["steps"][0]["places"] > 0, answer["steps"])
    expect("json alone", run("plan", path, "--json"), 2, "--advise")


def main():
    tmp = pathlib.Path(tempfile.mkdtemp(prefix="caunoi-repair-"))
    try:
        programme = day(tmp)
        refused(tmp, programme)
        advice()
    finally:
        shutil.rmtree(tmp, ignore_errors=True)
    expect("repair --help", run("repair", "--help"), 0, "Example", "caunoi repair")
    print(f"{len(failures)} failed" if failures else "all as promised")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
