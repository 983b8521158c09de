"""From shapes to a drawing that says what it is, to those who see it and to those who have it read to them."""

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element, tostring

from markupsafe import Markup

#: The family of the page and of the papers, and its sisters for letters that it lacks.
FAMILY = "IBM Plex Sans, IBM Plex Sans Arabic, Noto Sans Arabic, sans-serif"

#: What XML has no way to write.
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def drawing(
    ident: str,
    title: str,
    description: str,
    shapes: Iterable[Element],
    *,
    size: tuple[float, float],
    patterns: Iterable[Element] = (),
    twin: str | None = None,
) -> Markup:
    """Return the shapes as SVG of this width and height, in units that a narrow telephone shows at about one pixel.

    `ident` begins every id in the drawing, so that a page can hold several. `twin` is the id, on the page, of what
    leads to the same as a table. Everything is read from the left, also in a page from the right.
    """
    described = f"{ident}-tekst {twin}" if twin else f"{ident}-tekst"
    width, height = (f"{side:.0f}" for side in size)
    root = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {width} {height}",
            "width": width,
            "height": height,
            "role": "img",
            "aria-labelledby": f"{ident}-titel",
            "aria-describedby": described,
            "font-family": FAMILY,
            "direction": "ltr",
        },
    )
    root.append(_said("title", f"{ident}-titel", title))
    root.append(_said("desc", f"{ident}-tekst", description))
    definitions = Element("defs")
    definitions.extend(patterns)
    root.extend([definitions, *shapes])
    return Markup(_UNWRITABLE.sub("", tostring(root, encoding="unicode")))  # noqa: S704 (written by the tree)


def _said(tag: str, ident: str, text: str) -> Element:
    node = Element(tag, {"id": ident})
    node.text = text
    return node
