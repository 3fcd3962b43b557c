#!/usr/bin/env python3
"""The command on input that is wrong: the message names the place, the exit status is the promised one, nothing partial is left.

Usage: bad_input_test.py COMMAND
"""
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

COMMAND = sys.argv[1]
ROOT = pathlib.Path(__file__).resolve().parents[2]
CORPUS = ROOT / "corpus" / "haiphong-2015"
WORKBOOK = ROOT / "corpus" / "haiphong-2015-workbook" / "khao-sat-cong-nghe-2013-2015.xlsx"
failures = []


def run(*arguments, **options):
    return subprocess.run([COMMAND, *map(str, arguments)], capture_output=True, timeout=120, **options)


def check(name, condition, detail=""):
    if not condition:
        failures.append(name)
        print(f"FAILED {name}: {detail}")


def expect(name, result, status, *words):
    said = result.stderr.decode("utf-8", "replace") + result.stdout.decode("utf-8", "replace")
    check(name, result.returncode in (status if isinstance(status, tuple) else (status,)), f"exit {result.returncode}, wanted {status}: {said[:400]}")
    for word in words:
        check(name, word in said, f"'{word}' is not in: {said[:600]}")


def findings(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


HEADER = "Tên đơn vị,Tên công nghệ cần tìm,Vấn đề cần giải quyết,Kinh phí dự kiến"


def intake(tmp):
    """Every file that cannot be taken, each by name: import must say where and what would be right, and leave no output."""
    whole = WORKBOOK.read_bytes()
    files = {
        "not-a-workbook.xlsx": (b"this is text, not a workbook", 2),
        "empty.xlsx": (b"", 2),
        "cut.xlsx": (whole[: len(whole) // 2], (2, 3)),
        "empty.csv": (b"", 2),
        "no-header.csv": (b"1,2,3\n4,5,6\n", 2),
        "picture.xlsx": (b"\x89PNG\r\n\x1a\n" + bytes(200), 2),
    }
    for name, (content, status) in files.items():
        path, out = tmp / name, tmp / "out.jsonl"
        path.write_bytes(content)
        expect(name, run("import", path, "-o", out), status, name)
        check(name, not out.exists(), "a partial output is left")
    expect("missing", run("import", tmp / "none.xlsx", "-o", tmp / "out.jsonl"), 2, "none.xlsx")
    with open(tmp / "zeros.xlsx", "wb") as zeros:
        zeros.truncate(1 << 30)
    expect("zeros", run("import", tmp / "zeros.xlsx", "-o", tmp / "out.jsonl"), 2, "zeros.xlsx")
    check("zeros", not (tmp / "out.jsonl").exists(), "a partial output is left")
    left = sorted(p.name for p in tmp.iterdir() if ".tmp" in p.name or "partial" in p.name)
    check("nothing partial", not left, left)


def encodings(tmp):
    rows = f"{HEADER}\nCông ty Sơn Bạch Đằng,Xử lý nước thải,Nước thải có dầu,500 triệu\n"
    japanese = "会社名,技術名,概要\n北九州水工,膜処理装置,工場排水を膜で処理する装置です。\n"
    for name, content, word in [("utf16.csv", rows.encode("utf-16"), "Xử lý nước thải"), ("utf16be.csv", b"\xfe\xff" + rows.encode("utf-16-be"), "Xử lý nước thải"),
                                ("bom.csv", rows.encode("utf-8-sig"), "Xử lý nước thải"), ("cp932.csv", japanese.encode("cp932"), "膜処理装置")]:
        path, out = tmp / name, tmp / (name + ".jsonl")
        path.write_bytes(content)
        expect(name, run("import", path, "-o", out), 0)
        check(name, out.exists() and word in out.read_text(encoding="utf-8"), "the text was not read")
    # TCVN3 as old Vietnamese offices write it: bytes for đ ơ ư and toned vowels of their own
    tcvn3 = {"ê": 0xAA, "ô": 0xAB, "ơ": 0xAC, "ư": 0xAD, "đ": 0xAE, "à": 0xB5, "ả": 0xB6, "á": 0xB8, "ạ": 0xB9, "ấ": 0xCA, "ầ": 0xC7, "ậ": 0xCB, "ề": 0xD2, "ế": 0xD5,
             "ệ": 0xD6, "ì": 0xD7, "í": 0xDD, "ị": 0xDE, "ò": 0xDF, "ỏ": 0xE1, "ó": 0xE3, "ọ": 0xE4, "ồ": 0xE5, "ổ": 0xE6, "ố": 0xE8, "ộ": 0xE9, "ờ": 0xEA, "ở": 0xEB,
             "ớ": 0xED, "ợ": 0xEE, "ù": 0xEF, "ú": 0xF3, "ụ": 0xF4, "ừ": 0xF5, "ử": 0xF6, "ứ": 0xF8, "ự": 0xF9, "ý": 0xFD, "â": 0xA9, "ă": 0xA8, "ề": 0xD2}
    text = "tên đơn vị,tên công nghệ,mô tả công nghệ\ncông ty nước sạch,xử lý nước thải,công nghệ xử lý nước thải của nhà máy dệt có nồng độ chất ô nhiễm lớn\n"
    path, out = tmp / "tcvn3.csv", tmp / "tcvn3.jsonl"
    path.write_bytes(bytes(tcvn3.get(c, ord(c) if ord(c) < 128 else 0x3F) for c in text))
    expect("tcvn3", run("import", path, "-o", out), 0)
    check("tcvn3", out.exists() and "xử lý nước thải" in out.read_text(encoding="utf-8"), out.exists() and out.read_text(encoding="utf-8"))


def records(tmp):
    path, out, found = tmp / "needs.csv", tmp / "needs.jsonl", tmp / "findings.jsonl"
    path.write_text(f"Mã số,{HEADER},TRL\nN-1,Công ty A,Sấy cá,Cá ướt,-500 triệu,12\nN-1,Công ty B,Sấy mực,Mực ướt,2-3 tỷ,7\nN-2,Công ty C,,,,\n", encoding="utf-8")
    expect("records", run("import", path, "-o", out, "--findings", found), 0)
    rows = findings(found)
    for field, words in [("need.budget", "-500"), ("need.trl_min", "12")]:
        hit = [f for f in rows if f["field"] == field and words in f["value"]]
        check(field, len(hit) == 1 and hit[0]["row"] == 2 and hit[0]["column"] > 0 and hit[0]["message"]["vi"], rows)
    check("duplicate id", any(f["code"].startswith("duplicate") and f["row"] == 3 for f in rows), [f["code"] for f in rows])
    needs = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines() if '"need"' in line]
    check("unknown, not zero", all("budget" not in n for n in needs if n["id"] == "N-1"), needs)
    path.write_text("Tên đơn vị,Kinh phí dự kiến\nCông ty A,5 tỷ\n", encoding="utf-8")  # needs without what they need
    result = run("import", path, "-o", tmp / "missing.jsonl", "--findings", found)
    said = result.stderr.decode() + (found.read_text(encoding="utf-8") if found.exists() else "")
    check("missing column", "Tên công nghệ cần tìm" in said or "need.title" in said, said[:500])


def fairs(tmp):
    good = json.loads((CORPUS / "fair.json").read_text(encoding="utf-8"))

    def plan(name, change, status, *words):
        fair = json.loads(json.dumps(good))
        change(fair)
        path, out = tmp / "fair.json", tmp / "programme.json"
        path.write_text(json.dumps(fair), encoding="utf-8")
        expect(name, run("plan", path, "-o", out), status, *words)
        if status != 0:
            check(name, not out.exists(), "a partial output is left")
        out.unlink(missing_ok=True)

    plan("slot out of range", lambda f: f["pairs"][3].update(slot=12), 2, "fair.json#/pairs/3/slot")
    plan("unknown key", lambda f: f.update(tabels=3), 2, "tabels", "tables")
    plan("pair with itself", lambda f: f["pairs"][0].update(b=f["pairs"][0]["a"]), 2, "/pairs/0")
    plan("nobody", lambda f: f["pairs"][0].update(b="E-XX-99"), 2, "E-XX-99")
    plan("twice", lambda f: f["participants"].append(dict(f["participants"][0])), 2, f"/participants/{len(good['participants'])}")
    plan("negative value", lambda f: f["pairs"][0].update(value=-1), 2, "/pairs/0/value")
    plan("no slots", lambda f: f.update(sessions=[]), (0, 2))
    (tmp / "fair.json").write_text('{"sessions": [', encoding="utf-8")
    expect("cut json", run("plan", tmp / "fair.json"), 2, "fair.json")
    expect("no fair", run("plan", tmp / "none.json"), 2, "none.json")
    expect("no folder", run("plan", CORPUS / "fair.json", "-o", tmp / "no" / "such" / "folder.json"), 3)
    impossible = {"sessions": [{"id": "s", "slots": 1}], "tables": 2, "participants": [{"id": "a"}, {"id": "b"}, {"id": "c"}],
                  "pairs": [{"a": "a", "b": "b", "required": True}, {"a": "a", "b": "c", "required": True}]}
    (tmp / "fair.json").write_text(json.dumps(impossible), encoding="utf-8")
    expect("infeasible is an answer", run("plan", tmp / "fair.json", "-o", tmp / "programme.json"), 0)
    programme = json.loads((tmp / "programme.json").read_text(encoding="utf-8"))
    check("infeasible", programme["status"] == "infeasible" and programme["conflict"], programme)
    expect("no words", run(), 2)
    expect("unknown option", run("plan", "--frobnicate"), 2)


def analysts(tmp):
    documents, queries, run_file = tmp / "d.jsonl", tmp / "q.jsonl", tmp / "r.trec"
    documents.write_text('{"id": "d1", "text": "nước thải"}\n{"id": "d2", "text": 5}\n', encoding="utf-8")
    queries.write_text('{"id": "q1", "text": "nước"}\n', encoding="utf-8")
    expect("document line", run("rank", "--documents", documents, "--queries", queries, "-o", run_file), 2, "d.jsonl:2")
    check("document line", not run_file.exists(), "a partial output is left")
    documents.write_text('{"id": "d1", "text": "nước thải"}\n', encoding="utf-8")
    expect("rank", run("rank", "--documents", documents, "--queries", queries, "-o", run_file), 0)
    (tmp / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\nq1\td1\tmany\n", encoding="utf-8")
    expect("judgment line", run("evaluate", run_file, tmp / "qrels.tsv"), 2, "qrels.tsv:2")
    run_file.write_text("q1 Q0 d1 1\n", encoding="utf-8")
    expect("run line", run("evaluate", run_file, tmp / "qrels.tsv"), 2, "r.trec:1")


def killed(tmp):
    """An indexing that is killed leaves the old index readable."""
    index = tmp / "index"
    expect("index", run("index", CORPUS, "-o", index), 0)
    before = run("search", index, "nước thải", "--json").stdout
    for delay in (0.05, 0.2, 0.5):
        process = subprocess.Popen([COMMAND, "index", str(CORPUS), "-o", str(index)], stderr=subprocess.DEVNULL)
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        process.wait()
        after = run("search", index, "nước thải", "--json")
        expect("after a kill", after, 0)
        check("after a kill", after.stdout == before, "the answer changed")
    process = subprocess.Popen([COMMAND, "run", str(CORPUS), "-o", str(tmp / "out")], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    status = process.wait()
    check("interrupted", status in (0, 4) and (status == 0) == (tmp / "out").exists(), status)


def lexicons(tmp):
    """Terminology that is cut, in another encoding or of no known kind; the default lexicon with and without packages."""
    entry = "排水処理 [はいすいしょり] /(n) effluent cleaning/wastewater treatment/(P)/\n"
    files = {
        "cut.tbx": (b'<martif><text><body><termEntry id="a"><langSet', 2, "cut.tbx:1"),
        "cut.rdf": (b"<rdf:RDF", 2, "cut.rdf"),
        "cut.jsonld": (b'{"@graph": [', 2, "cut.jsonld:1"),
        "no-header.tsv": (b"1\t2\n3\t4\n", 2, "vi, ja, en"),
        "edict": (b"\x00\x01\x02", 2, "EDICT"),
        "unknown.bin": (b"\x7fELF" + bytes(100), 2, "name it"),
        "empty.tsv": (b"", 2, "empty.tsv"),
    }
    for name, (content, status, word) in files.items():
        path, out = tmp / name, tmp / "out.tsv"
        path.write_bytes(content)
        expect(name, run("lexicon", "import", path, "-o", out), status, name, word)
        check(name, not out.exists(), "a partial output is left")
    expect("no source", run("lexicon", "import", tmp / "none.tbx"), 2, "none.tbx")
    (tmp / "folder").mkdir()
    expect("no folder of a package", run("lexicon", "import", tmp / "folder"), 2, "no known kind")
    expect("unknown format", run("lexicon", "import", tmp / "edict", "--format", "dict"), 2, "--format")
    for encoding in ("utf-8", "euc-jp"):
        (tmp / "edict").write_bytes((entry + "浄").encode(encoding))
        found = tmp / "findings.tsv"
        result = run("lexicon", "import", tmp / "edict", "--findings", found, "--lexicon", ROOT / "corpus" / "lexicon")
        expect(encoding, result, 0)
        check(encoding, "edict:2" in found.read_text(encoding="utf-8"), "the line that is cut is not reported")

    # Beside its bin the command finds its lexicon, and what was imported; a broken import is refused with its line.
    prefix = tmp / "prefix"
    (prefix / "bin").mkdir(parents=True)
    shutil.copy2(COMMAND, prefix / "bin" / "caunoi")
    (prefix / "share" / "caunoi" / "lexicon").mkdir(parents=True)
    (prefix / "share" / "caunoi" / "lexicon" / "ours.tsv").write_text("concept\tfield\tbroader\tvi\tja\ten\nwater\t\t\tnước\t水\twater\n", encoding="utf-8")
    document, query = tmp / "documents.jsonl", tmp / "queries.jsonl"
    document.write_text('{"id": "d", "title": "", "text": "water", "lang": "en"}\n', encoding="utf-8")
    query.write_text('{"id": "q", "title": "", "text": "用水", "lang": "ja"}\n', encoding="utf-8")

    def installed(*arguments):
        return subprocess.run([str(prefix / "bin" / "caunoi"), *map(str, arguments)], capture_output=True, timeout=120)

    expect("installed alone", installed("lexicon", "--help"), 0, f"{prefix}/share/caunoi/lexicon alone")
    imported = prefix / "share" / "caunoi" / "imported"
    imported.mkdir()
    (imported / "mine.tsv").write_text("concept\tfield\tbroader\tvi\tja\ten\nwater\t\t\t\t用水\t\n", encoding="utf-8")
    expect("installed with packages", installed("lexicon", "--help"), 0, "share/caunoi/lexicon with mine")
    expect("packages are loaded", installed("rank", "--documents", document, "--queries", query), 0, "q\tQ0\td\t1")
    (imported / "mine.tsv").write_text("concept\tfield\tbroader\tvi\tja\ten\nwater\t\t\t\t用", encoding="utf-8")
    expect("broken import", installed("rank", "--documents", document, "--queries", query), 2, "mine.tsv:2")


def main():
    for part in (intake, encodings, records, fairs, analysts, lexicons, killed):
        folder = pathlib.Path(tempfile.mkdtemp(prefix="caunoi-bad-"))
        try:
            part(folder)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    for command in "import index search match shortlist plan check repair report rank evaluate run".split():
        expect(f"{command} --help", run(command, "--help"), 0, "Example", f"caunoi {command}")
    print(f"{len(failures)} failed" if failures else "all as promised")
    return 1 if failures else 0


if __name__ == "__main__":
    os.environ["LC_ALL"] = "C.UTF-8"
    sys.exit(main())
