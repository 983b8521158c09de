"""Which database a command reads: the one that is named, or else the demonstration's."""

from pathlib import Path

import pytest

from recruit.cli import start
from recruit.foundation.settings import DEMO_DATABASE


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATABASE_URL", "RECRUIT_MODE", "SECRET_KEY"):
        monkeypatch.delenv(name, raising=False)


def test_the_database_that_is_named_needs_no_other_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://recruit@db/recruit")

    assert start.engine_or_exit().url.render_as_string() == "postgresql+psycopg://recruit@db/recruit"


def test_after_the_demonstration_has_run_its_data_is_read_and_that_is_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(start, "DEMONSTRATION", tmp_path)

    engine = start.engine_or_exit()

    assert engine.url.render_as_string() == DEMO_DATABASE
    assert capsys.readouterr().err == "DATABASE_URL er ikke sat: her er demonstrationens data.\n"


@pytest.mark.parametrize("mode", [None, "production"])
def test_without_either_every_missing_setting_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str], mode: str | None
) -> None:
    monkeypatch.setattr(start, "DEMONSTRATION", tmp_path / "has-not-run.db" if mode is None else tmp_path)
    if mode:
        monkeypatch.setenv("RECRUIT_MODE", mode)

    with pytest.raises(SystemExit) as left:
        start.engine_or_exit()

    assert left.value.code == 2
    assert "DATABASE_URL is missing" in capsys.readouterr().err


def test_a_misspelt_address_is_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("DATABASE_URL", "recruit.db")

    with pytest.raises(SystemExit):
        start.engine_or_exit()

    assert "DATABASE_URL must begin with" in capsys.readouterr().err
