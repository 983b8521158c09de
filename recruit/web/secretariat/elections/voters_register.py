"""Valgfortegnelse: begun with where it is from, why and until when; requests decided; frozen; and printed."""

from typing import Any
from uuid import UUID

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue

from recruit.elections.operations import voters_register as operations
from recruit.elections.queries import voters_register as queries
from recruit.elections.rules.voters_register import NewRegister, percent
from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.refusal import NotFound
from recruit.reports.words import word
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import DateField, RadioField, Required, TextAreaField, TextField
from recruit.web.form import ActingForm
from recruit.web.lengths import LINE, REMARK
from recruit.web.secretariat.elections.loading import PREFIX, election_to_change, polled_election

bp = Blueprint("election_register", __name__, url_prefix=f"{PREFIX}/vaelgere/fortegnelse")


class RegisterForm(ActingForm):
    """What has to be known before anybody is in it."""

    source = TextField(
        _l("Where is the list from?"),
        [Required(), LINE],
        hint=_l("Such as: an extract of the CPR register of 1 February"),
    )
    legal_basis = TextField(
        _l("By what right is it kept?"),
        [Required(), LINE],
        hint=_l("The law or the decision. Such a list is one by origin: ask the data protection officer."),
    )
    delete_by = DateField(
        _l("By which day is it deleted?"),
        [Required()],
        hint=_l("After the time for complaints. It is deleted by itself."),
    )


class RequestForm(ActingForm):
    """Somebody who asked to be in the register, and the decision."""

    name = TextField(_l("Who asks to be in the register?"), [Required(), LINE], autocomplete="off")
    received_on = DateField(_l("On which day was it asked?"), [Required()])
    is_added = RadioField(
        _l("What is decided?"),
        [Required()],
        choices=[("yes", _l("Is added to the register")), ("no", _l("Is not added"))],
    )
    because = TextAreaField(_l("Why?"), [Required(_l("Write why.")), REMARK], render_kw={"rows": 2})


@bp.route("", methods=["GET", "POST"])
@requires(May.MANAGE_ELECTIONS)
def register(body: BodyRef, election_id: UUID) -> ResponseReturnValue:
    """Show the register; where there is none, begin one."""
    with reading() as session:
        council, election = polled_election(session, body, election_id, May.MANAGE_ELECTIONS)
        kept = queries.register(session, election_id)
        found = queries.turnout(session, kept) if kept else None
        asked = queries.requests(session, election_id) if kept else []
        gone = queries.removals(session, election_id) if kept else []
    form = RegisterForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, changing = election_to_change(session, body, election_id)
            new = NewRegister(str(form.source.data), str(form.legal_basis.data), form.delete_by.data)
            operations.keep(session, changing, new, by=current_actor(), now=clock.now())
            flash(_("Now read in the list."))
            return form.done(session, url_for(".register", body=ours, election_id=election_id))
    turnout = percent(found.all_marked, found.voters) if found else ""
    shown = {"kept": kept, "found": found, "turnout": turnout, "requests": asked, "removals": gone}
    return _page("register" if kept else "register_begin", form, council, election, **shown)


@bp.route("/anmodning", methods=["GET", "POST"])
@requires(May.MANAGE_ELECTIONS)
def request(body: BodyRef, election_id: UUID) -> ResponseReturnValue:
    """Write down a request, and what is decided."""
    with reading() as session:
        council, election = polled_election(session, body, election_id, May.MANAGE_ELECTIONS)
    form = RequestForm(data={"received_on": clock.today()})
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, changing = election_to_change(session, body, election_id)
            said = str(form.name.data), form.received_on.data, str(form.because.data)
            is_added, by, now = form.is_added.data == "yes", current_actor(), clock.now()
            operations.decide_request(session, changing, *said, is_added=is_added, by=by, now=now)
            flash(_("The decision is on the record."))
            return form.done(session, url_for(".register", body=ours, election_id=election_id))
    return _page("request", form, council, election)


@bp.route("/frys", methods=["GET", "POST"])
@requires(May.MANAGE_ELECTIONS)
def freeze(body: BodyRef, election_id: UUID) -> ResponseReturnValue:
    """Say what freezing means, then do it."""
    with reading() as session:
        council, election = polled_election(session, body, election_id, May.MANAGE_ELECTIONS)
    form = ActingForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, changing = election_to_change(session, body, election_id)
            operations.freeze(session, changing, by=current_actor(), now=clock.now())
            flash(_("The register is frozen, and voters can be marked."))
            return form.done(session, url_for(".register", body=ours, election_id=election_id))
    return _page("freeze", form, council, election)


@bp.get("/liste")
@requires(May.WORK_AT_POLLS)
def printed(body: BodyRef, election_id: UUID) -> ResponseReturnValue:
    """The list on paper, for when the screens are dark."""
    with reading() as session:
        council, election = polled_election(session, body, election_id, May.WORK_AT_POLLS)
        if queries.register(session, election_id) is None:
            raise NotFound("register")
        everybody = queries.everybody(session, election_id)
    template = "secretariat/elections/voters/printed.html"
    return render_template(template, council=council, election=election, everybody=everybody, word=word)


def _page(name: str, form: ActingForm, council: Any, election: Any, **shown: Any) -> tuple[str, int]:
    template = f"secretariat/elections/voters/{name}.html"
    return render_template(template, form=form, council=council, election=election, **shown), form.status
