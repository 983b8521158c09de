"""Reads a file in a process of its own, with little memory and time and nothing of ours in it.

Files come from strangers, and parsers of PDF and of workbooks are written in languages where a bad file can do more
than raise an error. What the child is not allowed it cannot take from the server; if it dies, that is a refusal.
"""

import json
import logging
import os
import resource
import signal
import subprocess
import sys
from typing import Any

from recruit.foundation.refusal import Refusal, Refused
from recruit.intake.formats.parsing import parsed
from recruit.intake.rules.document import Document, Note, NoteCode, Sheet, SheetRow

log = logging.getLogger("recruit.intake")

#: What the child may take: bytes of memory, seconds of processor time, seconds on the clock of a busy machine.
MEMORY = 300 * 1024 * 1024
PROCESSOR_SECONDS = 10
SECONDS = 20
#: What it may answer, in letters; the longest lists take a fifth of it.
LONGEST_ANSWER = 10 * 1024 * 1024

#: How a process ends that took more than it was allowed.
_EXHAUSTED = (-signal.SIGKILL, -signal.SIGXCPU, -signal.SIGABRT)


def parsed_apart(data: bytes) -> Document:
    """Return what `parsing.parsed` returns, and raise what it raises.

    Also raises Refused with code `file-too-complex` if the file takes more than is allowed, and with `file-unreadable`
    if its parser dies.
    """
    try:
        child = subprocess.run(
            [sys.executable, "-P", "-m", "recruit.intake.formats.apart"],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            env=_environment(),
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Refused([Refusal("file-too-complex", field="file")]) from error
    if child.returncode:
        log.info("a parser ended", extra={"status": child.returncode})
        code = "file-too-complex" if child.returncode in _EXHAUSTED else "file-unreadable"
        raise Refused([Refusal(code, field="file")])
    return _unpacked(json.loads(child.stdout))


def _environment() -> dict[str, str]:
    """Return where modules are, and nothing of the settings: these hold the database's address and the secret key."""
    found = {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONUTF8": "1"}
    return found | {name: os.environ[name] for name in ("LD_LIBRARY_PATH",) if name in os.environ}


def _unpacked(answer: dict[str, Any]) -> Document:
    if "refused" in answer:
        raise Refused(Refusal(*one) for one in answer["refused"])
    sheets = (
        Sheet(tuple(SheetRow(number, tuple(cells), tuple(without)) for number, cells, without in rows), name)
        for name, rows in answer["sheets"]
    )
    notes = (Note(NoteCode(code), about) for code, about in answer["notes"])
    return Document(answer["text"], tuple(sheets), tuple(notes))


def _packed(document: Document) -> dict[str, Any]:
    return {
        "text": document.text,
        "sheets": [
            (sheet.name, [(row.number, row.cells, row.without_result) for row in sheet.rows])
            for sheet in document.sheets
        ],
        "notes": [(note.code, note.about) for note in document.notes],
    }


_TOO_COMPLEX: dict[str, Any] = {"refused": [("file-too-complex", {}, "file")]}


def _limit() -> None:
    """Take no more than is allowed, write no file and leave no picture of memory behind."""
    limits = {
        resource.RLIMIT_AS: MEMORY,
        resource.RLIMIT_CPU: PROCESSOR_SECONDS,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
    }
    for what, limit in limits.items():
        resource.setrlimit(what, (limit, limit))


def _answer(data: bytes) -> dict[str, Any]:
    try:
        return _packed(parsed(data))
    except Refused as refused:
        return {"refused": [(one.code, dict(one.facts), one.field) for one in refused.refusals]}
    except (MemoryError, RecursionError):
        return _TOO_COMPLEX


def main() -> None:
    """Read a file from standard input and answer in JSON on standard output."""
    _limit()
    answer = json.dumps(_answer(sys.stdin.buffer.read()))
    if len(answer) > LONGEST_ANSWER:
        answer = json.dumps(_TOO_COMPLEX)
    sys.stdout.write(answer)


if __name__ == "__main__":
    main()
