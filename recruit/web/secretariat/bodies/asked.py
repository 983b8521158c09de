"""Which roster an address asks for. The page of a council, its paper and its files ask alike and so show the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from flask import abort, request
from flask_wtf import FlaskForm
from sqlalchemy.orm import Session
from werkzeug.datastructures import MultiDict

from recruit.appointments.rules import Role, SeatStatus
from recruit.bodies import queries
from recruit.foundation import clock
from recruit.foundation.dates import iso, parse_danish
from recruit.foundation.i18n import _l
from recruit.reports import seating
from recruit.reports.roster import Edition, Roster
from recruit.reports.selection import EVERYTHING, Order, Selection, selected
from recruit.web.access import May, grants_that_allow
from recruit.web.converters import BodyRef
from recruit.web.fields import DateField, Required
from recruit.web.form import Form

if TYPE_CHECKING:
    from recruit.bodies.model import Body, Term

#: What stands in an address for a code.
ROLES = {Role.MEMBER: "medlem", Role.SUBSTITUTE: "suppleant", Role.ASSOCIATE: "tilforordnet"}
STATUSES = {
    SeatStatus.FILLED: "besat",
    SeatStatus.VACANT: "ledig",
    SeatStatus.ENDS_SOON: "udloeber",
    SeatStatus.HELD_OVER: "fortsaetter",
    SeatStatus.NOT_YET_BEGUN: "ikke-begyndt",
}
ORDERS = {Order.SEAT: "", Order.NAME: "navn"}
EDITIONS = {Edition.PUBLIC: "offentlig", Edition.INTERNAL: "intern"}


class DayForm(Form):
    """The day that a roster is asked for; sent by GET, so that the address can be kept."""

    class Meta(FlaskForm.Meta):  # type: ignore[misc]  # Flask-WTF is not typed
        csrf = False

    dato = DateField(_l("Show who sits on"), [Required()])


@dataclass(frozen=True, slots=True)
class Asked:
    """The roster that an address asks for: `?periode=2026–2029`, `?dato=2026-06-04`, and what of it."""

    term: str = ""
    day: date | None = None
    selection: Selection = EVERYTHING

    @classmethod
    def of(cls, query: MultiDict[str, str]) -> "Asked":
        """Read the query of an address; a day that is none, and a word that means nothing, are left out."""
        known = parse_danish(query.get("dato", ""))
        selection = Selection(
            seat_group=query.get("gruppe", ""),
            role=_code(ROLES, query.get("rolle")),
            status=_code(STATUSES, query.get("status")),
            order=_code(ORDERS, query.get("sorter")) or Order.SEAT,
        )
        return cls(query.get("periode", ""), known.first if known else None, selection)

    def query(self, **changed: Any) -> dict[str, Any]:
        """Return the query that asks for the same, with another `seat_group`, `role`, `status` or `order`."""
        what = replace(self.selection, **changed)
        parts = {
            "periode": self.term,
            "dato": iso(self.day) if self.day else "",
            "gruppe": what.seat_group,
            "rolle": ROLES[what.role] if what.role else "",
            "status": STATUSES[what.status] if what.status else "",
            "sorter": ORDERS[what.order],
        }
        return {name: value for name, value in parts.items() if value}


@dataclass(frozen=True, slots=True)
class Shown:
    """A council with the roster that was asked for, as far as the reader may see it."""

    body: "Body"
    terms: Sequence["Term"]
    term: "Term"
    asked: Asked
    #: Everybody, and the part of it that is asked for.
    whole: Roster
    roster: Roster
    #: The editions that the reader may have.
    editions: Sequence[Edition]

    @property
    def everything(self) -> Asked:
        """Return what asks for the same without leaving anything out."""
        return replace(self.asked, selection=Selection(order=self.asked.selection.order))

    @property
    def by_name(self) -> bool:
        return self.asked.selection.order is Order.NAME

    @property
    def is_internal(self) -> bool:
        return self.whole.edition is Edition.INTERNAL


def shown(session: Session, ref: BodyRef, edition: Edition | None = None, *, with_contacts: bool = True) -> Shown:
    """Load what the address asks for: a term, a day in it, or else today's roster of the term that runs.

    Without an edition, the fullest that the reader may have. Raises NotFound for a council that is not the reader's,
    and for a term that it does not have; answers 403 for an edition that is not theirs.
    """
    body = queries.body_open_to(session, ref.slug, grants_that_allow(May.VIEW_BODIES))
    editions = _editions(session, body)
    if edition is not None and edition not in editions:
        abort(403)
    terms, asked = queries.terms(session, body), Asked.of(request.args)
    had = terms if asked.term else [one for one in terms if body.has_had(one.since)]
    term, day = seating.choose(had, label=asked.term, day=asked.day, today=clock.today())
    whole = seating.roster(session, body, term, as_of=day, edition=edition or editions[-1], with_contacts=with_contacts)
    asked = replace(asked, term=term.label, day=day)
    return Shown(body, terms, term, asked, whole, selected(whole, asked.selection), editions)


def _editions(session: Session, body: "Body") -> Sequence[Edition]:
    """Return the public edition, and the internal one for those who look after the council."""
    seeing, managing = grants_that_allow(May.VIEW_BODIES), grants_that_allow(May.MANAGE_BODIES)
    # The council is open to the reader: only where another role opened it must the one that manages be asked about.
    reach = queries.reached_by(session, managing) if set(managing) < set(seeing) else None
    may_manage = bool(managing) and (reach is None or body.id in reach)
    return tuple(Edition) if may_manage else (Edition.PUBLIC,)


def _code(words: Mapping[Any, str], written: str | None) -> Any:
    return next((code for code, word in words.items() if word and word == written), None)
