"""What can be a name."""

import pytest

from recruit.people.rules import LONGEST_NAME, may_be_called, written_name


def test_a_name_is_kept_as_written_without_stray_blanks() -> None:
    assert written_name("  Fuad  Karim\nEl-Amin ") == "Fuad Karim El-Amin"


@pytest.mark.parametrize("name", ["Mina", "Åse Ø.", "فاطمة الزهراء", "Nguyễn Thị Hoa", "می‌نا", "x" * LONGEST_NAME])
def test_any_script_and_any_number_of_words_will_do(name: str) -> None:
    assert may_be_called(name) == ()


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        (" \n ", ["name-missing"]),
        ("x" * (LONGEST_NAME + 1), ["name-too-long"]),
        ("Mina\u202eanim", ["name-has-hidden-characters"]),
        ("Mi\x00na", ["name-has-hidden-characters"]),
        ("Mi\u200bna", ["name-has-hidden-characters"]),
    ],
    ids=["blank", "too long", "turned around", "null", "zero width"],
)
def test_what_cannot_be_read_is_no_name(name: str, codes: list[str]) -> None:
    assert [refusal.code for refusal in may_be_called(name)] == codes
