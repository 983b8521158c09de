"""What a disclosure says to people: what each category is, where it comes from, what it is for, and who gets it."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from recruit.foundation import i18n
from recruit.foundation.dates import PartialDate
from recruit.foundation.i18n import format_date, format_datetime, format_list
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.retention.rules import BEGINS
from recruit.reports.disclosure.category import Category, Kind, Value, Who
from recruit.reports.disclosure.labels import LABELS
from recruit.reports.words import word


@dataclass(frozen=True, slots=True)
class About:
    """What holds for a whole category."""

    heading: object
    source: object
    purpose: object
    recipients: object
    #: How long it is kept, where no rule of the municipality says so.
    kept: object = None


_THE_PERSON = _l("The person, or whoever proposed them")
_THE_SECRETARIAT = _l("The secretariat, when it dealt with the case")
_THE_PROGRAM = _l("The program notes it by itself")
_TO_FIND_MEMBERS = _l("To find members for the council (Integrationsloven § 42; art. 6(1)(e) and 9(2)(g))")
_TO_DECIDE = _l("To decide who can be a candidate, and to be able to show why (Offentlighedsloven §§ 13 and 15)")
_INSIDE = _l("The secretariat")
_AND_WHO_DECIDES = _l("The secretariat, and those who decide about the candidates")

ABOUT: Mapping[Kind, About] = {
    Kind.IDENTITY: About(_l("Who the person is, and contact"), _THE_PERSON, _TO_FIND_MEMBERS, _AND_WHO_DECIDES),
    Kind.NOMINATIONS: About(
        _l("Nominations"),
        _THE_PERSON,
        _TO_FIND_MEMBERS,
        _l(
            "The secretariat and those who decide; once approved, everybody reads the name, the presentation and what "
            "is ticked"
        ),
    ),
    Kind.ANSWERS: About(_l("Questions and answers"), _l("The person"), _TO_FIND_MEMBERS, _INSIDE),
    Kind.CHECK: About(_l("What was checked and decided"), _THE_SECRETARIAT, _TO_DECIDE, _AND_WHO_DECIDES),
    Kind.NOTES: About(_l("Notes"), _THE_SECRETARIAT, _TO_DECIDE, _INSIDE),
    Kind.COMPLAINTS: About(
        _l("Complaints"), _l("Whoever complained, and whoever decided"), _TO_DECIDE, _l("Whoever decides the complaint")
    ),
    Kind.CANDIDACIES: About(
        _l("Lists of candidates"), _THE_SECRETARIAT, _TO_FIND_MEMBERS, _l("Everybody, while the list is public")
    ),
    Kind.PLACES: About(
        _l("Places in councils"),
        _l("The municipal council's decisions, and the minutes"),
        _l("To show who sits in the council"),
        _l("Everybody"),
    ),
    Kind.SERVICE: About(
        _l("Stepping in, votes for offices, and departures"),
        _l("The person, the council's votes, and the secretariat"),
        _l("To know who sits, who steps in and why (Integrationsloven § 42; Forvaltningsloven § 19)"),
        _INSIDE,
        _l("votes for offices, and departures with who decided them: for good"),
    ),
    Kind.SHARED: About(
        _l("What the other members see"),
        _l("The person"),
        _l("To let the members of a council reach each other; by consent (art. 6(1)(a))"),
        _l("The members of the council, and the secretariat"),
    ),
    Kind.VOICES: About(
        _l("A voice from the council"),
        _l("The person"),
        _l("To let people hear a sitting member where the call is shown; by consent (art. 6(1)(a) and 9(2)(a))"),
        _l("The secretariat; once it is approved everybody, where the call is shown"),
        _l("Until the member takes it back, and 30 days after the deadline of the call at the latest."),
    ),
    Kind.CAME_FORWARD: About(
        _l("Came forward by themselves"), _l("The person, on the council's public page"), _TO_FIND_MEMBERS, _INSIDE
    ),
    Kind.VOTERS: About(
        _l("Registers of voters, under the name"),
        _l("The list that was read in, and whoever asked to be added"),
        _l("To know who may vote, and that nobody votes twice"),
        _l("The secretariat, and whoever works at the polls"),
    ),
    Kind.LETTERS: About(
        _l("Letters to the person"),
        _THE_PROGRAM,
        _l("To tell the person what happens"),
        _l("The person, and the secretariat"),
    ),
    Kind.LOOKUPS: About(
        _l("Who has looked at it"),
        _THE_PROGRAM,
        _l("To discover misuse (art. 32)"),
        _l("The secretariat and the auditor"),
    ),
    Kind.EVENTS: About(
        _l("What happened"), _THE_PROGRAM, _l("To show who did what (art. 5(2))"), _l("The secretariat and the auditor")
    ),
}

#: Staff are named by what they are here.
WHO: Mapping[Who, object] = {
    Who.SECRETARIAT: _l("the secretariat"),
    Who.PROGRAM: _l("the program"),
    Who.CITIZEN: _l("somebody without an account, such as the person"),
    Who.OPERATIONS: _l("whoever runs the program"),
}

_LANGUAGES = frozenset({"languages", "language_of_letters"})

#: What an event of the log is called; `web` has their sentences.
Events = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Told:
    """A category as people read it."""

    heading: str
    #: Where it comes from, what it is for, who gets it, and how long it is kept: each under its label.
    about: Sequence[tuple[str, str]]
    records: Sequence[Sequence[tuple[str, str]]]


def told(category: Category, events: Events) -> Told:
    """Return what a category says, in the language that is spoken."""
    about = ABOUT[category.kind]
    says = [
        (_("Where it comes from"), str(about.source)),
        (_("What it is for"), str(about.purpose)),
        (_("Who gets it"), str(about.recipients)),
        (_("How long it is kept"), _kept(category)),
    ]
    records = [
        [
            (str(LABELS[code]), events(str(value)) if code == "event" else _said(code, value))
            for code, value in each.items()
        ]
        for each in category.records
    ]
    return Told(str(about.heading), says, records)


def elsewhere(kinds: Collection[Kind]) -> str:
    """Return that councils beyond reach hold more, and of what; nothing where they do not."""
    if not kinds:
        return ""
    return _(
        "Councils that whoever made this does not look after hold more on the person: %(what)s. Somebody who looks "
        "after all councils can hand that out.",
        what=format_list(f"»{ABOUT[kind].heading}«" for kind in kinds),
    )


def _kept(category: Category) -> str:
    """Return how long a category is kept, and by which rule."""
    known = ABOUT[category.kind].kept
    if not category.kept:
        return str(known or _("For good: it is part of what the municipality must be able to show later."))
    by_rules = [
        _(
            "%(what)s: %(days)s days after %(begins)s (%(source)s)",
            what=word(which),
            days=rule.days,
            begins=word(BEGINS[which]),
            source=rule.source,
        )
        for which, rule in category.kept.items()
    ]
    return format_list([*by_rules, *([str(known)] if known else [])])


def _said(code: str, value: Value) -> str:
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, datetime):
        return format_datetime(value)
    if isinstance(value, date | PartialDate):
        return format_date(value)
    if isinstance(value, StrEnum):
        return str(WHO[value]) if isinstance(value, Who) else word(value)
    if isinstance(value, str):
        return i18n.name_of(value) if code in _LANGUAGES else value
    return str(value) if isinstance(value, int) else format_list(_said(code, each) for each in value)
