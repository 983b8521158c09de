"""Godkendelse: the election committee certifies what was counted, and signs on paper or each at a screen."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.elections.operations import passing as operations
from recruit.elections.operations import signing
from recruit.elections.queries import election as queries
from recruit.elections.queries.results import results
from recruit.elections.queries.signing import result_digest, signatures
from recruit.elections.rules.passing import Passing, hindrances
from recruit.elections.rules.taking_back import may_take_back
from recruit.elections.rules.vocabulary import Milestone
from recruit.foundation import clock
from recruit.foundation.accounts import queries as accounts
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.reports.elections import result as election_result
from recruit.reports.words import word
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import DateField, HiddenField, Required, TextAreaField
from recruit.web.form import ActingForm
from recruit.web.lengths import REMARK
from recruit.web.secretariat.elections.counting.result import reasons_in_words
from recruit.web.secretariat.elections.loading import PREFIX, election_to_change, open_election
from recruit.web.secretariat.elections.passing import CommitteeForm, PassingForm, TakingBackForm, names_in, stored_scan
from recruit.web.sentences import sentence

if TYPE_CHECKING:
    from recruit.elections.model import Election

bp = Blueprint("election_certification", __name__, url_prefix=f"{PREFIX}/godkendelse")


class SigningForm(ActingForm):
    """One's own signature, under the result that one has seen."""

    seen = HiddenField()


class SignedForm(PassingForm):
    """The meeting of those who signed, and who else was there."""

    committee_on = DateField(_l("On which day did the election committee meet?"), [Required()])
    others = TextAreaField(
        _l("Who else of the election committee was there?"),
        [REMARK],
        hint=_l("One name a line. Those who have signed are present."),
        marked=False,
        render_kw={"rows": 3},
    )

    def passing(self) -> Passing:
        return Passing(self.committee_on.data, names_in(self.others), str(self.note.data or ""))


@bp.get("")
@requires(May.CERTIFY_ELECTIONS)
def certify(body: BodyRef, election_id: UUID) -> ResponseReturnValue:
    """Show what is certified, who has signed it and what is in its way. Once it is, say by whom."""
    return _page(body, election_id)


@bp.post("/underskriv")
@requires(May.SIGN_RESULTS)
def sign(body: BodyRef, election_id: UUID) -> ResponseReturnValue:
    """Sign the result that was shown."""
    form = SigningForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, election = election_to_change(session, body, election_id, May.SIGN_RESULTS)
            signing.sign(session, election, str(form.seen.data), by=current_actor(), now=clock.now())
            flash(_("You have signed the result."))
            return form.done(session, url_for(".certify", body=ours, election_id=election_id))
    return _page(body, election_id, form)


@bp.post("/underskrift/<id:signature_id>/traek")
@requires(May.SIGN_RESULTS)
def withdraw(body: BodyRef, election_id: UUID, signature_id: UUID) -> ResponseReturnValue:
    """Take one's own signature back."""
    form = ActingForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, election = election_to_change(session, body, election_id, May.SIGN_RESULTS)
            signing.withdraw(session, election, signature_id, by=current_actor(), now=clock.now())
            flash(_("Your signature is taken back."))
            return form.done(session, url_for(".certify", body=ours, election_id=election_id))
    return _page(body, election_id, form)


@bp.route("/med-underskrifter", methods=["GET", "POST"])
@requires(May.CERTIFY_ELECTIONS)
def by_signatures(body: BodyRef, election_id: UUID) -> ResponseReturnValue:
    """Record that the committee certified the result at a meeting, and signed it on the screen."""
    form = SignedForm(data={"committee_on": clock.today()})
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, election = election_to_change(session, body, election_id, May.CERTIFY_ELECTIONS)
            signing.certify(session, election, form.passing(), by=current_actor(), now=clock.now())
            flash(_("The result is certified. Nobody is told yet."))
            return form.done(session, url_for("election_result.result", body=ours, election_id=election_id))
    with reading() as session:
        council, election = open_election(session, body, election_id, May.CERTIFY_ELECTIONS)
        reasons = hindrances(Milestone.CERTIFIED, queries.facts(session, election), today=clock.today())
        shown = _signed(session, election)
    template = "secretariat/elections/counting/certify_signed.html"
    page = render_template(
        template,
        form=form,
        council=council,
        election=election,
        hindrances=[sentence(reason) for reason in reasons],
        **shown,
    )
    return page, form.status


@bp.post("")
@requires(May.MANAGE_ELECTIONS)
def by_paper(body: BodyRef, election_id: UUID) -> ResponseReturnValue:
    """Record that the committee certified the result at a meeting, and signed on paper."""
    form = CommitteeForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, election = election_to_change(session, body, election_id)
            by, now, kind = current_actor(), clock.now(), Milestone.CERTIFIED
            paper = stored_scan(session, form)
            operations.record(session, election, kind, form.passing(), scan_id=paper, by=by, now=now)
            flash(_("The result is certified. Nobody is told yet."))
            return form.done(session, url_for("election_result.result", body=ours, election_id=election_id))
    return _page(body, election_id, form)


@bp.route("/tag-tilbage", methods=["GET", "POST"])
@requires(May.MANAGE_ELECTIONS)
def take_back(body: BodyRef, election_id: UUID) -> ResponseReturnValue:
    """Say what taking the certificate back means, then do it."""
    form, kind = TakingBackForm(), Milestone.CERTIFIED
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, election = election_to_change(session, body, election_id)
            operations.take_back(session, election, kind, str(form.because.data), by=current_actor(), now=clock.now())
            flash(_("The result is no longer certified, and can be counted again."))
            return form.done(session, url_for("election_tallies.overview", body=ours, election_id=election_id))
    with reading() as session:
        council, election = open_election(session, body, election_id, May.MANAGE_ELECTIONS)
    page = render_template(
        "secretariat/elections/counting/decertify.html",
        form=form,
        council=council,
        election=election,
        hindrances=[sentence(reason) for reason in may_take_back(kind, election.passed, "-")],
    )
    return page, form.status


def _page(body: BodyRef, election_id: UUID, sent: ActingForm | None = None) -> tuple[str, int]:
    """Show the page with the form that was sent, and the others as they begin."""
    with reading() as session:
        council, election = open_election(session, body, election_id, May.CERTIFY_ELECTIONS)
        reasons = hindrances(Milestone.CERTIFIED, queries.facts(session, election), today=clock.today())
        found = results(session, election, reasons_in_words())
        shown = _signed(session, election)
    paper = CommitteeForm(formdata=None, data={"committee_on": clock.today()})
    form = sent or paper
    page = render_template(
        "secretariat/elections/counting/certify.html",
        form=form,
        paper=form if isinstance(form, CommitteeForm) else paper,
        signing=SigningForm(formdata=None, data={"seen": shown["digest"]}),
        council=council,
        election=election,
        certified=election.milestone(Milestone.CERTIFIED),
        hindrances=[sentence(reason) for reason in reasons],
        contests=[(one, election_result.lines(one)) for one in found],
        me=current_actor().reference,
        word=word,
        **shown,
    )
    return page, form.status


def _signed(session: Session, election: "Election") -> dict[str, Any]:
    """Return the digest of the result as it is, who has signed that, and who another one."""
    stands, signed = result_digest(session, election), signatures(session, election)
    names = accounts.names(session, {one.by for one in signed})
    return {
        "digest": stands,
        "names": names,
        "signatures": [one for one in signed if one.digest == stands],
        "former": [names.get(one.by, "–") for one in signed if one.digest != stands],
    }
