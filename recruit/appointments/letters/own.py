"""The letters that lead members to their own page, and that ask them once a year whether what we know still holds."""

from datetime import datetime, timedelta
from uuid import UUID

from recruit.appointments.letters import called, closed, discreet, recipient_of
from recruit.appointments.model import YearlyCheck
from recruit.appointments.rules.sharing import LINK_DAYS, OWN_PLACES
from recruit.appointments.rules.yearly_check import YEARLY_CHECK, link_lifetime
from recruit.bodies.model import Body
from recruit.foundation import i18n
from recruit.foundation.mail.rules import Draft, Link
from recruit.people.model import Person
from recruit.people.rules import ContactKind

#: The letters.
OWN_PAGE, OWN_PAGE_ON_PAPER = "own_places", "own_places_on_paper"
#: What goes to the address from before when a member writes another one.
EMAIL_CHANGED = "own_email_changed"
QUESTION, QUESTION_ON_PAPER, REMINDER = "yearly_check", "yearly_check_on_paper", "yearly_check_reminder"


def own_page(person: Person, body: Body) -> Draft:
    """Return the way to the own page of somebody loaded with contacts; it names neither council nor place."""
    return discreet(OWN_PAGE, person, body, {}, Link(OWN_PLACES, person.id, timedelta(days=LINK_DAYS)))


def own_page_on_paper(person: Person, body: Body) -> Draft:
    """Return how somebody without a mailbox corrects what we know; a closed letter may name the council."""
    return closed(OWN_PAGE_ON_PAPER, person, body, {})


def email_changed(person: Person, before: str, body: Body | None) -> Draft:
    """Return the word to the address `before` that somebody has another one now: without a link, and naming nothing."""
    facts = {"name": person.name}
    scope = f"body:{body.id}" if body else ""
    return Draft(EMAIL_CHANGED, before, recipient_of(person), facts, scope=scope)


def question(kind: str, check: YearlyCheck, body: Body, *, now: datetime) -> Draft:
    """Return the question of the year or the reminder, for a check loaded with person and contacts."""
    link = Link(YEARLY_CHECK, check.id, link_lifetime(check.answer_by, now=now))
    return discreet(kind, check.person, body, _until(check.answer_by), link)


def question_on_paper(check: YearlyCheck, body: Body) -> Draft:
    """Return the question for somebody without a mailbox: what we have written down, to tick or to correct."""
    facts = {**_until(check.answer_by), "known": _known(check.person)}
    return closed(QUESTION_ON_PAPER, check.person, body, facts)


def _until(answer_by: datetime) -> dict[str, str]:
    with i18n.speaking(i18n.DEFAULT):
        return {"deadline": i18n.format_datetime(answer_by)}


def _known(person: Person) -> str:
    """Return what we know of how somebody is reached, a line each; a dash for what is not known."""
    return "\n".join(f"– {person.reached_by(kind) or '…'}" for kind in (ContactKind.PHONE, ContactKind.ADDRESS))


def as_shown(kind: str, name: str, body: Body, *, now: datetime, until: datetime) -> Draft:
    """Return a letter as a page shows it beforehand, with something in place of a name and of what is known."""
    person = called(name)
    check = YearlyCheck(id=UUID(int=0), person=person, answer_by=until)
    if kind == OWN_PAGE:
        return own_page(person, body)
    if kind == OWN_PAGE_ON_PAPER:
        return own_page_on_paper(person, body)
    return question_on_paper(check, body) if kind == QUESTION_ON_PAPER else question(kind, check, body, now=now)
