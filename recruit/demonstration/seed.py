"""Eksempelby Kommune, from an empty database to six councils; one looks for a member, two hold elections.

Everybody is invented.
"""

from datetime import datetime, time

from sqlalchemy import update
from sqlalchemy.orm import Session

from recruit.demonstration import (
    appointment_case,
    earlier_poll,
    integration_council,
    municipal_council,
    neighbourhood_council,
    recruitment,
    selection,
    staff,
    task_committee,
    term_of_office,
    trial_council,
    youth_council,
)
from recruit.demonstration.seeding import Seeding
from recruit.foundation import clock
from recruit.foundation.actor import Actor
from recruit.foundation.languages import operations as languages
from recruit.foundation.mail.model import Letter
from recruit.foundation.mail.rules import Channel
from recruit.foundation.municipality import operations as municipality
from recruit.foundation.municipality.rules import Particulars

EKSEMPELBY = Particulars(
    "Eksempelby Kommune",
    email="kommunen@eksempelby.dk",
    phone="12 34 56 78",
    address="Rådhustorvet 1, 9999 Eksempelby",
    second_factor_roles=(),
)

#: Languages that citizens of Eksempelby are offered although nobody has reviewed them: each page says so.
DRAFTS = ("ar", "fa", "so", "ti", "tr", "uk")


def seed(session: Session, now: datetime) -> None:
    """Fill an empty database with the municipality, its staff and its councils, first the one that appoints others."""
    secretary, administrator, *_others = staff.seed(session, now=now)
    seeding = Seeding(session, Actor.system(), now, secretary, administrator)
    municipality.set_up(session, EKSEMPELBY, by=seeding.by, now=now)
    for language in DRAFTS:
        languages.show(session, language, as_draft=True, by=seeding.by, now=now)
    for council in (municipal_council, integration_council, task_committee, trial_council):
        council.seed(seeding)
    for holding_elections in (neighbourhood_council, youth_council, appointment_case, earlier_poll):
        holding_elections.seed(seeding)
    term_of_office.seed(seeding)
    recruitment.seed(seeding)
    selection.seed(seeding)
    letters_have_left(session, before=clock.instant(clock.local(now).date(), time()))


def letters_have_left(session: Session, *, before: datetime) -> None:
    """Let the e-mails of the days before have been sent when they were written."""
    old = update(Letter).where(Letter.channel == Channel.EMAIL, Letter.queued_at < before)
    session.execute(old.values(sent_at=Letter.queued_at, next_attempt_at=None, attempts=1))
