#!/usr/bin/env python3
"""The quality numbers that the pages claim, held to the numbers just measured.

A claim is a row of a Markdown table whose header begins `| set | measure |`; the other columns are named after rankers of leaderboard.tsv,
or `p`, which is that of the ranker before it. A cell holds a figure a measure: `MAP / nDCG@10` and `.293 / .446`. Sets that were not measured
are passed over and counted. Exit status 1 when a figure differs.

usage: claims.py leaderboard.tsv page.md...           checks
       claims.py --write leaderboard.tsv page.md...   puts the measured figures into the pages
"""
import csv
import sys


def figure(value: float) -> str:
    text = f"{value:.3f}"
    return text[1:] if text.startswith("0.") else text


def p_value(value: float) -> str:
    return "< .001" if value < 0.001 else figure(value)


def cells_of(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def measured(path: str) -> dict:
    with open(path, encoding="utf-8") as file:
        return {(r["collection"], r["ranker"], r["measure"]): r for r in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)}


def row_as_measured(head: list[str], row: list[str], results: dict) -> list[str] | None:
    """The row with its figures as they were measured; None when its set was not."""
    collection, measures = row[0], [m.strip() for m in row[1].split("/")]
    if not any(key[0] == collection for key in results):
        return None
    out = row[:2]
    ranker = ""
    for column in head[2:]:
        if column == "p":
            values = [p_value(float(results[collection, ranker, m]["p"])) for m in measures if results[collection, ranker, m]["p"]]
        else:
            ranker = column
            values = [figure(float(results[collection, ranker, m]["mean"])) for m in measures]
        out.append(" / ".join(values))
    return out


def main() -> int:
    arguments = sys.argv[1:]
    write = arguments[:1] == ["--write"]
    results = measured(arguments[1 if write else 0])
    checked = wrong = unmeasured = 0
    for page in arguments[2 if write else 1:]:
        with open(page, encoding="utf-8") as file:
            lines = file.read().split("\n")
        head: list[str] | None = None
        for i, line in enumerate(lines):
            cells = cells_of(line)
            if not line.startswith("|"):
                head = None
            elif cells[:2] == ["set", "measure"]:
                head = cells
            elif head and not set(line) <= set("|- :"):
                try:
                    truth = row_as_measured(head, cells, results)
                except KeyError as error:
                    print(f"{page}:{i + 1}: nothing was measured for {error}")
                    wrong += 1
                    continue
                if truth is None:
                    unmeasured += 1
                    continue
                checked += 1
                if truth != cells:
                    wrong += 1
                    print(f"{page}:{i + 1}: claimed {' | '.join(cells)}\n{' ' * len(page)}   measured {' | '.join(truth)}")
                    lines[i] = "| " + " | ".join(truth) + " |"
        if write:
            with open(page, "w", encoding="utf-8") as file:
                file.write("\n".join(lines))
    print(f"{checked} rows of claims checked, {wrong} {'corrected' if write else 'wrong'}, {unmeasured} of sets that were not measured")
    return 1 if wrong and not write else 0


if __name__ == "__main__":
    sys.exit(main())
