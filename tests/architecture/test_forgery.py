"""Every address that acts refuses what no page of ours has sent (recruit.web.forgery)."""

import inspect
import re
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

from flask import Flask

CHECK = "validate_on_submit()"
View = Callable[..., Any]


def checks_its_form(view: View) -> bool:
    """Return True when the view, or a function of its module that it calls, lets the form check what was sent."""
    view = inspect.unwrap(view)
    source = inspect.getsource(view)
    return CHECK in source or any(CHECK in inspect.getsource(act) for act in called(source, inspect.getmodule(view)))


def called(source: str, module: ModuleType | None) -> Iterator[View]:
    for owner, name in re.findall(r"\b(?:(\w+)\.)?(\w+)\(", source):
        if inspect.isfunction(act := getattr(getattr(module, owner, None) if owner else module, name, None)):
            yield act


def test_every_page_with_a_form_checks_it(app: Flask) -> None:
    unchecked = [
        rule.rule
        for rule in app.url_map.iter_rules()
        if {"GET", "POST"} <= (rule.methods or set()) and not checks_its_form(app.view_functions[rule.endpoint])
    ]

    assert unchecked == []


def test_every_other_address_that_acts_is_guarded(app: Flask) -> None:
    app.config["SERVER_NAME"] = "localhost"
    acting = [rule for rule in app.url_map.iter_rules() if "POST" in (rule.methods or ()) and "GET" not in rule.methods]
    assert acting

    for rule in acting:
        address = re.sub(r"<id:\w+>", "00000000-0000-4000-8000-000000000000", rule.rule)
        address = re.sub(r"<int:\w+>", "1", re.sub(r"<(?:body:)?\w+>", "da", address))
        assert app.test_client().post(address).status_code == 400, address
