"""The decision behind a change, asked for in the form of the change itself: day and case number, both optional."""

from typing import TYPE_CHECKING, Any

from sqlalchemy.orm import Session

from recruit.bodies import operations, queries
from recruit.bodies.rules import DecisionKind
from recruit.foundation import clock
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.municipality import queries as municipalities
from recruit.people import queries as people
from recruit.web.access import current_actor
from recruit.web.fields import DateField, TextField
from recruit.web.form import ActingForm

if TYPE_CHECKING:
    from recruit.bodies.model import Body, Decision


class DecidedForm(ActingForm):
    """When it was decided, and under which case number."""

    decided_on = DateField(_l("Decided on"), hint=_l("Leave it empty if the decision is not known. Such as 4.6.2026"))
    case_number = TextField(_l("Case number"), width="m")


def decision_behind(session: Session, body: "Body", form: Any, kind: DecisionKind) -> "Decision | None":
    """Return the decision that the form names; the same one is not recorded twice. None without a day."""
    if form.decided_on.data is None:
        return None
    case_number = form.case_number.data or None
    for known in queries.decisions(session, body):
        if (known.kind, known.decided_on, known.case_number) == (kind, form.decided_on.data, case_number):
            return known
    council = municipal_council(session)
    return operations.record_decision(
        session,
        body,
        kind,
        people.organization_called(session, council) or council,
        form.decided_on.data,
        by=current_actor(),
        now=clock.now(),
        case_number=case_number,
    )


def municipal_council(session: Session) -> str:
    """Return what the municipal council is called where we are: "Kommunalbestyrelsen", "Byrådet"."""
    known = municipalities.municipality(session)
    word = known.council_word if known else "kommunalbestyrelsen"
    return str(word[0].upper() + word[1:])
