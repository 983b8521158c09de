"""Files from one municipality to another: JSON that says what it is and in which version, read as frozen records.

What is missing, unknown or of the wrong kind is said by its place, and nothing is guessed.
"""

import json
from collections.abc import Mapping
from dataclasses import MISSING, Field, asdict, dataclass, fields, is_dataclass
from datetime import time
from enum import StrEnum
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from recruit.foundation.refusal import Refusal, Refused

#: In bytes; what is exchanged has a few thousand.
LARGEST = 200_000

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Format:
    """What a file says of itself."""

    name: str
    version: int

    def content(self, file: bytes) -> dict[str, Any]:
        """Return what stands in a file of this format, besides what it says of itself.

        Raises Refused when it is no such file, is too large, or was made by another version of the program.
        """
        if len(file) > LARGEST:
            raise Refused([Refusal("exchange-file-too-large", field="file")])
        try:
            data = json.loads(file.decode("utf-8-sig"))
        except (UnicodeDecodeError, ValueError, RecursionError):
            data = None
        if not isinstance(data, dict) or data.pop("format", None) != self.name:
            raise Refused([Refusal("exchange-file-unknown", field="file")])
        version = data.pop("version", None)
        if version != self.version:
            raise Refused([Refusal("exchange-file-of-another-version", {"version": str(version)[:20]}, "file")])
        return data

    def file(self, record: Any) -> bytes:
        """Return the file that holds a record."""
        content = {"format": self.name, "version": self.version, **asdict(record)}
        return json.dumps(content, ensure_ascii=False, indent=2, default=_plain).encode()


def record(kind: type[T], content: Mapping[str, Any]) -> T:
    """Return a frozen record made of plain data. Raises Refused with one reason for each place that is not right."""
    faults: list[str] = []
    made = _record(kind, content, "", faults)
    if faults or made is None:
        raise Refused([Refusal("exchange-file-fault", {"place": place}, "file") for place in faults])
    return made


def _record(kind: type[T], content: object, place: str, faults: list[str]) -> T | None:
    """Return a record made of the content; where it does not fit, note the place and return None."""
    if not isinstance(content, Mapping):
        faults.append(place.rstrip("."))
        return None
    known = {field.name: field for field in fields(kind)}  # type: ignore[arg-type]  # always a dataclass
    hints, before = get_type_hints(kind), len(faults)
    faults.extend(f"{place}{key}" for key in content if key not in known)
    values = {}
    for name, field in known.items():
        if name in content:
            values[name] = _value(hints[name], content[name], f"{place}{name}", faults)
        elif _is_needed(field):
            faults.append(f"{place}{name}")
    return None if len(faults) > before else kind(**values)


def _value(hint: Any, value: object, place: str, faults: list[str]) -> object:
    """Return the value as a field of that type holds it; where it does not fit, note the place."""
    if get_origin(hint) is tuple:
        if not isinstance(value, list):
            faults.append(place)
            return ()
        kind = get_args(hint)[0]
        return tuple(_value(kind, part, f"{place}[{number}]", faults) for number, part in enumerate(value, 1))
    if is_dataclass(hint):
        return _record(hint, value, f"{place}.", faults)  # type: ignore[arg-type]  # a type, as hints are
    for kind in get_args(hint) or (hint,):
        fits, held = _held(kind, value)
        if fits:
            return held
    faults.append(place)
    return None


def _held(kind: type, value: object) -> tuple[bool, object]:
    """Return whether a plain value fits a type, and the value as that type holds it."""
    if issubclass(kind, StrEnum):
        known = {choice.value: choice for choice in kind}
        return isinstance(value, str) and value in known, known.get(str(value))
    if kind is time and isinstance(value, str):
        try:
            return True, time.fromisoformat(value).replace(tzinfo=None)
        except ValueError:
            return False, None
    return type(value) is kind, value


def _is_needed(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _plain(value: object) -> str:
    """Return what JSON has no word for: a clock time."""
    if isinstance(value, time):
        return f"{value:%H:%M}"
    raise TypeError(value)
