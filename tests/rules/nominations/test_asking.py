"""When somebody who was proposed is asked and reminded."""

from datetime import UTC, datetime, timedelta

from recruit.nominations.rules import asking
from recruit.nominations.rules.words import reads_like_an_address

ASKED = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def due(days: float, *, answer_days: int = 30) -> int:
    ends = asking.expires_at(ASKED, answer_days)
    return asking.reminders_due(ASKED, ends, now=ASKED + days * DAY)


def test_a_reminder_comes_after_a_week_and_another_three_days_before_the_end() -> None:
    assert [due(6.9), due(7), due(26.9), due(27), due(29.9)] == [0, 1, 1, 2, 2]


def test_nobody_is_reminded_of_what_is_over() -> None:
    assert due(30) == 0


def test_two_letters_never_come_on_each_others_heels() -> None:
    assert [due(days, answer_days=11) for days in (7, 7.9, 8)] == [0, 0, 1]
    assert due(3.9, answer_days=4) == 0


def test_a_yes_counts_until_the_last_deadline_that_holds_for_the_person() -> None:
    closes, remedy, own = ASKED + 10 * DAY, ASKED + 17 * DAY, ASKED + 20 * DAY

    assert asking.answers_until(closes, None) == closes
    assert asking.answers_until(closes, remedy) == remedy
    assert asking.answers_until(closes, remedy, own) == own


def test_a_name_that_stands_in_letters_to_others_holds_no_link() -> None:
    links = ("Klik på vind.example", "www.vind.example", "Bo https://x.example/a", "bo@vind.example", "VIND.EXAMPLE")
    names = ("Bo B. Bruun", "J.P. Holm", "Anna-Maria St.Clair", "Mette f. Dam", "ሰላም", "Bo Bruun jr.")

    assert all(reads_like_an_address(text) for text in links)
    assert not any(reads_like_an_address(name) for name in names)
