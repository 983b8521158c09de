"""`/opstilling/<round>/stemme/<id>`: what a sitting member says beside the call, while they let it be public."""

from uuid import UUID

from flask import Blueprint
from flask.typing import ResponseReturnValue

from recruit.foundation.files import queries as files
from recruit.foundation.refusal import NotFound
from recruit.recruitment.queries import round_by_slug
from recruit.recruitment.queries import voices as queries
from recruit.web.access import public
from recruit.web.extensions import reading
from recruit.web.sound import sound

bp = Blueprint("voices", __name__, url_prefix="/opstilling/<slug>/stemme")


@bp.get("/<id:voice_id>")
@public
def played(slug: str, voice_id: UUID) -> ResponseReturnValue:
    """Send the sound. Raises NotFound before it is approved, and from the moment on when it is taken back."""
    with reading() as session:
        heard = queries.public_voices(session, round_by_slug(session, slug))
        file_id = next((voice.file_id for voice in heard if voice.id == voice_id), None)
        if file_id is None:
            raise NotFound("voice")
        file = files.with_content(session, file_id)
    return sound(file, is_public=True)
