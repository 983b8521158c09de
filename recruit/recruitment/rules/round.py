"""When a round may be set up, made public and taken back; and where it stands at an instant."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from recruit.bodies.rules import LONGEST_SLUG, FillingMethod
from recruit.foundation.refusal import Refusal
from recruit.recruitment.rules.deadline import end_of
from recruit.recruitment.rules.vocabulary import FILLING_METHODS, Asked, Field, Route

#: A name of more characters is a sentence.
LONGEST_NAME = 120
#: Case systems differ; this holds the longest that we have seen twice over.
LONGEST_CASE_NUMBER = 60
#: Beyond these numbers somebody's finger slipped.
MOST_WORDS, MOST_SUPPORTERS, MOST_ANSWER_DAYS = 1000, 100, 90
#: A deadline within these days stands on *I dag*.
CLOSES_SOON = timedelta(days=7)

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

#: What the form asks where nobody has decided otherwise: three minutes on a phone.
USUAL_FIELDS: Mapping[Field, Asked] = MappingProxyType(
    {
        Field.MOTIVATION: Asked.OPTIONAL,
        Field.INTERESTS: Asked.OPTIONAL,
        Field.PRESENTATION: Asked.OPTIONAL,
        Field.LANGUAGES: Asked.OPTIONAL,
        Field.PHOTO: Asked.OPTIONAL,
        Field.HEARD: Asked.OPTIONAL,
    }
)


class RoundStatus(StrEnum):
    """Where a round is; derived from its announcement and the clock, never stored."""

    DRAFT = "draft"
    #: Announced; nobody can stand yet.
    UPCOMING = "upcoming"
    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom a citizen asks about a round. What is not stated is empty."""

    name: str = ""
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class FormSettings:
    """Who may come through the public form, and what it asks of them."""

    routes: Sequence[Route] = (Route.SELF, Route.OTHER)
    #: A field that is not named is off.
    fields: Mapping[Field, Asked] = field(default_factory=lambda: USUAL_FIELDS)
    word_limit: int = 100
    supporters_needed: int = 0
    supporters_may_repeat: bool = True
    answer_days: int = 30
    #: Labels of the groups into which the round splits by country; none until somebody approved it.
    country_groups: Sequence[str] = ()
    country_groups_approval: str = ""


@dataclass(frozen=True, slots=True)
class Basics:
    """What a round is called, where it stands, how it ends, and whom one asks about it."""

    name: str
    filling_method: FillingMethod
    #: Where it stands in public addresses; empty: made from the name.
    slug: str = ""
    contact: Contact = Contact()
    #: The number of the case in the case system, such as "15.00.00-G01-2536-21"; empty where it has none yet.
    case_number: str = ""


@dataclass(frozen=True, slots=True)
class NewRound:
    """The round that somebody asks for."""

    basics: Basics
    opens_at: datetime
    closes_at: datetime
    form: FormSettings = FormSettings()


@dataclass(frozen=True, slots=True)
class Readiness:
    """What has to be known about a round before it is announced."""

    is_announced: bool
    #: There is a Danish text: the binding one.
    has_text: bool
    has_contact: bool
    closes_at: datetime


def status(*, is_announced: bool, opens_at: datetime, closes_at: datetime, at: datetime) -> RoundStatus:
    """Return where a round is at an instant."""
    if not is_announced:
        return RoundStatus.DRAFT
    if at < opens_at:
        return RoundStatus.UPCOMING
    return RoundStatus.OPEN if at < end_of(closes_at) else RoundStatus.CLOSED


def usual_method(methods: Sequence[FillingMethod]) -> FillingMethod:
    """Return how a round for groups that are filled in these ways usually ends: as the first that needs a call."""
    return next((method for method in methods if method in FILLING_METHODS), FillingMethod.COUNCIL_SELECTION)


def may_set_up(basics: Basics, group_terms: Collection[object], *, is_taken: bool) -> tuple[Refusal, ...]:
    """Return every reason why a round may not be so.

    `group_terms` are the terms of the seat groups that it is for; `is_taken` says that another round has its address.
    """
    reasons = [] if group_terms else [Refusal("round-has-no-groups", field="groups")]
    if len(set(group_terms)) > 1:
        reasons.append(Refusal("groups-of-two-terms", field="groups"))
    if not basics.name.strip():
        reasons.append(Refusal("round-has-no-name", field="name"))
    elif len(basics.name.strip()) > LONGEST_NAME:
        reasons.append(Refusal("text-too-long", {"longest": LONGEST_NAME}, "name"))
    if len(basics.case_number.strip()) > LONGEST_CASE_NUMBER:
        reasons.append(Refusal("text-too-long", {"longest": LONGEST_CASE_NUMBER}, "case_number"))
    if basics.filling_method not in FILLING_METHODS:
        reasons.append(Refusal("round-needs-a-call", field="filling_method"))
    return (*reasons, *_may_stand_at(basics.slug, is_taken=is_taken))


def may_stay_public(*, same_slug: bool, same_groups: bool) -> tuple[Refusal, ...]:
    """Return every reason why a round cannot be changed so while people hold its address, and stand for its groups."""
    reasons = [] if same_slug else [Refusal("round-address-is-public", field="slug")]
    return (*reasons, *([] if same_groups else [Refusal("round-groups-are-public", field="groups")]))


def _may_stand_at(slug: str, *, is_taken: bool) -> tuple[Refusal, ...]:
    if _SLUG.fullmatch(slug) is None or len(slug) > LONGEST_SLUG:
        return (Refusal("slug-is-malformed", {"longest": LONGEST_SLUG}, "slug"),)
    return (Refusal("round-slug-taken", {"slug": slug}, "slug"),) if is_taken else ()


def may_ask(form: FormSettings) -> tuple[Refusal, ...]:
    """Return every reason why the public form may not be so.

    A split by country is off until an approval of it is written down: it sorts people by what the law protects
    (Databeskyttelsesforordningen art. 9).
    """
    reasons = [] if form.routes else [Refusal("round-has-no-route", field="routes")]
    for name, number, least, most in (
        ("word_limit", form.word_limit, 1, MOST_WORDS),
        ("supporters_needed", form.supporters_needed, 0, MOST_SUPPORTERS),
        ("answer_days", form.answer_days, 1, MOST_ANSWER_DAYS),
    ):
        if not least <= number <= most:
            reasons.append(Refusal("number-out-of-bounds", {"least": least, "most": most}, name))
    if form.country_groups and not form.country_groups_approval.strip():
        reasons.append(Refusal("country-groups-not-approved", field="country_groups_approval"))
    if len(form.country_groups) == 1:
        reasons.append(Refusal("one-country-group", field="country_groups"))
    return tuple(reasons)


def may_announce(ready: Readiness, *, now: datetime) -> tuple[Refusal, ...]:
    """Return every reason why a round cannot be made public now."""
    reasons = []
    if ready.is_announced:
        reasons.append(Refusal("round-is-announced"))
    if not ready.has_text:
        reasons.append(Refusal("round-has-no-text"))
    if not ready.has_contact:
        reasons.append(Refusal("round-has-no-contact"))
    if now >= end_of(ready.closes_at):
        reasons.append(Refusal("round-closed-already", {"closes_at": ready.closes_at}))
    return tuple(reasons)


def may_revoke(because: str, *, is_announced: bool) -> tuple[Refusal, ...]:
    """Return every reason why an announcement cannot be taken back: there is none, or nobody says why."""
    if not is_announced:
        return (Refusal("round-is-draft"),)
    return () if because.strip() else (Refusal("reason-missing", field="because"),)
