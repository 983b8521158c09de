"""A fresh clone on a machine whose registries do not answer."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import run

#: Nothing listens on the discard port.
NOBODY = "http://127.0.0.1:9/"


class Clone:
    """The files that the set-up reads, in a folder whose name is as difficult as a town's."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        for name in ("run.py", "pyproject.toml", "hatch_build.py", "package.json", "package-lock.json", ".npmrc"):
            shutil.copy(run.ROOT / name, folder)
        for lock in run.ROOT.glob("requirements*.lock"):
            shutil.copy(lock, folder)

    def start(self, *arguments: str, registry: str = NOBODY) -> subprocess.Popen[str]:
        """Start run.py as a person would, with pip asking the given registry only."""
        surroundings = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "UV_"))}
        pip = {"PIP_CONFIG_FILE": os.devnull, "PIP_INDEX_URL": registry, "PIP_RETRIES": "0"}
        return subprocess.Popen(
            [sys.executable, "run.py", *arguments],
            cwd=self.folder,
            env=surroundings | pip | {"UV_INDEX_URL": registry, "UV_HTTP_RETRIES": "0", "UV_NO_CACHE": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            preexec_fn=_hears_an_interrupt,
        )


def _hears_an_interrupt() -> None:
    """A script that runs the tests in the background has its children ignore Ctrl-C; a person's shell does not."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    return Clone(tmp_path / "Æblerød på Ø")
