"""Readings and decisions come back from the database as they were, and old ones are still read."""

import json
from datetime import date, time
from uuid import UUID

from recruit.appointments.rules import Role as PlaceRole
from recruit.bodies.rules import SeatType
from recruit.intake.formats.stored import pack, pack_decisions, unpack, unpack_decisions
from recruit.intake.rules.document import Note, NoteCode
from recruit.intake.rules.proposals.decisions import Correction, Decisions, GroupCorrection, Ruling, Side
from recruit.intake.rules.reading import (
    About,
    Attendance,
    BodyFacts,
    Column,
    Conflict,
    Field,
    LineCount,
    ListedGroup,
    MeetingFacts,
    NotUnderstood,
    Office,
    Reading,
    SheetSpan,
    Trouble,
    VacantSeat,
)
from recruit.intake.rules.reading import SeatType as ReadSeatType
from tests.rules.intake.lines import a_day, a_reading, listed

FULL = Reading(
    meeting=MeetingFacts(date(2017, 9, 7), time(17, 0), time(19, 30), "Rådhuset", "17/123"),
    people=(
        listed(
            "Amina Rahimi",
            attendance=Attendance.PRESENT,
            office=Office.CHAIR,
            seat_type=ReadSeatType.SECTOR,
            represents="Skoleområdet",
            wording="skoleområdet, formand",
            email="amina@fjordby.example",
            since=a_day("2022"),
            until=a_day("juni 2024"),
            text="Amina Rahimi – skoleområdet, formand",
        ),
        listed("Yusuf Demir", since=a_day("4. juni 2022")),
    ),
    vacant_seats=(VacantSeat("LO", 4), VacantSeat(None, 5)),
    not_understood=(NotUnderstood(5, "???"), NotUnderstood(7, "x\t31-31-2022", Trouble.DATE_UNREADABLE, "31-31-2022")),
    conflicts=(Conflict("Amina Rahimi", ("A", "B"), (1, 2), About.PARTY),),
    lines=LineCount(6, 1, 1, 1, 2, 1),
    groups=(ListedGroup("valgte", 5, ReadSeatType.REFUGEE_IMMIGRANT, None, 9, "group", "5 valgte"),),
    body=BodyFacts("Integrationsrådet", a_day("2022"), None),
    notes=(Note(NoteCode.PICTURE_PAGES, "3"), Note(NoteCode.TRACKED_CHANGES)),
    sheets=(SheetSpan("2022", 0), SheetSpan(None, 40)),
    columns=(Column(0, 1, "Navn", Field.NAME), Column(0, 2, "???", None)),
)

CORRECTION = Correction(
    PlaceRole.MEMBER,
    SeatType.CITIZEN,
    Office.CHAIR,
    UUID(int=5),
    name="Amina Rahimi",
    since=a_day("2022"),
    until=a_day("juni 2024"),
)

DECISIONS = Decisions(
    people={0: CORRECTION, 3: Correction(None, None, is_new=True, left_out=True)},
    conflicts={1: "SF", 2: ""},
    lines={5: None, 7: CORRECTION},
    groups={0: GroupCorrection("valgte", 7, SeatType.REFUGEE_IMMIGRANT, left_out=True)},
    registered={(3, About.EMAIL): Ruling(Side.FILE, "ab12"), (0, About.SINCE): Ruling(Side.REGISTERED, "cd34")},
)

#: As readings were stored when only minutes could be read.
OLD = {
    "meeting": {"date": None, "start": "17:00:00", "end": None, "place": None, "case_id": None},
    "people": [
        {
            "name": "Amina Rahimi",
            "role": "member",
            "attendance": None,
            "office": None,
            "seat_type": "sector",
            "represents": None,
            "represents_unit": None,
            "party": None,
            "substitute_for": None,
            "line": 1,
            "rule": "test",
        }
    ],
    "vacant_seats": [{"represents": None, "line": 4}],
    "not_understood": [{"line": 5, "text": "???"}],
    "conflicts": [{"name": "Amina Rahimi", "facts": ["A", "B"], "lines": [1, 2], "about": "party"}],
    "lines": {"not_blank": 5, "proposed": 1, "vacant": 1, "headings": 1, "not_understood": 1, "outside": 1},
}


def through_json(packed):
    return json.loads(json.dumps(packed))


def test_a_reading_comes_back_as_it_was_stored():
    assert unpack(through_json(pack(FULL))) == FULL
    assert unpack(through_json(pack(a_reading()))) == a_reading()


def test_what_is_nothing_takes_no_room():
    packed = pack(a_reading(listed("Amina Rahimi")))

    assert packed["people"] == [{"name": "Amina Rahimi", "role": "member", "line": 1, "rule": "test"}]
    assert "groups" not in packed


def test_a_reading_that_was_stored_before_is_still_read():
    reading = unpack(OLD)

    assert reading.people == (listed("Amina Rahimi", seat_type=ReadSeatType.SECTOR),)
    assert reading.vacant_seats == (VacantSeat(None, 4),)
    assert (reading.meeting.start, reading.body, reading.columns) == (time(17), BodyFacts(), ())


def test_decisions_come_back_as_they_were_stored():
    assert unpack_decisions(through_json(pack_decisions(DECISIONS))) == DECISIONS
    assert unpack_decisions({}) == Decisions()


def test_a_ruling_that_was_stored_without_what_was_compared_is_none():
    assert unpack_decisions({"registered": {"3:email": "file"}}) == Decisions()
