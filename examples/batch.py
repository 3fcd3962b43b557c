#!/usr/bin/env python3
"""batch.py -- a table of matches for a spreadsheet: who could meet whose need, how well, and why.

    CAUNOI_LIBRARY=build/lib/libcaunoi_c.so PYTHONPATH=bindings/python \
        examples/batch.py corpus/haiphong-2015 -o matches.csv --lexicon corpus/lexicon --language vi
"""

import argparse
import csv
import sys
import tempfile

import caunoi
from caunoi import Kind


def main() -> None:
    parser = argparse.ArgumentParser(description="Write the matches of a survey as CSV.")
    parser.add_argument("survey", help="a folder of workbooks, or a file")
    parser.add_argument("-o", "--output", default="matches.csv")
    parser.add_argument("--lexicon", help="lexicon file or folder; without one, texts of different languages hardly meet")
    parser.add_argument("--language", default="vi", choices=["vi", "ja", "en"])
    parser.add_argument("--per-need", type=int, default=5)
    args = parser.parse_args()

    lexicon = caunoi.Lexicon.load(args.lexicon) if args.lexicon else None
    with caunoi.Survey.load(args.survey) as survey, tempfile.TemporaryDirectory() as folder:
        for finding in survey.findings(args.language):
            print(f"{finding.place}: {finding.message}", file=sys.stderr)
        title = {r.id: r.title for kind in Kind for r in survey.records(kind, args.language)}
        with caunoi.Index.build(survey, folder, lexicon) as index:
            matches = caunoi.match(survey, index, caunoi.MatchOptions(per_need=args.per_need))
        with open(args.output, "w", encoding="utf-8-sig", newline="") as file:  # the mark lets Excel see UTF-8
            table = csv.writer(file)
            table.writerow(["need", "title", "supply", "kind", "offer", "score", "confidence", "why"])
            for match in matches:
                table.writerow([
                    match.need, title[match.need], match.supply, match.kind.name.lower(), title[match.supply],
                    f"{match.score:.3f}", f"{match.confidence:.2f}", matches.explain(match, args.language),
                ])
    print(f"{args.output}: {len(matches)} matches")


if __name__ == "__main__":
    try:
        main()
    except caunoi.Error as error:
        sys.exit(f"batch.py: {error}")
