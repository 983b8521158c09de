"""One call: for whom and when, who was asked in which order and what they said, and what comes next."""

from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from recruit.appointments.rules.substitution import AskStatus, CallKind, FilledBy
from recruit.foundation import clock
from recruit.meetings.queries.calling_in import apologies_of
from recruit.reports.words import word
from recruit.web.access import May, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading
from recruit.web.secretariat.seats.loading import seat_name
from recruit.web.secretariat.substitutes.loading import PREFIX, left_to_ask, the_call
from recruit.web.secretariat.substitutes.words import COLOURS, FILLED_BY_HINTS, days_of, where
from recruit.web.secretariat.substitutes.words import is_settled as settled

if TYPE_CHECKING:
    from recruit.appointments.model import SubstituteAsk

bp = Blueprint("bodies_substitutes_call", __name__, url_prefix=f"{PREFIX}/<id:call_id>")


@bp.get("")
@requires(May.MANAGE_BODIES)
def call(body: BodyRef, call_id: UUID) -> ResponseReturnValue:
    now = clock.now()
    with reading() as session:
        found, one = the_call(session, body, call_id)
        place = seat_name(one.member.seat) if one.member.seat else one.member.group.label
        facts = one.facts()
        is_settled = settled(facts)
        left = [] if is_settled else left_to_ask(session, one)
        apologies = apologies_of(session, one.id)

    def status(ask: "SubstituteAsk") -> AskStatus:
        return ask.facts().status(now=now)

    return render_template(
        "secretariat/substitutes/call.html",
        body=found,
        back="",
        call=one,
        facts_of=facts,
        place=place,
        days=days_of(one),
        meeting_id=apologies[0].meeting_id if apologies else None,
        where=where(one, now=now),
        settled=is_settled,
        waiting=next((ask for ask in one.asks if status(ask) is AskStatus.WAITING), None),
        left=left,
        accepted=next((ask for ask in one.asks if ask.substitute_id == facts.accepted), None),
        is_over=facts.is_over(on=clock.today()),
        status=status,
        statuses=AskStatus,
        colours=COLOURS,
        kinds=CallKind,
        filled=FilledBy,
        hints=FILLED_BY_HINTS,
        word=word,
    )
