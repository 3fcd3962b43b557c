#!/usr/bin/env python3
"""Reads every calendar back with the icalendar library: calendars_test.py REPORT_SAMPLE"""
import datetime
import json
import re

from papers import need, papers

icalendar = need("icalendar")


def check(kind: str, lang: str) -> int:
    seen, count = set(), 0
    with papers(kind, lang) as folder:
        programme = json.loads((folder / "programme.json").read_text())
        fair = json.loads((folder / "fair.json").read_text())
        names = {p["id"]: p.get("name", p["id"]) for p in fair["participants"]}
        by_participant = {}
        for meeting in programme["meetings"]:
            for side in ("a", "b"):
                by_participant.setdefault(meeting[side], []).append(meeting)
        files = sorted((folder / "calendars").iterdir())
        assert len(files) == len(by_participant), (len(files), len(by_participant))
        for file in files:
            assert re.fullmatch(r"[a-z0-9-]+\.ics", file.name), file.name
            data = file.read_bytes()
            assert b"\n" not in data.replace(b"\r\n", b"") and all(len(line) <= 75 for line in data.split(b"\r\n"))
            calendar = icalendar.Calendar.from_ical(data)
            zones = calendar.walk("VTIMEZONE")
            assert len(zones) == 1 and zones[0]["TZID"] == fair["time_zone"]
            assert {s["TZOFFSETTO"].td for s in zones[0].walk("STANDARD")} == {datetime.timedelta(hours=7)} and not zones[0].walk("DAYLIGHT")
            events = calendar.walk("VEVENT")
            previous = None
            for event in events:
                uid = str(event["UID"])
                assert uid not in seen, "a UID twice"
                seen.add(uid)
                begin, end = event["DTSTART"].dt, event["DTEND"].dt
                assert begin.utcoffset() == datetime.timedelta(hours=7) and end - begin == datetime.timedelta(minutes=30)
                assert previous is None or begin >= previous
                previous = end
                assert event["DTSTAMP"].dt == datetime.datetime(2015, 11, 20, 1, 30, tzinfo=datetime.timezone.utc)
                assert event["SEQUENCE"] == 0
                count += 1
        # One file is checked against the programme in full.
        first = next(p for p in fair["participants"] if p["id"] in by_participant)
        events = icalendar.Calendar.from_ical((folder / "calendars" / f"{first['id'].lower()}.ics").read_bytes()).walk("VEVENT")
        assert len(events) == len(by_participant[first["id"]])
        for event, meeting in zip(events, sorted(by_participant[first["id"]], key=lambda m: m["slot"])):
            other = names[meeting["b"] if meeting["a"] == first["id"] else meeting["a"]]
            if kind == "corpus":
                assert other in str(event["SUMMARY"]), (other, event["SUMMARY"])
            hour = datetime.timedelta(hours=8, minutes=30) + meeting["slot"] * datetime.timedelta(minutes=30)
            if meeting["slot"] >= 6:
                hour += datetime.timedelta(hours=2)
            assert event["DTSTART"].dt.replace(tzinfo=None) == datetime.datetime(2015, 11, 20) + hour
    return count


for kind, lang in (("corpus", "vi"), ("corpus", "ja"), ("hostile", "en")):
    events = check(kind, lang)
    assert events > 0
    print(f"{kind} {lang}: {events} events read back")
