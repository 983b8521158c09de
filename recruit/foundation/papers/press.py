"""The press: sets a template with data, and gives back a PDF or a picture."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any, Literal

import typst

from recruit.foundation.papers import fonts
from recruit.foundation.places import TEMPLATES

FOLDER = TEMPLATES / "papers"

#: `ua-1` can be read aloud (ISO 14289-1); Typst refuses a paper that has no title or a picture without words. `a-2a`
#: can be kept for good (ISO 19005-2).
Standard = Literal["ua-1", "a-2a", "a-3a"]

#: What case systems and archives keep, and everybody can read.
ARCHIVED: tuple[Standard, ...] = ("a-2a", "ua-1")


class PaperError(Exception):
    """A paper could not be set; the message is the compiler's and names the line of the template."""


def render(
    template: str,
    data: Mapping[str, Any],
    *,
    title: str,
    language: str,
    made_at: datetime,
    standards: Sequence[Standard] = ("ua-1",),
) -> bytes:
    """Return `templates/papers/<template>.typ` as a PDF. The same data at the same instant give the same bytes.

    The template reads `data`, which JSON can carry, and with it `title` and `language` (a code such as "da").
    Raises PaperError when the template and the data do not go together.
    """
    content: bytes = _compiled(
        template,
        {**data, "title": title, "language": language},
        pdf_standards=list(standards),
        timestamp=made_at.replace(microsecond=0),
    )
    return content


def picture(template: str, data: Mapping[str, Any], *, title: str, language: str) -> bytes:
    """Return the one page of `templates/papers/<template>.typ` as PNG, a pixel for each of its points.

    Raises PaperError when the template and the data do not go together.
    """
    content: bytes = _compiled(template, {**data, "title": title, "language": language}, format="png", ppi=72)
    return content


def _compiled(template: str, data: Mapping[str, Any], **options: Any) -> Any:
    source = FOLDER / f"{template}.typ"
    inputs = json.dumps(_drawable(data), ensure_ascii=False)
    try:
        return typst.compile(
            source,
            root=FOLDER,
            font_paths=_our_fonts(),
            ignore_system_fonts=True,
            sys_inputs={"data": inputs},
            **options,
        )
    except RuntimeError as error:  # also what it says of a file that is not there
        raise PaperError(f"{source.name}: {error}") from error


@lru_cache
def _our_fonts() -> typst.Fonts:
    """Return the fonts, looked through once in each process."""
    if not fonts.FOLDER.is_dir():
        raise PaperError("There are no fonts; python3 run.py setup fetches them.")
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts.FOLDER])


def _drawable(data: Any) -> Any:
    """Return the data with every text put right for the fonts."""
    if isinstance(data, str):
        return fonts.drawable(data)
    if isinstance(data, Mapping):
        return {name: _drawable(value) for name, value in data.items()}
    return [_drawable(value) for value in data] if isinstance(data, list | tuple) else data
