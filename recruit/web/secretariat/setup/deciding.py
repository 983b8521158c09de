"""The decision behind an act: one that stands already, or one that is written down in the form of the act itself."""

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from recruit.bodies import operations, queries
from recruit.bodies.rules import DecisionKind
from recruit.foundation import clock
from recruit.foundation.i18n import format_date
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.refusal import Refusal, refuse_if
from recruit.people import queries as people
from recruit.web.access import current_actor
from recruit.web.fields import DateField, RadioField, TextField
from recruit.web.form import ActingForm
from recruit.web.lengths import LINE
from recruit.web.secretariat.setup.decided import municipal_council

if TYPE_CHECKING:
    from recruit.bodies.model import Body, Decision

#: What the form calls a decision that is not recorded yet.
NEW = "ny"


class DecidingForm(ActingForm):
    """A decision is chosen, or written down."""

    decision = RadioField(_l("Which decision is it?"), marked=False)
    decided_by = TextField(_l("Who decided?"), [LINE], width="l", marked=False)
    decided_on = DateField(_l("On which day was it decided?"), marked=False)
    case_number = TextField(_l("Case number"), [LINE], width="m")

    def offer(self, session: Session, body: "Body", kind: DecisionKind) -> None:
        """Offer the decisions of this kind about a body, the newest first, and to write down a new one."""
        known = [one for one in queries.decisions(session, body) if one.kind is kind]
        self.decision.choices = [
            *((str(one.id), _in_words(one)) for one in known),
            (NEW, _("One that is not recorded yet: write it below")),
        ]
        if not self.decision.data:
            self.decision.data = str(known[0].id) if known else NEW
        if self.decided_by.data is None:
            self.decided_by.data = municipal_council(session)


def decision_taken(session: Session, body: "Body", form: DecidingForm, kind: DecisionKind) -> "Decision":
    """Return the decision that the form names; one that is not recorded yet is.

    Raises Refused where it is new and something of it is missing.
    """
    chosen = next((one for one in queries.decisions(session, body) if str(one.id) == form.decision.data), None)
    if chosen is not None:
        return chosen
    name, day = _written(form)
    return operations.record_decision(
        session,
        body,
        kind,
        people.organization_called(session, name) or name,
        day,
        by=current_actor(),
        now=clock.now(),
        case_number=form.case_number.data or None,
    )


def basis_of(session: Session, body: "Body", form: DecidingForm) -> tuple[str, date]:
    """Return who decided it and when, without recording anything. Raises Refused where something is missing."""
    chosen = next((one for one in queries.decisions(session, body) if str(one.id) == form.decision.data), None)
    return (chosen.deciding_body, chosen.decided_on) if chosen else _written(form)


def _written(form: DecidingForm) -> tuple[str, date]:
    name, day = str(form.decided_by.data or ""), form.decided_on.data
    missing = [field for field, value in {"decided_by": name, "decided_on": day}.items() if not value]
    refuse_if([Refusal("answer-missing", field=field) for field in missing])
    return name, day


def _in_words(decision: "Decision") -> str:
    parts = [decision.deciding_body, format_date(decision.decided_on), decision.case_number]
    return ", ".join(part for part in parts if part)
