"""Correcting what a nomination says: the form, filled in with what stands there."""

from typing import TYPE_CHECKING, Any

from recruit.foundation.refusal import NotFound
from recruit.nominations import queries, rules
from recruit.nominations.rules import Submission
from recruit.recruitment.rules import Route
from recruit.web.form import VersionedForm
from recruit.web.nominations import fields
from recruit.web.nominations.fields import Asking

if TYPE_CHECKING:
    from recruit.nominations.model import Nomination


class CorrectionForm(
    fields.PersonFields, fields.PlaceFields, fields.ProfileFields, fields.DeclarationFields, VersionedForm
):
    """What stands about somebody; a condition that is declared is not declared again.

    What the secretariat corrects may lack something still.
    """

    by_staff = False
    consents: Any = fields.ClosingFields.consents

    def __init__(self, nomination: "Nomination", asking: Asking) -> None:
        super().__init__(data=written(nomination))
        self.asking = asking
        self.stands = nomination
        self.is_declared = nomination.nominee is not None and nomination.nominee.declared_text_id is not None
        fields.fit(self, asking, requires=not self.by_staff)
        if self.is_declared:
            del self.declares, self.condition
        if nomination.organisation_call_id is not None and "seat_group" in self:
            del self.seat_group  # whoever an organisation proposes stands for its seat

    def validate(self, extra_validators: Any = None) -> bool:
        """Check everything at once: what a field can say, and what the rules say."""
        super().validate(extra_validators)
        fields.judge(self, rules.may_say_of_oneself(self.submission(), self.asking.facts, by_staff=self.by_staff))
        return not self.errors

    def submission(self) -> Submission:
        """Return what shall stand there: what the round asks no more stays as it was."""
        nominee = self.stands.nominee
        if nominee is None:
            raise NotFound(self.stands.id)
        new = rules.tidied(fields.nominee_of(self, queries.said_of(nominee)), texts=rules.TEXTS)
        kept = {"seat_group": "seat_group_id", "country_group": "country_group"}
        place = {column: getattr(self.stands, column) for field, column in kept.items() if field not in self}
        return Submission(route=Route.SELF, nominee=new, **fields.place_of(self) | place)


def written(nomination: "Nomination") -> dict[str, Any]:
    """Return what a nomination says, in the terms of the fields."""
    nominee = nomination.nominee
    if nominee is None:
        raise NotFound(nomination.id)
    return {
        "name": nominee.name,
        "email": nominee.email,
        "phone": nominee.phone,
        "address": nominee.address,
        "birth_date": nominee.birth_date,
        "motivation": nominee.motivation,
        "presentation": nominee.presentation,
        "interests": nominee.interests,
        "languages": nominee.languages,
        "shows_motivation": nominee.shows_motivation,
        "shows_languages": nominee.shows_languages,
        "consents": nominee.consents_to_contact_at is not None,
        "seat_group": str(nomination.seat_group_id or ""),
        "country_group": nomination.country_group or "",
        "version": nominee.version,
    }
