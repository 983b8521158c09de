"""Nedlæg rådet: from which day and by which decision, everything that ends with it, the letters; and undoing it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.acts import closing_down, dissolving
from recruit.acts.closing_down import Work
from recruit.acts.dissolving import Ending
from recruit.appointments.letters import dissolution as letters
from recruit.appointments.rules import Role
from recruit.bodies import queries as bodies
from recruit.bodies.rules import DecisionKind
from recruit.bodies.rules.dissolution import NewDissolution
from recruit.foundation import clock
from recruit.foundation.dates import last_day
from recruit.foundation.i18n import format_date
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.mail import by_hand
from recruit.foundation.mail.rules import Text
from recruit.foundation.refusal import NotFound, refuse_if
from recruit.reports.words import word
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import CheckboxesField, DateField, HiddenField, Required, TextAreaField, TextField
from recruit.web.form import ActingForm
from recruit.web.lengths import LINE, REMARK
from recruit.web.secretariat.letters_words import CHANNELS
from recruit.web.secretariat.recruitment.members_form import as_read
from recruit.web.secretariat.setup.council import council_to_change, open_council
from recruit.web.secretariat.setup.deciding import DecidingForm, basis_of, decision_taken

if TYPE_CHECKING:
    from recruit.bodies.model import Body, BodyDissolution

bp = Blueprint("setup_dissolution", __name__, url_prefix="/sekretariat/<body:body>/opsaetning/nedlaeg")


class DissolutionForm(DecidingForm):
    """From which day, and who carries on. What it leads to is shown before it is done."""

    until = DateField(
        _l("From which day does the council no longer exist?"),
        [Required()],
        hint=_l("The first day without it, such as 1.1.2026: then 31 December 2025 is its last day."),
    )
    successor = TextField(
        _l("Who carries on?"),
        [LINE],
        width="l",
        hint=_l("Another council, a committee or a forum, such as dialogue meetings. It stands on the council's page."),
    )
    write_to = CheckboxesField(
        _l("Who gets the letter?"), choices=[(Role.MEMBER.value, ""), (Role.SUBSTITUTE.value, "")]
    )
    #: For what the consequences were shown.
    shown_for = HiddenField()

    def new(self) -> NewDissolution:
        """Return from which day, and who carries on."""
        return NewDissolution(self.until.data, str(self.successor.data or ""))

    @property
    def asked_for(self) -> str:
        """Return what the consequences and the letter follow from, as a short mark."""
        parts = (self.until, self.decision, self.decided_by, self.decided_on, self.successor)
        return sha256("|".join(str(part.data) for part in parts).encode()).hexdigest()[:16]

    def offer_letters(self, found: Ending) -> None:
        """Offer to write to those who have a place; the members get a letter as long as nobody says otherwise."""
        readers = {role: len(found.readers([role])) for role in (Role.MEMBER, Role.SUBSTITUTE)}
        choices = [(role.value, f"{word(role).capitalize()} ({some})") for role, some in readers.items() if some]
        self.write_to.choices = choices
        if not self.shown_for.data:
            self.write_to.data = [role for role, _label in choices if role == Role.MEMBER]

    @property
    def roles(self) -> Collection[Role]:
        """Return as what those sit who get a letter."""
        return [Role(one) for one in self.write_to.data or ()]


class UndoForm(ActingForm):
    because = TextAreaField(
        _l("Why?"), [Required(_l("Write why.")), REMARK], hint=_l("It stays on the record."), render_kw={"rows": 2}
    )


@dataclass(frozen=True, slots=True)
class Consequences:
    """Everything that ends, ready to be shown, and the letter."""

    found: Ending
    last: date
    #: Councils in which places end that are held on behalf of this one, by the membership.
    elsewhere: Sequence[tuple[str, str]]
    text: Text
    #: What the council does, which ends: a heading, and a line for each.
    work: Sequence[tuple[str, Sequence[str]]]
    #: The letters to other bodies, and to those who were asked something, each with its reader and way.
    others: Sequence[tuple[str, Any, Text]]
    #: In which way closed letters leave.
    way: Any


@bp.route("", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def dissolve(body: BodyRef) -> ResponseReturnValue:
    """Ask from which day and by which decision, show what ends, and do it once that has been shown."""
    with reading() as session:
        council = open_council(session, body, May.MANAGE_BODIES)
        form = DissolutionForm()
        form.offer(session, council, DecisionKind.DISSOLVE)
    if council.until is not None:
        return redirect(url_for(".dissolved", body=council), code=303)
    shown = None
    if form.validate_on_submit():
        if form.shown_for.data == form.asked_for:
            with form.refusals(), transaction() as session:
                form.claim(session)
                ours = council_to_change(session, body)
                return form.done(session, _dissolve(session, ours, form))
        shown = _consequences(body, form)
    form.shown_for.data = form.asked_for if shown else ""
    page = render_template(
        "secretariat/setup/dissolution.html", form=form, council=council, shown=shown, word=word, roles=Role
    )
    return page, form.status


@bp.get("/nedlagt")
@requires(May.MANAGE_BODIES)
def dissolved(body: BodyRef) -> ResponseReturnValue:
    """Show how the council was dissolved, and the way back. Raises NotFound while it was not."""
    with reading() as session:
        council = open_council(session, body, May.MANAGE_BODIES)
        return _record(session, council, UndoForm())


@bp.route("/fortryd", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def undo(body: BodyRef) -> ResponseReturnValue:
    form = UndoForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours = council_to_change(session, body)
            dissolving.undo(
                session, _standing(session, ours), str(form.because.data), by=current_actor(), now=clock.now()
            )
            flash(_("The council is there again, with everybody who sat in it."))
            return form.done(session, url_for("bodies.council", body=ours))
    with reading() as session:
        return _record(session, open_council(session, body, May.MANAGE_BODIES), form), form.status


def _dissolve(session: Session, council: "Body", form: DissolutionForm) -> str:
    """Dissolve the council with its letters, and return where that leads."""
    decision = decision_taken(session, council, form, DecisionKind.DISSOLVE)
    decision = bodies.decision(session, council, decision.id)
    by, now = current_actor(), clock.now()
    made = dissolving.dissolve(session, council, decision, form.new(), by=by, now=now, write_to=form.roles)
    last = format_date(last_day(made.until))
    flash(_("The council is dissolved. Its last day is %(day)s.", day=last))
    return url_for(".dissolved", body=council)


def _consequences(ref: BodyRef, form: DissolutionForm) -> Consequences | None:
    """Return what ends; None where it cannot be, which then stands at the fields."""
    shown = None
    with form.refusals(), reading() as session:
        council = open_council(session, ref, May.MANAGE_BODIES)
        found = dissolving.ending(session, council, form.until.data)
        basis = basis_of(session, council, form)
        if not form.errors:
            refuse_if(dissolving.reasons(session, council, form.new(), DecisionKind.DISSOLVE, basis[1], found))
        terms = bodies.names_of_terms(session, {one.group.term_id for one in found.elsewhere})
        whose, successor = _("[the reader's name]"), str(form.successor.data or "")
        closed = by_hand.closed_channel(session)
        draft = letters.as_shown(whose, council, form.until.data, basis, successor)
        shown = Consequences(
            found,
            last_day(form.until.data).first,
            [(one.person.name, terms[one.group.term_id]) for one in found.elsewhere],
            as_read(session, draft),
            _work(found.work, form.until.data),
            [
                (reader, CHANNELS[closed if one.channel.by_hand else one.channel], as_read(session, one))
                for reader, one in (
                    *closing_down.letters_to_bodies(council, found.work, form.until.data),
                    *closing_down.letters_to_asked(session, council, found.work, now=clock.now()),
                )
            ],
            CHANNELS[closed],
        )
        form.offer_letters(found)
    return shown


def _work(found: Work, until: date) -> Sequence[tuple[str, Sequence[str]]]:
    days = [format_date(one.slot.day) for one in found.meetings]
    return [
        (_("Places in other bodies, which are closed"), [one.target.name_on(until) for one in found.places]),
        (_("Working groups, which end"), [one.name for one in found.groups]),
        (_("Rounds of asking, which are closed"), [one.title for one in found.rounds]),
        (_("Meetings to come, which are cancelled"), days),
    ]


def _standing(session: Session, council: "Body") -> "BodyDissolution":
    found = dissolving.dissolution_of(session, council)
    if found is None:
        raise NotFound("body_dissolution")
    return found


def _record(session: Session, council: "Body", form: UndoForm) -> str:
    made = _standing(session, council)
    written = dissolving.letters_about(session, made)
    return render_template(
        "secretariat/setup/dissolved.html",
        council=council,
        made=made,
        form=form,
        letters=len(written),
        sent=sum(one.sent_at is not None for one in written),
        last=last_day(made.until).first,
    )
