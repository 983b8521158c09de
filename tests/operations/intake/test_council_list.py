"""The municipal council's list becomes a body, a term, a group for each party, members and substitutes."""

from datetime import datetime

import pytest
from sqlalchemy import func, select

from recruit.appointments import queries as appointments
from recruit.appointments.model import Membership, OfficeHolding
from recruit.appointments.rules import Office, Role
from recruit.bodies import queries as bodies
from recruit.bodies.model import Body
from recruit.foundation.refusal import Refused
from recruit.intake.operations import enter_council_list
from recruit.intake.rules.council_list import read_council_list
from recruit.people import queries as people
from recruit.people.model import Organization, Person
from recruit.people.rules import Classification
from tests.builders import BY, a_new_term, a_person, an_organization, day
from tests.conftest import Database

LIST = """Socialdemokratiet
Anna Berg, borgmester
Bo Dam
Stedfortrædere: Carl Friis
Venstre
Elif Kaya, 1. viceborgmester
Hans Krogh
Liste T
Farhad Ibsen
"""
TERM = a_new_term("2026-2029", holds_over=False)


def enter(database: Database, now: datetime, text: str = LIST, term=TERM, known=None) -> None:
    with database.transaction() as session:
        enter_council_list(session, read_council_list(text), term, known or {}, "Byrådet", by=BY, now=now)


def test_the_council_stands_with_a_group_for_each_party(database: Database, now: datetime) -> None:
    enter(database, now)

    with database.reading() as session:
        body = bodies.body_by_slug(session, "byraadet")
        (term,) = bodies.terms(session, body)
        groups = bodies.composition(session, term)
        assert body.organization.classification is Classification.MUNICIPAL_COUNCIL
        assert (term.label, term.holds_over, term.is_planned) == ("2026–2029", False, False)
        assert [(group.label, len(group.seats)) for group in groups] == [
            ("Socialdemokratiet", 2),
            ("Venstre", 2),
            ("Liste T", 1),
        ]


def test_members_keep_their_party_and_substitutes_stand_behind_the_group(database: Database, now: datetime) -> None:
    enter(database, now)

    with database.reading() as session:
        (term,) = bodies.terms(session, bodies.body_by_slug(session, "byraadet"))
        held = appointments.memberships(session, term)
        assert {(one.person.name, one.role, one.party) for one in held} == {
            ("Anna Berg", Role.MEMBER, "Socialdemokratiet"),
            ("Bo Dam", Role.MEMBER, "Socialdemokratiet"),
            ("Carl Friis", Role.SUBSTITUTE, None),
            ("Elif Kaya", Role.MEMBER, "Venstre"),
            ("Hans Krogh", Role.MEMBER, "Venstre"),
            ("Farhad Ibsen", Role.MEMBER, "Liste T"),
        }
        assert {one.since for one in held} == {day("2026-01-01")}
        assert set(session.scalars(select(OfficeHolding.office))) == {Office.CHAIR, Office.VICE_CHAIR}


def test_somebody_known_is_not_made_anew_and_keeps_the_spelling_as_an_alias(database: Database, now: datetime) -> None:
    with database.transaction() as session:
        anna = a_person(session, "Anna B. Berg").id
    read = read_council_list("Anna Berg (A)\nBo Dam (V)")

    enter(database, now, "Anna Berg (A)\nBo Dam (V)", known={read.people[0]: anna})

    with database.reading() as session:
        assert session.scalars(select(func.count(Person.id))).one() == 2
        assert [name.name for name in people.person(session, anna).other_names] == ["Anna Berg"]


def test_somebody_who_is_called_so_gets_no_alias(database: Database, now: datetime) -> None:
    with database.transaction() as session:
        anna = a_person(session, "Anna Berg").id
    read = read_council_list("Anna Berg (A)")

    enter(database, now, "Anna Berg (A)", known={read.people[0]: anna})

    with database.reading() as session:
        assert people.person(session, anna).other_names == []


def test_the_council_that_has_decided_so_far_becomes_the_body(database: Database, now: datetime) -> None:
    with database.transaction() as session:
        decides = an_organization(session, "Kommunalbestyrelsen", Classification.MUNICIPAL_COUNCIL).id

    enter(database, now)

    with database.reading() as session:
        assert session.scalars(select(Body.id)).all() == [decides]
        assert len(session.scalars(select(Organization)).all()) == 1


def test_the_next_term_is_entered_in_the_same_council(database: Database, now: datetime) -> None:
    enter(database, now)

    enter(database, now, "Anna Berg (A)", a_new_term("2030-2033"))

    with database.reading() as session:
        terms = bodies.terms(session, bodies.body_by_slug(session, "byraadet"))
        assert [term.label for term in terms] == ["2030–2033", "2026–2029"]


def test_a_term_is_entered_once_and_a_refusal_leaves_no_row(database: Database, now: datetime) -> None:
    enter(database, now)

    with pytest.raises(Refused, match="council-list-entered"):
        enter(database, now, "Mona Lind (A)")

    with database.reading() as session:
        assert session.scalars(select(func.count(Membership.id))).one() == 6


def test_members_without_a_party_sit_in_a_group_of_their_own(database: Database, now: datetime) -> None:
    enter(database, now, "Anna Berg")

    with database.reading() as session:
        (term,) = bodies.terms(session, bodies.body_by_slug(session, "byraadet"))
        assert [group.label for group in bodies.composition(session, term)] == ["Uden for partierne"]
