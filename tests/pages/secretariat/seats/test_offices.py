"""Who holds which office: elected on the third ballot by lot, appointed by the municipal council, or moved up."""

from dataclasses import dataclass
from uuid import UUID

import pytest
from sqlalchemy import select

from recruit.appointments import operations as appointments
from recruit.appointments.model import Membership, OfficeHolding, OfficeVote
from recruit.appointments.rules import Office
from recruit.bodies import operations as bodies
from recruit.bodies.model import Decision
from recruit.bodies.queries import body_by_slug
from recruit.foundation.accounts.rules import Role
from tests.builders import BY, NOW, a_council, a_member, a_person, day, the_seats
from tests.conftest import made_once
from tests.pages.site import Answer, Reader, Site

OFFICES = "/sekretariat/integrationsraadet/raad/hverv"
MET = f"{OFFICES}/afstemning?hverv=chair&dag=5.5.2026"
NAMES = ("Bo Bruun", "Hawa Ibsen", "Kaj Lund")


@dataclass(frozen=True)
class Members:
    """The ids of three members, in Danish order."""

    body: UUID
    ids: tuple[UUID, ...]


@pytest.fixture
@made_once
def members(site: Site) -> Members:
    with site.database.transaction() as session:
        body = a_council(session, seats=9, chair_title="formand")
        people = [a_person(session, name) for name in (*NAMES, *"STUVXY")]
        made = [a_member(session, *one) for one in zip(the_seats(session, body), people, strict=True)]
        return Members(body.id, tuple(one.id for one in made[:3]))


def begun(secretary: Reader, members: Members) -> str:
    answer = secretary.sends(MET, candidates=[str(one) for one in members.ids])
    return answer.leads_to


def holds(secretary: Reader, vote: str, number: int, *votes: int, blank: int = 0, present: int = 9) -> Answer:
    counted = {f"votes_{place}": str(some) for place, some in enumerate(votes, 1)}
    onto = f"{vote}/afstemning-{number}"
    return secretary.sends(vote, onto=onto, present=str(present), blank=str(blank), invalid="0", **counted)


def offices(site: Site) -> list[tuple[Office, object, object]]:
    with site.database.reading() as session:
        found = session.scalars(select(OfficeHolding).order_by(OfficeHolding.since, OfficeHolding.office))
        return [(one.office, one.since, one.until) for one in found]


def test_a_chair_is_elected_on_the_third_ballot_by_lot(site: Site, secretary: Reader, members: Members) -> None:
    asked = secretary.opens(f"{OFFICES}/afstemning?hverv=chair").page
    assert "Hvilken dag er mødet?" in asked.text
    vote = begun(secretary, members)
    assert "mere end halvdelen af de tilstedeværende stemmer på" in secretary.opens(vote).text

    assert "Der holdes en anden afstemning" in secretary.follows(holds(secretary, vote, 1, 4, 3, 2)).text
    page = secretary.follows(holds(secretary, vote, 2, 4, 4, 1)).page
    assert "Kun mellem Bo Bruun og Hawa Ibsen" in page.text
    assert "Stemmer på Kaj Lund" not in page.text
    assert "Lodtrækning afgør, hvem der er valgt" in secretary.follows(holds(secretary, vote, 3, 4, 4, blank=1)).text

    drawn = {"drawn_0": "2", "drawn_by": "Elif Kaya", "witnessed_by": "Ib Dam"}
    answer = secretary.sends(vote, onto=f"{vote}/lod-1", **drawn)
    assert "Hawa Ibsen er valgt" in secretary.follows(answer).text
    page = secretary.follows(secretary.sends(vote, onto=f"{vote}/giv-hvervet")).page

    assert offices(site) == [(Office.CHAIR, day("2026-05-05"), None)]
    minutes = page.all("div", id="referat")[0].text
    assert minutes.startswith("Valg af formand for Integrationsrådet den 5. maj 2026")
    assert "3. afstemning: 9 til stede. Bo Bruun 4, Hawa Ibsen 4. Blanke 1, ugyldige 0." in minutes
    assert "Loddet faldt på Hawa Ibsen. Trukket af Elif Kaya, overværet af Ib Dam." in minutes
    assert minutes.endswith("Hawa Ibsen er valgt som formand fra den 5. maj 2026.")
    assert "Vælg næstformand" in page.text
    assert "Loddet faldt på Hawa Ibsen" in secretary.opens(f"{vote}/udskrift").text
    assert "afstemning blandt medlemmerne den 5. maj 2026" in secretary.opens(OFFICES).text


def test_a_ballot_with_too_many_papers_is_mended_and_nothing_typed_is_lost(secretary: Reader, members: Members) -> None:
    vote = begun(secretary, members)

    answer = holds(secretary, vote, 1, 4, 3, 3, blank=2)

    assert answer.status == 422
    assert answer.page.errors == ["Medlemmer til stede: Der er 12 sedler, men 9 til stede."]
    assert [one.attributes["value"] for one in answer.page.all("input", inputmode="numeric")] == [*"9433", "2", "0"]


def test_the_vice_chair_is_elected_chair_and_gives_the_other_office_up(
    site: Site, secretary: Reader, members: Members
) -> None:
    with site.database.transaction() as session:
        vice = session.get_one(Membership, members.ids[1])
        appointments.hold_office(session, vice, Office.VICE_CHAIR, since=day("2026-02-01"), by=BY, now=NOW)
    assert "Hawa Ibsen (næstformand)" in secretary.opens(MET).text
    vote = begun(secretary, members)
    assert holds(secretary, vote, 1, 2, 6, 1, present=500).page.errors == [
        "Medlemmer til stede: Skriv, hvor mange der er til stede, fra 1 til 9: Så mange er medlemmer den dag."
    ]

    page = secretary.follows(holds(secretary, vote, 1, 2, 6, 1)).page

    assert "Hawa Ibsen er næstformand nu. Det hverv slutter dagen før" in page.text
    for _time in range(2):  # the second one is led to how it went
        assert secretary.sends(vote, onto=f"{vote}/giv-hvervet").leads_to == vote
    met = day("2026-05-05")
    assert offices(site) == [(Office.VICE_CHAIR, day("2026-02-01"), met), (Office.CHAIR, met, None)]
    assert "Hvervet er ikke ledigt" not in secretary.opens(MET.replace("5.5.2026", "1.3.2026")).text
    assert "Hvervet er ikke ledigt" in secretary.opens(MET).text


def test_a_ballot_that_is_noted_is_not_noted_again_and_the_last_is_taken_back_once(
    site: Site, secretary: Reader, members: Members
) -> None:
    vote = begun(secretary, members)
    hidden = secretary.opens(vote).page.hidden
    holds(secretary, vote, 1, 4, 3, 2)
    late = {"votes_1": "9", "votes_2": "0", "votes_3": "0", "present": "9", "blank": "0", "invalid": "0"}
    again = secretary.posts(f"{vote}/afstemning-1", **hidden | {"form_key": "another"} | late)
    assert again.leads_to == vote
    holds(secretary, vote, 2, 3, 3, 3)

    for _time in range(2):
        secretary.sends(vote, onto=f"{vote}/tag-tilbage-2")

    with site.database.reading() as session:
        assert [one.votes for one in session.scalars(select(OfficeVote)).one().ballots] == [{1: 4, 2: 3, 3: 2}]


def test_a_vote_begun_in_error_is_discontinued_with_a_reason(site: Site, secretary: Reader, members: Members) -> None:
    vote = begun(secretary, members)
    assert "En afstemning er i gang" in secretary.opens(OFFICES).text
    assert secretary.sends(f"{vote}/indstil", because=" ").status == 422

    page = secretary.follows(secretary.sends(f"{vote}/indstil", because="Det var den forkerte dag.")).page

    assert "En afstemning er i gang" not in page.text
    assert "Afstemninger, der blev indstillet" in page.text
    assert "Det var den forkerte dag." in secretary.opens(vote).text
    assert secretary.posts(f"{vote}/giv-hvervet", **secretary.opens(f"{vote}/indstil").page.hidden).status == 422
    assert offices(site) == []


def test_only_members_of_the_day_stand_and_somebody_does(secretary: Reader, members: Members) -> None:
    assert "Ingen er medlem den dag" in secretary.opens(f"{OFFICES}/afstemning?hverv=chair&dag=31.12.2025").text
    assert secretary.opens(f"{OFFICES}/afstemning?hverv=chair&dag=i+morgen").status == 422
    assert secretary.sends(MET, candidates=[]).status == 422
    assert secretary.opens(f"{OFFICES}/{members.body}").status == 404


def test_the_municipal_council_appoints_the_chair_by_a_decision_written_on_the_page(
    site: Site, secretary: Reader, members: Members
) -> None:
    address = f"{OFFICES}/udpeget?hverv=chair"
    decided = {"decision": "ny", "decided_by": "Kommunalbestyrelsen", "case_number": "26/001234"}
    typed = {"office": "chair", "member": str(members.ids[2]), **decided}

    missing = secretary.sends(address, since="1.6.2026", decided_on="", **typed)
    assert (missing.status, len(missing.page.errors)) == (422, 1)
    early = secretary.sends(address, since="1.6.2026", decided_on="4.6.2026", **typed)
    assert (early.status, offices(site)) == (422, [])
    assert 'value="26/001234"' in early.text
    long_after = secretary.sends(address, since="1.1.2035", decided_on="4.6.2026", **typed)
    assert (long_after.status, offices(site)) == (422, [])

    page = secretary.follows(secretary.sends(address, since="4.6.2026", decided_on="4.6.2026", **typed)).page

    assert "Kommunalbestyrelsen, 4. juni 2026, 26/001234" in page.text
    assert offices(site) == [(Office.CHAIR, day("2026-06-04"), None)]
    with site.database.reading() as session:
        assert len(session.scalars(select(Decision)).all()) == 1


def test_the_vice_chair_becomes_chair_in_mid_term_and_the_vice_chair_is_vacant(
    site: Site, secretary: Reader, members: Members
) -> None:
    with site.database.transaction() as session:
        held = [session.get_one(Membership, number) for number in members.ids[:2]]
        for member, office in zip(held, (Office.CHAIR, Office.VICE_CHAIR), strict=True):
            appointments.hold_office(session, member, office, since=day("2026-04-23"), by=BY, now=NOW)
        bodies.change_titles(
            session,
            body_by_slug(session, "integrationsraadet"),
            "forperson",
            "næstforperson",
            since=day("2026-06-04"),
            by=BY,
            now=NOW,
        )
    address = f"{OFFICES}/naestforpersonen-rykker-op"
    assert "Registrér først sidste dag i hvervet" in secretary.opens(address).text
    ends = [link.attributes["href"] for link in secretary.opens(OFFICES).page.all("a") if link.text == "Afslut hvervet"]
    secretary.sends(ends[0], last_day="31.12.2026")

    assert "Bo Bruun er forperson til og med den 31. december 2026" in secretary.opens(address).text
    assert secretary.sends(address, since="31.12.2026").status == 422
    assert secretary.sends(address, since="1.1.2035").status == 422
    page = secretary.follows(secretary.sends(address, since="1.1.2027")).page

    assert "Hawa Ibsen er forperson fra 1. januar 2027. Der skal vælges en ny næstforperson" in page.text
    new_year = day("2027-01-01")
    assert sorted((office, until) for office, _since, until in offices(site) if until) == [
        (Office.CHAIR, new_year),
        (Office.VICE_CHAIR, new_year),
    ]
    assert (Office.CHAIR, new_year, None) in offices(site)
    assert "Hawa Ibsen tager over den 1. januar 2027" in page.text
    site.time.passes(days=50)
    later = site.signed_in("Ib Dam", Role.SECRETARY)[0].opens(OFFICES).page
    assert "formand, forperson fra 4. juni 2026" in later.text
    assert "rykkede op fra næstforperson" in later.text
    assert "ledigt" in later.text


def test_the_page_asks_the_database_as_often_however_many_have_held_an_office(
    site: Site, secretary: Reader, members: Members
) -> None:
    def held(month: int) -> None:
        with site.database.transaction() as session:
            member = session.get_one(Membership, members.ids[month % 3])
            first, last = day(f"2026-{month:02}-01"), day(f"2026-{month:02}-20")
            appointments.hold_office(session, member, Office.CHAIR, since=first, last_day=last, by=BY, now=NOW)

    counts = []
    for months in (range(1, 2), range(2, 8)):
        for month in months:
            held(month)
        sent = site.statements()
        assert secretary.opens(OFFICES).status == 200
        counts.append(len(sent))

    assert counts[0] == counts[1]
