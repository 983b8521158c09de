"""A secretary at a desk and citizens with a telephone in one town, whose days pass; with pictures for the tour."""

import os
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from pathlib import Path

from PIL import Image

from recruit.foundation import clock
from recruit.foundation.clock import COPENHAGEN
from tests.chromium import DESK, PHONE
from tests.journeys.conftest import PostOffice, Town, Walk
from tests.journeys.earlier_term import AUTUMN

#: The folder for the pictures of docs/tour.md, when they are to be taken anew.
PICTURES = os.environ.get("RECRUIT_TOUR", "")
#: Enough for a page of ours, and a third of the size.
COLOURS = 64
#: What stands here has no journey of its own that looks at it.
LOOKED_AT = ("/moeder", "/repraesentation", "/overlevering", "/svar/", "/rapporter")


class Brisk(Walk):
    """Somebody who looks at the pages that only this story comes to; the others are looked at in journeys of theirs."""

    def looks(self) -> None:
        if any(part in self.page.url for part in LOOKED_AT):
            super().looks()
        else:
            self.page.wait_for_selector("html[lang] main", state="attached")
            assert self.faults == [], self.page.url


@dataclass
class Calendar:
    """What the town takes for now: it stands still until the story goes on to another day."""

    now: datetime = field(default=AUTUMN)

    def goes_to(self, day: str, hour: int = 9) -> None:
        self.now = datetime.fromisoformat(day).replace(hour=hour, tzinfo=COPENHAGEN)


@dataclass
class Story:
    """The people of the story, and the days that pass."""

    calendar: Calendar
    town: Town
    post: PostOffice
    secretary: Walk
    citizen: Walk
    taken: int = 0

    def day(self, day: str, hour: int = 9) -> Walk:
        """Go on to a day; the secretary signs in anew, and is returned."""
        self.calendar.goes_to(day, hour)
        self.secretary.page.context.clear_cookies()
        self.secretary.signs_in()
        return self.secretary

    def reads_a_letter(self, mailbox: str) -> Walk:
        """Open the link of the newest letter to a mailbox on the telephone, and return whoever holds it."""
        address = f"{mailbox}@mail.example"
        self.post.delivered(address, now=clock.now)
        self.citizen.opens(self.post.link_to(address))
        return self.citizen

    def on_the_phone(self, *, here: bool) -> None:
        """Let the secretary take a telephone, or go back to the desk."""
        self.secretary.page.set_viewport_size({"width": PHONE if here else DESK, "height": 800})

    def shows(self, walk: Walk, what: str) -> None:
        """Take the next picture of the tour, where they are wanted."""
        self.taken += 1
        if PICTURES:
            walk.page.evaluate("scrollTo(0, 0)")
            taken = Image.open(BytesIO(walk.page.screenshot()))
            taken.convert("RGB").quantize(COLOURS).save(Path(PICTURES) / f"{self.taken:02}-{what}.png", optimize=True)
