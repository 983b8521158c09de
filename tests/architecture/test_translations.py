"""Every sentence of the house can be read in Danish, and every refusal has one."""

import ast
import re
from collections.abc import Iterator

import pytest

from recruit.foundation.i18n import LANGUAGES
from recruit.foundation.places import ROOT
from recruit.translations.__main__ import catalogue_file, spoken, untranslated, written
from recruit.web.sentences import SENTENCES

RESTART = "run: python -m recruit.translations"
REVIEWED = [code for code, language in LANGUAGES.items() if language.reviewed and code != "en"]


@pytest.mark.parametrize("code", REVIEWED)
def test_a_reviewed_language_lacks_nothing(code: str) -> None:
    assert list(untranslated(written(code), spoken())) == [], RESTART


@pytest.mark.parametrize("code", [code for code in LANGUAGES if catalogue_file(code).exists()])
def test_a_translation_names_the_same_facts_as_its_sentence(code: str) -> None:
    faults = [
        f"{message.id}: {fault}"
        for message in written(code)
        if message.string and any(message.string)
        for fault in message.check()
    ]

    assert faults == []


def test_english_is_its_own_catalogue() -> None:
    assert not catalogue_file("en").exists()


@pytest.mark.slow
def test_a_missing_translation_is_seen() -> None:
    danish = written("da")
    danish.delete("Yes")
    danish.get("No").flags.add("fuzzy")

    assert set(untranslated(danish, spoken())) >= {"Yes", "No"}


def house_code() -> Iterator[tuple[str, ast.Module]]:
    """Yield the name and the syntax of every module but the one with the sentences."""
    for file in sorted((ROOT / "recruit").rglob("*.py")):
        if file.name != "sentences.py":
            yield str(file.relative_to(ROOT)), ast.parse(file.read_text("utf-8"))


def refusal_codes() -> Iterator[tuple[str, str]]:
    """Yield where a Refusal is made, and a pattern of its code; one that is chosen elsewhere is not seen here."""
    for file, syntax in house_code():
        for node in ast.walk(syntax):
            called = node.func if isinstance(node, ast.Call) else None
            if isinstance(called, ast.Name) and called.id == "Refusal" and (pattern := pattern_of(node.args[0])):
                yield f"{file}:{node.lineno}", pattern


def pattern_of(code: ast.expr) -> str:
    if isinstance(code, ast.Constant):
        return re.escape(str(code.value))
    if isinstance(code, ast.JoinedStr):
        return "".join(re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+" for part in code.values)
    return ""


def test_every_refusal_has_a_sentence() -> None:
    without = {
        f"{pattern} ({place})"
        for place, pattern in refusal_codes()
        if not any(re.fullmatch(pattern, code) for code in SENTENCES)
    }

    assert without == set()


def test_every_sentence_has_a_refusal() -> None:
    patterns = {pattern for _, pattern in refusal_codes()}
    strings = {node.value for _, syntax in house_code() for node in ast.walk(syntax) if isinstance(node, ast.Constant)}
    unused = [code for code in SENTENCES if code not in strings and not any(re.fullmatch(p, code) for p in patterns)]

    assert unused == []
