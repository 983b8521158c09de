"""Who may import whom: every contract of pyproject.toml is broken once and seen to object."""

import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from recruit.foundation.places import ROOT

CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]

#: Imports that a contract forbids: the contract, the module, and the line that is put into it.
BREACHES = (
    ("life", "people/queries/person.py", "from recruit.bodies import queries as later"),
    ("life", "foundation/clock.py", "import recruit.people.rules"),
    ("doors", "web/public/front.py", "from recruit.web.secretariat import today"),
    ("no-web-inside", "bodies/operations/body.py", "import flask"),
    ("no-web-inside", "cli/roster.py", "import wtforms"),
    ("pure", "counting/marks.py", "import sqlalchemy"),
    ("methods", "counting/block.py", "from recruit.counting import plurality"),
    ("rules", "appointments/rules/places.py", "from recruit.foundation import clock"),
    ("rules", "intake/rules/plans/plan.py", "import random"),
    ("models", "people/model.py", "from recruit.people import queries"),
    ("models", "bodies/model/term.py", "from recruit.bodies import operations"),
    ("queries", "reports/seating.py", "from recruit.people import operations"),
    ("tables-stay-inside", "web/secretariat/bodies/council.py", "from recruit.bodies import model"),
)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the house, in which imports may be put where they do not belong."""
    copy = tmp_path_factory.mktemp("house")
    shutil.copy(ROOT / "pyproject.toml", copy)
    shutil.copytree(ROOT / "recruit", copy / "recruit", ignore=shutil.ignore_patterns("static", "__pycache__"))
    return copy


@pytest.fixture
def put(house: Path) -> Iterator[Callable[[str, str], None]]:
    """Put a line at the end of a module, or into a new one, and take it out when the test is over."""
    before: dict[Path, str | None] = {}

    def put(name: str, line: str) -> None:
        module = house / "recruit" / name
        before[module] = module.read_text("utf-8") if module.exists() else None
        module.write_text(f"{before[module] or ''}\n{line}\n", "utf-8")

    yield put
    for module, text in before.items():
        module.unlink() if text is None else module.write_text(text, "utf-8")


def broken(house: Path) -> list[str]:
    """Return the names of the contracts that do not hold."""
    checked = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-logo"],
        cwd=house,
        env={**os.environ, "PYTHONPATH": str(house)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Contracts:" in checked.stdout, checked.stdout + checked.stderr
    answer = " ".join(checked.stdout.split())  # long names are broken into lines
    return [contract["id"] for contract in CONTRACTS if f"{contract['name']} BROKEN" in answer]


def test_every_contract_is_broken_here_once() -> None:
    assert {contract for contract, _module, _line in BREACHES} == {contract["id"] for contract in CONTRACTS}


@pytest.mark.slow
def test_every_contract_holds(house: Path) -> None:
    assert broken(house) == []


@pytest.mark.slow
@pytest.mark.parametrize(("contract", "name", "line"), BREACHES)
def test_a_contract_objects(house: Path, put: Callable[[str, str], None], contract: str, name: str, line: str) -> None:
    put(name, line)

    assert contract in broken(house)


@pytest.mark.slow
def test_a_room_that_nobody_planned_is_noticed(house: Path, put: Callable[[str, str], None]) -> None:
    put("utils.py", '"""Whatever."""')

    assert "life" in broken(house)
