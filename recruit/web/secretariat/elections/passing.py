"""Taking an election on: what happens by an act, and who decided it; and taking it back."""

from typing import Any
from uuid import UUID

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.elections.operations import passing as operations
from recruit.elections.queries import election as queries
from recruit.elections.queries.ballots import ballots
from recruit.elections.queries.noted import noted
from recruit.elections.rules.passing import BY_COMMITTEE, Passing, hindrances
from recruit.elections.rules.taking_back import may_take_back
from recruit.elections.rules.telling import TOLD_OF
from recruit.elections.rules.vocabulary import Milestone
from recruit.foundation import clock
from recruit.foundation.files import operations as files
from recruit.foundation.files import queries as file_queries
from recruit.foundation.files.documents import DOCUMENT_SUFFIXES
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.refusal import NotFound
from recruit.reports.words import word
from recruit.web.access import May, current_actor, requires
from recruit.web.attachment import attachment
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import DateField, FileField, Required, TextAreaField
from recruit.web.form import ActingForm
from recruit.web.lengths import REMARK
from recruit.web.secretariat.elections.loading import PREFIX, election_to_change, open_election
from recruit.web.secretariat.elections.steps import BY_ADDRESS, STEPS
from recruit.web.sentences import sentence

bp = Blueprint("election_passing", __name__, url_prefix=PREFIX)

#: One of the acts, as a part of an address.
STEP = f"<any({', '.join(BY_ADDRESS)}):step>"
#: The acts whose page shows who stands on which ballot.
_WITH_BALLOTS = (Milestone.FIXED, Milestone.UNCONTESTED)


def names_in(field: Any) -> tuple[str, ...]:
    """Return the names that a field holds, one a line."""
    return tuple(line.strip() for line in (field.data or "").splitlines() if line.strip())


class PassingForm(ActingForm):
    """An act that needs nobody else."""

    note = TextAreaField(_l("Remarks"), [REMARK], hint=_l("They stay on the record."), render_kw={"rows": 2})

    def passing(self) -> Passing:
        """Return what is recorded with the act."""
        return Passing(note=str(self.note.data or ""))


class CommitteeForm(PassingForm):
    """An act of the election committee: its meeting, and who was there."""

    committee_on = DateField(_l("On which day did the election committee meet?"), [Required()])
    people = TextAreaField(
        _l("Who of the election committee was there?"),
        [Required(), REMARK],
        hint=_l("One name a line. All of them sign on paper."),
        render_kw={"rows": 4},
    )
    scan = FileField(
        _l("The signed paper, scanned"),
        hint=_l("PDF, Word (.docx) or OpenDocument (.odt)"),
        render_kw={"accept": ",".join(DOCUMENT_SUFFIXES)},
    )

    def passing(self) -> Passing:
        return Passing(self.committee_on.data, names_in(self.people), str(self.note.data or ""))


class AnnulmentForm(CommitteeForm):
    """The election committee annuls, and says why."""

    note = TextAreaField(_l("Why?"), [Required(_l("Write why.")), REMARK], hint=_l("It stays on the record."))


class TakingBackForm(ActingForm):
    because = TextAreaField(
        _l("Why?"), [Required(_l("Write why.")), REMARK], hint=_l("It stays on the record."), render_kw={"rows": 2}
    )


@bp.route(f"/{STEP}", methods=["GET", "POST"])
@requires(May.MANAGE_ELECTIONS)
def act(body: BodyRef, election_id: UUID, step: str) -> ResponseReturnValue:
    """Show what happens by an act, and what is in its way; then do it."""
    kind = BY_ADDRESS[step]
    form = _form(kind)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, election = election_to_change(session, body, election_id)
            by, now = current_actor(), clock.now()
            paper = stored_scan(session, form)
            operations.record(session, election, kind, form.passing(), scan_id=paper, by=by, now=now)
            flash(_("It is recorded: %(what)s.", what=word(kind)))
            return form.done(session, url_for("election.election", body=ours, election_id=election_id))
    with reading() as session:
        council, election = open_election(session, body, election_id, May.MANAGE_ELECTIONS)
        reasons = hindrances(kind, queries.facts(session, election), today=clock.today())
        shown = ballots(session, election) if kind in _WITH_BALLOTS else []
    page = render_template(
        "secretariat/elections/act.html",
        form=form,
        council=council,
        election=election,
        kind=kind,
        step=STEPS[kind],
        hindrances=[sentence(reason) for reason in reasons],
        ballots=shown,
    )
    return page, form.status


@bp.route(f"/{STEP}/tag-tilbage", methods=["GET", "POST"])
@requires(May.MANAGE_ELECTIONS)
def take_back(body: BodyRef, election_id: UUID, step: str) -> ResponseReturnValue:
    """Say what taking an act back means, then do it."""
    kind, form = BY_ADDRESS[step], TakingBackForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, election = election_to_change(session, body, election_id)
            because = str(form.because.data)
            operations.take_back(session, election, kind, because, by=current_actor(), now=clock.now())
            flash(_("It is taken back: %(what)s.", what=word(kind)))
            return form.done(session, url_for("election.election", body=ours, election_id=election_id))
    with reading() as session:
        council, election = open_election(session, body, election_id, May.MANAGE_ELECTIONS)
        reasons = may_take_back(kind, election.passed, "-", noted(session, election))
    page = render_template(
        "secretariat/elections/take_back.html",
        form=form,
        council=council,
        election=election,
        kind=kind,
        step=STEPS[kind],
        hindrances=[sentence(reason) for reason in reasons],
        stops_letters=kind in TOLD_OF,
        word=word,
    )
    return page, form.status


@bp.get("/underskrevet/<id:milestone_id>")
@requires(May.CERTIFY_ELECTIONS)
def scan(body: BodyRef, election_id: UUID, milestone_id: UUID) -> ResponseReturnValue:
    """Send the paper that the election committee signed. Raises NotFound where there is none."""
    with reading() as session:
        _council, election = open_election(session, body, election_id, May.CERTIFY_ELECTIONS)
        kept = next((one.scan_id for one in election.milestones if one.id == milestone_id), None)
        if kept is None:
            raise NotFound("file")
        return attachment(file_queries.with_content(session, kept))


def _form(kind: Milestone) -> PassingForm:
    if kind not in BY_COMMITTEE:
        return PassingForm()
    form = AnnulmentForm if kind is Milestone.ANNULLED else CommitteeForm
    return form(data={"committee_on": clock.today()})


def stored_scan(session: Session, form: PassingForm) -> UUID | None:
    """Store the signed paper that was sent along, if one was. Raises Refused for what is no document."""
    sent = form.scan.data if isinstance(form, CommitteeForm) else None
    if not sent:
        return None
    by, now = current_actor(), clock.now()
    return files.store_document(session, sent.read(), sent.filename or "", by=by, now=now).id
