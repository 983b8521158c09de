"""The municipality's logo."""

from flask import Blueprint, abort, make_response
from flask.typing import ResponseReturnValue

from recruit.foundation.files import queries as files
from recruit.foundation.municipality import queries
from recruit.web.access import public
from recruit.web.extensions import reading

bp = Blueprint("logo", __name__)

#: The address changes with the picture, so browsers may keep it for good.
FOR_GOOD = "public, max-age=31536000, immutable"


@bp.get("/logo/<string(length=64):digest>.png")
@public
def logo(digest: str) -> ResponseReturnValue:
    """Send the logo in use; any other digest is not found."""
    with reading() as session:
        known = queries.logo(session, digest)
        if known is None:
            abort(404)
        file = files.with_content(session, known.id)
    response = make_response(file.content)
    response.content_type = file.media_type
    response.headers["Cache-Control"] = FOR_GOOD
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers.set("Content-Disposition", "inline", filename=file.name)
    response.set_etag(file.digest)
    return response
