"""The weekly digest: what waits in *I dag*, by mail to each who looks after a council."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy.orm import Session

from recruit.acts import waiting
from recruit.acts.today import concerning, everything
from recruit.bodies import queries as bodies
from recruit.foundation import clock, i18n
from recruit.foundation.accounts import operations, queries, rules
from recruit.foundation.accounts.letters import weekly_digest
from recruit.foundation.accounts.model import StaffUser
from recruit.foundation.actor import Actor
from recruit.foundation.due import Due
from recruit.foundation.i18n import gettext as _
from recruit.foundation.mail import operations as mail


def write_due(session: Session, *, public_url: str, now: datetime) -> int:
    """Write the week's digest to everybody who has not had it, and return how many letters that are.

    Where nothing waits no letter is written: one that says nothing teaches its reader to delete the next. A worker that
    was away on Monday writes when it is back; whoever became a user since then begins next week.
    """
    local = clock.local(now)
    week = rules.week_to_tell_of(local)
    since = clock.instant(week, rules.TOLD_AT)
    claimed = [
        user
        for user in queries.users_to_tell(session, week, known_before=since)
        if operations.claim_week(session, user.id, week)
    ]
    # Asked once for all of them: the stages read every council, however few a reader looks after.
    found = everything(session, on=local.date()) if claimed else []
    return sum(_write(session, user, found, public_url, on=local.date(), now=now) for user in claimed)


def _write(
    session: Session, user: StaffUser, found: Sequence[Due], public_url: str, *, on: date, now: datetime
) -> bool:
    grants = [grant for grant in queries.grants_of(session, user.id, on=on) if grant.role in rules.TOLD_EACH_WEEK]
    slugs = {slug for slug, _name in bodies.names_open_to(session, grants)}
    ours = concerning(found, slugs=slugs, reader=Actor.staff(user.id, user.name).reference)
    if not grants or not ours:
        return False
    with i18n.speaking(i18n.DEFAULT):
        said = told(ours, public_url, on=on)
    mail.enqueue(session, weekly_digest(user, said, public_url), by=Actor.system(), now=now)
    return True


def told(found: Sequence[Due], public_url: str, *, on: date) -> str:
    """Return what waits as text, each with its address: the page's own sentences, and nobody is named."""
    return "\n\n".join(_entry(one, public_url, on) for one in found)


def _entry(one: Due, public_url: str, on: date) -> str:
    said = waiting.told_to_all(one)
    return f"{said.sentence}{_until(one.deadline, on)}\n{public_url}{said.address}"


def _until(deadline: date | None, on: date) -> str:
    if deadline is None:
        return ""
    day = i18n.format_date(deadline)
    said = _("overdue since %(date)s", date=day) if deadline < on else _("by %(date)s", date=day)
    return f" ({said})"
