#!/usr/bin/env python3
"""The Python package against the header, the library, and the command.

Environment: CAUNOI_LIBRARY, CAUNOI_COMMAND (optional), PYTHONPATH with bindings/python. Run with -v for the names of the tests.
"""
import array
import ctypes
import importlib.util
import json
import os
import pathlib
import pickle
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.dont_write_bytecode = True
sys.path.insert(0, str(ROOT / "bindings"))

import caunoi
from caunoi import _abi, _border
from caunoi._library import library
import header as caunoi_h

CORPUS = ROOT / "corpus" / "haiphong-2015"
LEXICON = ROOT / "corpus" / "lexicon"
COMMAND = os.environ.get("CAUNOI_COMMAND", "")

SURVEY = """\
{"type":"organisation","id":"O-1","name":{"vi":"Công ty Dệt Kiến An"},"country":"VN","province":"Hải Phòng","languages":["vi"]}
{"type":"organisation","id":"O-2","name":{"ja":"響野膜工業株式会社"},"country":"JP","languages":["ja","vi"]}
{"type":"technology","id":"T-1","provider":"O-2","title":{"vi":"Màng lọc nước thải dệt nhuộm","en":"Membrane filter"},"trl":8}
{"type":"technology","id":"T-2","provider":"O-2","title":{"vi":"Giống lúa chịu mặn","en":"Salt-tolerant rice"},"trl":12}
{"type":"need","id":"N-1","organisation":"O-1","title":{"vi":"Xử lý nước thải dệt nhuộm"},"confidential":true}
{"type":"expert","id":"E-1","name":{"vi":"Nguyễn Văn An"},"expertise":{"vi":"Nước thải dệt nhuộm."}}
"""
FAIR = """\
{"name":"Ngày hội","sessions":[{"id":"s","start":"2015-10-15T08:30","slots":2}],"tables":2,
 "participants":[{"id":"O-1","languages":["vi"]},{"id":"O-2","languages":["vi"]},{"id":"O-3","languages":["vi"]},{"id":"O-4","languages":["vi"]}],
 "pairs":[{"a":"O-1","b":"O-2","value":3},{"a":"O-1","b":"O-3","value":2},{"a":"O-1","b":"O-4","value":1}]}
"""


class Counted:
    """A function of the library that knows how often it was called."""

    calls = dict.fromkeys(_abi.FUNCTIONS, 0)

    def __init__(self, name, function):
        self.name, self.function = name, function

    def __call__(self, *arguments):
        Counted.calls[self.name] += 1
        return self.function(*arguments)


def setUpModule():
    lib = library()
    for name in _abi.FUNCTIONS:
        setattr(lib, name, Counted(name, getattr(lib, name)))


def tearDownModule():
    """Through the package, not past it: what NullTest does alone is not counted."""
    if any(argument.startswith(tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) for argument in sys.argv[1:]):
        return  # some tests only
    never = [name for name, calls in Counted.calls.items() if calls == 0]
    assert not never, f"no test calls {never}"


class TableTest(unittest.TestCase):
    """_abi.py is written from caunoi.h (house.generated proves that); here it is held against the compiler."""

    def test_sizes(self):
        """ctypes lays out every struct as C does, and the defaults are those of _INIT."""
        header = caunoi_h.parse()
        sized = [s for s in header.structs.values() if s.has_init]
        lines = []
        for s in header.structs.values():
            lines += [f'printf("{s.name} %zu", sizeof({s.name}));']
            lines += [f'printf(" %zu", offsetof({s.name}, {f.name}));' for f in s.fields] + ['printf("\\n");']
        for s in sized:
            lines += [f'{{ {s.name} v = {s.name.upper()}_INIT; print("{s.name}", &v, sizeof v); }}']
        program = (
            '#include <stdio.h>\n#include "caunoi/caunoi.h"\nstatic void print(const char *name, const void *v, size_t n) { printf("=%s ", name); '
            'for (size_t i = 0; i < n; ++i) printf("%02x", ((const unsigned char *)v)[i]); printf("\\n"); }\n'
            "int main(void) {\n" + "\n".join(lines) + "\nreturn 0; }\n"
        )
        if not shutil.which("cc"):
            self.skipTest("no compiler")
        with tempfile.TemporaryDirectory() as folder:
            source = pathlib.Path(folder) / "layout.c"
            source.write_text(program)
            subprocess.run(["cc", "-std=c11", f"-I{ROOT / 'include'}", str(source), "-o", f"{folder}/layout"], check=True)
            said = subprocess.run([f"{folder}/layout"], check=True, capture_output=True, text=True).stdout
        layouts = dict(line.split(" ", 1) for line in said.splitlines())
        for s in header.structs.values():
            ours = getattr(_abi, s.name)
            offsets = [ctypes.sizeof(ours), *(getattr(ours, f.name).offset for f in s.fields)]
            self.assertEqual(layouts[s.name], " ".join(map(str, offsets)), s.name)
        for s in sized:
            self.assertEqual(layouts["=" + s.name], bytes(getattr(_abi, s.name)()).hex(), s.name)

    def test_a_changed_header_is_seen(self):
        with tempfile.TemporaryDirectory() as folder:
            changed = pathlib.Path(folder) / "caunoi.h"
            text = caunoi_h.HEADER.read_text("utf-8")
            changed.write_text(text.replace("size_t i, caunoi_match_row *row", "uint32_t i, caunoi_match_row *row"), "utf-8")
            self.assertNotEqual(caunoi_h.parse(changed).functions, caunoi_h.parse().functions)
            changed.write_text(text.replace(" * [any] | - | - | O(1) | 0.1 */", " */", 1), "utf-8")
            with self.assertRaises(caunoi_h.Complaint):
                caunoi_h.parse(changed)

    def test_version(self):
        self.assertEqual(library().caunoi_abi_version(), _abi.ABI_VERSION)
        self.assertRegex(caunoi.version(), r"^\d+\.\d+\.\d+$")

    def test_everything_public_is_named(self):
        self.assertEqual([name for name in caunoi.__all__ if not hasattr(caunoi, name)], [])


class NullTest(unittest.TestCase):
    def test_every_function_with_nothing(self):
        lib = library()
        fine = {"caunoi_error_status"}
        for name, (result, arguments) in _abi.FUNCTIONS.items():
            nothing = [0 if a in (ctypes.c_size_t, ctypes.c_int32, ctypes.c_uint32) else None for a in arguments]
            with self.subTest(name):
                answer = getattr(lib, name).function(*nothing)
                if name == "caunoi_allocator_set":  # NULL is an answer where nothing is alive
                    self.assertIn(answer, (caunoi.Status.OK, caunoi.Status.INVALID_ARGUMENT))
                elif result is ctypes.c_int32 and name not in fine:
                    self.assertEqual(answer, caunoi.Status.INVALID_ARGUMENT)
                elif result is _abi.caunoi_str:
                    self.assertEqual(_border.text(answer), "")
                elif name == "caunoi_cancel_new":
                    lib.caunoi_cancel_free(answer)
                elif result in (ctypes.c_size_t, ctypes.c_uint64) and name != "caunoi_live_handles":
                    self.assertEqual(answer, 0)


class Walk(unittest.TestCase):
    """What the other tests share: a small survey, its index, its matches."""

    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory())) if hasattr(self, "enterContext") else None
        if self.folder is None:  # before Python 3.11
            holder = tempfile.TemporaryDirectory()
            self.addCleanup(holder.cleanup)
            self.folder = pathlib.Path(holder.name)
        self.survey = caunoi.Survey.parse(SURVEY, "nhỏ.jsonl")
        self.index = caunoi.Index.build(self.survey, self.folder / "index")
        self.matches = caunoi.match(self.survey, self.index)


class SurveyTest(Walk):
    def test_records(self):
        self.assertEqual([self.survey.count(kind) for kind in caunoi.Kind], [2, 1, 1, 2, 0])
        self.assertEqual([r.title for r in self.survey.records(caunoi.Kind.TECHNOLOGY, "en")], ["Membrane filter", "Salt-tolerant rice"])
        need = self.survey.find(caunoi.Kind.NEED, "N-1")
        self.assertEqual((need.kind, need.organisation, need.confidential), (caunoi.Kind.NEED, "O-1", True))
        with self.assertRaises(caunoi.NotFound):
            self.survey.find(caunoi.Kind.NEED, "N-2")
        with self.assertRaises(LookupError):  # the class Python programs expect
            self.survey.find(caunoi.Kind.NEED, "N-2")
        with self.assertRaises(ValueError):
            self.survey.count(9)
        with self.assertRaises(ValueError):
            self.survey.find(caunoi.Kind.NEED, "N-1", "fr")

    def test_findings(self):
        found = [f for f in self.survey.findings("en") if f.record == "T-2"]
        self.assertEqual(len(found), 1)
        self.assertTrue(found[0].place.startswith("nhỏ.jsonl:4"), found[0].place)
        self.assertEqual((found[0].level, found[0].row, found[0].value), (caunoi.Level.WARNING, 4, "12"))
        self.assertNotEqual(found[0].message, [f for f in self.survey.findings("ja") if f.record == "T-2"][0].message)
        self.assertIn("nhỏ.jsonl", self.survey.findings_jsonl())

    def test_files(self):
        name = self.folder / os.fsdecode(b"latin-\xe9.jsonl")  # a path is bytes
        self.survey.save(name)
        self.assertEqual(name.read_text("utf-8"), self.survey.jsonl())
        with caunoi.Survey.load(name) as again:
            self.assertEqual(again.jsonl(), self.survey.jsonl())
        other = self.folder / "other.jsonl"
        other.write_text('{"type":"expert","id":"E-2","name":"B","trl":1}\n', "utf-8")
        with caunoi.Survey.load([name, other]) as both:
            self.assertEqual(both.count(caunoi.Kind.EXPERT), 2)
            self.assertIn(str(other.name), " ".join(f.place for f in both.findings()))
        with self.assertRaises(caunoi.NotFound) as caught:
            caunoi.Survey.load(self.folder / "not-there.xlsx")
        self.assertEqual(caught.exception.place, str(self.folder / "not-there.xlsx"))

    def test_bytes_that_are_not_utf8(self):
        with self.assertRaises(caunoi.InvalidArgument) as caught:
            caunoi.Survey.parse(b"{}\n\xff\n", "x.jsonl")
        self.assertEqual((caught.exception.place, caught.exception.status), ("x.jsonl:2", caunoi.Status.INVALID_ARGUMENT))
        self.assertEqual(str(pickle.loads(pickle.dumps(caught.exception))), str(caught.exception))


class IndexTest(Walk):
    def test_search(self):
        answer = self.index.search("nuoc thai")
        self.assertEqual((answer.found, len(answer.hits)), (3, 3))
        self.assertEqual(sum(answer.facets["kind"].values()), 3)
        self.assertIn("<b>", self.index.search("nước thải").hits[0].snippet)
        only = self.index.search("", kinds=[caunoi.Kind.TECHNOLOGY], countries=["JP"], organisations=["O-2"], trl_min=8, trl_max=8)
        self.assertEqual([hit.id for hit in only.hits], ["T-1"])
        self.assertEqual(self.index.search("", fields=["BIO"]).found, 0)
        self.assertEqual(self.index.search("", cost_max=1e9, currency="JPY").found, 0)
        self.assertEqual(len(self.index.search("", first=2, count=2).hits), 2)
        with self.assertRaises(caunoi.InvalidArgument):
            self.index.search("", fields=["XYZ"])
        with self.assertRaises(OverflowError):
            self.index.search("", count=-1)
        with self.assertRaises(TypeError):
            self.index.search("", countries="JP")

    def test_update(self):
        with caunoi.Survey.parse('{"type":"technology","id":"T-3","title":{"en":"Biogas digester"}}') as changes:
            self.index.update(changes, remove=["technology/T-2"])
        self.assertEqual([self.index.search(word).found for word in ("biogas", "rice")], [1, 0])
        with caunoi.Index.open(self.folder / "index") as again, again.survey() as now:
            self.assertEqual([t.id for t in now.records(caunoi.Kind.TECHNOLOGY)], ["T-1", "T-3"])
            self.assertEqual(len(again), len(self.index))
        with self.assertRaises(caunoi.InvalidArgument):
            self.index.update(remove=["T-2"])
        with self.assertRaises(caunoi.NotFound):
            caunoi.Index.open(self.folder / "nothing")

    def test_lexicon(self):
        with caunoi.Lexicon.load(LEXICON) as lexicon:
            self.assertGreater(len(lexicon), 100)
            index = caunoi.Index.build(self.survey, self.folder / "with-lexicon", lexicon)
        self.assertGreater(len(caunoi.match(self.survey, index)), 0)  # the index keeps its lexicon


class RecordsTest(Walk):
    def test_build(self):
        vector = array.array("f", [1, 0])
        records = [
            caunoi.Organisation(id="O-1", name={"vi": "Dệt Kiến An"}, languages=["vi", caunoi.Lang.EN], employees=300, sectors=["13"]),
            caunoi.Technology(
                id="T-1", provider="O-1", title=caunoi.LangText(vi="Màng lọc"), fields=[caunoi.FieldWeight("ENV", 3), caunoi.FieldWeight("BIO", 1)],
                trl=8, proposed=True, price=caunoi.Money(1, 2, "USD"), capacity=caunoi.Quantity(100, 200, "m³/ngày"), embedding=vector,
                references=[caunoi.Reference("Hà Nội", 2012)], ip=["PAT_GRANTED"],
            ),
            caunoi.Need(id="N-1", organisation="O-1", title={"vi": "Nước thải"}, budget=caunoi.Money(1, 3, "VND"), confidential=True, embedding=[1, 0]),
            caunoi.Expert(id="E-1", name={"vi": "An"}, works=[caunoi.Work(title={"en": "W"}, year=2010)]),
            caunoi.Visit(id="V-1", organisation="O-1", field="ENV", date="2014-05-06"),
        ]
        with caunoi.Survey.build(records) as survey:
            self.assertEqual([survey.count(kind) for kind in caunoi.Kind], [1, 1, 1, 1, 1])
            self.assertEqual(survey.findings(), [])
            technology = json.loads(survey.record_json(caunoi.Kind.TECHNOLOGY, "T-1"))
            self.assertEqual(technology["fields"], [{"code": "ENV", "weight": 0.75}, {"code": "BIO", "weight": 0.25}])
            self.assertEqual(technology["capacity"], {"min": 100, "max": 200, "unit": "m3/d"})
            self.assertEqual((technology["embedding"], technology["proposed"]), ([1.0, 0.0], True))
            self.assertEqual(json.loads(survey.record_json(caunoi.Kind.NEED, "N-1"))["budget"], {"min": 1, "max": 3, "currency": "VND"})
            with caunoi.Survey.parse(survey.jsonl()) as again:
                self.assertEqual(again.jsonl(), survey.jsonl())

    def test_change(self):
        with caunoi.Records(self.survey) as records:
            records.put(caunoi.Need(id="N-1", title={"vi": "Khác"}))
            records.put_jsonl('{"type":"need","id":"N-2","title":"Mới"}')
            records.remove(caunoi.Kind.TECHNOLOGY, "T-1")
            self.assertEqual((records.count(caunoi.Kind.NEED), records.count(caunoi.Kind.TECHNOLOGY)), (2, 1))
            with self.assertRaises(caunoi.NotFound):
                records.remove(caunoi.Kind.TECHNOLOGY, "T-1")
            for wrong, error in [
                ("need", TypeError), (caunoi.Need(), caunoi.InvalidArgument), (caunoi.Need(id="N", trl_min=2**31), OverflowError),
                (caunoi.Technology(id="T", fields=[caunoi.FieldWeight("XYZ")]), caunoi.InvalidArgument),
                (caunoi.Organisation(id="O", languages=["fr"]), ValueError), (caunoi.Need(id="N", title="Nước"), AttributeError),
                (caunoi.Need(id="N", modes="SALE"), TypeError),
            ]:
                with self.subTest(wrong), self.assertRaises(error):
                    records.put(wrong)
            with records.survey() as survey:
                self.assertEqual(survey.find(caunoi.Kind.NEED, "N-1").title, "Khác")
                self.assertIn("T-2", [f.record for f in survey.findings()])  # what was found in it before
                survey.save_repair(self.folder / "repair.xlsx", "ja")
                self.assertTrue((self.folder / "repair.xlsx").read_bytes().startswith(b"PK"))

    def test_numpy(self):
        try:
            import numpy
        except ImportError:
            self.skipTest("no NumPy here")
        for vector in (numpy.array([0.5, -1], "f"), numpy.array([0.5, 9, -1, 9], "f")[::2], numpy.array([0.5, -1]), numpy.array([[1], [2]])[:, 0] - 1.5):
            with self.subTest(vector.dtype), caunoi.Survey.build([caunoi.Expert(id="E", name={"vi": "A"}, embedding=vector)]) as survey:
                self.assertEqual(json.loads(survey.record_json(caunoi.Kind.EXPERT, "E"))["embedding"], [float(x) for x in vector])
        with self.assertRaises(ValueError):
            caunoi.Survey.build([caunoi.Expert(id="E", embedding=numpy.zeros((2, 2), "f"))])
        with caunoi.Draft() as draft:
            draft.put(caunoi.Session(id="s", slots=9))
            draft.put(caunoi.Table(id="1", unavailable=numpy.flatnonzero(numpy.array([0, 1, 0, 1]))))
            self.assertEqual(json.loads(draft.fair().json())["tables"][0]["unavailable"], [1, 3])


class LexiconTest(Walk):
    def test_concepts(self):
        head = "concept\tfield\tbroader\tvi\tja\ten\n"
        a, b = self.folder / "a.tsv", self.folder / "b.tsv"
        a.write_text(head + "water\tENV\t\tnước\t水\twater\n", "utf-8")
        b.write_text(head + "salt\t\twater\tmuối|muối ăn\t\tsalt\n", "utf-8")
        with caunoi.Lexicon.load([a, b]) as lexicon:
            self.assertEqual([c.id for c in lexicon], ["water", "salt"])
            self.assertEqual(lexicon.terms(1), ["muối", "muối ăn"])
            self.assertEqual(lexicon[-1].broader, "water")
        tsv, left_out = caunoi.import_lexicon(a, "tsv")
        self.assertIn("nước", tsv)
        self.assertEqual(left_out, [])
        self.assertTrue(any("b.tsv" in finding for finding in caunoi.check_lexicon([a, b])))
        with self.assertRaises(caunoi.InvalidArgument):
            caunoi.import_lexicon(a, "doc")


class MatchTest(Walk):
    def test_one_at_a_time(self):
        with caunoi.Matcher(self.survey, self.index) as matcher:
            self.assertEqual(matcher.match("N-1").jsonl(), self.matches.jsonl())
            with self.assertRaises(caunoi.NotFound):
                matcher.match("N-9")
            with self.assertRaisesRegex(caunoi.InvalidArgument, "matcher"):
                self.index.update()
            again = json.loads(self.survey.record_json(caunoi.Kind.NEED, "N-1")) | {"id": "N-8"}
            with caunoi.Records() as records:
                records.put_jsonl(json.dumps(again, ensure_ascii=False))
                changes = records.survey()
            matcher.update(changes)
            found = matcher.match("N-8")
            self.assertEqual([m.supply for m in found], [m.supply for m in self.matches if m.need == "N-1"])
            self.assertTrue(found.explain(0))
            matcher.update(remove=["need/N-8"])
            with self.assertRaises(caunoi.NotFound):
                matcher.match("N-8")
        self.index.update()
        self.assertEqual(self.index.notices(), [])

    def test_one_technology(self):
        found = caunoi.match_supply(self.survey, self.index, "T-1")
        self.assertEqual([(m.need, m.supply) for m in found], [("N-1", "T-1")])
        self.assertIn(found[0].score, [m.score for m in self.matches])

    def test_reasons(self):
        vi, en = self.matches.reasons(self.matches[0]), self.matches.reasons(0, "en")
        self.assertEqual([r.code for r in vi], [r.code for r in en])
        self.assertNotEqual([r.sentence for r in vi], [r.sentence for r in en])
        self.assertIs(vi[0].part, caunoi.ReasonPart.REASON)
        self.assertTrue(self.matches.xlsx("ja").startswith(b"PK"))

    def test_network(self):
        with caunoi.Network(self.survey) as network:
            self.assertGreater(network.node_count, 5)
            self.assertGreater(network.arc_count, 3)
            near = network.near("need/N-1", 2)
            self.assertEqual(len(near), 2)
            self.assertGreaterEqual(near[0].closeness, near[1].closeness)
            with self.assertRaises(caunoi.NotFound):
                network.near("need/N-9")

    def test_rows(self):
        self.assertEqual(len(self.matches), len(list(self.matches)))
        first, last = self.matches[0], self.matches[-1]
        self.assertEqual((first.row, last.row), (0, len(self.matches) - 1))
        self.assertGreaterEqual(first.score, last.score)
        with self.assertRaises(IndexError):
            self.matches[len(self.matches)]
        self.assertNotEqual(self.matches.explain(first, "vi"), self.matches.explain(0, "ja"))
        self.assertLess(len(self.matches.explain(0, "en", 15)), len(self.matches.explain(0, "en")))
        with self.assertRaises(caunoi.InvalidArgument):
            self.matches.explain(len(self.matches))

    def test_options(self):
        few = caunoi.match(self.survey, self.index, caunoi.MatchOptions(per_need=1, experts_per_need=0, needs=["N-1"]))
        self.assertEqual([m.supply for m in few], ["T-1"])
        never = caunoi.Wish(caunoi.WishKind.MUST_NOT, "N-1", "T-1")
        options = caunoi.MatchOptions(wishes=[never], rates_csv="date,currency,vnd\n2015-10-15,JPY,188\n", supplies=["T-1", "T-2"])
        self.assertEqual([m.supply for m in caunoi.match(self.survey, self.index, options)], ["T-2"])
        with self.assertRaises(caunoi.InvalidArgument) as caught:
            caunoi.match(self.survey, self.index, caunoi.MatchOptions(rates_csv="x"))
        self.assertEqual(caught.exception.place, "rates.csv:1")
        with self.assertRaises(OverflowError):
            caunoi.match(self.survey, self.index, caunoi.MatchOptions(per_need=-1))
        with self.assertRaises(ValueError):
            caunoi.match(self.survey, self.index, caunoi.MatchOptions(wishes=[caunoi.Wish(7, "N-1", "T-1")]))

    def test_vectors(self):
        """The caller's own vectors ride in the records; a bad one is a finding with its line, and its record stays."""
        rows = [json.loads(line) for line in SURVEY.splitlines()]
        rows.append({"type": "technology", "id": "T-3", "provider": "O-2", "title": "Robot hàn"})
        vectors = {"T-1": [0.1, 0.2, 0.9], "T-2": [0.9, 0.1, 0.1], "T-3": [0.1, 0.9, 0.1], "N-1": [0.95, 0.1, 0.2]}
        text = lambda: "".join(json.dumps({**row, **({"embedding": vectors[row["id"]]} if row["id"] in vectors else {})}) + "\n" for row in rows)
        found = lambda: {m.supply: m.score for m in caunoi.match(survey, index)}
        with caunoi.Survey.parse(text(), "v.jsonl") as survey, caunoi.Index.build(survey, self.folder / "vectors") as index:
            matches = [json.loads(line) for line in caunoi.match(survey, index).jsonl().splitlines()]
            self.assertEqual({m["supply"] for m in matches if m["signals"]["demand"].get("embedding", 0) >= 0.5}, {"T-2"})
            self.assertEqual(caunoi.Survey.parse(survey.jsonl()).jsonl(), survey.jsonl())
            with_vectors = found()
        vectors["T-2"][1] = float("nan")  # json.dumps writes NaN, which JSON does not have
        vectors["T-3"].append(1.0)
        with caunoi.Survey.parse(text(), "v.jsonl") as survey, caunoi.Index.build(survey, self.folder / "vectors") as index:
            places = {f.place for f in survey.findings() if f.field == "tech.embedding"}
            self.assertEqual(places, {"v.jsonl:4:embedding", "v.jsonl:7:embedding"})
            self.assertIn('"embedding":[0.1,0.2,0.9]', survey.jsonl())
            self.assertLess(found()["T-2"], with_vectors["T-2"])


class FairTest(unittest.TestCase):
    def test_programme(self):
        with caunoi.Fair.parse(FAIR) as fair, caunoi.plan(fair) as programme:
            self.assertEqual(programme.status, caunoi.PlanStatus.OPTIMAL)
            self.assertEqual((programme.value, programme.value_bound, programme.conflict), (5, 5, []))
            self.assertEqual([m.slot for m in programme.meetings], [0, 1])
            self.assertEqual([u.b for u in programme.unplaced], ["O-4"])
            self.assertEqual(caunoi.check(fair, programme), [])
            with caunoi.Programme.parse(re.sub(r'("slot":\s*)1', r"\g<1>0", programme.json())) as broken:
                self.assertIn("O-1", caunoi.check(fair, broken)[0])
            with caunoi.Fair.parse(fair.json()) as again:
                self.assertEqual(again.json(), fair.json())

    def test_with_matches(self):
        with caunoi.Survey.parse(SURVEY) as survey, tempfile.TemporaryDirectory() as folder, caunoi.Index.build(survey, folder) as index:
            matches = caunoi.match(survey, index)
            with caunoi.Fair.parse(FAIR.replace(',"value":3', "")) as fair, fair.with_matches(matches) as valued:
                values = {p["b"]: p.get("value") for p in json.loads(valued.json())["pairs"]}
                self.assertIn(values["O-2"], [round(m.score, 2) for m in matches])

    def test_advice(self):
        with caunoi.Fair.parse(FAIR) as fair:
            advice = caunoi.advise(fair)
            self.assertEqual((advice["wishes"], advice["placed"]), (3, 2))
            self.assertNotEqual(caunoi.advise_text(fair, language="en"), caunoi.advise_text(fair, language="ja"))

    def test_fairness(self):
        with caunoi.Fair.parse(FAIR) as fair, caunoi.Draft(fair) as draft:
            with caunoi.plan(fair) as programme:
                self.assertIsNone(programme.fairness)
            draft.objective([caunoi.Goal.FAIRNESS, caunoi.Goal.VALUE])
            draft.fairness(caunoi.Fairness.LEXIMIN, caunoi.Side.NONE)
            with draft.fair() as leximin, caunoi.plan(leximin) as programme:
                self.assertEqual(json.loads(leximin.json())["objective"]["fairness"], "leximin")
                self.assertEqual(programme.fairness, caunoi.Price(0, 0, 5))  # three wishes of O-1 in two slots: one gets nothing
            with self.assertRaises(ValueError):
                draft.fairness(2)

    def test_infeasible(self):
        pairs = [{"a": "a", "b": b, "required": True, "interpreter": False} for b in "bc"]
        text = {"sessions": [{"id": "s", "slots": 1}], "tables": 2, "participants": [{"id": i} for i in "abc"], "pairs": pairs}
        with caunoi.Fair.parse(json.dumps(text)) as fair, caunoi.plan(fair) as programme:
            self.assertIs(programme.status, caunoi.PlanStatus.INFEASIBLE)
            self.assertTrue(programme.conflict and all(programme.conflict))

    def test_call_by_call(self):
        with caunoi.Draft() as draft, caunoi.Fair.parse(FAIR) as wanted:
            draft.name("Ngày hội")
            draft.put(caunoi.Session(id="s", start="2015-10-15T08:30", slots=2))
            for table in "12":
                draft.put(caunoi.Table(id=table))
            for i in range(1, 5):
                draft.put(caunoi.Participant(id=f"O-{i}", languages=["vi"]))
            for i in range(2, 5):
                draft.put(caunoi.Pair(a="O-1", b=f"O-{i}", value=5 - i))
            draft.objective([caunoi.Goal.VALUE, caunoi.Goal.BREAKS])
            self.assertEqual(draft.fair().json(), wanted.json())
            draft.put(caunoi.Lock(pair="O-1~O-4", slot=1))
            draft.put(caunoi.Interpreter(id="I-1", languages=["ja"], unavailable=[0]))
            with draft.fair() as fair, caunoi.plan(fair) as programme:
                self.assertIn(("O-1~O-4", 1), [(m.pair, m.slot) for m in programme.meetings])
                self.assertTrue(caunoi.programme_xlsx(fair, programme, "en").startswith(b"PK"))
                calendars = caunoi.calendars(fair, programme, "vi", 2)
                self.assertTrue(all(b"SEQUENCE:2" in text for text in calendars.values()) and calendars)
            draft.remove(caunoi.Part.PARTICIPANT, "O-4")
            with self.assertRaises(caunoi.InvalidArgument) as caught:
                draft.fair()
            self.assertIn("/pairs/2", caught.exception.place)
            with self.assertRaises(TypeError):
                draft.put(caunoi.Need(id="N"))
        with caunoi.Fair.parse(FAIR) as fair, caunoi.Draft(fair) as draft:
            self.assertEqual(draft.fair().json(), fair.json())

    def test_error_names_the_place(self):
        with self.assertRaises(caunoi.InvalidArgument) as caught:
            caunoi.Fair.parse(FAIR.replace('"value":2', '"valeu":2'), "hội.json")
        self.assertTrue(caught.exception.place.startswith("hội.json#/pairs/1"), caught.exception.place)
        self.assertIn("value", caught.exception.message)
        with self.assertRaises(caunoi.InvalidArgument), caunoi.Fair.parse(FAIR) as fair:
            caunoi.plan(fair, caunoi.PlanOptions(time_limit=-1))


class DayTest(unittest.TestCase):
    def setUp(self):
        self.fair = caunoi.Fair.parse(FAIR)
        self.programme = caunoi.plan(self.fair)

    def test_repair(self):
        changes = '{"absent": [{"participant": "O-2"}]}'
        with caunoi.repair(self.fair, self.programme, changes) as repaired:
            self.assertEqual(caunoi.check_repair(self.fair, self.programme, changes, repaired), [])
            self.assertEqual({m.b for m in repaired.programme.meetings}, {"O-3", "O-4"})
            self.assertIs(repaired.status, caunoi.PlanStatus.OPTIMAL)
            self.assertEqual((repaired.disturbed, repaired.disturbed_bound, repaired.relaxed), (0, 0, []))
            told = {(n.who, n.what): n for n in repaired.ledger}
            gone = told["O-2", caunoi.Change.CANCELLED]
            self.assertEqual((gone.because, gone.cause, gone.now), (caunoi.Cause.ABSENT, "O-2", None))
            self.assertEqual(told["O-4", caunoi.Change.PLACED].was, None)
            self.assertIn("ledger", json.loads(repaired.json()))
            self.assertIn("<html", repaired.page("ja"))
            self.assertIn("O-2", repaired.text("en"))
            self.assertEqual(caunoi.check(repaired.fair, repaired.programme), [])
        with self.assertRaises(caunoi.InvalidArgument) as caught:
            caunoi.repair(self.fair, self.programme, '{"absent": [{"participant": "O-9"}]}', "đổi.json")
        self.assertTrue(caught.exception.place.startswith("đổi.json#/absent/0"), caught.exception.place)

    def test_relaxed(self):
        must = caunoi.Fair.parse(FAIR.replace('"value":3', '"value":3,"required":true'))
        with caunoi.repair(must, caunoi.plan(must), '{"absent": [{"participant": "O-2"}]}') as repaired:
            self.assertEqual([(r.rule, r.id, r.was, r.now) for r in repaired.relaxed], [("required", "O-1~O-2", 1, 0)])

    def test_one_by_one(self):
        with caunoi.Day(self.fair, self.programme) as day:
            before = day.programme
            meetings = before.meetings
            steps = [
                lambda: day.walk_in(caunoi.Participant(id="W", languages=["vi"]), [caunoi.Pair(a="O-2", b="W", value=5)]),
                lambda: day.wish(caunoi.Pair(a="O-3", b="O-4")),
                lambda: day.add_table(caunoi.Table(id="3")),
                lambda: day.add_interpreter(caunoi.Interpreter(id="I", languages=["vi", "ja"])),
                lambda: day.lock(caunoi.Lock(pair="O-3~O-4", slot=next(m.slot for m in day.programme.meetings if m.pair == "O-3~O-4"))),
                lambda: day.unlock("O-3~O-4"),
                lambda: day.break_table("3"),
                lambda: day.lose_interpreter("I"),
                lambda: day.late("O-4", 1),
                lambda: day.absent("O-2"),
                lambda: day.present("O-2"),
                lambda: day.withdraw("O-3~O-4"),
                lambda: day.apply('{"absent": [{"participant": "W", "from": 1}]}'),
                lambda: day.now(0),
            ]
            for number, step in enumerate(steps, 1):
                with self.subTest(number), step() as repaired:
                    self.assertEqual(day.revision, number)
                    self.assertEqual(caunoi.check(day.fair, day.programme), [])
                    self.assertEqual(day.programme.json(), repaired.programme.json())
                    repaired.standby, repaired.ledger
            self.assertEqual(before.meetings, meetings)  # what was read stays
            with self.assertRaises(caunoi.InvalidArgument):
                day.absent("nobody")
            self.assertEqual(day.revision, len(steps))
        with self.assertRaises(caunoi.InvalidArgument), caunoi.Programme.parse(re.sub(r'("slot":\s*)1', r"\g<1>0", self.programme.json())) as broken:
            caunoi.Day(self.fair, broken)

    def test_standby(self):
        with caunoi.Day(self.fair, self.programme) as day, day.now(0) as repaired:
            standby = repaired.standby
            self.assertTrue(standby and all(s.pairs and s.slot == 1 for s in standby), standby)

    def test_readers(self):
        """Threads that read see a whole programme whatever is changed meanwhile."""
        wrong, stop = [], threading.Event()

        def read(day):
            while not stop.is_set():
                with day.programme as programme, day.fair as fair:
                    meetings = programme.meetings
                    if len({(m.slot, m.table) for m in meetings}) != len(meetings) or not fair.json():
                        wrong.append(meetings)

        with caunoi.Day(self.fair, self.programme) as day:
            threads = [threading.Thread(target=read, args=(day,)) for _ in range(4)]
            for thread in threads:
                thread.start()
            for i in range(10):
                (day.present if i % 2 else day.absent)("O-2").close()
            stop.set()
            for thread in threads:
                thread.join()
            self.assertEqual((wrong, day.revision), ([], 10))


class ReportTest(Walk):
    def test_papers(self):
        with caunoi.Fair.parse(FAIR) as fair, caunoi.plan(fair) as programme:
            papers = caunoi.papers(survey=self.survey, matches=self.matches, fair=fair, programme=programme, language="ja")
        self.assertEqual(list(papers)[-1], "index.html")
        self.assertTrue(papers["matches.xlsx"].startswith(b"PK"))
        self.assertTrue(any(name.endswith(".ics") for name in papers))
        self.assertIn("<html", caunoi.page(survey=self.survey, matches=self.matches, language="en"))
        with self.assertRaises(caunoi.InvalidArgument):
            caunoi.page(matches=self.matches)

    def test_run(self):
        workspace, out = self.folder / "workspace", self.folder / "out"
        workspace.mkdir()
        (workspace / "survey.jsonl").write_text(SURVEY, "utf-8")
        (workspace / "fair.json").write_text(FAIR, "utf-8")
        stages = []
        summary = caunoi.run(workspace, out, language="en", progress=lambda tick: stages.append(tick.stage))
        self.assertEqual((summary.technologies, summary.needs, summary.status), (2, 1, caunoi.PlanStatus.OPTIMAL))
        self.assertTrue((out / "index.html").exists())
        self.assertIn("match", stages)
        (workspace / "fair.json").unlink()
        self.assertIsNone(caunoi.run(workspace, out, match=caunoi.MatchOptions(per_need=1)).status)

    def test_evaluation(self):
        found = caunoi.evaluate("q Q0 a 1 2 t\nq Q0 b 2 1 t\n", "q 0 b 1\n")
        self.assertEqual(found.queries, 1)
        self.assertEqual({m.name: m.mean for m in found.measures}["MRR"], 0.5)
        better = caunoi.evaluate("q Q0 b 1 2 t\n", "q 0 b 1\n").compare(found)
        self.assertEqual({d.measure: (d.mean, d.better) for d in better}["MRR"], (0.5, 1))


class LongCallTest(Walk):
    def test_progress_cancels(self):
        with self.assertRaises(caunoi.Cancelled):
            caunoi.match(self.survey, self.index, progress=lambda tick: False)

    def test_progress_raises(self):
        def fail(tick):
            raise ZeroDivisionError(tick.stage)

        with self.assertRaises(ZeroDivisionError):
            caunoi.Index.build(self.survey, self.folder / "other", progress=fail)
        # The planner gives what it has when it is stopped; what was raised comes out nevertheless.
        with caunoi.Fair.load(CORPUS / "fair.json") as fair, self.assertRaises(ZeroDivisionError):
            caunoi.plan(fair, progress=fail)

    def test_cancel_from_another_thread(self):
        with caunoi.Cancel() as cancel:
            def other(tick):
                thread = threading.Thread(target=cancel.request)
                thread.start()
                thread.join()

            with self.assertRaises(caunoi.Cancelled):
                caunoi.match(self.survey, self.index, progress=other, cancel=cancel)

    def test_interrupt(self):
        with self.assertRaises(KeyboardInterrupt):
            caunoi.match(self.survey, self.index, progress=lambda tick: signal.raise_signal(signal.SIGINT))

    def test_log(self):
        lines = []
        self.survey.save(self.folder / "s.jsonl")
        caunoi.Survey.load(self.folder / "s.jsonl", log=lines.append)
        self.assertTrue(any("6 " in line.message or "2 technologies" in line.message for line in lines), lines)

        def fail(line):
            raise ZeroDivisionError(line.message)

        with self.assertRaises(ZeroDivisionError):
            caunoi.Survey.load(self.folder / "s.jsonl", log=fail)

    def test_threads_change_nothing(self):
        self.assertEqual(caunoi.match(self.survey, self.index, threads=3).jsonl(), self.matches.jsonl())
        with self.assertRaises(caunoi.InvalidArgument):
            caunoi.match(self.survey, self.index, threads=5000)


class HandleTest(Walk):
    def test_closed(self):
        with self.survey:
            pass
        self.survey.close()  # again is fine
        with self.assertRaisesRegex(ValueError, "Survey is closed"):
            self.survey.jsonl()
        self.assertTrue(self.matches.explain(0))  # matches keep what they were made from

    def test_wrong_handle(self):
        with self.assertRaises(ctypes.ArgumentError):
            caunoi.match(self.index, self.survey)

    def test_allocator(self):
        libc = ctypes.CDLL(None)
        malloc, free = (ctypes.cast(getattr(libc, name), ctypes.c_void_p).value for name in ("malloc", "free"))
        self.assertGreater(caunoi.live_handles(), 0)
        with self.assertRaises(caunoi.InvalidArgument):
            caunoi.set_allocator(malloc, free)
        # Without a handle, in a process of its own: malloc() and free() pass over their last argument.
        program = (
            f"import caunoi, ctypes; libc = ctypes.CDLL(None)\n"
            "malloc, free = (ctypes.cast(getattr(libc, name), ctypes.c_void_p).value for name in ('malloc', 'free'))\n"
            f"caunoi.set_allocator(malloc, free); fair = caunoi.Fair.parse({FAIR!r})\n"
            "assert fair.json().startswith('{') and caunoi.live_handles() == 1\n"
            "fair.close(); caunoi.set_allocator(); assert caunoi.live_handles() == 0\n"
        )
        subprocess.run([sys.executable, "-c", program], check=True)

    def test_unknown_numbers_raise(self):
        with self.assertRaises(ValueError):
            _border.error_of(42)
        self.assertEqual(caunoi.status_name(2), "CAUNOI_NOT_FOUND")


class LibraryTest(unittest.TestCase):
    def python(self, *code, **environment):
        env = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **environment}
        return subprocess.run([sys.executable, *code], env=env, capture_output=True, text=True)

    def test_a_named_place_is_meant(self):
        done = self.python("-c", "import caunoi; caunoi.version()", CAUNOI_LIBRARY="/nowhere/libcaunoi_c.so")
        self.assertIn("ImportError: libcaunoi_c.so was not found", done.stderr)
        done = self.python("-c", f"import caunoi; caunoi.load({os.environ['CAUNOI_LIBRARY']!r}); print(caunoi.version())", CAUNOI_LIBRARY="")
        self.assertRegex(done.stdout, r"^\d+\.\d+\.\d+$")

    @unittest.skipUnless(importlib.util.find_spec("pip"), "pip is needed")
    def test_install(self):
        """`pip install .` needs no compiler and no network, and the library beside the package is found."""
        with tempfile.TemporaryDirectory() as folder:
            source, target = pathlib.Path(folder) / "source", pathlib.Path(folder) / "target"
            shutil.copytree(ROOT / "bindings" / "python", source)
            for library in (False, True):  # without, and with a library that goes along
                if library:
                    shutil.copy(os.environ["CAUNOI_LIBRARY"], source / "caunoi" / "libcaunoi_c.so")
                done = self.python(
                    "-m", "pip", "install", "--quiet", "--no-index", "--upgrade", "--target", str(target), str(source), CC="false", PYTHONPATH=""
                )
                self.assertEqual(done.returncode, 0, done.stderr)
                self.assertTrue((target / "caunoi" / "py.typed").exists())
                self.assertEqual((target / "caunoi" / "libcaunoi_c.so").exists(), library)
            done = self.python(
                "-c", "import caunoi; print(caunoi.version(), caunoi.__file__)", CAUNOI_LIBRARY="", PYTHONPATH=str(target)
            )
            self.assertIn(str(target), done.stdout, done.stderr)


@unittest.skipUnless(COMMAND and os.access(COMMAND, os.X_OK), "CAUNOI_COMMAND is needed")
class CommandTest(unittest.TestCase):
    """The command and the binding give the same bytes for the same words."""

    def caunoi(self, *words):
        done = subprocess.run([COMMAND, *map(str, words)], capture_output=True)
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        return done.stdout.decode()

    def test_plan(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "fair.json"
            path.write_text(FAIR, "utf-8")
            with caunoi.Fair.load(path) as fair, caunoi.plan(fair, caunoi.PlanOptions(seed=7)) as programme:
                programme.save(pathlib.Path(folder) / "programme.json")
                self.assertEqual(self.caunoi("plan", path, "--seed", 7), programme.json())
                self.caunoi("check", path, pathlib.Path(folder) / "programme.json")

    def test_match(self):
        with tempfile.TemporaryDirectory() as folder, caunoi.Lexicon.load(LEXICON) as lexicon:
            folder = pathlib.Path(folder)
            with caunoi.Survey.load(CORPUS) as survey, caunoi.Index.build(survey, folder / "index", lexicon) as index:
                ours = caunoi.match(survey, index).jsonl()
            self.caunoi("index", CORPUS, "-o", folder / "by-command", "--lexicon", LEXICON)
            self.assertEqual(self.caunoi("match", folder / "by-command", "--lexicon", LEXICON), ours)

    def test_run(self):
        """The whole way: the files that say something are the same; workbooks and pages come from them."""
        with tempfile.TemporaryDirectory() as folder, caunoi.Lexicon.load(LEXICON) as lexicon:
            folder = pathlib.Path(folder)
            workspace = folder / "workspace"
            workspace.mkdir()
            (workspace / "survey.jsonl").write_text(SURVEY, "utf-8")
            (workspace / "fair.json").write_text(FAIR, "utf-8")
            caunoi.run(workspace, folder / "a", lexicon=lexicon)
            self.caunoi("run", workspace, "-o", folder / "b", "--lexicon", LEXICON)
            for name in ("survey.jsonl", "findings.jsonl", "matches.jsonl", "fair.json", "programme.json", "index.html"):
                self.assertEqual((folder / "a" / name).read_bytes(), (folder / "b" / name).read_bytes(), name)


if __name__ == "__main__":
    unittest.main()
