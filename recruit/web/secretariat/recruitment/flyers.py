"""One channel: its link, its code, and everything that can be printed or shared with it, in each language."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, abort, make_response, render_template
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from recruit.foundation import clock, i18n
from recruit.foundation.i18n import LANGUAGES
from recruit.foundation.keys import slug
from recruit.foundation.languages import queries as languages
from recruit.foundation.municipality import queries as municipalities
from recruit.foundation.refusal import NotFound
from recruit.recruitment import queries as recruitment
from recruit.recruitment.formats import flyer, paper_form, qr, social
from recruit.recruitment.formats.flyer import Size
from recruit.recruitment.formats.notice import Notice, notice
from recruit.recruitment.queries import channels as queries
from recruit.recruitment.queries import voices
from recruit.recruitment.rules import Route
from recruit.reports.recruitment import Stage, funnel
from recruit.reports.words import word
from recruit.web.access import May, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading
from recruit.web.papers import owner, short_link, shown_languages
from recruit.web.secretariat.recruitment.loading import open_round

if TYPE_CHECKING:
    from recruit.recruitment.model import Channel, RecruitmentRound

bp = Blueprint(
    "round_flyers",
    __name__,
    url_prefix="/sekretariat/<body:body>/rekruttering/<id:round_id>/kanaler/<id:channel_id>",
)

#: The forms on paper, by what they are called in addresses.
FORMS = {"stil-op": Route.SELF, "indstil": Route.OTHER}

PDF, PNG, SVG = "application/pdf", "image/png", "image/svg+xml"


@dataclass(frozen=True, slots=True)
class Sheets:
    """A language in which papers can be had, and whether they may hang on a wall."""

    code: str
    is_draft: bool

    @property
    def name(self) -> str:
        """What the language is called by whoever hands the papers out."""
        return i18n.name_of(self.code)


@dataclass(frozen=True, slots=True)
class Paper:
    """What is set for a channel."""

    round: "RecruitmentRound"
    channel: "Channel"
    notice: Notice

    def name(self, what: str, ending: str) -> str:
        """Return what the file is called."""
        draft = "-udkast" if self.notice.is_draft else ""
        return f"{what}-{self.notice.language}{draft}.{ending}"


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
        forms=[form for form, route in FORMS.items() if round_.offers(route)],
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
    with reading() as session:
        paper = _paper(session, body, round_id, channel_id, language)
    content = flyer.write(paper.notice, Size(size), made_at=clock.now())
    return _file(content, PDF, paper.name(f"opslag-{slug(paper.channel.label)}-{size}", "pdf"))


@bp.get("/blanket-<any('stil-op', indstil):form>-<language>.pdf")
@requires(May.MANAGE_ROUNDS)
def blank(body: BodyRef, round_id: UUID, channel_id: UUID, form: str, language: str) -> ResponseReturnValue:
    route, now = FORMS[form], clock.now()
    with reading() as session:
        paper = _paper(session, body, round_id, channel_id, language)
        if not paper.round.offers(route):
            raise NotFound("form")
        interests, whose = recruitment.interests(session), municipalities.municipality(session)
    content = paper_form.write(paper.round, paper.notice, route, interests, whose, made_at=now)
    return _file(content, PDF, paper.name(f"blanket-{form}", "pdf"))


@bp.get("/billede-<language>.png")
@requires(May.MANAGE_ROUNDS)
def picture(body: BodyRef, round_id: UUID, channel_id: UUID, language: str) -> ResponseReturnValue:
    with reading() as session:
        paper = _paper(session, body, round_id, channel_id, language)
    return _file(social.draw(paper.notice), PNG, paper.name("billede", "png"))


def _paper(session: Session, ref: BodyRef, round_id: UUID, channel_id: UUID, language: str) -> Paper:
    """Return what the channel's papers say in a language; drafts until the round is public and the language shown."""
    if language not in LANGUAGES:
        abort(404)
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
        has_voice=bool(voices.public_voices(session, round_)),
    )
    return Paper(round_, known, said)


def _file(content: bytes | str, media_type: str, name: str) -> Response:
    response = make_response(content)
    response.content_type = media_type
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers.set("Content-Disposition", "inline", filename=name)
    return response
