"""The organisations of a round: who is asked, who has answered and with whom; and each of them on a page of its own."""

from contextlib import suppress
from uuid import UUID

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from recruit.bodies.rules import FillingMethod
from recruit.foundation import clock, i18n
from recruit.foundation.mail import operations as mail
from recruit.foundation.mail.queries import newest_of_kind, written_to
from recruit.foundation.refusal import NotFound
from recruit.nominations import queries as nominations
from recruit.nominations.queries import organisation as proposals
from recruit.nominations.rules import Status
from recruit.recruitment import letters
from recruit.recruitment.operations.organisation_calls import asked
from recruit.recruitment.queries import asking
from recruit.recruitment.rules.asking import may_ask_again, may_remind
from recruit.reports.words import word
from recruit.web.access import May, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading
from recruit.web.nominations.organisation import DEVIATIONS
from recruit.web.secretariat.letters_words import STATUSES
from recruit.web.secretariat.recruitment.loading import open_round
from recruit.web.secretariat.recruitment.organisations.loading import PREFIX, open_call

bp = Blueprint("round_organisations", __name__, url_prefix=PREFIX)

#: How many of the letters to an organisation its page shows.
LATEST = 20


@bp.get("")
@requires(May.VIEW_NOMINATIONS)
def listed(body: BodyRef, round_id: UUID) -> ResponseReturnValue:
    now = clock.now()
    with reading() as session:
        council, round_ = open_round(session, body, round_id, May.VIEW_NOMINATIONS)
        calls, owners = asking.organisation_calls(session, round_), asking.owners(session, round_)
        proposed = proposals.proposals(session, [call.id for call in calls])
    return render_template(
        "secretariat/recruitment/organisations/listed.html",
        council=council,
        round=round_,
        calls=calls,
        owners=owners,
        groups=[group for group in round_.groups if group.filling_method is FillingMethod.ORGANISATION_NOMINATION],
        proposed={
            number: [(one, nominations.status(one, now=now)) for one in each] for number, each in proposed.items()
        },
        now=now,
        word=word,
    )


@bp.get("/<id:call_id>")
@requires(May.VIEW_NOMINATIONS)
def call(body: BodyRef, round_id: UUID, call_id: UUID) -> ResponseReturnValue:
    now = clock.now()
    with reading() as session:
        council, known = open_call(session, body, round_id, call_id, May.VIEW_NOMINATIONS)
        proposed = proposals.proposed_by(session, known)
        text = None if known.contact_email else mail.compose(session, letters.organisation_on_paper(known, now=now))
        sent = written_to(session, [letters.recipient_of(known)], size=LATEST)
    return render_template(
        "secretariat/recruitment/organisations/call.html",
        council=council,
        call=known,
        language=i18n.LANGUAGES[known.language],
        spoken=i18n.name_of(known.language),
        proposed=[(one, nominations.status(one, now=now)) for one in proposed],
        can_be_reminded=bool(known.contact_email) and not may_remind(asked(known), now=now),
        can_be_asked_again=bool(known.contact_email) and not may_ask_again(asked(known), now=now),
        awaits_answer=Status.AWAITING_ANSWER,
        text=text,
        sent=sent,
        letter_statuses=STATUSES,
        deviation=DEVIATIONS[known.deviation or ""],
        word=word,
    )


@bp.get("/<id:call_id>/brev")
@requires(May.VIEW_NOMINATIONS)
def letter(body: BodyRef, round_id: UUID, call_id: UUID) -> ResponseReturnValue:
    """Lead to the letter for an envelope; before the organisation is asked, show how it will read."""
    with reading() as session:
        _council, known = open_call(session, body, round_id, call_id, May.VIEW_NOMINATIONS)
        with suppress(NotFound):
            written = newest_of_kind(session, letters.recipient_of(known), letters.ON_PAPER)
            return redirect(url_for("letters.letter", letter_id=written.id), code=303)
        text = mail.compose(session, letters.organisation_on_paper(known, now=clock.now()))
    return render_template(
        "secretariat/recruitment/organisations/letter.html",
        text=text,
        call=known,
        language=i18n.LANGUAGES[known.language],
    )
