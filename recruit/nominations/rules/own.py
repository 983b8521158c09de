"""What may be done about a nomination: correct it, withdraw it, take that back, and undo what was entered."""

from collections.abc import Collection
from datetime import datetime

from recruit.foundation.refusal import Refusal
from recruit.nominations.rules.submission import Submission
from recruit.nominations.rules.submitting import RoundFacts, may_say_of_oneself
from recruit.nominations.rules.vocabulary import Source, Status
from recruit.recruitment.rules import Route, end_of

#: How somebody is reached.
_REACH = frozenset({"email", "phone", "address"})
#: What is the person's own at any time: also what everybody may read of what was approved.
_OWN = _REACH | {"shows_motivation", "shows_languages"}


def may_correct(
    submission: Submission, round_: RoundFacts, status: Status, *, now: datetime, by_staff: bool
) -> tuple[Refusal, ...]:
    """Return every reason why a nomination may not be changed to say this; `round_.closes_at` is the time for it."""
    reasons = may_change(status, round_.closes_at, now=now, by_staff=by_staff)
    return reasons or may_say_of_oneself(submission, round_, by_staff=by_staff)


def may_change(status: Status, until: datetime, *, now: datetime, by_staff: bool) -> tuple[Refusal, ...]:
    """Return why nothing can be changed any more: it has ended, or the deadline has passed, for all but staff."""
    if status not in (Status.STANDS, Status.AWAITING_ANSWER):
        return (_ended(by_staff=by_staff),)
    return () if by_staff or now < end_of(until) else (Refusal("deadline-has-passed", {"closes": until}),)


def may_change_decided(
    approves: bool | None, changed: Collection[str] = (), *, by_staff: bool = False
) -> tuple[Refusal, ...]:
    """Return why this is not changed about whoever was decided about: that stays as it was decided.

    Of somebody who is not approved staff can put right how the person is reached, so that the decision arrives. Whoever
    is approved changes that and what is shown themselves, and asks the secretariat about the rest.
    """
    if approves is False and not (by_staff and changed and _REACH.issuperset(changed)):
        return (Refusal("nomination-is-not-approved"),)
    return (Refusal("nomination-is-approved"),) if approves and not by_staff and not _OWN.issuperset(changed) else ()


def may_withdraw(status: Status, *, by_staff: bool = False) -> tuple[Refusal, ...]:
    """Return why somebody cannot withdraw: only who stands can. There is no deadline for it."""
    return () if status is Status.STANDS else (_ended(by_staff=by_staff),)


def may_be_sent_a_link(status: Status, *, has_mailbox: bool) -> tuple[Refusal, ...]:
    """Return why somebody is not sent the link to their own page: they have none, or nowhere to send it."""
    if status not in (Status.STANDS, Status.WITHDRAWN):
        return (_ended(by_staff=True),)
    return () if has_mailbox else (Refusal("no-email-to-write-to"),)


def may_stand_again(status: Status, until: datetime, *, now: datetime, by_staff: bool) -> tuple[Refusal, ...]:
    """Return why a withdrawal cannot be taken back: there is none, or the deadline has passed."""
    if status is not Status.WITHDRAWN:
        return (Refusal("nomination-stands-again" if by_staff else "nomination-is-not-withdrawn"),)
    return () if by_staff or now < end_of(until) else (Refusal("deadline-has-passed", {"closes": until}),)


def may_undo(source: Source, route: Route, *, has_moved_on: bool) -> tuple[Refusal, ...]:
    """Return why a nomination cannot be taken out as a mistake of whoever entered it.

    What somebody sent themselves is theirs, and what people have built on since is withdrawn, not undone.
    """
    is_entered = source is not Source.FORM and route in (Route.SELF, Route.OTHER)
    return () if is_entered and not has_moved_on else (Refusal("nomination-cannot-be-undone"),)


def _ended(*, by_staff: bool) -> Refusal:
    """Return that it is over, in the words of whoever asks: the person is spoken to, the secretariat told of them."""
    return Refusal("nomination-has-ended" if by_staff else "nomination-does-not-stand")
