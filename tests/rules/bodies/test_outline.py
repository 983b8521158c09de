"""An outline is checked key by key; templates are outlines that hold."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from recruit.bodies.formats.outline import FORMAT, from_json, read, to_json
from recruit.bodies.rules import (
    MOST_PARTS,
    TITLES,
    FillingMethod,
    NewRule,
    NewSeatGroup,
    Outline,
    RuleKind,
    RuleSource,
    SeatType,
    SubstituteArrangement,
    may_be_made,
    usual_seat_type,
)
from recruit.bodies.templates import KEYS, fitting, templates
from recruit.foundation.dates import Span
from recruit.foundation.exchange import LARGEST
from recruit.foundation.refusal import Refused
from recruit.people.rules import Classification

TERM = Span(date(2026, 1, 1), date(2030, 1, 1))
GROUP = NewSeatGroup("Foreninger", 3, SeatType.ORGANISATION, FillingMethod.ORGANISATION_NOMINATION)
MINIMUM = NewRule(RuleKind.MINIMUM_MEMBERS, RuleSource.CHARTER, "vedtægten § 4", 7)
OUTLINE = Outline(Classification.INTEGRATION_COUNCIL, "Integrationsloven § 42", groups=(GROUP,), rules=(MINIMUM,))


def file(**changes: Any) -> bytes:
    content = json.loads(to_json(OUTLINE))
    return json.dumps({key: value for key, value in {**content, **changes}.items() if value is not ...}).encode()


def group(**changes: Any) -> list[dict[str, Any]]:
    (known,) = json.loads(to_json(OUTLINE))["groups"]
    return [{key: value for key, value in {**known, **changes}.items() if value is not ...}]


# Templates


@pytest.mark.parametrize("key", KEYS)
def test_a_template_can_be_made_as_it_stands(key: str) -> None:
    template = templates()[key]

    assert may_be_made(template, TERM) == ()
    assert template.name
    assert template.about
    assert template.groups


@pytest.mark.parametrize("key", KEYS)
def test_a_template_has_no_default_for_what_the_chair_is_called(key: str) -> None:
    template = templates()[key]

    assert template.chair_title == ""
    assert not [title for title in TITLES if title in f"{template.name} {template.about}".lower()]


@pytest.mark.parametrize("key", KEYS)
def test_a_template_never_speaks_of_origin_by_a_list(key: str) -> None:
    words = [group.label + group.criterion for group in templates()[key].groups]

    assert not [text for text in words if "vestlig" in text.lower()]


def test_the_integration_council_of_the_template_has_fifteen_seats_and_the_rules_of_the_law() -> None:
    template = templates()["integration_council"]

    assert sum(group.seats for group in template.groups) == 15
    assert [(rule.kind, rule.number) for rule in template.rules] == [
        ("minimum_members", 7),
        ("residence_required", None),
    ]


def test_a_template_is_found_by_the_law() -> None:
    assert fitting("Integrationsloven § 42") is templates()["integration_council"]
    assert fitting("Vandløbsloven § 1") is None
    assert fitting(None) is None


# May it be made?


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"classification": Classification.PARTY}, "not-a-kind-of-body"),
        ({"legal_basis": "x" * 501}, "text-too-long"),
        ({"chair_title": "kejser"}, "chair-has-no-title"),
        ({"seats_decided": -1}, "number-of-seats-impossible"),
        ({"groups": (GROUP, GROUP)}, "seat-group-label-taken"),
        ({"groups": (replace(GROUP, label="Skoler\u202e"),)}, "name-has-hidden-characters"),
        ({"groups": (GROUP,) * (MOST_PARTS + 1)}, "outline-too-long"),
        ({"rules": (MINIMUM,) * (MOST_PARTS + 1)}, "outline-too-long"),
        ({"rules": (MINIMUM, MINIMUM)}, "rule-holds-already"),
    ],
)
def test_an_outline_that_does_not_hold_is_not_made(change: dict[str, Any], code: str) -> None:
    assert code in [refusal.code for refusal in may_be_made(replace(OUTLINE, **change), TERM)]


def test_an_outline_that_holds_is_made() -> None:
    assert may_be_made(replace(OUTLINE, chair_title="forperson", seats_decided=3), TERM) == ()


@pytest.mark.parametrize("method", FillingMethod)
def test_each_way_of_filling_has_its_usual_seats(method: FillingMethod) -> None:
    assert usual_seat_type(method) in SeatType


# The file


def test_a_file_says_the_same_as_the_outline_that_it_was_made_of() -> None:
    outline = replace(OUTLINE, groups=(replace(GROUP, arrangement=SubstituteArrangement.LIST, substitutes=3),))

    assert from_json(to_json(outline)) == outline


def test_a_file_with_a_byte_order_mark_is_read() -> None:
    assert from_json(b"\xef\xbb\xbf" + file()) == OUTLINE


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "exchange-file-unknown"),
        (b"\xff\xfe{}", "exchange-file-unknown"),
        (b"[1, 2]", "exchange-file-unknown"),
        (b"{}", "exchange-file-unknown"),
        (b"[" * 100_000, "exchange-file-unknown"),
        (file(format="other"), "exchange-file-unknown"),
        (file(version=FORMAT.version + 1), "exchange-file-of-another-version"),
        (b" " * (LARGEST + 1), "exchange-file-too-large"),
    ],
    ids=["empty", "bytes", "list", "nothing", "deep", "other", "later", "large"],
)
def test_a_file_that_is_none_is_told_apart(content: bytes, code: str) -> None:
    with pytest.raises(Refused, match=code):
        from_json(content)


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (file(classification="club"), "classification"),
        (file(classification=["x"]), "classification"),
        (file(legal_basis=...), "legal_basis"),
        (file(legal_basis=None), "legal_basis"),
        (file(is_small="yes"), "is_small"),
        (file(seats_decided=True), "seats_decided"),
        (file(members=["Bo Dam"]), "members"),
        (file(groups="many"), "groups"),
        (file(groups=["one"]), "groups[1]"),
        (file(groups=group(seats="3")), "groups[1].seats"),
        (file(groups=group(seats=...)), "groups[1].seats"),
        (file(groups=group(holder="Bo Dam")), "groups[1].holder"),
        (file(rules=[{"kind": "minimum_members"}]), "rules[1].source"),
    ],
)
def test_what_is_wrong_in_a_file_is_said_by_its_place(content: bytes, place: str) -> None:
    with pytest.raises(Refused) as refused:
        from_json(content)

    assert place in [refusal.facts["place"] for refusal in refused.value.refusals]


def test_what_may_be_left_out_is_as_usual() -> None:
    outline = read({"classification": "task_committee", "legal_basis": ""})

    assert (outline.groups, outline.rules, outline.holds_over, outline.seats_decided) == ((), (), True, None)
    assert json.loads(to_json(outline))["format"] == FORMAT.name
