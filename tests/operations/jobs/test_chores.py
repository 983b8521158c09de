"""What the worker tidies away, and what it leaves."""

from datetime import timedelta
from uuid import uuid4

from sqlalchemy import func, select

from recruit.cli.worker import CHORES, KEPT_AFTER_END, OLDEST_FORM
from recruit.foundation import clock
from recruit.foundation.accounts.model import StaffSession
from recruit.foundation.actor import Actor
from recruit.foundation.files import operations as files
from recruit.foundation.files.model import StoredFile
from recruit.foundation.jobs.worker import Worker
from recruit.foundation.submissions import operations as submissions
from recruit.foundation.submissions.model import FormSubmission
from recruit.foundation.tokens import operations as tokens
from recruit.foundation.tokens.model import OneTimeLink
from tests.conftest import Database
from tests.operations.files.pictures import a_picture
from tests.staff import a_session, a_user

MOMENT = timedelta(minutes=1)
LIFETIME = timedelta(hours=1)


def test_what_is_long_over_is_forgotten_and_nothing_else(database: Database) -> None:
    now = clock.now()
    with database.transaction() as session:
        user = a_user(session)
        for ago in (timedelta(0), KEPT_AFTER_END + timedelta(days=1)):
            a_session(session, user, now=now, ago=ago)
            tokens.mint(session, "choose-password", uuid4(), lifetime=LIFETIME, now=now - ago)
        for number, ago in enumerate((timedelta(0), OLDEST_FORM + MOMENT)):
            submissions.claim(session, f"key-{number}", by=Actor.system(), endpoint="x", now=now - ago)
        for ago in (timedelta(0), timedelta(days=1) + MOMENT):
            files.store_picture(session, a_picture(), "a.png", by=Actor.system(), now=now - ago, waiting=True)

    Worker(database.sessions, lambda: now, errands=(), chores=CHORES).round()

    with database.reading() as session:
        left = {
            table.__tablename__: session.scalar(select(func.count()).select_from(table))
            for table in (StaffSession, OneTimeLink, FormSubmission, StoredFile)
        }
    assert left == {"staff_session": 1, "one_time_link": 1, "form_submission": 1, "stored_file": 1}
