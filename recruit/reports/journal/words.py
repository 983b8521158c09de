"""What columns, channels and directions are called in the documents of a case."""

from recruit.foundation.i18n import _l
from recruit.foundation.mail.rules import Channel
from recruit.reports.journal.entry import Direction

#: Of what a correction changed; what follows from something else is not named.
FIELDS = {
    "name": _l("name"),
    "email": _l("e-mail"),
    "phone": _l("telephone"),
    "address": _l("postal address"),
    "birth_date": _l("date of birth"),
    "motivation": _l("why the person wants to take part"),
    "presentation": _l("presentation"),
    "interests": _l("interests"),
    "languages": _l("languages"),
    "seat_group_id": _l("member group"),
    "declared_text_id": _l("declaration"),
    "consents_to_contact_at": _l("consent to being written to"),
    "shows_motivation": _l("who may read the motivation"),
    "shows_languages": _l("who may see the languages"),
    "shows_photo": _l("who may see the photo"),
}

CHANNELS = {
    Channel.EMAIL: _l("by e-mail"),
    Channel.DIGITAL_POST: _l("by Digital Post"),
    Channel.PAPER: _l("on paper"),
    Channel.SMS: _l("by text message"),
}

DIRECTIONS = {Direction.IN: _l("in"), Direction.OUT: _l("out"), Direction.INTERNAL: _l("internal")}
