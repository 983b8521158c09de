"""Every sentence of the house can be read in Danish, and every refusal has one."""

import ast
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


def test_a_missing_translation_is_seen() -> None:
    danish = written("da")
    danish.delete("Yes")
    danish.get("No").flags.add("fuzzy")

    assert set(untranslated(danish, spoken())) >= {"Yes", "No"}


def refusal_codes() -> Iterator[tuple[str, str | None]]:
    """Yield where a Refusal is made, and its code where that is written out."""
    for file in sorted((ROOT / "recruit").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Refusal":
                code = node.args[0].value if node.args and isinstance(node.args[0], ast.Constant) else None
                yield f"{file.relative_to(ROOT)}:{node.lineno}", code


def test_every_refusal_has_a_sentence() -> None:
    without = {f"{code} ({place})" for place, code in refusal_codes() if code and code not in SENTENCES}

    assert without == set()


def test_every_sentence_has_a_refusal() -> None:
    texts = "".join(file.read_text("utf-8") for file in (ROOT / "recruit").rglob("*.py") if file.name != "sentences.py")

    assert [code for code in SENTENCES if f'"{code}"' not in texts] == []
