"""How the rows of a list are written: names in rows, marks, remarks, vacant seats, broken lines, headings."""

import pytest

from recruit.intake.rules import Attendance, Role, read
from recruit.intake.rules.minutes.sections import MOST_IN_A_LIST
from tests.rules.intake.reading import names, only, told, under


@pytest.mark.parametrize(
    "name",
    [
        "Gerda Heiberg-Lind",
        "Ursula von der Leyd",
        "Abu Bakr al-Bagd",
        "Nour-Eldin E. S. El-Amal",
        "Karla Marie Nielsen",
        "Bo Lind-Mikkelsen",
        "Hassan bin Ali",
        "Maria de la Cruz",
        "Seán O'Brady",
        "J. P. Hansø",
        "Paul K Jepsø",
        "Nguyễn Thị Hòa",
        "Ye Lin",
        "Ömer Faruk Çelik",
        "Fouad Bassel Fouad Awad Dib",
        "Henning Manning",
        "Rashed Waheed",
        "Åse Ærø Østergård-Åby",
        "Peder H.S. Kristoffer",
    ],
)
@pytest.mark.parametrize(
    "row", ["{}", "- {}", "• {} – Røde Kors", "{}, formand", "\uf0b7\t{}", "1. {}", "{} (V)", "**{}**, formand"]
)
def test_a_name_is_kept_whole_whatever_stands_around_it(name: str, row: str) -> None:
    assert names(f"Til stede:\n{row.format(name)}") == [name]


@pytest.mark.parametrize(
    "row",
    [
        "Anna Berg, Xiu Ying og Bo Holm",
        "Anna Berg, Xiu Ying, og Bo Holm.",
        "Anna Berg; Xiu Ying; Bo Holm",
        "Anna Berg, Xiu Ying samt Bo Holm",
        "Anna Berg\tXiu Ying\tBo Holm",
        "Anna Berg (AB), Xiu Ying (XY) og Bo Holm (BH)",
        "Anna Berg (formand), Xiu Ying (LO), Bo Holm (V)",
        "Anna Berg (formand) Xiu Ying (LO) Bo Holm (V)",
    ],
)
def test_names_in_a_row_are_as_many_people(row: str) -> None:
    assert names(f"Deltagere: {row}") == ["Anna Berg", "Xiu Ying", "Bo Holm"]


@pytest.mark.parametrize(
    ("row", "organisation"),
    [
        ("Anna Berg – Home Start", "Home Start"),
        ("Anna Berg—Home Start", "Home Start"),
        ("Anna Berg: Home Start", "Home Start"),
        ("Home Start – Anna Berg", "Home Start"),
        ("Røde Kors: Anna Berg", "Røde Kors"),
        ("Anna Berg fra Red Barnet", "Red Barnet"),
        ("Anna Berg\tHome Start", "Home Start"),
        ("Anna Berg (Home Start", "Home Start"),
        ("Anna Berg HOST", "HOST"),
        ("Anna Berg, anna@eksempel.dk, tlf. 12 34 56 78, Home Start", "Home Start"),
    ],
)
def test_a_name_and_an_organisation_are_told_apart(row: str, organisation: str | None) -> None:
    reading = under("Til stede:", "- Carl Dam, formand", f"- {row}")

    assert [one.represents for one in reading.people] == [None, organisation]


def test_a_list_of_names_and_organisations_teaches_how_to_read_the_doubtful_row() -> None:
    reading = under("Til stede:", "Carl Dam, formand", "Anna Berg, Home Start")

    assert [(one.name, one.represents) for one in reading.people] == [("Carl Dam", None), ("Anna Berg", "Home Start")]


def test_capacities_in_a_row_belong_to_the_name_before_them() -> None:
    assert told("Deltagere: Anna Berg, formand, Bo Holm, Røde Kors, Carl Dam") == [
        "1 Anna Berg: member present chair",
        "1 Bo Holm: member present organisation [Røde Kors]",
        "1 Carl Dam: unclassified present",
    ]


def test_a_council_that_writes_given_names_only_is_read_too() -> None:
    assert names("Deltagere: Anna, Bo, Fatima, Omar og Jens\nAfbud: Lise") == [
        "Anna",
        "Bo",
        "Fatima",
        "Omar",
        "Jens",
        "Lise",
    ]


@pytest.mark.parametrize(
    ("mark", "attendance"),
    [
        ("afbud", Attendance.APOLOGY),
        ("(afbud)", Attendance.APOLOGY),
        ("- afbud pga. ferie", Attendance.APOLOGY),
        ("(orlov)", Attendance.APOLOGY),
        ("fraværende", Attendance.ABSENT),
        ("– ikke mødt", Attendance.ABSENT),
        ("(fraværende uden afbud)", Attendance.ABSENT),
        ("ankom kl. 17.15", Attendance.PRESENT),
        ("(deltog online)", Attendance.PRESENT),
        ("(gik efter punkt 4)", Attendance.PRESENT),
    ],
)
def test_a_mark_beside_the_name_says_who_was_there(mark: str, attendance: Attendance) -> None:
    person = only(f"Til stede:\nAnna Berg {mark}")

    assert (person.attendance, person.represents) == (attendance, None)


@pytest.mark.parametrize(
    ("heading", "role", "attendance"),
    [
        ("Til stede", Role.UNCLASSIFIED, Attendance.PRESENT),
        ("TILSTEDE:", Role.UNCLASSIFIED, Attendance.PRESENT),
        ("Tilstede var:", Role.UNCLASSIFIED, Attendance.PRESENT),
        ("**Deltagere:**", Role.UNCLASSIFIED, Attendance.PRESENT),
        ("Mødedeltagere", Role.UNCLASSIFIED, Attendance.PRESENT),
        ("Fremmødte:", Role.UNCLASSIFIED, Attendance.PRESENT),
        ("Mødt:", Role.UNCLASSIFIED, Attendance.PRESENT),
        ("I mødet deltog:", Role.UNCLASSIFIED, Attendance.PRESENT),
        ("Fremmødte medlemmer", Role.MEMBER, Attendance.PRESENT),
        ("Medlemmer:", Role.MEMBER, None),
        ("Integrationsrådet består af:", Role.MEMBER, None),
        ("Afbud", Role.UNCLASSIFIED, Attendance.APOLOGY),
        ("Afbud fra:", Role.UNCLASSIFIED, Attendance.APOLOGY),
        ("Der er modtaget afbud fra:", Role.UNCLASSIFIED, Attendance.APOLOGY),
        ("Fraværende med afbud:", Role.UNCLASSIFIED, Attendance.APOLOGY),
        ("Fraværende:", Role.UNCLASSIFIED, Attendance.ABSENT),
        ("Ikke mødt:", Role.UNCLASSIFIED, Attendance.ABSENT),
        ("Uden afbud:", Role.UNCLASSIFIED, Attendance.ABSENT),
        ("Fra forvaltningen:", Role.ADMINISTRATION, Attendance.PRESENT),
        ("Embedsmænd", Role.ADMINISTRATION, Attendance.PRESENT),
        ("Fra Højby Kommune:", Role.ADMINISTRATION, Attendance.PRESENT),
        ("Afbud fra forvaltningen:", Role.ADMINISTRATION, Attendance.APOLOGY),
        ("Afbud fra Velfærdsforvaltningen:", Role.ADMINISTRATION, Attendance.APOLOGY),
        ("Sekretariatet:", Role.SECRETARIAT, Attendance.PRESENT),
        ("Fra Fællessekretariatet:", Role.SECRETARIAT, Attendance.PRESENT),
        ("Referent:", Role.SECRETARIAT, Attendance.PRESENT),
        ("Mødeleder:", Role.UNCLASSIFIED, Attendance.PRESENT),
        ("Øvrige deltagere:", Role.UNCLASSIFIED, Attendance.PRESENT),
        ("Gæster:", Role.GUEST, Attendance.PRESENT),
        ("Tilforordnede:", Role.ASSOCIATE, Attendance.PRESENT),
        ("Observatører:", Role.OBSERVER, Attendance.PRESENT),
        ("Suppleanter:", Role.SUBSTITUTE, None),
        ("Deltagende suppleanter:", Role.SUBSTITUTE, Attendance.PRESENT),
    ],
)
def test_a_heading_says_what_holds_for_all_below(heading: str, role: Role, attendance: Attendance | None) -> None:
    (person,) = under(heading, "Anna Berg").people

    assert (person.role, person.attendance) == (role, attendance)


def test_a_heading_of_attendance_above_headings_of_roles_holds_for_them() -> None:
    text = (
        "Afbud:\nMedlemmer:\nAnna Berg\nSuppleanter:\nBo Holm\n"
        "Til stede:\nMedlemmer:\nCarl Dam\n\nForvaltningen:\nEva Lind"
    )

    assert told(text) == [
        "3 Anna Berg: member apology",
        "5 Bo Holm: substitute apology",
        "8 Carl Dam: member present",
        "11 Eva Lind: administration present",
    ]


def test_a_heading_of_roles_above_headings_of_attendance_holds_for_them() -> None:
    text = "Medlemmer:\nTil stede:\nAnna Berg\nAfbud:\nBo Holm\nGæster:\nCarl Dam\nFraværende:\nEva Lind"

    assert told(text) == [
        "3 Anna Berg: member present",
        "5 Bo Holm: member apology",
        "7 Carl Dam: guest present",
        "9 Eva Lind: unclassified absent",
    ]


def test_staff_below_an_empty_list_of_apologies_were_there() -> None:
    assert told("Afbud:\n\nFra forvaltningen:\nEva Lind") == ["4 Eva Lind: administration present"]


def test_a_group_heading_says_whom_those_below_stand_for() -> None:
    text = "Til stede:\nByrådsmedlemmer:\nAnna Berg (A)\nFra idrætten:\nBo Holm\nBoligselskaberne:\nCarl Dam"

    assert told(text) == [
        "3 Anna Berg: member present municipal_council [Byrådet] (Socialdemokratiet)",
        "5 Bo Holm: member present sector [idrætten]",
        "7 Carl Dam: member present organisation [Boligselskaberne]",
    ]


@pytest.mark.parametrize(
    ("row", "represents"),
    [
        ("Vakant – Handicaprådet", "Handicaprådet"),
        ("Skolebestyrelserne: vakant", "Skolebestyrelserne"),
        ("Ledig plads (erhvervslivet)", "erhvervslivet"),
        ("NN, Røde Kors", "Røde Kors"),
        ("Der er ikke udpeget en repræsentant for skolebestyrelserne", "skolebestyrelserne"),
        ("Der er endnu ikke udpeget nogen repræsentant fra LO.", "LO"),
        ("Erhvervslivet - der er ikke udpeget en repræsentant herfra. Formanden er kontaktet.", "Erhvervslivet"),
        ("Ikke besat: 1 plads for boligselskaberne", "boligselskaberne"),
        ("Vakant", None),
    ],
)
def test_a_seat_nobody_holds_is_no_person(row: str, represents: str | None) -> None:
    reading = under("Medlemmer:", "Anna Berg", row, "Bo Holm")

    assert [one.name for one in reading.people] == ["Anna Berg", "Bo Holm"]
    assert [(seat.represents, seat.line) for seat in reading.vacant_seats] == [(represents, 3)]


@pytest.mark.parametrize("nobody", ["Ingen", "ingen.", "Ingen afbud", "-", "Alle var mødt"])
def test_an_empty_list_is_understood_as_empty(nobody: str) -> None:
    reading = read(f"Deltagere: Anna Berg\nAfbud: {nobody}\nPunkt 1")

    assert (len(reading.people), reading.not_understood, reading.lines.outside) == (1, (), 1)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Anna Berg og Bo von Holm var fraværende.", ["Anna Berg absent", "Bo von Holm absent"]),
        ("Anna Berg deltog ikke i mødet.", ["Anna Berg absent"]),
        ("Anna Berg havde meldt afbud.", ["Anna Berg apology"]),
        ("Anna Berg deltog for Eva Lind. Mødet begyndte til tiden.", ["Anna Berg present"]),
        ("Anna Berg deltog som suppleant for Eva Lind.", ["Anna Berg present"]),
        ("Anna Berg deltog ikke i behandlingen af punktet.", []),
        ("Anna Berg deltog i debatten.", []),
        ("De fremmødte var fraværende.", []),
    ],
)
def test_a_sentence_of_attendance_is_read_outside_the_lists_too(sentence: str, expected: list[str]) -> None:
    people = read(f"Bemærkninger\n{sentence}").people

    assert [f"{one.name} {one.attendance}" for one in people] == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            ["Anna Berg – repræsentant for borgere med anden etnisk", "baggrund end dansk", "Bo Holm"],
            ["Anna Berg", "Bo Holm"],
        ),
        (["Anna Berg, formand for", "", "Lejerforeningen"], ["Anna Berg"]),
        (["Anna Berg (formand for", "Lejerforeningen)", "Bo Holm"], ["Anna Berg", "Bo Holm"]),
        (["Anna Berg", "(formand)", "Bo Holm"], ["Anna Berg", "Bo Holm"]),
        (["Anna Berg, Bo Holm, Carl", "Dam, Eva Lind"], ["Anna Berg", "Bo Holm", "Carl Dam", "Eva Lind"]),
        (["Anna Berg, Bo Holm, Carl Bo", "Dam."], ["Anna Berg", "Bo Holm", "Carl Bo Dam"]),
        (["Anna Berg,", "Bo Holm"], ["Anna Berg", "Bo Holm"]),
    ],
)
def test_a_row_broken_by_a_narrow_page_is_put_together(rows: list[str], expected: list[str]) -> None:
    assert [one.name for one in under("Til stede:", *rows).people] == expected


@pytest.mark.parametrize("furniture", ["Side 2 af 5", "---", "3", "Navn\tRepræsenterer", "\f"])
def test_a_page_break_does_not_end_a_list(furniture: str) -> None:
    assert names(f"Til stede:\nAnna Berg\n\n{furniture}\n\nBo Holm") == ["Anna Berg", "Bo Holm"]


def test_a_table_of_people_needs_no_heading_of_its_own() -> None:
    text = "Navn\tRepræsenterer\tFremmøde\nAnna Berg\tRøde Kors\tAfbud\nBo Holm\tbyrådet\tTil stede"

    assert told(text) == [
        "2 Anna Berg: member apology organisation [Røde Kors]",
        "3 Bo Holm: member present municipal_council [Byrådet]",
    ]


@pytest.mark.parametrize(
    "ending",
    [
        "Punkt 1",
        "Pkt. 1\tVelkomst",
        "Dagsorden:",
        "1. Velkommen ved Anna Berg",
        "Sted",
        "Referat:",
        "Anna Berg bød velkommen til alle.",
    ],
)
def test_a_list_ends_where_the_meeting_begins(ending: str) -> None:
    assert names(f"Til stede:\nAnna Berg\n\n{ending}\n\nOmar Said fik ordet\nXenia Ruud") == ["Anna Berg"]


def test_a_remark_between_two_rows_ends_no_list() -> None:
    reading = under("Til stede:", "Anna Berg", "Mødet blev holdt på Teams.", "Bo Holm", "Mødet var kort.")

    assert [one.name for one in reading.people] == ["Anna Berg", "Bo Holm"]
    assert [one.text for one in reading.not_understood] == ["Mødet blev holdt på Teams."]


def test_the_substitute_named_below_a_member_is_that_members() -> None:
    reading = under("Medlemmer:", "Anna Berg (A)", "Stedfortræder: Bo Holm (A)", "Carl Dam")

    assert [(one.name, one.role, one.substitute_for) for one in reading.people] == [
        ("Anna Berg", Role.MEMBER, None),
        ("Bo Holm", Role.SUBSTITUTE, "Anna Berg"),
        ("Carl Dam", Role.MEMBER, None),
    ]


@pytest.mark.parametrize(
    ("remark", "attendance"),
    [("i stedet mødte Bo Holm", "present"), ("suppleant Bo Holm deltog", "present"), ("suppleant: Bo Holm", None)],
)
def test_who_came_instead_is_a_substitute_for_the_one_away(remark: str, attendance: str | None) -> None:
    (_, substitute) = read(f"Til stede:\nAnna Berg – {remark}").people

    assert (substitute.name, substitute.role, substitute.attendance) == ("Bo Holm", Role.SUBSTITUTE, attendance)
    assert substitute.substitute_for == "Anna Berg"


def test_invisible_characters_and_turned_writing_never_reach_a_name() -> None:
    assert names("Til\u00a0stede:\n\u202eAnna\u200b Be\u00adrg\u202c\nA\u030age Kj\u00e6r") == ["Anna Berg", "Åge Kjær"]


def test_a_list_longer_than_any_council_is_not_read_to_its_end() -> None:
    rows = [f"Anna {'x'.join('Berg')}{'a' * length}" for length in range(1, MOST_IN_A_LIST + 50)]

    reading = under("Til stede:", *rows)

    assert len(reading.people) == MOST_IN_A_LIST
    assert reading.lines.outside == len(rows) - MOST_IN_A_LIST


@pytest.mark.parametrize("document", ["Afbud: Anna Berg\n" * 900, "Anna Berg var fraværende.\n" * 900])
def test_a_document_with_more_lists_than_any_minutes_is_not_read_to_its_end(document: str) -> None:
    reading = read(document)

    assert len(reading.people) == 1
    assert reading.lines.outside > 400
