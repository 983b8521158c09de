"""Who is to be told what of a meeting."""

from datetime import timedelta

import pytest

from recruit.meetings.rules.telling import Message, WhatHolds, link_lifetime, to_tell
from tests.builders import NOW

BEGINS = NOW + timedelta(days=5)
HOLDS = WhatHolds(BEGINS, BEGINS + timedelta(hours=2), "Rådhuset")
EARLIER = WhatHolds(BEGINS - timedelta(days=1), BEGINS - timedelta(hours=22), "Rådhuset")
CANCELLED = WhatHolds(HOLDS.starts_at, HOLDS.ends_at, HOLDS.place, is_cancelled=True)


@pytest.mark.parametrize(
    ("holds", "told", "is_invited", "message"),
    [
        (HOLDS, None, True, Message.INVITED),
        (HOLDS, HOLDS, True, None),
        (HOLDS, EARLIER, True, Message.MOVED),
        (HOLDS, WhatHolds(HOLDS.starts_at, HOLDS.ends_at, "Biblioteket"), True, Message.MOVED),
        (HOLDS, CANCELLED, True, Message.INVITED),  # it is held after all
        (HOLDS, None, False, None),
        (HOLDS, EARLIER, False, None),  # whoever has left since
        (CANCELLED, HOLDS, True, Message.CANCELLED),
        (CANCELLED, HOLDS, False, Message.CANCELLED),  # nobody stands before a closed door
        (CANCELLED, CANCELLED, True, None),
        (CANCELLED, None, True, None),
    ],
)
def test_everybody_is_told_what_they_do_not_know(
    holds: WhatHolds, told: WhatHolds | None, is_invited: bool, message: Message | None
) -> None:
    assert to_tell(holds, told, is_invited=is_invited, now=NOW) is message


def test_nobody_is_told_anything_once_the_meeting_has_begun() -> None:
    assert to_tell(HOLDS, None, is_invited=True, now=HOLDS.starts_at - timedelta(seconds=1)) is Message.INVITED
    assert to_tell(HOLDS, None, is_invited=True, now=HOLDS.starts_at) is None
    assert to_tell(CANCELLED, HOLDS, is_invited=True, now=HOLDS.starts_at) is None


def test_a_link_works_for_a_month_after_the_meeting_and_as_long_when_it_leaves_late() -> None:
    assert link_lifetime(HOLDS.ends_at, now=NOW) == timedelta(days=35, hours=2)
    assert link_lifetime(NOW - timedelta(days=1), now=NOW) == timedelta(days=30)
