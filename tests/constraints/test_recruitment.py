"""The database itself keeps rounds, their channels and whom they ask in order."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from recruit.foundation.files.model import StoredFile
from recruit.recruitment.model import (
    Channel,
    ChannelVisit,
    ComingForward,
    Interest,
    NetworkCall,
    OrganisationCall,
    Prospect,
    RecruitmentRound,
    RoundAnnouncement,
    RoundDate,
    RoundExtension,
    RoundText,
    Voice,
)
from tests.builders import NOW
from tests.conftest import Database
from tests.constraints.conftest import Refused, World

Write = Callable[..., None]
LATER = NOW + timedelta(days=30)


def a_round_row(world: World, **changes: Any) -> dict[str, Any]:
    row = {"id": uuid4(), "term_id": world.term, "slug": "valg", "name": "Valg", "opens_at": NOW, "closes_at": LATER}
    row |= {"filling_method": "advisory_election", "routes": ["self"], "fields": {}, "version": 1}
    row |= {"contact_name": "", "contact_email": "", "contact_phone": "", "word_limit": 100, "supporters_needed": 0}
    return row | {"supporters_may_repeat": True, "answer_days": 30} | changes


@pytest.fixture
def round_(database: Database, world: World, write: Write) -> UUID:
    row = a_round_row(world)
    write(RecruitmentRound, row)
    return row["id"]


@pytest.fixture
def channel(round_: UUID, write: Write) -> UUID:
    row = a_channel_row(round_)
    write(Channel, row)
    return row["id"]


def a_channel_row(round_: UUID, **changes: Any) -> dict[str, Any]:
    row = {"id": uuid4(), "round_id": round_, "kind": "website", "label": "Hjemmeside", "code": "cdfgh", "version": 1}
    return row | changes


def a_text_row(round_: UUID, **changes: Any) -> dict[str, Any]:
    row = {"id": uuid4(), "round_id": round_, "language": "da", "version": 1, "purpose": "Råd", "call": "Stil op"}
    return row | {"condition": "18 år", "wanted": "", "at": NOW, "by": "system"} | changes


def a_call_row(world: World, round_: UUID, **changes: Any) -> dict[str, Any]:
    row = {"id": uuid4(), "round_id": round_, "seat_group_id": world.group, "organization_id": world.organization}
    row |= {"places": 1, "closes_at": LATER, "language": "da", "contact_name": "", "contact_email": "", "version": 1}
    return row | changes


def a_prospect_row(round_: UUID, **changes: Any) -> dict[str, Any]:
    row = {"id": uuid4(), "round_id": round_, "name": "Hawa Elmi", "email": "", "phone": "", "language": "da"}
    row["suggested_by"] = "Bo Dam"
    return row | {"kept_on": date(2026, 11, 21), "erase_on": date(2026, 12, 21), "by": "system"} | changes


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"slug": " "}, "has_a_slug"),
        ({"name": " "}, "has_a_name"),
        ({"closes_at": NOW}, "opens_before_it_closes"),
        ({"remedy_until": NOW}, "remedy_after_it_closes"),
        ({"word_limit": 0}, "word_limit_is_a_number"),
        ({"supporters_needed": -1}, "supporters_are_a_number"),
        ({"answer_days": 0}, "answer_takes_a_day"),
        ({"country_groups": ["Nord", "Syd"]}, "country_groups_are_approved"),
        ({"filling_method": "auction"}, "filling_method_known"),
    ],
)
def test_a_round_makes_sense(world: World, refuses: Refused, changes: dict[str, Any], constraint: str) -> None:
    refuses(f"ck_recruitment_round_{constraint}", RecruitmentRound, a_round_row(world, **changes))


def test_two_rounds_have_two_addresses(world: World, round_: UUID, refuses: Refused) -> None:
    refuses("uq_recruitment_round_slug|recruitment_round.slug", RecruitmentRound, a_round_row(world))


def test_a_version_of_a_text_is_written_once_and_has_a_condition(round_: UUID, write: Write, refuses: Refused) -> None:
    write(RoundText, a_text_row(round_))

    refuses("uq_recruitment_round_text_version|recruitment_round_text.round_id", RoundText, a_text_row(round_))
    refuses("ck_recruitment_round_text_versions_from_one", RoundText, a_text_row(round_, version=0))
    refuses("ck_recruitment_round_text_has_a_condition", RoundText, a_text_row(round_, version=2, condition=" "))


def test_a_date_of_a_kind_stands_once(round_: UUID, write: Write, refuses: Refused) -> None:
    def row(**changes: Any) -> dict[str, Any]:
        known = {"id": uuid4(), "round_id": round_, "kind": "council", "day": date(2027, 3, 1), "is_chosen": False}
        return known | changes

    write(RoundDate, row())

    refuses("uq_recruitment_round_date_round_id|recruitment_round_date.round_id", RoundDate, row())
    refuses("ck_recruitment_round_date_kind_known", RoundDate, row(kind="picnic"))


def test_one_announcement_stands_and_is_taken_back_whole(round_: UUID, write: Write, refuses: Refused) -> None:
    def row(**changes: Any) -> dict[str, Any]:
        return {"id": uuid4(), "round_id": round_, "by": "system", "at": NOW} | changes

    gone = {"revoked_by": "system", "revoked_at": NOW, "revoked_because": "Fejl"}
    write(RoundAnnouncement, row())
    write(RoundAnnouncement, row(**gone))

    refuses("announcement_standing|recruitment_round_announcement.round_id", RoundAnnouncement, row())
    refuses("revoked_by_somebody", RoundAnnouncement, row(**gone | {"revoked_at": None}))
    refuses("revoked_with_a_reason", RoundAnnouncement, row(**gone | {"revoked_because": None}))


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [({"after": NOW}, "puts_off"), ({"reason": " "}, "has_a_reason"), ({"deadline": "lunch"}, "deadline_known")],
)
def test_a_deadline_is_put_off_for_a_reason(
    round_: UUID, refuses: Refused, changes: dict[str, Any], constraint: str
) -> None:
    row = {"id": uuid4(), "round_id": round_, "deadline": "closes", "before": NOW, "after": LATER, "reason": "Sne"}

    refuses(f"ck_recruitment_round_extension_{constraint}", RoundExtension, row | {"by": "system", "at": NOW} | changes)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"label": " "}, "ck_recruitment_channel_has_a_label"),
        ({"code": " "}, "ck_recruitment_channel_has_a_code"),
        ({"kind": "telepathy"}, "ck_recruitment_channel_kind_known"),
        ({"code": "jkmnp"}, "uq_recruitment_channel_round_id|recruitment_channel.round_id"),
        ({"label": "Facebook"}, "uq_recruitment_channel_code|recruitment_channel.code"),
    ],
)
def test_a_channel_has_a_name_and_a_code_of_its_own(
    round_: UUID, channel: UUID, refuses: Refused, changes: dict[str, Any], reason: str
) -> None:
    refuses(reason, Channel, a_channel_row(round_, **changes))


def test_one_member_has_one_channel_in_a_round(world: World, round_: UUID, write: Write, refuses: Refused) -> None:
    write(Channel, a_channel_row(round_, person_id=world.person))
    another = a_channel_row(round_, person_id=world.person, label="Igen", code="jkmnp")

    refuses("uq_recruitment_channel_round_id_person_id|recruitment_channel.person_id", Channel, another)


def test_visits_are_counted_once_a_day_and_upwards(channel: UUID, write: Write, refuses: Refused) -> None:
    today = {"channel_id": channel, "day": date(2026, 11, 21), "visits": 1}
    write(ChannelVisit, today)

    refuses("pk_recruitment_channel_visit|recruitment_channel_visit.channel_id", ChannelVisit, today)
    none = today | {"day": date(2026, 11, 22), "visits": 0}
    refuses("ck_recruitment_channel_visit_counts_upwards", ChannelVisit, none)


def test_two_interests_never_stand_in_one_place(database: Database, write: Write, refuses: Refused) -> None:
    row = {"position": 1, "labels": {"da": "sport"}, "version": 1}
    write(Interest, row | {"id": uuid4()})

    refuses("uq_interest_position|interest.position", Interest, row | {"id": uuid4()})


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"places": 0}, "has_a_place"),
        ({"deviation": "born_member"}, "deviates_in_its_answer"),
        (
            {
                "deviation": "other",
                "answered_at": NOW,
                "answered_by": "system",
                "manner": "paper",
            },
            "another_reason_is_stated",
        ),
        ({"answered_at": NOW}, "answered_in_some_manner"),
    ],
)
def test_an_organisation_answers_in_order(
    world: World, round_: UUID, refuses: Refused, changes: dict[str, Any], constraint: str
) -> None:
    refuses(f"ck_organisation_call_{constraint}", OrganisationCall, a_call_row(world, round_, **changes))


def test_an_organisation_is_asked_once_for_a_group(world: World, round_: UUID, write: Write, refuses: Refused) -> None:
    write(OrganisationCall, a_call_row(world, round_))

    refuses("uq_organisation_call_round_id|organisation_call.round_id", OrganisationCall, a_call_row(world, round_))


def test_a_member_is_asked_once_to_pass_the_call_on(
    world: World, round_: UUID, channel: UUID, write: Write, refuses: Refused
) -> None:
    row = {"round_id": round_, "person_id": world.person, "channel_id": channel, "asked_at": NOW}
    write(NetworkCall, row | {"id": uuid4()})

    refuses("uq_network_call_round_id|network_call.round_id", NetworkCall, row | {"id": uuid4()})


def test_a_voice_is_kept_with_consent_and_words_alone(
    world: World, round_: UUID, write: Write, refuses: Refused
) -> None:
    def row(**changes: Any) -> dict[str, Any]:
        asked = {"id": uuid4(), "round_id": round_, "person_id": world.person, "asked_at": NOW, "version": 1}
        return asked | {"language": "", "transcript": "", "danish": "", "called": ""} | changes

    file = uuid4()
    stored = {"id": file, "name": "stemme.m4a", "media_type": "audio/mp4", "digest": "0" * 64, "size": 1}
    write(StoredFile, stored | {"content": b"x", "stored_at": NOW, "stored_by": "system"})
    words = {"language": "so", "transcript": "Kaalay", "danish": "Kom"}
    given = words | {"file_id": file, "seconds": 40, "consented_at": NOW, "manner": "online"}
    refuses("ck_voice_kept_by_consent_alone", Voice, row(**given | {"consented_at": None, "manner": None}))
    refuses("ck_voice_consented_in_some_manner", Voice, row(**given | {"manner": None}))
    refuses("ck_voice_has_words", Voice, row(**given | {"danish": " "}))
    refuses("ck_voice_nothing_stays_without_it", Voice, row(transcript="Kaalay"))
    refuses("ck_voice_is_short", Voice, row(**given | {"seconds": 61}))
    refuses("ck_voice_approved_by_somebody", Voice, row(**given, approved_at=NOW))
    refuses("ck_voice_manner_known", Voice, row(**given | {"manner": "dream"}))
    write(Voice, row(**given))
    refuses("uq_voice_round_id_person_id|voice.round_id", Voice, row())


def test_a_prospect_has_a_name_and_a_day_of_erasure_and_answers_on_a_day(round_: UUID, refuses: Refused) -> None:
    refuses("ck_prospect_answered_something", Prospect, a_prospect_row(round_, answered_at=NOW))
    refuses("ck_prospect_answer_known", Prospect, a_prospect_row(round_, answer="no", answered_at=NOW))
    refuses("ck_prospect_has_a_name", Prospect, a_prospect_row(round_, name=" "))
    refuses("ck_prospect_suggested_by_somebody", Prospect, a_prospect_row(round_, suggested_by=" "))
    refuses("ck_prospect_erased_after_it_is_kept", Prospect, a_prospect_row(round_, erase_on=date(2026, 11, 21)))


def test_who_came_forward_has_a_name_can_be_reached_and_is_answered_by_somebody(world: World, refuses: Refused) -> None:
    row: dict[str, Any] = {"id": uuid4(), "body_id": world.body, "wish": "seat", "name": "Hawa Elmi", "email": "h@x.dk"}
    row |= {"phone": "", "words": "", "language": "da", "at": NOW, "note": ""}
    refuses("ck_coming_forward_has_a_name", ComingForward, row | {"name": " "})
    refuses("ck_coming_forward_can_be_reached", ComingForward, row | {"email": ""})
    refuses("ck_coming_forward_wish_known", ComingForward, row | {"wish": "throne"})
    refuses(
        "ck_coming_forward_came_of_known", ComingForward, row | {"came_of": "x", "settled_at": NOW, "settled_by": "x"}
    )
    refuses("ck_coming_forward_settled_as_something", ComingForward, row | {"settled_at": NOW, "settled_by": "system"})
    refuses("ck_coming_forward_settled_by_somebody", ComingForward, row | {"settled_at": NOW, "came_of": "not_now"})
    refuses("FOREIGN|fk_coming_forward_body_id_body", ComingForward, row | {"body_id": uuid4()})
