"""What a charter calls a group of seats, and whom they are for."""

import re
from dataclasses import dataclass, replace

from recruit.intake.grammar.tables import Table
from recruit.intake.rules.charter.seat_phrases import WHOSE, Phrase
from recruit.intake.rules.minutes.introductions import singular
from recruit.intake.rules.reading import Role, SeatType
from recruit.intake.rules.words.amounts import Amount
from recruit.intake.rules.words.capacity import understand
from recruit.intake.rules.words.facts import Facts, Manner
from recruit.intake.rules.words.seats import mentions_refugees

_TABLE = Table("charter")
_CHOOSING = _TABLE.meanings("choosing")
_CHOSEN = _TABLE.meanings("chosen")
_DEMANDS = "|".join(map(re.escape, _TABLE.phrases("demands")))
_CITIZENS = _TABLE.words("citizens")

#: Where the words on one group end.
_END = re.compile(r"(?<=\w\w)\.(?=\s+[A-ZÆØÅ])|;|,?\s+(?:jf|dvs)\.", re.I)
_LAST_WORDS = re.compile(r"(?:[\s.,:;–-]|\s(?:og|samt))+$")
_ON_PROPOSAL = re.compile(r"(?:efter|på)\s+(?:indstilling|forslag)\s+(?:fra|af)\s+(?P<who>.+)", re.I)
#: "Livseksperter/borgere": two words for the same people.
_OR_ELSE = re.compile(r"^(\w+)/\w+")
_STANDING_FOR = re.compile(r",?\s+(?:der|som)\s+repræsenterer\s+(?P<who>.+)", re.I)
#: "Et medlem skal være fra en skolebestyrelse", "Syv af medlemmerne skal være borgere".
_HAVE_TO_BE = re.compile(r"^(?:af (?:rådets )?medlemmerne )?skal (?:være|komme) ", re.I)
_BY_VOTE = re.compile(r"\s(?:ved|på)\s(?:[\w-]+\s){0,3}?(?:\w*valg|\w*møde|afstemning)\b", re.I)
_AMONG = re.compile(r"\bblandt\s+(?P<who>.+)", re.I)
#: What is asked of whoever sits here, which says nothing of whom they stand for.
_DEMAND = re.compile(rf"\s+(?:{_DEMANDS})\b|(?<!-),|\s*[(;:]|\s(?:der|som|hvoraf|herunder|heraf)\s", re.I)


@dataclass(frozen=True, slots=True)
class Seats:
    """Seats of one kind: the name of their group without the number, and whom it is for."""

    amount: Amount
    label: str
    seat_type: SeatType
    represents: str | None
    rule: str

    @property
    def facts(self) -> Facts:
        """Return what this says of the people listed below it."""
        return Facts("seats", Role.MEMBER, seat_type=self.seat_type, represents=self.represents)


def counted_seats(phrase: Phrase, manner: Manner) -> Seats | None:
    """Return the group of seats that a phrase sets up; None for substitutes and staff, who have none."""
    if phrase.is_beside_seats:
        return None
    label = _label(phrase)
    facts = _facts(label, manner, may_be_name=bool(phrase.name_before))
    return None if facts.is_staff else _seats(phrase.amount, label, facts, f"seats+{facts.rule}")


def named_seats(name: str, number: Amount, manner: Manner) -> Seats:
    """Return the group of a row of a table: a name in one cell, the number in another."""
    return _seats(number, name, _facts(name, manner, may_be_name=True), "seats-in-table")


def _seats(number: Amount, label: str, facts: Facts, rule: str) -> Seats:
    kind = facts.seat_type or (SeatType.ORGANISATION if facts.represents else SeatType.CITIZEN)
    return Seats(number, label, kind, facts.represents, rule)


def _label(phrase: Phrase) -> str:
    chooser = phrase.chooser
    if phrase.name_before:
        label = phrase.name_before
    elif chooser and phrase.rest.partition(" ")[0].casefold() not in WHOSE:
        label = f"{phrase.unit} {_CHOOSING[chooser['verb'].casefold()]} af {chooser['who']}"
    else:
        rest = _HAVE_TO_BE.sub("", _LAST_WORDS.sub("", _END.split(phrase.rest, maxsplit=1)[0]))
        verb, _, after = rest.partition(" ")
        rest = f"{_CHOSEN[verb.casefold()]} {after}" if verb.casefold() in _CHOSEN else rest
        label = f"{phrase.unit}{'' if rest[:1] == ',' else ' '}{rest}".strip()
    return label[:1].upper() + label[1:]


def _facts(label: str, manner: Manner, *, may_be_name: bool) -> Facts:
    """Read whom a group is for: who proposes its members, among whom they are chosen, or where they come from."""
    proposal, among, stands_for = _ON_PROPOSAL.search(label), _AMONG.search(label), _STANDING_FOR.search(label)
    if proposal:
        return understand(f"efter indstilling fra {_whom(proposal['who'])}", manner)
    if stands_for:
        return understand(f"repræsentant for {_whom(stands_for['who'])}", manner)
    if among:
        return _chosen_among(_whom(among["who"]), label, manner)
    text = _BY_VOTE.sub("", _OR_ELSE.sub(r"\1", _whom(label)))
    if text.split()[0].casefold() in _CITIZENS:
        return _citizens(label)
    facts = understand(singular(text), manner)
    is_bare = facts.rule in ("organisation", "title") and facts.represents == singular(text)
    if may_be_name or not is_bare:
        return facts
    whose = re.search(rf"\s(?:{'|'.join(WHOSE)})\s", text)
    return understand(f"repræsentant {text[whose.start() :].strip()}", manner) if whose else _citizens(label)


def _chosen_among(who: str, label: str, manner: Manner) -> Facts:
    facts = understand(f"valgt blandt {who}", manner)
    if who.casefold() in _CITIZENS:
        return _citizens(label)
    return replace(facts, seat_type=SeatType.REFUGEE_IMMIGRANT) if mentions_refugees(who.casefold()) else facts


def _whom(text: str) -> str:
    return _DEMAND.split(text, maxsplit=1)[0].strip(" .,:")


def _citizens(label: str) -> Facts:
    """ "Borgere" stand for nobody but themselves, unless more is said of them."""
    kind = SeatType.REFUGEE_IMMIGRANT if mentions_refugees(label.casefold()) else SeatType.CITIZEN
    return Facts("citizens", Role.MEMBER, seat_type=kind)
