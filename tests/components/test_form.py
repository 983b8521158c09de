"""Forms: refusals at their fields, one act a form, a stale save with both values, and nothing lost."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from flask import Flask, render_template_string, request
from flask.testing import FlaskClient
from flask.typing import ResponseReturnValue
from sqlalchemy import func, select

from recruit.foundation import i18n
from recruit.foundation.refusal import Refusal, Refused, Stale
from recruit.foundation.submissions.model import FormSubmission
from recruit.foundation.submissions.rules import AlreadyDone
from recruit.web import errors
from recruit.web.fields import DateField, Required, TextField
from recruit.web.form import OPEN_TOO_LONG, Form, VersionedForm
from recruit.web.sentences import SENTENCES, sentence
from tests.browser import Page
from tests.conftest import Database

PAGE = """
{% extends "layouts/base.html" %}
{% from "components/button.html" import button %}
{% from "components/field.html" import field %}
{% from "components/form_tag.html" import form_tag %}
{% block heading %}Ret navnet{% endblock %}
{% block content %}
{% call form_tag(form) %}{{ field(form.name) }}{{ field(form.since) }}{{ button("Gem navnet") }}{% endcall %}
{% endblock %}
"""


class NameForm(VersionedForm):
    name = TextField("Navn", [Required()])
    since = DateField("Siden")


@pytest.fixture
def record() -> SimpleNamespace:
    """What stands in the database now; `acts` counts how often it was changed."""
    return SimpleNamespace(name="Amina Holm", since=date(2026, 1, 1), version=1, acts=0, refuse=())


@pytest.fixture
def visitor(app: Flask, database: Database, record: SimpleNamespace) -> Iterator[FlaskClient]:
    errors.init_app(app)

    @app.route("/navn", methods=["GET", "POST"])
    def rename() -> ResponseReturnValue:
        form = NameForm(obj=record)
        if form.validate_on_submit():
            with form.refusals(), database.transaction() as session:
                form.claim(session)
                form.check(record)
                if record.refuse:
                    raise Refused(record.refuse)
                record.name, record.acts = form.name.data, record.acts + 1
                return form.done(session, f"/navnet/{record.acts}")
        return render_template_string(PAGE, form=form, municipality=None, languages=()), form.status

    @app.post("/sletning")
    def delete() -> str:
        record.acts += 1
        return "done"

    with app.test_client() as client:
        yield client


def opened(visitor: FlaskClient) -> dict[str, str]:
    """Open the page and return what its form would send, unchanged."""
    return {**Page(visitor.get("/navn").text).hidden, "name": "Amina B. Holm", "since": "1.1.2026"}


def test_a_form_acts_and_leads_on(visitor: FlaskClient, record: SimpleNamespace) -> None:
    answer = visitor.post("/navn", data=opened(visitor))

    assert (answer.status_code, answer.location) == (303, "/navnet/1")
    assert record.name == "Amina B. Holm"


def test_the_same_form_sent_twice_acts_once_and_leads_to_the_same_place(
    visitor: FlaskClient, record: SimpleNamespace
) -> None:
    sent = opened(visitor)
    visitor.post("/navn", data=sent)

    answer = visitor.post("/navn", data=sent)

    assert (answer.status_code, answer.location, record.acts) == (303, "/navnet/1", 1)


def test_a_refusal_stands_at_its_field_and_leaves_no_row(
    visitor: FlaskClient, record: SimpleNamespace, database: Database
) -> None:
    record.refuse = (
        Refusal("name-missing", field="name"),
        Refusal("last-administrator"),
        Refusal("name-missing", field="x"),
    )

    answer = visitor.post("/navn", data=opened(visitor))

    page = Page(answer.text)
    assert answer.status_code == 422
    assert page.errors == [
        "Det er den eneste administrator. Giv først en anden rollen.",
        "Skriv navnet.",
        "Navn: Skriv navnet.",
    ]
    assert page.title == "Fejl: Ret navnet – Rådet"
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(FormSubmission)) == 0


def test_after_a_refusal_the_same_form_can_be_mended_and_sent(visitor: FlaskClient, record: SimpleNamespace) -> None:
    record.refuse = (Refusal("name-missing", field="name"),)
    page = Page(visitor.post("/navn", data=opened(visitor)).text)
    record.refuse = ()

    answer = visitor.post("/navn", data={**page.hidden, "name": "Amina B. Holm"})

    assert (answer.status_code, record.acts) == (303, 1)


def test_a_stale_save_shows_both_values_and_can_be_sent_again(visitor: FlaskClient, record: SimpleNamespace) -> None:
    sent = opened(visitor)
    record.name, record.version = "Amina Holm Berg", 2

    answer = visitor.post("/navn", data=sent)

    page = Page(answer.text)
    assert (answer.status_code, record.acts) == (409, 0)
    assert [row.text for row in page.all("table")[0].all("tr")][1:] == ["Navn Amina Holm Berg Amina B. Holm"]
    assert page.all("input", id="name")[0].attributes["value"] == "Amina B. Holm"
    assert visitor.post("/navn", data={**page.hidden, "name": "Amina B. Holm"}).status_code == 303
    assert record.name == "Amina B. Holm"


def test_a_stale_record_that_no_form_knows_is_an_answer_of_its_own(
    visitor: FlaskClient, record: SimpleNamespace
) -> None:
    with visitor.application.test_request_context("/"), pytest.raises(Stale), NameForm(obj=record).refusals():
        raise Stale(record)


@pytest.mark.parametrize("lost", ["csrf_token", "form_key", "version"])
def test_a_page_that_was_open_for_too_long_keeps_what_was_typed(
    visitor: FlaskClient, record: SimpleNamespace, lost: str
) -> None:
    answer = visitor.post("/navn", data={**opened(visitor), lost: ""})

    page = Page(answer.text)
    assert (answer.status_code, record.acts) == (422, 0)
    assert page.errors == [str(OPEN_TOO_LONG)] == ["Siden var åben for længe. Tjek felterne, og send igen."]
    assert page.all("input", id="name")[0].attributes["value"] == "Amina B. Holm"


def test_a_form_that_was_open_for_too_long_can_be_sent_again(visitor: FlaskClient, record: SimpleNamespace) -> None:
    page = Page(visitor.post("/navn", data={**opened(visitor), "csrf_token": "forged"}).text)

    answer = visitor.post("/navn", data={**page.hidden, "name": "Amina B. Holm"})

    assert (answer.status_code, record.acts) == (303, 1)


@pytest.mark.parametrize("token", [None, "forged"])
def test_a_button_without_our_token_does_nothing(
    visitor: FlaskClient, record: SimpleNamespace, token: str | None
) -> None:
    answer = visitor.post("/sletning", data={"csrf_token": token} if token else {})

    assert (answer.status_code, record.acts) == (400, 0)
    assert Page(answer.text).heading == "Adressen eller formularen kan ikke læses"


def test_a_button_with_our_token_acts(visitor: FlaskClient, record: SimpleNamespace) -> None:
    token = opened(visitor)["csrf_token"]

    assert visitor.post("/sletning", data={"csrf_token": token}).text == "done"
    assert record.acts == 1


def test_each_page_has_a_key_of_its_own(visitor: FlaskClient) -> None:
    assert opened(visitor)["form_key"] != opened(visitor)["form_key"]


def test_somebody_elses_key_leads_nowhere(visitor: FlaskClient, database: Database) -> None:
    sent = opened(visitor)
    visitor.post("/navn", data=sent)
    with database.transaction() as session:
        session.scalars(select(FormSubmission)).one().owner = "staff:somebody"

    answer = visitor.post("/navn", data=sent)

    assert answer.status_code == 422
    assert Page(answer.text).errors == ["Formularen er allerede sendt. Indlæs siden igen, og start forfra."]


def test_an_act_done_already_is_an_exception_that_carries_its_address() -> None:
    assert AlreadyDone("/navnet/1").address == "/navnet/1"


def test_a_sentence_words_its_facts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(SENTENCES, "test", "%(people)s: %(day)s, %(instant)s, %(number)s")
    facts = {
        "people": ("Amina", "Bo"),
        "day": date(2026, 6, 4),
        "instant": datetime(2026, 6, 4, 10, 0, tzinfo=UTC),
        "number": 7,
    }

    with i18n.speaking("da"):
        assert sentence(Refusal("test", facts)) == "Amina og Bo: 4. juni 2026, 4. juni 2026 kl. 12.00, 7"


def test_a_form_that_was_only_opened_has_nothing_to_mend(app: Flask) -> None:
    with app.test_request_context("/"):
        form = Form()
        assert (form.problems, form.status, request.method) == ((), 200, "GET")
