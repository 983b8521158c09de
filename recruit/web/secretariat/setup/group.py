"""One member group: whom its seats are for, who proposes and appoints, who stands in. And taking it away."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.acts import composition
from recruit.bodies import operations, queries, rules
from recruit.bodies.rules import FillingMethod, NewSeatGroup, SeatType, StatutoryGroup, SubstituteArrangement
from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.refusal import Refusal, refuse_if
from recruit.people import queries as people
from recruit.people.rules import Classification
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import CheckboxField, NumberField, RadioField, Required, SelectField, TextAreaField, TextField
from recruit.web.form import ActingForm, VersionedForm
from recruit.web.secretariat.setup.council import council_to_change, open_council
from recruit.web.secretariat.setup.words import ARRANGEMENTS, FILLING, SEAT_TYPES, STATUTORY_GROUPS, options

if TYPE_CHECKING:
    from recruit.bodies.model import Seat, SeatGroup
    from recruit.people.model import Organization

bp = Blueprint("setup_group", __name__, url_prefix="/sekretariat/<body:body>/opsaetning/gruppe/<id:group_id>")


class GroupForm(VersionedForm):
    label = TextField(_l("Name of the group"), [Required()], hint=_l("As every page and paper prints it"), width="l")
    seats = NumberField(_l("Number of seats"), [Required()])
    position = NumberField(_l("Place in the order"), [Required()], hint=_l("1 stands first on every page and paper."))
    represents = TextAreaField(
        _l("Whom are the seats for?"),
        hint=_l("One line for each seat: an organisation, a field such as skoleområdet, or an empty line for anybody."),
        render_kw={"rows": 4},
    )
    criterion = TextAreaField(
        _l("What is asked of the members?"), hint=_l("In the words of the charter."), render_kw={"rows": 2}
    )
    filling_method = SelectField(_l("How are the seats filled?"), [Required()], choices=options(FILLING))
    seat_type = SelectField(_l("What kind of seats are they?"), [Required()], choices=options(SEAT_TYPES))
    nominating = TextField(
        _l("Who proposes the members?"), hint=_l("If one organisation does so for the whole group."), width="l"
    )
    appointing = TextField(
        _l("Who appoints them?"), hint=_l("If it is somebody else than the municipal council."), width="l"
    )
    statutory_group = SelectField(
        _l("Which of the law's groups is it?"),
        choices=[("", _l("None")), *options(STATUTORY_GROUPS)],
        hint=_l("Integrationsloven § 42, stk. 4, while its wording holds."),
    )
    has_vote = CheckboxField(_l("The members of the group may vote"))
    arrangement = RadioField(_l("Who stands in for a member?"), [Required()], choices=options(ARRANGEMENTS))
    substitutes = NumberField(
        _l("Number of substitutes"),
        hint=_l("For each member or seat; on a list, in all."),
        marked=False,
    )
    entry_needs_decision = CheckboxField(_l("A substitute's entry for good needs a new decision"))

    def submission(self) -> NewSeatGroup:
        """Return the group as it was written."""
        return NewSeatGroup(
            label=str(self.label.data),
            seats=self.seats.data or 0,
            seat_type=SeatType(self.seat_type.data),
            filling_method=FillingMethod(self.filling_method.data),
            arrangement=SubstituteArrangement(self.arrangement.data),
            substitutes=self.substitutes.data or 0,
            criterion=self.criterion.data or "",
            statutory_group=StatutoryGroup(self.statutory_group.data) if self.statutory_group.data else None,
            has_vote=bool(self.has_vote.data),
            entry_needs_decision=bool(self.entry_needs_decision.data),
        )


@bp.route("", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def group(body: BodyRef, group_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        council = open_council(session, body, May.MANAGE_BODIES)
        known = queries.seat_group(session, council, group_id)
        term = queries.term_of(session, council, known.term_id)
        form = GroupForm(data={"version": known.version, **_stands(known)})
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours = council_to_change(session, body)
            queries.locked_term(session, term.id)
            changed = queries.seat_group(session, ours, group_id)
            form.check(changed, stands=_stands(changed))
            _save(session, changed, form)
            flash(_("%(group)s is saved.", group=changed.label))
            return form.done(session, url_for("setup_composition.groups", body=ours, periode=term.label))
    page = render_template("secretariat/setup/group.html", form=form, council=council, term=term, group=known)
    return page, form.status


@bp.route("/fjernelse", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def removal(body: BodyRef, group_id: UUID) -> ResponseReturnValue:
    form = ActingForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours = council_to_change(session, body)
            gone = queries.seat_group(session, ours, group_id)
            term = queries.term_of(session, ours, gone.term_id)
            composition.remove_seat_group(session, gone, by=current_actor(), now=clock.now())
            flash(_("%(group)s is removed.", group=gone.label))
            return form.done(session, url_for("setup_composition.groups", body=ours, periode=term.label))
    with reading() as session:
        council = open_council(session, body, May.MANAGE_BODIES)
        known = queries.seat_group(session, council, group_id)
        term = queries.term_of(session, council, known.term_id)
    page = render_template("secretariat/setup/group_removal.html", form=form, council=council, term=term, group=known)
    return page, form.status


def _stands(group: "SeatGroup") -> dict[str, object]:
    """Return the values of a group in the terms of the form."""
    return {
        "label": group.label,
        "seats": group.seats_decided,
        "position": group.position,
        "represents": "\n".join(_for_whom(seat) for seat in group.seats).rstrip("\n"),
        "criterion": group.criterion or "",
        "filling_method": group.filling_method.value,
        "seat_type": group.seat_type.value,
        "nominating": group.nominating.newest.name if group.nominating else "",
        "appointing": group.appointing.newest.name if group.appointing else "",
        "statutory_group": group.statutory_group.value if group.statutory_group else "",
        "has_vote": group.has_vote,
        "arrangement": group.arrangement.value,
        "substitutes": group.substitutes,
        "entry_needs_decision": group.entry_needs_decision,
    }


def _for_whom(seat: "Seat") -> str:
    return seat.represents.newest.name if seat.represents else seat.represents_text or ""


def _save(session: Session, group: "SeatGroup", form: GroupForm) -> None:
    """Write the group down as the form has it. Raises Refused at its fields."""
    lines = [line.strip() for line in (form.represents.data or "").splitlines()]
    too_many = len(lines) > (form.seats.data or 0)
    refuse_if([Refusal("more-lines-than-seats", {"seats": form.seats.data}, "represents")] if too_many else [])
    composition.change_seat_group(
        session,
        group,
        form.submission(),
        by=current_actor(),
        now=clock.now(),
        nominating=_organization(session, form.nominating.data, Classification.ASSOCIATION),
        appointing=_organization(session, form.appointing.data, Classification.AUTHORITY),
    )
    _reserve(session, group.seats, lines)
    operations.place_seat_group(session, group, form.position.data or 1, by=current_actor(), now=clock.now())


def _organization(session: Session, name: str | None, kind: Classification) -> "Organization | None":
    return operations.organization_named(session, name or "", kind, by=current_actor(), now=clock.now())


def _reserve(session: Session, seats: Sequence["Seat"], lines: Sequence[str]) -> None:
    """Say for whom each seat is, line by line: an organization where one is called so, else the words as written."""
    by_number = sorted(seats, key=lambda seat: seat.number)
    for place, seat in enumerate(by_number):
        line = lines[place] if place < len(lines) else ""
        too_long = len(line) > rules.LONGEST_TEXT
        refuse_if([Refusal("text-too-long", {"longest": rules.LONGEST_TEXT}, "represents")] if too_long else [])
        if line != _for_whom(seat):
            whom = people.organization_called(session, line) or line or None
            operations.reserve_seat(session, seat, whom, unit=seat.represents_unit, by=current_actor(), now=clock.now())
