"""Each component by itself, and all of them on one page that a strict reader goes through."""

from collections.abc import Callable
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from recruit.foundation.i18n import LANGUAGES
from tests.browser import Element, Page, PageFault
from tests.components.gallery import add_gallery

Render = Callable[..., str]


def parsed(markup: str) -> Page:
    return Page(f'<html lang="da" dir="ltr"><title>x</title><main><h1>x</h1>{markup}</main></html>')


@pytest.fixture
def component(render: Render) -> Callable[..., Page]:
    """Call a component with arguments written as in a template; the content goes into the call block."""

    def component(call: str, content: str | None = None, path: str = "/", **context: object) -> Page:
        name = call.partition("(")[0]
        body = f"{{% call {call} %}}{content}{{% endcall %}}" if content is not None else f"{{{{ {call} }}}}"
        return parsed(render(f'{{% from "components/{name}.html" import {name} %}}{body}', path, **context))

    return component


def only(page: Element, tag: str, **attributes: str) -> Element:
    (found,) = page.all(tag, **attributes)
    return found


@pytest.mark.parametrize("layout", ["public", "secretariat", "account", "print"])
@pytest.mark.parametrize("language", ["da", "en", "ar"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_every_layout_passes_the_strict_reader(app: Flask, layout: str, language: str, method: str) -> None:
    add_gallery(app)

    answer = getattr(app.test_client(), method)(f"/{layout}?sprog={language}")

    page = Page(answer.text)
    assert only(page, "html").attributes["lang"] == language
    assert answer.status_code == (200 if method == "get" else 422)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    add_gallery(app)
    return app.test_client()


def test_the_title_begins_with_the_word_for_error(client: FlaskClient) -> None:
    assert Page(client.get("/public").text).title == "Registrér udtræden – Eksempel Kommune"
    assert Page(client.post("/public").text).title == "Fejl: Registrér udtræden – Eksempel Kommune"


def test_the_error_summary_leads_to_the_fields(client: FlaskClient) -> None:
    page = Page(client.post("/public").text)

    summary = only(page, "div", data_module="error-summary")
    targets = [link.attributes["href"] for link in summary.all("a")]
    assert targets == ["#name", "#email", "#password", "#last_day", "#reason-0", "#sure"]


def test_a_draft_says_so_in_its_own_language_and_in_danish(client: FlaskClient) -> None:
    draft, danish = Page(client.get("/public?sprog=ar").text), Page(client.get("/public?sprog=da").text)

    notice = only(draft, "aside")
    assert [line.attributes.get("lang", "ar") for line in notice.all("p")] == ["ar", "da"]
    assert danish.all("aside") == []


def test_a_page_from_right_to_left_loads_the_mirrored_sheet(client: FlaskClient) -> None:
    sheets = [
        link.attributes["href"] for link in Page(client.get("/public?sprog=ar").text).all("link", rel="stylesheet")
    ]

    assert any("dkfds.rtl.min.css?v=" in sheet for sheet in sheets)
    assert not any("dkfds.min.css" in sheet for sheet in sheets)


def test_the_language_switch_keeps_the_place(component: Callable[..., Page]) -> None:
    page = component("language_switch(languages)", path="/raad?side=2&sprog=da", languages=list(LANGUAGES.values()))

    links = {link.text: link.attributes for link in page.all("a")}
    assert links["English"]["href"] == "/raad?side=2&sprog=en"
    assert links["Dansk"]["aria-current"] == "true"
    assert links["العربية"]["lang"] == "ar"


def test_one_language_needs_no_switch(component: Callable[..., Page]) -> None:
    assert component("language_switch(languages)", languages=[object()]).all("a") == []


def test_a_button_says_what_happens_and_a_link_changes_nothing(component: Callable[..., Page]) -> None:
    button = only(component('button("Send svar", "primary", "act", "send", "send")'), "button")
    link = only(component('button_link("Fortryd", "/raad")'), "a")

    assert (button.text, button.attributes["name"], button.attributes["value"]) == ("Send svar", "act", "send")
    assert link.attributes["href"] == "/raad"


def test_what_people_wrote_is_shown_as_text(component: Callable[..., Page]) -> None:
    page = component("facts(pairs)", pairs=[("Navn", "<script>alert(1)</script>")])

    assert page.all("script") == []
    assert only(page, "dd").text == "<script>alert(1)</script>"


def test_a_fact_that_is_not_known_is_a_dash_and_zero_is_zero(component: Callable[..., Page]) -> None:
    page = component("facts(pairs)", pairs=[("Sagsnummer", None), ("Adresse", ""), ("Ledige pladser", 0)])

    assert [value.text for value in page.all("dd")] == ["–", "–", "0"]


def test_a_table_names_its_columns(component: Callable[..., Page]) -> None:
    page = component('table("Medlemmer", ["Navn"])', '<tr><th scope="row">Bo</th></tr>')

    assert only(page, "caption").text == "Medlemmer"
    assert [header.attributes["scope"] for header in page.all("th")] == ["col", "row"]


def test_the_steps_say_which_are_done_and_which_cannot_be_opened(component: Callable[..., Page]) -> None:
    steps = [
        {"label": "Hvem", "url": "/1", "done": True, "current": False},
        {"label": "Hvornår", "url": "/2", "done": False, "current": True},
        {"label": "Se det hele", "url": "", "done": False, "current": False},
    ]

    page = component("step_guide(steps)", steps=steps)

    assert [link.attributes["href"] for link in page.all("a")] == ["/1", "/2"]
    assert only(page, "a", aria_current="step").attributes["href"] == "/2"
    assert only(page, "svg").attributes["aria-label"] == "Trin 1 er udført"


def test_history_reads_as_sentences_with_the_danish_time(component: Callable[..., Page]) -> None:
    entry = SimpleNamespace(at=datetime(2026, 6, 4, 10, 0, tzinfo=UTC), sentence="Bo blev udpeget.", by="")

    assert only(component("timeline(entries)", entries=[entry]), "li").text == "4. juni 2026 kl. 12.00 Bo blev udpeget."


@pytest.mark.parametrize(
    ("current", "last", "addresses"),
    [
        (1, 1, []),
        (1, 3, ["/raad?q=b&side=2"]),
        (2, 3, ["/raad?q=b&side=1", "/raad?q=b&side=3"]),
        (3, 3, ["/raad?q=b&side=2"]),
    ],
)
def test_paging_keeps_the_filters(
    component: Callable[..., Page], current: int, last: int, addresses: list[str]
) -> None:
    page = component(f"pagination({current}, {last})", path="/raad?q=b&side=9")

    assert [link.attributes["href"] for link in page.all("a")] == addresses


def test_a_filter_is_a_link_with_its_count(component: Callable[..., Page]) -> None:
    choices = [
        {"label": "Alle", "url": "/", "current": True, "count": 0},
        {"label": "Ledige", "url": "/?l=1", "current": False},
    ]

    page = component('filters("Vis", choices)', choices=choices)

    assert [link.text for link in page.all("a")] == ["Alle (0)", "Ledige"]
    assert only(page, "a", aria_current="true").text == "Alle (0)"


def test_progress_is_told_in_words_too(component: Callable[..., Page]) -> None:
    running = component('progress("Indlæser", 12, 40, "/job")')
    waiting = component('progress("Indlæser", 0, 0)')

    assert only(running, "p").text == "12 af 40 Vis, hvor langt det er nået"
    assert only(running, "progress").attributes["value"] == "12"
    assert only(waiting, "p").text == "Venter på at gå i gang"


@pytest.mark.parametrize("kind", ["success", "info", "warning", "error"])
def test_a_notice_does_not_speak_by_colour_alone(component: Callable[..., Page], kind: str) -> None:
    page = component(f'notice("{kind}", "Overskrift")', "<p>Tekst</p>")

    assert only(page, "svg").attributes["aria-label"]
    assert (only(page, "h2").text, only(page, "p").text) == ("Overskrift", "Tekst")


def test_an_empty_list_says_what_to_do(component: Callable[..., Page]) -> None:
    page = component('empty_state("Ingen råd endnu")', "<p>Opret det første.</p>")

    assert (only(page, "h2").text, only(page, "p").text) == ("Ingen råd endnu", "Opret det første.")


@pytest.mark.parametrize("code", [400, 403, 404, 405, 409, 413, 422, 429, 500, 503])
def test_an_error_page_needs_nothing_but_itself(render: Render, code: int) -> None:
    page = Page(render(f'{{% extends "errors/{code}.html" %}}'))

    assert page.heading
    assert page.all("form") == []


def test_an_error_page_says_how_long_to_wait(render: Render) -> None:
    page = Page(render('{% extends "errors/429.html" %}', retry_after=30))

    assert "Vent 30 sekunder, og prøv igen." in page.text


@pytest.mark.parametrize(
    "fault",
    [
        "<input name=q>",
        '<p id="a"></p><p id="a"></p>',
        '<a href="#nowhere">x</a>',
        '<form method="post"></form>',
        '<p style="color: red">x</p>',
        "<script>alert(1)</script>",
        '<img src="data:image/png;base64,x">',
        "<h1>x</h1>",
        "<p><b></p></b>",
        "<p>",
    ],
)
def test_the_strict_reader_is_strict(fault: str) -> None:
    with pytest.raises(PageFault):
        parsed(fault)


@pytest.mark.parametrize(
    "html",
    [
        "<html><title>x</title><main><h1>x</h1></main></html>",
        '<html lang="da" dir="ltr"><title>y</title><main><h1>x</h1></main></html>',
        '<html lang="da" dir="ltr"><title>x</title><h1>x</h1></html>',
    ],
)
def test_the_strict_reader_reads_the_whole_page(html: str) -> None:
    with pytest.raises(PageFault):
        Page(html)
