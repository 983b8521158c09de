"""The forms about users. Fields stand in the order of the page, which the error summary follows."""

from datetime import date

from recruit.bodies import queries as bodies
from recruit.foundation import clock
from recruit.foundation.dates import PartialDate, Span, first_day_after
from recruit.foundation.i18n import _l
from recruit.web import roles
from recruit.web.access import May, grants_that_allow
from recruit.web.extensions import reading
from recruit.web.fields import (
    CheckboxesField,
    DateField,
    EmailField,
    RadioField,
    Required,
    SelectField,
    TextField,
)
from recruit.web.form import ActingForm, VersionedForm


class UserFields(ActingForm):
    name = TextField(_l("Name"), [Required(_l("Write the name."))], autocomplete="off")
    email = EmailField(_l("E-mail"), [Required()], autocomplete="off", hint=_l("The user signs in with it."))


class RoleForm(ActingForm):
    role = RadioField(
        _l("Role"),
        [Required()],
        choices=[(role.value, name) for role, name in roles.NAMES.items()],
        hints={role.value: text for role, text in roles.DESCRIPTIONS.items()},
    )
    since = DateField(_l("First day"), [Required()], default=clock.today)
    until = DateField(_l("Last day"))
    bodies = CheckboxesField(
        _l("Only these councils"), hint=_l("If you tick none, the role is for every council."), choices=[]
    )

    def offer_bodies(self) -> None:
        """Offer every body to which the role can be limited."""
        with reading() as session:
            open_to = bodies.bodies_open_to(session, grants_that_allow(May.MANAGE_USERS))
            self.bodies.choices = [(body.slug, body.name) for body in open_to]

    def span(self) -> Span:
        """Return the days with the role."""
        return span(self.since.data, self.until.data)


class NewUserForm(UserFields, RoleForm):
    """Name and address, and the first role."""


class UserForm(UserFields, VersionedForm):
    """Name and address."""


class DeputyForm(ActingForm):
    deputy = SelectField(_l("Deputy"), [Required()], coerce=str)
    since = DateField(_l("First day"), [Required()], default=clock.today)
    until = DateField(_l("Last day"), [Required()])

    def span(self) -> Span:
        """Return the days of the absence."""
        return span(self.since.data, self.until.data)


def span(first: date, last: date | None) -> Span:
    """Return the days as they are kept: the end is the first day no longer in them."""
    return Span(first, first_day_after(PartialDate(last)) if last else None)
