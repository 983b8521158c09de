"""Roles and capacities that stand before a name, within a list."""

from tests.rules.intake.reading import told, under


def test_a_role_before_each_name_is_of_that_name_and_heads_no_list() -> None:
    minutes = (
        "Deltagere\nMedlem Hans Dybdø, Boligforeningen Solø\nSuppleant Ida Krogø for Mette Krogø, Lejerbo\n"
        "Suppleant Rie Fogø fra LO\nSuppleant Ine Lundø\nUden afbud\n"
        "Medlem Karl Vindø\nEmbedsmænd\nCenterchef Bodil Strandø"
    )
    assert told(minutes) == [
        "2 Hans Dybdø: member present organisation [Boligforeningen Solø]",
        "3 Ida Krogø: substitute present organisation [Lejerbo] for Mette Krogø",
        "4 Rie Fogø: substitute present organisation [LO]",
        "5 Ine Lundø: substitute present",
        "7 Karl Vindø: member absent",
        "9 Bodil Strandø: administration present",
    ]


def test_one_capacity_before_a_row_of_names_is_shared_by_all() -> None:
    reading = under(
        "Til stede", "Fra de etniske foreninger: Amal Hussø, Ali Rezø (A) og Dilek Yilmø", "Fra LO: Bo Holm"
    )
    assert [(one.name, one.represents, one.party) for one in reading.people] == [
        ("Amal Hussø", "de etniske foreninger", None),
        ("Ali Rezø", "de etniske foreninger", "Socialdemokratiet"),
        ("Dilek Yilmø", "de etniske foreninger", None),
        ("Bo Holm", "LO", None),
    ]


def test_a_quarter_of_the_sky_is_a_surname_after_a_given_name_only() -> None:
    assert told("Til stede:\nBent Vest - Boligforeningen Nord") == [
        "2 Bent Vest: member present organisation [Boligforeningen Nord]"
    ]
    assert told("Til stede:\nBent Holm, Jobhuset Vest") == ["2 Bent Holm: member present organisation [Jobhuset Vest]"]


def test_when_a_guest_was_there_is_not_whom_the_guest_stands_for() -> None:
    assert told("Til stede:\nSanne Holm, Sprogcenter Nord (gæst under punkt 2)") == [
        "2 Sanne Holm: guest present [Sprogcenter Nord]"
    ]


def test_other_members_are_members() -> None:
    members = "Integrationsrådet består af:\nFormand: Anna Berg\nØvrige medlemmer: Bo Holm og Ole Dahl\n"
    minutes = members + "Afbud:\nReferent: Tim Skovø"
    assert told(minutes) == [
        "2 Anna Berg: member - chair",
        "3 Bo Holm: member -",
        "3 Ole Dahl: member -",
        "5 Tim Skovø: secretariat present",
    ]


def test_guests_are_read_with_the_hours_they_were_there() -> None:
    assert told("Gæster:\na) Økonomichef Mads Bergø og sekretariatschef Mie Lundø kl. 13-14") == [
        "2 Mads Bergø: guest present [Økonomichef]",
        "2 Mie Lundø: guest present",
    ]


def test_a_number_of_people_is_nobody() -> None:
    reading = under("Fremmødte medlemmer: 7 ud af 11", "Anna Berg", "Afbud: 2", "Fraværende: 3 medlemmer")
    assert ([one.name for one in reading.people], reading.not_understood) == (["Anna Berg"], ())


def test_a_substitute_below_says_for_whom_before_the_row_above_does() -> None:
    minutes = "Rådsmedlemmer: Anna Berg, Bo Holm\nStedfortræder: Karl Vindø for Ida Lundø\nEmbedsværk: Tim Skovø"
    assert told(f"Deltagere i mødet:\n{minutes}") == [
        "2 Anna Berg: member present",
        "2 Bo Holm: member present",
        "3 Karl Vindø: substitute present for Ida Lundø",
        "4 Tim Skovø: administration present",
    ]


def test_who_came_instead_may_stand_in_a_sentence_after_a_capacity() -> None:
    assert told("Afbud fra Lotte Bækø, Enhedslisten. 1. suppleant Anette Holmø deltog i stedet.") == [
        "1 Lotte Bækø: member apology municipal_council [Kommunalbestyrelsen] (Enhedslisten)",
        "1 Anette Holmø: substitute present for Lotte Bækø",
    ]


def test_a_missing_representative_is_a_vacant_seat() -> None:
    reading = under("Til stede:", "Anna Berg", "Der manglede en repræsentant for LO.", "Pladsen for skolerne er ledig.")
    assert [seat.represents for seat in reading.vacant_seats] == ["LO", "skolerne"]


def test_members_of_the_council_and_a_term_head_a_composition() -> None:
    assert told("Medlemmer af Integrationsrådet 2022-2025\nAnna Berg, formand\nBo Holm, LO") == [
        "2 Anna Berg: member - chair",
        "3 Bo Holm: member - organisation [LO]",
    ]
