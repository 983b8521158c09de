"""When a round may be set up and made public, and where it stands to the second."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from recruit.bodies.rules import FillingMethod
from recruit.foundation.refusal import Refusal
from recruit.recruitment.rules import (
    Basics,
    FormSettings,
    NewText,
    Outlook,
    Readiness,
    RoundStatus,
    end_of,
    may_announce,
    may_ask,
    may_be_offered,
    may_revoke,
    may_set_up,
    may_stay_public,
    may_write,
    status,
    usual_method,
    warnings,
)

NOW = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)
#: Noon in Denmark: in winter, and in summer.
WINTER, SUMMER = datetime(2026, 1, 8, 11, 0, tzinfo=UTC), datetime(2026, 6, 4, 10, 0, tzinfo=UTC)
BASICS = Basics("Nye medlemmer", FillingMethod.ADVISORY_ELECTION, slug="nye-medlemmer")
TEXT = NewText("Rådet rådgiver.", "Stil op.", "Du er fyldt 18 år.")
READY = Readiness(is_announced=False, has_text=True, has_contact=True, closes_at=NOW + timedelta(days=30))
OUTLOOK = Outlook(
    opens_at=NOW,
    closes_at=NOW + timedelta(days=30),
    announced_at=None,
    is_planned=False,
    has_timetable=True,
    has_channels=True,
    asks_where_it_rarely_may=False,
)


def codes(refusals: tuple[Refusal, ...]) -> list[str]:
    return [refusal.code for refusal in refusals]


@pytest.mark.parametrize("noon", [WINTER, SUMMER])
def test_a_deadline_takes_what_arrives_before_its_second_is_over(noon: datetime) -> None:
    def at(instant: datetime) -> RoundStatus:
        return status(is_announced=True, opens_at=noon - timedelta(days=9), closes_at=noon, at=instant)

    assert at(noon + timedelta(milliseconds=999)) is RoundStatus.OPEN
    assert at(noon + timedelta(seconds=1)) is RoundStatus.CLOSED
    assert end_of(noon) == noon + timedelta(seconds=1)


def test_a_round_is_a_draft_until_it_is_announced_and_upcoming_until_it_opens() -> None:
    days = {"opens_at": NOW + timedelta(days=1), "closes_at": NOW + timedelta(days=9), "at": NOW}

    assert status(is_announced=False, **days) is RoundStatus.DRAFT
    assert status(is_announced=True, **days) is RoundStatus.UPCOMING


def test_a_round_ends_as_the_first_of_its_groups_that_needs_a_call() -> None:
    own, election = FillingMethod.COUNCIL_OWN_MEMBERS, FillingMethod.ADVISORY_ELECTION

    assert usual_method([own, election]) is election
    assert usual_method([own]) is FillingMethod.COUNCIL_SELECTION


@pytest.mark.parametrize(
    ("basics", "terms", "is_taken", "code"),
    [
        (BASICS, [], False, "round-has-no-groups"),
        (BASICS, ["2022–2025", "2026–2029"], False, "groups-of-two-terms"),
        (replace(BASICS, name=" "), ["2026–2029"], False, "round-has-no-name"),
        (replace(BASICS, name="x" * 121), ["2026–2029"], False, "text-too-long"),
        (replace(BASICS, filling_method=FillingMethod.EX_OFFICIO), ["2026–2029"], False, "round-needs-a-call"),
        (replace(BASICS, slug="Nye Medlemmer"), ["2026–2029"], False, "slug-is-malformed"),
        (BASICS, ["2026–2029"], True, "round-slug-taken"),
    ],
)
def test_a_round_lacks_something(basics: Basics, terms: list[str], is_taken: bool, code: str) -> None:
    assert codes(may_set_up(basics, terms, is_taken=is_taken)) == [code]
    assert may_set_up(BASICS, ["2026–2029", "2026–2029"], is_taken=False) == ()


def test_while_it_is_public_address_and_groups_stay() -> None:
    assert codes(may_stay_public(same_slug=False, same_groups=False)) == [
        "round-address-is-public",
        "round-groups-are-public",
    ]
    assert may_stay_public(same_slug=True, same_groups=True) == ()


@pytest.mark.parametrize(
    ("form", "code"),
    [
        (FormSettings(routes=()), "round-has-no-route"),
        (FormSettings(word_limit=0), "number-out-of-bounds"),
        (FormSettings(supporters_needed=-1), "number-out-of-bounds"),
        (FormSettings(answer_days=91), "number-out-of-bounds"),
        (FormSettings(country_groups=("1", "2")), "country-groups-not-approved"),
        (FormSettings(country_groups=("1",), country_groups_approval="Byrådet 4.6.2026"), "one-country-group"),
    ],
)
def test_a_form_cannot_be_so(form: FormSettings, code: str) -> None:
    assert codes(may_ask(form)) == [code]
    assert may_ask(FormSettings()) == ()


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"is_announced": True}, "round-is-announced"),
        ({"has_text": False}, "round-has-no-text"),
        ({"has_contact": False}, "round-has-no-contact"),
        ({"closes_at": NOW - timedelta(seconds=1)}, "round-closed-already"),
    ],
)
def test_a_round_cannot_be_made_public(changes: dict[str, object], code: str) -> None:
    assert codes(may_announce(replace(READY, **changes), now=NOW)) == [code]
    assert may_announce(READY, now=NOW) == ()
    assert may_announce(replace(READY, closes_at=NOW), now=NOW) == ()


def test_an_announcement_is_taken_back_with_a_reason() -> None:
    assert codes(may_revoke("Fejl", is_announced=False)) == ["round-is-draft"]
    assert codes(may_revoke(" ", is_announced=True)) == ["reason-missing"]
    assert may_revoke("Fejl i datoen", is_announced=True) == ()


def test_only_whom_a_round_wants_may_be_left_out_of_its_text() -> None:
    empty, long = NewText("", " ", ""), replace(TEXT, wanted="x" * 4001)

    assert may_write(TEXT) == ()
    assert [refusal.field for refusal in may_write(empty)] == ["purpose", "call", "condition"]
    assert codes(may_write(long)) == ["text-too-long"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"closes_at": NOW + timedelta(days=20)}, "round-is-short"),
        ({"is_planned": True}, "round-term-is-planned"),
        ({"has_timetable": False}, "round-has-no-timetable"),
        ({"has_channels": False}, "round-has-no-channels"),
        ({"asks_where_it_rarely_may": True}, "round-asks-what-it-rarely-may"),
        ({"lacking": ["arabisk"]}, "round-languages-lacking"),
        ({"outdated": ["engelsk"]}, "round-languages-outdated"),
    ],
)
def test_what_is_odd_is_said_before_a_round_is_made_public(changes: dict[str, object], code: str) -> None:
    assert codes(warnings(replace(OUTLOOK, **changes), now=NOW)) == [code]
    assert warnings(OUTLOOK, now=NOW) == ()


def test_a_round_that_people_knew_of_in_time_is_not_short_in_its_last_days() -> None:
    last_days = replace(OUTLOOK, opens_at=NOW - timedelta(days=28), closes_at=NOW + timedelta(days=2))

    assert warnings(replace(last_days, announced_at=NOW - timedelta(days=30)), now=NOW) == ()
    assert codes(warnings(replace(last_days, announced_at=NOW - timedelta(days=9)), now=NOW)) == ["round-is-short"]


def test_three_weeks_by_the_clock_are_not_short_where_summer_time_begins() -> None:
    opens, closes = datetime(2027, 3, 15, 11, tzinfo=UTC), datetime(2027, 4, 5, 10, tzinfo=UTC)  # noon in Denmark
    round_ = replace(OUTLOOK, opens_at=opens, closes_at=closes, announced_at=opens)

    assert warnings(round_, now=opens) == ()
    (short,) = warnings(replace(round_, closes_at=closes - timedelta(days=7)), now=opens)
    assert short.facts == {"days": 14}


def test_an_interest_has_a_danish_name_of_its_own() -> None:
    assert may_be_offered({"da": "Kultur"}, ["sport"]) == ()
    assert codes(may_be_offered({"en": "Culture"}, [])) == ["interest-has-no-name"]
    assert codes(may_be_offered({"da": "Sport "}, ["sport"])) == ["interest-exists"]
    assert [refusal.field for refusal in may_be_offered({"da": "Kultur", "ar": "x" * 81}, [])] == ["label_ar"]
