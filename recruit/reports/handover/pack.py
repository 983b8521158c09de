"""The handover as a paper: what the council has adopted by topic, what is left to do, and what is left over.

Who sits for the council elsewhere, its working groups and its evaluation are as they are on the day.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from uuid import UUID

from recruit.assignments.model import Assignment, GroupParticipation, PlaceElsewhere, WorkingGroup
from recruit.assignments.rules.places import ends
from recruit.foundation.dates import last_day
from recruit.foundation.i18n import _, format_date, ngettext
from recruit.foundation.papers.word import Block, Heading, Rows, Said
from recruit.handover.model import HandoverAdoption, HandoverNote
from recruit.handover.rules import NoteKind
from recruit.handover.rules.evaluation import FEWEST_SHOWN
from recruit.reports.handover.document import Document, rows
from recruit.reports.handover.evaluation import Outcome, steps
from recruit.reports.words import word


@dataclass(frozen=True, slots=True)
class Pack:
    """What a term hands over, loaded."""

    council: str
    term: str
    notes: Sequence[HandoverNote]
    adoption: HandoverAdoption | None
    places: Sequence[PlaceElsewhere]
    groups: Sequence[WorkingGroup]
    #: Those that are over.
    evaluations: Sequence[Outcome]
    has_successor: bool
    #: The day of which places and groups are told.
    on: date
    #: Whose names the paper does not tell: it goes to the next council, or to whoever carries the work on.
    withheld: Collection[UUID] = ()


def document(pack: Pack, *, municipality: str, made_at: datetime) -> Document:
    """Return the paper, in the language that is spoken."""
    title = _("Handover from %(council)s, %(term)s", council=pack.council, term=pack.term)
    return Document(title, tuple(_lead(pack)), tuple(_blocks(pack)), municipality, made_at)


def _lead(pack: Pack) -> Iterator[str]:
    if pack.adoption is None:
        yield _("Draft. The council has not adopted it yet.")
    else:
        decision = pack.adoption.decision
        day, who = format_date(decision.decided_on), decision.deciding_body
        yield _("Adopted on %(day)s by %(who)s.", day=day, who=who)
        if decision.case_number:
            yield _("Case number %(number)s", number=decision.case_number)
    if not pack.has_successor:
        yield _("The council is dissolved with this term. The paper goes to whoever carries the work on.")


def _blocks(pack: Pack) -> Iterator[Block]:
    yield from _by_topic(pack)
    needed = [one for one in pack.notes if one.kind is NoteKind.PROFILE]
    if pack.has_successor:
        yield from _said(_("Whom the next council needs"), needed, empty=_("Nothing is noted about whom it needs."))
    tasks = sorted((one for one in pack.notes if one.kind is NoteKind.TASK), key=lambda one: one.due_on or date.max)
    yield from _tasks(tasks)
    money = [one for one in pack.notes if one.kind is NoteKind.MONEY]
    yield from _said(_("What is left of the money"), money, empty=_("Nothing is noted about money."))
    yield from _places(pack)
    yield from _groups(pack)
    yield from _evaluations(pack.evaluations)


def _by_topic(pack: Pack) -> Iterator[Block]:
    yield Heading(_("What the council has learnt"))
    learnt = [one for one in pack.notes if one.kind is NoteKind.EXPERIENCE]
    if not learnt:
        yield _("There are no notes.")
    for topic, found in groupby(sorted(learnt, key=lambda one: one.topic), key=lambda one: one.topic):
        yield Heading(topic, 3)
        for one in found:
            yield one.text
            if one.source:
                yield Said(_("Source"), [one.source])


def _tasks(tasks: Sequence[HandoverNote]) -> Iterator[Block]:
    found = [
        (f"{one.topic}\n{one.text}", format_date(one.due_on) if one.due_on else "", one.source, _done(one))
        for one in tasks
    ]
    columns = (_("Task"), _("To be taken up on"), _("Source"), _("Done"))
    yield from rows(_("What the next council is to do"), columns, found, empty=_("There are no tasks."))


def _done(one: HandoverNote) -> str:
    return format_date(one.done_on) if one.done_on else ""


def _said(heading: str, notes: Sequence[HandoverNote], *, empty: str) -> Iterator[Block]:
    yield Heading(heading)
    if not notes:
        yield empty
    for one in notes:
        yield Said(one.topic, [one.text, *([_("Source: %(source)s", source=one.source)] if one.source else [])])


def _places(pack: Pack) -> Iterator[Block]:
    found = [_place(one, pack) for one in pack.places if pack.on in one.span]
    columns = (_("Body"), _("Role"), _("Who"), _("Until"))
    heading, empty = _("Places in other bodies"), _("The council has no places in other bodies.")
    yield from rows(heading, columns, found, empty=empty)


def _place(place: PlaceElsewhere, pack: Pack) -> tuple[str, ...]:
    held = [one for one in place.assignments if pack.on in one.span]
    names = "\n".join(_named(one, pack) for one in held) or _("nobody")
    until = [ends(place.span, one.span) for one in held]
    last = "\n".join(format_date(last_day(day)) if day else "–" for day in until) or "–"
    return (place.target.name_on(pack.on), word(place.role), names, last)


def _named(one: Assignment | GroupParticipation, pack: Pack) -> str:
    return _("(name protected)") if one.person_id in pack.withheld else one.person.name


def _groups(pack: Pack) -> Iterator[Block]:
    found = []
    for one in pack.groups:
        if pack.on in one.span:
            there = [each for each in one.participations if pack.on in each.span]
            lead = next((_named(each, pack) for each in there if each.leads), "–")
            found.append((f"{one.name}\n{one.purpose}".strip(), lead, str(len(there))))
    columns = (_("Working group"), _("Lead"), _("Participants"))
    yield from rows(_("Working groups"), columns, found, empty=_("The council has no working groups."))


def _evaluations(found: Sequence[Outcome]) -> Iterator[Block]:
    yield Heading(_("Evaluation"))
    if not found:
        yield _("The members have not been asked what they think of the term.")
    for one in found:
        yield Heading(one.title, 3)
        answered = {"answered": one.answered, "number": one.asked}
        yield _("%(answered)s of %(number)s have answered.", **answered)
        if not one.is_told:
            yield _(
                "Fewer than %(fewest)s have answered, so the answers are not shown: one could guess who wrote what.",
                fewest=FEWEST_SHOWN,
            )
            continue
        yield from _told(one)


def _told(one: Outcome) -> Iterator[Block]:
    on_scale = [
        (said.question.text, *map(str, said.chosen.chosen), said.mean or "–") for said in one.said if said.chosen
    ]
    if on_scale:
        yield Rows((_("Statement"), *steps(), _("Mean")), on_scale)
    for said in one.said:
        if not said.chosen:
            yield Said(said.question.text, [f"– {text}" for text in said.texts] or [_unsaid(said.answers)])


def _unsaid(answers: int) -> str:
    """Return what stands where no answer does: nobody has answered, or so few that one could guess who."""
    if not answers:
        return _("No answers")
    return ngettext(
        "One has answered this question, so the answer is not shown: one could guess who wrote it.",
        "%(num)s have answered this question, so the answers are not shown: one could guess who wrote what.",
        answers,
    )
