"""A selection and organisations bring people into a case; the last term goes on until successors are appointed."""

from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.appointments.operations.cases import opening
from recruit.bodies import operations as bodies
from recruit.bodies.model import Body
from recruit.bodies.queries import terms
from recruit.foundation.accounts.rules import Role
from recruit.nominations.model import Nominee
from recruit.nominations.operations.answer import answer
from recruit.nominations.operations.organisation import answer_call
from recruit.nominations.rules.selection import Choice
from recruit.recruitment.model import RecruitmentRound
from recruit.recruitment.rules import Manner
from recruit.recruitment.rules.proposal import Proposal
from tests.builders import BY, NOW, a_council, a_member, a_person, a_term, the_seats
from tests.operations.nominations.test_organisation import CITIZEN, MAN, WOMAN, a_call
from tests.operations.nominations.test_selection import Stage
from tests.pages.site import Reader, Site

ALL = "/sekretariat/integrationsraadet/udpegning"


@pytest.fixture
def secretary(site: Site) -> Reader:
    site.time.passes(days=60)
    return site.signed_in("Grethe Holm", Role.SECRETARY)[0]


def opened(session: Session, round_: RecruitmentRound) -> str:
    made = opening.open_case(session, round_.term, "Udpegning 2026–2029", by=BY, now=NOW)
    return f"{ALL}/{made.id}"


def test_a_selection_brings_whom_it_recommends_once_it_is_concluded(site: Site, secretary: Reader) -> None:
    with site.database.transaction() as session:
        stage = Stage(session)
        for which, choice in enumerate((Choice.MEMBER, Choice.NEXT)):
            said: dict[str, Any] = {
                "choice": choice,
                "rank": which or None,
                "seat_group_id": stage.group,
                "reason": "Kender skolerne.",
            }
            stage.assess(session, which, **said)
        case = opened(session, stage.round(session))
    source = f"{case}/indstil/udvaelgelse/{stage.round_id}"
    assert source not in secretary.opens(f"{case}/indstil").text
    assert "Amina Abdi" not in secretary.opens(source).text
    with site.database.transaction() as session:
        stage.conclude(session)

    assert "Bo Bruun , næste i rækken, nr. 1" in " ".join(secretary.opens(source).page.text.split())
    shown = secretary.follows(secretary.sends(source))

    assert "2 personer er sat ind i sagen." in shown.text
    assert "Kender skolerne." in shown.text


def test_of_a_woman_and_a_man_for_one_place_the_municipal_council_chooses(site: Site, secretary: Reader) -> None:
    with site.database.transaction() as session:
        call = a_call(session)
        answer_call(session, call, Proposal((WOMAN, MAN), "Gerda Friis"), by=CITIZEN, now=NOW)
        for number in session.scalars(select(Nominee.nomination_id)).all():
            answer(session, number, True, tells_nominator=True, by=CITIZEN, now=NOW, manner=Manner.PHONE)
        session.expire_all()
        case = opened(session, call.round)
        round_id = call.round_id
    source = f"{case}/indstil/organisationer/{round_id}"

    page = secretary.follows(secretary.sends(source)).page

    assert "Fjordby Boldklub" in page.text
    assert secretary.opens(f"{case}/indstil").text.count("organisationernes forslag") == 1
    assert "Alle herfra er i sagen" in secretary.opens(source).text


def test_the_last_term_goes_on_until_a_successor_is_appointed_and_the_page_says_who_leaves(
    site: Site, secretary: Reader
) -> None:
    with site.database.transaction() as session:
        body = a_council(session, seats=2, term="2022-2025")
        for seat, name in zip(the_seats(session, body), ("Dorthe Dam", "Ib Juhl"), strict=True):
            a_member(session, seat, a_person(session, name), since="2022-03-01")
        (before,) = terms(session, body)
        term = a_term(session, body, "2026-2029")
        bodies.copy_composition(session, before, term, by=BY, now=NOW)
        bodies.revoke_confirmation(session, term, "Den nye kommunalbestyrelse beslutter.", by=BY, now=NOW)
        case = f"{ALL}/{opening.open_case(session, term, 'Udpegning', by=BY, now=NOW).id}"
    group = secretary.opens(f"{case}/indstil/person").page.all("input", name="group")[0].attributes["value"]
    typed = {"group": group, "role": "member", "rank": "", "source": "council", "on_behalf_of": "", "reason": ""}
    secretary.sends(f"{case}/indstil/person", name="Gry Falk", source_on="1.12.2026", **typed)
    page = secretary.opens(f"{case}/beslutning").page
    (says,) = {one.attributes["name"] for one in page.all("input", type="radio") if "says_" in one.attributes["name"]}
    fields = {says.replace("says", part): "" for part in ("since", "until", "reason")}
    fields |= {says: "appointed", "decision": "", "decided_by": "Byrådet", "decided_on": "10.1.2027", "case_number": ""}

    shown = secretary.sends(f"{case}/beslutning", **fields)

    said = " ".join(shown.page.all("main")[0].text.split())
    assert "Dorthe Dam; efterfølgeren begynder den 10. januar 2027" in said
    assert "Ib Juhl" not in said
    assert "Perioden er ikke længere planlagt" in said
    secretary.posts(f"{case}/beslutning", **fields | shown.page.hidden)
    sitting = secretary.opens("/sekretariat/integrationsraadet/raad?dato=2027-01-10").page.text
    assert "Gry Falk" in sitting
    assert "Ib Juhl" in sitting
    assert "Dorthe Dam" not in sitting
    with site.database.reading() as session:
        assert [one.is_planned for one in terms(session, session.get_one(Body, body.id))] == [False, False]


def test_a_small_council_finds_appointment_under_more(site: Site, secretary: Reader) -> None:
    body_id = site.saves(lambda session: a_council(session, seats=1).id)
    menus = []
    for is_small in (False, True):
        with site.database.transaction() as session:
            session.get_one(Body, body_id).is_small = is_small
        (menu,) = secretary.opens(ALL).page.all("nav", class_="local-menu")
        folded = [link for more in menu.all("details") for link in more.all("a")]
        menus.append([link.text for link in menu.all("a") if link not in folded])

    assert menus[0][3:6] == ["Valg", "Møder", "Udpegning"]
    assert "Udpegning" not in menus[1]
    assert len(menus[1]) == 6
