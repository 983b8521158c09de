"""Every address about a nomination names its council and round, too: with others it leads nowhere."""

import re
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import select

from recruit.bodies import queries as bodies
from recruit.foundation.actor import Actor
from recruit.nominations import operations
from recruit.nominations.model import Nomination, Supporter
from recruit.nominations.rules import NewSupporter
from tests.builders import NOW, a_council
from tests.conftest import Database, made_once
from tests.nominations import a_nomination, a_submission, an_open_round
from tests.pages.visitor import Visitor

KAJ = NewSupporter("Kaj Lund", "kaj@mail.example")


@pytest.fixture
@made_once
def rounds(house: Database, still: None) -> tuple[str, UUID, UUID]:
    """A council's address, a round with a candidate and a supporter, and another round of the same council."""
    with house.transaction() as session:
        council = a_council(session, "Integrationsrådet")
        round_ = an_open_round(session, council, supporters_needed=6)
        candidate = a_nomination(session, round_, a_submission(round_))
        operations.support(session, candidate.id, KAJ, by=Actor.anonymous(), now=NOW)
        other = an_open_round(session, council, slug="senere", supporters_needed=6)
        a_nomination(session, other, a_submission(other, "Ida Holm", email="ida@mail.example"))
        return bodies.slugs(session)[0], round_.id, other.id


def pages(app: Flask, **ids: object) -> dict[str, str]:
    """Return the address of every page of a round that is about one nomination, by its endpoint."""
    about_one = {
        rule.endpoint: rule.rule
        for rule in app.url_map.iter_rules()
        if {"round_id", "nomination_id"} <= rule.arguments
        and rule.rule.startswith("/sekretariat")
        and "GET" in (rule.methods or ())
    }
    return {
        endpoint: re.sub(r"<\w+:(\w+)>", lambda part: str(ids[part[1]]), rule) for endpoint, rule in about_one.items()
    }


def test_a_nomination_is_found_in_its_own_round_alone(
    app: Flask, secretary: Visitor, house: Database, rounds: tuple[str, UUID, UUID]
) -> None:
    slug, ours, other = rounds
    with house.reading() as session:
        candidate = session.scalars(select(Nomination.id).where(Nomination.round_id == ours)).one()
        supporter = session.scalars(select(Supporter.id)).one()
    elsewhere = pages(
        app, body=slug, round_id=other, nomination_id=candidate, supporter_id=supporter, other_id=candidate
    )
    found = {endpoint: secretary.client.get(address).status_code for endpoint, address in elsewhere.items()}

    assert len(found) > 10
    assert set(found.values()) == {404}, found


def test_a_signature_is_found_at_its_own_candidate_alone(
    app: Flask, secretary: Visitor, house: Database, rounds: tuple[str, UUID, UUID]
) -> None:
    slug, _, other = rounds
    with house.reading() as session:
        ida = session.scalars(select(Nomination.id).where(Nomination.round_id == other)).one()
        kaj = session.scalars(select(Supporter.id)).one()
    taking_out = pages(app, body=slug, round_id=other, nomination_id=ida, supporter_id=kaj, other_id=ida)

    assert secretary.client.get(taking_out["nomination_supporters.taking_out"]).status_code == 404
