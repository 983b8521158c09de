"""A page with every component of the house on it, good for looking and for the accessibility check."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from flask import Flask, flash, render_template_string

from recruit.foundation.i18n import LANGUAGES
from recruit.web.fields import (
    CheckboxesField,
    CheckboxField,
    DateField,
    EmailField,
    FileField,
    NumberField,
    PasswordField,
    PhoneField,
    RadioField,
    Required,
    SelectField,
    TextAreaField,
    TextField,
)
from recruit.web.form import Conflict, Difference, Form

SOURCE = Path(__file__).with_suffix(".html").read_text("utf-8")


class GalleryForm(Form):
    """One field of each kind."""

    name = TextField("Navn", [Required()], hint="Fornavn og efternavn", autocomplete="name")
    email = EmailField("E-mail", [Required()])
    phone = PhoneField("Telefon")
    password = PasswordField("Adgangskode", [Required()])
    last_day = DateField("Sidste dag som medlem", [Required()])
    seats = NumberField("Antal pladser")
    reason = RadioField(
        "Årsag",
        [Required()],
        choices=[("own", "Eget ønske"), ("moved", "Flyttet fra kommunen")],
        hints={"moved": "Rådet beslutter, om pladsen er tabt."},
    )
    letters = CheckboxesField("Breve", choices=[("member", "Til medlemmet"), ("substitute", "Til suppleanten")])
    group = SelectField("Medlemsgruppe", choices=[("", "Vælg"), ("a", "Boligselskaberne")])
    note = TextAreaField("Bemærkning")
    minutes = FileField("Referat")
    sure = CheckboxField("Jeg har læst brevet", [Required()])


@dataclass
class Happening:
    at: datetime
    sentence: str
    by: str


@dataclass
class Municipality:
    name: str = "Eksempel Kommune"
    address: str = "Torvet 1\n9999 Eksempel"
    phone: str = "12 34 56 78"
    email: str = "raad@example.dk"
    website: str = "https://example.dk"
    privacy_notice: str = "https://example.dk/privatliv"
    logo_id: None = None


def add_gallery(app: Flask) -> None:
    """Serve the gallery at /<layout>; a POST shows it with every error."""

    @app.route("/<layout>", methods=["GET", "POST"])
    def gallery(layout: str) -> tuple[str, int]:
        form = GalleryForm()
        if form.validate_on_submit():
            form.conflict = Conflict((Difference("Navn", "Amina Holm", "Amina B. Holm"),))
        if layout != "print" and not form.is_submitted():
            flash("Udtræden er registreret. Suppleanten har fået et brev.", "success")
        context = {
            "municipality": Municipality(),
            "languages": list(LANGUAGES.values()),
            "menu": [
                {"label": label, "url": f"/{layout}", "current": place == 1}
                for place, label in enumerate(
                    ("I dag", "Råd og medlemmer", "Indlæs", "Breve", "Historik", "Indstillinger")
                )
            ],
            "bodies": [
                {"label": "Integrationsrådet", "url": "/", "current": True},
                {"label": "Ungerådet", "url": "/u", "current": False},
            ],
            "account": {"name": "Karla Sekretær", "url": "/konto", "sign_out": "/ud"}
            if layout == "secretariat"
            else None,
            "search": "/soeg",
            "layout": layout,
            "shown": [
                {"label": "Alle", "url": "/", "current": True, "count": 18},
                {"label": "Ledige", "url": "/?l=1", "current": False},
            ],
            "parts": [
                {"label": "Hvem", "url": "/1", "done": True, "current": False},
                {"label": "Hvornår", "url": "/2", "done": False, "current": True},
                {"label": "Se det hele", "url": "", "done": False, "current": False},
            ],
            "names": [field.name for field in form if field.name != "csrf_token"],
            "entries": [
                Happening(datetime(2026, 6, 4, 10, 0, tzinfo=UTC), "Amina Holm blev udpeget.", "Karla Sekretær")
            ]
            * 2,
        }
        return render_template_string(SOURCE, form=form, **context), form.status
