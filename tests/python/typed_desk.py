"""What a typed Python program may write, and what it may not: read by mypy in tests/types_test.py, never run."""
from __future__ import annotations

import array

import caunoi


def desk(folder: str) -> list[str]:
    with caunoi.Survey.load(folder) as survey, caunoi.Index.build(survey, folder + "/index") as index:
        options = caunoi.MatchOptions(per_need=3, wishes=[caunoi.Wish(caunoi.WishKind.MUST_NOT, "N-1", "T-1")])
        with caunoi.Matcher(survey, index, options, progress=lambda tick: tick.done < tick.total) as matcher:
            matcher.update(survey, remove=["need/N-2"], threads=2)
            rows = [f"{m.need} {m.supply} {m.score:.2f}" for m in matcher.match("N-1")]
    draft = caunoi.Draft()
    draft.put(caunoi.Table(id="1", unavailable=array.array("i", [0])))
    draft.objective([caunoi.Goal.FAIRNESS, caunoi.Goal.VALUE])
    draft.fairness(caunoi.Fairness.LEXIMIN, caunoi.Side.VISITOR)
    with draft.fair() as fair, caunoi.plan(fair) as programme:
        least = programme.fairness.least if programme.fairness else None
        repaired = caunoi.repair(fair, programme, "{}", disturb=1)
        rows.append(f"{least} {repaired.disturbed}")
        draft.put("table")  # type: ignore[arg-type]  # a part is an object
        programme.fairness.least  # type: ignore[union-attr]  # which is not there when it is no goal
        caunoi.plan(fair, time_limit=1)  # type: ignore[call-arg]  # options are an object
    return rows
