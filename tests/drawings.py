"""Reads a drawing strictly: it is well-formed, says what it is, and holds nothing that a page would not let through."""

from xml.etree import ElementTree
from xml.etree.ElementTree import Element

ALLOWED = {"svg", "title", "desc", "defs", "pattern", "circle", "rect", "line", "polyline", "polygon", "text"}
_NAMESPACE = "{http://www.w3.org/2000/svg}"
#: Marks of direction around a text: there to be read by, not read.
_SILENT = dict.fromkeys(map(ord, "\u2067\u2069"))


class Drawing:
    """A drawing as a browser reads it. Making one checks it."""

    def __init__(self, markup: str) -> None:
        self.root = ElementTree.fromstring(markup)  # noqa: S314 (our own)
        self.nodes = list(self.root.iter())
        assert {self.tag(node) for node in self.nodes} <= ALLOWED
        names = {name for node in self.nodes for name in node.attrib}
        assert not {name for name in names if name in ("style", "href") or name.startswith("on")}
        ids = [node.attrib["id"] for node in self.nodes if "id" in node.attrib]
        assert len(ids) == len(set(ids))
        assert self.root.attrib["role"] == "img"
        assert self.title
        assert self.description
        self._stays_inside()

    @property
    def title(self) -> str:
        return self._said(self.root.attrib["aria-labelledby"])

    @property
    def description(self) -> str:
        return self._said(self.root.attrib["aria-describedby"].split()[0])

    @property
    def words(self) -> list[str]:
        """What is written, in the order in which it is drawn."""
        return [(node.text or "").translate(_SILENT) for node in self.all("text")]

    @property
    def size(self) -> tuple[float, float]:
        _, _, width, height = (float(part) for part in self.root.attrib["viewBox"].split())
        return width, height

    def all(self, tag: str, **attributes: str) -> list[Element]:
        wanted = {name.replace("_", "-"): value for name, value in attributes.items()}
        return [node for node in self.nodes if self.tag(node) == tag and wanted.items() <= node.attrib.items()]

    @staticmethod
    def tag(node: Element) -> str:
        return node.tag.removeprefix(_NAMESPACE)

    def _said(self, ident: str) -> str:
        (node,) = [node for node in self.nodes if node.attrib.get("id") == ident]
        return (node.text or "").translate(_SILENT)

    def _stays_inside(self) -> None:
        width, height = self.size
        for node in self.all("text"):
            assert 0 <= float(node.attrib["x"]) <= width, node.text
            assert 0 <= float(node.attrib["y"]) <= height, node.text
        for node in self.all("circle"):
            x, y, radius = (float(node.attrib[name]) for name in ("cx", "cy", "r"))
            assert radius <= x <= width - radius
            assert radius <= y <= height - radius
