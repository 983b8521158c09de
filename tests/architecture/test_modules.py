"""Nothing is too long to read, everything says what it is, and one function commits."""

import ast
import re
from pathlib import Path

import recruit.models  # noqa: F401 (completes the tables)
from recruit.foundation.db import Base
from recruit.foundation.places import ROOT

LONGEST = 300
MODULES = sorted([*(ROOT / "recruit").rglob("*.py"), ROOT / "run.py", ROOT / "wsgi.py", ROOT / "hatch_build.py"])
VAGUE = {"utils", "util", "helpers", "helper", "common", "manager", "service", "misc"}
#: The modules whose functions are called from everywhere.
TOLD = {"rules", "queries", "operations"}


def name(file: Path) -> str:
    return str(file.relative_to(ROOT))


def lines(file: Path) -> int:
    return len(file.read_text("utf-8").splitlines())


def test_a_module_can_be_read_in_one_go() -> None:
    assert {name(file): lines(file) for file in MODULES if lines(file) > LONGEST} == {}


def test_a_module_says_what_it_is() -> None:
    assert [name(file) for file in MODULES if not ast.get_docstring(ast.parse(file.read_text("utf-8")))] == []


def test_what_others_call_says_what_it_promises() -> None:
    spoken = (ast.FunctionDef, ast.ClassDef)
    silent = [
        f"{name(file)}: {node.name}"
        for file in MODULES
        if TOLD.intersection((file.stem, file.parent.name))
        for node in ast.parse(file.read_text("utf-8")).body
        if isinstance(node, spoken) and node.name[0] != "_" and not ast.get_docstring(node)
    ]

    assert silent == []


def test_the_clock_alone_asks_what_time_it_is_and_nothing_happens_by_chance() -> None:
    """Ruff says so too; here nobody gets round it with a comment."""
    asking = re.compile(
        r"date\.today\(|datetime\.(?:now|utcnow|today)\(|^(?:import|from) random\b|\bnoqa: TID251", re.M
    )
    found = {name(file) for file in MODULES if asking.search(file.read_text("utf-8"))}

    assert found == {"recruit/foundation/clock.py"}


def test_each_thing_is_in_the_room_that_its_name_predicts() -> None:
    assert [name(file) for file in MODULES if VAGUE.intersection((file.stem, *file.relative_to(ROOT).parts))] == []


def test_one_function_commits() -> None:
    commits = {name(file) for file in MODULES if re.search(r"\.commit\(|\.begin\(\)", file.read_text("utf-8"))}

    assert commits == {"recruit/foundation/db.py"}


def test_a_room_of_the_stages_imports_nothing_by_itself() -> None:
    stages = ("people", "bodies", "appointments", "foundation")
    rooms = [ROOT / "recruit" / stage / "__init__.py" for stage in stages] + [ROOT / "recruit" / "__init__.py"]

    for room in rooms:
        syntax = ast.parse(room.read_text("utf-8"))
        assert not [node for node in ast.walk(syntax) if isinstance(node, ast.Import | ast.ImportFrom)], name(room)


def test_nothing_is_loaded_behind_a_page() -> None:
    silent = [
        str(relationship)
        for mapper in Base.registry.mappers
        for relationship in mapper.relationships
        if relationship.lazy != "raise_on_sql"
    ]

    assert silent == []
