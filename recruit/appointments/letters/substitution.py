"""The letters of substitutes: what each needs.

By e-mail a substitute reads that there is a question; which council, and for whom, stands behind the link.
"""

from datetime import date, datetime, timedelta

from recruit.appointments.letters import closed, discreet, recipient_of
from recruit.appointments.model import SubstituteAsk, SubstituteCall
from recruit.appointments.rules.substitution import SUBSTITUTE_ASK, CallKind
from recruit.bodies.model import Body, Decision
from recruit.foundation import i18n
from recruit.foundation.dates import last_day
from recruit.foundation.i18n import gettext as _
from recruit.foundation.mail.rules import Channel, Draft, Link
from recruit.people.model import Person
from recruit.people.rules import ContactKind

ASK, ON_PAPER, REMINDER = "substitute_ask", "substitute_ask_on_paper", "substitute_reminder"
RECEIPT, NOT_NEEDED, TAKES_OVER = "substitute_receipt", "substitute_not_needed", "substitute_takes_over"

#: A link goes on for so long after the deadline, so that whoever is late is told so.
LINKS_OUTLIVE = timedelta(days=60)


def needed(call: SubstituteCall) -> str:
    """Return when somebody is to step in, in the reader's language: at a meeting, during a leave, for good."""
    first = i18n.format_date(call.since)
    if call.kind is CallKind.MEETING:
        return _("at the meeting on %(day)s", day=first)
    if call.kind is CallKind.FOR_GOOD or call.until is None:
        return _("for good, from %(day)s to the end of the term", day=first)
    last = i18n.format_date(last_day(call.until))
    return _("from %(first)s to and including %(last)s, while a member is away", first=first, last=last)


def lifetime(answer_by: datetime, *, now: datetime) -> timedelta:
    """Return how long a link works that leaves now."""
    return max(answer_by - now, timedelta()) + LINKS_OUTLIVE


def ask(person: Person, body: Body, answer_by: datetime, link: Link) -> Draft:
    """Ask a substitute, loaded with contacts, by e-mail; it names neither council nor day."""
    return discreet(ASK, person, body, {"deadline": _instant(answer_by)}, link)


def ask_on_paper(call: SubstituteCall, person: Person, body: Body, answer_by: datetime) -> Draft:
    """Ask a substitute without a mailbox: a closed letter says what it is about. It has no link."""
    with i18n.speaking(i18n.DEFAULT):
        facts = {"needed": needed(call), "deadline": i18n.format_datetime(answer_by)}
    return closed(ON_PAPER, person, body, facts)


def reminder(asked: SubstituteAsk, body: Body, *, now: datetime) -> Draft:
    """Ask once more; the link in it takes the place of the earlier one."""
    facts = {"deadline": _instant(asked.answer_by)}
    return discreet(REMINDER, asked.substitute.person, body, facts, link_to(asked, now=now))


def receipt(asked: SubstituteAsk, body: Body, *, now: datetime) -> Draft:
    """Tell a substitute who said yes that we have it; what happens next stands behind the link."""
    return discreet(RECEIPT, asked.substitute.person, body, {}, link_to(asked, now=now))


def not_needed(asked: SubstituteAsk, body: Body) -> Draft:
    """Tell a substitute that there is nothing to answer, or to come to, any more; by e-mail, else a closed letter."""
    person = asked.substitute.person
    email = person.reached_by(ContactKind.EMAIL)
    where = f"{person.name}\n{person.reached_by(ContactKind.ADDRESS)}".strip()
    return Draft(
        NOT_NEEDED,
        email or where,
        recipient_of(person),
        {"name": person.name, "asked": _instant(asked.asked_at)},
        scope=f"body:{body.id}",
        channel=Channel.EMAIL if email else Channel.PAPER,
    )


def takes_over(person: Person, body: Body, decision: Decision | None, since: date) -> Draft:
    """Tell a substitute, loaded with contacts, that they are a member from a day on, and by which decision."""
    with i18n.speaking(i18n.DEFAULT):
        if decision is None:
            basis = _("It follows from your appointment as a substitute.")
        else:
            day = i18n.format_date(decision.decided_on)
            basis = _("%(who)s decided it on %(day)s.", who=decision.deciding_body, day=day)
        facts = {"since": i18n.format_date(since), "basis": basis}
    return closed(TAKES_OVER, person, body, facts)


def link_to(asked: SubstituteAsk, *, now: datetime) -> Link:
    """Return the link by which a substitute answers."""
    return Link(SUBSTITUTE_ASK, asked.id, lifetime(asked.answer_by, now=now))


def _instant(instant: datetime) -> str:
    with i18n.speaking(i18n.DEFAULT):
        return i18n.format_datetime(instant)
