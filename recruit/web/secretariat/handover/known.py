"""What the checklist says beside each step: what is known of it."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from recruit.foundation.i18n import _, format_date, ngettext
from recruit.handover.rules import NoteKind, StepKind

if TYPE_CHECKING:
    from recruit.handover.queries.known import Known


def _evaluation(known: "Known") -> str:
    newest = next(iter(known.evaluations), None)
    if newest is None:
        return ""
    return _("%(answered)s of %(number)s have answered.", answered=newest.answered, number=len(newest.asks))


def _notes(*kinds: NoteKind) -> "Callable[[Known], str]":
    def said(known: "Known") -> str:
        number = sum(one.kind in kinds for one in known.notes)
        return ngettext("One note", "%(num)s notes", number) if number else ""

    return said


def _groups(known: "Known") -> str:
    if not known.groups:
        return _("None goes on after the term")
    return ngettext("One goes on after the term", "%(num)s go on after the term", known.groups)


def _places(known: "Known") -> str:
    if not known.places:
        return _("None lasts beyond the term")
    return ngettext("One lasts beyond the term", "%(num)s last beyond the term", known.places)


def _adoption(known: "Known") -> str:
    if known.adoption is None:
        return ""
    decision = known.adoption.decision
    return _("Adopted on %(day)s by %(who)s.", day=format_date(decision.decided_on), who=decision.deciding_body)


def _invitations(known: "Known") -> str:
    if not (known.asked or known.invited):
        return ""
    return _("%(asked)s are asked, %(invited)s on the list", asked=known.asked, invited=known.invited)


def _next_term(known: "Known") -> str:
    return _("%(term)s is set up", term=known.next_term) if known.next_term else ""


def _letters(number: int) -> str:
    return ngettext("One letter is written.", "%(num)s letters are written.", number) if number else ""


_SAID: "Mapping[StepKind, Callable[[Known], str]]" = {
    StepKind.EVALUATION: _evaluation,
    StepKind.WANTED_PROFILES: _notes(NoteKind.PROFILE),
    StepKind.NOTES: _notes(NoteKind.EXPERIENCE, NoteKind.TASK),
    StepKind.MONEY: _notes(NoteKind.MONEY),
    StepKind.WORKING_GROUPS: _groups,
    StepKind.PLACES_ELSEWHERE: _places,
    StepKind.ADOPTION: _adoption,
    StepKind.INVITATIONS: _invitations,
    StepKind.NEXT_TERM: _next_term,
    StepKind.HOLDOVER: lambda known: _letters(known.told),
    StepKind.THANKS: lambda known: _letters(known.thanked),
}


def beside(kind: StepKind, known: "Known") -> str:
    """Return what is known of a step; empty where nothing is."""
    return _SAID[kind](known)
