#!/usr/bin/env python3
"""The Python package against the header, the library, and the command.

Environment: CAUNOI_LIBRARY, CAUNOI_COMMAND (optional), PYTHONPATH with bindings/python. Run with -v for the names of the tests.
"""
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
sys.path.insert(0, str(ROOT / "tests" / "c"))

import caunoi
from caunoi import _abi, _border
from caunoi._library import library
from header import HEADER, Header

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


class HeaderTest(unittest.TestCase):
    """The tables of _abi.py are those of caunoi.h, to the last argument."""

    @classmethod
    def setUpClass(cls):
        cls.header = Header()

    def ctype(self, c_type):
        """The ctypes type of a C type as the header spells it."""
        h, bare = self.header, c_type.removeprefix("const ")
        basic = {
            "void": None, "size_t": ctypes.c_size_t, "double": ctypes.c_double, "int32_t": ctypes.c_int32, "int64_t": ctypes.c_int64,
            "uint32_t": ctypes.c_uint32, "uint64_t": ctypes.c_uint64, "char *": ctypes.c_char_p, "void *": ctypes.c_void_p,
            "caunoi_progress_fn": _abi.caunoi_progress_fn,
        }
        if bare in basic:
            return basic[bare]
        if bare in h.enums:
            return ctypes.c_int32
        name, stars = re.fullmatch(r"(\w+)( \**)?", bare).groups()
        self.assertTrue(name in h.opaque or name in h.structs or name in h.enums, name)
        result = ctypes.c_int32 if name in h.enums else getattr(_abi, name)
        for _ in (stars or "").strip():
            result = ctypes.POINTER(result)
        return result

    def test_every_function(self):
        self.assertEqual(set(_abi.FUNCTIONS), set(self.header.functions))
        for name, (result, arguments) in self.header.functions.items():
            with self.subTest(name):
                self.assertIs(_abi.FUNCTIONS[name][0], self.ctype(result))
                self.assertEqual(list(_abi.FUNCTIONS[name][1]), [self.ctype(a) for a in arguments])

    def test_every_function_is_used(self):
        source = "".join(p.read_text("utf-8") for p in pathlib.Path(caunoi.__file__).parent.glob("*.py") if p.name != "_abi.py")
        self.assertEqual([name for name in self.header.functions if not re.search(rf"\b{name}\b", source)], [])

    def test_every_struct(self):
        for name, fields in self.header.structs.items():
            with self.subTest(name):
                wanted = [
                    (field, ctypes.c_void_p if (name, field) == ("caunoi_str", "data") else self.ctype(c_type)) for field, c_type in fields
                ]
                self.assertEqual(list(getattr(_abi, name)._fields_), wanted)

    def test_every_enum(self):
        pairs = {
            "caunoi_status": (caunoi.Status, "CAUNOI_"), "caunoi_lang": (caunoi.Lang, "CAUNOI_LANG_"),
            "caunoi_kind": (caunoi.Kind, "CAUNOI_KIND_"), "caunoi_level": (caunoi.Level, "CAUNOI_LEVEL_"),
            "caunoi_wish_kind": (caunoi.WishKind, "CAUNOI_WISH_"), "caunoi_plan_status": (caunoi.PlanStatus, "CAUNOI_PLAN_"),
        }
        self.assertEqual(set(pairs), set(self.header.enums))
        for name, (ours, prefix) in pairs.items():
            self.assertEqual({prefix + member.name: member.value for member in ours}, self.header.enums[name])
        self.assertEqual(self.header.abi_version, _abi.ABI_VERSION)

    def test_every_default(self):
        """What a struct made here holds is what its _INIT says, but for the options that the calls spell out themselves."""
        keep = []
        made = {
            "caunoi_match_options": caunoi.MatchOptions()._struct(keep), "caunoi_plan_options": caunoi.PlanOptions()._struct(),
            "caunoi_control": _border.Control(None, None, 0)._struct,
        }
        spelt_out = {"caunoi_search_options", "caunoi_report_input", "caunoi_run_options"}
        numbers = {word: number for enum in self.header.enums.values() for word, number in enum.items()}
        for name, init in self.header.inits.items():
            values = [v.strip() for v in re.sub(r"\{[^}]*\}", "NULL", init).split(",")]
            fields = self.header.structs[name]
            self.assertEqual(len(values), len(fields), name)
            if name in spelt_out:
                continue
            struct = made.get(name) or getattr(_abi, name)()
            for (field, _), value in zip(fields, values):
                got = getattr(struct, field)
                if value == "NULL" or field == "progress":
                    continue
                wanted = ctypes.sizeof(struct) if value.startswith("sizeof") else numbers[value] if value in numbers else float(value)
                self.assertEqual(got, wanted, f"{name}.{field}")

    def test_a_changed_header_is_seen(self):
        with tempfile.TemporaryDirectory() as folder:
            changed = pathlib.Path(folder) / "caunoi.h"
            text = HEADER.read_text("utf-8").replace("size_t i, caunoi_match_row *row", "uint32_t i, caunoi_match_row *row")
            changed.write_text(text, "utf-8")
            self.assertNotEqual(Header(changed).functions, self.header.functions)


class NullTest(unittest.TestCase):
    def test_every_function_with_nothing(self):
        lib = library()
        for name, (result, arguments) in _abi.FUNCTIONS.items():
            nothing = [0 if a in (ctypes.c_size_t, ctypes.c_int32, ctypes.c_uint32) else None for a in arguments]
            with self.subTest(name):
                answer = getattr(lib, name)(*nothing)
                if result is ctypes.c_int32 and name != "caunoi_error_status":
                    self.assertEqual(answer, caunoi.Status.INVALID_ARGUMENT)
                elif result is _abi.caunoi_str:
                    self.assertEqual(_border.text(answer), "")
                elif name == "caunoi_cancel_new":
                    lib.caunoi_cancel_free(answer)
                elif result in (ctypes.c_size_t, ctypes.c_uint64):
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
        self.assertEqual([self.survey.count(kind) for kind in caunoi.Kind], [2, 1, 1, 2])
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


class MatchTest(Walk):
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

    def test_error_names_the_place(self):
        with self.assertRaises(caunoi.InvalidArgument) as caught:
            caunoi.Fair.parse(FAIR.replace('"value":2', '"valeu":2'), "hội.json")
        self.assertTrue(caught.exception.place.startswith("hội.json#/pairs/1"), caught.exception.place)
        self.assertIn("value", caught.exception.message)
        with self.assertRaises(caunoi.InvalidArgument), caunoi.Fair.parse(FAIR) as fair:
            caunoi.plan(fair, caunoi.PlanOptions(time_limit=-1))


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
