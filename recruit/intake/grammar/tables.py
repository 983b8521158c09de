"""Reads the tables: words as sets, phrases as tuples, meanings as mappings."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, cast


class Table:
    """One TOML file of this folder."""

    def __init__(self, name: str) -> None:
        self._content = _content(name)

    def words(self, key: str) -> frozenset[str]:
        """Return single words, written in the table with spaces between them."""
        return frozenset(cast(str, self._content[key]).split())

    def phrases(self, key: str) -> tuple[str, ...]:
        """Return phrases, the longest first, so that the first that fits is the most exact."""
        return tuple(sorted(cast(list[str], self._content[key]), key=len, reverse=True))

    def meanings(self, key: str) -> Mapping[str, str]:
        """Return what each word means."""
        return cast(Mapping[str, str], self._content[key])

    def numbers(self, key: str) -> Mapping[str, int]:
        """Return which number each word stands for."""
        return cast(Mapping[str, int], self._content[key])

    def by_phrase(self, key: str) -> dict[str, str]:
        """Return the meaning of each phrase, where the table lists the phrases of each meaning."""
        groups = cast(Mapping[str, list[str]], self._content[key])
        return {phrase: meaning for meaning, phrases in groups.items() for phrase in phrases}


@cache
def _content(name: str) -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / f"{name}.toml").read_text(encoding="utf-8"))
