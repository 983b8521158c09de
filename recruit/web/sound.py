"""A recording as browsers play it: from wherever somebody drags the needle to."""

from io import BytesIO
from typing import TYPE_CHECKING

from flask import send_file
from werkzeug.wrappers import Response

if TYPE_CHECKING:
    from recruit.foundation.files.model import StoredFile


def sound(file: "StoredFile") -> Response:
    """Return a stored recording, loaded with its content, or the part of it that is asked for (RFC 9110, 14.2)."""
    response = send_file(BytesIO(file.content), mimetype=file.media_type, conditional=True, etag=file.digest)
    response.headers["X-Robots-Tag"] = "noindex"
    return response
