"""Which of a Word document's lists have bullets: the text of an item says only which list it belongs to."""

from xml.etree import ElementTree

from recruit.intake.formats.package import Package, parsing


def bulleted(package: Package, main: str) -> frozenset[tuple[str, str]]:
    """Return the lists, by id and level, whose items have bullets; those of the others have numbers.

    `main` is the path of the part that holds the document. Raises Refused with code `file-unreadable`.
    """
    path = next((path for kind, path in package.related(main).values() if kind == "numbering"), "")
    if path not in package.names:
        return frozenset()
    with parsing():
        root = ElementTree.fromstring(package.xml(path))  # noqa: S314 (see `Package.xml`)
    kinds = {
        _said(kind, "abstractNumId"): {
            _said(level, "ilvl")
            for level in kind.iterfind("{*}lvl")
            if _said(level.find("{*}numFmt"), "val") == "bullet"
        }
        for kind in root.iterfind("{*}abstractNum")
    }
    return frozenset(
        (_said(one, "numId"), level)
        for one in root.iterfind("{*}num")
        for level in kinds.get(_said(one.find("{*}abstractNumId"), "val"), ())
    )


def _said(element: ElementTree.Element | None, name: str) -> str:
    attributes = element.items() if element is not None else ()
    return next((value for key, value in attributes if key.endswith(f"}}{name}")), "")
