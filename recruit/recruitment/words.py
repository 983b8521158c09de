"""What the codes of this stage are called where citizens meet them, on pages and on paper."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from recruit.foundation.i18n import _l
from recruit.recruitment.rules import ChannelKind
from recruit.recruitment.rules.coming_forward import Wish

#: How people say where they met the call.
HEARD = {
    ChannelKind.LANGUAGE_CENTRE: _l("at the language centre"),
    ChannelKind.ADULT_EDUCATION: _l("at a school for adults"),
    ChannelKind.WEBSITE: _l("on the municipality's website"),
    ChannelKind.SOCIAL_MEDIA: _l("on social media"),
    ChannelKind.MEMBER_NETWORK: _l("from a member of the council"),
    ChannelKind.ORGANISATION: _l("from an association"),
    ChannelKind.ADVERTISEMENT: _l("in an advertisement, or on a poster"),
    ChannelKind.MEETING: _l("at a meeting"),
    ChannelKind.OTHER: _l("in another way"),
}

#: For what somebody comes forward, as they choose it.
WISHES: Mapping[StrEnum, Any] = {
    Wish.SEAT: _l("A seat in the council"),
    Wish.WORKING_GROUP: _l("A working group"),
    Wish.PLACE_ELSEWHERE: _l("A place for the council elsewhere"),
}
