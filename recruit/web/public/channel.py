"""`/k/<code>`: the short link of a channel leads on to the call and counts that somebody came; and the call's picture.

Nothing is kept of whoever follows it, and no cookie is set for it: the address carries the channel on.
"""

from flask import Blueprint, abort, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from recruit.foundation import clock
from recruit.foundation.i18n import LANGUAGES
from recruit.foundation.languages import queries as languages
from recruit.foundation.refusal import NotFound
from recruit.recruitment import queries
from recruit.recruitment.formats import social
from recruit.recruitment.formats.notice import notice
from recruit.recruitment.operations.channels import count_visit
from recruit.recruitment.queries.channels import channel_by_code
from recruit.recruitment.rules.channel import Arrival
from recruit.web.access import public
from recruit.web.extensions import reading, transaction
from recruit.web.papers import owner

bp = Blueprint("channel", __name__)

#: What browsers say when they look ahead instead of following a link.
_PURPOSES = ("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")

#: Networks ask often, and the picture changes only with the round.
FOR_AN_HOUR = "public, max-age=3600"


@bp.get("/k/<code>")
@public
def follow(code: str) -> ResponseReturnValue:
    with reading() as session:
        channel = channel_by_code(session, code)
        round_ = channel.round
    if round_.is_announced and channel.retired_at is None and _arrival().is_visit:
        with transaction() as session:
            count_visit(session, channel, on=clock.today())
    # Of one that is retired nothing is counted any more, neither visits nor nominations.
    language = request.args.get("sprog")
    response = redirect(url_for("call.call", slug=round_.slug, k=channel.code, sprog=language), code=303)
    response.headers["Cache-Control"] = "no-store"
    return response


@bp.get("/opstilling/<slug>/billede-<language>.png")
@public
def picture(slug: str, language: str) -> ResponseReturnValue:
    """Send the picture that stands beside the address where it is shared; in no language that citizens do not get."""
    if language not in LANGUAGES:
        abort(404)
    with reading() as session:
        round_, standing = queries.round_by_slug(session, slug), languages.standing(session, language)
        if not (round_.is_announced and standing.is_shown):
            raise NotFound("picture")
        said = notice(round_, language, owner(session))
    response = make_response(social.draw(said))
    response.content_type = "image/png"
    response.headers["Cache-Control"] = FOR_AN_HOUR
    response.add_etag()
    return response.make_conditional(request)


def _arrival() -> Arrival:
    purpose = next((request.headers[name] for name in _PURPOSES if name in request.headers), "")
    return Arrival(request.method, request.user_agent.string, purpose, by_staff=bool(current_user.is_authenticated))
