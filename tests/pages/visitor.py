"""Somebody who reads pages strictly and sends their forms as they stand, with what is typed."""

from typing import Any

from flask import Flask
from werkzeug.test import TestResponse

from tests.browser import Element, Page


class Visitor:
    """A browser, and whoever sits before it."""

    def __init__(self, app: Flask) -> None:
        self.client = app.test_client()

    def get(self, address: str, status: int = 200) -> Page:
        answer = self.client.get(address)
        assert answer.status_code == status, (answer.status_code, answer.location)
        return Page(answer.text)

    def send(self, address: str, /, *, to: str = "", **typed: Any) -> TestResponse:
        """Open the page, fill in its form that leads `to` an address, or back to the page, and send it."""
        fields, target = self.filled(address, to=to)
        return self.client.post(target, data={**fields, **typed})

    def filled(self, address: str, *, to: str = "") -> tuple[dict[str, Any], str]:
        """Return what the page's form holds as it is shown, and where it leads."""
        forms = self.get(address).all("main")[0].all("form", method="post")
        form = next(form for form in forms if form.attributes.get("action", "") == to)
        return fields_of(form), to or address

    def mended(self, answer: TestResponse, status: int = 422) -> Page:
        """Return the page that a form with something to mend comes back as."""
        assert answer.status_code == status, (answer.status_code, answer.location)
        return Page(answer.text)

    def led(self, answer: TestResponse) -> Page:
        """Follow the redirect of a form that acted."""
        assert answer.status_code == 303, (answer.status_code, Page(answer.text).errors)
        return self.get(answer.location)


def fields_of(form: Element) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for control in form.all("input", "textarea", "select"):
        name, kind = control.attributes.get("name"), control.attributes.get("type", "")
        if name is None or kind in ("file", "submit"):
            continue
        if kind in ("checkbox", "radio"):
            if "checked" in control.attributes:
                fields.setdefault(name, []).append(control.attributes["value"])
        elif control.tag == "textarea":
            fields[name] = "".join(child for child in control.children if isinstance(child, str)).lstrip("\r\n")
        elif control.tag == "select":
            options = control.all("option")
            chosen = [option for option in options if "selected" in option.attributes] or options[:1]
            fields[name] = chosen[0].attributes.get("value", "") if chosen else ""
        else:
            fields[name] = control.attributes.get("value", "")
    return fields
