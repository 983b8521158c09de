"""How somebody has said something to the secretariat, as its forms ask."""

from recruit.foundation.i18n import lazy as _l
from recruit.recruitment.rules import Manner

#: What `manner` offers where they have said it otherwise than behind a link.
MANNERS = [
    (Manner.PHONE.value, _l("By telephone")),
    (Manner.EMAIL.value, _l("By e-mail")),
    (Manner.MEETING.value, _l("At a meeting, or in person")),
    (Manner.PAPER.value, _l("On paper")),
]
