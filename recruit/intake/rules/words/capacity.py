"""What one piece of a line says of a person: office, seat, whom they stand for, party, staff."""

import re
from collections.abc import Callable
from dataclasses import replace

from recruit.intake.grammar.tables import Table
from recruit.intake.rules.minutes.remarks import is_note
from recruit.intake.rules.reading import Office, Role, SeatType
from recruit.intake.rules.words import seats
from recruit.intake.rules.words.facts import Facts, Manner
from recruit.intake.rules.words.names import is_name, is_surely_name
from recruit.intake.rules.words.parties import party_by_letter, party_named

_TABLE = Table("capacities")
_CHAIR = _TABLE.phrases("chair_words")
_VICE_CHAIR = _TABLE.phrases("vice_chair_words")
_SUBSTITUTE = _TABLE.phrases("substitute_words")
_INSTEAD_OF = _TABLE.phrases("instead_of")
_OBSERVER = _TABLE.phrases("observer_words")
_ASSOCIATE = _TABLE.phrases("associate_words")
_GUEST = _TABLE.phrases("guest_words")
_MEMBER = _TABLE.phrases("member_words")
_SECRETARY = _TABLE.phrases("secretary_words")
_STANDS_FOR = _TABLE.phrases("stands_for")
_APPOINTED_BY = _TABLE.phrases("appointed_by")
_ELECTED_AMONG = _TABLE.phrases("elected_among")
_EXPERIENCE = _TABLE.phrases("experience")
_LEFT = _TABLE.phrases("left")
_NOT_NOW = _TABLE.phrases("not_now")
_STAFF_TITLES = _TABLE.phrases("staff_titles")
_GENERAL_TITLES = _TABLE.phrases("general_titles")
_POSITION_ENDINGS = _TABLE.phrases("position_endings")
_POSITION_PREPOSITIONS = _TABLE.phrases("position_prepositions")

_LEADS_ON = re.compile(r"^(?:(?:som|og|samt|for|af|i)\b|,|:|-|–|/)?\s*", re.I)
_ORDINAL = re.compile(r"^\d\.\s*(?=\w)")
_AND = re.compile(r"^(?:og|samt|,|/|:)\s*", re.I)
_OF = re.compile(r"^(?:for|af|i|fra|ved)\s+", re.I)


def understand(text: str, manner: Manner) -> Facts:
    """Return what one capacity says. What no rule knows is the name of an organisation or a field."""
    text = _ORDINAL.sub("", text.strip(" .,;:–—-\t"))
    for read in _READERS:
        facts = read(text, text.casefold(), manner)
        if facts:
            return facts
    return _organisation(text, manner)


def _not_now(text: str, folded: str, manner: Manner) -> Facts | None:
    return Facts("not-now") if _after(_NOT_NOW, folded) is not None or not text else None


def _left(text: str, folded: str, manner: Manner) -> Facts | None:
    return Facts("left") if _after(_LEFT, folded) is not None else None


def _party(text: str, folded: str, manner: Manner) -> Facts | None:
    party = party_named(text) or party_by_letter(text, newspaper_letters=manner.newspaper_letters)
    return Facts("party", seat_type=SeatType.MUNICIPAL_COUNCIL, party=party, is_weak=True) if party else None


def _office(text: str, folded: str, manner: Manner) -> Facts | None:
    for words, office in ((_VICE_CHAIR, Office.VICE_CHAIR), (_CHAIR, Office.CHAIR)):
        after = _after(words, folded)
        if after is not None:
            return _office_of(text[len(text) - len(after) :].strip(), office, manner)
    return None


def _office_of(place: str, office: Office, manner: Manner) -> Facts:
    """An office of the council itself, unless another organisation follows: then the seat is that organisation's."""
    of = _OF.sub("", place)
    if not place or seats.is_own_body(of, manner.own_body):
        return Facts("office", Role.MEMBER, office)
    further = _AND.sub("", place)
    if further != place:
        return Facts("office", Role.MEMBER, office)
    return replace(_seat(of, manner), rule="office-elsewhere")


def _substitute(text: str, folded: str, manner: Manner) -> Facts | None:
    after = _after(_SUBSTITUTE, folded)
    if after is None:
        return None
    rest = text[len(text) - len(after) :].strip(" :,-–")
    person = _person_after(rest)
    if person:
        return Facts("substitute-of-person", Role.SUBSTITUTE, substitute_for=person)
    rest = _LEADS_ON.sub("", rest)
    beneath = _seat(rest, manner) if rest else Facts("substitute")
    return replace(beneath, rule="substitute", role=Role.SUBSTITUTE, is_staff=False)


def _instead_of(text: str, folded: str, manner: Manner) -> Facts | None:
    after = _after(_INSTEAD_OF, folded)
    name = text[len(text) - len(after) :].strip() if after else ""
    return Facts("instead-of", Role.SUBSTITUTE, substitute_for=name) if is_surely_name(name) else None


def _person_after(text: str) -> str | None:
    name = _OF.sub("", text).strip()
    return (
        name if name != text and (is_surely_name(name) or (is_name(name) and not seats.is_organisation(name))) else None
    )


def _secretary(text: str, folded: str, manner: Manner) -> Facts | None:
    after = _after(_SECRETARY, folded)
    if after is None:
        return None
    place = _OF.sub("", text[len(text) - len(after) :].strip(" :,-–"))
    if not place or seats.is_own_body(place, manner.own_body) or seats.is_municipal_unit(place):
        return Facts(
            "secretary", Role.SECRETARIAT, represents=place if seats.is_municipal_unit(place) else None, is_staff=True
        )
    return None


def _role(text: str, folded: str, manner: Manner) -> Facts | None:
    for words, role in ((_OBSERVER, Role.OBSERVER), (_ASSOCIATE, Role.ASSOCIATE), (_GUEST, Role.GUEST)):
        after = _after(words, folded)
        if after is not None:
            rest = _LEADS_ON.sub("", text[len(text) - len(after) :].strip())
            beneath = _seat(rest, manner) if rest and not is_note(rest) else Facts(role.value)
            return replace(beneath, rule=role.value, role=role, is_staff=False)
    return None


def _experience(text: str, folded: str, manner: Manner) -> Facts | None:
    after = _after(_EXPERIENCE, folded)
    if after is None:
        return None
    return Facts("experience", Role.MEMBER, seat_type=SeatType.EXPERIENCE, represents=_tail(text, after))


def _refugee(text: str, folded: str, manner: Manner) -> Facts | None:
    """Seats for refugees and immigrants, by the words of Integrationsloven § 42, stk. 4, or of the charter."""
    among = _after(_ELECTED_AMONG, folded)
    if among is not None and seats.municipal_council(among):
        return Facts(
            "elected-among",
            Role.MEMBER,
            seat_type=SeatType.MUNICIPAL_COUNCIL,
            represents=seats.municipal_council(among),
        )
    stands = _after(_STANDS_FOR, folded) if among is None else among
    group = stands if stands is not None else folded
    if not seats.speaks_of_refugees(group):
        return None
    represents = _tail(text, group) if stands else seats.group_named(text)
    return Facts("refugee-immigrant", Role.MEMBER, seat_type=SeatType.REFUGEE_IMMIGRANT, represents=represents)


def _councillor(text: str, folded: str, manner: Manner) -> Facts | None:
    council = seats.councillor(folded)
    if not council:
        return None
    return Facts(
        "councillor",
        Role.MEMBER,
        seat_type=SeatType.MUNICIPAL_COUNCIL,
        represents=council,
        party=_party_in(text, manner),
    )


def _party_in(text: str, manner: Manner) -> str | None:
    """Find the party in "byrådsmedlem for Venstre", "medlem af Kommunalbestyrelsen (SF)"."""
    words = text.replace("(", " ").replace(")", " ").split()
    for start in range(1, len(words)):
        rest = " ".join(words[start:])
        party = party_named(rest) or party_by_letter(rest, newspaper_letters=manner.newspaper_letters)
        if party:
            return party
    return None


def _stands_for(text: str, folded: str, manner: Manner) -> Facts | None:
    after = _after((*_ELECTED_AMONG, *_STANDS_FOR), folded)
    if after is None:
        return None
    appointed = folded.startswith(_APPOINTED_BY)
    if not after:
        return Facts("representative", Role.MEMBER)
    whom = re.sub(r"^(?:en|et) ", "", _tail(text, after) or "")
    if appointed and seats.is_municipal_unit(whom):
        return Facts("appointed-by", Role.MEMBER)
    if folded.startswith("fra ") and seats.is_municipal_unit(whom):
        return Facts("staff", represents=whom, is_staff=True)
    seat = _seat(whom, manner)
    rule = "appointed-by" if appointed else "stands-for"
    return replace(
        seat, rule=rule, is_weak=appointed and seat.seat_type == SeatType.MUNICIPAL_COUNCIL and not seat.party
    )


def _member(text: str, folded: str, manner: Manner) -> Facts | None:
    after = _after(_MEMBER, folded)
    if after is None:
        return None
    rest = _LEADS_ON.sub("", text[len(text) - len(after) :].strip())
    if not rest or seats.is_own_body(rest, manner.own_body):
        return Facts("member", Role.MEMBER)
    return replace(_seat(rest, manner), rule="member-of")


def _position(text: str, folded: str, manner: Manner) -> Facts | None:
    """A title with or without its place: "kasserer i X", "afdelingsleder", "skoleleder, Y"."""
    title, preposition, place = _split_position(text)
    known, general = title.casefold() in _STAFF_TITLES, title.casefold() in _GENERAL_TITLES
    if not (known or general or title.casefold().endswith(_POSITION_ENDINGS)):
        return None
    if not place:
        return Facts(
            "staff" if known or general else "title",
            represents=None if known or general else text,
            is_staff=known or general,
            is_title=True,
        )
    works_here = seats.is_municipal_unit(place) or known or (general and preposition == "for")
    if works_here and not (seats.is_organisation(place) and not seats.is_municipal_unit(place)):
        return Facts("staff", represents=place, is_staff=True)
    return replace(_seat(place, manner), rule="position")


def _split_position(text: str) -> tuple[str, str, str | None]:
    words = text.split()
    for index, word in enumerate(words[1:4], start=1):
        if word.casefold() in _POSITION_PREPOSITIONS:
            return " ".join(words[:index]), word.casefold(), " ".join(words[index + 1 :]) or None
    if words and words[0].casefold() in (*_STAFF_TITLES, *_GENERAL_TITLES) and len(words) > 1:
        return words[0], "", " ".join(words[1:])
    return text, "", None


def _organisation(text: str, manner: Manner) -> Facts:
    if seats.is_municipal_unit(text):
        return Facts("staff", represents=text, is_staff=True)
    return replace(_seat(text, manner), rule="organisation")


def _seat(text: str, manner: Manner) -> Facts:
    """Read what somebody stands for, after the words that lead to it have been taken off."""
    text = text.strip(" .,:;")
    party = party_named(text)
    if party:
        return Facts("party", Role.MEMBER, seat_type=SeatType.MUNICIPAL_COUNCIL, party=party)
    folded = text.casefold()
    for read in (_not_now, _left, _refugee, _councillor, _stands_for_again):
        facts = read(text, folded, manner)
        if facts:
            return facts
    if seats.is_own_body(text, manner.own_body):
        return Facts("member", Role.MEMBER)
    seat = seats.stands_for(text)
    return Facts("organisation", Role.MEMBER, seat_type=seat.seat_type, represents=seat.name)


def _stands_for_again(text: str, folded: str, manner: Manner) -> Facts | None:
    return _stands_for(text, folded, manner) if _after((*_ELECTED_AMONG, *_STANDS_FOR), folded) else None


def _after(phrases: tuple[str, ...], folded: str) -> str | None:
    """Return what follows the longest phrase that the text begins with, or None."""
    if not folded.startswith(phrases):
        return None
    for phrase in phrases:
        following = folded[len(phrase) : len(phrase) + 1]
        if folded.startswith(phrase) and not (following.isalnum() or following == "-"):
            return folded[len(phrase) :].strip()
    return None


def _tail(text: str, folded_tail: str) -> str | None:
    return text[len(text) - len(folded_tail) :].strip(" .,:;") or None if folded_tail else None


#: Asked in this order; the first that knows the piece answers.
_READERS: tuple[Callable[[str, str, Manner], Facts | None], ...] = (
    _not_now,
    _left,
    _party,
    _office,
    _substitute,
    _role,
    _secretary,
    _experience,
    _refugee,
    _councillor,
    _instead_of,
    _stands_for,
    _member,
    _position,
)
