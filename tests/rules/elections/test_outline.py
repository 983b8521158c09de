"""What of a neighbour's set-up fits a round here, and a reason for everything that does not."""

import json
from dataclasses import replace
from datetime import date, time
from typing import Any
from uuid import uuid4

import pytest

from recruit.elections.formats.outline import FORMAT, from_json, to_json
from recruit.elections.rules.outline import (
    ContestOutline,
    DateOutline,
    Division,
    ElectionOutline,
    Here,
    TaskOutline,
    dates_from,
    fitted,
    mentions,
    that_fit,
)
from recruit.elections.rules.setting_up import NewContest
from recruit.elections.rules.vocabulary import FormOfVoting
from recruit.foundation.exchange import LARGEST
from recruit.foundation.refusal import Refused
from recruit.recruitment.rules import DateKind, Deadline, Moment, Opening

UNGE = uuid4()
HERE = Here({"Unge": (UNGE, 2), "Foreninger": (uuid4(), 3)}, (), frozenset())
GROUPS = (
    ContestOutline(4, "unge", Division.GROUP, max_marks=2, method="block"),
    ContestOutline(1, "Foreninger", Division.GROUP),
)
WHOLE = ElectionOutline(
    forms=(FormOfVoting.MEETING, FormOfVoting.POST),
    contests=(ContestOutline(6, method="stv-meek", max_marks=None, substitutes=6),),
    opens=time(17),
    closes=time(20),
    post_days=-1,
    post_clock=time(16),
    tasks=(TaskOutline("Bestil lokale", -30),),
    dates=(DateOutline(DateKind.COMMITTEE, 14, time(9, 30)),),
    lessons="Et bord mere.",
)


def file(**changes: Any) -> bytes:
    return json.dumps({**json.loads(to_json(WHOLE)), **changes}).encode()


def codes(outline: ElectionOutline, here: Here = HERE) -> list[str]:
    return [reason.code for reason in fitted(outline, here).reasons]


def test_a_file_says_the_same_as_the_set_up_that_it_was_made_of() -> None:
    assert from_json(to_json(WHOLE)) == WHOLE


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"PK\x03\x04", "exchange-file-unknown"),
        (file(format="recruit-council"), "exchange-file-unknown"),
        (file(version=FORMAT.version + 1), "exchange-file-of-another-version"),
        (b" " * (LARGEST + 1), "exchange-file-too-large"),
        (file(candidates=["Bo Dam"]), "exchange-file-fault"),
        (file(opens="25:00"), "exchange-file-fault"),
        (file(tasks=[{"what": "Lokale", "days": "30"}]), "exchange-file-fault"),
        (file(contests=[]), "outline-is-no-election"),
        (file(forms=[]), "outline-is-no-election"),
        (file(post_days=10**12), "outline-is-no-election"),
    ],
)
def test_a_file_that_is_no_election_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(Refused) as refused:
        from_json(content)

    assert code in [one.code for one in refused.value.refusals]


def test_one_contest_is_counted_as_theirs_on_the_seats_that_are_asked_for() -> None:
    by_preference = fitted(WHOLE, HERE)
    crosses = fitted(replace(WHOLE, contests=(ContestOutline(6, substitutes=2),)), HERE)

    assert not by_preference.asks_marks
    assert by_preference.contest("Alle", 3, None) == NewContest("Alle", 3, "stv-meek", None, 6)
    assert crosses.contest("Alle", 3, 1) == NewContest("Alle", 3, "plurality", 1, 2)
    assert crosses.contest("Alle", 3, 2) == NewContest("Alle", 3, "block", 2, 2)


def test_member_groups_of_the_same_name_are_voted_on_apart_with_the_seats_that_they_have_here() -> None:
    fit = fitted(replace(WHOLE, contests=(*GROUPS, ContestOutline(1, "Skoler", Division.GROUP))), HERE)

    assert [(one.label, one.seats, one.max_marks) for one in fit.contests] == [("Unge", 2, 2), ("Foreninger", 3, 1)]
    assert fit.contests[0].seat_group_id == UNGE
    assert [one.code for one in fit.reasons] == ["outline-group-unknown"]


def test_groups_by_country_and_caps_need_somebody_here_to_have_approved_them() -> None:
    theirs = replace(WHOLE, contests=(ContestOutline(1, division=Division.COUNTRY, group_cap=2),) * 2)

    approved = fitted(theirs, replace(HERE, countries=("Gruppe A", "Gruppe B")))

    assert codes(theirs) == ["outline-cap-unapproved", "outline-countries-unapproved"]
    assert fitted(theirs, HERE).style.group_cap is None
    assert [(one.label, one.country_group, one.group_cap) for one in approved.contests] == [
        ("Gruppe A", "Gruppe A", 2),
        ("Gruppe B", "Gruppe B", 2),
    ]
    assert approved.reasons == ()


def test_what_nobody_can_count_or_do_is_left_out_and_said() -> None:
    theirs = replace(
        WHOLE,
        contests=(ContestOutline(3, method="guess"),),
        tasks=(*WHOLE.tasks, TaskOutline(" ", 1), TaskOutline("Lokale", 5000), TaskOutline("x" * 201, 1)),
        dates=(*WHOLE.dates, DateOutline(DateKind.FINANCE, 10**9), DateOutline(DateKind.COUNCIL, 30)),
    )
    fit = fitted(theirs, replace(HERE, dates={DateKind.COUNCIL}))

    assert [one.code for one in fit.reasons] == [
        "outline-method-unknown",
        "outline-tasks-impossible",
        "outline-dates-stand",
    ]
    assert fit.reasons[1].facts == {"number": 3}
    assert [one.what for one in fit.tasks] == ["Bestil lokale"]
    assert [one.kind for one in fit.dates] == [DateKind.COMMITTEE]
    assert fit.contest("Alle", 2, 1) == NewContest("Alle", 2)


def test_dates_are_counted_from_the_polling_day_and_those_in_a_wrong_order_left_out() -> None:
    stands = {
        Opening.OPENS: Moment(date(2027, 1, 4), time(8)),
        Deadline.CLOSES: Moment(date(2027, 2, 4), time(12)),
        DateKind.COMMITTEE_SUBMISSION: Moment(date(2027, 3, 20)),
    }
    new = dates_from([*WHOLE.dates, DateOutline(DateKind.COUNCIL, 30)], date(2027, 3, 1))

    assert new[DateKind.COMMITTEE] == Moment(date(2027, 3, 15), time(9, 30))
    assert list(that_fit(stands, new)) == [DateKind.COUNCIL]


def test_a_text_mentions_whom_it_names_by_a_word_of_the_name_and_nobody_by_less() -> None:
    assert mentions("Spørg Grethe om nøglen", ["Grethe Holm"])
    assert mentions("GRETHE har den.", ["Grethe Holm"])
    assert not mentions("Bestil lokale og bo der", ["Bo Bruun"])
    assert not mentions("Holmen er lukket", ["Grethe Holm"])
