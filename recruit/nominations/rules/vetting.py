"""The check of a nomination: where it is, what is lacking, and what may be decided.

KRVL § 27 is the pattern: deficiencies are reported with a time to mend them, then somebody decides, and says why.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from recruit.foundation.refusal import Refusal
from recruit.nominations.rules.vocabulary import Status
from recruit.nominations.rules.words import unfit
from recruit.recruitment.rules.deadline import end_of


class Fact(StrEnum):
    """What can be looked up of what somebody declares."""

    IDENTITY = "identity"
    AGE = "age"
    RESIDENCE = "residence"
    SUPPORTERS = "supporters"
    ASSOCIATION = "association"
    OTHER = "other"


class Lacking(StrEnum):
    """What can be lacking, as the letter names it."""

    DECLARATION = "declaration"
    CONTACT = "contact"
    SEAT_GROUP = "seat_group"
    ANSWERS = "answers"
    SUPPORTERS = "supporters"
    AGE = "age"
    RESIDENCE = "residence"
    OTHER = "other"


class Vetting(StrEnum):
    """Where the check of a nomination is; derived from its records, never stored."""

    #: Nobody has looked, or what was lacking is mended: it is the secretariat's turn.
    TO_CHECK = "to_check"
    #: The person was told what is lacking, and has time.
    DEFICIENT = "deficient"
    #: The time to mend it is over.
    NOT_REMEDIED = "not_remedied"
    APPROVED = "approved"
    NOT_APPROVED = "not_approved"


@dataclass(frozen=True, slots=True)
class Vetted:
    """What the records of the check say."""

    #: Until when what is lacking can be mended, while it is not.
    remedy_until: datetime | None = None
    #: The decision that stands.
    approves: bool | None = None
    #: The nomination that is kept for the same person.
    is_joined: bool = False


@dataclass(frozen=True, slots=True)
class Complaining:
    """To whom, and until when, somebody who is not approved can complain."""

    to: str
    until: datetime | None


def vetting_of(vetted: Vetted, *, now: datetime) -> Vetting:
    """Return where the check is: a decision counts before a deficiency.

    `queries.overview` says the same to the database; a test holds the two together.
    """
    if vetted.approves is not None:
        return Vetting.APPROVED if vetted.approves else Vetting.NOT_APPROVED
    if vetted.remedy_until is None:
        return Vetting.TO_CHECK
    return Vetting.DEFICIENT if now < end_of(vetted.remedy_until) else Vetting.NOT_REMEDIED


def may_tell_what_is_lacking(
    status: Status,
    vetted: Vetted,
    vetting: Vetting,
    lacking: Collection[Lacking],
    text: str,
    remedy_until: datetime,
    *,
    now: datetime,
) -> tuple[Refusal, ...]:
    """Return every reason why nobody is told what is lacking: it is nothing, or there is no time to mend it."""
    reasons = [*_open(status, vetting), *_joined(vetted)]
    if not lacking:
        reasons.append(Refusal("nothing-is-lacking", field="lacking"))
    if Lacking.OTHER in lacking and not text.strip():
        reasons.append(Refusal("reason-missing", field="text"))
    if remedy_until <= now:
        reasons.append(Refusal("remedy-in-the-past", field="remedy_until"))
    return (*reasons, *unfit(text=text))


def may_approve(
    status: Status, vetted: Vetted, vetting: Vetting, lacking: Collection[Lacking], *, reason: str
) -> tuple[Refusal, ...]:
    """Return every reason why somebody is not approved. What is lacking can be overlooked for a stated reason."""
    reasons = [*_open(status, vetting), *_joined(vetted)]
    if lacking and not reason.strip():
        reasons.append(Refusal("nomination-lacks", {"lacking": sorted(lacking)}, "reason"))
    return tuple(reasons)


def may_refuse(
    status: Status, vetted: Vetted, vetting: Vetting, *, reason: str, complaining: Complaining, now: datetime
) -> tuple[Refusal, ...]:
    """Return every reason why somebody cannot be refused: no reason, or no way to complain (Forvaltningsloven § 22)."""
    reasons = [*_open(status, vetting), *_joined(vetted)]
    if not reason.strip():
        reasons.append(Refusal("reason-missing", field="reason"))
    if not complaining.to.strip():
        reasons.append(Refusal("answer-missing", field="complaint_to"))
    if complaining.until is None or complaining.until <= now:
        reasons.append(Refusal("complaint-needs-time", field="complaint_until"))
    return tuple(reasons)


def may_be_written(on: date, today: date, **said: str) -> tuple[Refusal, ...]:
    """Return why a decision is not written down so: its day is to come, or its words do not stand so in a case."""
    future = [Refusal("day-in-the-future", field="decided_on")] if on > today else []
    return (*future, *unfit(**said))


def may_join(
    kept: Vetted, joined: Vetted, *, kept_status: Status, is_same: bool, same_round: bool
) -> tuple[Refusal, ...]:
    """Return every reason why two nominations are not taken for one candidate: the one that is kept has to stand."""
    reasons = [] if kept_status is Status.STANDS else [Refusal("kept-nomination-does-not-stand", field="kept")]
    if is_same or not same_round:
        reasons.append(Refusal("join-needs-two-of-a-round"))
    if kept.is_joined or joined.is_joined:
        reasons.append(Refusal("nomination-is-joined"))
    if kept.approves is False and joined.approves:
        reasons.append(Refusal("kept-nomination-is-not-approved", field="kept"))
    return tuple(reasons)


def _open(status: Status, vetting: Vetting) -> tuple[Refusal, ...]:
    if status is not Status.STANDS:
        return (Refusal("nomination-has-ended"),)
    return (Refusal("vetting-is-decided"),) if vetting in (Vetting.APPROVED, Vetting.NOT_APPROVED) else ()


def _joined(vetted: Vetted) -> tuple[Refusal, ...]:
    return (Refusal("nomination-is-joined"),) if vetted.is_joined else ()
