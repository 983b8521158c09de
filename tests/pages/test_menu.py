"""The main menu says where the reader is, on every page of the secretariat."""

from flask import Flask

from recruit.web.shell import MENU

#: Pages that belong to no room, or to one of two.
NOWHERE = {"disclosure", "search"}


def rooms_of(blueprint: str) -> list[str]:
    return [endpoint for rooms, endpoint, _needed, _label in MENU if blueprint.startswith(rooms)]


def test_every_page_of_a_council_stands_in_one_room(app: Flask) -> None:
    rules = [rule for rule in app.url_map.iter_rules() if rule.rule.startswith("/sekretariat")]
    blueprints = {rule.endpoint.rpartition(".")[0] for rule in rules} - NOWHERE

    assert {name: found for name in blueprints if len(found := rooms_of(name)) != 1} == {}


def test_what_is_set_up_and_decided_about_a_council_is_among_the_councils() -> None:
    found = {rooms_of(name)[0] for name in ("setup_facts", "cases_case", "timeline", "members_check", "archive")}

    assert found == {"bodies.list_of_bodies"}
