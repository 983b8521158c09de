"""The weekly digest: once a week to each who looks after a council in which something waits, and nobody is named."""

from datetime import date, datetime, time, timedelta
from threading import Thread
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.acts import digest, today
from recruit.bodies import operations as bodies
from recruit.cli.worker import digests
from recruit.foundation import clock, i18n
from recruit.foundation.accounts import operations as accounts
from recruit.foundation.accounts.model import RoleGrant, StaffUser
from recruit.foundation.accounts.operations import digest as choosing
from recruit.foundation.accounts.operations.locks import locked_user
from recruit.foundation.accounts.rules import Role, week_to_tell_of
from recruit.foundation.due import Due
from recruit.foundation.mail.model import Letter
from recruit.nominations.operations import rights
from recruit.nominations.queries import nomination
from tests.builders import BY, NOW, a_council, a_member, a_person, the_seats
from tests.conftest import Database
from tests.locks import while_this_waits
from tests.nominations import a_nomination, a_submission, an_open_round
from tests.staff import a_user

SITE = "https://raad.fjordby.example"
SEVEN = clock.instant(date(2026, 11, 23), time(7))
EARLY = SEVEN - timedelta(minutes=1)
DAY = timedelta(days=1)


def look(database: Database, now: datetime) -> list[str]:
    """Let a worker have its turn, and return to whom it wrote."""
    with database.transaction() as session:
        digests(SITE).act(session, now)
        letters = session.scalars(select(Letter).filter_by(kind="weekly_digest", queued_at=now))
        return sorted(letter.address for letter in letters)


def test_the_week_begins_on_monday_at_seven() -> None:
    assert [week_to_tell_of(clock.local(at)) for at in (EARLY, SEVEN, SEVEN + 6 * DAY)] == [
        date(2026, 11, 16),
        date(2026, 11, 23),
        date(2026, 11, 23),
    ]


def test_each_is_told_once_a_week_of_what_waits_in_their_own_councils(database: Database) -> None:
    with database.transaction() as session:
        a_council(session, seats=2)
        everywhere = a_user(session, "Grethe Holm", Role.SECRETARY)
        elsewhere = a_user(session, "Salim Yilmaz", Role.SECRETARY)
        grant = session.scalars(select(RoleGrant).where(RoleGrant.user_id == elsewhere.id)).one()
        bodies.grant_access_to_body(session, grant.id, a_council(session, "Ældrerådet", seats=0), by=BY, now=SEVEN)
        a_user(session, "Rita Lund", Role.READER)
        tired = a_user(session, "Ib Juhl", Role.ADMINISTRATOR)
        accounts.want_digest(session, tired.id, False, by=BY, now=EARLY)
        late = a_user(session, "Ny Holm", Role.SECRETARY)
        late.created_at = SEVEN + DAY
        a_user(session, "Uden Kode", Role.SECRETARY).password_hash = None
    look(database, SEVEN - 7 * DAY)

    assert look(database, EARLY) == []
    assert look(database, SEVEN) == [everywhere.email]
    assert look(database, SEVEN + timedelta(seconds=1)) == []
    # The worker was away for ten days: the week it missed is over, and this one is told on the day it is back.
    assert look(database, SEVEN + 10 * DAY) == [everywhere.email, late.email]


def test_the_stages_are_asked_once_however_many_there_are_to_tell(
    sqlite: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[date] = []

    def stage(_session: Session, *, on: date) -> list[Due]:
        asked.append(on)
        return []

    with sqlite.transaction() as session:
        a_council(session, seats=2)
        a_user(session, "Grethe Holm", Role.SECRETARY)
        a_user(session, "Ib Juhl", Role.ADMINISTRATOR)
    monkeypatch.setattr(today, "STAGES", (*today.STAGES, stage))

    assert len(look(sqlite, SEVEN)) == 2
    assert look(sqlite, SEVEN + timedelta(seconds=1)) == []
    assert asked == [clock.local(SEVEN).date()]


def test_who_no_longer_wants_it_and_a_worker_that_writes_it_do_not_disturb_each_other(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    with database.transaction() as session:
        user = a_user(session, "Grethe Holm", Role.SECRETARY)
    claimed: list[bool] = []
    working: list[Thread] = []

    def claim(session: Session) -> None:
        claimed.append(accounts.claim_week(session, user.id, date(2026, 11, 23)))

    def locked(session: Session, user_id: UUID) -> StaffUser:
        found = locked_user(session, user_id)
        working.append(while_this_waits(database, claim))
        return found

    monkeypatch.setattr(choosing, "locked_user", locked)
    with database.transaction() as session:
        accounts.want_digest(session, user.id, False, by=BY, now=SEVEN)
    working[0].join()

    assert claimed == [False]


def test_what_is_due_today_is_not_overdue() -> None:
    today = date(2026, 11, 23)
    found = [
        Due("term-ends", "Rådet", body="raadet", deadline=today - lead, facts={"term": "2026"})
        for lead in (timedelta(0), DAY)
    ]

    with i18n.speaking("da"):
        first, second = digest.told(found, SITE, on=today).split("\n\n")
    assert "(senest 23. november 2026)" in first
    assert "22. november 2026" in second
    assert "senest" not in second


def test_the_letter_says_what_the_page_says_and_names_nobody(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        council = a_council(session, seats=2)
        a_member(session, the_seats(session, council)[0], a_person(session, "Ole Ørum"), last_day="2026-12-31")
        round_ = an_open_round(session, council)
        made = a_nomination(session, round_, a_submission(round_))
        rights.ask_for_erasure(session, nomination(session, made.id, lock=True), by=BY, now=NOW)
        a_user(session, "Grethe Holm", Role.SECRETARY)
    look(sqlite, SEVEN)

    with sqlite.reading() as session:
        (letter,) = session.scalars(select(Letter).filter_by(kind="weekly_digest"))
    site = f"{SITE}/sekretariat/integrationsraadet"
    for words in (
        f"Integrationsrådet: Én plads skal besættes\n{site}/raad/pladser/besaet",
        "Integrationsrådet: En stopper, og ingen er udpeget bagefter (senest 31. december 2026)\n",
        "Integrationsrådet: Én indstilling skal kontrolleres\n",
        f"En beder om at blive slettet (senest 21. december 2026)\n{site}/rekruttering/{round_.id}/indstillinger\n",
    ):
        assert words in letter.body
    assert not any(name in letter.body for name in ("Ole Ørum", "Amina Abdi", made.reference, str(made.id)))
