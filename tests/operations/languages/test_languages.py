"""Which translations are reviewed, and which languages citizens see."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from recruit.foundation.actor import Actor
from recruit.foundation.audit.model import AuditEntry
from recruit.foundation.languages import operations, queries
from recruit.foundation.languages.model import LanguageReview
from recruit.foundation.languages.rules import Review, Standing
from recruit.foundation.municipality import operations as municipalities
from recruit.foundation.municipality.rules import Particulars
from recruit.foundation.refusal import NotFound, Refused
from tests.conftest import Database

BY = Actor.command()
SAMIRA = Review("Samira Haddadi", date(2026, 6, 1))


@pytest.fixture
def town(database: Database, now: datetime) -> Database:
    with database.transaction() as session:
        municipalities.set_up(session, Particulars("Fjordby Kommune", council_word="byrådet"), by=BY, now=now)
    return database


def act(town: Database, *acts: Callable[[Session], object]) -> Standing:
    """Do these one after the other, and return where Arabic stands then."""
    for each in acts:
        with town.transaction() as session:
            each(session)
    with town.reading() as session:
        return queries.standing(session, "ar")


def test_the_house_speaks_danish_and_english_from_the_first_day(town: Database) -> None:
    with town.reading() as session:
        assert list(queries.shown(session)) == ["da", "en"]
        assert queries.standing(session, "en") == Standing(is_reviewed=True, is_shown=True)
        assert queries.standing(session, "ar") == Standing(is_reviewed=False, is_shown=False)


def test_before_anything_is_set_up_the_houses_own_are_shown(database: Database) -> None:
    with database.reading() as session:
        assert queries.standing(session, "da").is_shown
        assert not queries.standing(session, "ar").is_shown


def test_a_draft_is_shown_only_where_that_is_meant(town: Database, now: datetime) -> None:
    with pytest.raises(Refused, match="language-not-reviewed"):
        act(town, lambda session: operations.show(session, "ar", by=BY, now=now))

    standing = act(town, lambda session: operations.show(session, "ar", as_draft=True, by=BY, now=now))

    assert standing == Standing(is_reviewed=False, is_shown=True)


def test_a_reviewed_language_is_shown_without_more(town: Database, now: datetime) -> None:
    standing = act(
        town,
        lambda session: operations.note_review(session, "ar", SAMIRA, by=BY, now=now),
        lambda session: operations.show(session, "ar", by=BY, now=now),
    )

    assert standing == Standing(is_reviewed=True, is_shown=True)
    with town.reading() as session:
        assert session.scalars(select(AuditEntry.event)).all()[1:] == ["language.reviewed", "language.shown"]


def test_a_revoked_review_hides_the_language_and_stays_on_record(town: Database, now: datetime) -> None:
    standing = act(
        town,
        lambda session: operations.note_review(session, "ar", SAMIRA, by=BY, now=now),
        lambda session: operations.show(session, "ar", by=BY, now=now),
        lambda session: operations.revoke_review(session, "ar", by=BY, now=now),
        lambda session: operations.note_review(session, "ar", SAMIRA, by=BY, now=now),
    )

    assert standing == Standing(is_reviewed=True, is_shown=False)
    with town.reading() as session:
        assert [bool(review.revoked_at) for review in queries.history(session, "ar")].count(True) == 1
        assert list(queries.reviews(session)) == ["ar"]


def test_the_languages_stand_in_one_order_however_they_came(town: Database, now: datetime) -> None:
    for code in ("uk", "ar", "uk"):
        act(town, lambda session, code=code: operations.show(session, code, as_draft=True, by=BY, now=now))
    act(town, lambda session: operations.hide(session, "en", by=BY, now=now))

    with town.reading() as session:
        assert list(queries.shown(session)) == ["da", "ar", "uk"]


def test_danish_cannot_be_hidden(town: Database, now: datetime) -> None:
    with pytest.raises(Refused, match="danish-is-always-shown"):
        act(town, lambda session: operations.hide(session, "da", by=BY, now=now))


@pytest.mark.parametrize(
    ("review", "reason"),
    [
        (Review("  ", date(2026, 6, 1)), "name-missing"),
        (Review("A" * 201, date(2026, 6, 1)), "name-too-long"),
        (Review("Samira Haddadi", date(2999, 1, 1)), "reviewed-in-the-future"),
    ],
)
def test_a_review_is_by_somebody_on_a_day_that_has_come(
    town: Database, now: datetime, review: Review, reason: str
) -> None:
    with pytest.raises(Refused, match=reason):
        act(town, lambda session: operations.note_review(session, "ar", review, by=BY, now=now))


def test_one_review_stands_at_a_time(town: Database, now: datetime) -> None:
    act(town, lambda session: operations.note_review(session, "ar", SAMIRA, by=BY, now=now))

    with pytest.raises(Refused, match="language-is-reviewed"):
        act(town, lambda session: operations.note_review(session, "ar", SAMIRA, by=BY, now=now))


def test_without_a_review_there_is_none_to_revoke(town: Database, now: datetime) -> None:
    with pytest.raises(Refused, match="language-not-reviewed"):
        act(town, lambda session: operations.revoke_review(session, "ar", by=BY, now=now))


def test_there_is_nobody_to_show_a_language_before_the_set_up(database: Database, now: datetime) -> None:
    with pytest.raises(NotFound):
        act(database, lambda session: operations.show(session, "ar", as_draft=True, by=BY, now=now))


@pytest.mark.parametrize(
    "wrong",
    [{"reviewer": " "}, {"revoked_by": "system"}, {"language": "uk"}],
    ids=["by-nobody", "half-revoked", "second-that-stands"],
)
def test_the_database_refuses_a_review_that_cannot_be(town: Database, now: datetime, wrong: dict[str, str]) -> None:
    row = {"language": "ar", "reviewer": "Samira", "reviewed_on": date(2026, 6, 1), "edition": "", "by": "x", "at": now}
    act(town, lambda session: session.execute(insert(LanguageReview).values(**row | {"language": "uk"})))

    with pytest.raises(IntegrityError):
        act(town, lambda session: session.execute(insert(LanguageReview).values(**row | wrong)))
