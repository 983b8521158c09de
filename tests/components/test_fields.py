"""Fields render themselves, understand what people write, and ask for what is missing."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from recruit.foundation import i18n
from recruit.foundation.dates import PartialDate, Precision
from recruit.web import fields
from recruit.web.form import Form
from tests.browser import Page
from tests.components.gallery import GalleryForm

ANSWERS = {
    "name": "  Amina Holm ",
    "email": "amina@example.dk",
    "password": " a secret ",
    "last_day": "30. juni 2026",
    "seats": "7",
    "reason": "own",
    "sure": "y",
}


@pytest.fixture
def answered(app: Flask) -> Callable[..., GalleryForm]:
    """Return the gallery's form as somebody sent it, checked."""

    def answered(**changes: str | None) -> GalleryForm:
        sent = {name: value for name, value in {**ANSWERS, **changes}.items() if value is not None}
        with app.test_request_context("/", method="POST"), i18n.speaking("da"):
            form = GalleryForm(MultiDict(sent), meta={"csrf": False})
            form.validate()
            return form

    return answered


def test_blanks_at_the_ends_are_never_meant_except_in_a_password(answered: Callable[..., GalleryForm]) -> None:
    form = answered()

    assert (form.errors, form.status) == ({}, 200)
    assert (form.name.data, form.password.data, form.last_day.data) == ("Amina Holm", " a secret ", date(2026, 6, 30))


@pytest.mark.parametrize(
    ("field", "written", "sentence"),
    [
        ("name", "   ", "Udfyld feltet."),
        ("name", None, "Udfyld feltet."),
        ("email", "", "Skriv en e-mailadresse som navn@eksempel.dk."),
        ("email", "amina", "Skriv en e-mailadresse som navn@eksempel.dk."),
        ("last_day", "", "Skriv en dato som 4.6.2026."),
        ("last_day", "31.6.2026", "Skriv en dato som 4.6.2026."),
        ("last_day", "juni 2026", "Skriv en dato som 4.6.2026."),
        ("seats", "syv", "Skriv et helt tal."),
        ("reason", None, "Vælg en af mulighederne."),
        ("reason", "forged", "Vælg en af mulighederne."),
        ("group", "forged", "Vælg en af mulighederne."),
        ("sure", None, "Sæt flueben for at gå videre."),
    ],
)
def test_an_error_says_how_to_mend_it(
    answered: Callable[..., GalleryForm], field: str, written: str | None, sentence: str
) -> None:
    form = answered(**{field: written})

    assert form.errors == {field: [sentence]}
    assert form.status == 422


def test_what_need_not_be_filled_in_may_stay_empty(answered: Callable[..., GalleryForm]) -> None:
    form = answered(seats="", note="", group="", letters=None)

    assert form.errors == {}
    assert form.seats.data is None


class SomeForm(Form):
    since = fields.PartialDateField("Siden")
    code = fields.CodeField("Kode", marked=False)
    number = fields.NumberField("Antal", [fields.Required("Skriv, hvor mange.")])


def checked(app: Flask, **answers: str) -> SomeForm:
    with app.test_request_context("/", method="POST"), i18n.speaking("da"):
        form = SomeForm(MultiDict(answers), meta={"csrf": False})
        form.validate()
        return form


def test_a_date_may_be_known_to_the_month_only(app: Flask) -> None:
    form = checked(app, since="juni 2016", code=" 123 456 ", number="0")

    assert form.errors == {}
    assert form.since.data == PartialDate(date(2016, 6, 1), Precision.MONTH)
    assert (form.code.data, form.number.data) == ("123456", 0)


def test_a_form_may_ask_in_its_own_words(app: Flask) -> None:
    assert checked(app).errors == {"number": ["Skriv, hvor mange."]}


def test_what_was_written_stands_again_even_when_it_is_wrong(app: Flask) -> None:
    with app.test_request_context("/", method="POST"), i18n.speaking("da"):
        form = GalleryForm(MultiDict({**ANSWERS, "last_day": "i morgen"}), meta={"csrf": False})
        form.validate()
        markup = str(form.last_day()), str(form.password())

    assert 'value="i morgen"' in markup[0]
    assert "a secret" not in markup[1]


@pytest.mark.parametrize(
    ("day", "typed"),
    [
        (date(2026, 6, 4), "4.6.2026"),
        (PartialDate(date(2016, 6, 1), Precision.MONTH), "2016-06"),
        (PartialDate(date(2016, 1, 1), Precision.YEAR), "2016"),
        (None, ""),
    ],
)
def test_a_date_is_shown_as_it_can_be_typed(app: Flask, day: Any, typed: str) -> None:
    with app.test_request_context("/"):
        assert f'value="{typed}"' in SomeForm(data={"since": day}).since()


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("reason", "moved", "Flyttet fra kommunen"),
        ("sure", True, "Ja"),
        ("sure", False, "Nej"),
        ("last_day", date(2026, 6, 4), "4.6.2026"),
        ("name", "Bo", "Bo"),
        ("name", None, ""),
        ("seats", 7, "7"),
    ],
)
def test_a_value_is_shown_as_the_reader_knows_it(app: Flask, name: str, value: Any, words: str) -> None:
    with app.test_request_context("/"), i18n.speaking("da"):
        assert fields.shown(GalleryForm()[name], value) == words


def test_a_control_is_tied_to_its_label_hint_and_error(app: Flask) -> None:
    with app.test_request_context("/", method="POST"), i18n.speaking("da"):
        form = GalleryForm(MultiDict({}), meta={"csrf": False})
        form.validate()
        group = Page(f"<html lang=da dir=ltr><title>Navn</title><main><h1>Navn</h1>{form.name()}</main></html>")

    control = group.all("input", id="name")[0].attributes
    assert control["aria-describedby"] == "name-hint name-error"
    assert control["aria-invalid"] == "true"
    assert control["autocomplete"] == "name"
    assert group.all("span", id="name-error")[0].text == "Fejl: Udfyld feltet."
    assert group.all("label", **{"for": "name"})[0].text == "Navn"


def test_a_choice_carries_its_own_hint(app: Flask) -> None:
    with app.test_request_context("/"), i18n.speaking("da"):
        markup = str(GalleryForm().reason())

    assert 'aria-describedby="reason-1-hint"' in markup
    assert '<span class="form-hint" id="reason-1-hint">Rådet beslutter, om pladsen er tabt.</span>' in markup


def test_a_label_says_what_need_not_be_filled_in_unless_another_field_is_enough(app: Flask) -> None:
    with app.test_request_context("/"), i18n.speaking("da"):
        form = SomeForm()

        assert ["(frivilligt)" in str(field()) for field in (form.since, form.number, form.code)] == [
            True,
            False,
            False,
        ]
