"""The whole house, looked at from outside."""

from pathlib import Path

import pytest
from flask import Flask

from recruit.app import create_app
from recruit.foundation.settings import Settings


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The whole house, on a database that nobody opens."""
    nowhere: Path = tmp_path_factory.mktemp("nowhere") / "none.db"
    return create_app(Settings.from_environment({"RECRUIT_MODE": "test", "DATABASE_URL": f"sqlite:///{nowhere}"}))
