"""The set-up does what is missing, and nothing twice."""

import os
import re
import subprocess
import tomllib
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

import run


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An empty environment in place of the real one."""
    monkeypatch.setattr(run, "VENV", tmp_path)
    return tmp_path


@pytest.fixture
def handed_over(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What run.py would have become; the set-up is taken as done."""
    words: list[str] = []
    monkeypatch.setattr(run, "set_up", lambda **_: None)
    monkeypatch.setattr(run, "hand_over", lambda program, *arguments: words.extend([Path(program).name, *arguments]))
    return words


def making(times: list[str]) -> Callable[[], None]:
    return lambda: times.append("made")


def test_a_part_is_made_once(environment: Path) -> None:
    lock = environment / "requirements.lock"
    lock.write_text("flask==3.1.3")
    made: list[str] = []

    run.once("libraries", making(made), lock)
    run.once("libraries", making(made), lock)

    assert made == ["made"]


def test_a_part_is_made_again_when_its_lock_changes(environment: Path) -> None:
    lock = environment / "requirements.lock"
    made: list[str] = []

    for content in ("flask==3.1.3", "flask==3.1.4"):
        lock.write_text(content)
        run.once("libraries", making(made), lock)

    assert made == ["made", "made"]


def test_a_part_is_made_again_when_what_it_left_is_gone(environment: Path) -> None:
    made: list[str] = []

    run.once("design system", making(made), leaves=[environment / "vendor"])
    run.once("design system", making(made), leaves=[environment / "vendor"])

    assert made == ["made", "made"]


def test_a_part_is_made_again_when_the_house_has_moved(environment: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    run.once("environment", making(made))
    monkeypatch.setattr(run, "ROOT", environment)
    run.once("environment", making(made))

    assert made == ["made", "made"]


def test_a_part_that_failed_is_tried_again(environment: Path) -> None:
    made: list[str] = []

    with pytest.raises(SystemExit):
        run.once("libraries", lambda: run.quietly("false"))
    run.once("libraries", making(made))

    assert made == ["made"]


def test_the_demo_is_the_program_s_own_command(handed_over: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "refuse_taken_port", lambda port: None)

    run.main(["--port", "8123"])

    assert handed_over == ["recruit", "demo", "--port", "8123"]


def test_the_tests_take_every_word_that_pytest_knows(handed_over: list[str]) -> None:
    run.main(["test", "tests/rules", "-k", "suppleant", "-x"])

    pytest_started = ["python", "-m", "pytest", "-n", "2", "--dist", "worksteal"]
    assert handed_over == [*pytest_started, "tests/rules", "-k", "suppleant", "-x"]


def test_the_tests_are_translated_once(handed_over: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")

    run.main(["test"])

    assert handed_over
    assert "PYTHONDONTWRITEBYTECODE" not in os.environ


def test_the_fast_tests_leave_out_browser_and_postgresql(handed_over: list[str]) -> None:
    run.main(["test", "--fast"])

    assert handed_over[-2:] == ["-m", "not browser and not postgresql and not slow"]


def test_every_check_runs_and_those_that_fail_are_named(
    handed_over: list[str], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    ran: list[str] = []

    def fail_for_types_and_templates(command: list[str | Path], **_: object) -> SimpleNamespace:
        ran.append(Path(command[0]).name)
        return SimpleNamespace(returncode=int(ran[-1] in ("mypy", "djlint")))

    monkeypatch.setattr(subprocess, "run", fail_for_types_and_templates)

    with pytest.raises(SystemExit, match=r"Not in order: types, templates\."):
        run.check(Namespace(), [])

    assert ran == ["ruff", "ruff", "mypy", "lint-imports", "djlint", "recruit"]


@pytest.mark.parametrize("name", ["requirements", "requirements-dev", "requirements-build", "requirements-node"])
def test_a_lock_pins_every_package_by_digest_and_names_no_host(name: str) -> None:
    lock = (run.ROOT / f"{name}.lock").read_text("utf-8")
    requirements = re.split(r"\n(?=\S)", lock.strip())

    assert "://" not in lock
    assert [
        text for text in requirements if not re.match(r"[a-z0-9-]+(\[\w+\])?==\S+ .*--hash=sha256:", text, re.S)
    ] == []


def test_the_design_system_is_locked_by_digest_and_names_no_registry() -> None:
    lock = (run.ROOT / "package-lock.json").read_text("utf-8")

    assert lock.count('"integrity": "sha512-') == lock.count('"node_modules/')
    assert '"resolved"' not in lock


@pytest.mark.parametrize(
    ("name", "group"), [("requirements", None), ("requirements-dev", "dev"), ("requirements-build", "build")]
)
def test_a_lock_holds_what_the_project_asks_for(name: str, group: str | None) -> None:
    project = tomllib.loads((run.ROOT / "pyproject.toml").read_text("utf-8"))
    asked = project["dependency-groups"][group] if group else project["project"]["dependencies"]
    locked = set(re.findall(r"^([a-z0-9-]+)(?:\[\w+\])?==", (run.ROOT / f"{name}.lock").read_text("utf-8"), re.M))

    assert {re.split(r"[\[=<>]", wanted)[0].lower() for wanted in asked} - locked == set()
