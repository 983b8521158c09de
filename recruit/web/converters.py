"""Addresses to values. Converters parse only; what they name is loaded later, after access is checked."""

from dataclasses import dataclass
from uuid import UUID

from flask import Flask
from werkzeug.routing import BaseConverter, UUIDConverter


@dataclass(frozen=True, slots=True)
class BodyRef:
    """A body as the address names it; it may not exist."""

    slug: str


class BodyConverter(BaseConverter):
    """`<body:body>`: the slug of a body."""

    regex = "[a-z0-9][a-z0-9-]*"

    def to_python(self, value: str) -> BodyRef:
        return BodyRef(value)

    def to_url(self, value: object) -> str:
        """Take a BodyRef, a Body or a bare slug."""
        return super().to_url(getattr(value, "slug", value))


class IdConverter(UUIDConverter):
    """`<id:thing_id>`: a random id."""

    def to_python(self, value: str) -> UUID:
        return UUID(value)


def init_app(app: Flask) -> None:
    """Teach the app our converters; before any route is registered."""
    app.url_map.converters["body"] = BodyConverter
    app.url_map.converters["id"] = IdConverter
