#!/usr/bin/env python3
"""Checks corpus/haiphong-2015 against its README: counts, schema, references, texts, and that 120 meetings can be held.

Standard library only. Exit status 0: everything holds; 1: what does not is listed.
"""
import collections
import datetime
import itertools
import json
import pathlib
import re
import sys
import unicodedata
import zipfile

CORPUS = pathlib.Path(__file__).resolve().parents[2] / "corpus"
FOLDER = CORPUS / "haiphong-2015"
WORKBOOK = CORPUS / "haiphong-2015-workbook"
TYPES = {"organisations": "organisation", "visits": "visit", "technologies": "technology", "exhibits": "technology", "needs": "need", "experts": "expert"}

FIELDS = {"BIO", "ENV", "NEN", "AUT", "MAT"}
MODES = set("SALE LIC_EX LIC_NX SUBLIC EQUIP TURNKEY JV CAPITAL FRANCHISE IPASSIGN CORD CONTRACTRD CONSULT TRAIN OEM DISTRIB OPEN".split())
KINDS = set("PRODUCT PROCESS EQUIPMENT SOFTWARE STRAIN_VARIETY MATERIAL SERVICE KNOWHOW".split())
IP = set("PAT_GRANTED PAT_PENDING UM DESIGN PVR COPYRIGHT TRADESECRET STATE_FUNDED NONE UNKNOWN".split())
ORGANISATION_KINDS = set("ENTERPRISE FDI_ENTERPRISE COOP HOUSEHOLD INSTITUTE UNIVERSITY TTO STATE_AGENCY ASSOCIATION INTERMEDIARY".split())
LANGUAGES = {"vi", "ja", "en"}
CURRENCIES = {"VND", "JPY", "USD", "EUR"}
# In the order of the README, which is also the order in a line. The first number of keys must be present.
KEYS = {
    "organisations": (6, "name kind country province fields languages | aliases sectors employees capability certs vn_presence products founded"),
    "visits": (5, "organisation region field date note"),
    "technologies": (10, "provider visit title summary problem fields trl kind ip modes | proposed advantage price capex capacity standards operator_skill references keywords"),
    "exhibits": (9, "provider title summary problem fields trl kind ip modes | advantage price capex capacity standards operator_skill references keywords"),
    "needs": (7, "organisation title problem requirements fields kind_wanted modes | trl_min budget capacity standards deadline urgency confidential"),
    "experts": (7, "name organisation languages fields expertise works country"),
}
ORDER = {
    "organisation": "type id name aliases kind country province sectors fields employees capability languages certs vn_presence products founded",
    "visit": "type id organisation region field date note",
    "technology": "type id provider visit title summary problem advantage fields trl kind ip modes price capex capacity standards operator_skill references keywords proposed",
    "need": "type id organisation title problem requirements fields kind_wanted modes trl_min budget capacity standards deadline urgency confidential",
    "expert": "type id name organisation languages fields expertise works country",
}
TEXTS = {"name", "title", "summary", "problem", "advantage", "requirements", "note", "products", "expertise"}

problems = []


def check(holds, message):
    if not holds:
        problems.append(message)


def equal(what, is_, should):
    check(is_ == should, f"{what}: {is_}, should be {should}")


def read():
    records = {}
    for name, kind in TYPES.items():
        path = FOLDER / f"{name}.jsonl"
        text = path.read_text(encoding="utf-8")
        check(unicodedata.is_normalized("NFC", text), f"{path.name}: not NFC")
        check(text.endswith("\n") and "\r" not in text and "\ufeff" not in text, f"{path.name}: line ends or byte order mark")
        records[name] = [json.loads(line) for line in text.splitlines()]
        for line, r in zip(text.splitlines(), records[name]):
            equal(f"{path.name} {r.get('id')}: type", r.get("type"), kind)
            check(line == json.dumps(r, ensure_ascii=False), f"{path.name} {r['id']}: not written as json.dumps does")
        ids = [r["id"] for r in records[name]]
        check(ids == sorted(ids), f"{path.name}: not sorted by id")
    return records


def counts(records):
    technologies, visits, organisations = records["technologies"], records["visits"], records["organisations"]
    of_field = collections.Counter(t["id"].split("-")[1] for t in technologies)
    equal("technologies by field", dict(of_field), {"BIO": 94, "ENV": 25, "NEN": 20, "AUT": 30, "MAT": 40})
    proposed = collections.Counter(t["id"].split("-")[1] for t in technologies if t["proposed"])
    equal("proposed by field", dict(proposed), {"BIO": 50, "ENV": 23, "NEN": 11, "AUT": 10, "MAT": 32})
    equal("technologies", len(technologies), 209)
    equal("proposed", sum(proposed.values()), 126)
    by_region = collections.Counter((v["region"], v["field"]) for v in visits)
    for region, numbers in (("NORTH", (12, 7, 4, 10, 5)), ("SOUTH", (7, 4, 5, 5, 7))):
        for field, number in zip(("BIO", "ENV", "NEN", "AUT", "MAT"), numbers):
            equal(f"visits {region} {field}", by_region[region, field], number)
    equal("visits", len(visits), 66)
    starts = collections.Counter(o["id"][0] for o in organisations)
    equal("organisations", dict(starts), {"U": 60, "E": 94, "J": 13})
    equal("exhibits", len(records["exhibits"]), 36)
    equal("exhibitors with exhibits", len({x["provider"] for x in records["exhibits"]}), 13)
    equal("needs", len(records["needs"]), 136)
    equal("experts", len(records["experts"]), 25)
    for o in organisations:
        if o["id"].startswith("E-"):
            equal(f"{o['id']} province", o["province"], "Hải Phòng")
        equal(f"{o['id']} country", o["country"], "JP" if o["id"].startswith("J-") else "VN")
        check(("vn_presence" in o) == (o["country"] == "JP"), f"{o['id']}: vn_presence is for foreign organisations")


def strings(value, place=""):
    if isinstance(value, dict):
        for key, item in value.items():
            yield from strings(item, f"{place}/{key}")
    elif isinstance(value, list):
        for n, item in enumerate(value):
            yield from strings(item, f"{place}/{n}")
    elif isinstance(value, str):
        yield place, value


def languages_of(text):
    return text.items() if isinstance(text, dict) else [("", text)]


def schema(records):
    for name, items in records.items():
        needed, _, optional = KEYS[name][1].partition("|")
        for r in items:
            where, keys = f"{name} {r['id']}", set(r) - {"type", "id"}
            check(set(needed.split()) <= keys, f"{where}: lacks {set(needed.split()) - keys}")
            check(keys <= set(needed.split()) | set(optional.split()), f"{where}: unknown {keys - set(needed.split()) - set(optional.split())}")
            order = ORDER[r["type"]].split()
            check(list(r) == [k for k in order if k in r], f"{where}: keys out of order")
            for key in TEXTS & keys:
                check(isinstance(r[key], dict) and r[key] and set(r[key]) <= {"vi", "ja", "en"}, f"{where}: {key} is not a text by language")
                for language, text in languages_of(r[key]):
                    check(bool(re.search("[぀-ヿ一-鿿]", text)) == (language == "ja"), f"{where}: {key} {language} is in another script")
            for place, text in strings(r):
                check(text and text == text.strip() and "  " not in text and not re.search("[\u00a0\u200b\u0300-\u036f]", text), f"{where}{place}: blanks or odd characters")
            vocabularies(r, where)


def vocabularies(r, where):
    def within(key, codes, least=1):
        if key in r:
            check(len(r[key]) >= least and len(set(r[key])) == len(r[key]) and set(r[key]) <= codes, f"{where}: {key} {r[key]}")

    def whole(key, low, high):
        if key in r:
            check(type(r[key]) is int and low <= r[key] <= high, f"{where}: {key} {r[key]}")

    def date(key, first, last):
        if key in r:
            check(first <= datetime.date.fromisoformat(r[key]).isoformat() <= last, f"{where}: {key} {r[key]}")

    within("modes", MODES), within("ip", IP), within("kind_wanted", KINDS), within("languages", LANGUAGES)
    whole("trl", 1, 9), whole("trl_min", 1, 9), whole("operator_skill", 1, 5), whole("capability", 1, 5), whole("urgency", 1, 3)
    whole("employees", 1, 20000), whole("founded", 1900, 2015)
    date("date", "2013-10-01", "2015-11-30"), date("deadline", "2014-01-01", "2018-12-31")
    if r["type"] == "visit":
        check(r["region"] in ("NORTH", "SOUTH") and r["field"] in FIELDS, f"{where}: region or field")
        check(datetime.date.fromisoformat(r["date"]).weekday() < 5, f"{where}: on a weekend")
    if r["type"] == "technology":
        check(r["kind"] in KINDS, f"{where}: kind {r['kind']}")
        check(len(next(iter(r["title"].values()))) <= 120, f"{where}: long title")
        for reference in r.get("references", []):
            check(set(reference) == {"place", "year"} and 1990 <= reference["year"] <= 2015, f"{where}: reference {reference}")
    if r["type"] == "organisation":
        check(r["kind"] in ORGANISATION_KINDS, f"{where}: kind {r['kind']}")
        within("fields", FIELDS)
        check(all(re.fullmatch(r"\d\d", s) for s in r.get("sectors", [])), f"{where}: sectors {r.get('sectors')}")
        check(r.get("vn_presence", "NONE") in {"NONE", "AGENT", "OFFICE", "FACTORY"}, f"{where}: vn_presence")
    elif "fields" in r:
        weights = [f["weight"] for f in r["fields"]]
        check(all(set(f) == {"code", "weight"} and f["code"] in FIELDS for f in r["fields"]), f"{where}: fields {r['fields']}")
        check(abs(sum(weights) - 1) < 1e-9 and weights == sorted(weights, reverse=True) and min(weights) > 0, f"{where}: weights {weights}")
    for key in ("price", "capex", "budget"):
        if key in r:
            m = r[key]
            check(list(m) == ["min", "max", "currency", "year"] and 0 < m["min"] <= m["max"] <= 3 * 10**11 and m["currency"] in CURRENCIES and 2013 <= m["year"] <= 2015,
                  f"{where}: {key} {m}")
    if "capacity" in r:
        q = r["capacity"]
        check(list(q) == ["min", "max", "unit"] and 0 < q["min"] <= q["max"] and re.fullmatch(r"[A-Za-z]+[23]?(/(min|h|shift|batch|day|month|year))?", q["unit"]),
              f"{where}: capacity {q}")
    if "price" in r and "capex" in r:
        check(r["price"]["min"] <= r["capex"]["max"], f"{where}: price above the whole investment")
    for work in r.get("works", []):
        check({"title", "year"} <= set(work) <= {"title", "year", "text"}, f"{where}: work {work}")


def references(records):
    everything = list(itertools.chain.from_iterable(records.values()))
    seen = collections.Counter(r["id"] for r in everything)
    check(max(seen.values()) == 1, f"ids used twice: {[k for k, n in seen.items() if n > 1]}")
    organisations = {o["id"]: o for o in records["organisations"]}
    visits = {v["id"]: v for v in records["visits"]}
    used = set()
    for r in everything:
        for key in ("organisation", "provider"):
            if key in r:
                used.add(r[key])
                check(r[key] in organisations, f"{r['id']}: no organisation {r[key]}")
    for t in records["technologies"]:
        visit = visits.get(t["visit"])
        check(visit and visit["organisation"] == t["provider"] and visit["field"] == t["id"].split("-")[1] == t["fields"][0]["code"], f"{t['id']}: visit {t['visit']}")
    check(all(x["provider"].startswith("J-") for x in records["exhibits"]), "an exhibit of somebody who does not exhibit")
    check(all(n["organisation"].startswith("E-") for n in records["needs"]), "a need of somebody who is no enterprise of Hải Phòng")
    equal("organisations nobody refers to", sorted(set(organisations) - used), [])
    equal("visits without a technology", sorted(set(visits) - {t["visit"] for t in records["technologies"]}), [])
    needs = collections.Counter(n["organisation"] for n in records["needs"])
    check(set(needs.values()) <= {1, 2, 3}, "an enterprise with more than three needs")
    names = {}
    for o in organisations.values():
        for name in [*o["name"].values(), *o.get("aliases", [])]:
            key = re.sub(r"\W", "", name.casefold())
            check(names.setdefault(key, o["id"]) == o["id"], f"{o['id']} and {names[key]} are both called {name}")


def sentences(text):
    return len([s for s in re.split(r"(?<=[.!?])\s+|(?<=。)", text) if s.strip()])


def texts(records):
    shingles = []
    for r in itertools.chain(records["technologies"], records["exhibits"], records["needs"]):
        key = "problem" if r["type"] == "need" else "summary"
        for language, text in r[key].items():
            check(2 <= sentences(text) <= 5, f"{r['id']}: {key} {language} has {sentences(text)} sentences")
            words = re.findall(r"\w+", text.casefold())
            parts = {text[i:i + 4] for i in range(len(text) - 3)} if language == "ja" else set(zip(words, words[1:]))
            shingles.append((r["id"], language, parts))
    for (a, la, x), (b, lb, y) in itertools.combinations(shingles, 2):
        if la == lb and a != b:
            check(len(x & y) <= 0.3 * min(len(x), len(y)), f"{a} and {b} say nearly the same")
    for name in ("technologies", "exhibits", "needs"):
        titles = [t.casefold() for r in records[name] for t in r["title"].values()]
        equal(f"{name}: titles used twice", [t for t, n in collections.Counter(titles).items() if n > 1], [])
    summaries = [r for r in records["technologies"] if len(re.findall(r"\d", " ".join(r["summary"].values()))) >= 2]
    check(len(summaries) >= 200, f"only {len(summaries)} summaries with figures")


def most_meetings(pairs, places):
    """The largest number of pairs such that nobody has more than their places: augmenting paths, as in matching."""
    wanted = collections.defaultdict(list)
    for a, b in pairs:
        wanted[a].append(b)
    held = collections.defaultdict(set)

    def place(a, tried):
        for b in wanted[a]:
            if b in tried or a in held[b]:
                continue
            tried.add(b)
            if len(held[b]) < places[b]:
                held[b].add(a)
                return True
            for other in sorted(held[b]):
                if place(other, tried):
                    held[b].discard(other)
                    held[b].add(a)
                    return True
        return False

    return sum(place(a, set()) for a in sorted(wanted) for _ in range(places[a]))


def fair(records):
    text = (FOLDER / "fair.json").read_text(encoding="utf-8")
    check(unicodedata.is_normalized("NFC", text), "fair.json: not NFC")
    f = json.loads(text)
    equal("fair keys", list(f), ["name", "time_zone", "sessions", "tables", "interpreters", "participants", "pairs", "objective"])
    equal("time zone", f["time_zone"], "Asia/Ho_Chi_Minh")
    equal("slots", [(s["slots"], s["slot_minutes"]) for s in f["sessions"]], [(6, 30), (6, 30)])
    equal("tables", [t["id"] for t in f["tables"]], [f"B{n:02}" for n in range(1, 14)])
    equal("interpreters", len(f["interpreters"]), 10)
    check(all({"vi", "ja"} <= set(i["languages"]) for i in f["interpreters"]), "an interpreter without vi or ja")
    equal("interpreters with en", sum("en" in i["languages"] for i in f["interpreters"]), 2)
    organisations = {o["id"]: o for o in records["organisations"]}
    people = {p["id"]: p for p in f["participants"]}
    equal("participants", len(people), len(f["participants"]))
    exhibitors = [p for p in f["participants"] if p["side"] == "exhibitor"]
    visitors = [p for p in f["participants"] if p["side"] == "visitor"]
    equal("exhibitors, visitors", (len(exhibitors), len(visitors)), (13, 81))
    equal("booths", [p["table"] for p in exhibitors], [t["id"] for t in f["tables"]])
    equal("places of the exhibitors", sum(p["max_meetings"] for p in exhibitors), 120)
    for p in f["participants"]:
        o = organisations[p["id"]]
        check(p["name"] in o["name"].values() and p["languages"] == o["languages"], f"{p['id']}: name or languages")
        check(p["id"].startswith("J-" if p["side"] == "exhibitor" else "E-"), f"{p['id']}: side")
        check(p["max_meetings"] in ((9, 10) if p["side"] == "exhibitor" else (2, 3, 4)), f"{p['id']}: max_meetings")
        check("unavailable" not in p, f"{p['id']}: nobody has slots that do not suit")
    wishes = [(p["a"], p["b"]) for p in f["pairs"]]
    equal("wishes", (len(wishes), len(set(wishes)), len({p["id"] for p in f["pairs"]})), (160, 160, 160))
    check(all(people[a]["side"] == "visitor" and people[b]["side"] == "exhibitor" for a, b in wishes), "a wish that is not of a visitor for an exhibitor")
    check(all(set(p) <= {"id", "a", "b", "required"} for p in f["pairs"]), "a wish with a value")
    equal("required", sum(p.get("required", False) for p in f["pairs"]), 3)
    popular = collections.Counter(b for _, b in wishes)
    equal("least and most wanted", (min(popular.values()), max(popular.values())), (10, 16))
    equal("objective", f["objective"], {"order": ["value", "breaks"]})

    places = {p["id"]: p["max_meetings"] for p in f["participants"]}
    equal("meetings that can be held", most_meetings(wishes, places), 120)
    # Every exhibitor has a booth of its own and nobody more than 10 meetings, so by Koenig's theorem 12 slots suffice, and the
    # slots can be made equal (de Werra): 10 meetings each, hence never more than the 10 interpreters.
    check(max(places.values()) <= 12 and 120 <= 12 * len(f["interpreters"]), "too few slots or interpreters")
    strangers = sum(not set(people[a]["languages"]) & set(people[b]["languages"]) for a, b in wishes)
    equal("wishes that need an interpreter", strangers, 115)


def rates_and_workbook(records):
    rows = [line.split(",") for line in (FOLDER / "rates.csv").read_text(encoding="utf-8").split()]
    equal("rates header", rows[0], ["date", "currency", "vnd"])
    used = {r[k]["currency"] for items in records.values() for r in items for k in ("price", "capex", "budget") if k in r}
    check(used - {"VND"} <= {row[1] for row in rows[1:]}, "a currency without a rate")
    check((WORKBOOK / "fair.json").read_bytes() == (FOLDER / "fair.json").read_bytes(), "the fair of the workbook is another: run make_workbook.py")
    with zipfile.ZipFile(WORKBOOK / "khao-sat-cong-nghe-2013-2015.xlsx") as book:
        cells = "".join(book.read(part).decode() for part in book.namelist() if part.startswith("xl/"))
        check(len({info.date_time for info in book.infolist()}) == 1, "times in the workbook")
        missing = [r["id"] for items in records.values() for r in items if f">{r['id']}<" not in cells]
        equal("records missing in the workbook", missing, [])


def main():
    records = read()
    for test in (counts, schema, references, texts, fair, rates_and_workbook):
        test(records)
    for problem in problems:
        print(problem)
    print(f"{sum(map(len, records.values()))} records, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
