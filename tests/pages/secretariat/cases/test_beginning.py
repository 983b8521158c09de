"""From a certain result or a concluded selection straight to the case that takes it up."""

from collections.abc import Callable
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.appointments.model import AppointmentCase, Designate
from recruit.appointments.queries import due_results
from recruit.elections.model import Election, ElectionMilestone
from recruit.elections.rules.vocabulary import Milestone
from recruit.foundation.db import Base
from tests.builders import NOW, a_council, a_member
from tests.pages.secretariat.cases.conftest import ALL, Case
from tests.pages.secretariat.cases.test_case import NOWHERE
from tests.pages.secretariat.cases.test_decision import YES, enters, written
from tests.pages.secretariat.cases.test_slips import the_seats_of
from tests.pages.site import Reader, Site

VALG = "/sekretariat/integrationsraadet/valg"


def empty(site: Site, *, case: bool) -> None:
    """Take everybody out of the case; or the case with them."""

    def take_out(session: Session) -> None:
        for designate in session.scalars(select(Designate)).all():
            session.delete(designate)
        session.flush()
        if not case:
            session.delete(session.scalars(select(AppointmentCase)).one())

    site.saves(take_out)


def test_a_certain_result_leads_to_the_open_case_and_whom_it_brings(site: Site, secretary: Reader, case: Case) -> None:
    empty(site, case=True)
    ways = [one.attributes["href"] for one in secretary.opens(f"{VALG}/{case.election}").page.all("a")]
    result = secretary.opens(f"{VALG}/{case.election}/resultat").page.all("a")
    way = f"{ALL}/fra/valg/{case.election}"

    assert way in ways
    assert way in [one.attributes["href"] for one in result]
    assert secretary.opens(way).leads_to == case.at(f"indstil/valg/{case.election}")


def test_without_a_case_one_is_opened_and_filled_from_the_result(site: Site, secretary: Reader, case: Case) -> None:
    empty(site, case=False)
    address = secretary.opens(f"{ALL}/fra/valg/{case.election}").leads_to
    answer = secretary.sends(address, name="Udpegning", term=str(case.term))

    assert answer.leads_to.endswith(f"/indstil/valg/{case.election}")
    assert "4 personer kommer med i sagen." in secretary.follows(answer).text
    elsewhere = secretary.sends(f"{ALL}/ny?kilde=valg&id={NOWHERE}", name="Igen", term=str(case.term))
    assert elsewhere.leads_to.endswith("/indstil")


def test_a_case_that_is_decided_is_shown(secretary: Reader, case: Case) -> None:
    enters(secretary, case, written(case, YES, YES, YES, YES))

    assert secretary.opens(f"{ALL}/fra/valg/{case.election}").leads_to == case.at()


def test_another_councils_election_is_not_found(site: Site, secretary: Reader, case: Case) -> None:
    site.saves(lambda session: a_council(session, "Ældrerådet", seats=2))
    other = ALL.replace("integrationsraadet", "aeldreraadet")
    ways = [f"{other}/fra/valg/{case.election}", f"{ALL}/fra/valg/{NOWHERE}", f"{ALL}/fra/udvaelgelse/{NOWHERE}"]

    assert [secretary.opens(way).status for way in ways] == [404, 404, 404]


def test_a_certain_result_waits_until_somebody_takes_it_up(site: Site, secretary: Reader, case: Case) -> None:
    on = site.time.now().date()
    with site.database.reading() as session:
        assert due_results.due(session, on=on) == []
    empty(site, case=True)
    with site.database.reading() as session:
        (waits,) = due_results.due(session, on=on)
        election = session.get_one(Election, case.election)

        assert (waits.kind, waits.facts) == ("election-without-case", {"election": election.id, "name": election.name})
    ways = [one.attributes["href"] for one in secretary.opens("/sekretariat").page.all("a")]
    assert f"{ALL}/fra/valg/{case.election}" in ways


def test_nobody_waits_for_what_was_annulled_or_rehearsed_or_is_seated_by_hand(
    site: Site, secretary: Reader, case: Case
) -> None:
    empty(site, case=True)
    day = site.time.now().date()

    def waits(change: Callable[[Session, Election], object]) -> int:
        with site.database.transaction() as session:
            found = change(session, session.get_one(Election, case.election))
            session.flush()
            number = len(due_results.due(session, on=day))
            for one in [found] if isinstance(found, Base) else []:
                session.delete(one)
            return number

    def annulled(session: Session, election: Election) -> object:
        made = ElectionMilestone(election_id=election.id, kind=Milestone.ANNULLED, at=NOW, by="x", note="Fejl")
        session.add(made)
        return made

    def seated(session: Session, election: Election) -> object:
        return a_member(session, the_seats_of(session, case)[0], since=str(election.polling_on + timedelta(days=1)))

    def rehearsed(_session: Session, election: Election) -> object:
        election.is_rehearsal = True
        return None

    assert [waits(change) for change in (lambda *_: None, annulled, seated, rehearsed)] == [1, 0, 0, 0]
