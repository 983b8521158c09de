"""The block for the minutes: each style has the shape of minutes as councils write them; all names are invented."""

from datetime import time

from recruit.foundation import i18n
from recruit.meetings.rules import MinutesStyle, Part, Presence
from recruit.meetings.rules.minutes import initials, style_of
from recruit.reports.meetings.block import Participant, block

CAME, SENT, AWAY = Presence.PRESENT, Presence.APOLOGY, Presence.ABSENT
REFUGEES = "Repræsentanter for flygtninge og indvandrere"
COUNCIL = "Integrationsrådet"

PEOPLE = (
    Participant("Samira Yildiz Haddad", Part.MEMBER, CAME, REFUGEES, "forperson", is_chair=True),
    Participant("Farah Amadi", Part.MEMBER, SENT, REFUGEES, "næstforperson"),
    Participant("Bo F. Heide", Part.MEMBER, CAME, "Medlemmer af kommunalbestyrelsen", represents="Kommunalbestyrelsen"),
    Participant("Else Marie Ager", Part.MEMBER, CAME, "Foreninger", represents="Netværket, Fjordby Hjælpen"),
    Participant("Lone Glad", Part.MEMBER, SENT, "Foreninger", represents="LO"),
    Participant("Britta Mark", Part.SUBSTITUTE, CAME, "Foreninger", represents="LO", instead_of="Lone Glad"),
    Participant("Silas Moe", Part.MEMBER, AWAY, REFUGEES),
    Participant("Karin Hoy, integrationsmedarbejder, Center for Social Indsats", Part.ADMINISTRATION, CAME),
)


def test_a_list_has_headings_and_a_dash_before_each_name() -> None:
    assert block(PEOPLE, COUNCIL, MinutesStyle.LIST) == (
        "Tilstede:\n"
        "\n"
        "- Samira Yildiz Haddad, forperson, repræsentant for flygtninge og indvandrere\n"
        "- Bo F. Heide, Kommunalbestyrelsen\n"
        "- Else Marie Ager, Netværket, Fjordby Hjælpen\n"
        "- Britta Mark, suppleant for Lone Glad, LO\n"
        "\n"
        "Fra forvaltningen:\n"
        "\n"
        "- Karin Hoy, integrationsmedarbejder, Center for Social Indsats\n"
        "\n"
        "Afbud:\n"
        "\n"
        "- Farah Amadi, næstforperson, repræsentant for flygtninge og indvandrere\n"
        "- Lone Glad, LO\n"
        "\n"
        "Fraværende:\n"
        "\n"
        "- Silas Moe, repræsentant for flygtninge og indvandrere"
    )


def test_one_line_holds_names_and_nothing_else() -> None:
    assert block(PEOPLE[:4], COUNCIL, MinutesStyle.LINE) == (
        "Mødedeltagere Samira Yildiz Haddad, Bo F. Heide, Else Marie Ager.\n\nAfbud Farah Amadi."
    )


def test_dashes_part_names_from_what_they_are_and_the_secretariat_keeps_its_commas() -> None:
    assert block(PEOPLE, COUNCIL, MinutesStyle.DASHES) == (
        "Deltagere:\n\n"
        "Samira Yildiz Haddad – forperson for Integrationsrådet/repræsentant for flygtninge og indvandrere\n\n"
        "Bo F. Heide – Kommunalbestyrelsen\n\n"
        "Else Marie Ager – Netværket, Fjordby Hjælpen\n\n"
        "Britta Mark – suppleant som repræsentant for LO\n\n"
        "Sekretariatet:\n\n"
        "Karin Hoy, integrationsmedarbejder, Center for Social Indsats\n\n"
        "Afbud:\n\n"
        "Farah Amadi – næstforperson/repræsentant for flygtninge og indvandrere\n\n"
        "Lone Glad – LO\n\n"
        "Fraværende:\n\n"
        "Silas Moe – repræsentant for flygtninge og indvandrere"
    )


def test_groups_stand_under_their_headings_with_initials_to_tell_people_apart() -> None:
    assert block(PEOPLE[2:6], COUNCIL, MinutesStyle.GROUPS) == (
        "Til stede:\n"
        "\n"
        "Medlemmer af kommunalbestyrelsen\n"
        "Bo F. Heide (BFH), Kommunalbestyrelsen\n"
        "\n"
        "Foreninger\n"
        "Else Marie Ager (EMA), Netværket, Fjordby Hjælpen\n"
        "Britta Mark (BM), suppleant for Lone Glad, LO\n"
        "\n"
        "Afbud:\n"
        "\n"
        "Foreninger\n"
        "Lone Glad (LG), LO"
    )


def test_late_early_and_disqualified_stand_behind_the_name_in_danish_whatever_the_reader_speaks() -> None:
    one = Participant(
        "Bo Heide", Part.MEMBER, CAME, "Foreninger", "", came_at=time(17, 20), left_at=time(18), disqualified_for=(3, 5)
    )
    guest = Participant("Per Friis, Røde Kors", Part.GUEST, CAME)
    listens = Participant("Eva Dal", Part.OBSERVER, CAME, "Foreninger")
    speaks = Participant("Ib Hald", Part.ASSOCIATE, CAME, represents="Ældrerådet")

    with i18n.speaking("en"):
        said = block([one, listens, speaks, guest], COUNCIL, MinutesStyle.LIST)

    assert "- Bo Heide, foreninger (kom kl. 17.20, gik kl. 18.00, inhabil under punkt 3 og 5)\n" in said
    assert "- Eva Dal, suppleant, observatør, foreninger\n- Ib Hald, tilforordnet, Ældrerådet\n" in said
    assert said.endswith("Gæster:\n\n- Per Friis, Røde Kors")


def test_nobody_makes_no_text() -> None:
    not_called = Participant("Bo Heide", Part.SUBSTITUTE, Presence.NOT_CALLED)
    assert all(block([not_called], COUNCIL, style) == "" for style in MinutesStyle)


def test_minutes_that_were_read_say_how_they_are_set_out() -> None:
    assert style_of([(1, "- Anne Holm, formand"), (2, "- Bo Dahl")]) is MinutesStyle.LIST
    assert style_of([(1, "Mødedeltagere Anne, Bo, Carl")] * 3) is MinutesStyle.LINE
    assert style_of([(1, "Anne Holm – formand"), (2, "Bo Dahl - LO"), (3, "Carl")]) is MinutesStyle.DASHES
    assert style_of([]) is None


def test_initials_tell_two_people_with_one_name_apart() -> None:
    assert (initials("Gitte Kær-Holm"), initials("Gitte Heide (afdelingsleder)")) == ("GKH", "GH")
