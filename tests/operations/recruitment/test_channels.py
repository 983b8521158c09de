"""Channels: made, changed, retired and taken up again, and how often their links were followed."""

from datetime import datetime

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from recruit.foundation.refusal import NotFound, Refused
from recruit.recruitment.model import Channel, ChannelVisit
from recruit.recruitment.operations import channels
from recruit.recruitment.queries import channels as queries
from recruit.recruitment.rules import ChannelKind
from recruit.recruitment.rules.channel import ALPHABET, CODE_LENGTH, NewChannel
from tests.builders import BY, a_council, day
from tests.conftest import Database
from tests.rounds import a_channel, a_round


def test_channels_are_made_at_once_each_with_a_code(database: Database, now: datetime) -> None:
    usual = [NewChannel(ChannelKind.WEBSITE, "Hjemmeside"), NewChannel(ChannelKind.LANGUAGE_CENTRE, " Sprogcenter ")]
    with database.transaction() as session:
        round_ = a_round(session)
        channels.add_channels(session, round_, usual, by=BY, now=now)

    with database.reading() as session:
        known = queries.channels(session, round_)
    assert [channel.label for channel in known] == ["Sprogcenter", "Hjemmeside"]
    assert len({channel.code for channel in known}) == 2
    assert all(len(channel.code) == CODE_LENGTH and set(channel.code) <= set(ALPHABET) for channel in known)


def test_a_code_that_is_in_use_is_not_given_again(sqlite: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = iter("22222" + "22222" + "33333")
    monkeypatch.setattr(channels.secrets, "choice", lambda _signs: next(drawn))
    with sqlite.transaction() as session:
        round_ = a_round(session)
        first, second = a_channel(session, round_), a_channel(session, round_, "VUC")

    assert (first.code, second.code) == ("22222", "33333")


def test_a_name_that_the_round_has_already_is_refused(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        round_ = a_round(session)
        a_channel(session, round_, "VUC")
        with pytest.raises(Refused, match="channel-label-taken"):
            a_channel(session, round_, "vuc")


def test_a_channel_keeps_its_code_when_it_is_called_otherwise(database: Database, now: datetime) -> None:
    with database.transaction() as session:
        channel = a_channel(session, a_round(session))
        before = channel.code
        channels.change_channel(session, channel, NewChannel(ChannelKind.MEETING, "Åbent hus"), by=BY, now=now)

    assert (channel.kind, channel.label, channel.code) == (ChannelKind.MEETING, "Åbent hus", before)


def test_a_channel_may_be_of_another_kind_under_its_own_name(sqlite: Database, now: datetime) -> None:
    with sqlite.transaction() as session:
        round_ = a_round(session)
        channel, _other = a_channel(session, round_, "VUC"), a_channel(session, round_, "Åbent hus")
        channels.change_channel(session, channel, NewChannel(ChannelKind.MEETING, "VUC"), by=BY, now=now)
        with pytest.raises(Refused, match="channel-label-taken"):
            channels.change_channel(session, channel, NewChannel(ChannelKind.MEETING, "åbent hus"), by=BY, now=now)

    assert channel.kind is ChannelKind.MEETING


def test_a_retired_channel_can_be_taken_up_again(database: Database, now: datetime) -> None:
    with database.transaction() as session:
        channel = a_channel(session, a_round(session))
        channels.retire_channel(session, channel, by=BY, now=now)
        assert channel.retired_at == now
        with pytest.raises(Refused, match="channel-is-retired"):
            channels.retire_channel(session, channel, by=BY, now=now)
        channels.resume_channel(session, channel, by=BY, now=now)
        with pytest.raises(Refused, match="channel-is-not-retired"):
            channels.resume_channel(session, channel, by=BY, now=now)

    assert channel.retired_at is None


def test_visits_are_counted_day_by_day(database: Database) -> None:
    with database.transaction() as session:
        channel = a_channel(session, a_round(session))
        for on in ("2026-11-21", "2026-11-21", "2026-11-22"):
            channels.count_visit(session, channel, on=day(on))

    with database.reading() as session:
        counted = session.execute(select(ChannelVisit.day, ChannelVisit.visits).order_by(ChannelVisit.day)).all()
    assert [tuple(row) for row in counted] == [(day("2026-11-21"), 2), (day("2026-11-22"), 1)]


def test_a_form_knows_only_a_channel_of_its_round_that_is_in_use(sqlite: Database, now: datetime) -> None:
    with sqlite.transaction() as session:
        round_ = a_round(session)
        ours, retired = a_channel(session, round_), a_channel(session, round_, "VUC")
        channels.retire_channel(session, retired, by=BY, now=now)
        theirs = a_channel(session, a_round(session, a_council(session, "Ungerådet"), slug="unge"))

    with sqlite.reading() as session:
        assert queries.channel_followed(session, round_, ours.code.upper()).id == ours.id
        assert queries.channel_followed(session, round_, retired.code) is None
        assert queries.channel_followed(session, round_, theirs.code) is None
        assert queries.channel_followed(session, round_, "") is None


def test_a_code_is_found_however_it_was_typed(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        channel = a_channel(session, a_round(session))

    with sqlite.reading() as session:
        found = queries.channel_by_code(session, f" {channel.code[:2].upper()}-{channel.code[2:]}")
        assert (found.id, found.round.is_announced) == (channel.id, True)
        with pytest.raises(NotFound):
            queries.channel_by_code(session, "aaaaa")


@pytest.mark.parametrize("column", ["label", "code"])
def test_the_database_refuses_a_channel_without_name_or_code(database: Database, column: str) -> None:
    with pytest.raises(IntegrityError), database.transaction() as session:
        setattr(a_channel(session, a_round(session)), column, " ")


def test_the_database_refuses_a_code_twice(database: Database) -> None:
    with pytest.raises(IntegrityError), database.transaction() as session:
        round_ = a_round(session)
        first = a_channel(session, round_)
        session.add(Channel(round_id=round_.id, kind=ChannelKind.OTHER, label="En anden", code=first.code))
