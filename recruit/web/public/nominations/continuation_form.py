"""The form of a sitting member who goes on: filled in with what is known, to look through and send."""

from typing import Any
from uuid import UUID

from recruit.foundation.i18n import current_locale
from recruit.nominations import rules
from recruit.nominations.rules import NewNominee, Submission
from recruit.recruitment.rules import Route
from recruit.web.form import ActingForm, Form
from recruit.web.nominations import fields
from recruit.web.nominations.fields import Asking


class GoingOnForm(fields.PersonFields, fields.PlaceFields, fields.ProfileFields, fields.DeclarationFields, ActingForm):
    """Everything that a round asks, but how somebody who sits in the council heard of it."""

    consents = fields.ClosingFields.consents

    def __init__(self, asking: Asking, known: NewNominee, seat_group: UUID | None) -> None:
        super().__init__(data=fields.written_of(known) | {"seat_group": str(seat_group or "")})
        self.asking = asking
        fields.fit(self, asking)

    def validate(self, extra_validators: Any = None) -> bool:
        """Check everything at once: what a field can say, and what the rules say."""
        super().validate(extra_validators)
        fields.judge(self, rules.may_say(self.submission(), self.asking.facts, by_staff=False))
        return not self.errors

    def submission(self) -> Submission:
        """Return what was filled in."""
        nominee = rules.tidied(fields.nominee_of(self), texts=rules.TEXTS)
        language = current_locale().code
        return Submission(route=Route.CONTINUATION, nominee=nominee, language=language, **fields.place_of(self))


class Typed(fields.PersonFields, fields.ProfileFields, Form):
    """What somebody typed into the form, where nobody can tell any more which round it was for."""

    def __init__(self) -> None:
        super().__init__()
        del self.interests, self.languages  # nothing of it can be copied
