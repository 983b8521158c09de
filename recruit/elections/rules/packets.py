"""Ballot packets (stemmeseddelpakker): the papers of an election are packed, sealed by two, and destroyed by two.

How long they are kept is written down with where it follows from. An open complaint, a stop of erasing, and a result
that can still be complained about hold them back.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from recruit.elections.rules.tally import MOST_PAPERS, Counted
from recruit.elections.rules.vocabulary import FormOfVoting, Milestone
from recruit.foundation.keys import search_key
from recruit.foundation.refusal import Refusal
from recruit.foundation.retention.rules import MOST_DAYS, Held

#: So many people seal a packet together, and destroy it.
HANDS = 2
#: What a label and a seal have room for.
LONGEST_LABEL, LONGEST_SEAL = 120, 40


class Contents(StrEnum):
    """What a packet holds."""

    VALID = "valid"
    BLANK = "blank"
    INVALID = "invalid"
    UNUSED = "unused"
    #: The accepted ones, which were opened.
    OUTER_ENVELOPES = "outer-envelopes"
    #: They stay closed.
    REJECTED_ENVELOPES = "rejected-envelopes"
    #: The register of voters on paper, with who was marked.
    REGISTER = "register"


class PacketStep(StrEnum):
    """What is done with a packet that is listed; each is a record and can be taken back."""

    SEALED = "sealed"
    DESTROYED = "destroyed"


@dataclass(frozen=True, slots=True)
class NewPacket:
    """A packet as it is listed."""

    label: str
    contents: Sequence[Contents]
    #: Papers, envelopes or sheets in it.
    papers: int
    #: Where it is from.
    place: str
    #: None where it is of no form alone, as unused papers are.
    form: FormOfVoting | None = None
    kept_at: str = ""


@dataclass(frozen=True, slots=True)
class ByTwo:
    """Who did something with packets, and on which day."""

    people: Sequence[str]
    on: date


@dataclass(frozen=True, slots=True)
class Keeping:
    """How long packets are kept, and where that follows from."""

    #: Until when one can complain about the result.
    complaints_until: datetime
    days: int
    source: str
    #: The day on which the municipal council decided; None while it has not.
    decided_on: date | None = None


@dataclass(frozen=True, slots=True)
class PacketFacts:
    """An election, as what guards its packets sees it."""

    passed: Collection[Milestone] = ()
    is_rehearsal: bool = False
    #: Somebody has written how long they are kept.
    is_written: bool = False
    #: The first day on which they may be destroyed; None before the municipal council has decided.
    free_on: date | None = None
    #: Why something of its round is held back.
    held: Collection[Held] = ()


def may_list(new: NewPacket, passed: Collection[Milestone]) -> tuple[Refusal, ...]:
    """Return why a packet is not listed like this."""
    reasons = [] if Milestone.CLOSED in passed else [Refusal("polls-are-not-closed")]
    said = {"label": new.label, "place": new.place, "kept_at": new.kept_at}
    reasons += [Refusal("answer-missing", field=field) for field, text in said.items() if not text.strip()]
    if len(new.label) > LONGEST_LABEL:
        reasons.append(Refusal("text-too-long", {"longest": LONGEST_LABEL}, "label"))
    if not new.contents:
        reasons.append(Refusal("packet-holds-nothing", field="contents"))
    if new.papers < 0:
        reasons.append(Refusal("number-is-negative", field="papers"))
    if new.papers > MOST_PAPERS:
        reasons.append(Refusal("more-papers-than-people", {"most": MOST_PAPERS}, "papers"))
    return tuple(reasons)


def may_seal(
    seals: Mapping[int, str], sealed: Mapping[int, str | None], act: ByTwo, *, polling_on: date, today: date
) -> tuple[Refusal, ...]:
    """Return why packets are not sealed like this: the number of a seal by packet, beside those of the `sealed`.

    Packets that are listed and not sealed stand there with None.
    """
    reasons = _by_two(act, not_before=polling_on, today=today)
    if not seals:
        reasons.append(Refusal("no-packet-is-chosen"))
    used = {search_key(seal) for seal in sealed.values() if seal}
    for number, seal in sorted(seals.items()):
        named, field = {"number": number, "seal": seal}, f"seal_{number}"
        if number not in sealed or sealed[number]:
            reasons.append(Refusal("packet-is-not-open", named))
        elif not search_key(seal) or len(seal) > LONGEST_SEAL:
            reasons.append(Refusal("seal-is-unreadable", {"longest": LONGEST_SEAL}, field))
        elif search_key(seal) in used:
            reasons.append(Refusal("seal-is-used", named, field))
        used.add(search_key(seal))
    return tuple(reasons)


def free_on(complaints_on: date, decided_on: date | None, days: int) -> date | None:
    """Return the first day on which packets may be destroyed: so many days after one could complain last, and after the
    municipal council decided; None before it has.
    """
    return max(complaints_on, decided_on) + timedelta(days=days) if decided_on else None


def may_keep_packets(new: Keeping, complaints_on: date, *, polling_on: date, today: date) -> tuple[Refusal, ...]:
    """Return why it is not written like this how long packets are kept; one can complain until `complaints_on`."""
    reasons = []
    if complaints_on < polling_on:
        reasons.append(Refusal("complaints-end-before-the-poll", field="complaints_until"))
    if new.decided_on is not None and not polling_on <= new.decided_on <= today:
        reasons.append(Refusal("council-has-not-decided-then", field="decided_on"))
    if not 1 <= new.days <= MOST_DAYS:
        reasons.append(Refusal("retention-days-out-of-range", {"most": MOST_DAYS}, "days"))
    if not new.source.strip():
        reasons.append(Refusal("answer-missing", field="source"))
    return tuple(reasons)


def holds(facts: PacketFacts, *, today: date) -> tuple[Refusal, ...]:
    """Return everything that holds destruction back; a rehearsal has nothing that is worth keeping."""
    if facts.is_rehearsal:
        return ()
    reasons = [Refusal(code) for held, code in _HOLDING.items() if held in facts.held]
    if not {Milestone.CERTIFIED, Milestone.ANNULLED} & {*facts.passed}:
        reasons.append(Refusal("result-is-not-certain"))
    if not facts.is_written:
        reasons.append(Refusal("keeping-is-not-written"))
    elif facts.free_on is None:
        reasons.append(Refusal("council-has-not-decided"))
    elif today < facts.free_on:
        reasons.append(Refusal("packets-are-kept", {"day": facts.free_on}))
    return tuple(reasons)


_HOLDING = {Held.COMPLAINT: "packets-are-complained-about", Held.STOPPED: "packets-are-asked-for"}


def may_destroy(
    chosen: Collection[int], sealed_on: Mapping[int, date], act: ByTwo, facts: PacketFacts, *, today: date
) -> tuple[Refusal, ...]:
    """Return why packets are not destroyed; those that can be are sealed, on these days, and not destroyed."""
    reasons = [*holds(facts, today=today)]
    if not chosen:
        reasons.append(Refusal("no-packet-is-chosen", field="packets"))
    if not {*chosen} <= {*sealed_on}:
        reasons.append(Refusal("packet-is-not-sealed", field="packets"))
    sealed = [day for number, day in sealed_on.items() if number in chosen]
    free = [facts.free_on] if facts.free_on and not facts.is_rehearsal else []
    earliest = max([*sealed, *free], default=act.on)
    return (*reasons, *_by_two(act, not_before=earliest, today=today))


def _by_two(act: ByTwo, *, not_before: date, today: date) -> list[Refusal]:
    reasons = []
    # "Bruun, Ada" is Ada Bruun.
    if len({frozenset(search_key(name.replace(",", " ")).split()) for name in act.people} - {frozenset()}) < HANDS:
        reasons.append(Refusal("two-people-do-it", field="people"))
    if act.on > today:
        reasons.append(Refusal("packets-on-a-day-to-come", field="on"))
    if act.on < not_before:
        reasons.append(Refusal("packets-too-early", {"day": not_before}, "on"))
    return reasons


def suggested(contest: str, place: str, form: FormOfVoting, counted: Counted) -> list[NewPacket]:
    """Return the packets that papers of a contest make which were counted at a place: those that count, and others."""
    numbers = {
        Contents.VALID: counted.valid,
        Contents.BLANK: counted.blank,
        Contents.INVALID: sum(counted.invalid.values()),
    }
    piles = ((Contents.VALID,), (Contents.BLANK, Contents.INVALID))
    found = ([one for one in pile if numbers[one]] for pile in piles)
    return [NewPacket(contest, pile, sum(numbers[one] for one in pile), place, form) for pile in found if pile]
