"""Which passwords are taken, and the words for why not."""

import pytest

from recruit.foundation.accounts.common_passwords import COMMON_PASSWORDS
from recruit.foundation.accounts.rules import LONGEST_PASSWORD, SHORTEST_PASSWORD, password_faults


def faults(password: str) -> set[str]:
    return {
        fault.code for fault in password_faults(password, email="grethe.holm@ballerslev.example", name="Grethe Holm")
    }


def test_a_sentence_of_ones_own_is_a_password():
    assert faults("tre grønne cykler ved havnen") == set()


@pytest.mark.parametrize(
    ("password", "fault"),
    [
        ("kort kode 1", "password-too-short"),
        ("kort", "password-too-short"),
        ("lang og god " * 30, "password-too-long"),
        ("121212121212", "password-too-even"),
        ("grethe.holm2026!", "password-tells-who"),
        ("her er Grethe Holm", "password-tells-who"),
        ("mit grethe.holm@ballerslev.example", "password-tells-who"),
        ("Adgangskode 123", "password-common"),
    ],
)
def test_a_weak_password_is_refused_with_its_reason(password, fault):
    assert faults(password) == {fault}


def test_a_password_that_is_wrong_in_several_ways_says_all_of_them():
    assert faults("aaaa") == {"password-too-short", "password-too-even"}


def test_a_short_name_stands_in_good_passwords_by_chance():
    assert password_faults("boligblokken ved åen", email="bo@x.example", name="Bo") == ()


def test_every_reason_is_about_the_field_with_the_password():
    assert {fault.field for fault in password_faults("aaaa", email="a@b.example", name="A")} == {"password"}


def test_the_limits_themselves_are_taken():
    assert faults("abcdefghijkæ"[:SHORTEST_PASSWORD]) == set()
    assert faults(("abcdefghijkæ" * 30)[:LONGEST_PASSWORD]) == set()


def test_the_list_holds_only_what_would_else_be_long_enough():
    assert all(len(common) >= SHORTEST_PASSWORD and common == common.casefold() for common in COMMON_PASSWORDS)
