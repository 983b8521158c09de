"""A recording as browsers play it: from wherever somebody drags the needle to."""

from io import BytesIO
from typing import TYPE_CHECKING

from flask import send_file
from werkzeug.wrappers import Response

if TYPE_CHECKING:
    from recruit.foundation.files.model import StoredFile


#: Browsers ask each time whether it is still there: whoever takes a recording back is not heard a moment longer.
ASK_AGAIN = "private, no-cache"


def sound(file: "StoredFile", *, is_public: bool = False) -> Response:
    """Return a stored recording, loaded with its content, or the part of it that is asked for (RFC 9110, 14.2).

    Nobody keeps it; of one that everybody may hear, browsers may keep a copy that they ask about before they play it.
    """
    response = send_file(BytesIO(file.content), mimetype=file.media_type, conditional=True, etag=file.digest)
    response.headers["X-Robots-Tag"] = "noindex"
    if is_public:
        response.headers["Cache-Control"] = ASK_AGAIN
    return response
