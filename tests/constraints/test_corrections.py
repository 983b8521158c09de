"""The database itself keeps each correction as it was written, one a version."""

from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from recruit.foundation.languages.model import TranslationCorrection
from tests.builders import NOW
from tests.conftest import Database
from tests.constraints.conftest import Refused


def row(**changes: Any) -> dict[str, Any]:
    """Return a row that the database accepts."""
    said = {"language": "ar", "sentence": "Yes", "version": 1, "forms": ["نعم"], "at": NOW, "by": "user:1"}
    return {"id": uuid4()} | said | changes


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"sentence": " "}, "ck_translation_correction_of_a_sentence"),
        ({"version": 0}, "ck_translation_correction_versions_from_one"),
    ],
)
def test_a_correction_is_a_version_of_a_sentence(refuses: Refused, changes: dict[str, Any], constraint: str) -> None:
    refuses(constraint, TranslationCorrection, row(**changes))


def test_a_version_is_written_once_and_never_again(database: Database, write: Any, refuses: Refused) -> None:
    write(TranslationCorrection, row())
    write(TranslationCorrection, row(language="uk"))

    refuses("UNIQUE|uq_translation_correction_version", TranslationCorrection, row(forms=None))
    with pytest.raises(DBAPIError, match="never rewritten"), database.transaction() as session:
        session.execute(text("UPDATE translation_correction SET version = 2"))
