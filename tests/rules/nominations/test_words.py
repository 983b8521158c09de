"""What people write: tidied, counted, and without numbers that must not stand there."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recruit.nominations.rules import NewNominee, count_words, holds_cpr_number, tidied, tidy_name, tidy_text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("   \n ", 0),
        ("Jeg bor her.", 3),
        ("Jeg – og du", 3),
        ("mor-til-tre  og\nbedstemor", 3),
        ("أريد أن أساعد", 3),
        ("🌻 🌻 sol", 1),
        ("3 børn", 2),
        ("…", 0),
    ],
)
def test_a_word_holds_a_letter_or_a_digit(text: str, words: int) -> None:
    assert count_words(text) == words


def test_what_turns_writing_around_is_left_out_and_what_marks_a_direction_stays_in_texts() -> None:
    assert tidy_text("Jeg \u202eeklyh\u202c \u2067hej\u2069") == "Jeg eklyh hej"
    assert tidy_text("نعم\u200f, ok\u200e") == "نعم\u200f, ok\u200e"
    assert tidy_name("Amina\u200f \u202eAbdi\u0000") == "Amina Abdi"


def test_letters_are_composed_and_lines_end_alike() -> None:
    assert tidy_text("A\u030a\r\nB\rC") == "Å\nB\nC"


def test_joiners_of_persian_and_of_emoji_stay() -> None:
    assert tidy_name("می\u200cخواهم") == "می\u200cخواهم"
    assert tidy_text("👩\u200d👧") == "👩\u200d👧"


def test_a_line_loses_its_breaks_and_a_text_keeps_them() -> None:
    nominee = tidied(NewNominee("Bo\nBruun", motivation="En\n\nto"), texts=frozenset({"motivation"}))

    assert (nominee.name, nominee.motivation) == ("Bo Bruun", "En\n\nto")


@settings(max_examples=25)
@given(st.text())
def test_what_is_tidy_stays_as_it_is(text: str) -> None:
    assert tidy_text(tidy_text(text)) == tidy_text(text)


@pytest.mark.parametrize(
    "text", ["010190-1234", "Mit nr. er 3112001234.", "010190 - 1234", "(010190–1234)", "010190 1234"]
)
def test_what_looks_like_a_cpr_number_is_seen(text: str) -> None:
    assert holds_cpr_number(text)


@pytest.mark.parametrize(
    "text", ["12 34 56 78", "410190-1234", "011390-1234", "2019-2023", "0101901234567", "1.1.1990"]
)
def test_other_numbers_are_none(text: str) -> None:
    assert not holds_cpr_number(text)
