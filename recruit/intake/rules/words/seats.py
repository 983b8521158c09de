"""What a seat stands for: the municipal council, a field of society, an organisation, or a part of the town hall."""

import re
from dataclasses import dataclass

from recruit.intake.grammar.tables import Table
from recruit.intake.rules.reading import SeatType

_TABLE = Table("capacities")
_COUNCILS = _TABLE.meanings("municipal_council")
_COUNCILLORS = _TABLE.meanings("councillors")
_COMMITTEE_ENDINGS = _TABLE.phrases("committee_endings")
_NOT_POLITICAL = _TABLE.phrases("not_political_committees")
_REFUGEE_STEMS = _TABLE.phrases("refugee_stems")
_REFUGEE_COMPANY = _TABLE.words("refugee_company")
_ORGANISATION_ENDINGS = _TABLE.phrases("organisation_endings")
_SECTOR_ENDINGS = _TABLE.phrases("sector_endings")
_SECTOR_WORDS = frozenset(_TABLE.phrases("sector_words"))
_SECTOR_OF_REPRESENTATIVE = _TABLE.meanings("sector_of_representative")
_UNITS = _TABLE.phrases("municipal_units")
_UNIT_ENDINGS = _TABLE.phrases("municipal_unit_endings")

_WORDS = re.compile(r"[\w-]+")
_REPRESENTATIVE = re.compile(r"(?P<who>.+?)-?s?repræsentant(?:er|en|erne)?", re.I)
#: "Frivilligcentret i Lundby Kommune" is no part of the town hall.
_WITHIN_MUNICIPALITY = re.compile(r"(?<=\S)\s+i\s+[\w-]+(?:\s[\w-]+)?\s+kommune$")
_ARTICLES = ("den", "det", "de", "rådet", "udvalget")
#: The committee that a council of citizens answers to is named after what it cares for.
_INTEGRATION_COUNCIL = "integrationsråd"
_COMMITTEE_FOR = ("udvalget for ", "udvalg for ")
_COMMITTEES_COUNCIL = "Kommunalbestyrelsen"


@dataclass(frozen=True, slots=True)
class Seat:
    """The kind of a seat, and the name it is known by."""

    seat_type: SeatType
    name: str


def stands_for(text: str) -> Seat:
    """Return what a name that no other rule knows stands for: a field if its words say so, else an organisation."""
    council = municipal_council(text.casefold())
    if council:
        return Seat(SeatType.MUNICIPAL_COUNCIL, council)
    found = _REPRESENTATIVE.fullmatch(text)
    if found:
        return _represented(found["who"])
    return Seat(SeatType.SECTOR if _is_sector(text) else SeatType.ORGANISATION, text)


def municipal_council(folded: str) -> str | None:
    """Return the municipal council's name in its base form, if the words mean it or a committee of it."""
    words = [word for word in _WORDS.findall(folded) if word not in _ARTICLES]
    named = next((_COUNCILS[word] for word in words[:2] if word in _COUNCILS), None)
    if named or any(_INTEGRATION_COUNCIL in word for word in words):
        return named
    return _COMMITTEES_COUNCIL if folded.startswith(_COMMITTEE_FOR) or _is_committee(words[-1:]) else None


def _is_committee(last: list[str]) -> bool:
    """A standing committee stands for the municipal council that set it up; a committee of citizens does not."""
    return any(word.endswith(_COMMITTEE_ENDINGS) and not word.startswith(_NOT_POLITICAL) for word in last)


def councillor(folded: str) -> str | None:
    """Return the municipal council whose member the words mean: "byrådsmedlem for Venstre"."""
    for word, council in _COUNCILLORS.items():
        if folded.startswith(word):
            return council
    without = re.sub(r"^(?:medlem(?:mer)?|repræsentant(?:er)?) (?:af|fra|for) ", "", folded)
    return municipal_council(without) if without != folded or len(folded.split()) <= 3 else None


def is_own_body(text: str, own_body: frozenset[str]) -> bool:
    """Return whether the words mean the very council whose minutes these are."""
    words = _WORDS.findall(text.casefold())
    first = [word for word in words if word not in _ARTICLES[:3]][:2]
    return any(word.startswith((_INTEGRATION_COUNCIL, *own_body)) for word in first) or words in (
        ["rådet"],
        ["udvalget"],
    )


def speaks_of_refugees(folded: str) -> bool:
    """Return whether the words mean refugees, immigrants or minorities as people, not an organisation for them."""
    words = _WORDS.findall(folded.replace("repræsentanter", "repræsentant"))
    stems = [any(stem in word for stem in _REFUGEE_STEMS) for word in words]
    if not any(stems) and not any(stem in folded for stem in _REFUGEE_STEMS if " " in stem):
        return False
    return all(
        (stem and not word.endswith(_ORGANISATION_ENDINGS)) or word in _REFUGEE_COMPANY or word.endswith("repræsentant")
        for word, stem in zip(words, stems, strict=True)
    )


def mentions_refugees(folded: str) -> bool:
    """Return whether the words speak of refugees, immigrants or minorities, whatever else they speak of."""
    return any(stem in folded for stem in _REFUGEE_STEMS)


def group_named(text: str) -> str | None:
    """Return the group when the words name one ("etniske minoriteter"), None when they only name the seat."""
    return None if "repræsentant" in text.casefold() or "medlem" in text.casefold() else text


def is_organisation(text: str) -> bool:
    """Return whether the words end as associations do."""
    return any(_names_organisation(word) for word in _WORDS.findall(text.casefold()))


def is_plainly_organisation(text: str) -> bool:
    """Return whether even a heading of its own can only be an association's or a field's name: "Røde Kors:", "LO:"."""
    words = text.rstrip(": ").split()
    capitalised = [word for word in words if word[0].isupper()]
    return is_organisation(text) or _is_sector(text) or len(capitalised) > 1 or any(word.isupper() for word in words)


def _names_organisation(word: str) -> bool:
    return word.endswith(_ORGANISATION_ENDINGS) and not word.endswith(_SECTOR_ENDINGS)


def is_municipal_unit(text: str) -> bool:
    """Return whether the words mean a part of the town hall."""
    folded = f" {_WITHIN_MUNICIPALITY.sub('', text.casefold())} "
    first = folded.split()[0] if folded.strip() else ""
    return (
        any(_holds(folded, unit) for unit in _UNITS)
        or any(word.endswith(_UNIT_ENDINGS) and not word.startswith("lokal") for word in folded.split())
        or first in ("cbu", "hr")
    )


def _holds(folded: str, unit: str) -> bool:
    """A unit of several words opens the name; a single word may stand anywhere in it."""
    return folded.startswith(f" {unit} ") if " " in unit else f" {unit} " in folded.replace(",", " ")


def _is_sector(text: str) -> bool:
    folded = text.casefold()
    words = _WORDS.findall(folded)
    own = [word for word in words if word not in _ARTICLES]
    bare = " ".join(own)
    if bare in _SECTOR_WORDS:
        return True
    return any(word.endswith(_SECTOR_ENDINGS) for word in words) and not is_organisation(text)


def _represented(who: str) -> Seat:
    """Read the first part of "erhvervsrepræsentant", "LO-repræsentant"."""
    stem = who.strip().casefold()
    for first, sector in _SECTOR_OF_REPRESENTATIVE.items():
        if first.startswith(stem) or stem == first:
            return Seat(SeatType.SECTOR, sector)
    of = who.strip().removesuffix("s")
    return Seat(SeatType.SECTOR, of) if _is_sector(of) else Seat(SeatType.ORGANISATION, who.strip())
