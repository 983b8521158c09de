"""Rundspørger: those that go on, those that are over, a new one, and one of them with everybody's answer."""

from uuid import UUID

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from recruit.assignments.letters.asking import conditions, question
from recruit.assignments.queries import asking as queries
from recruit.assignments.rules import Answer, AskingKind
from recruit.assignments.rules.asking import WITH_A_WAITING_LIST, Stage, is_free_for_others, may_take_down, stage
from recruit.assignments.rules.asking_further import can_be_extended, next_in_line, waiting_list
from recruit.foundation import clock
from recruit.reports.words import word
from recruit.web.access import May, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading
from recruit.web.secretariat.assignments.asking import planning
from recruit.web.secretariat.assignments.asking.loading import PREFIX, newest, the_place_page, the_round, upcoming
from recruit.web.secretariat.assignments.asking.words import STAGES, where
from recruit.web.secretariat.assignments.room import ways
from recruit.web.secretariat.seats.loading import the_body

bp = Blueprint("asking", __name__, url_prefix=PREFIX)

#: Where nothing more is to be done.
_OVER = (Stage.CHOSEN, Stage.CLOSED)


@bp.get("")
@requires(May.MANAGE_BODIES)
def listed(body: BodyRef) -> ResponseReturnValue:
    now = clock.now()
    with reading() as session:
        found = the_body(session, body)
        rounds = queries.rounds(session, found)
        stages = {one.id: stage(one.facts(), now=now) for one in rounds}
        return render_template(
            "secretariat/assignments/asking/listed.html",
            body=found,
            ways=ways(found),
            going_on=[one for one in rounds if stages[one.id] not in _OVER],
            over=[one for one in rounds if stages[one.id] in _OVER],
            stages=stages,
            words=STAGES,
            where={one.id: where(one, now=now) for one in rounds},
            word=word,
        )


@bp.route("/ny", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def new(body: BodyRef) -> ResponseReturnValue:
    """Plan a round for a place (`?plads=`), or once more (`?igen=`), or about something else."""
    return planning.new(body)


@bp.get("/<id:round_id>")
@requires(May.MANAGE_BODIES)
def round(body: BodyRef, round_id: UUID) -> ResponseReturnValue:  # noqa: A001 (the page's own name)
    now = clock.now()
    with reading() as session:
        council, found = the_round(session, body, round_id)
        facts, people = found.facts(), newest(found)
        return render_template(
            "secretariat/assignments/asking/round.html",
            body=council,
            found=found,
            at=stage(facts, now=now),
            stages=Stage,
            words=STAGES,
            where=where(found, now=now),
            question=question(found),
            place_page=the_place_page(council, found),
            conditions=conditions(found.place),
            upcoming=upcoming(found),
            volunteers=[people[one] for one in facts.volunteers],
            waiting_list=[people[one] for one in waiting_list(facts)],
            next_in_line=people.get(next_in_line(facts) or found.id),
            waits={one for one in waiting_list(facts) if facts.chosen and not facts.is_closed},
            is_free=is_free_for_others(facts),
            can_be_extended=can_be_extended(facts),
            has_list=found.kind in WITH_A_WAITING_LIST,
            left=queries.left(session, found, on=clock.local(now).date()),
            answers=Answer,
            kinds=AskingKind,
            colours={Answer.YES: "success", Answer.NO: "", Answer.LATER: "info"},
            correctable={
                one.id for who, one in people.items() if not may_take_down(facts, who, arrived_at=now, now=now)
            },
            word=word,
        )


@bp.get("/<id:round_id>/liste")
@requires(May.MANAGE_BODIES)
def printed(body: BodyRef, round_id: UUID) -> ResponseReturnValue:
    """Print who is chosen and who waits, with what they have said."""
    with reading() as session:
        council, found = the_round(session, body, round_id)
        facts, people = found.facts(), newest(found)
        return render_template(
            "secretariat/assignments/asking/printed.html",
            body=council,
            found=found,
            chosen=[people[one] for one in facts.volunteers if one in facts.chosen],
            waiting_list=[people[one] for one in waiting_list(facts)],
            asked=[one for step in found.steps for one in step.asks if not one.withdrawn_at],
            where=where(found, now=clock.now()),
            is_opinion=found.kind is AskingKind.OPINION,
            word=word,
        )
