"""What the codes of this stage are called where citizens meet them, on pages and on paper."""

from recruit.foundation.i18n import _l
from recruit.recruitment.rules import ChannelKind

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
