"""The pages of one council: a *Lille råd* shows few of them, and the others under *Mere*."""

from collections.abc import Callable

from recruit.web.body_menu import BodyMenu, Way
from tests.browser import Page

Render = Callable[..., str]
MEMBERS, TERMS = Way("Medlemmer", "/raad", False), Way("Perioder", "/perioder", True)


def drawn(render: Render, menu: BodyMenu) -> Page:
    markup = render('{% from "components/local_menu.html" import local_menu %}{{ local_menu(menu) }}', menu=menu)
    return Page(f'<html lang="da" dir="ltr"><title>x</title><main><h1>x</h1>{markup}</main></html>')


def test_the_page_at_hand_is_marked(render: Render) -> None:
    page = drawn(render, BodyMenu([MEMBERS, TERMS], []))

    assert [link.text for link in page.all("a", aria_current="page")] == ["Perioder"]
    assert page.all("details") == []


def test_what_is_folded_away_is_open_while_one_reads_it(render: Render) -> None:
    closed = drawn(render, BodyMenu([TERMS], [MEMBERS])).all("details")[0]
    opened = drawn(render, BodyMenu([MEMBERS], [TERMS])).all("details")[0]

    assert "open" not in closed.attributes
    assert "open" in opened.attributes
    assert opened.all("summary")[0].text == "Mere"
