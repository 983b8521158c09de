"""For the machines that watch: is the process alive, and can it serve."""

from flask import Blueprint
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import OperationalError

from recruit.foundation import db
from recruit.web.access import public
from recruit.web.extensions import reading

bp = Blueprint("health", __name__)


@bp.get("/healthz")
@public
def alive() -> ResponseReturnValue:
    """Answer 200 as long as the process answers at all."""
    return {"status": "alive"}


@bp.get("/readyz")
@public
def ready() -> ResponseReturnValue:
    """Answer 200 when the database answers too, else 503."""
    try:
        with reading() as session:
            db.answers(session)
    except OperationalError:
        return {"status": "the database does not answer"}, 503
    return {"status": "ready"}
