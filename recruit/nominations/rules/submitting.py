"""When a nomination is taken, and every reason why it is not."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from recruit.foundation.keys import search_key
from recruit.foundation.refusal import Refusal
from recruit.nominations.rules.contact import is_reachable
from recruit.nominations.rules.submission import NewNominator, NewNominee, Submission
from recruit.nominations.rules.vocabulary import Source
from recruit.nominations.rules.words import (
    LONGEST_LINE,
    LONGEST_TEXT,
    count_words,
    holds_cpr_number,
    reads_like_an_address,
)
from recruit.people.rules import may_be_called
from recruit.recruitment.rules import Asked, Field, Route, end_of

#: The texts of several lines; everything else that is written is one line.
TEXTS = frozenset({"motivation", "presentation", "address", "reason"})

#: What a field of the round is called in a submission's nominee, where the two differ in nothing.
_ASKED_OF_THE_NOMINEE = (
    Field.MOTIVATION,
    Field.INTERESTS,
    Field.PRESENTATION,
    Field.LANGUAGES,
    Field.BIRTH_DATE,
    Field.ADDRESS,
)
_OF_THE_NOMINATOR = "nominator_"

#: Whoever comes by these was asked, with a link of their own: they wait neither for the public call nor its opening.
_INVITED = (Route.ORGANISATION, Route.CONTINUATION)


@dataclass(frozen=True, slots=True)
class RoundFacts:
    """What a round says of the nominations that it takes."""

    is_announced: bool
    opens_at: datetime
    #: The deadline that holds for this nomination: the round's, or the organisation's own.
    closes_at: datetime
    routes: Collection[str]
    fields: Mapping[str, str]
    word_limit: int
    groups: Collection[UUID]
    #: Those for whose seats anybody may stand: what a form offers.
    open_groups: Collection[UUID]
    #: The texts of the round whose condition can be declared.
    texts: Collection[UUID]
    #: Among them the newest in each language: what the public form shows.
    conditions_in_use: Collection[UUID]
    country_groups: Collection[str] = ()

    def asks(self, field: Field) -> Asked:
        return Asked(self.fields.get(field, Asked.OFF))

    def without(self, fields: Collection[Field]) -> "RoundFacts":
        """Return the same, but for these fields, which are asked no more."""
        return replace(self, fields={field: asked for field, asked in self.fields.items() if field not in fields})

    def requires(self, field: Field) -> bool:
        """Return True for what must be filled in; a seat group is a question only where there are several."""
        is_question = field is not Field.SEAT_GROUP or len(self.open_groups) > 1
        return is_question and self.asks(field) is Asked.REQUIRED


def may_submit(submission: Submission, round_: RoundFacts, *, at: datetime, by_staff: bool) -> tuple[Refusal, ...]:
    """Return every reason why a nomination that arrived `at` this instant is not taken.

    The secretariat writes down what reached it in another way, by any route and with what was stated: what is lacking
    is mended afterwards. From the floor of a meeting a name is enough, at any time.
    """
    reasons = tuple(_not_now(submission, round_, at=at, by_staff=by_staff))
    return reasons or may_say(submission, round_, by_staff=by_staff)


def may_say(submission: Submission, round_: RoundFacts, *, by_staff: bool) -> tuple[Refusal, ...]:
    """Return everything that is wrong with what a nomination says, whenever it comes."""
    known = round_.texts if by_staff else round_.conditions_in_use
    is_own = submission.route in (Route.SELF, Route.CONTINUATION) and not by_staff
    return (
        *_said(submission, round_, known=known, by_staff=by_staff),
        *(_lacking(submission, round_) if is_own else ()),
        *(_unheard(submission, round_) if is_own and submission.route is Route.SELF else ()),
    )


def may_say_of_oneself(submission: Submission, round_: RoundFacts, *, by_staff: bool) -> tuple[Refusal, ...]:
    """Return everything that is wrong with what somebody has corrected. The condition was declared as it was then."""
    said = _said(submission, round_, known=round_.texts, by_staff=by_staff)
    return (*said, *(() if by_staff else _lacking(submission, round_)))


def _said(
    submission: Submission, round_: RoundFacts, *, known: Collection[UUID], by_staff: bool
) -> tuple[Refusal, ...]:
    return (
        *_people(submission, needs_contact=not by_staff),
        *may_write(submission.nominee, round_),
        *_choices(submission, round_, known=known),
    )


def may_write(nominee: NewNominee, round_: RoundFacts) -> tuple[Refusal, ...]:
    """Return what is wrong with what somebody writes about themselves, now or when they correct it."""
    return tuple(_texts(nominee, TEXTS)) + tuple(_too_many_words(nominee, round_))


def may_be_lacking(submission: Submission, round_: RoundFacts) -> tuple[Refusal, ...]:
    """Return what the round asks of whoever stands, and is not there."""
    return tuple(_lacking(submission, round_))


def _not_now(submission: Submission, round_: RoundFacts, *, at: datetime, by_staff: bool) -> Iterator[Refusal]:
    if by_staff and submission.source is Source.FLOOR:
        return
    is_invited = by_staff or submission.route in _INVITED
    if not round_.is_announced and not is_invited:
        yield Refusal("round-is-not-public")
    elif at < round_.opens_at and not is_invited:
        yield Refusal("round-opens-later", {"opens": round_.opens_at})
    elif at >= end_of(round_.closes_at):
        yield _late(round_.closes_at, by_staff=by_staff)
    elif submission.route in (Route.SELF, Route.OTHER) and submission.route not in round_.routes and not by_staff:
        yield Refusal("route-is-not-offered")


def _late(closes: datetime, *, by_staff: bool) -> Refusal:
    if by_staff:
        return Refusal("arrived-after-the-deadline", {"closes": closes}, "arrived_on")
    return Refusal("deadline-has-passed", {"closes": closes})


def may_have_arrived(at: datetime, *, now: datetime) -> tuple[Refusal, ...]:
    """Return why nothing can have arrived at an instant: it has not come yet."""
    return (Refusal("arrived-in-the-future", field="arrived_on"),) if at > now else ()


def _people(submission: Submission, *, needs_contact: bool) -> Iterator[Refusal]:
    nominee, nominator = submission.nominee, submission.nominator
    yield from may_be_named(nominee.name)
    if needs_contact and not is_reachable(nominee):
        yield Refusal("nominee-cannot-be-reached", field="email")
    if nominator is None:
        return
    # An organisation's own name is registered, and may well read like an address: whoever answers for it was looked at.
    is_named = may_be_called if submission.route is Route.ORGANISATION else may_be_named
    for reason in is_named(nominator.name):
        yield Refusal(reason.code, reason.facts, f"{_OF_THE_NOMINATOR}name")
    for reason in _texts(nominator, TEXTS):
        yield Refusal(reason.code, reason.facts, f"{_OF_THE_NOMINATOR}{reason.field}")
    if needs_contact and not is_reachable(nominator):
        yield Refusal("nominator-cannot-be-reached", field=f"{_OF_THE_NOMINATOR}email")


def may_be_named(name: str) -> tuple[Refusal, ...]:
    """Return why this cannot be somebody's name here: it is said aloud, and stands in letters.

    Any script and one word will do, but no picture and no link.
    """
    if reasons := may_be_called(name):
        return reasons
    if not search_key(name):
        return (Refusal("name-without-letters", field="name"),)
    return (Refusal("name-reads-like-an-address", field="name"),) if reads_like_an_address(name) else ()


def _texts(who: NewNominee | NewNominator, long: frozenset[str]) -> Iterator[Refusal]:
    for name in ("name", "phone", "address", "motivation", "presentation", "relation", "reason"):
        text = getattr(who, name, "")
        longest = LONGEST_TEXT if name in long else LONGEST_LINE
        if len(text) > longest and name != "name":  # what a name may be has a rule of its own
            yield Refusal("text-too-long", {"longest": longest}, name)
        if name != "phone" and holds_cpr_number(text):
            yield Refusal("text-holds-a-cpr-number", field=name)


def _too_many_words(nominee: NewNominee, round_: RoundFacts) -> Iterator[Refusal]:
    words = count_words(nominee.presentation)
    if words > round_.word_limit:
        yield Refusal("too-many-words", {"words": words, "most": round_.word_limit}, "presentation")


def _choices(submission: Submission, round_: RoundFacts, *, known: Collection[UUID]) -> Iterator[Refusal]:
    """What can be wrong only in a form that was filled in by hand, or open while the round changed.

    Paper may have been printed before the condition was changed; a page has the words in use.
    """
    if submission.seat_group_id is not None and submission.seat_group_id not in round_.groups:
        yield Refusal("seat-group-is-not-offered", field="seat_group")
    if submission.country_group is not None and submission.country_group not in round_.country_groups:
        yield Refusal("country-group-is-not-offered", field="country_group")
    if submission.nominee.declared_text_id not in (None, *known):
        yield Refusal("condition-has-changed", field="declares")


def _lacking(submission: Submission, round_: RoundFacts) -> Iterator[Refusal]:
    nominee = submission.nominee
    for field in _ASKED_OF_THE_NOMINEE:
        if round_.requires(field) and not getattr(nominee, field):
            yield Refusal("answer-missing", field=field)
    if round_.requires(Field.SEAT_GROUP) and submission.seat_group_id is None:
        yield Refusal("answer-missing", field="seat_group")
    if round_.country_groups and submission.country_group is None:
        yield Refusal("answer-missing", field="country_group")
    if round_.conditions_in_use and nominee.declared_text_id is None:
        yield Refusal("condition-not-declared", field="declares")


def _unheard(submission: Submission, round_: RoundFacts) -> Iterator[Refusal]:
    if round_.requires(Field.HEARD) and submission.heard is None:
        yield Refusal("answer-missing", field="heard")
