"""The forms about the municipality, which the first run and the settings share."""

from dataclasses import fields, replace
from typing import Any

from sqlalchemy.orm import Session

from recruit.foundation import clock
from recruit.foundation.actor import Actor
from recruit.foundation.i18n import lazy
from recruit.foundation.languages.rules import BINDING_LANGUAGE
from recruit.foundation.mail import letters
from recruit.foundation.mail import operations as mail
from recruit.foundation.mail.rules import Channel
from recruit.foundation.municipality import operations, queries
from recruit.foundation.municipality.rules import CouncilWord, Particulars
from recruit.web import roles
from recruit.web.fields import (
    CheckboxesField,
    EmailField,
    FileField,
    PhoneField,
    RadioField,
    Required,
    TextAreaField,
    TextField,
)
from recruit.web.form import ActingForm, VersionedForm

_NAMES = frozenset(field.name for field in fields(Particulars))


class NameForm(VersionedForm):
    """What the first run asks for."""

    name = TextField(lazy("Name"), [Required()], hint=lazy("Such as Fjordby Kommune"))
    council_word = RadioField(
        lazy("What is the municipal council called?"),
        [Required()],
        choices=[(word.value, word.value[0].upper() + word.value[1:]) for word in CouncilWord],
    )
    email = EmailField(lazy("The secretariat's e-mail address"), hint=lazy("Readers of letters answer to it."))
    phone = PhoneField(lazy("The secretariat's telephone"))
    address = TextAreaField(lazy("Postal address"), render_kw={"rows": 3})
    website = TextField(lazy("Website"), hint=lazy("Begins with https://"), render_kw={"dir": "ltr"})


class SettingsForm(NameForm):
    """Everything about the municipality."""

    accessibility_statement = TextField(
        lazy("Accessibility statement"),
        hint=lazy("Its address in the WAS tool. The footer of every page links to it (webtilgængelighedsloven § 4)."),
        render_kw={"dir": "ltr"},
    )
    privacy_notice = TextField(
        lazy("Privacy notice"), hint=lazy("The address of the page about personal data."), render_kw={"dir": "ltr"}
    )
    closed_letters = RadioField(
        lazy("How do you send letters that are not e-mail?"),
        [Required()],
        choices=[
            (Channel.DIGITAL_POST.value, lazy("Digital Post: you get a package that your own system sends")),
            (Channel.PAPER.value, lazy("Paper: you print them and put them into envelopes")),
        ],
        hint=lazy("Decisions, and letters to people without e-mail."),
    )
    second_factor_roles = CheckboxesField(
        lazy("Who must use two-step sign-in?"),
        choices=[(role.value, name) for role, name in roles.NAMES.items()],
        hint=lazy("They are asked to set it up at their next sign-in."),
    )


class LogoForm(ActingForm):
    """A picture as logo."""

    logo = FileField(
        lazy("Logo"),
        [Required()],
        hint=lazy("PNG, JPEG or WebP. It is made smaller if need be."),
        render_kw={"accept": "image/png,image/jpeg,image/webp"},
    )


class MailTestForm(ActingForm):
    """Where the test letter goes."""

    address = EmailField(lazy("Send it to"), [Required()])


def shown(municipality: Any) -> dict[str, Any]:
    """Return what a form about the municipality is filled with; before it is set up, what is usual."""
    particulars = municipality.particulars() if municipality else Particulars("", council_word="")
    filled = {name: getattr(particulars, name) for name in _NAMES}
    return {**filled, "version": municipality.version if municipality else 0}


def save(session: Session, form: NameForm, *, by: Actor) -> None:
    """Write down what the form says about the municipality; what it does not ask for stays as it is.

    Raises Refused, and Stale with both values noted on the form.
    """
    municipality = queries.municipality(session, lock=True)
    said = {field.name: _plain(field.data) for field in form if field.name in _NAMES}
    now = clock.now()
    if municipality is None:
        operations.set_up(session, replace(Particulars(""), **said), by=by, now=now)
        return
    form.check(municipality)
    particulars = replace(municipality.particulars(), **said)
    operations.change(session, particulars, version=municipality.version, by=by, now=now)


def save_logo(session: Session, form: LogoForm, *, by: Actor) -> None:
    """Store the picture of the form as logo. Raises Refused when it is no picture that we take."""
    picture = form.logo.data
    operations.set_logo(session, picture.read(), picture.filename or "", by=by, now=clock.now())


def send_mail_test(session: Session, form: MailTestForm, *, by: Actor) -> None:
    """Put a test letter into the outbox."""
    now = clock.now()
    draft = letters.mail_test(str(form.address.data), recipient=by.reference, language=BINDING_LANGUAGE, now=now)
    mail.enqueue(session, draft, by=by, now=now)


def _plain(value: Any) -> Any:
    """Return a form's value as the rules know it: what was left empty is an empty text, a choice of several a tuple."""
    return tuple(value) if isinstance(value, list) else value or ""
