#!/usr/bin/env python3
"""Reads the workbooks back with openpyxl: workbooks_test.py REPORT_SAMPLE"""
import datetime
import json

from papers import need, papers

openpyxl = need("openpyxl")


def rows(sheet):
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def check(kind: str, lang: str, head: str) -> None:
    with papers(kind, lang) as folder:
        matches = [json.loads(line) for line in (folder / "matches.jsonl").read_text().split("\n") if line]
        programme = json.loads((folder / "programme.json").read_text())
        fair = json.loads((folder / "fair.json").read_text())

        book = openpyxl.load_workbook(folder / "matches.xlsx")
        assert book.properties.created == datetime.datetime(2000, 1, 1), book.properties.created
        sheet = book.worksheets[0]
        cells = rows(sheet)
        assert cells[0][0] == head, cells[0]
        assert len(cells) == len(matches) + 1
        for row, match in zip(cells[1:], matches):
            assert (row[0], row[6]) == (match["need"], match["supply"])
            assert abs(row[9] - match["score"]) <= 0.0051 and abs(row[10] - match["confidence"]) <= 0.0051
            assert row[11], "no explanation"
        assert sheet.freeze_panes == "C2" and sheet.auto_filter.ref == f"A1:L{len(cells)}"
        assert sheet.page_setup.orientation == "landscape" and sheet.page_setup.paperSize == 9 and sheet.print_title_rows == "$1:$1"
        assert sheet.column_dimensions["L"].width > 60

        book_of_programme = openpyxl.load_workbook(folder / "programme.xlsx")
        grid, meetings, interpreters, unplaced = book_of_programme.worksheets
        assert len(rows(meetings)) == len(programme["meetings"]) + 1
        assert sorted(r[7] for r in rows(meetings)[1:]) == sorted(m["pair"] for m in programme["meetings"])
        assert len(rows(interpreters)) == sum("interpreter" in m for m in programme["meetings"]) + 1
        assert len(rows(unplaced)) == len(programme["unplaced"]) + 1
        slots = sum(s["slots"] for s in fair["sessions"])
        assert grid.freeze_panes == "B3" and grid.max_column == slots + 1 and grid.max_row == len(fair["tables"]) + 2
        filled = sum(bool(c) for row in rows(grid)[2:] for c in row[1:])
        assert filled == len({(m["table"], m["slot"]) for m in programme["meetings"]}), filled

        # A name that looks like a formula is a name: no cell of any sheet is anything but text, number or nothing.
        for workbook in (book, book_of_programme):
            for worksheet in workbook.worksheets:
                for row in worksheet.iter_rows():
                    for cell in row:
                        assert cell.data_type in ("s", "n", "inlineStr"), (worksheet.title, cell.coordinate, cell.data_type)
                        assert cell.hyperlink is None
        if kind == "hostile":
            texts = {c for row in rows(meetings) for c in row if isinstance(c, str)}
            assert any(t.startswith("=HYPERLINK") for t in texts) and any("<script>" in t for t in texts)


check("corpus", "vi", "Mã nhu cầu")
check("corpus", "ja", "ニーズID")
check("hostile", "en", "Need id")
print("workbooks read back")
