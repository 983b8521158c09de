"""One-time links: where they all begin, and how the page behind one remembers which it was.

The address with the token is opened once and leads on at once, so the token stands neither in the browser's history of
the page that is read nor in what that page tells other sites. Opening uses nothing up: mail filters open links too.

Whoever has just made something can go on to it in the same browser, as if they had opened its link already.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import NoReturn
from uuid import UUID

from flask import Blueprint, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from itsdangerous import BadSignature, URLSafeTimedSerializer
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from recruit.appointments.rules.sharing import OWN_PLACES
from recruit.appointments.rules.substitution import SUBSTITUTE_ASK
from recruit.appointments.rules.yearly_check import YEARLY_CHECK
from recruit.assignments.rules.asking import ROUND_ASK
from recruit.foundation import clock
from recruit.foundation.accounts.rules import CHOOSE_PASSWORD
from recruit.foundation.links import ONE_TIME
from recruit.foundation.mail import queries as mail
from recruit.foundation.refusal import NotFound
from recruit.foundation.tokens import queries
from recruit.handover.rules.evaluation import EVALUATION
from recruit.handover.rules.invitations import INVITATION_ASK, INVITATION_WISH
from recruit.meetings.rules.telling import MEETING_ANSWER
from recruit.nominations.rules import CONTINUATION, OWN_NOMINATION, OWN_PROPOSAL, OWN_SUPPORT
from recruit.recruitment.rules.asking import NETWORK_CALL, ORGANISATION_CALL, PROSPECT
from recruit.recruitment.rules.coming_forward import COMING_FORWARD
from recruit.recruitment.rules.voice import VOICE
from recruit.web import language
from recruit.web.access import public
from recruit.web.extensions import reading

bp = Blueprint("links", __name__)

COOKIE = "link"
#: Time enough to fill in the page; after that the link in the letter is opened again.
KEPT = timedelta(hours=2)

#: The page that each purpose leads to.
PAGES = {
    CHOOSE_PASSWORD: "password.choose",
    OWN_NOMINATION: "own_nomination.own",
    OWN_PROPOSAL: "proposal.own",
    OWN_SUPPORT: "supporting.own",
    NETWORK_CALL: "network.own",
    PROSPECT: "prospect.own",
    COMING_FORWARD: "own_coming_forward.own",
    VOICE: "voice.own",
    ORGANISATION_CALL: "organisation_answer.own",
    CONTINUATION: "continuing.question",
    SUBSTITUTE_ASK: "substitute_answer.own",
    MEETING_ANSWER: "meeting_answer.own",
    ROUND_ASK: "asking_answer.own",
    OWN_PLACES: "own_places.own",
    YEARLY_CHECK: "own_check.question",
    EVALUATION: "evaluation_answer.own",
    INVITATION_ASK: "invitation_answer.own",
    INVITATION_WISH: "invitation_answer.own",
}


@bp.get(f"{ONE_TIME}<token>")
@public
def open_link(token: str) -> ResponseReturnValue:
    """Swap the token for a cookie and lead on, in the language of the letter unless the reader has chosen one."""
    try:
        with reading() as session:
            link = queries.by_token(session, token, now=clock.now())
            written = mail.language_of_link(session, link.purpose, link.subject_id)
    except NotFound:
        return over()
    page = url_for(PAGES[link.purpose], **language.of_letter(written))
    return unreferred(_remembering(redirect(page, code=303), {"link": str(link.id)}))


def hand_over(response: Response, purpose: str, subject_id: UUID, *, token: str = "") -> Response:
    """Let whoever just made something go on to it; a `token` is shown to them once more by `handed_token`."""
    return _remembering(response, {"purpose": purpose, "subject": str(subject_id), "token": token})


def carried() -> UUID:
    """Return the id of the link that was opened in this browser a while ago.

    Raises NotFound when there is none, or it was too long ago.
    """
    return UUID(_remembered().get("link") or _no_link())


def subject(session: Session, purpose: str) -> UUID:
    """Return the id of what this browser may go on to: a link for the purpose was opened in it, or the thing made.

    Raises NotFound when neither is so, it was too long ago, or the link has been withdrawn since.
    """
    kept = _remembered()
    if kept.get("purpose") == purpose:
        return UUID(kept["subject"])
    return queries.by_id(session, carried(), purpose, now=clock.now()).subject_id


def handed(purpose: str, subject_id: UUID) -> bool:
    """Return whether this browser has just made the thing, and may go on to it."""
    kept = _kept()
    return (kept.get("purpose"), kept.get("subject")) == (purpose, str(subject_id))


def leads_to(purpose: str) -> bool:
    """Return whether this browser has made something of this purpose a while ago, and may go on to it."""
    return _kept().get("purpose") == purpose


def handed_token() -> str:
    """Return the token that was handed over; empty where there was none."""
    return _kept().get("token", "")


def came_by_letter() -> bool:
    """Return whether a link in a letter was opened in this browser."""
    return "link" in _kept()


def _kept() -> dict[str, str]:
    try:
        return _remembered()
    except NotFound:
        return {}


def _remembering(response: Response, kept: Mapping[str, str]) -> Response:
    secure = bool(current_app.config["SESSION_COOKIE_SECURE"])
    response.set_cookie(COOKIE, _signer().dumps(kept), max_age=KEPT, secure=secure, httponly=True, samesite="Lax")
    return response


def _remembered() -> dict[str, str]:
    try:
        return dict(_signer().loads(request.cookies.get(COOKIE, ""), max_age=int(KEPT.total_seconds())))
    except (BadSignature, TypeError, ValueError):
        _no_link()


def _no_link() -> NoReturn:
    raise NotFound("one-time link")


def used(response: Response) -> Response:
    """Let the browser forget the link that was used."""
    response.delete_cookie(COOKIE)
    return response


def over() -> ResponseReturnValue:
    """Answer that the link no longer works: the same for one that is unknown, used or expired."""
    return unreferred(current_app.make_response((render_template("links/over.html"), 404)))


def unreferred(response: Response) -> Response:
    """Let no other site hear which page the reader came from."""
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def _signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(str(current_app.secret_key), salt="one-time link")
