"""When a body may be set up, renamed, moved to another address; when its titles and rules may change."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from recruit.bodies.rules.term import NewTerm, may_open_term
from recruit.bodies.rules.vocabulary import BODY_CLASSIFICATIONS, RESERVED_SLUGS, RuleKind, RuleSource
from recruit.foundation.dates import Span
from recruit.foundation.municipality.rules import is_web_address
from recruit.foundation.refusal import Refusal
from recruit.people.rules import Classification

#: A citation, a title, a criterion of this many characters is a page of text in the wrong field.
LONGEST_TEXT = 500

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST_SLUG = 80


@dataclass(frozen=True, slots=True)
class NewBody:
    """The body that somebody asks for, with its first term."""

    name: str
    classification: Classification
    chair_title: str
    vice_chair_title: str
    term: NewTerm
    legal_basis: str = ""
    case_number: str = ""
    #: A *Lille råd* shows only what a small council needs.
    is_small: bool = True


@dataclass(frozen=True, slots=True)
class NewRule:
    """The dated rule that somebody asks for."""

    kind: RuleKind
    source: RuleSource
    citation: str
    #: The minimum; None for a rule that only holds or does not.
    number: int | None = None


def may_create(body: NewBody) -> tuple[Refusal, ...]:
    """Return every reason why this body cannot be set up as asked."""
    reasons = []
    if not body.name.strip():
        reasons.append(Refusal("body-has-no-name", field="name"))
    if body.classification not in BODY_CLASSIFICATIONS:
        reasons.append(Refusal("not-a-kind-of-body", {"classification": body.classification}, "classification"))
    reasons.extend(may_have_titles(body.chair_title, body.vice_chair_title))
    return (*reasons, *may_open_term(body.term, ()))


def may_have_titles(chair: str, vice_chair: str) -> tuple[Refusal, ...]:
    """Return every reason why chair and vice chair cannot be called so; there is no default."""
    if not chair.strip() or not vice_chair.strip():
        return (Refusal("chair-has-no-title", field="chair_title"),)
    return ()


def may_move_to(slug: str, *, is_taken: bool) -> tuple[Refusal, ...]:
    """Return every reason why a body may not have this address; `is_taken` when another has it, or once had it."""
    if _SLUG.fullmatch(slug) is None or len(slug) > LONGEST_SLUG:
        return (Refusal("slug-is-malformed", {"longest": LONGEST_SLUG}, "slug"),)
    if is_taken or slug in RESERVED_SLUGS:
        return (Refusal("slug-is-taken", {"slug": slug}, "slug"),)
    return ()


def may_hold(rule: NewRule, span: Span, others: Iterable[tuple[RuleKind, Span]]) -> tuple[Refusal, ...]:
    """Return every reason why this rule cannot hold in these days; `others` are the rules of the body.

    A rule of law or charter holds with a source and dates, and one of a kind a day.
    """
    reasons = []
    if rule.kind is RuleKind.MINIMUM_MEMBERS and (rule.number is None or rule.number < 1):
        reasons.append(Refusal("minimum-is-no-number", field="number"))
    if not rule.citation.strip() or len(rule.citation) > LONGEST_TEXT:
        reasons.append(Refusal("citation-missing", field="citation"))
    if span.until is not None and span.until <= span.since:
        reasons.append(Refusal("ends-before-it-begins", field="last_day"))
    elif any(kind is rule.kind and span.overlaps(other) for kind, other in others):
        reasons.append(Refusal("rule-holds-already", field="kind"))
    return tuple(reasons)


def may_end(span: Span, until: date) -> tuple[Refusal, ...]:
    """Return every reason why what holds in these days cannot end so: it holds for a day at least."""
    return (Refusal("ends-before-it-begins", field="last_day"),) if until <= span.since else ()


def may_link(url: str) -> tuple[Refusal, ...]:
    """Return the reason why this is no link that a page may carry; an empty one is none."""
    return () if not url or is_web_address(url) else (Refusal("address-is-malformed", field="url"),)
