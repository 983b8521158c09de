"""`/opstilling/<round>/kandidaterne`: who stands, once it is fixed and until it comes down, and a page for each.

Of what a person wrote there is the presentation; motivation, languages and photo by their own tick alone, read anew for
each request: a tick that is withdrawn takes effect at once. No search engine keeps it, and no browser either.
"""

from datetime import timedelta
from io import BytesIO
from typing import TYPE_CHECKING

from flask import Blueprint, make_response, render_template, send_file
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from recruit.elections.queries.election import announced_of
from recruit.foundation import clock, i18n
from recruit.foundation.files import queries as files
from recruit.foundation.refusal import NotFound
from recruit.nominations.formats import brochure
from recruit.nominations.queries import candidates as queries
from recruit.recruitment.queries import round_by_slug
from recruit.recruitment.rules.timetable import has_a_vote
from recruit.web.access import public
from recruit.web.extensions import reading
from recruit.web.papers import owner

if TYPE_CHECKING:
    from recruit.nominations.model import CandidateList
    from recruit.nominations.queries.candidates import Placed
    from recruit.recruitment.model import RecruitmentRound

bp = Blueprint("public_candidates", __name__, url_prefix="/opstilling/<slug>/kandidaterne")


@bp.after_request
def _unindexed(response: Response) -> Response:
    """Keep search engines from remembering who stood."""
    response.headers["X-Robots-Tag"] = "noindex, noarchive"
    return response


@bp.get("")
@public
def candidates(slug: str) -> str:
    with reading() as session:
        round_, list_ = _public(session, slug)
        placed = [each for each in queries.placed(session, list_) if each.is_shown]
        held = announced_of(session, round_.id)
    return render_template(
        "public/candidates/candidates.html",
        round=round_,
        list=list_,
        placed=placed,
        elections=held,
        has_a_vote=has_a_vote(round_.filling_method),
        last_day=list_.down_on - timedelta(days=1),
    )


@bp.get("/kandidaterne.pdf")
@public
def printed(slug: str) -> ResponseReturnValue:
    """Send the brochure, in the reader's language."""
    with reading() as session:
        round_, list_ = _public(session, slug)
        shown = [each for each in queries.placed(session, list_) if each.is_shown]
        photos, municipality = queries.photos(session, shown), owner(session).name
    content = brochure.write(round_, list_.ordered_by, shown, photos, municipality, made_at=clock.now())
    return send_file(BytesIO(content), mimetype="application/pdf", download_name="kandidaterne.pdf", etag=False)


@bp.get("/<int(max=9999):position>")
@public
def candidate(slug: str, position: int) -> str:
    with reading() as session:
        round_, one = _one(session, slug, position)
    spoken = [i18n.name_of(code) for code in one.nominee.languages] if one.nominee else []
    return render_template("public/candidates/candidate.html", round=round_, one=one, spoken=spoken)


@bp.get("/<int(max=9999):position>/foto")
@public
def photo(slug: str, position: int) -> ResponseReturnValue:
    """Send the photo of somebody who lets everybody see it. Raises NotFound for the others."""
    with reading() as session:
        _round, one = _one(session, slug, position)
        if one.nominee is None or one.nominee.photo_id is None or not one.nominee.shows_photo:
            raise NotFound("photo")
        file = files.with_content(session, one.nominee.photo_id)
    response = make_response(file.content)
    response.content_type = file.media_type
    return response


def _public(session: Session, slug: str) -> "tuple[RecruitmentRound, CandidateList]":
    """Return a round and its candidates. Raises NotFound before they are fixed, and once they are taken down."""
    round_ = round_by_slug(session, slug)
    list_ = queries.shown(session, round_, on=clock.today())
    if list_ is None:
        raise NotFound("candidates")
    return round_, list_


def _one(session: Session, slug: str, position: int) -> "tuple[RecruitmentRound, Placed]":
    """Return a round and who stands at a place of its list. Raises NotFound also for whoever has withdrawn."""
    round_, list_ = _public(session, slug)
    one = queries.placed_at(session, list_, position)
    if one is None or not one.has_a_page:
        raise NotFound("candidate")
    return round_, one
