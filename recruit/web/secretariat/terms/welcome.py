"""Velkomst: what each member of a term has got and given, ticked for several at once, and the letter of welcome."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.appointments.letters import term as letters
from recruit.appointments.operations import welcoming
from recruit.appointments.queries.welcome import Welcomed, step, welcome_list
from recruit.appointments.rules.welcome import SPOKEN_OF, WelcomeItem, is_late
from recruit.bodies import queries as bodies
from recruit.bodies.rules import DocumentKind
from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.i18n import ngettext
from recruit.foundation.mail import by_hand
from recruit.reports.words import WORDS, word
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import CheckboxesField, DateField, RadioField, Required, TextAreaField
from recruit.web.form import ActingForm
from recruit.web.secretariat.letters_words import CHANNELS
from recruit.web.secretariat.recruitment.members_form import as_read, meanwhile
from recruit.web.secretariat.terms.loading import PREFIX, LettersForm, open_term, term_to_change

if TYPE_CHECKING:
    from recruit.bodies.model import Body

bp = Blueprint("setup_terms_welcome", __name__, url_prefix=f"{PREFIX}/velkomst")

#: What is sent to a new member, as long as it holds.
_PAPERS = (DocumentKind.CHARTER, DocumentKind.RULES_OF_PROCEDURE, DocumentKind.TERMS_OF_REFERENCE)


class TicksForm(ActingForm):
    """Ticks for several members and several items at once."""

    members = CheckboxesField(_l("For whom?"), marked=False, invalid_choice_message=meanwhile)
    items = CheckboxesField(
        _l("What?"), choices=[(item.value, label) for item, label in WORDS[WelcomeItem].items()], marked=False
    )
    needed = RadioField(
        _l("Is it done?"),
        [Required()],
        choices=[("yes", _l("Done")), ("no", _l("Not needed"))],
        default="yes",
        hint=_l("Not needed: such as the payroll number, where nothing is paid."),
    )
    done_on = DateField(_l("On which day?"), [Required()], default=clock.today)


class WelcomeForm(LettersForm):
    """The letter of welcome: who gets it, and what it says of meetings and papers."""

    dates = TextAreaField(
        _l("The dates of the meetings"),
        hint=_l("One on each line, with time and place. If it stands empty, the letter says that they follow."),
        render_kw={"rows": 4},
    )
    documents = TextAreaField(
        _l("The papers of the council"),
        hint=_l("One on each line, with its address. If it stands empty, the letter says that they follow."),
        render_kw={"rows": 4},
    )


@bp.route("", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def overview(body: BodyRef, term_id: UUID) -> ResponseReturnValue:
    """Show what is lacking, member by member, and tick what is settled."""
    form = TicksForm()
    with reading() as session:
        council, term = open_term(session, body, term_id)
        members = welcome_list(session, term, on=clock.today())
    lacking = [one for one in members if one.lacking]
    form.members.choices = [(str(one.membership.id), one.membership.person.name) for one in lacking]
    form.members.hints = {str(one.membership.id): _lacks(one) for one in lacking if one.settled}
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, of_term = term_to_change(session, body, term_id)
            found = welcome_list(session, of_term, on=clock.today())
            chosen = [one for one in found if str(one.membership.id) in (form.members.data or ())]
            items = [WelcomeItem(item) for item in form.items.data or ()]
            needed, by, now = form.needed.data == "yes", current_actor(), clock.now()
            made = welcoming.tick(session, chosen, items, form.done_on.data, is_needed=needed, by=by, now=now)
            flash(ngettext("One tick is set.", "%(num)s ticks are set.", made))
            return form.done(session, url_for(".overview", body=ours, term_id=term_id))
    page = render_template(
        "secretariat/terms/welcome.html",
        form=form,
        council=council,
        term=term,
        members=members,
        lacking=lacking,
        late=[one for one in lacking if is_late(one.membership.since, on=clock.today())],
        items=list(WelcomeItem),
        labels=[word(item).capitalize() for item in WelcomeItem],
        word=word,
        left=_left(members),
    )
    return page, form.status


@bp.route("/brev", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def letter(body: BodyRef, term_id: UUID) -> ResponseReturnValue:
    """Show the letter of welcome and who gets it, then write it to those who are ticked."""
    with reading() as session:
        council, term = open_term(session, body, term_id)
        left = _left(welcome_list(session, term, on=clock.today()))
        form = WelcomeForm(
            data={
                "members": [str(one.membership.person_id) for one in left if _is_new(one)],
                "documents": _papers(session, council),
            }
        )
        said = {"dates": str(form.dates.data or "").strip(), "documents": str(form.documents.data or "").strip()}
        since = left[0].membership.since if left else term.since
        text = as_read(session, letters.welcome_as_shown(council, term, _("[the member's name]"), since, **said))
        way = CHANNELS[by_hand.closed_channel(session)]
    form.offer(one.membership.person for one in left)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, of_term = term_to_change(session, body, term_id)
            found = welcome_list(session, of_term, on=clock.today())
            chosen = [one for one in found if form.is_chosen(one.membership.person)]
            by, now = current_actor(), clock.now()
            written = welcoming.welcome(session, ours, of_term, chosen, **said, by=by, now=now)
            flash(ngettext("One letter is written.", "%(num)s letters are written.", written))
            return form.done(session, url_for(".overview", body=ours, term_id=term_id))
    page = render_template(
        "secretariat/terms/welcome_letter.html",
        form=form,
        council=council,
        term=term,
        left=left,
        text=text,
        way=way,
        is_over=term.until is not None and term.until <= clock.today(),
    )
    return page, form.status


@bp.route("/<id:step_id>/tag-tilbage", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def untick(body: BodyRef, term_id: UUID, step_id: UUID) -> ResponseReturnValue:
    """Say what was ticked, then take it back."""
    form = ActingForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, of_term = term_to_change(session, body, term_id)
            ticked, _membership = step(session, of_term, step_id, lock=True)
            welcoming.untick(session, ticked, by=current_actor(), now=clock.now())
            flash(_("The tick is taken back."))
            return form.done(session, url_for(".overview", body=ours, term_id=term_id))
    with reading() as session:
        council, term = open_term(session, body, term_id)
        ticked, membership = step(session, term, step_id)
        page = render_template(
            "secretariat/terms/untick.html",
            form=form,
            council=council,
            term=term,
            ticked=ticked,
            person=membership.person,
            word=word,
        )
    return page, form.status


def _left(members: Sequence[Welcomed]) -> list[Welcomed]:
    """Return who has not been welcomed in a letter."""
    return [one for one in members if one.told is None]


def _is_new(one: Welcomed) -> bool:
    """Return whether somebody is welcomed without anybody asking for it: whoever has sat longer needs no welcome."""
    return clock.today() < one.membership.since + SPOKEN_OF


def _lacks(one: Welcomed) -> str:
    return _("Lacks: %(items)s", items=", ".join(word(item) for item in one.lacking))


def _papers(session: Session, council: "Body") -> str:
    """Return the charter and the like that hold today, line by line, with their addresses. Two queries."""
    today = clock.today()
    holding = [
        one
        for one in bodies.documents(session, council)
        if one.kind in _PAPERS and one.since <= today and (one.until is None or today < one.until)
    ]
    return "\n".join(f"– {one.title}" + (f": {one.url}" if one.url else "") for one in holding)
