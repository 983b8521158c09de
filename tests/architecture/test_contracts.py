"""Who may import whom: every contract of pyproject.toml is broken once and seen to object."""

import os
import shutil
import subprocess
import sys
import tomllib
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


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of the house, in which imports may be put where they do not belong."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(ROOT / "recruit", tmp_path / "recruit", ignore=shutil.ignore_patterns("static", "__pycache__"))
    return tmp_path


def broken(house: Path) -> list[str]:
    """Return the names of the contracts that do not hold."""
    checked = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-logo", "--no-cache"],
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


def test_every_contract_holds(house: Path) -> None:
    assert broken(house) == []


@pytest.mark.slow
@pytest.mark.parametrize(("contract", "name", "line"), BREACHES)
def test_a_contract_objects(house: Path, contract: str, name: str, line: str) -> None:
    module = house / "recruit" / name
    module.write_text(f"{module.read_text('utf-8')}\n{line}\n", "utf-8")

    assert contract in broken(house)


def test_a_room_that_nobody_planned_is_noticed(house: Path) -> None:
    (house / "recruit" / "utils.py").write_text('"""Whatever."""\n', "utf-8")

    assert "life" in broken(house)
