"""Access to documents is answered within seven working days; weekends and holidays are none."""

from dataclasses import replace
from datetime import date

from recruit.nominations.rules.access import (
    Choice,
    Chosen,
    NewRequest,
    answered_by,
    may_choose,
    may_decide,
    may_register,
    name_of,
)
from recruit.recruitment.rules import Manner

MONDAY = date(2026, 11, 16)
CHRISTMAS = {date(2026, 12, 24), date(2026, 12, 25), date(2026, 12, 26), date(2026, 12, 31), date(2027, 1, 1)}
NEW = NewRequest("Ib Juhl", "ib@mail.example", "Alt om opslaget.", False, MONDAY, Manner.EMAIL)


def test_seven_working_days_pass_over_weekends_and_holidays() -> None:
    assert answered_by(MONDAY, ()) == date(2026, 11, 25)
    assert answered_by(date(2026, 11, 14), ()) == date(2026, 11, 24)  # a Saturday counts no more than the Sunday
    assert answered_by(date(2026, 12, 22), CHRISTMAS) == date(2027, 1, 6)


def test_a_request_says_who_asks_for_what_and_has_come() -> None:
    empty = replace(NEW, asker=" ", wanted="Sagen om 040390-1234", received_on=date(2026, 11, 17))

    assert may_register(NEW, is_of_one=False, today=MONDAY) == ()
    assert [(each.code, each.field) for each in may_register(empty, is_of_one=False, today=MONDAY)] == [
        ("answer-missing", "asker"),
        ("text-holds-a-cpr-number", "wanted"),
        ("day-in-the-future", "received_on"),
    ]
    too_long, party = replace(NEW, contact="x" * 5001), replace(NEW, is_party=True)
    assert [each.code for each in may_register(too_long, is_of_one=False, today=MONDAY)] == ["text-too-long"]
    assert may_register(party, is_of_one=True, today=MONDAY) == ()
    (reason,) = may_register(party, is_of_one=False, today=MONDAY)
    assert (reason.code, reason.field) == ("party-has-one-case", "reference")


def test_what_is_left_out_is_left_out_by_a_paragraph() -> None:
    part, given = Chosen(Choice.PART, "Offentlighedsloven § 30, nr. 1"), Chosen(Choice.GIVEN)

    assert may_choose({"note:1": given, "note:2": part}, {"note:2"}, is_decided=False) == ()
    lacking = {
        "note:1": Chosen(Choice.WITHHELD, " "),
        "note:2": replace(part, because="x" * 301),
        "note:3": replace(part, because="040390-1234"),
    }
    assert [(each.code, each.field) for each in may_choose(lacking, {"note:2"}, is_decided=False)] == [
        ("access-needs-a-paragraph", f"because_{name_of('note:1')}"),
        ("text-too-long", f"because_{name_of('note:2')}"),
        ("access-leaves-nothing-out", f"choice_{name_of('note:3')}"),
        ("text-holds-a-cpr-number", f"because_{name_of('note:3')}"),
    ]
    assert [each.code for each in may_choose({"note:2": part}, {"note:2"}, is_decided=True)] == ["access-is-decided"]


def test_it_is_answered_once_in_words_when_everything_is_chosen() -> None:
    days = {"received_on": MONDAY, "today": date(2026, 11, 20)}

    assert may_decide("Du får det hele.", MONDAY, is_decided=False, is_chosen=True, **days) == ()
    refused = may_decide(" ", date(2026, 11, 21), is_decided=True, is_chosen=False, **days)
    assert [each.code for each in refused] == [
        "access-is-decided",
        "access-is-not-chosen",
        "answer-missing",
        "day-in-the-future",
    ]
    refused = may_decide("040390-1234" + "x" * 5000, date(2026, 11, 15), is_decided=False, is_chosen=True, **days)
    assert [each.code for each in refused] == ["text-holds-a-cpr-number", "text-too-long", "before-the-request"]
