"""`recruit worker`: sends letters, runs jobs and tidies up, until it is told to stop."""

import signal
import sys
from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from threading import Event
from uuid import UUID

import click
from sqlalchemy.orm import sessionmaker

import recruit.models  # noqa: F401 (completes the tables)
from recruit.acts import digest, retention
from recruit.acts.directory import seen_by
from recruit.appointments.operations import calling
from recruit.assignments.operations import asking_letters
from recruit.cli.start import settings_or_exit
from recruit.foundation import clock, logging
from recruit.foundation.accounts.operations import sessions
from recruit.foundation.actor import Actor
from recruit.foundation.db import Sessions, create_engine, transaction
from recruit.foundation.files import operations as files
from recruit.foundation.jobs.verify_log import KIND, verify_log
from recruit.foundation.jobs.work import Handler, work_next
from recruit.foundation.jobs.worker import Chore, Errand, Worker
from recruit.foundation.languages.watch import Watch
from recruit.foundation.limits import operations as limits
from recruit.foundation.mail.delivery import Sender, deliver_next
from recruit.foundation.mail.transport import from_url
from recruit.foundation.settings import Settings, SettingsError
from recruit.foundation.tokens import operations as tokens
from recruit.intake import operations as intake
from recruit.intake.operations import background
from recruit.meetings.operations import calling_in, telling
from recruit.nominations import operations as nominations
from recruit.nominations.operations import continuation
from recruit.nominations.operations import journal as journals
from recruit.recruitment.operations import network, organisation_calls, prospects, voices
from recruit.reports import archive, journal, post


def _keep(open_session: Sessions, content: bytes, name: str) -> UUID:
    with transaction(open_session) as session:
        by, now = Actor.system(), clock.now()
        media_type = "application/pdf" if name.endswith(".pdf") else "application/zip"
        return files.store_made(session, content, name, media_type, by=by, now=now).id


def _keep_packet(open_session: Sessions, packet_id: UUID, made: journal.Zip) -> None:
    with transaction(open_session) as session:
        by, now = Actor.system(), clock.now()
        file = files.store_made(session, made.content, made.name, "application/zip", by=by, now=now)
        journals.packed(session, packet_id, file, made.first_number, made.last_number, now=now)


#: Who does which kind of job.
HANDLERS: dict[str, Handler] = {
    KIND: verify_log,
    archive.KIND: archive.handler(_keep, clock.now),
    post.KIND: post.handler(_keep, clock.now),
    journal.KIND: journal.handler(_keep_packet, clock.now),
    retention.KIND: retention.handler(clock.now),
    background.KIND: background.handler(seen_by, clock.now),
}

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
#: Sessions and links that are over are of use only to whoever asks where an account was used.
KEPT_AFTER_END = timedelta(days=30)

CHORES = (
    Chore("waiting-files", HOUR, lambda session, now: files.purge_waiting(session, now=now)),
    Chore("waiting-readings", HOUR, lambda session, now: intake.purge(session, now=now)),
    Chore("lapsed-proposals", HOUR, lambda session, now: nominations.expire(session, now=now)),
    Chore("reminders-of-proposals", HOUR, lambda session, now: nominations.remind(session, now=now)),
    Chore("reminders-of-organisations", HOUR, lambda session, now: organisation_calls.remind_due(session, now=now)),
    Chore("reminders-of-networks", HOUR, lambda session, now: network.remind_due(session, now=now)),
    Chore("reminders-of-continuations", HOUR, lambda session, now: continuation.remind_due(session, now=now)),
    Chore("reminders-of-rounds-of-asking", HOUR, lambda session, now: asking_letters.remind_due(session, now=now)),
    Chore("reminders-of-substitutes", HOUR, lambda session, now: calling.remind_due(session, now=now)),
    Chore("invited-substitutes", HOUR, lambda session, now: telling.invite_stand_ins(session, now=now)),
    Chore("next-substitutes", HOUR, lambda session, now: calling_in.go_on_due(session, now=now)),
    Chore("suggested-names", HOUR, lambda session, now: prospects.erase_due(session, now=now)),
    Chore("recordings", DAY, lambda session, now: voices.erase_due(session, now=now)),
    Chore("spent-allowances", DAY, lambda session, now: limits.forget_spent(session, now=now)),
    Chore("retention", DAY, lambda session, now: retention.plan(session, now=now)),
    Chore("sessions", DAY, lambda session, now: sessions.forget_before(session, now - KEPT_AFTER_END)),
    Chore("links", DAY, lambda session, now: tokens.forget_before(session, now - KEPT_AFTER_END)),
)


@click.command(name="worker", help="Send breve og udfør job, indtil der bliver sagt stop.")
@click.option("--once", is_flag=True, help="Gør alt, hvad der venter, og slut: til cron.")
def command(once: bool) -> None:
    settings = settings_or_exit()
    logging.start(settings.log_level)
    try:
        worker = worker_for(settings)
    except SettingsError as error:
        click.echo(str(error), err=True)
        sys.exit(2)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: worker.stop.set())
    worker.run_once() if once else worker.run()


def worker_for(settings: Settings) -> Worker:
    """Return a worker for this installation.

    Raises SettingsError when MAIL_URL says nothing sensible.
    """
    open_session = sessionmaker(create_engine(settings.database_url), expire_on_commit=False)
    stop = Event()
    chores = (*CHORES, digests(settings.public_url))
    return Worker(open_session, clock.now, _errands(settings, open_session, stop), chores, stop)


def digests(public_url: str) -> Chore:
    """Return the chore that writes the weekly letters, whose addresses begin like this."""
    return Chore("weekly-digests", HOUR, lambda session, now: digest.write_due(session, public_url=public_url, now=now))


def _errands(settings: Settings, open_session: Sessions, stop: Event) -> Sequence[Errand]:
    work = partial(work_next, open_session, HANDLERS, clock=clock.now, stopping=stop.is_set)
    errands: list[Errand] = [partial(Watch().look, open_session), work]
    transport = from_url(settings.mail_url, in_the_clear=not settings.is_production)
    if transport is not None:
        sender = Sender(settings.mail_from, settings.public_url)
        errands.insert(1, partial(deliver_next, open_session, transport, sender, clock=clock.now))
    return errands
