"""Somebody stands on a computer that others use after them."""

import pytest

from recruit.web.public.nominations import guards
from tests.journeys.conftest import Walk

pytestmark = pytest.mark.browser

FORM = "/opstilling/ledig-plads/stil-op"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Type as fast as a test does."""
    monkeypatch.setattr(guards, "LEAST_TIME", guards.LEAST_TIME * 0)


def test_whoever_goes_back_after_it_was_sent_finds_an_empty_form(walk: Walk) -> None:
    stands(walk, "Amina Abdi Warsame")
    walk.page.go_back()
    walk.page.wait_for_load_state()

    assert typed(walk) == ""

    walk.opens(FORM)
    assert typed(walk) == ""


def test_whoever_leaves_the_form_and_goes_back_finds_what_they_wrote(walk: Walk) -> None:
    walk.opens(FORM)
    walk.page.locator("main [name=motivation]").fill("Jeg vil gerne være med.")
    walk.opens("/")
    walk.page.go_back()
    walk.page.wait_for_load_state()

    assert typed(walk) == "Jeg vil gerne være med."


def stands(walk: Walk, name: str) -> None:
    walk.opens(FORM)
    for field, text in {"name": name, "email": "amina@mail.example", "motivation": "Jeg vil gerne være med."}.items():
        walk.page.locator(f"main [name={field}]").fill(text)
    walk.page.locator("main [name=declares]").check()
    walk.presses("Send: Jeg stiller op")
    assert "Tak. Vi har modtaget det." in walk.page.locator("h1").inner_text()


def typed(walk: Walk) -> str:
    return walk.page.locator("main [name=motivation]").input_value()
