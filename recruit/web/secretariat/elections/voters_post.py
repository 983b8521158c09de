"""Brevstemmer: registering outer envelopes, confirming what somebody else judged, and opening the accepted ones."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.bodies.queries import reaching
from recruit.elections.operations import voters as operations
from recruit.elections.queries import voters as queries
from recruit.elections.rules.voters import HIGHEST_NUMBER, Delivery, EnvelopeFault, Envelopes, Opening
from recruit.foundation import clock
from recruit.foundation.accounts import queries as accounts
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.refusal import NotFound
from recruit.reports.words import word
from recruit.web.access import GRANTS, May, current_actor, requires, signed_in
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import CheckboxesField, DateField, NumberField, RadioField, Required, TextAreaField, TextField
from recruit.web.form import ActingForm, VersionedForm
from recruit.web.lengths import LINE, REMARK
from recruit.web.secretariat.elections.loading import PREFIX, election_to_change, polled_election

if TYPE_CHECKING:
    from recruit.bodies.model import Body
    from recruit.elections.model.voters import Envelope, EnvelopeOpening

bp = Blueprint("election_post", __name__, url_prefix=f"{PREFIX}/vaelgere/breve")

#: What an envelope is that nothing is wrong with.
_ACCEPTED = "accepted"
_NUMBER = f"<int(min=1, max={HIGHEST_NUMBER}):number>"


class JudgementForm(ActingForm):
    """Whether an envelope is accepted, and if not, why."""

    fault = RadioField(_l("Is it accepted?"), [Required()])

    def offer(self) -> None:
        """Offer the reasons."""
        rejected = [(one.value, _("Rejected: %(why)s", why=word(one))) for one in EnvelopeFault]
        self.fault.choices = [(_ACCEPTED, _("Accepted")), *rejected]

    def judged(self) -> EnvelopeFault | None:
        """Return why it is rejected; None where it is accepted."""
        return _fault(str(self.fault.data))


class EnvelopesForm(JudgementForm):
    """Envelopes that are alike."""

    first = NumberField(_l("Number of the first envelope"), [Required()], hint=_l("Write the number on the envelope."))
    how_many = NumberField(_l("How many envelopes?"), [Required()], hint=_l("They are numbered on from the first."))
    received_on = DateField(_l("On which day did they come?"), [Required()])
    delivery = RadioField(_l("How did they come?"), [Required()])

    def offer(self) -> None:
        super().offer()
        self.fault.label.text = _("Are they accepted?")
        self.delivery.choices = [(one.value, word(one).capitalize()) for one in Delivery]

    def envelopes(self) -> Envelopes:
        """Return what is registered."""
        delivery = Delivery(self.delivery.data)
        first, how_many = self.first.data or 0, self.how_many.data or 0
        return Envelopes(first, how_many, self.received_on.data, delivery, self.judged())


class ConfirmingForm(ActingForm):
    envelopes = CheckboxesField(
        _l("Which of them are as you see them?"),
        hint=_l("Untick an envelope that you judge otherwise, and judge it anew afterwards."),
        marked=False,
    )

    def seen(self) -> dict[int, EnvelopeFault | None]:
        """Return what is confirmed, by number, as the page showed it."""
        parts = [one.partition(":") for one in self.envelopes.data or ()]
        return {int(number): _fault(fault) for number, _colon, fault in parts}


class OnPaperForm(ConfirmingForm):
    """The second person has no account, stood by and signed on paper."""

    witness = TextField(
        _l("Who stood by, and signed on paper?"),
        [Required(), LINE],
        hint=_l("The name of the second person. It stays on the record that it was done on paper."),
        autocomplete="off",
    )


class OpeningForm(VersionedForm):
    inner = NumberField(_l("How many inner envelopes were in them?"), [Required()])
    people = TextAreaField(
        _l("Who opened them?"), [Required(), REMARK], hint=_l("One name a line; at least two."), render_kw={"rows": 2}
    )
    remark = TextAreaField(
        _l("Remark"),
        [REMARK],
        hint=_l("Needed where there are not as many inner envelopes as accepted ones."),
        marked=False,
        render_kw={"rows": 2},
    )

    def opening(self) -> Opening:
        """Return what is noted."""
        people = tuple(line.strip() for line in str(self.people.data).splitlines() if line.strip())
        return Opening(self.inner.data or 0, people, str(self.remark.data or ""))


@bp.route("", methods=["GET", "POST"])
@requires(May.WORK_AT_POLLS)
def post(body: BodyRef, election_id: UUID) -> ResponseReturnValue:
    """Show what came, and register what comes."""
    with reading() as session:
        council, election = polled_election(session, body, election_id, May.WORK_AT_POLLS)
        kept = queries.post(session, election_id)
        names = accounts.names(session, {one for row in kept.envelopes for one in _who(row)})
        is_alone = _is_alone(session, council)
    start = {"how_many": 1, "received_on": clock.today(), "delivery": Delivery.MAIL, "fault": _ACCEPTED}
    form = EnvelopesForm(data=start | {"first": max((one.number for one in kept.envelopes), default=0) + 1})
    form.offer()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, changing = election_to_change(session, body, election_id, May.WORK_AT_POLLS)
            new = form.envelopes()
            operations.register(session, changing, new, by=current_actor(), now=clock.now())
            flash(_("Registered. Somebody else has to confirm it."))
            return form.done(session, url_for(".post", body=ours, election_id=election_id))
    own = current_actor().reference
    mine = [one for one in kept.waiting if one.judged_by == own]
    shown = {"kept": kept, "names": names, "mine": mine, "is_alone": is_alone}
    return _page("post", form, council, election, to_confirm=len(kept.waiting) - len(mine), **shown)


@bp.route("/bekraeft", methods=["GET", "POST"])
@requires(May.WORK_AT_POLLS)
def confirm(body: BodyRef, election_id: UUID) -> ResponseReturnValue:
    """Show what others judged, and confirm it."""
    with reading() as session:
        council, election = polled_election(session, body, election_id, May.WORK_AT_POLLS)
        waiting = queries.post(session, election_id).waiting
    theirs = [one for one in waiting if one.judged_by != current_actor().reference]
    choices = [(f"{one.number}:{one.fault or _ACCEPTED}", _said(one)) for one in theirs]
    form = ConfirmingForm(data={"envelopes": [value for value, _label in choices]})
    form.envelopes.choices = choices
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, changing = election_to_change(session, body, election_id, May.WORK_AT_POLLS)
            operations.confirm(session, changing, form.seen(), by=current_actor(), now=clock.now())
            flash(_("It is confirmed."))
            return form.done(session, url_for(".post", body=ours, election_id=election_id))
    return _page("confirm", form, council, election)


@bp.route("/bekraeft-paa-papir", methods=["GET", "POST"])
@requires(May.WORK_AT_POLLS)
def confirm_on_paper(body: BodyRef, election_id: UUID) -> ResponseReturnValue:
    """Note who stood by where nobody else has an account; where somebody has, say that they confirm it."""
    with reading() as session:
        council, election = polled_election(session, body, election_id, May.WORK_AT_POLLS)
        waiting = queries.post(session, election_id).waiting
        is_alone = _is_alone(session, council)
    choices = [(f"{one.number}:{one.fault or _ACCEPTED}", _said(one)) for one in waiting]
    form = OnPaperForm(data={"envelopes": [value for value, _label in choices]})
    form.envelopes.choices = choices
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, changing = election_to_change(session, body, election_id, May.WORK_AT_POLLS)
            seen, witness, by, now = form.seen(), str(form.witness.data), current_actor(), clock.now()
            alone = _is_alone(session, ours)
            operations.confirm_on_paper(session, changing, seen, witness, is_alone=alone, by=by, now=now)
            flash(_("It is confirmed."))
            return form.done(session, url_for(".post", body=ours, election_id=election_id))
    return _page("confirm_on_paper", form, council, election, is_alone=is_alone)


@bp.route(f"/{_NUMBER}", methods=["GET", "POST"])
@requires(May.WORK_AT_POLLS)
def judge(body: BodyRef, election_id: UUID, number: int) -> ResponseReturnValue:
    """Judge an envelope anew."""
    with reading() as session:
        council, election = polled_election(session, body, election_id, May.WORK_AT_POLLS)
        envelope = _envelope(session, election_id, number)
    form = JudgementForm(data={"fault": envelope.fault or _ACCEPTED})
    form.offer()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, changing = election_to_change(session, body, election_id, May.WORK_AT_POLLS)
            judged, by, now = _envelope(session, election_id, number), current_actor(), clock.now()
            operations.judge(session, changing, judged, form.judged(), by=by, now=now)
            flash(_("Registered. Somebody else has to confirm it."))
            return form.done(session, url_for(".post", body=ours, election_id=election_id))
    return _page("judge", form, council, election, envelope=envelope)


@bp.route("/aabn", methods=["GET", "POST"])
@requires(May.MANAGE_ELECTIONS)
def open_envelopes(body: BodyRef, election_id: UUID) -> ResponseReturnValue:
    """Note what the accepted envelopes held."""
    with reading() as session:
        council, election = polled_election(session, body, election_id, May.MANAGE_ELECTIONS)
        kept = queries.post(session, election_id)
    form = OpeningForm(data=_stands(kept.opening))
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, changing = election_to_change(session, body, election_id)
            stands = queries.post(session, election_id).opening
            if stands:
                form.check(stands, stands=_stands(stands))
            operations.open_envelopes(session, changing, form.opening(), by=current_actor(), now=clock.now())
            flash(_("It is noted how many inner envelopes there are."))
            return form.done(session, url_for(".post", body=ours, election_id=election_id))
    return _page("open", form, council, election, kept=kept)


def _is_alone(session: Session, council: "Body") -> bool:
    """Return whether nobody else has an account that can confirm what the member of staff at work judges."""
    others = accounts.grants_of_others(session, signed_in().user_id, on=clock.today())
    return not any(May.WORK_AT_POLLS in GRANTS[one.role] for one in reaching(session, council, others))


def _fault(text: str) -> EnvelopeFault | None:
    return None if text == _ACCEPTED else EnvelopeFault(text)


def _said(envelope: "Envelope") -> str:
    """Return what was said of an envelope that waits."""
    judged = _("rejected: %(why)s", why=word(envelope.fault)) if envelope.fault else _("accepted")
    return _("No. %(number)s, %(judged)s", number=envelope.number, judged=judged)


def _who(envelope: "Envelope") -> Sequence[str]:
    return [one for one in (envelope.judged_by, envelope.confirmed_by) if one]


def _envelope(session: Session, election_id: UUID, number: int) -> "Envelope":
    found = [one for one in queries.post(session, election_id).envelopes if one.number == number]
    if not found:
        raise NotFound("envelope")
    return found[0]


def _stands(opening: "EnvelopeOpening | None") -> dict[str, Any]:
    if opening is None:
        return {"version": 0}
    said = {"inner": opening.inner_envelopes, "people": "\n".join(opening.people), "remark": opening.remark}
    return said | {"version": opening.version}


def _page(name: str, form: ActingForm, council: Any, election: Any, **shown: Any) -> tuple[str, int]:
    page = render_template(
        f"secretariat/elections/voters/{name}.html", form=form, council=council, election=election, word=word, **shown
    )
    return page, form.status
