"""A term that is handed over, and the one after it."""

from uuid import UUID

import pytest

from tests.builders import a_council, a_member, a_person, a_term, the_seats, the_term
from tests.conftest import Database, made_once

HANDOVER = "/sekretariat/integrationsraadet/overlevering"


@pytest.fixture
@made_once
def terms(house: Database, still: None) -> tuple[UUID, UUID]:
    """The term of 2023-2026, in which Amina and Bo sit and which ends in six weeks; and the one after it."""
    with house.transaction() as session:
        body = a_council(session, seats=3, term="2023-2026")
        first, second, _third = the_seats(session, body)
        a_member(session, first, a_person(session, "Amina Abdi"), since="2023-01-01")
        a_member(session, second, a_person(session, "Bo Bruun"), since="2023-01-01")
        ending = the_term(session, body)
        return ending.id, a_term(session, body, "2027-2030").id


def of(terms: tuple[UUID, UUID], page: str) -> str:
    return f"{HANDOVER}/{terms[0]}/{page}"
