"""Facts that cannot both be true are shown side by side; nothing is overwritten, nothing else is looked for."""

import pytest

from recruit.intake.rules import About, Conflict, read
from tests.rules.intake.reading import names, told

LISTED = "Til stede:\nHenning Brun, byrådsmedlem for Enhedslisten\nMette Holm (A)\nMette Krogh, Røde Kors\n\nPunkt 1\n"


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Henning Brun (SF) vil rejse sagen.", "SF"),
        ("Henning Brun (F) vil rejse sagen.", "SF"),
        ("Det vil Henning (SF).", "SF"),
        ("Henning Brun fra Venstre takkede.", "Venstre"),
        ("SF's Henning Brun takkede.", "SF"),
        ("Venstres Henning Brun takkede.", "Venstre"),
        ("Henning Brun, Socialistisk Folkeparti, takkede.", "SF"),
    ],
)
def test_another_party_in_the_text_is_a_contradiction(text: str, party: str) -> None:
    assert read(LISTED + text).conflicts == (Conflict("Henning Brun", ("Enhedslisten", party), (2, 7), About.PARTY),)


@pytest.mark.parametrize(
    "text",
    [
        "Henning Brun (Ø) vil rejse sagen.",
        "Henning Brun fra Enhedslisten takkede.",
        "Mette (V) takkede.",
        "Mette Krogh (V) takkede.",
        "Xenia Ruud (V) takkede.",
        "Venstres Xenia Ruud takkede.",
        "Henning Brun drejede fra venstre mod højre.",
        "venstres Henning Brun takkede.",
        "(V) står der.",
        "Henning Brun forlod mødet kl. 18.",
        "Henning Brun deltog ikke i punkt 3.",
    ],
)
def test_what_contradicts_nothing_is_no_contradiction(text: str) -> None:
    assert read(LISTED + text).conflicts == ()


def test_the_same_contradiction_is_told_once() -> None:
    assert len(read(LISTED + "Henning Brun (SF) talte.\nHenning Brun (SF) svarede.").conflicts) == 1


def test_present_and_away_at_once_is_a_contradiction() -> None:
    (conflict,) = read("Til stede:\nAnna Berg, Røde Kors\nAfbud:\nAnna Berg").conflicts

    assert conflict == Conflict("Anna Berg", ("present", "apology"), (2, 4), About.ATTENDANCE)


def test_a_member_on_the_list_of_absentees_was_away_and_the_others_there() -> None:
    assert told("Medlemmer:\nAnna Berg\nBo Holm\nFraværende:\nBo Holm") == [
        "2 Anna Berg: member present",
        "3 Bo Holm: member absent",
    ]


def test_absence_from_one_item_contradicts_no_presence() -> None:
    reading = read("Til stede:\nAnna Berg\nPunkt 1\nGodkendt.\nFraværende: Anna Berg\n")

    assert (reading.conflicts, reading.people[0].attendance) == ((), "present")


def test_lists_of_working_groups_below_the_agenda_are_no_participants() -> None:
    assert names("Til stede:\nAnna Berg\nPunkt 1\nDrøftet.\nDeltagere: Bo Holm og Xenia Ruud\nFormand: Bo Holm") == [
        "Anna Berg"
    ]


def test_absentees_named_below_the_agenda_are_added_by_whole_names_only() -> None:
    assert names("Til stede:\nAnna Berg\nPunkt 1\nGodkendt.\nAfbud: Bo Holm\nAfbud: Carl") == ["Anna Berg", "Bo Holm"]


def test_of_two_chairs_each_is_asked_about() -> None:
    reading = read("Til stede:\nAnna Berg, formand\nBo Holm, forperson")

    assert reading.conflicts == tuple(
        Conflict(name, ("chair",), (2, 3), About.OFFICE) for name in ("Anna Berg", "Bo Holm")
    )


def test_a_person_listed_twice_is_completed_not_doubled() -> None:
    text = (
        "Ordstyrer: Formand Anna E. Berg\nMedlemmer:\nAnna Berg, Røde Kors\n"
        "Suppleanter:\nBo Holm\nReferent: Bo Holm\nAfbud:\nCarl Dam"
    )

    assert told(text) == [
        "1 Anna E. Berg: member present chair organisation [Røde Kors]",
        "5 Bo Holm: substitute present",
        "8 Carl Dam: unclassified apology",
    ]


def test_two_people_of_one_name_who_stand_for_different_things_stay_two() -> None:
    reading = read("Til stede:\nJens Hansø, Røde Kors\nJens Hansø, erhvervslivet")

    assert [one.represents for one in reading.people] == ["Røde Kors", "erhvervslivet"]
    assert reading.conflicts == (Conflict("Jens Hansø", ("Røde Kors", "erhvervslivet"), (2, 3), About.REPRESENTS),)


def test_staff_who_stand_on_two_lists_are_one() -> None:
    assert told("Til stede:\nEva Lind, Center for Job\nSekretariat:\nEva Lind, Borgerservice") == [
        "2 Eva Lind: administration present [Center for Job]"
    ]
