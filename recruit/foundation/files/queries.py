"""Reading stored files."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from recruit.foundation.files.model import StoredFile
from recruit.foundation.refusal import NotFound


def with_content(session: Session, file_id: UUID) -> StoredFile:
    """Return the file and its bytes.

    Raises NotFound when there is none.
    """
    chosen = select(StoredFile).where(StoredFile.id == file_id).options(undefer(StoredFile.content))
    file = session.scalars(chosen).one_or_none()
    if file is None:
        raise NotFound(file_id)
    return file
