"""Channels: what a short link looks like, which channels may be made, and what counts as a visit."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from recruit.foundation.refusal import Refusal
from recruit.recruitment.rules.vocabulary import ChannelKind

#: What a code is written with: no two of these are mistaken for each other, on paper or on the phone. Without vowels no
#: code is ever a word.
ALPHABET = "234679cdfghjkmnprtwxy"
#: Short enough to be typed from a poster; four million codes, of which a municipality uses a few.
CODE_LENGTH = 5

LONGEST_LABEL = 80

#: Channels that nearly every round has, in this order.
USUAL = (
    ChannelKind.LANGUAGE_CENTRE,
    ChannelKind.ADULT_EDUCATION,
    ChannelKind.WEBSITE,
    ChannelKind.SOCIAL_MEDIA,
    ChannelKind.MEMBER_NETWORK,
)

#: Part of what programs call themselves that fetch pages for nobody in particular, or to draw a preview of a link.
#: There are telephones by the name of Cubot.
_ROBOTS = re.compile(
    r"(?<!cu)bot|crawl|spider|slurp|preview|facebookexternalhit|whatsapp|monitor|lighthouse"
    r"|curl/|wget/|python-|headless|scan",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class NewChannel:
    """A channel as it was asked for."""

    kind: ChannelKind
    label: str
    #: Whose network it is.
    person_id: UUID | None = None
    organization_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Arrival:
    """What a request for a short link says of itself."""

    method: str
    #: How the program calls itself (User-Agent).
    program: str = ""
    #: Why it asks, where that is not to show the page now: "prefetch" (Sec-Purpose).
    purpose: str = ""
    #: Somebody of the staff tries the link.
    by_staff: bool = False

    @property
    def is_visit(self) -> bool:
        """Return True when somebody follows the link to read: no robot that says so, no look ahead, no own test."""
        robot = not self.program or _ROBOTS.search(self.program)
        return self.method == "GET" and not (robot or self.purpose or self.by_staff)


def may_keep(channels: Sequence[NewChannel], taken: Collection[str]) -> tuple[Refusal, ...]:
    """Return every reason why the channels cannot be kept beside those whose labels are taken."""
    if not channels:
        return (Refusal("no-channel-is-named"),)
    found, known = [], {_folded(label) for label in taken}
    for channel in channels:
        label = channel.label.strip()
        if not label:
            found.append(Refusal("channel-has-no-label", field="label"))
        elif len(label) > LONGEST_LABEL:
            found.append(Refusal("channel-label-too-long", {"longest": LONGEST_LABEL}, "label"))
        elif _folded(label) in known:
            found.append(Refusal("channel-label-taken", {"label": label}, "label"))
        known.add(_folded(label))
    return tuple(found)


def read_code(written: str) -> str:
    """Return a code as it is kept, from how somebody typed it: in capitals, with blanks or hyphens."""
    return "".join(sign for sign in written.lower() if sign.isalnum())


def _folded(label: str) -> str:
    return label.strip().casefold()
