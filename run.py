#!/usr/bin/env python3
"""The front door. Everything done with this repository begins here, with nothing but Python and pip.

    python3 run.py [--port N]            set up what is missing, then serve a demo on this machine
    python3 run.py setup                 set up only; leaves .venv/bin/recruit
    python3 run.py test [--fast] [...]   the tests; what follows goes to pytest
    python3 run.py check                 style, types, import contracts, templates, migrations
    python3 run.py bench [...]           the benchmarks; what follows goes to them

Each part of the set-up leaves a stamp in .venv with the digest of what it was made from, and is done again only when
that has changed; so the second start goes straight to the program.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - this file is what an older Python is met by
    sys.exit(f"recruit needs Python 3.11 or newer; this is Python {sys.version_info[0]}.{sys.version_info[1]}.")

import argparse
import errno
import hashlib
import importlib.util
import os
import re
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / "python"
LOG = VENV / "setup.log"
DESIGN_SYSTEM = ROOT / "recruit" / "web" / "static" / "vendor"
FONTS = ROOT / "recruit" / "foundation" / "papers" / "fonts"

#: What a set-up from nothing takes, with Node and the tools of the tests.
ROOM_NEEDED = 1_000_000_000

#: What the installers write when the surroundings are at fault, and the sentence that a person reads instead.
FAULTS = (
    (
        r"No space left on device|ENOSPC|os error 28",
        "The disk is full: make 1 GB of room and start again.",
    ),
    (
        r"ensurepip is not",
        "This Python comes without pip: install it first, on Debian with apt install python3-pip.",
    ),
    (
        r"DO NOT MATCH THE HASHES|Hash mismatch|EINTEGRITY",
        "A package is not the one that the lock file names, so it was not installed.",
    ),
    (
        r"NewConnectionError|NameResolutionError|name resolution|ConnectTimeout|ReadTimeout|timed out|ProxyError|"
        r"from versions: none|error sending request|Failed to fetch|"
        r"ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH",
        "The package registries (PyPI and npm) cannot be reached: check the network or the proxy and start again.",
    ),
)

#: Name, and the program of the environment that looks at it.
CHECKS = (
    ("style", ("ruff", "check", ".")),
    ("layout", ("ruff", "format", "--check", ".")),
    ("types", ("mypy",)),
    ("import contracts", ("lint-imports", "--no-logo")),
    ("templates", ("djlint", "--lint", "--quiet", "templates")),
    ("migrations equal models", ("recruit", "db", "check")),
)


def main(arguments: Sequence[str]) -> None:
    """Do what the command line asks; a fault ends in one sentence and exit code 1."""
    options, rest = parse(arguments)
    try:
        os.chdir(ROOT)
        COMMANDS[options.command](options, rest)
    except KeyboardInterrupt:
        sys.exit("Stopped. The next start goes on where this one ended.")
    except OSError as fault:
        sys.exit(sentence(str(fault)))


def demo(options: argparse.Namespace, _: list[str]) -> NoReturn:
    """Serve the program on this machine, filled with an invented municipality."""
    refuse_taken_port(options.port)
    set_up()
    hand_over(BIN / "recruit", "demo", "--port", str(options.port))


def setup(_: argparse.Namespace, __: list[str]) -> None:
    """Set up and stop there."""
    set_up()
    print("Ready: .venv/bin/recruit")


def test(options: argparse.Namespace, rest: list[str]) -> NoReturn:
    """Run the tests; those of browser and database servers take most of the time."""
    set_up(developing=True)
    selected = ("-m", "not browser and not postgresql and not slow") if options.fast else ()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # or each process translates every test anew, for seconds
    hand_over(PYTHON, "-m", "pytest", "-n", "2", "--dist", "worksteal", *selected, *rest)


def check(_: argparse.Namespace, __: list[str]) -> None:
    """Run every check, also after one has failed, and name those that did."""
    set_up(developing=True)
    failed = []
    for name, (program, *arguments) in CHECKS:
        print(f"— {name}", flush=True)
        if subprocess.run([BIN / program, *arguments], cwd=ROOT).returncode:
            failed.append(name)
    if failed:
        sys.exit(f"Not in order: {', '.join(failed)}.")
    print(f"All {len(CHECKS)} checks passed.")


def bench(_: argparse.Namespace, rest: list[str]) -> NoReturn:
    """Run the benchmarks."""
    set_up(developing=True)
    hand_over(PYTHON, "-m", "benchmarks", *rest)


COMMANDS: dict[str, Callable[[argparse.Namespace, list[str]], None]] = {
    "demo": demo,
    "setup": setup,
    "test": test,
    "check": check,
    "bench": bench,
}


def parse(arguments: Sequence[str]) -> tuple[argparse.Namespace, list[str]]:
    """Read the command line; what is not ours is handed on by `test` and `bench` and refused by the others."""
    parser = argparse.ArgumentParser(
        usage=__doc__.split("\n\n")[1].strip(),
        description="With no command: serve a demo on this machine.",
        allow_abbrev=False,
    )
    parser.add_argument("command", nargs="?", choices=COMMANDS, default="demo")
    parser.add_argument("--port", type=int, default=8000, help="where the demo listens (8000)")
    parser.add_argument("--fast", action="store_true", help="without browser, PostgreSQL and the slowest tests")
    options, rest = parser.parse_known_args(arguments)
    if rest and options.command not in ("test", "bench"):
        parser.error(f"unknown: {' '.join(rest)}")
    if not 0 < options.port < 65536:
        parser.error("a port is a number from 1 to 65535")
    return options, rest


def refuse_taken_port(port: int) -> None:
    """Find out before the set-up, not after it, that the demo could not listen."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as fault:
            why = "is taken by another program" if fault.errno == errno.EADDRINUSE else "may not be used"
            sys.exit(f"Port {port} {why}: choose another one, as in python3 run.py --port {port % 60000 + 1025}")


def set_up(*, developing: bool = False) -> None:
    """Bring `.venv` and the design system up to date with the lock files."""
    lock, tools = ROOT / "requirements.lock", ROOT / "requirements-dev.lock"
    locks = sorted(ROOT.glob("requirements-[bn]*.lock"))
    build_inputs = [ROOT / name for name in ("pyproject.toml", "hatch_build.py", "package-lock.json", ".npmrc")]
    once("environment", make_environment, leaves=(PYTHON,))
    once("libraries", lambda: install("--require-hashes", "-r", lock), lock)
    once("design system", build, *build_inputs, *locks, leaves=(DESIGN_SYSTEM, FONTS))
    if developing:
        once("tools", lambda: install("--require-hashes", "-r", tools), tools)


def once(part: str, make: Callable[[], None], *made_from: Path, leaves: Sequence[Path] = ()) -> None:
    """Make a part of the set-up unless it stands and was made, in this very place, from the same files."""
    digest = hashlib.sha256(bytes(ROOT))
    for source in made_from:
        digest.update(source.read_bytes())
    stamp = VENV / f"{part.replace(' ', '-')}.stamp"
    if all(path.exists() for path in leaves) and stamp.is_file() and stamp.read_text() == digest.hexdigest():
        return
    print(f"Setting up: {part} …", flush=True)
    if shutil.disk_usage(ROOT).free < ROOM_NEEDED:
        sys.exit(FAULTS[0][1])
    make()
    stamp.write_text(digest.hexdigest())


def make_environment() -> None:
    """Make an empty `.venv`. It gets a pip of its own only where neither uv nor pip is at hand to fill it."""
    at_hand = shutil.which("uv") or importlib.util.find_spec("pip")
    quietly(sys.executable, "-m", "venv", "--clear", *(["--without-pip"] if at_hand else []), VENV)


def install(*what: str | Path, environment: dict[str, str] | None = None) -> None:
    """Install into `.venv`, with uv where it is found."""
    installer: list[str | Path] = [PYTHON, "-m", "pip", "install", "--quiet"]
    if importlib.util.find_spec("pip"):
        installer = [sys.executable, "-m", "pip", "--python", PYTHON, "install", "--quiet"]
    uv = shutil.which("uv")
    if uv:  # no walrus: an older Python has to understand this file to refuse it
        installer = [uv, "pip", "install", "--compile-bytecode", "--python", PYTHON]
    quietly(*installer, *what, environment=environment)


def build() -> None:
    """Install this repository, editable, with a build set that is locked as well and thrown away afterwards.

    The build fetches the design system and fonts (hatch_build.py). Where the machine has no Node, a wheel lends it one.
    """
    locks = ["requirements-build.lock"]
    if not (shutil.which("node") and shutil.which("npm")):
        locks.append("requirements-node.lock")
    with tempfile.TemporaryDirectory(dir=VENV, prefix="build-") as build_set:
        for lock in locks:
            install("--require-hashes", "--target", build_set, "-r", ROOT / lock)
        environment = {**os.environ, "PYTHONPATH": build_set}
        install("--no-build-isolation", "--no-deps", "--editable", ROOT, environment=environment)


def quietly(*command: str | Path, environment: dict[str, str] | None = None) -> None:
    """Run a command whose words go to the log; when it fails, end with one sentence about the likely cause."""
    ran = subprocess.run(
        command,
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    VENV.mkdir(exist_ok=True)
    with LOG.open("a", encoding="utf-8") as log:
        log.write(f"$ {' '.join(map(str, command))}\n{ran.stdout}\n")
    if ran.returncode:
        sys.exit(sentence(ran.stdout))


def sentence(words: str) -> str:
    """Say in one sentence why an installer failed, and where the whole story is."""
    for pattern, told in FAULTS:
        if re.search(pattern, words):
            return f"{told} (Details: {LOG.relative_to(ROOT)})"
    last = words.strip().splitlines()[-1:] or ["it said nothing"]
    return f"The set-up failed: {last[0].strip()} (Details: {LOG.relative_to(ROOT)})"


def hand_over(program: Path, *arguments: str) -> NoReturn:
    """Let the program take this process's place, so that Ctrl-C and signals reach it and nothing stays behind."""
    sys.stdout.flush()
    if os.name == "posix":
        os.execv(program, [str(program), *arguments])
    sys.exit(subprocess.run([program, *arguments]).returncode)


if __name__ == "__main__":
    main(sys.argv[1:])
