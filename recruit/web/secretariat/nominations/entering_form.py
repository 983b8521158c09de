"""What the secretariat enters for a citizen: the fields of the public form, and how and when they came."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from recruit.foundation import clock, i18n
from recruit.foundation.dates import parse_clock, parse_danish
from recruit.foundation.i18n import lazy as _l
from recruit.nominations import rules
from recruit.nominations.rules import NewNominator, Source, Submission
from recruit.recruitment.rules import ChannelKind, Route
from recruit.web.clock_field import ClockField
from recruit.web.fields import (
    CheckboxField,
    DateField,
    EmailField,
    HiddenField,
    PhoneField,
    RadioField,
    Required,
    SelectField,
    TextAreaField,
    TextField,
)
from recruit.web.form import ActingForm
from recruit.web.nominations import fields
from recruit.web.nominations.fields import Asking

#: How something reaches the secretariat that was not sent in on the page.
SOURCES = {
    Source.PAPER: _l("On paper"),
    Source.PHONE: _l("By telephone"),
    Source.EMAIL: _l("By e-mail"),
    Source.MEETING: _l("In person"),
}

#: How and on which day and hour it came, as an address says it.
HOW_IT_CAME = ("maade", "dag", "kl")

#: Who says that somebody is to stand.
ROUTES = {
    Route.SELF: _l("The person stands themselves"),
    Route.OTHER: _l("Somebody else proposes the person"),
}


class ArrivalFields:
    """How it came, and when; the deadline is judged by that."""

    source = RadioField(_l("How did it come?"), [Required()], choices=list(SOURCES.items()))
    arrived_on = DateField(_l("On which day did it arrive?"), [Required()])
    arrived_at = ClockField(_l("At what time?"), [Required()])

    @property
    def arrived(self) -> datetime:
        """When it arrived."""
        return clock.instant(self.arrived_on.data, self.arrived_at.data)

    def how_it_came(self) -> dict[str, str]:
        """Return what of it holds for the next one out of the same pile, as the query of an address."""
        local = clock.local(self.arrived)
        return dict(zip(HOW_IT_CAME, (str(self.source.data), f"{local:%Y-%m-%d}", f"{local:%H.%M}"), strict=True))


class NominatorFields:
    """Who proposes somebody. Whoever is proposed is told the name."""

    nominator_name = TextField(_l("Name"), hint=_l("The person is told it"), autocomplete="off", marked=False)
    nominator_email = EmailField(_l("E-mail"), autocomplete="off")
    nominator_phone = PhoneField(_l("Telephone"), autocomplete="off")
    nominator_reason = TextAreaField(
        _l("Why do they think of this person?"),
        hint=_l("The person reads it."),
        render_kw={"rows": 3, "dir": "auto"},
    )


class EnteringForm(
    ArrivalFields,
    fields.PersonFields,
    fields.PlaceFields,
    fields.ProfileFields,
    fields.DeclarationFields,
    fields.ClosingFields,
    NominatorFields,
    ActingForm,
):
    """A nomination as it was said or written to the secretariat; what is lacking is mended afterwards."""

    route = RadioField(
        _l("Who puts the person forward?"), [Required()], choices=list(ROUTES.items()), default=Route.SELF.value
    )
    name = TextField(_l("Name"), [Required(_l("Write the name."))], autocomplete="off")
    email = EmailField(_l("E-mail"), marked=False, autocomplete="off")
    phone = PhoneField(_l("Telephone"), marked=False, autocomplete="off")
    address = TextAreaField(_l("Postal address"), marked=False, autocomplete="off", render_kw={"rows": 2})
    seat_group = RadioField(_l("Which seats does the person stand for?"))
    country_group = RadioField(_l("Which group does the person stand for?"))
    language = SelectField(_l("Language of the letters"), default=i18n.DEFAULT, width="s")
    accepts = CheckboxField(
        _l("The person has said yes to me"),
        hint=_l("Then the person is not asked by letter, and stands at once."),
    )
    declares = CheckboxField(_l("Declared on faith and honour, on paper or to me"))
    consents = CheckboxField(_l("We may write to the person after the term, too"))
    #: The name about which the reader was told that it is there already.
    known = HiddenField()

    def __init__(self, asking: Asking, shown: Sequence[str], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.asking = asking
        fields.fit(self, asking, requires=False)
        offered = [code for code in i18n.LANGUAGES if code in shown or i18n.LANGUAGES[code].whole]
        self.language.choices = [(code, i18n.LANGUAGES[code].name) for code in offered]

    def submission(self) -> Submission:
        """Return what was entered."""
        route = Route(self.route.data)
        heard = self.heard.data if "heard" in self else ""
        return Submission(
            route=route,
            source=Source(self.source.data),
            nominee=rules.tidied(fields.nominee_of(self), texts=rules.TEXTS),
            nominator=self._nominator() if route is Route.OTHER else None,
            language=str(self.language.data or i18n.DEFAULT),
            heard=ChannelKind(heard) if heard in list(ChannelKind) else None,
            arrived_at=self.arrived,
            accepts=route is Route.OTHER and bool(self.accepts.data),
            **fields.place_of(self),
        )

    def _nominator(self) -> NewNominator:
        named = (self.nominator_name, self.nominator_email, self.nominator_phone)
        name, email, phone = (str(field.data or "") for field in named)
        return NewNominator(name, email, phone, reason=str(self.nominator_reason.data or ""))


def as_before(query: Mapping[str, str], *, now: datetime) -> dict[str, Any]:
    """Return how and when it came as an address says it: like the one before; else on paper, now."""
    source, day_said, time_said = (query.get(name, "") for name in HOW_IT_CAME)
    local, day, at = clock.local(now), parse_danish(day_said), parse_clock(time_said)
    return {
        "source": source if source in SOURCES else Source.PAPER.value,
        "arrived_on": day.first if day else local.date(),
        "arrived_at": at or local.time().replace(second=0, microsecond=0),
    }
