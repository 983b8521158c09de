"""Afkrydsning: one field finds a voter by number or name, a number marks at once, and a mark is taken back.

A scanner types a number and Enter. No address holds the name of a voter.
"""

from typing import Any
from uuid import UUID

from flask import Blueprint, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue

from recruit.elections.operations import voters_register as operations
from recruit.elections.queries import voters_register as queries
from recruit.elections.rules.vocabulary import FormOfVoting
from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.refusal import NotFound
from recruit.reports.words import word
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import RadioField, Required, TextAreaField, TextField
from recruit.web.form import ActingForm
from recruit.web.lengths import LINE, REMARK
from recruit.web.secretariat.elections.loading import PREFIX, election_to_change, polled_election

bp = Blueprint("election_marking", __name__, url_prefix=f"{PREFIX}/vaelgere/afkrydsning")


class MarkingForm(ActingForm):
    """What is typed, and how these people vote."""

    text = TextField(
        _l("Number or name"),
        [Required(), LINE],
        hint=_l("A number marks at once. A name is looked up."),
        width="l",
        render_kw={"autofocus": True, "autocomplete": "off"},
    )
    form = RadioField(_l("How do they vote?"), [Required()])


class UnmarkingForm(ActingForm):
    because = TextAreaField(
        _l("Why?"), [Required(_l("Write why.")), REMARK], hint=_l("It stays on the record."), render_kw={"rows": 2}
    )


@bp.route("", methods=["GET", "POST"])
@requires(May.WORK_AT_POLLS)
def marking(body: BodyRef, election_id: UUID) -> ResponseReturnValue:
    """Find voters, and mark the one whose number was typed or whose button was pressed."""
    with reading() as session:
        council, election = polled_election(session, body, election_id, May.WORK_AT_POLLS)
        if queries.register(session, election_id) is None:
            raise NotFound("register")
    form = MarkingForm(data={"form": request.args.get("form", election.forms[0])})
    form.form.choices = [(one, word(FormOfVoting(one)).capitalize()) for one in election.forms]
    found: Any = None
    if form.validate_on_submit():
        with reading() as session:
            found = queries.find(session, election_id, str(form.text.data))
        chosen = _chosen(found, str(form.text.data))
        if chosen:
            with form.refusals(), transaction() as session:
                form.claim(session)
                ours, changing = election_to_change(session, body, election_id, May.WORK_AT_POLLS)
                who, how = queries.voter(session, election_id, chosen), FormOfVoting(form.form.data)
                operations.mark(session, changing, who, how, by=current_actor(), now=clock.now())
                flash(_("Marked: %(name)s", name=said(who)))
                return form.done(session, url_for(".marking", body=ours, election_id=election_id, form=how.value))
    return _page("marking", form, council, election, found=found, said=said, most=queries.MOST_FOUND, word=word)


@bp.route("/<id:voter_id>/fortryd", methods=["GET", "POST"])
@requires(May.WORK_AT_POLLS)
def unmark(body: BodyRef, election_id: UUID, voter_id: UUID) -> ResponseReturnValue:
    """Take a mark back."""
    with reading() as session:
        council, election = polled_election(session, body, election_id, May.WORK_AT_POLLS)
        who = queries.voter(session, election_id, voter_id)
    form = UnmarkingForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, changing = election_to_change(session, body, election_id, May.WORK_AT_POLLS)
            again = queries.voter(session, election_id, voter_id)
            because, by, now = str(form.because.data), current_actor(), clock.now()
            operations.unmark(session, changing, again, because, by=by, now=now)
            flash(_("The mark is taken back."))
            return form.done(session, url_for(".marking", body=ours, election_id=election_id))
    return _page("unmark", form, council, election, who=said(who), is_marked=who.mark is not None)


def _chosen(found: Any, text: str) -> UUID | None:
    """Return whom to mark: whose button was pressed, or whose number was typed."""
    pressed = request.form.get("voter", "")
    for one in found:
        if str(one.voter.id) == pressed or (not pressed and one.voter.number == text.strip()):
            return UUID(str(one.voter.id))
    return None


def said(found: Any) -> str:
    """Return a voter as the page calls them: by number and name."""
    number, name = found.voter.number, found.voter.name
    return _("no. %(number)s, %(name)s", number=number, name=name) if number else str(name)


def _page(name: str, form: ActingForm, council: Any, election: Any, **shown: Any) -> tuple[str, int]:
    template = f"secretariat/elections/voters/{name}.html"
    return render_template(template, form=form, council=council, election=election, **shown), form.status
