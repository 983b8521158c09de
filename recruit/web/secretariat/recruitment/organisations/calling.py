"""Spørg organisationerne: the letters first, with who gets them and by what way; then one act asks all of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.foundation import clock
from recruit.foundation.i18n import ngettext
from recruit.foundation.mail.rules import Text
from recruit.foundation.refusal import refuse_if
from recruit.recruitment.operations import organisation_calls as operations
from recruit.recruitment.queries import asking
from recruit.recruitment.queries.asking import Owner
from recruit.recruitment.rules import asking as rules
from recruit.recruitment.rules.asking import NewOrganisationCall
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.secretariat.recruitment.loading import open_round, round_to_change
from recruit.web.secretariat.recruitment.members_form import as_read
from recruit.web.secretariat.recruitment.organisations.calling_form import CallingForm, calling_form
from recruit.web.secretariat.recruitment.organisations.loading import PREFIX

if TYPE_CHECKING:
    from recruit.recruitment.model import RecruitmentRound

bp = Blueprint("organisation_calling", __name__, url_prefix=PREFIX)


@dataclass(frozen=True, slots=True)
class Preview:
    """Who will be asked, by what way, and in which words."""

    by_email: Sequence[tuple[Owner, NewOrganisationCall]]
    on_paper: Sequence[tuple[Owner, NewOrganisationCall]]
    #: The first letter by e-mail in each language, as it will leave: to whom, and the language.
    letters: Sequence[tuple[Owner, Text, str]]


@bp.route("/spoerg", methods=["GET", "POST"])
@requires(May.MANAGE_ROUNDS)
def calling(body: BodyRef, round_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        council, round_ = open_round(session, body, round_id)
        owners = asking.owners(session, round_)
        known = asking.last_contacts(session, [owner.organization.id for owner in owners])
    if not owners:
        return redirect(url_for("round_organisations.listed", body=council, round_id=round_id), code=303)
    form, preview = calling_form(round_, owners, known), None
    if form.validate_on_submit() and form.shown.data != form.choice:
        with form.refusals(), reading() as session:
            preview = _preview(session, round_, form)
        form.shown.data = form.choice if preview else ""
    elif form.is_submitted() and not form.errors:
        with form.refusals(), transaction() as session:
            form.claim(session)
            _council, changed = round_to_change(session, body, round_id)
            called = list(form.called(asking.owners(session, changed)))
            by_email = operations.call_owners(session, changed, called, by=current_actor(), now=clock.now())
            flash(_asked(len(called), by_email))
            return form.done(session, url_for("round_organisations.listed", body=council, round_id=round_id))
    page = render_template(
        "secretariat/recruitment/organisations/calling.html",
        form=form,
        council=council,
        round=round_,
        preview=preview,
    )
    return page, form.status


def _preview(session: Session, round_: "RecruitmentRound", form: CallingForm) -> Preview:
    """Return what would leave. Raises Refused where the act would be refused."""
    called, now = list(form.called(form.owners)), clock.now()
    against = [rules.may_ask(form.closes, now=now), *(rules.may_call(new, round_.opens_at) for _owner, new in called)]
    refuse_if(next(filter(None, against), ()))
    by_email = [one for one in called if one[1].contact_email]
    first = {new.language: (owner, new) for owner, new in reversed(by_email)}.values()
    drafts = [(owner, operations.letter_to(round_, owner, new, now=now)) for owner, new in first]
    shown = [(owner, as_read(session, draft), draft.language) for owner, draft in drafts]
    return Preview(by_email, [one for one in called if not one[1].contact_email], shown)


def _asked(number: int, by_email: int) -> str:
    said = ngettext("One organisation is asked.", "%(num)s organisations are asked.", number)
    if by_email == number:
        return said
    left = number - by_email
    on_paper = ngettext(
        "One has no e-mail address: its letter waits to be sent by you.",
        "%(num)s have no e-mail address: their letters wait to be sent by you.",
        left,
    )
    return f"{said} {on_paper}"
