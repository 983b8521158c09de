"""Words for what a document says and what becomes of it; the rest of the house speaks by `reports.words`."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from recruit.appointments.rules import Office, Role
from recruit.bodies.rules import SeatType
from recruit.foundation.dates import parse_danish
from recruit.foundation.i18n import format_date, format_list, lazy, mark, ngettext
from recruit.foundation.i18n import gettext as _
from recruit.intake.rules.proposals.decisions import Side
from recruit.intake.rules.reading import About, Attendance, Field, Trouble
from recruit.intake.rules.reading import Role as ReadRole

if TYPE_CHECKING:
    from recruit.intake.rules.proposals.proposal import Proposal
    from recruit.intake.rules.proposals.registered import Discrepancy
    from recruit.intake.rules.reading import Conflict, Listed, Place, Reading

ROLES = {
    Role.MEMBER: lazy("Member"),
    Role.SUBSTITUTE: lazy("Substitute"),
    Role.ASSOCIATE: lazy("Associate"),
}
OFFICES = {
    Office.CHAIR: lazy("Chair"),
    Office.VICE_CHAIR: lazy("Vice chair"),
    Office.SECRETARY: lazy("Secretary"),
}
SEAT_TYPES = {
    SeatType.REFUGEE_IMMIGRANT: lazy("Representatives of refugees and immigrants"),
    SeatType.MUNICIPAL_COUNCIL: lazy("Appointed by the municipal council"),
    SeatType.ORGANISATION: lazy("Associations and organisations"),
    SeatType.SECTOR: lazy("Fields, such as schools or business"),
    SeatType.EXPERIENCE: lazy("Members with special experience"),
    SeatType.CITIZEN: lazy("Elected citizens"),
}
READ_ROLES = {
    ReadRole.MEMBER: lazy("Member"),
    ReadRole.SUBSTITUTE: lazy("Substitute"),
    ReadRole.ASSOCIATE: lazy("Associate"),
    ReadRole.OBSERVER: lazy("Observer"),
    ReadRole.GUEST: lazy("Guest"),
    ReadRole.ADMINISTRATION: lazy("From the administration"),
    ReadRole.SECRETARIAT: lazy("From the secretariat"),
    ReadRole.UNCLASSIFIED: lazy("Not stated"),
}
ATTENDANCE = {
    Attendance.PRESENT: lazy("Present"),
    Attendance.APOLOGY: lazy("Apology"),
    Attendance.ABSENT: lazy("Absent without apology"),
}
ABOUT = {
    About.PARTY: lazy("Party"),
    About.ATTENDANCE: lazy("Attendance"),
    About.OFFICE: lazy("Office in the council"),
    About.ROLE: lazy("Place in the council"),
    About.REPRESENTS: lazy("Represents"),
    About.SEAT_GROUP: lazy("Member group"),
    About.SEATS: lazy("Number of seats"),
    About.SINCE: lazy("First day"),
    About.UNTIL: lazy("Last day"),
    About.EMAIL: lazy("E-mail"),
    About.PHONE: lazy("Telephone"),
}
#: The same inside the sentence that tells of a contradiction.
_TWO_THINGS = {
    About.PARTY: lazy("about the party"),
    About.ATTENDANCE: lazy("about the attendance"),
    About.OFFICE: lazy("about the office in the council"),
    About.ROLE: lazy("about the place in the council"),
    About.REPRESENTS: lazy("about whom the person represents"),
    About.SEAT_GROUP: lazy("about the member group"),
    About.SEATS: lazy("about the number of seats"),
    About.SINCE: lazy("about the first day"),
    About.UNTIL: lazy("about the last day"),
    About.EMAIL: lazy("about the e-mail address"),
    About.PHONE: lazy("about the telephone number"),
}
#: How somebody is reached: what a document says comes beside what is registered, never in place of it.
CONTACTS = frozenset({About.EMAIL, About.PHONE})
#: What a column holds; None where nobody knows.
FIELDS = {
    None: lazy("Not understood, and left out"),
    Field.NAME: lazy("Name"),
    Field.GIVEN_NAME: lazy("Given name"),
    Field.FAMILY_NAME: lazy("Family name"),
    Field.ROLE: lazy("Place in the council"),
    Field.OFFICE: lazy("Office in the council"),
    Field.SEAT_GROUP: lazy("Member group"),
    Field.REPRESENTS: lazy("Represents"),
    Field.PARTY: lazy("Party"),
    Field.SUBSTITUTE_FOR: lazy("Substitute for"),
    Field.SUBSTITUTE: lazy("The substitute of the person in the row"),
    Field.ATTENDANCE: lazy("Attendance"),
    Field.SINCE: lazy("First day"),
    Field.UNTIL: lazy("Last day"),
    Field.PERIOD: lazy("Term, such as 2022-2025"),
    Field.EMAIL: lazy("E-mail"),
    Field.PHONE: lazy("Telephone"),
    Field.LEFT_OUT: lazy("Left out on purpose"),
}
#: What is wrong with a line; without a trouble no rule knew it.
TROUBLES = {
    None: mark("Nobody was found in this line."),
    Trouble.NAME_MISSING: mark("The name is missing."),
    Trouble.NAME_UNREADABLE: mark("The name »%(value)s« cannot be read."),
    Trouble.DATE_UNREADABLE: mark("The date »%(value)s« cannot be read."),
    Trouble.ENDS_BEFORE_IT_BEGINS: mark("The last day comes before the first: »%(value)s«."),
    Trouble.EMAIL_UNREADABLE: mark("The e-mail address »%(value)s« cannot be read."),
    Trouble.FORMULA_WITHOUT_RESULT: mark("The file holds a formula without its result: »%(value)s«."),
}

#: How many get a place, by role; the others become known as people.
COUNTED: Mapping[str, Callable[[int], str]] = {
    "member": lambda number: ngettext("one member", "%(num)s members", number),
    "substitute": lambda number: ngettext("one substitute", "%(num)s substitutes", number),
    "associate": lambda number: ngettext("one associate", "%(num)s associates", number),
    "person": lambda number: ngettext("one person without a place", "%(num)s people without a place", number),
}


def counted(codes: Iterable[str]) -> list[str]:
    """Return how many there are of each code, members first: "16 medlemmer", "2 suppleanter"."""
    numbers = Counter(codes)
    return [say(numbers[code]) for code, say in COUNTED.items() if numbers[code]]


def place_in_words(place: "Place") -> str:
    """Return where a line stands for whoever looks into the file."""
    if not place.is_row:
        return _("Line %(line)s", line=place.line)
    if place.sheet is None:
        return _("Row %(row)s", row=place.line)
    return _("%(sheet)s, row %(row)s", sheet=place.sheet, row=place.line)


def understood(proposal: "Proposal") -> str:
    """Return what a line makes of somebody: "Medlem, formand, udpeget af kommunalbestyrelsen (SF), afbud"."""
    choice, listed = proposal.choice, proposal.listed
    party = f" ({listed.party})" if listed.party else ""
    more = [
        OFFICES[Office(listed.office)] if listed.office else "",
        f"{SEAT_TYPES[choice.seat_type]}{party}" if choice.seat_type else "",
        _("for %(name)s", name=listed.substitute_for) if listed.substitute_for else "",
        ATTENDANCE[listed.attendance] if listed.attendance else "",
        _("since %(day)s", day=format_date(listed.since)) if listed.since else "",
        _("until %(day)s", day=format_date(listed.until)) if listed.until else "",
    ]
    role = str(ROLES[choice.role] if choice.role else READ_ROLES[listed.role])
    return ", ".join([role, *(_within(str(words)) for words in more if words), *_reached(listed)])


def _reached(listed: "Listed") -> list[str]:
    return [contact for contact in (listed.email, listed.phone) if contact]


def represents(listed: "Listed") -> str:
    """Return for whom somebody sits there, the unit first as minutes have it."""
    return ", ".join(part for part in (listed.represents_unit, listed.represents) if part)


def fact_in_words(about: About, fact: str) -> str:
    """Return a fact as the page says it; names of parties and organisations stand for themselves."""
    return _FACTS.get(about, str)(fact)


_FACTS: Mapping[About, Callable[[str], str]] = {
    About.OFFICE: lambda fact: str(OFFICES[Office(fact)]),
    About.ROLE: lambda fact: str(READ_ROLES[ReadRole(fact)]),
    About.SEAT_GROUP: lambda fact: str(SEAT_TYPES[SeatType(fact)]),
    About.ATTENDANCE: lambda fact: str(ATTENDANCE[Attendance(fact)]),
    About.SINCE: lambda fact: _day(fact),
    About.UNTIL: lambda fact: _day(fact),
}


def meaning_in_words(meaning: Mapping[str, str | None]) -> str:
    """Return what somebody taught that words beside a name mean: "Medlem, fagområder, repræsenterer idrætten"."""
    nothing, told = _("nothing"), []
    for name, (label, say) in _MEANT.items():
        if name in meaning:
            code = meaning[name]
            told.append(f"{label}: {_within(say(code)) if code else nothing}")
    return "; ".join(told)


def _day(fact: str) -> str:
    """Return a day that is kept as 2022-01-31, 2022-01 or 2022."""
    known = parse_danish(fact)
    return format_date(known) if known else fact


_MEANT: Mapping[str, tuple[Any, Callable[[str], str]]] = {
    "role": (ABOUT[About.ROLE], _FACTS[About.ROLE]),
    "seat_type": (ABOUT[About.SEAT_GROUP], _FACTS[About.SEAT_GROUP]),
    "office": (ABOUT[About.OFFICE], _FACTS[About.OFFICE]),
    "represents": (ABOUT[About.REPRESENTS], str),
    "represents_unit": (lazy("Unit"), str),
    "party": (ABOUT[About.PARTY], str),
}


def contradiction(conflict: "Conflict", decided: str | None, found: "Reading") -> str:
    """Return what a document says twice, with where it stands, and what has been chosen."""
    facts = {
        "about": str(_TWO_THINGS[conflict.about]),
        "facts": format_list(f"»{fact_in_words(conflict.about, fact)}«" for fact in conflict.facts),
        "places": format_list(_within(place_in_words(found.where(line))) for line in conflict.lines),
    }
    told = _("The document says two things %(about)s: %(facts)s, in %(places)s.", **facts)
    if len(conflict.facts) == 1:
        told = _doubt(conflict, facts)
    if decided is None:
        return told
    chosen = _("You have chosen neither.")
    if decided:
        chosen = _("You have chosen »%(fact)s«.", fact=fact_in_words(conflict.about, decided))
    return f"{told} {chosen}"


def _doubt(conflict: "Conflict", facts: Mapping[str, str]) -> str:
    """Return what a document says once, and something else makes uncertain."""
    if conflict.about is About.UNTIL:
        return _("%(facts)s is the last list with this person, in %(places)s; later lists leave the name out.", **facts)
    if len(conflict.lines) > 1:
        return _("The document says of more than one person or list: %(facts)s, in %(places)s.", **facts)
    return _("The document says %(facts)s in %(places)s, and not on a later list.", **facts)


def discrepancy(one: "Discrepancy") -> str:
    """Return what a document says otherwise than what is registered, or adds, and what has been chosen.

    How somebody is reached is not told here: a page that shows it notes that it was looked at.
    """
    facts = {
        "about": str(ABOUT[one.about]),
        "read": fact_in_words(one.about, one.read),
        "registered": fact_in_words(one.about, one.registered) if one.registered else "",
    }
    if one.about in CONTACTS and one.registered and one.holds is None:
        return _("%(about)s: the document says »%(read)s«, and another is registered.", **facts)
    if one.about in CONTACTS or not one.registered:
        return _adding(facts, one.holds)
    if one.holds is Side.FILE:
        return _("%(about)s is changed from »%(registered)s« to »%(read)s«.", **facts)
    if one.holds is Side.REGISTERED:
        return _("%(about)s stays »%(registered)s«; the document says »%(read)s«.", **facts)
    return _("%(about)s: the document says »%(read)s«, and »%(registered)s« is registered.", **facts)


def _adding(facts: Mapping[str, str], holds: Side | None) -> str:
    if holds is Side.REGISTERED:
        return _("%(about)s »%(read)s« is not added.", **facts)
    return _("%(about)s »%(read)s« is added.", **facts)


def _within(words: str) -> str:
    """Return words as they stand inside a sentence."""
    return words[:1].lower() + words[1:]
