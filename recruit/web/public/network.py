"""`/netvaerk`: a member's own link to pass on: its code, a text to copy, flyers, and how much came of it."""

from typing import TYPE_CHECKING

from flask import Blueprint, abort, make_response, render_template
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.foundation import clock
from recruit.foundation.i18n import LANGUAGES
from recruit.foundation.refusal import NotFound
from recruit.nominations import queries as nominations
from recruit.recruitment.formats import flyer, qr
from recruit.recruitment.formats.flyer import Size
from recruit.recruitment.formats.notice import notice
from recruit.recruitment.queries import channels, voices
from recruit.recruitment.queries import network as queries
from recruit.recruitment.rules import RoundStatus
from recruit.recruitment.rules.asking import NETWORK_CALL
from recruit.web import links
from recruit.web.access import public
from recruit.web.extensions import reading
from recruit.web.papers import owner, short_link, shown_languages

if TYPE_CHECKING:
    from recruit.recruitment.model import NetworkCall

bp = Blueprint("network", __name__, url_prefix="/netvaerk")
bp.register_error_handler(NotFound, lambda _missing: links.over())
bp.after_request(links.unreferred)


@bp.get("")
@public
def own() -> str:
    """Show the link, and how often it was followed."""
    with reading() as session:
        call = _mine(session)
        round_ = nominations.round_by_id(session, call.round_id)
        shown = shown_languages(session)
        visits = channels.visits(session, [call.channel_id])
        received = nominations.received(session, [call.channel_id])
    status = round_.status_at(clock.now())
    return render_template(
        "public/network/own.html",
        call=call,
        round=round_,
        link=short_link(call.channel),
        leads_on=status in (RoundStatus.UPCOMING, RoundStatus.OPEN),
        is_over=status is RoundStatus.CLOSED,
        flyers=[LANGUAGES[code] for code in LANGUAGES if shown[code]],
        visits=visits.get(call.channel_id, 0),
        received=received.get(call.channel_id, 0),
    )


@bp.get("/qr.svg")
@public
def code() -> ResponseReturnValue:
    """Send the code of the link."""
    with reading() as session:
        link = short_link(_mine(session).channel)
    return _file(qr.svg(link), "image/svg+xml", "qr.svg")


@bp.get("/opslag-<language>.pdf")
@public
def sheet(language: str) -> ResponseReturnValue:
    """Send a flyer with the link and its code; in no language that citizens do not get, and of no draft."""
    if language not in LANGUAGES:
        abort(404)
    with reading() as session:
        call = _mine(session)
        round_ = nominations.round_by_id(session, call.round_id)
        if not (round_.is_announced and shown_languages(session)[language]):
            raise NotFound("flyer")
        has_voice = bool(voices.public_voices(session, round_))
        said = notice(round_, language, owner(session), address=short_link(call.channel), has_voice=has_voice)
    return _file(flyer.write(said, Size.A4, made_at=clock.now()), "application/pdf", f"opslag-{language}.pdf")


def _mine(session: Session) -> "NetworkCall":
    """Return what the member was asked whose link was opened in this browser. Raises NotFound."""
    return queries.network_call(session, links.subject(session, NETWORK_CALL))


def _file(content: bytes | str, media_type: str, name: str) -> ResponseReturnValue:
    response = make_response(content)
    response.content_type = media_type
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers.set("Content-Disposition", "inline", filename=name)
    return response
