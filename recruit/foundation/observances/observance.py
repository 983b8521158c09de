"""What an observance is, and how surely its days are known."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from recruit.foundation.dates import Span
from recruit.foundation.i18n import gettext as _


class Certainty(StrEnum):
    """How surely the days of an observance are known in advance."""

    FIXED = "fixed"
    #: The schools of each municipality set their own days.
    TYPICAL = "typical"
    #: The moon is seen, or the year turns, a day sooner or later.
    AROUND = "around"


@dataclass(frozen=True, slots=True)
class Observance:
    """One observance of one year."""

    #: In the reader's language.
    name: str
    span: Span
    certainty: Certainty = Certainty.FIXED

    @property
    def said(self) -> str:
        """The name, and how surely the days are known: "Ramadan (omkring)"."""
        match self.certainty:
            case Certainty.TYPICAL:
                return _("%(name)s (typically)", name=self.name)
            case Certainty.AROUND:
                return _("%(name)s (around then)", name=self.name)
            case Certainty.FIXED:
                return self.name

    def __contains__(self, day: date) -> bool:
        return day in self.span
