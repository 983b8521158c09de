"""What a secretary should look at again before a round is made public; nothing of it stands in the way."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from recruit.foundation.refusal import Refusal

#: Word takes weeks to get around: through a class, an association, a family.
SHORT = timedelta(days=21)
#: Three weeks by the clock are an hour less where summer time begins in them.
_CLOCKS_TURN = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Outlook:
    """What is known of a round."""

    opens_at: datetime
    closes_at: datetime
    #: Since when people can know of it; None: it is not public yet.
    announced_at: datetime | None
    #: The municipal council has not decided yet to have the council in this term.
    is_planned: bool
    #: There are dates besides the opening and the deadline, counted from the meeting or the decision.
    has_timetable: bool
    #: There is a way in which people are to hear of it.
    has_channels: bool
    #: The form asks for a date of birth or an address.
    asks_where_it_rarely_may: bool
    #: What the languages are called that citizens can choose and in which the call is not written.
    lacking: Sequence[str] = ()
    #: Those whose text is older than the Danish one.
    outdated: Sequence[str] = ()


def warnings(outlook: Outlook, *, now: datetime) -> tuple[Refusal, ...]:
    """Return what is odd about a round."""
    odd = []
    time_to_answer = outlook.closes_at - max(outlook.opens_at, outlook.announced_at or now) + _CLOCKS_TURN
    if time_to_answer < SHORT:
        odd.append(Refusal("round-is-short", {"days": max(time_to_answer.days, 0)}))
    if outlook.is_planned:
        odd.append(Refusal("round-term-is-planned"))
    if not outlook.has_timetable:
        odd.append(Refusal("round-has-no-timetable"))
    if not outlook.has_channels:
        odd.append(Refusal("round-has-no-channels"))
    if outlook.asks_where_it_rarely_may:
        odd.append(Refusal("round-asks-what-it-rarely-may"))
    if outlook.lacking:
        odd.append(Refusal("round-languages-lacking", {"languages": outlook.lacking}))
    if outlook.outdated:
        odd.append(Refusal("round-languages-outdated", {"languages": outlook.outdated}))
    return tuple(odd)
