"""`/svar`: what somebody who stands sees behind their own link, and may do: correct, show, withdraw, stand again."""

from typing import TYPE_CHECKING, Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.elections.queries.told import told_to
from recruit.foundation import clock
from recruit.foundation.i18n import _, _l, current_locale
from recruit.foundation.mail import operations as mail
from recruit.foundation.refusal import NotFound, Refused
from recruit.nominations import operations, queries
from recruit.nominations.closed_letters import without_its_reason
from recruit.nominations.queries import rights, supporters, taken_back
from recruit.nominations.queries.candidates import place_shown
from recruit.nominations.queries.selection import released
from recruit.nominations.queries.vetting import check_of
from recruit.nominations.rules import OWN_NOMINATION, Status
from recruit.nominations.rules.rights import answer_by
from recruit.nominations.rules.vetting import Lacking, Vetting
from recruit.recruitment import queries as recruitment
from recruit.recruitment.rules import Field, end_of
from recruit.reports.words import word
from recruit.web import links
from recruit.web.access import current_actor, public
from recruit.web.extensions import reading, transaction
from recruit.web.fields import CheckboxField, TextAreaField
from recruit.web.form import ActingForm
from recruit.web.nominations.fields import Asking
from recruit.web.sentences import sentence

if TYPE_CHECKING:
    from recruit.nominations.model import Deficiency, Nomination

bp = Blueprint("own_nomination", __name__, url_prefix="/svar")
bp.register_error_handler(NotFound, lambda _missing: links.over())
bp.after_request(links.unreferred)


class ShowingForm(ActingForm):
    """What everybody may read once the person is approved."""

    motivation = CheckboxField(_l("Why I want to take part"))
    languages = CheckboxField(_l("Which languages I speak"))
    photo = CheckboxField(_l("My photo"))


class WithdrawalForm(ActingForm):
    reason = TextAreaField(_l("Would you like to say why?"), hint=_l("Only the secretariat reads it."))


def mine(session: Session, *, lock: bool = False) -> "Nomination":
    """Return the nomination that this browser may go on to. Raises NotFound."""
    return queries.nomination(session, links.subject(session, OWN_NOMINATION), lock=lock)


@bp.get("")
@public
def own() -> ResponseReturnValue:
    """Show what was written and what can be done; somebody who has not said yes is asked first."""
    with reading() as session:
        nomination = mine(session)
        asking = Asking(nomination.round, recruitment.interests(session, with_retired=True))
        supported_by = supporters.count(session, nomination.id) if nomination.round.supporters_needed else 0
        check = check_of(session, nomination.id)
        counts = check_of(session, check.kept) if check.kept else check
        place = place_shown(session, counts.nomination_id, on=clock.today())
        wish = rights.newest_request(session, nomination.id)
        restriction = rights.restriction(session, nomination.id)
        is_candidate = counts.decision is not None and counts.decision.approves and restriction is None
        recommended = released(session, counts.nomination_id) if is_candidate else None
        gone = taken_back.latest(session, counts)
        told = told_to(session, nomination, current_locale().code)
        letter = mail.compose(session, told.draft) if told and told.draft else None
    status = queries.status(nomination, now=clock.now())
    if status not in (Status.STANDS, Status.WITHDRAWN):
        return redirect(url_for("answering.answer"), code=303)
    closes = queries.corrected_until(nomination)
    until = check.corrected_until(closes) if status is Status.STANDS else closes
    return render_template(
        "public/nominations/own/own.html",
        form=_showing(nomination),
        nomination=nomination,
        nominee=nomination.nominee,
        asking=asking,
        stands=status is Status.STANDS,
        until=until,
        is_open=clock.now() < end_of(until),
        asks_photo=asking.facts.asks(Field.PHOTO) != "off",
        check=check,
        decision=counts.decision,
        is_late=check.vetting(now=clock.now()) is Vetting.NOT_REMEDIED,
        lacking=in_words(check.to_mend or check.corrected),
        came_by_letter=links.came_by_letter(),
        wish=wish,
        restriction=restriction,
        answer_by=answer_by(clock.local(wish.received_at).date()) if wish else None,
        supported_by=supported_by,
        place=place if nomination.round.is_announced else None,
        recommended=recommended,
        taken_back=gone,
        told=told,
        letter=letter,
        news_of=without_its_reason,
    )


@bp.post("/vis")
@public
def show() -> ResponseReturnValue:
    """Save what everybody may read."""
    form = ShowingForm()
    if form.validate_on_submit():
        with transaction() as session:
            nomination = mine(session, lock=True)
            form.claim(session)
            shown = {name: bool(form[name].data) for name in ("motivation", "languages", "photo")}
            operations.show(session, nomination, **shown, by=current_actor(), now=clock.now())
            form.done(session, url_for(".own"))
        flash(_("Saved. It is shown once you are approved, and not before."))
    return redirect(url_for(".own"), code=303)


@bp.post("/bekraeft")
@public
def confirm() -> ResponseReturnValue:
    """Note that the address is the person's own: the link that was sent there has been used."""
    if links.came_by_letter():
        with transaction() as session:
            operations.confirm_email(session, mine(session, lock=True), now=clock.now())
        flash(_("Thank you. Your e-mail address is confirmed."))
    return redirect(url_for(".own"), code=303)


@bp.route("/traek-tilbage", methods=["GET", "POST"])
@public
def withdraw() -> ResponseReturnValue:
    """Show what withdrawing means, then withdraw."""
    form = WithdrawalForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            nomination = mine(session, lock=True)
            form.claim(session)
            reason = str(form.reason.data or "")
            operations.withdraw(session, nomination, reason=reason, by=current_actor(), now=clock.now())
            response = form.done(session, url_for(".own"))
            flash(_("You have withdrawn. You no longer stand."))
            return response
    with reading() as session:
        nomination = mine(session)
        place = place_shown(session, nomination.id, on=clock.today())
    until = queries.corrected_until(nomination)
    page = render_template(
        "public/nominations/own/withdraw.html",
        form=form,
        place=place,
        nomination=nomination,
        asking=Asking(nomination.round, ()),
        until=until,
        is_open=clock.now() < end_of(until),
    )
    return page, form.status


@bp.post("/opstil-igen")
@public
def stand_again() -> ResponseReturnValue:
    """Take the withdrawal back."""
    try:
        with transaction() as session:
            operations.stand_again(session, mine(session, lock=True), by=current_actor(), now=clock.now())
        flash(_("You stand again, as before."))
    except Refused as refused:
        flash(sentence(refused.refusals[0]), "error")
    return redirect(url_for(".own"), code=303)


@bp.post("/luk")
@public
def close() -> ResponseReturnValue:
    """Let the browser forget whose page this was: others use it, too."""
    with reading() as session:
        round_ = mine(session).round
    flash(_("The page is closed. Open the link in your letter to come back."))
    # Members who go on stand before the call is public.
    onward = url_for("call.call", slug=round_.slug) if round_.is_announced else url_for("front.front")
    return links.used(redirect(onward, code=303))


def in_words(told: "Deficiency | None") -> list[str]:
    """Return what somebody was told is lacking, in words."""
    return [word(Lacking(each)) for each in told.lacking] if told else []


def _showing(nomination: "Nomination") -> ShowingForm:
    nominee: Any = nomination.nominee
    form = ShowingForm(
        motivation=nominee.shows_motivation, languages=nominee.shows_languages, photo=nominee.shows_photo
    )
    for name, there in (("motivation", nominee.motivation), ("languages", nominee.languages), ("photo", nominee.photo)):
        if not there:
            del form[name]
    return form
