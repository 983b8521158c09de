"""Which channels may be made, and what counts as a visit to one."""

import pytest

from recruit.recruitment.rules import ChannelKind
from recruit.recruitment.rules.channel import ALPHABET, Arrival, NewChannel, may_keep, read_code

PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Safari/604.1"


def named(*labels: str) -> list[NewChannel]:
    return [NewChannel(ChannelKind.OTHER, label) for label in labels]


def codes(channels: list[NewChannel], *taken: str) -> list[str]:
    return [refusal.code for refusal in may_keep(channels, taken)]


def test_channels_with_names_of_their_own_are_kept() -> None:
    assert codes(named("VUC", "Facebook"), "Hjemmeside") == []


@pytest.mark.parametrize(
    ("channels", "reason"),
    [
        ([], "no-channel-is-named"),
        (named("  "), "channel-has-no-label"),
        (named("x" * 81), "channel-label-too-long"),
        (named(" vuc "), "channel-label-taken"),
        (named("Bibliotek", "bibliotek"), "channel-label-taken"),
    ],
)
def test_a_channel_without_a_name_of_its_own_is_not(channels: list[NewChannel], reason: str) -> None:
    assert codes(channels, "VUC") == [reason]


def test_whoever_follows_a_link_to_read_is_counted() -> None:
    assert Arrival("GET", PHONE).is_visit
    assert Arrival("GET", "Mozilla/5.0 (Linux; Android 10; CUBOT NOTE 20) Mobile Safari/537.36").is_visit


@pytest.mark.parametrize(
    "arrival",
    [
        Arrival("HEAD", PHONE),
        Arrival("GET", PHONE, purpose="prefetch;prerender"),
        Arrival("GET", PHONE, by_staff=True),
        Arrival("GET", "Mozilla/5.0 (compatible; Googlebot/2.1)"),
        Arrival("GET", "facebookexternalhit/1.1"),
        Arrival("GET", ""),
    ],
    ids=["head", "prefetch", "staff", "searching robot", "preview of a link", "nameless"],
)
def test_nobody_else_is(arrival: Arrival) -> None:
    assert not arrival.is_visit


def test_a_code_can_be_read_aloud_and_typed_in_any_way() -> None:
    assert not set("015 oilszbuv") & set(ALPHABET)
    assert read_code(" 7KQ-4M ") == "7kq4m"
