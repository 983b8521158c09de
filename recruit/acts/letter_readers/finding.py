"""What finding a letter's readers has in common: when, whom, and how many at the most."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from recruit.foundation.mail.rules import Draft

#: How many there are to choose among: the newest.
MOST = 50


@dataclass(frozen=True, slots=True)
class Moment:
    """When, and where links lead."""

    now: datetime
    public_url: str


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who could get the letter."""

    #: The row that it is written about; looking at the letter is looking at it.
    about: Any
    name: str
    draft: Draft

    @property
    def key(self) -> str:
        """What a form calls the reader; it says nothing about them."""
        return str(self.about.id)


#: Finds whoever could get a letter about a council.
Find = Callable[[Session, UUID, Moment], Iterator[Reader]]
