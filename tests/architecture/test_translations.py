"""Every sentence of the house can be read in Danish, those of the public in all languages; every refusal has one."""

import ast
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from gettext import c2py
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest
from babel.messages.catalog import Catalog, Message

from recruit.foundation.i18n import LANGUAGES
from recruit.foundation.places import ROOT
from recruit.translations import __main__ as maintenance
from recruit.translations import scope
from recruit.translations.__main__ import TRANSLATED, catalogue_file, for_language, spoken, untranslated, written
from recruit.web import sentences
from recruit.web.sentences import SENTENCES

RESTART = "run: python -m recruit.translations"
NAMED = re.compile(r"%\((\w+)\)")


@pytest.fixture(scope="module")
def sources() -> Catalog:
    return spoken()


@cache
def kept(code: str) -> Catalog:
    """Return the catalogue of a language, read once for all tests that leave it as it is."""
    return written(code)


@pytest.mark.parametrize("code", TRANSLATED)
def test_a_language_has_every_sentence_that_it_needs_and_no_other(code: str, sources: Catalog) -> None:
    needed, catalogue = for_language(code, sources), kept(code)

    assert list(untranslated(catalogue, needed)) == [], RESTART
    assert {message.id for message in catalogue} == {message.id for message in needed if message.id} | {""}, RESTART


@pytest.mark.parametrize("code", TRANSLATED)
def test_a_translation_names_the_same_facts_as_its_sentence(code: str) -> None:
    catalogue = kept(code)
    single = forms_for_one_number(catalogue)

    told = [message for message in catalogue if message.id and any(message.string)]
    assert [f"{message.id}: {fault}" for message in told for fault in faults(message, single)] == []


def faults(message: Message, single: set[int]) -> Iterator[str]:
    """Yield what is wrong with a translation: too few forms, or other facts than its sentence names.

    A form that goes with one number only may say it in words.
    """
    yield from (str(fault) for fault in message.check())
    sentence = message.id if isinstance(message.id, str) else message.id[-1]
    meant = set(NAMED.findall(sentence))
    forms = (message.string,) if isinstance(message.string, str) else message.string
    for place, form in enumerate(forms):
        named = set(NAMED.findall(form))
        if named != meant and not (len(forms) > 1 and place in single and named < meant):
            yield f"names {named} instead of {meant}"


def forms_for_one_number(catalogue: Catalog) -> set[int]:
    forms = list(map(form_of(catalogue), range(1001)))
    return {form for form in forms if forms.count(form) == 1}


def form_of(catalogue: Catalog) -> Callable[[int], int]:
    return c2py(catalogue.plural_expr)  # as the program itself reads the header


@pytest.mark.parametrize("code", TRANSLATED)
def test_a_catalogue_has_a_form_for_each_kind_of_number_that_its_language_knows(code: str) -> None:
    catalogue, kind_of = kept(code), LANGUAGES[code].locale.plural_form
    form = form_of(catalogue)

    met = {(kind_of(number), form(number)) for number in range(1001)}

    assert len(met) == len({kind for kind, _ in met}) == catalogue.num_plurals


def test_every_place_that_is_named_as_public_has_a_sentence(sources: Catalog) -> None:
    places = {file for message in sources for file, _ in message.locations}
    said = {message.id if isinstance(message.id, str) else message.id[0] for message in sources if message.id}

    named = (*scope.PUBLIC, *scope.STAFF, *scope.SOME)
    assert [name for name in named if not any(place.startswith(name) for place in places)] == []
    assert set().union(*scope.SOME.values()) - said == set()


def test_english_is_its_own_catalogue() -> None:
    assert not catalogue_file("en").exists()


def test_a_catalogue_is_never_half_written(sources: Catalog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "messages.po"
    whole = catalogue_file("vi").read_bytes()
    file.write_bytes(whole)
    monkeypatch.setattr(maintenance, "catalogue_file", lambda _code: file)
    monkeypatch.setattr(Path, "write_bytes", half_written)

    with pytest.raises(OSError, match="disk is full"):
        maintenance.update("vi", for_language("vi", sources))

    assert file.read_bytes() == whole


def half_written(file: Path, content: bytes) -> int:
    with file.open("wb") as begun:
        begun.write(content[: len(content) // 2])
    raise OSError("the disk is full")


def test_a_missing_translation_is_seen(sources: Catalog) -> None:
    danish = written("da")
    danish.delete("Yes")
    danish.get("No").flags.add("fuzzy")

    assert set(untranslated(danish, sources)) >= {"Yes", "No"}


@cache
def house_code() -> tuple[Mapping[str, str], set[object]]:
    """Return where each Refusal is made, with a pattern of its code, and all constants, also of codes chosen elsewhere.

    The modules with the sentences are left out.
    """
    made: dict[str, str] = {}
    constants: set[object] = set()
    for file in sorted((ROOT / "recruit").rglob("*.py")):
        if file.parent.name == "sentences":
            continue
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            called = node.func if isinstance(node, ast.Call) else None
            if isinstance(called, ast.Name) and called.id == "Refusal" and (pattern := pattern_of(node.args[0])):
                made[f"{file.relative_to(ROOT)}:{node.lineno}:{node.col_offset}"] = pattern
            elif isinstance(node, ast.Constant):
                constants.add(node.value)
    return made, constants


def pattern_of(code: ast.expr) -> str:
    if isinstance(code, ast.Constant):
        return re.escape(str(code.value))
    if isinstance(code, ast.JoinedStr):
        return "".join(re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+" for part in code.values)
    return ""


def test_every_refusal_has_a_sentence() -> None:
    made, _constants = house_code()
    without = {
        f"{pattern} ({place})"
        for place, pattern in made.items()
        if not any(map(re.compile(pattern).fullmatch, SENTENCES))
    }

    assert without == set()


def test_every_refusal_states_what_its_sentence_mentions() -> None:
    lacking = [
        f"{place}: {sorted(mentioned - stated)}"
        for place, code, stated in stated_facts()
        if (mentioned := {*NAMED.findall(SENTENCES[code])}) - stated
    ]

    assert lacking == []


def stated_facts() -> Iterator[tuple[str, str, set[str]]]:
    """Yield where a refusal is made, its code and the names of its facts, where all stand there as they are."""
    for file in sorted((ROOT / "recruit").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Refusal"):
                continue
            facts = node.args[1] if len(node.args) > 1 else ast.Dict([], [])
            code = node.args[0]
            if (
                isinstance(code, ast.Constant)
                and code.value in SENTENCES
                and isinstance(facts, ast.Dict)
                and all(facts.keys)
            ):
                names = {str(name.value) for name in facts.keys if isinstance(name, ast.Constant)}
                yield f"{file.relative_to(ROOT)}:{node.lineno}", str(code.value), names


def test_no_code_has_a_sentence_in_two_modules() -> None:
    """The second would take the place of the first, and speak of facts that the first one's rule does not state."""
    modules = [import_module(f"{sentences.__name__}.{one.name}") for one in iter_modules(sentences.__path__)]
    times = Counter(code for module in modules for code in module.SENTENCES)

    assert modules
    assert [code for code, count in times.items() if count > 1] == []


def test_every_sentence_has_a_refusal() -> None:
    made, constants = house_code()
    patterns = [re.compile(pattern) for pattern in set(made.values())]
    unused = [code for code in SENTENCES if code not in constants and not any(p.fullmatch(code) for p in patterns)]

    assert unused == []
