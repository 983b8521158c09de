"""The database itself keeps who letters come from as it was written."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from recruit.foundation.mail.letterhead.model import DatedLetterhead
from tests.builders import NOW
from tests.conftest import Database
from tests.constraints.conftest import Refused


def row(**changes: Any) -> dict[str, Any]:
    """Return a row that the database accepts."""
    unsaid = dict.fromkeys(("name", "title", "email", "reply_to", "phone", "address"), "")
    said = {"scope": "body:1", "version": 1, "since": date(2026, 1, 1), "office": "Borgerservice", "sender_name": "Fo"}
    return {"id": uuid4(), "at": NOW, "by": "staff:1"} | unsaid | said | changes


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"scope": ""}, "ck_letterhead_is_somebodys"),
        ({"office": " "}, "ck_letterhead_names_an_office"),
        ({"sender_name": ""}, "ck_letterhead_names_a_sender"),
        ({"email": "fjordby.example"}, "ck_letterhead_email_looks_like_one"),
        ({"reply_to": "@"}, "ck_letterhead_reply_to_looks_like_one"),
        ({"version": 0}, "ck_letterhead_versions_from_one"),
    ],
)
def test_a_letterhead_says_who_it_is(refuses: Refused, changes: dict[str, Any], constraint: str) -> None:
    refuses(constraint, DatedLetterhead, row(**changes))


def test_a_letterhead_is_written_once_and_never_again(database: Database, write: Any, refuses: Refused) -> None:
    write(DatedLetterhead, row())
    write(DatedLetterhead, row(scope="body:2"))

    refuses("UNIQUE|uq_letterhead_version", DatedLetterhead, row(office="Kultur"))
    with pytest.raises(DBAPIError, match="never rewritten"), database.transaction() as session:
        session.execute(text("UPDATE letterhead SET phone = '1'"))
