"""*Bekræftelse på aktivt medborgerskab*: that somebody was in a council, for how long and as what; to be signed.

It is always in Danish, says what is registered and promises nothing: whoever gets it decides what it is worth. Neither
the seat's group nor for whom it is stands on it: a group can tell where somebody comes from (GDPR art. 9).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from recruit.appointments.rules import EndReason
from recruit.bodies.model import Body
from recruit.foundation import clock, i18n
from recruit.foundation.dates import last_day
from recruit.foundation.i18n import _, format_date, ngettext
from recruit.foundation.mail.letterhead.queries import letterhead_for
from recruit.foundation.papers import press
from recruit.people.model import Person
from recruit.reports.engagement import Elsewhere, engagement
from recruit.reports.places import OfficeLine, PlaceHeld, places
from recruit.reports.words import word


@dataclass(frozen=True, slots=True)
class Period:
    """One place, as the confirmation says it."""

    what: str
    #: From and to, in words; whoever still sits sits *fortsat*.
    days: str
    offices: Sequence[str]


def periods(session: Session, person: Person, body: Body, *, on: date) -> Sequence[Period]:
    """Return the places of a person in a body that have begun by a day, the first one first.

    What was registered in error is left out; whoever never sat there has none.
    """
    held = places(session, person.id, within=[body.id])
    begun = [one for one in held if one.first_day.first <= on and one.end_reason is not EndReason.REGISTERED_IN_ERROR]
    with i18n.speaking(i18n.DEFAULT):
        return [_period(one, on) for one in reversed(begun)]


def besides(session: Session, person: Person, body: Body, *, on: date) -> Sequence[str]:
    """Return in sentences at how many meetings of a body somebody was, and where they sat for it, in Danish.

    Nothing where nothing is registered; how many meetings they missed is nobody's business.
    """
    did = engagement(session, person.id, on=on, within=frozenset({body.id}))
    came = sum(one.came for one in did.meetings)
    begun = [one for one in did.elsewhere if one.span.since <= on]
    with i18n.speaking(i18n.DEFAULT):
        meetings = ngettext(
            "%(name)s has been at one of its meetings.",
            "%(name)s has been at %(num)s of its meetings.",
            came,
            name=person.name,
        )
        places = [_elsewhere(one, on) for one in begun]
        sat = _("For the council %(name)s has had a place in:", name=person.name)
        return [*([meetings] if came else []), *(["\n".join([sat, *places])] if places else [])]


def paper(session: Session, person: Person, body: Body, *, is_draft: bool, made_at: datetime) -> bytes:
    """Return the confirmation as a PDF that can be read aloud, in Danish, on the letterhead of the council.

    A draft says that the secretariat signs it. Raises PaperError when it cannot be set.
    """
    day = clock.local(made_at).date()
    head = letterhead_for(session, f"body:{body.id}", day)
    said = periods(session, person, body, on=day)
    with i18n.speaking(i18n.DEFAULT):
        council = body.name_on(day)
        data = {
            "sender": [head.office, *head.address.splitlines(), *head.contact],
            "draft": _("Draft: holds once the secretariat has signed it") if is_draft else "",
            "date": format_date(day),
            "lead": _("We confirm that %(name)s has had a place in %(council)s:", name=person.name, council=council),
            "columns": [_("Role"), _("When"), _("Offices")],
            "rows": [[one.what, one.days, "\n".join(one.offices) or "–"] for one in said],
            "besides": besides(session, person, body, on=day),
            "about": _("%(council)s is set up by the municipality.", council=council),
            "promise": _(
                "The confirmation says what is registered with us. Whether it counts as active citizenship is decided "
                "by the authority that asks for it."
            ),
            "fields": [_("Place and date"), _("Signature"), _("Name and title"), _("Stamp")],
            "made-by": "",
            "page-of-pages": _("Page %(page)s of %(pages)s", page="{page}", pages="{pages}"),
        }
        title = _("Confirmation of active citizenship")
    return press.render("confirmation", data, title=title, language=i18n.DEFAULT, made_at=made_at)


def _period(one: PlaceHeld, on: date) -> Period:
    left = one.sits_until if one.sits_until and one.sits_until <= on else None
    last = _("today, and still has it")
    if left:
        last = format_date(one.last_day or last_day(left))
    days = _("from %(first)s to %(last)s", first=format_date(one.first_day), last=last)
    offices = [_office(each, on, left) for each in one.offices if each.span.since <= on]
    return Period(word(one.role).capitalize(), days, offices)


def _elsewhere(one: Elsewhere, on: date) -> str:
    last = _("today, and still has it")
    if one.span.until is not None and one.span.until <= on:
        last = format_date(last_day(one.span.until))
    days = _("from %(first)s to %(last)s", first=format_date(one.span.since), last=last)
    return _("%(body)s (%(role)s), %(days)s", body=one.target, role=word(one.role), days=days)


def _office(held: OfficeLine, on: date, left: date | None) -> str:
    """Return an office with its days: it ends with the place, and is called what it was called at the time."""
    until = min((day for day in (held.span.until, left) if day and day <= on), default=None)
    first = format_date(held.span.since)
    said = _("%(office)s from %(first)s", office=held.title, first=first)
    if until:
        last = format_date(last_day(until))
        said = _("%(office)s from %(first)s to %(last)s", office=held.title, first=first, last=last)
    later = [
        _("with the title %(title)s from %(day)s", title=title, day=format_date(since))
        for since, title in held.renamed
        if since <= on and (until is None or since < until)
    ]
    return ", ".join((said, *later))
