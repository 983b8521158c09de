"""What belongs to one council's round is found by that round's address alone, also by whoever may see both."""

from collections.abc import Callable
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from recruit.foundation import clock
from recruit.recruitment.model import RecruitmentRound
from recruit.recruitment.operations.network import ask_network
from recruit.recruitment.operations.organisation_calls import call_organisation
from recruit.recruitment.operations.prospects import keep_prospect
from recruit.recruitment.queries.network import network_calls
from recruit.recruitment.rules.asking import NewOrganisationCall, NewProspect
from tests.builders import BY, NOW, a_council, a_person, an_organization
from tests.conftest import Database
from tests.nominations import an_open_round
from tests.pages.visitor import Visitor
from tests.rounds import a_channel


@pytest.fixture(autouse=True)
def still(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)


def a_name(session: Session, round_: RecruitmentRound) -> UUID:
    new = NewProspect("Ib Juhl", "Kaj Lund", 30, email="ib@mail.example")
    return keep_prospect(session, round_, new, by=BY, now=NOW).id


def a_call(session: Session, round_: RecruitmentRound) -> UUID:
    new, owner = NewOrganisationCall(1, round_.closes_at), an_organization(session)
    return call_organisation(session, round_, round_.groups[0], owner, new, by=BY, now=NOW).id


def a_network(session: Session, round_: RecruitmentRound) -> UUID:
    ask_network(session, round_, [a_person(session)], "https://raad.fjordby.example", by=BY, now=NOW)
    return network_calls(session, round_)[0].id


def a_way(session: Session, round_: RecruitmentRound) -> UUID:
    return a_channel(session, round_).id


@pytest.mark.parametrize(
    ("make", "part"),
    [(a_name, "foreslaaede-navne"), (a_call, "organisationer"), (a_network, "netvaerk"), (a_way, "kanaler")],
)
def test_it_is_not_found_by_the_address_of_another_round(
    house: Database, secretary: Visitor, make: Callable[[Session, RecruitmentRound], UUID], part: str
) -> None:
    with house.transaction() as session:
        theirs = an_open_round(session, a_council(session, "Ungerådet", seats=1), slug="unge")
        ours = an_open_round(session, a_council(session), slug="integration")
        number = make(session, theirs)

    secretary.get(f"/sekretariat/ungeraadet/rekruttering/{theirs.id}/{part}/{number}")
    secretary.get(f"/sekretariat/integrationsraadet/rekruttering/{ours.id}/{part}/{number}", 404)
    secretary.get(f"/sekretariat/integrationsraadet/rekruttering/{theirs.id}/{part}/{number}", 404)
