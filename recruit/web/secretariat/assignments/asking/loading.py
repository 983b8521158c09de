"""What the pages of a round of asking load: the council that the reader may reach, the round, and who may be asked."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from flask import url_for
from sqlalchemy.orm import Session

from recruit.assignments.queries import asking as queries
from recruit.assignments.rules.asking import next_step
from recruit.bodies import queries as bodies
from recruit.foundation import clock
from recruit.foundation.refusal import NotFound
from recruit.web.converters import BodyRef
from recruit.web.secretariat.seats.loading import the_body

if TYPE_CHECKING:
    from datetime import date

    from recruit.assignments.model import AskingRound, AskingStep, RoundAsk
    from recruit.bodies.model import Body
    from recruit.foundation.dates import PartialDate
    from recruit.people.model import Person

PREFIX = "/sekretariat/<body:body>/repraesentation/rundspoerger"


def the_round(session: Session, ref: BodyRef, round_id: UUID, *, lock: bool = False) -> "tuple[Body, AskingRound]":
    """Return the council and one of its rounds; with `lock` for a change. Raises NotFound."""
    body = the_body(session, ref)
    return body, queries.asking_round(session, body, round_id, lock=lock)


def the_ask(found: "AskingRound", ask_id: UUID) -> "RoundAsk":
    """Return one of those who were asked in a round. Raises NotFound."""
    for step in found.steps:
        for one in step.asks:
            if one.id == ask_id:
                return one
    raise NotFound("round_ask")


def newest(found: "AskingRound") -> "dict[UUID, RoundAsk]":
    """Return what each who was asked in a round was asked last, by person, as `RoundFacts.newest` does."""
    return {one.person_id: one for step in found.steps for one in step.asks}


def upcoming(found: "AskingRound") -> "AskingStep | None":
    """Return the step that is asked next; None where every step was."""
    number = next_step(found.facts())
    return None if number is None else found.steps[number]


def others(session: Session, found: "AskingRound") -> "Sequence[Person]":
    """Return the council's people who were not asked in a round, by name: who sits or has sat, of every role."""
    asked = {one.person_id for step in found.steps for one in step.asks if one.withdrawn_at is None}
    return [one for one in queries.people_of(session, found.body_id, on=clock.today()) if one.id not in asked]


def asked_people(found: "AskingRound") -> "list[Person]":
    """Return everybody who was asked in a round."""
    return [one.person for step in found.steps for one in step.asks]


def the_place_page(body: "Body", found: "AskingRound") -> str:
    """Return the address of the place that a round is about; empty where it is about none."""
    return url_for("places_elsewhere.place", body=body, place_id=found.place_id) if found.place_id else ""


def last_day_proposed(session: Session, body: "Body", found: "AskingRound", *, on: "date") -> "PartialDate | None":
    """Return the last day of the council's term on a day, for a place that has no days of its own; None for others."""
    if found.place is None or found.place.until is not None:
        return None
    return next((one.last_day for one in bodies.terms(session, body) if on in one.span), None)
