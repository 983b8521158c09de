"""What the codes of this stage are called where citizens meet them, on pages and on paper."""

from collections.abc import Mapping
from enum import StrEnum

from babel.support import LazyProxy

from recruit.foundation.i18n import _l
from recruit.nominations.rules.vetting import Lacking

#: What is lacking in what somebody sent.
LACKING: Mapping[StrEnum, LazyProxy] = {
    Lacking.DECLARATION: _l("the declaration that the condition is met"),
    Lacking.CONTACT: _l("how to reach you"),
    Lacking.SEAT_GROUP: _l("for which seats you stand"),
    Lacking.ANSWERS: _l("answers that are asked for"),
    Lacking.SUPPORTERS: _l("supporters"),
    Lacking.AGE: _l("the age that is asked for"),
    Lacking.RESIDENCE: _l("residence in the municipality"),
    Lacking.OTHER: _l("something else"),
}
