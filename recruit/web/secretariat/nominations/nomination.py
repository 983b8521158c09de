"""One nomination: where it is and why, what can be done, what was filled in, letters and history."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from recruit.foundation import clock, i18n
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit import queries as log
from recruit.foundation.i18n import gettext as _
from recruit.foundation.mail import queries as mail
from recruit.foundation.mail.rules import Status as LetterStatus
from recruit.nominations import queries
from recruit.nominations.queries import asks, journal, rights, supporters
from recruit.nominations.queries.nomination import in_full
from recruit.nominations.rules import Status
from recruit.recruitment import queries as recruitment
from recruit.reports.words import word
from recruit.web.access import May, current_actor, may, requires, signed_in
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.form import ActingForm
from recruit.web.nominations.fields import Asking
from recruit.web.secretariat.history import lines
from recruit.web.secretariat.letters_words import STATUSES as LETTER_STATUSES
from recruit.web.secretariat.nominations.acting import PREFIX
from recruit.web.secretariat.nominations.list_of_nominations import COLOURS
from recruit.web.secretariat.nominations.standing import why
from recruit.web.secretariat.nominations.vetting.section import section_of
from recruit.web.secretariat.recruitment.loading import open_round

if TYPE_CHECKING:
    from recruit.foundation.mail.model import Letter
    from recruit.nominations.model import Nomination, Nominee


bp = Blueprint("nomination", __name__, url_prefix=PREFIX)

#: How much of a nomination's history and letters the page shows.
LATEST = 50


@bp.get("")
@requires(May.VIEW_NOMINATIONS)
def nomination(body: BodyRef, round_id: UUID, nomination_id: UUID) -> ResponseReturnValue:
    """Show everything of a nomination; that somebody looked at it is noted."""
    now = clock.now()
    with reading() as session:
        council, round_ = open_round(session, body, round_id, May.VIEW_NOMINATIONS)
        found = in_full(session, round_, nomination_id)
        letters = mail.written_to(session, [f"nominee:{found.id}", f"nominator:{found.id}"], size=LATEST)
        status = queries.status(found, now=now)
        page = render_template(
            "secretariat/nominations/nomination.html",
            council=council,
            round=round_,
            nomination=found,
            nominee=found.nominee,
            status=status,
            colour=COLOURS.get(status, ""),
            why=why(found, status),
            checked=section_of(session, found, status, now=now) if found.nominee else None,
            acts=list(_acts(found, status)) if may(signed_in(), May.MANAGE_NOMINATIONS) else [],
            asking=Asking(round_, recruitment.interests(session, with_retired=True)),
            supported_by=supporters.count(session, found.id) if round_.supporters_needed else 0,
            letters=letters,
            letter_statuses=LETTER_STATUSES,
            came_back=_came_back(found, letters),
            restriction=rights.restriction(session, found.id),
            has_declined=status is Status.AWAITING_ANSWER and asks.has_declined(session, found),
            is_journalised=journal.is_up_to_date(session, found.id) if found.nominee else True,
            packet_form=ActingForm(formdata=None),
            history=lines(session, log.history(session, subject=found, size=LATEST)),
            language=i18n.name_of(found.language),
            word=word,
            may_see_letters=may(signed_in(), May.VIEW_LETTERS),
        )
    if found.nominee:
        with transaction() as session:
            audit.look_up(session, found, by=current_actor(), at=now)
    return page


def _acts(nomination: "Nomination", status: Status) -> Iterator[tuple[str, str]]:
    """Yield what can be done now, the likeliest first: what its button says, and the page where it is done."""
    nominee = nomination.nominee
    if nominee is None:
        return
    if status is Status.AWAITING_ANSWER:
        yield from _with_the_question(nomination, nominee)
    if status in (Status.STANDS, Status.AWAITING_ANSWER):
        yield _("Correct"), "nomination_correction.correct"
        yield _("Change the photo") if nominee.photo_id else _("Add a photo"), "nomination_photo.photo"
    if status in (Status.STANDS, Status.WITHDRAWN) and nominee.email:
        yield _("Send the link again"), "nomination_letters.link"
    if status is Status.STANDS:
        yield _("Withdraw the nomination"), "nomination_withdrawal.withdraw"
    if status is Status.WITHDRAWN:
        yield _("Let the person stand again"), "nomination_withdrawal.stand_again"
    if nomination.ask and status in (Status.STANDS, Status.DECLINED):
        yield _("Change the answer"), "nomination_answer.answer"
    yield _("Everything we hold"), "disclosure.of_nominee"
    yield _("Do not use it"), "nomination_restriction.restrict"
    yield _("Erase"), "nomination_erasure.erase"


def _with_the_question(nomination: "Nomination", nominee: "Nominee") -> Iterator[tuple[str, str]]:
    yield _("Write the answer down"), "nomination_answer.answer"
    if nominee.email:
        yield _("Remind"), "nomination_letters.reminder"
    if nomination.nominator:
        if not nominee.email:
            yield _("Print the letter"), "nomination_paper_letter.letter"
        yield _("Take the proposal back"), "nomination_withdrawal.take_back"


def _came_back(nomination: "Nomination", letters: "Sequence[Letter]") -> "Letter | None":
    """Return the last letter to the nominee, where it could not be sent and nothing has mended that since."""
    to_nominee = (letter for letter in letters if letter.recipient == f"nominee:{nomination.id}")
    last = next((letter for letter in to_nominee if letter.status is not LetterStatus.CANCELLED), None)
    if last is None or last.status is not LetterStatus.GIVEN_UP or nomination.nominee is None:
        return None
    return last if last.address == nomination.nominee.email else None
