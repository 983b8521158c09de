"""People who stand and about whom the secretariat has still to find or decide something."""

from datetime import date, time
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from recruit.bodies.model import Body, Term
from recruit.foundation import clock
from recruit.foundation.due import Due
from recruit.nominations.model import Nomination
from recruit.nominations.queries.overview import status_at, vetting_at, with_state
from recruit.nominations.rules.vetting import Vetting
from recruit.people.model import Organization
from recruit.recruitment.model import RecruitmentRound


def due(session: Session, *, on: date) -> list[Due]:
    """Return the rounds in which people are to be checked, or have not mended in time what they were told is lacking.

    Until the term is over. A time to mend something that ends on the day has not ended yet. Two queries.
    """
    now = clock.instant(on, time.min)
    vetting = vetting_at(now, status_at(now)).label("vetting")
    runs = Nomination.round.has(RecruitmentRound.term.has(Term.until > on))
    waits = vetting.in_([Vetting.TO_CHECK.value, Vetting.NOT_REMEDIED.value])
    counted = with_state(Nomination.round_id, vetting, func.count()).where(runs, waits)
    numbers: dict[tuple[Any, Vetting], int] = {
        (round_id, Vetting(where)): number
        for round_id, where, number in session.execute(counted.group_by(Nomination.round_id, vetting))
    }
    named = joinedload(RecruitmentRound.term).joinedload(Term.body).joinedload(Body.organization)
    chosen = select(RecruitmentRound).where(RecruitmentRound.id.in_({round_id for round_id, _vetting in numbers}))
    chosen = chosen.options(named.joinedload(Organization.names)).order_by(RecruitmentRound.closes_at)
    rounds = session.scalars(chosen).unique() if numbers else ()
    found: list[Due] = []
    for one in rounds:
        name, slug = one.term.body.name_on(on), one.term.body.slug
        if number := numbers.get((one.id, Vetting.TO_CHECK)):
            found.append(Due("nominations-to-check", name, body=slug, facts={"number": number, "round": one.id}))
        if number := numbers.get((one.id, Vetting.NOT_REMEDIED)):
            found.append(Due("nominations-not-mended", name, body=slug, facts={"number": number, "round": one.id}))
    return found
