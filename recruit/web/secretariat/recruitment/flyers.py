"""One channel: its link, its code, and everything that can be printed or shared with it, in each language."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, abort, current_app, make_response, render_template, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from recruit.foundation import clock
from recruit.foundation.i18n import LANGUAGES
from recruit.foundation.keys import slug
from recruit.foundation.languages import queries as languages
from recruit.recruitment.formats import flyer, qr, social
from recruit.recruitment.formats.flyer import Size
from recruit.recruitment.formats.notice import Notice, notice
from recruit.recruitment.queries import channels as queries
from recruit.reports.recruitment import Stage, funnel
from recruit.reports.words import word
from recruit.web.access import May, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading
from recruit.web.papers import owner, shown_languages
from recruit.web.secretariat.recruitment.loading import open_round

if TYPE_CHECKING:
    from recruit.recruitment.model import Channel

bp = Blueprint(
    "round_flyers",
    __name__,
    url_prefix="/sekretariat/<body:body>/rekruttering/<id:round_id>/kanaler/<id:channel_id>",
)

PDF, PNG, SVG = "application/pdf", "image/png", "image/svg+xml"


@dataclass(frozen=True, slots=True)
class Sheets:
    """A language in which papers can be had, and whether they may hang on a wall."""

    code: str
    is_draft: bool

    @property
    def name(self) -> str:
        """What the language calls itself."""
        return LANGUAGES[self.code].name


def short_link(channel: "Channel") -> str:
    """Return the address that is printed and scanned."""
    address: str = current_app.config["SETTINGS"].public_url + url_for("channel.follow", code=channel.code)
    return address


@bp.get("")
@requires(May.MANAGE_ROUNDS)
def channel(body: BodyRef, round_id: UUID, channel_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        council, round_ = open_round(session, body, round_id)
        known = queries.channel(session, round_, channel_id)
        numbers = funnel(session, round_, now=clock.now()).by_channel[known.id]
        shown = shown_languages(session)
    return render_template(
        "secretariat/recruitment/channel.html",
        council=council,
        round=round_,
        channel=known,
        numbers=numbers,
        stages=Stage,
        link=short_link(known),
        sheets=[Sheets(code, not (round_.is_announced and shown[code])) for code in LANGUAGES],
        sizes=Size,
        word=word,
    )


@bp.get("/qr.<any(svg, png):form>")
@requires(May.MANAGE_ROUNDS)
def code(body: BodyRef, round_id: UUID, channel_id: UUID, form: str) -> ResponseReturnValue:
    with reading() as session:
        _council, round_ = open_round(session, body, round_id)
        known = queries.channel(session, round_, channel_id)
    link, name = short_link(known), f"qr-{slug(known.label)}.{form}"
    return _file(qr.svg(link), SVG, name) if form == "svg" else _file(qr.png(link), PNG, name)


@bp.get("/opslag-<any(a5, a4, a3):size>-<language>.pdf")
@requires(May.MANAGE_ROUNDS)
def sheet(body: BodyRef, round_id: UUID, channel_id: UUID, size: str, language: str) -> ResponseReturnValue:
    said, known = _notice(body, round_id, channel_id, language)
    content = flyer.write(said, Size(size), made_at=clock.now())
    return _file(content, PDF, f"opslag-{slug(known.label)}-{size}-{language}{_draft(said)}.pdf")


@bp.get("/billede-<language>.png")
@requires(May.MANAGE_ROUNDS)
def picture(body: BodyRef, round_id: UUID, channel_id: UUID, language: str) -> ResponseReturnValue:
    said, _known = _notice(body, round_id, channel_id, language)
    return _file(social.draw(said), PNG, f"billede-{language}{_draft(said)}.png")


def _notice(ref: BodyRef, round_id: UUID, channel_id: UUID, language: str) -> "tuple[Notice, Channel]":
    """Return what the channel's papers say in a language; a draft until the round is public and the language shown."""
    if language not in LANGUAGES:
        abort(404)
    with reading() as session:
        _council, round_ = open_round(session, ref, round_id)
        known = queries.channel(session, round_, channel_id)
        standing = languages.standing(session, language)
        said = notice(
            round_,
            language,
            owner(session),
            address=short_link(known),
            is_reviewed=standing.is_reviewed,
            is_draft=not (round_.is_announced and standing.is_shown),
        )
    return said, known


def _draft(said: Notice) -> str:
    return "-udkast" if said.is_draft else ""


def _file(content: bytes | str, media_type: str, name: str) -> Response:
    response = make_response(content)
    response.content_type = media_type
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers.set("Content-Disposition", "inline", filename=name)
    return response
