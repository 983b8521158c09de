"""`…/aften/projektor`: what the hall may see, in large type; it follows the screen of the evening."""

from uuid import UUID

from flask import Blueprint, jsonify, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from recruit.web.access import May, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading
from recruit.web.secretariat.elections.evening_state import hall_of
from recruit.web.secretariat.elections.evening_taking import Screen, opened
from recruit.web.secretariat.elections.evening_words import words_for
from recruit.web.secretariat.elections.loading import PREFIX

bp = Blueprint("election_projector", __name__, url_prefix=f"{PREFIX}/aften/projektor")


@bp.get("")
@requires(May.VIEW_COUNTS)
def projector(body: BodyRef, election_id: UUID) -> ResponseReturnValue:
    """Show the hall what it may see; the address says whether that is the votes while papers are read."""
    screen = _screen(body, election_id)
    return render_template(
        "secretariat/elections/evening/projector.html",
        council=screen.council,
        election=screen.evening.election,
        contest=screen.evening.election.contests[0],
        hall=hall_of(screen.evening, with_votes=_with_votes()),
        with_votes=_with_votes(),
        words=words_for(),
    )


@bp.get("/stand")
@requires(May.VIEW_COUNTS)
def stand(body: BodyRef, election_id: UUID) -> Response:
    """Say what the hall may see now."""
    return jsonify(hall_of(_screen(body, election_id).evening, with_votes=_with_votes()))


def _screen(body: BodyRef, election_id: UUID) -> Screen:
    with reading() as session:
        return opened(session, body, election_id, May.VIEW_COUNTS)


def _with_votes() -> bool:
    return request.args.get("stemmer") == "undervejs"
