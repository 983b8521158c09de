"""The form of a decision: which one it is, and what it says of each who waits."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy.orm import Session
from wtforms.validators import Optional

from recruit.appointments.queries import case as cases
from recruit.appointments.rules.case import Decided, DecidedAs
from recruit.appointments.rules.facts import Role
from recruit.bodies import operations, queries
from recruit.bodies.rules import DecisionKind
from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.refusal import Refusal, refuse_if
from recruit.people import queries as people
from recruit.web.access import current_actor
from recruit.web.fields import (
    DateField,
    HiddenField,
    PartialDateField,
    RadioField,
    SelectField,
    TextAreaField,
    TextField,
)
from recruit.web.form import ActingForm
from recruit.web.lengths import LINE, REMARK
from recruit.web.secretariat.cases.shown import Row
from recruit.web.secretariat.choosing import NEW_PERSON, options
from recruit.web.secretariat.seats.loading import in_words

if TYPE_CHECKING:
    from recruit.bodies.model import Body, Decision

#: What a decision says of somebody of whom it says nothing.
NOTHING = ""
#: What a decision says of somebody next in order who becomes a member.
AS_MEMBER = "member"
#: The parts of a row.
PARTS = ("says", "since", "until", "reason", "who")


class DecisionForm(ActingForm):
    """Which decision it is; `with_rows` adds the fields of each who waits."""

    decision = SelectField(_l("Which decision is it?"), [Optional()], marked=False)
    decided_by = TextField(_l("Who decided?"), [LINE], width="l", marked=False)
    decided_on = DateField(_l("On which day?"), marked=False)
    case_number = TextField(_l("Case number"), [LINE], width="m")
    #: What was shown on the page that says what happens.
    seen = HiddenField()

    def row(self, row: Row) -> dict[str, Any]:
        """Return the fields of somebody who waits."""
        return {part: self[_named(part, row)] for part in PARTS if _named(part, row) in self}

    def says(self, rows: Iterable[Row]) -> dict[UUID, Decided]:
        """Return what is ticked. Raises Refused, each at its field, while it is open who somebody is."""
        said, reasons = {}, []
        for one in rows:
            fields = self.row(one)
            if not fields["says"].data:
                continue
            who = fields["who"].data if "who" in fields else None
            as_member = fields["says"].data == AS_MEMBER
            decided = DecidedAs.APPOINTED if as_member else DecidedAs(fields["says"].data)
            if "who" in fields and not who and decided is DecidedAs.APPOINTED:
                reasons.append(Refusal("match-undecided", {"name": one.name}, _named("who", one)))
            known = UUID(who) if who and who != NEW_PERSON else None
            said[one.designate.id] = Decided(
                decided, fields["since"].data, fields["until"].data, str(fields["reason"].data or ""), known, as_member
            )
        refuse_if(reasons)
        return said

    def digest(self, rows: Sequence[Row]) -> str:
        """Return everything that is written, so that nothing else happens than what was shown."""
        names = ["decision", "decided_by", "decided_on", "case_number"]
        names += [_named(part, row) for row in rows for part in PARTS]
        written = [(name, str(self[name].data)) for name in names if name in self]
        return sha256(repr(written).encode()).hexdigest()

    def at(self, refusal: Refusal) -> Refusal:
        """Return a refusal at the field that it is about: of the decision, or of the person."""
        day = "decision" if self.decision.data else "decided_on"
        if refusal.code == "decided-before-it-was-proposed" or refusal.field == "decided_on":
            return replace(refusal, field=day)
        number = refusal.facts.get("designate")
        if not isinstance(number, UUID):
            return refusal
        part = {"first_day": "since", "since": "since", "last_day": "until", "until": "until", "reason": "reason"}
        return replace(refusal, field=_name(part.get(refusal.field or "", "says"), number))


@dataclass(frozen=True, slots=True)
class Default:
    """What the form begins with."""

    decided_by: str
    #: Those whom the municipal council is expected to appoint, since no choice is left to it.
    expected: frozenset[UUID]
    #: The groups that have seats: whoever is next there may become a member instead.
    seated: frozenset[UUID]


def with_rows(session: Session, body: "Body", rows: Sequence[Row], default: Default) -> DecisionForm:
    """Return the form with the fields of each who waits, and whom they may be where somebody is called alike."""
    alike = options(session, {row.name for row in rows if _is_candidate(row)})
    fields: dict[str, Any] = {}
    for row in rows:
        may_sit = row.facts.role is Role.SUBSTITUTE and row.facts.seat_group in default.seated
        fields |= _fields(row, alike.get(row.name, []) if _is_candidate(row) else [], may_sit=may_sit)
    proposed = {_named("says", row): DecidedAs.APPOINTED.value for row in rows if row.designate.id in default.expected}
    form: DecisionForm = type("DecisionForm", (DecisionForm,), fields)(
        data={"decided_by": default.decided_by, **proposed}
    )
    known = [one for one in queries.decisions(session, body) if one.kind is DecisionKind.APPOINT]
    empty = cases.taken_back(session, body)
    told = {one.id: f"{in_words(one)} ({_('taken back')})" if one.id in empty else in_words(one) for one in known}
    form.decision.choices = [("", _("A new one, written below")), *((str(one), words) for one, words in told.items())]
    return form


def decision_meant(session: Session, body: "Body", form: DecisionForm) -> "Decision":
    """Return the decision that is chosen, or the one that is written, which is recorded once. Raises Refused."""
    if form.decision.data:
        return queries.decision(session, body, UUID(form.decision.data))
    missing = [field.short_name for field in (form.decided_by, form.decided_on) if not field.data]
    refuse_if([Refusal("answer-missing", field=name) for name in missing])
    kind, case_number = DecisionKind.APPOINT, form.case_number.data or None
    for known in queries.decisions(session, body):
        said = (known.kind, known.decided_on, known.case_number, known.deciding_body)
        if said == (kind, form.decided_on.data, case_number, form.decided_by.data):
            return known
    name = str(form.decided_by.data)
    who = people.organization_called(session, name) or name
    by, now = current_actor(), clock.now()
    return operations.record_decision(
        session, body, kind, who, form.decided_on.data, by=by, now=now, case_number=case_number
    )


def is_spoken_of(sent: Mapping[str, str], designate_id: UUID) -> bool:
    """Return whether a form that was sent decides about somebody, also where it is not asked about them any more."""
    return sent.get(_name("says", designate_id), NOTHING) != NOTHING


def _named(part: str, row: Row) -> str:
    return _name(part, row.designate.id)


def _name(part: str, designate_id: UUID) -> str:
    return f"{part}_{designate_id.hex}"


def _is_candidate(row: Row) -> bool:
    """Return whether it is open whom the council knows somebody as."""
    one = row.designate
    return (
        one.person_id is None
        and one.nomination is not None
        and bool(one.nomination.nominee and one.nomination.nominee.person_id is None)
    )


def _fields(row: Row, alike: list[tuple[str, str]], *, may_sit: bool) -> dict[str, Any]:
    as_member = [(AS_MEMBER, _("appointed as a member instead; write why below"))] if may_sit else []
    choices = [
        (DecidedAs.APPOINTED.value, _("appointed")),
        *as_member,
        (DecidedAs.NOT_APPOINTED.value, _("not appointed")),
        (NOTHING, _("the decision says nothing of them; they wait")),
    ]
    fields: dict[str, Any] = {
        _named("says", row): RadioField(row.name, [Optional()], choices=choices, default=NOTHING, marked=False),
        _named("since", row): PartialDateField(_("First day"), hint="", marked=False),
        _named("until", row): PartialDateField(_("Last day"), hint="", marked=False),
        _named("reason", row): TextAreaField(_("Reason"), [REMARK], marked=False, render_kw={"rows": 2}),
    }
    if alike:
        fields[_named("who", row)] = RadioField(_("Who is it?"), [Optional()], choices=alike, marked=False)
    return fields
