"""Every letter as its reader gets it, word for word, in each language.

After a change that is meant: `python -m tests.letters` writes the golden texts anew; read them before committing.
"""

import pytest

from recruit.foundation import i18n
from recruit.foundation.mail import rendering
from tests.letters.golden_texts import LANGUAGES, as_sent, golden_file


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", rendering.kinds())
def test_a_letter_says_what_was_agreed(kind: str, language: str) -> None:
    assert as_sent(kind, language) == golden_file(kind, language).read_text("utf-8")


def test_no_golden_text_is_left_of_a_letter_that_is_gone() -> None:
    known = {golden_file(kind, language).name for kind in rendering.kinds() for language in LANGUAGES}

    assert {file.name for file in golden_file("x", "da").parent.iterdir()} == known


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_about_wording_can_say_when_each_letter_is_sent(language: str) -> None:
    with i18n.speaking(language):
        assert all(rendering.about(kind) for kind in rendering.kinds())
