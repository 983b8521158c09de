"""Councils in forms and addresses: what the secretariat's pages and the first set-up share."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from flask_wtf import FlaskForm
from sqlalchemy.orm import Session
from werkzeug.datastructures import MultiDict

from recruit.bodies import operations, rules
from recruit.bodies.rules import NewBody, NewTerm
from recruit.foundation import clock
from recruit.foundation.accounts.rules import Grant
from recruit.foundation.dates import iso, parse_danish
from recruit.foundation.i18n import _l
from recruit.people.rules import Classification
from recruit.reports.words import WORDS
from recruit.web.access import current_actor
from recruit.web.fields import DateField, PartialDateField, RadioField, Required, TextField
from recruit.web.form import ActingForm, Form

if TYPE_CHECKING:
    from recruit.bodies.model import Body

KINDS = [(kind.value, WORDS[Classification][kind]) for kind in rules.BODY_CLASSIFICATIONS]
TITLES = [
    (chair, _l("%(chair)s and %(vice_chair)s", chair=chair, vice_chair=vice)) for chair, vice in rules.TITLES.items()
]


def new_council(form: Any, kind: Classification = Classification.INTEGRATION_COUNCIL) -> NewBody:
    """Return the council that a form asks for by its fields name, chair_title, first_day and last_day."""
    chair = str(form.chair_title.data)
    return NewBody(
        name=str(form.name.data),
        classification=kind,
        legal_basis=rules.LEGAL_BASES.get(kind, ""),
        chair_title=chair,
        vice_chair_title=rules.TITLES[chair],
        term=NewTerm(form.first_day.data, form.last_day.data),
    )


class BodyForm(ActingForm):
    """A council and its first term."""

    name = TextField(_l("Name of the council"), [Required()], hint=_l("Such as Integrationsrådet"), width="l")
    classification = RadioField(_l("What kind of council is it?"), [Required()], choices=KINDS)
    chair_title = RadioField(_l("What do you call chair and vice chair?"), [Required()], choices=TITLES)
    first_day = PartialDateField(_l("First day of the term"), [Required()])
    last_day = PartialDateField(_l("Last day of the term"), [Required()])

    def submission(self) -> NewBody:
        """Return the council that is asked for."""
        return new_council(self, Classification(self.classification.data))


class DayForm(Form):
    """The day that a roster is asked for; sent by GET, so that the address can be kept."""

    class Meta(FlaskForm.Meta):  # type: ignore[misc]  # Flask-WTF is not typed
        csrf = False

    dato = DateField(_l("Show who sits on"), [Required()])


@dataclass(frozen=True, slots=True)
class Asked:
    """The roster that an address asks for: `?periode=2026–2029`, `?dato=2026-06-04`, both, or neither."""

    term: str
    day: date | None

    @classmethod
    def of(cls, query: MultiDict[str, str]) -> "Asked":
        """Read the query of an address; a day that is none is left out."""
        known = parse_danish(query.get("dato", ""))
        return cls(query.get("periode", ""), known.first if known else None)

    def query(self) -> dict[str, Any]:
        """Return the query that asks for the same."""
        parts = {"periode": self.term, "dato": iso(self.day) if self.day else ""}
        return {name: value for name, value in parts.items() if value}


def save(session: Session, new: NewBody, *, grants: tuple[Grant, ...]) -> "Body":
    """Set up the council; roles that reach few councils only reach this one, too.

    Raises Refused with every reason why not.
    """
    by, now = current_actor(), clock.now()
    body = operations.create_body(session, new, by=by, now=now)
    operations.keep_within_reach(session, body, grants, by=by, now=now)
    return body
