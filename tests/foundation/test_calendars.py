"""Calendars: what leaves the house can be read by any other program, and a change is seen as one."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from icalendar import Calendar

from recruit.foundation import calendars
from recruit.foundation.calendars import Entry

WHOLE = UUID("5f0c4f5e-8a3c-4a53-9d43-0d1a4b6cbb10")
DEADLINE = UUID("0b0f9a4e-9a3c-4d6e-8f0e-3c7d1f2a5b61")
MEETING = UUID("c1d2e3f4-1111-4222-8333-444455556666")
NOON = datetime(2026, 1, 8, 11, 0, tzinfo=UTC)
CHANGED = datetime(2025, 11, 21, 10, 0, tzinfo=UTC)


def read(*entries: Entry, version: int = 4):
    made = calendars.written(WHOLE, "Nye medlemmer, 2026–2029", entries, version=version, changed_at=CHANGED)
    return Calendar.from_ical(made)


def test_a_deadline_stands_at_its_instant_and_a_day_as_a_day():
    deadline, meeting = read(
        Entry(DEADLINE, "Frist; kl. 12, præcis", NOON), Entry(MEETING, "Møde", date(2026, 2, 26))
    ).events

    assert (deadline["DTSTART"].dt, meeting["DTSTART"].dt) == (NOON, date(2026, 2, 26))
    assert deadline["SUMMARY"] == "Frist; kl. 12, præcis"


def test_a_meeting_ends():
    (meeting,) = read(Entry(MEETING, "Valgmøde", NOON, NOON + timedelta(hours=2))).events

    assert meeting["DTEND"].dt == NOON + timedelta(hours=2)


def test_an_entry_that_moves_is_the_same_one_in_a_newer_version():
    (before,), (after,) = (
        read(Entry(DEADLINE, "Frist", NOON)).events,
        read(Entry(DEADLINE, "Frist", NOON + timedelta(days=7)), version=5).events,
    )

    assert before["UID"] == after["UID"] == str(DEADLINE)
    assert before["SEQUENCE"] < after["SEQUENCE"]
    assert after["LAST-MODIFIED"].dt == CHANGED


def test_the_same_entries_give_the_same_file():
    entries = [Entry(DEADLINE, "Frist", NOON)]

    first, second = (calendars.written(WHOLE, "Nye", entries, version=1, changed_at=CHANGED) for _ in range(2))

    assert first == second


def test_name_and_interval_are_written_as_the_format_has_it():
    name = "Nye medlemmer; 2026, 2. runde"

    lines = calendars.written(WHOLE, name, [], version=1, changed_at=CHANGED).decode().splitlines()

    assert r"NAME:Nye medlemmer\; 2026\, 2. runde" in lines
    assert r"X-WR-CALNAME:Nye medlemmer\; 2026\, 2. runde" in lines
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT6H" in lines


def test_a_title_that_looks_like_the_format_is_only_a_title():
    (entry,) = read(Entry(DEADLINE, "Frist\nEND:VEVENT\nSUMMARY:Noget andet", NOON)).events

    assert entry["SUMMARY"] == "Frist\nEND:VEVENT\nSUMMARY:Noget andet"
