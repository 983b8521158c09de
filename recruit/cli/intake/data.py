"""A reading as the JSON that `recruit intake --format json` prints."""

from datetime import time

from recruit.foundation.dates import PartialDate, iso
from recruit.intake.rules import Listed, NotUnderstood, Reading
from recruit.intake.rules.reading import ListedGroup


def as_data(reading: Reading, file: str) -> dict[str, object]:
    """Return everything of the reading; beside each line of a table stand its sheet and its row."""
    meeting, lines = reading.meeting, reading.lines
    return {
        "file": file,
        "meeting": {
            "date": meeting.date.isoformat() if meeting.date else None,
            "start": clock(meeting.start),
            "end": clock(meeting.end),
            "place": meeting.place,
            "case_id": meeting.case_id,
        },
        "body": {"name": reading.body.name, "since": _day(reading.body.since), "until": _day(reading.body.until)},
        "groups": [_group(reading, one) for one in reading.groups],
        "people": [_person(reading, one) for one in reading.people],
        "vacant_seats": [
            {"represents": seat.represents, **_place(reading, seat.line)} for seat in reading.vacant_seats
        ],
        "not_understood": [_not_understood(reading, one) for one in reading.not_understood],
        "outside_lists": reading.outside_lists,
        "conflicts": [
            {"name": one.name, "facts": list(one.facts), "lines": list(one.lines), "about": one.about}
            for one in reading.conflicts
        ],
        "columns": [
            {
                "sheet": reading.sheets[one.sheet].name,
                "column": one.column + 1,
                "heading": one.heading,
                "field": one.field,
            }
            for one in reading.columns
        ],
        "notes": [{"code": note.code, "about": note.about} for note in reading.notes],
        "lines": {
            "not_blank": lines.not_blank,
            "proposed": lines.proposed,
            "vacant": lines.vacant,
            "headings": lines.headings,
            "not_understood": lines.not_understood,
            "outside": lines.outside,
        },
    }


def clock(moment: time | None) -> str | None:
    """Return a time of day as 17:30."""
    return moment.strftime("%H:%M") if moment else None


def _day(day: PartialDate | None) -> str | None:
    return iso(day) if day else None


def _person(reading: Reading, one: Listed) -> dict[str, object]:
    return {
        "name": one.name,
        "role": one.role,
        "attendance": one.attendance,
        "office": one.office,
        "seat_type": one.seat_type,
        "represents": one.represents,
        "represents_unit": one.represents_unit,
        "party": one.party,
        "substitute_for": one.substitute_for,
        "email": one.email,
        "phone": one.phone,
        "since": _day(one.since),
        "until": _day(one.until),
        "wording": one.wording,
        "rule": one.rule,
        **_place(reading, one.line),
    }


def _group(reading: Reading, one: ListedGroup) -> dict[str, object]:
    return {
        "label": one.label,
        "seats": one.seats,
        "seat_type": one.seat_type,
        "represents": one.represents,
        "rule": one.rule,
        **_place(reading, one.line),
    }


def _not_understood(reading: Reading, one: NotUnderstood) -> dict[str, object]:
    return {**_place(reading, one.line), "text": one.text, "trouble": one.trouble, "value": one.value}


def _place(reading: Reading, line: int) -> dict[str, object]:
    """Return the running line, and in a table the sheet and the row as the program that made it shows them."""
    place = reading.where(line)
    return {"line": line, "sheet": place.sheet, "row": place.line} if place.is_row else {"line": line}
