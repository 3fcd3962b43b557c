#!/usr/bin/env python3
"""Every example is built, short, and does what it says: embed (C), plan (C++), batch (Python), desk (Node), organise (shell), and the
programs of the reference page.

    examples_test.py BIN_FOLDER SOURCE_FOLDER COMMAND C_LIBRARY NODE_ADDON
"""
import csv
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import urllib.parse
import urllib.request

BIN, ROOT, COMMAND, LIBRARY, ADDON = (pathlib.Path(argument).resolve() for argument in sys.argv[1:6])
EXAMPLES = ROOT / "examples"
CORPUS = ROOT / "corpus" / "haiphong-2015"


class Examples(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.folder = pathlib.Path(holder.name)

    def run_it(self, *command, **environment):
        done = subprocess.run(
            [str(word) for word in command], cwd=self.folder, env={**os.environ, **environment}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def test_short(self):
        for path in EXAMPLES.rglob("*"):
            if path.suffix in {".c", ".cpp", ".py", ".mjs", ".sh"}:
                self.assertLess(len(path.read_text("utf-8").splitlines()), 80, path)

    def test_embed(self):
        said = self.run_it(BIN / "embed", CORPUS, ROOT / "corpus/lexicon", TMPDIR=str(self.folder))
        self.assertRegex(said, r"N-AU-01.*\n  0\.\d\d  T-")
        index = re.search(r"stays in (\S+);", said).group(1)
        self.assertTrue(index.startswith("/tmp/caunoi-index-"))
        shutil.rmtree(index)

    def test_plan(self):
        said = self.run_it(BIN / "plan_fair", CORPUS / "fair.json")
        self.assertIn("no programme is better", said)
        self.assertRegex(said, r"sang 08:30 +table B")
        broken = subprocess.run([str(BIN / "plan_fair"), "nothing.json"], cwd=self.folder, capture_output=True, text=True)
        self.assertEqual((broken.returncode, "nothing.json" in broken.stderr), (1, True))

    def test_batch(self):
        environment = {"CAUNOI_LIBRARY": str(LIBRARY), "PYTHONPATH": str(ROOT / "bindings/python"), "PYTHONDONTWRITEBYTECODE": "1"}
        self.run_it(sys.executable, EXAMPLES / "batch.py", CORPUS, "-o", "m.csv", "--lexicon", ROOT / "corpus/lexicon", "--per-need", 2, **environment)
        with open(self.folder / "m.csv", encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        self.assertGreater(len(rows), 200)
        self.assertTrue(all(row["why"] and 0 <= float(row["score"]) <= 1 for row in rows))

    def test_organise(self):
        changes = self.folder / "changes.json"
        programme = {"absent": [{"participant": "J-03"}]}
        changes.write_text(json.dumps(programme))
        said = self.run_it("sh", EXAMPLES / "organise.sh", CORPUS, "result", changes, CAUNOI=str(COMMAND))
        self.assertIn("open result/index.html", said)
        self.assertIn("J-03", (self.folder / "result/repaired.json").read_text("utf-8"))
        self.assertTrue((self.folder / "result/notices.html").exists())

    def test_desk(self):
        """A browser's requests: the page, somebody who does not come, the page again, and nonsense."""
        node = shutil.which("node")
        if not node or not ADDON.exists():
            self.skipTest("no Node here")
        modules = self.folder / "node_modules"
        modules.mkdir()
        shutil.copytree(ROOT / "bindings/node", modules / "caunoi")
        desk = self.folder / "desk.mjs"
        shutil.copy(EXAMPLES / "desk.mjs", desk)
        process = subprocess.Popen([node, str(desk), str(CORPUS / "fair.json"), "0"], stdout=subprocess.PIPE, text=True, env={**os.environ, "CAUNOI_NODE": str(ADDON)})
        try:
            address = process.stdout.readline().strip()
            self.assertRegex(address, r"^http://127\.0\.0\.1:\d+/$")
            get = lambda data=None: urllib.request.urlopen(address, data and urllib.parse.urlencode(data).encode(), 60).read().decode()
            first = get()
            self.assertIn(", 0 changes", first)
            after = get({"id": "J-03", "verb": "absent"})
            self.assertIn(", 1 changes", after)
            self.assertIn("To be told", after)
            self.assertIn("J-03: cancelled", after)
            with self.assertRaises(urllib.error.HTTPError) as caught:
                get({"id": "<nobody>", "verb": "absent"})
            self.assertEqual(caught.exception.code, 400)
            caught.exception.close()
            self.assertIn(", 1 changes", get())
        finally:
            process.terminate()
            process.wait()
            process.stdout.close()

    def test_reference(self):
        programs = sorted((EXAMPLES / "reference").glob("*.c"))
        page = (ROOT / "include/reference.html").read_text("utf-8")
        self.assertEqual(page.count("<summary>Example</summary>"), len(programs), "an example that no section of the header shows")
        for program in programs:
            with self.subTest(program.stem):
                arguments = [CORPUS] if program.stem == "the_whole_way_in_one_call" else []
                self.assertTrue(self.run_it(BIN / f"reference_{program.stem}", *arguments) or program.stem in {"a_fair_call_by_call", "the_day_itself"})


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[6:]])
