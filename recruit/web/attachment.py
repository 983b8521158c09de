"""Handing a stored file out under the name it was sent with, whatever its script."""

from io import BytesIO
from typing import TYPE_CHECKING

from flask import send_file
from werkzeug.wrappers import Response

if TYPE_CHECKING:
    from recruit.foundation.files.model import StoredFile


def attachment(file: "StoredFile") -> Response:
    """Return the answer that saves the file, loaded with its content, on the visitor's machine and nowhere on the way.

    Names beyond Latin letters go as RFC 6266 has it: a bare header cannot carry them.
    """
    answer = send_file(
        BytesIO(file.content), mimetype=file.media_type, as_attachment=True, download_name=file.name, etag=False
    )
    answer.headers["Cache-Control"] = "no-store"
    return answer
