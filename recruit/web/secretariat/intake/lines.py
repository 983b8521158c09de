"""The lines of a reading as the page shows them: each with where it stands, what it becomes, and what waits."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from flask import url_for

from recruit.foundation.i18n import format_list, lazy
from recruit.foundation.i18n import gettext as _
from recruit.intake.rules.proposals.decisions import Side
from recruit.intake.rules.proposals.states import State
from recruit.intake.rules.reading import NotUnderstood, VacantSeat
from recruit.web.secretariat.intake.reasons import TAUGHT, reason
from recruit.web.secretariat.intake.words import (
    TROUBLES,
    contradiction,
    discrepancy,
    place_in_words,
    represents,
    understood,
)
from recruit.web.sentences import sentence

if TYPE_CHECKING:
    from recruit.intake.rules.proposals.proposal import Proposal
    from recruit.web.secretariat.intake.view import View


class Filter(StrEnum):
    """What the lines can be narrowed down to, as the address says it."""

    ALL = ""
    WAITING = "venter"
    NEW = "nye"
    KNOWN = "kendte"
    STANDS = "staar"
    REGISTERED = "registrerede"
    PERSON_ONLY = "kun-person"
    BYSTANDER = "uden-plads"
    LEFT_OUT = "ikke-med"
    APPLIED = "sat-ind"
    NOT_UNDERSTOOD = "ikke-forstaaet"
    VACANT = "ledige"


FILTERS = {
    Filter.ALL: lazy("All lines"),
    Filter.WAITING: lazy("Waits for you"),
    Filter.NOT_UNDERSTOOD: lazy("Not understood"),
    Filter.NEW: lazy("New people"),
    Filter.KNOWN: lazy("Known people"),
    Filter.STANDS: lazy("Stands already"),
    Filter.REGISTERED: lazy("Is registered, without a place"),
    Filter.PERSON_ONLY: lazy("Only as a person"),
    Filter.BYSTANDER: lazy("No place: administration and guests"),
    Filter.VACANT: lazy("Vacant places"),
    Filter.LEFT_OUT: lazy("Left out"),
    Filter.APPLIED: lazy("Put in"),
}
#: Under which filter a state is found.
FOUND_UNDER = {
    State.NEW: Filter.NEW,
    State.KNOWN: Filter.KNOWN,
    State.STANDS: Filter.STANDS,
    State.DECIDE: Filter.WAITING,
    State.CONFLICT: Filter.WAITING,
    State.PERSON_ONLY: Filter.PERSON_ONLY,
    State.BYSTANDER: Filter.BYSTANDER,
    State.LEFT_OUT: Filter.LEFT_OUT,
    State.APPLIED: Filter.APPLIED,
}
#: The word about each, and the colour that repeats it.
BADGES = {
    Filter.WAITING: (lazy("Waits for you"), "warning"),
    Filter.NOT_UNDERSTOOD: (lazy("Not understood"), "warning"),
    Filter.NEW: (lazy("New"), ""),
    Filter.KNOWN: (lazy("Known"), ""),
    Filter.STANDS: (lazy("Stands already"), ""),
    Filter.REGISTERED: (lazy("Is registered, without a place"), ""),
    Filter.PERSON_ONLY: (lazy("Only as a person"), ""),
    Filter.BYSTANDER: (lazy("No place"), ""),
    Filter.VACANT: (lazy("Vacant place"), ""),
    Filter.LEFT_OUT: (lazy("Left out"), ""),
    Filter.APPLIED: (lazy("Put in"), "success"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """One more thing about a line, and where it is decided."""

    sentence: str
    url: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One line, or one of several people on it."""

    anchor: str
    where: str
    filter: Filter
    name: str
    #: False for a line that nobody was found in: what stands there is the line itself.
    is_named: bool = True
    #: What stands before and after the name on the line.
    before: str = ""
    after: str = ""
    understood: str = ""
    represents: str = ""
    why: str = ""
    is_taught: bool = False
    told: tuple[Told, ...] = ()
    #: Where the line is corrected; empty where nothing can be.
    url: str = ""

    @property
    def badge(self) -> str:
        """What has become of the line, in a word or two."""
        return str(BADGES[self.filter][0])

    @property
    def colour(self) -> str:
        """What repeats the word."""
        return BADGES[self.filter][1]


@dataclass(frozen=True, slots=True)
class Entry:
    """A line before it is put into words: ten thousand are counted, a hundred are shown."""

    line: int
    filter: Filter
    what: "Proposal | VacantSeat | NotUnderstood"


def entries(shown: "View") -> list[Entry]:
    """Return every line that says something of somebody, or was not understood, in the order of the document."""
    decided = shown.decisions.lines
    found = [Entry(one.listed.line, _found_under(shown, one), one) for one in shown.proposals]
    found += [Entry(seat.line, Filter.VACANT, seat) for seat in shown.found.vacant_seats]
    found += [
        Entry(one.line, Filter.LEFT_OUT if one.line in decided else Filter.NOT_UNDERSTOOD, one)
        for one in shown.found.not_understood
        if not decided.get(one.line)  # else somebody stands there, among the people
    ]
    return sorted(found, key=lambda entry: entry.line)


def _found_under(shown: "View", proposal: "Proposal") -> Filter:
    if shown.waits(proposal):
        return Filter.WAITING
    if proposal.state is State.STANDS and not proposal.stands_already:
        return Filter.REGISTERED
    return FOUND_UNDER[proposal.state]


def narrowed(every: Sequence[Entry], to: Filter) -> list[Entry]:
    """Return the lines under one filter."""
    return [entry for entry in every if to in (Filter.ALL, entry.filter)]


def counts(every: Sequence[Entry]) -> dict[Filter, int]:
    """Return how many lines there are under each filter, in the order of the page; none for those without any."""
    numbers = Counter(entry.filter for entry in every)
    numbers[Filter.ALL] = len(every)
    return {one: numbers[one] for one in FILTERS if numbers[one]}


def row(shown: "View", entry: Entry) -> Row:
    """Put a line into words."""
    if isinstance(entry.what, VacantSeat):
        return _vacant(shown, entry.what)
    if isinstance(entry.what, NotUnderstood):
        return _not_understood(shown, entry.what)
    return person_row(shown, entry.what)


def person_row(shown: "View", proposal: "Proposal") -> Row:
    """Return the row of one person."""
    listed = proposal.listed
    before, after = _around(listed.name, listed.text)
    url = url_for("intake_person.person", reading_id=shown.reading_id, number=proposal.number)
    return Row(
        anchor=f"person-{proposal.number}",
        where=place_in_words(shown.found.where(listed.line)),
        filter=_found_under(shown, proposal),
        name=listed.name,
        before=before,
        after=after,
        understood=understood(proposal),
        represents=represents(listed),
        why=reason(listed.rule),
        is_taught=TAUGHT in listed.rule.split("+"),
        told=tuple(_told(shown, proposal)),
        url="" if proposal.state is State.APPLIED else url,
    )


def _around(name: str, text: str) -> tuple[str, str]:
    """Return what stands before and after a name; where it was corrected, the line as it stands follows it."""
    before, found, after = text.partition(name)
    if not found:
        return "", f" – »{text}«" if text else ""
    return before, after


def _told(shown: "View", proposal: "Proposal") -> Iterator[Told]:
    """Yield who is meant, what waits, what contradicts what, and what would change."""
    known = proposal.known
    if known and proposal.state is State.APPLIED:
        url = url_for("person.person", person_id=known.id)
        yield Told(_("Is registered as %(name)s.", name=known.name), url, _("See the person"))
    elif known and not known.is_called(proposal.listed.name):
        yield Told(_("%(name)s is meant, and this becomes another name of theirs.", name=known.name))
    elif known and known.name != proposal.listed.name:
        yield Told(_("%(name)s is meant.", name=known.name))
    if proposal.waits_for_match:
        yield Told(_("It may be %(names)s.", names=format_list(like.person.name for like in proposal.candidates)))
    for refusal in shown.reasons(proposal):
        if refusal.code not in ("match-undecided", "conflict-unresolved", "register-says-otherwise"):
            yield Told(sentence(refusal))
    yield from _contradictions(shown, proposal)
    for one in proposal.discrepancies:
        url = url_for("intake_registered.registered", reading_id=shown.reading_id, number=one.number, about=one.about)
        adds = not one.registered and one.holds is Side.FILE
        yield Told(discrepancy(one), url, "" if adds else _("Change the choice") if one.holds else _("Choose"))


def _contradictions(shown: "View", proposal: "Proposal") -> Iterator[Told]:
    for place, conflict in shown.conflicts_of.get(shown.read(proposal).name, ()):
        url = url_for("intake_conflict.conflict", reading_id=shown.reading_id, place=place)
        decided = shown.decisions.conflicts.get(place)
        label = _("Choose what is right") if decided is None else _("Change the choice")
        yield Told(contradiction(conflict, decided, shown.found), url if place in shown.to_decide else "", label)


def _vacant(shown: "View", seat: VacantSeat) -> Row:
    return Row(
        anchor="",
        where=place_in_words(shown.found.where(seat.line)),
        filter=Filter.VACANT,
        name=seat.represents or _("Not stated for whom"),
        understood=_("A place that nobody has"),
    )


def _not_understood(shown: "View", one: NotUnderstood) -> Row:
    is_nothing = one.line in shown.decisions.lines
    trouble = _("You have said that it is nothing.") if is_nothing else _(TROUBLES[one.trouble], value=one.value)
    return Row(
        anchor=f"linje-{one.line}",
        where=place_in_words(shown.found.where(one.line)),
        filter=Filter.LEFT_OUT if is_nothing else Filter.NOT_UNDERSTOOD,
        name=one.text or _("(The words of the line are erased)"),
        is_named=False,
        why=trouble,
        url=url_for("intake_line.line", reading_id=shown.reading_id, line=one.line),
    )
