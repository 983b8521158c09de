"""What the worker tidies away, and what it leaves."""

from datetime import timedelta
from functools import partial
from uuid import uuid4

from sqlalchemy import func, select

from recruit.cli.worker import CHORES, HANDLERS, KEPT_AFTER_END
from recruit.foundation import clock
from recruit.foundation.accounts.model import StaffSession
from recruit.foundation.actor import Actor
from recruit.foundation.files import operations as files
from recruit.foundation.files.model import StoredFile
from recruit.foundation.jobs.work import work_next
from recruit.foundation.jobs.worker import Worker
from recruit.foundation.mail.model import Letter
from recruit.foundation.submissions import operations as submissions
from recruit.foundation.submissions.model import FormSubmission
from recruit.foundation.tokens import operations as tokens
from recruit.foundation.tokens.model import OneTimeLink
from recruit.nominations.model import ContinuationAsk
from recruit.people import operations as people
from recruit.people.rules import ContactKind
from recruit.recruitment.model import Channel, NetworkCall, OrganisationCall, Prospect
from recruit.recruitment.rules import ChannelKind
from tests.builders import a_council, a_person, an_organization
from tests.conftest import Database
from tests.operations.files.pictures import a_picture
from tests.rounds import a_round
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
        for number, ago in enumerate((timedelta(0), timedelta(days=8))):
            submissions.claim(session, f"key-{number}", by=Actor.system(), endpoint="x", now=now - ago)
        for ago in (timedelta(0), timedelta(days=1) + MOMENT):
            files.store_picture(session, a_picture(), "a.png", by=Actor.system(), now=now - ago, waiting=True)

    work = partial(work_next, database.sessions, HANDLERS, clock=lambda: now)
    Worker(database.sessions, lambda: now, errands=[work], chores=CHORES).round()

    with database.reading() as session:
        left = {
            table.__tablename__: session.scalar(select(func.count()).select_from(table))
            for table in (StaffSession, OneTimeLink, FormSubmission, StoredFile)
        }
    assert left == {"staff_session": 1, "one_time_link": 1, "form_submission": 1, "stored_file": 1}


def test_whoever_is_silent_is_reminded_and_a_name_is_kept_no_longer(database: Database) -> None:
    now = clock.now()
    asked, near, today = now - timedelta(days=5), now + timedelta(days=5), clock.local(now).date()
    with database.transaction() as session:
        council = a_council(session)
        round_ = a_round(session, council, opens_at=now - timedelta(days=9), closes_at=near)
        member = a_person(session)
        people.add_contact(session, member, ContactKind.EMAIL, "bo@mail.example", by=Actor.system(), now=now)
        channel = Channel(round_id=round_.id, kind=ChannelKind.MEMBER_NETWORK, label="Bo", code="bcdfg")
        call = OrganisationCall(
            round_id=round_.id,
            seat_group_id=round_.groups[0].id,
            organization_id=an_organization(session).id,
            contact_email="post@boldklub.example",
            closes_at=near,
            asked_at=asked,
        )
        session.add_all([channel, call, ContinuationAsk(round_id=round_.id, person_id=member.id, asked_at=asked)])
        session.flush()
        session.add(NetworkCall(round_id=round_.id, person_id=member.id, channel_id=channel.id, asked_at=asked))
        kept = {"round_id": round_.id, "suggested_by": "Kaj Lund", "by": "system"}
        session.add(Prospect(name="Ib Juhl", kept_on=today - timedelta(days=30), erase_on=today, **kept))
        session.add(Prospect(name="Elif Kaya", kept_on=today, erase_on=today + timedelta(days=30), **kept))

    Worker(database.sessions, lambda: now, errands=(), chores=CHORES).round()

    with database.reading() as session:
        assert session.scalars(select(Prospect.name)).all() == ["Elif Kaya"]
        assert set(session.scalars(select(Letter.kind))) == {
            "organisation_reminder",
            "network_reminder",
            "continuation_reminder",
        }
