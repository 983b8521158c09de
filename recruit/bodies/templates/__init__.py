"""Templates: what a council of a kind usually looks like. Data in this folder, one file a kind, each with its source.

Everything in them is a proposal that the secretary corrects from the charter. None says what the chair is called: that
is asked, there is no default.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from recruit.bodies.formats.outline import read
from recruit.bodies.rules import Outline

#: In the order of the page.
KEYS = (
    "integration_council",
    "task_committee",
    "elderly_council",
    "disability_council",
    "popular_education_committee",
)


@cache
def templates() -> Mapping[str, Outline]:
    """Return every template by its key, in the order of the page."""
    return MappingProxyType({key: _template(key) for key in KEYS})


def fitting(legal_basis: str | None) -> Outline | None:
    """Return the template of the councils that are set up under this law; None when there is none."""
    return next((known for known in templates().values() if known.legal_basis == legal_basis), None)


def _template(key: str) -> Outline:
    return read(tomllib.loads((Path(__file__).parent / f"{key}.toml").read_text("utf-8")))
