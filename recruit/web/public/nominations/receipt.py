"""`/opstilling/<round>/kvittering/<nomination>`: it has arrived. Nothing personal stands here."""

from uuid import UUID

from flask import Blueprint, current_app, make_response, render_template
from flask.typing import ResponseReturnValue

from recruit.foundation.links import one_time
from recruit.nominations import queries
from recruit.nominations.rules import OWN_NOMINATION, OWN_PROPOSAL
from recruit.recruitment.rules import Field, Route
from recruit.web import links
from recruit.web.access import public
from recruit.web.extensions import reading
from recruit.web.nominations import fields

bp = Blueprint("receipt", __name__, url_prefix="/opstilling")


@bp.get("/<slug>/kvittering/<id:nomination_id>")
@public
def receipt(slug: str, nomination_id: UUID) -> ResponseReturnValue:
    """Say what has arrived, when, and what happens next; in the browser that sent it also how to go on."""
    with reading() as session:
        asking = fields.asking_at(session, slug)
        nomination = queries.receipt(session, asking.round, nomination_id)
    is_own = links.handed(OWN_NOMINATION, nomination_id)
    token = links.handed_token() if is_own else ""
    page = render_template(
        "public/nominations/receipt.html",
        nomination=nomination,
        asking=asking,
        is_self=nomination.route is not Route.OTHER,
        is_own=is_own,
        is_proposal=links.handed(OWN_PROPOSAL, nomination_id),
        asks_photo=asking.facts.asks(Field.PHOTO) != "off",
        own_link=one_time(current_app.config["SETTINGS"].public_url, token) if token else "",
    )
    return links.unreferred(make_response(page))
