"""One case: who is proposed for which member group, what was decided, and what can be done now."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.appointments.queries import case as queries
from recruit.appointments.rules import case_opening as rules
from recruit.appointments.rules.case_status import CaseStatus, Standing
from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.refusal import Refusal
from recruit.reports.words import word
from recruit.web.access import May, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading
from recruit.web.secretariat.cases.happened import happened
from recruit.web.secretariat.cases.listed import COLOURS
from recruit.web.secretariat.cases.loading import PREFIX, composition, free_seats, open_case
from recruit.web.secretariat.cases.shown import groups_of, standing_of
from recruit.web.sentences import sentence

if TYPE_CHECKING:
    from recruit.appointments.model import AppointmentCase
    from recruit.bodies.model import Body

bp = Blueprint("cases_case", __name__, url_prefix=PREFIX)


@dataclass(frozen=True, slots=True)
class Act:
    """Something to do about a case, and why it cannot be done now when it cannot."""

    label: str
    url: str
    reasons: tuple[str, ...] = ()


@bp.get("")
@requires(May.MANAGE_BODIES)
def page(body: BodyRef, case_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        council, case = open_case(session, body, case_id)
        groups = composition(session, case)
        numbers = {seat.id: seat.number for group in groups.values() for seat in group.seats}
        standing = standing_of(case)
        shown = groups_of(case, groups.values(), free_seats(session, case.term, groups.values()), numbers)
        return render_template(
            "secretariat/cases/case.html",
            body=council,
            case=case,
            groups=shown,
            standing=standing,
            acts=list(_acts(session, council, case, standing)),
            colours=COLOURS,
            word=word,
            history=happened(session, case),
        )


def _acts(session: Session, council: "Body", case: "AppointmentCase", standing: Standing) -> Iterator[Act]:
    """Yield what can be done about a case, what is due first."""
    here: dict[str, Any] = {"body": council, "case_id": case.id}
    propose = Act(_("Recommend somebody"), url_for("cases_sources.sources", **here))
    decide = Act(
        _("Enter the decision"),
        url_for("cases_decision.decision", **here),
        () if standing.waiting else _said(Refusal("nobody-is-proposed")),
    )
    first = {
        CaseStatus.EMPTY: [propose, decide],
        CaseStatus.COLLECTING: [_submit(session, case, here), propose, decide],
        CaseStatus.DECIDED: [propose],
    }
    yield from first.get(standing.status, [decide, propose])
    if case.submitted_on is not None and standing.status is not CaseStatus.DECIDED:
        is_decided = any(one.decided for one in case.designates)
        reasons = rules.may_take_back_submission(is_submitted=True, is_decided=is_decided)
        yield Act(_("Take the submission back"), url_for("cases_submission.take_back", **here), _said(*reasons))


def _submit(session: Session, case: "AppointmentCase", here: dict[str, Any]) -> Act:
    today = clock.today()
    standing = sum(one.dropped_at is None for one in case.designates)
    complained = queries.has_open_complaint(session, case)
    reasons = rules.may_submit(
        is_submitted=False, designates=standing, on=today, today=today, has_open_complaint=complained
    )
    return Act(_("Submit the case"), url_for("cases_submission.submit", **here), _said(*reasons))


def _said(*reasons: Refusal) -> tuple[str, ...]:
    return tuple(sentence(reason) for reason in reasons)
