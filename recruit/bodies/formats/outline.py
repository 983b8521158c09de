"""An outline as plain data: the same keys in a template (TOML) and in the file that goes to a neighbour (JSON).

The file says what it is and in which version, so that a later program can still read it. It is checked key by key: what
is missing, unknown or of the wrong kind is said by its place, and nothing is guessed.
"""

import json
from collections.abc import Mapping
from dataclasses import MISSING, Field, asdict, fields
from enum import StrEnum
from typing import Any, TypeVar, get_args, get_type_hints

from recruit.bodies.rules import NewRule, NewSeatGroup, Outline
from recruit.foundation.refusal import Refusal, Refused

FORMAT = "recruit-council"
VERSION = 1

#: In bytes; a council's outline is a few thousand.
LARGEST = 200_000

T = TypeVar("T")
_PARTS: Mapping[str, type] = {"groups": NewSeatGroup, "rules": NewRule}


def read(content: Mapping[str, Any]) -> Outline:
    """Return the outline that this data says. Raises Refused with one reason for each place that is not right."""
    faults: list[str] = []
    plain = {key: value for key, value in content.items() if key not in _PARTS}
    parts = {key: _parts(key, content.get(key, []), faults) for key in _PARTS}
    outline = _record(Outline, plain, "", faults, skipped=_PARTS)
    if faults or outline is None:
        raise Refused([Refusal("exchange-file-fault", {"place": place}, "file") for place in faults])
    return Outline(**{**_shallow(outline), **parts})


def from_json(content: bytes) -> Outline:
    """Return the outline in a neighbour's file.

    Raises Refused when it is no such file, was made by a later program, or is not right.
    """
    if len(content) > LARGEST:
        raise Refused([Refusal("exchange-file-too-large", field="file")])
    try:
        data = json.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError):
        data = None
    if not isinstance(data, dict) or data.pop("format", None) != FORMAT:
        raise Refused([Refusal("exchange-file-unknown", field="file")])
    version = data.pop("version", None)
    if version != VERSION:
        raise Refused([Refusal("exchange-file-of-another-version", {"version": str(version)[:20]}, "file")])
    return read(data)


def to_json(outline: Outline) -> bytes:
    """Return the file that a neighbour can read."""
    content = {"format": FORMAT, "version": VERSION, **asdict(outline)}
    return json.dumps(content, ensure_ascii=False, indent=2).encode()


def _parts(key: str, content: object, faults: list[str]) -> tuple[Any, ...]:
    if not isinstance(content, list):
        faults.append(key)
        return ()
    kind = _PARTS[key]
    return tuple(_record(kind, part, f"{key}[{place}].", faults) for place, part in enumerate(content, 1))


def _record(
    kind: type[T], content: object, place: str, faults: list[str], *, skipped: Mapping[str, object] | None = None
) -> T | None:
    """Return a frozen record made of the content; where it does not fit, note the place and return None."""
    if not isinstance(content, dict):
        faults.append(place.rstrip("."))
        return None
    known = {field.name: field for field in fields(kind) if field.name not in (skipped or {})}  # type: ignore[arg-type]
    hints, wrong = get_type_hints(kind), [key for key in content if key not in known]
    values = {}
    for name, field in known.items():
        if name not in content:
            wrong += [name] if _is_needed(field) else []
        else:
            fits, values[name] = _value(hints[name], content[name])
            wrong += [] if fits else [name]
    faults.extend(f"{place}{name}" for name in wrong)
    return None if wrong else kind(**values)


def _value(hint: Any, value: object) -> tuple[bool, object]:
    """Return whether the value fits the type of its field, and the value as the field holds it."""
    kinds = get_args(hint) or (hint,)
    if value is None:
        return type(None) in kinds, None
    for kind in kinds:
        if issubclass(kind, StrEnum):
            known = isinstance(value, str) and value in {choice.value for choice in kind}
            return known, kind(value) if known else None
        if type(value) is kind:
            return True, value
    return False, None


def _is_needed(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _shallow(outline: Outline) -> dict[str, Any]:
    return {field.name: getattr(outline, field.name) for field in fields(outline)}
