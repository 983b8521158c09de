"""Each fault of the surroundings ends in one sentence that says what to do."""

import ast
import errno
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections import namedtuple
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

import run
from tests.front_door.conftest import Clone

AS_AN_OLDER_PYTHON = "import runpy, sys; sys.version_info = (3, 9, 2); runpy.run_path('run.py', run_name='__main__')"


@pytest.fixture
def silent_registry() -> Iterator[str]:
    """A registry that takes the call and never answers."""
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        yield f"http://127.0.0.1:{server.getsockname()[1]}/"


def test_an_older_python_is_told_which_one_is_needed() -> None:
    met = subprocess.run(
        [sys.executable, "-c", AS_AN_OLDER_PYTHON], cwd=run.ROOT, capture_output=True, text=True, check=False
    )

    assert met.returncode == 1
    assert met.stderr == "recruit needs Python 3.11 or newer; this is Python 3.9.\n"


def test_an_older_python_can_read_the_file_that_refuses_it() -> None:
    tree = ast.parse((run.ROOT / "run.py").read_text("utf-8"), feature_version=(3, 6))

    assert not [node for node in tree.body if isinstance(node, ast.ImportFrom) and node.module == "__future__"]


def test_a_taken_port_is_named_before_anything_is_set_up(monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[str] = []
    monkeypatch.setattr(run, "set_up", lambda: begun.append("set-up"))

    with closing(socket.create_server(("127.0.0.1", 0))) as server, pytest.raises(SystemExit) as stopped:
        port = server.getsockname()[1]
        run.main(["--port", str(port)])

    assert f"Port {port} is taken by another program: choose another one" in str(stopped.value)
    assert begun == []


@pytest.mark.slow
def test_an_unreachable_registry_is_told_in_one_sentence(clone: Clone) -> None:
    started = clone.start("setup")
    _, complaint = started.communicate(timeout=60)

    assert started.returncode == 1
    assert complaint == (
        "The package registries (PyPI and npm) cannot be reached: check the network or the proxy and start again. "
        "(Details: .venv/setup.log)\n"
    )
    assert "requirements.lock" in (clone.folder / ".venv" / "setup.log").read_text("utf-8")


@pytest.mark.slow
def test_interrupting_the_set_up_leaves_a_sentence_and_no_process(clone: Clone, silent_registry: str) -> None:
    started = clone.start("setup", registry=silent_registry)
    assert started.stdout is not None
    while "libraries" not in started.stdout.readline():
        pass
    time.sleep(0.5)

    started.send_signal(signal.SIGINT)
    _, complaint = started.communicate(timeout=20)

    assert started.returncode == 1
    assert complaint == "Stopped. The next start goes on where this one ended.\n"


def test_a_full_disk_is_noticed_before_the_download(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(run, "VENV", tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(10**12, 10**12 - 10**6, 10**6))

    with pytest.raises(SystemExit, match="The disk is full: make 1 GB of room and start again"):
        run.once("libraries", lambda: pytest.fail("the download began"))


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (OSError(errno.ENOSPC, "No space left on device", ".venv/setup.log"), "The disk is full: make 1 GB of room"),
        (PermissionError(errno.EACCES, "Permission denied", ".venv"), r"Permission denied: '.venv' \(Details:"),
    ],
)
def test_a_folder_that_cannot_be_written_is_told_in_one_sentence(
    fault: OSError, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise fault

    monkeypatch.setattr(run, "set_up", fail)

    with pytest.raises(SystemExit, match=told):
        run.main(["setup"])


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "The disk is full"),
        ("error: failed to write to file: No space left on device (os error 28)", "The disk is full"),
        ("npm error code ENOSPC", "The disk is full"),
        ("WARNING: Retrying (Retry(total=4)) after connection broken by 'NewConnectionError'", "registries"),
        ("ERROR: No version satisfies the requirement flask==3.1.3 (from versions: none)", "registries"),
        ("error: Failed to fetch: client error (Connect): dns error", "registries"),
        ("npm error network request failed, reason: getaddrinfo EAI_AGAIN", "registries"),
        ("not created successfully because ensurepip is not\navailable.", "comes without pip"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "not the one that the lock file"),
        ("npm error code EINTEGRITY", "not the one that the lock file"),
    ],
)
def test_the_words_of_pip_uv_and_npm_are_understood(words: str, told: str) -> None:
    assert told in run.sentence(f"Collecting flask\n{words}\nhint: see above\n")


def test_a_fault_that_nobody_foresaw_is_quoted_with_the_place_of_the_whole_story() -> None:
    told = run.sentence("a\nb\nerror: the moon is in the way\n")

    assert told == "The set-up failed: error: the moon is in the way (Details: .venv/setup.log)"


@pytest.mark.parametrize(
    "arguments", [["--port", "0"], ["--port", "65536"], ["--port", "otte"], ["stat"], ["check", "x"]]
)
def test_a_wrong_command_line_is_refused_with_the_usage(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        run.main(arguments)

    assert stopped.value.code == 2
    assert "python3 run.py test [--fast]" in capsys.readouterr().err


def test_the_program_takes_the_place_of_run_py_so_that_signals_reach_it() -> None:
    hand_over = "import run, sys; run.hand_over(sys.executable, '-c', 'import os; print(os.getpid())')"
    with subprocess.Popen(
        [sys.executable, "-c", hand_over], cwd=run.ROOT, stdout=subprocess.PIPE, text=True
    ) as process:
        printed, _ = process.communicate(timeout=20)

    assert int(printed) == process.pid
