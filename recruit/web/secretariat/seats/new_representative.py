"""En organisation skriver: whoever it had sent leaves, and whom it names is seated or proposed, on one page.

Where somebody leaves, everything that follows is shown for the day that is written before it is carried out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import Blueprint, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session
from wtforms.validators import Optional

from recruit.acts.ending import replacing as act
from recruit.acts.ending.carrying_out import may_leave_on
from recruit.acts.ending.following import following
from recruit.appointments import queries
from recruit.appointments.rules import EndReason
from recruit.appointments.rules.ending import NewEnding
from recruit.foundation import clock
from recruit.foundation.dates import PartialDate, first_day_after
from recruit.foundation.i18n import format_date
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.refusal import NotFound, Refusal
from recruit.people import operations as people
from recruit.people.rules import ContactKind
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import (
    DateField,
    EmailField,
    HiddenField,
    PartialDateField,
    PhoneField,
    RadioField,
    Required,
    SelectField,
    TextField,
)
from recruit.web.secretariat.choosing import NEW_PERSON, SomebodyForm, meant, options
from recruit.web.secretariat.letters_words import CHANNELS
from recruit.web.secretariat.seats.following import ACT, STEP, Shown, shown, too_few
from recruit.web.secretariat.seats.loading import decision_of, decisions, seat_name, the_body
from recruit.web.secretariat.seats.overview import chosen_term

if TYPE_CHECKING:
    from recruit.appointments.model import Membership
    from recruit.bodies.model import Body, Seat, Term
    from recruit.people.model import Organization, Person

bp = Blueprint(
    "bodies_membership_replacing",
    __name__,
    url_prefix="/sekretariat/<body:body>/raad/organisationer/<id:organization_id>/ny-repraesentant",
)


class RepresentativeForm(SomebodyForm):
    """What an organisation has written: until when somebody sits, and whom it names."""

    last_day = PartialDateField(
        _l("Last day of the one before"),
        [Required()],
        hint=_l("The last day included: whoever leaves on 1 March was a member until 28 February"),
    )
    written_on = DateField(_l("The day of the organisation's letter"), [Required()])
    email = EmailField(_l("E-mail"), [Optional()], width="l")
    phone = PhoneField(_l("Telephone"), [Optional()])
    other_name = TextField(
        _l("The other one, if a woman and a man are proposed"),
        [Optional()],
        width="l",
        hint=_l("An organisation proposes a woman and a man where it can; the municipal council appoints one of them."),
    )
    other_who = RadioField(_l("Who is the other one?"), [Optional()], marked=False)
    decision = SelectField(
        _l("The decision that appoints"),
        [Optional()],
        hint=_l("Without a decision the new one comes into a case, and the seat is open until it is decided."),
    )
    case = SelectField(_l("In which case?"), [Optional()], marked=False)
    #: What was shown (`Following.digest`): nothing else is carried out.
    seen = HiddenField()

    @property
    def acts(self) -> bool:
        """Return whether everything is to be carried out, and not only shown."""
        return request.form.get(STEP) == ACT

    def offer(self, session: Session) -> None:
        """Offer those whom each of the names may mean."""
        super().offer(session)
        other = str(self.other_name.data or "")
        self.other_who.choices = options(session, [other])[other] if other else []

    def named(self, session: Session) -> "Sequence[Person]":
        """Return whom the organisation names; somebody new gets the ways to reach them."""
        first = self.person(session)
        if not self.who.data or self.who.data == NEW_PERSON:
            by, now = current_actor(), clock.now()
            for kind, value in ((ContactKind.EMAIL, self.email.data), (ContactKind.PHONE, self.phone.data)):
                if value:
                    people.add_contact(session, first, kind, value, by=by, now=now)
        other = str(self.other_name.data or "")
        return [first, *([meant(session, other, self.other_who, field="other_who")] if other else [])]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the organisation's seats, with whoever sits there."""

    seat: "Seat"
    name: str
    member: "Membership | None"
    url: str


@bp.route("", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def replacing(body: BodyRef, organization_id: UUID) -> ResponseReturnValue:
    """Show who sits for the organisation and what follows; then carry it out in one act."""
    today = clock.today()
    form = RepresentativeForm(data={"last_day": PartialDate(today), "written_on": today})
    seen = form.seen.data or ""
    with reading() as session:
        found, term, whose, seats = _loaded(session, body, organization_id)
        chosen = _chosen(seats)
        page = _shown(session, found, form, whose, chosen)
        form.decision.choices = decisions(session, found)
        cases = [(str(one.id), one.name) for one in act.open_cases(session, term)]
        form.case.choices = [*cases, ("", _("A new case"))]
        form.offer(session)
    if chosen is not None and form.validate_on_submit() and (form.acts or not page["leaves"]):
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, term, owner, theirs = _loaded(session, body, organization_id)
            meant_seat = _chosen(theirs)
            if meant_seat is None:
                raise NotFound("seat")
            flash(_replace(session, ours, term, owner, meant_seat, form, seen))
            return form.done(session, url_for("bodies_seats.seat", body=ours, seat_id=meant_seat.seat.id))
    for one in () if form.acts else page["refused"]:
        form.refuse(one)
    template = "secretariat/seats/leaving/new_representative.html"
    return render_template(
        template, form=form, body=found, whose=whose, seats=seats, chosen=chosen, channels=CHANNELS, **page
    ), form.status


def _loaded(session: Session, ref: BodyRef, organization_id: UUID) -> "tuple[Body, Term, Organization, list[Choice]]":
    """Return the council, today's term, the organisation and its seats. Raises NotFound."""
    found = the_body(session, ref)
    _terms, term = chosen_term(session, found)
    whose = act.named_organisation(session, organization_id)
    if whose is None:
        raise NotFound("organization")
    today = clock.today()
    theirs = {seat.id for seat in act.seats_of(session, term, whose)}
    occupied = [one for one in queries.occupied_seats(session, term) if one.seat.id in theirs]
    return (
        found,
        term,
        whose,
        [
            Choice(
                one.seat,
                seat_name(one.seat),
                one.member(on=today),
                url_for(".replacing", body=found, organization_id=organization_id, plads=one.seat.id),
            )
            for one in occupied
        ],
    )


def _chosen(seats: Sequence[Choice]) -> Choice | None:
    """Return the seat that the address asks for; the first one where it asks for none."""
    wanted = request.args.get("plads")
    return next((one for one in seats if wanted in (None, str(one.seat.id))), None)


def _shown(
    session: Session, body: "Body", form: RepresentativeForm, whose: "Organization", chosen: Choice | None
) -> dict[str, Any]:
    """Return what follows when whoever sits there leaves, but for what the organisation has settled by its letter.

    It is shown once the day is sent, and noted in the form; `follows` is None before.
    """
    follows: list[Shown] | None = None
    warned: list[str] = []
    refused: Sequence[Refusal] = ()
    member = chosen.member if chosen else None
    leaves = member is not None and member.end_reason is None
    if member is not None and leaves and form.is_submitted() and form.last_day.data is not None:
        held, reason = queries.membership(session, body, member.id), EndReason.ORGANISATION_REPLACED
        refused = may_leave_on(session, held, form.last_day.data)
        if not refused:
            found = following(session, body, held, first_day_after(form.last_day.data), reason)
            new = NewEnding(form.last_day.data, reason)
            every = shown(session, body, found, new, now=clock.now())
            follows = [one for one in every if one.consequence not in act.NOT_NEEDED]
            warned, form.seen.data = too_few(found), found.digest
    called = whose.name_on(clock.today())
    return {"leaves": leaves, "follows": follows, "too_few": warned, "organisation": called, "refused": refused}


def _replace(
    session: Session,
    body: "Body",
    term: "Term",
    whose: "Organization",
    chosen: Choice,
    form: RepresentativeForm,
    seen: str,
) -> str:
    """Carry out what was seen; return what is said of it."""
    decision = decision_of(session, body, form.decision.data)
    named = form.named(session)
    case = next((one for one in act.open_cases(session, term) if str(one.id) == form.case.data), None)
    member = chosen.member
    leaves = member is not None and member.end_reason is None
    old = queries.membership(session, body, member.id, lock=True) if member is not None and leaves else None
    letter = act.Letter(whose, form.written_on.data, form.last_day.data, named, decision, case)
    act.replace_representative(session, body, chosen.seat, old, letter, by=current_actor(), now=clock.now(), seen=seen)
    names = ", ".join(one.name for one in named)
    if decision is not None:
        return _("%(name)s has the seat.", name=names)
    if old is None or form.last_day.data.last < clock.today():
        return _("%(name)s is proposed. The seat is open until it is decided.", name=names)
    told = {"name": names, "former": old.person.name, "day": format_date(form.last_day.data.last)}
    return _("%(name)s is proposed. %(former)s is a member to and including %(day)s.", **told)
