"""A strict reader of pages: what every page of the house must keep, checked each time a test opens one.

`Page` reads HTML the way a screen reader meets it, and raises PageFault at the first thing that a person would stumble
over. It needs no browser; the journeys have a real one.
"""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
TYPED_IN = {"input", "select", "textarea"}
ERROR_WORDS = ("Fejl: ", "Error: ", "خطأ: ")


class PageFault(AssertionError):  # noqa: N818 (a failed assertion)
    """The page breaks a rule of the house."""


@dataclass
class Element:
    """One element with what stands in it."""

    tag: str
    attributes: dict[str, str]
    parent: "Element | None" = None
    children: list["Element | str"] = field(default_factory=list)
    _inside: "list[Element] | None" = field(default=None, init=False, repr=False, compare=False)

    @property
    def text(self) -> str:
        """All text inside, blanks run together."""
        parts = (child if isinstance(child, str) else child.text for child in self.children)
        return " ".join("".join(f" {part} " if part else "" for part in parts).split())

    def all(self, *tags: str, **attributes: str) -> list["Element"]:
        """Every element inside of one of the tags, with these attributes; `class_` means that it has the class."""
        return [element for element in self._walk() if element.tag in tags and element._has(attributes)]

    def _walk(self) -> list["Element"]:
        """Every element inside, in the order of the page; looked up once, for a page that was read stays as it is."""
        if self._inside is None:
            found: list[Element] = []
            ahead = [child for child in reversed(self.children) if isinstance(child, Element)]
            while ahead:
                element = ahead.pop()
                found.append(element)
                ahead.extend(child for child in reversed(element.children) if isinstance(child, Element))
            self._inside = found
        return self._inside

    def _has(self, wanted: dict[str, str]) -> bool:
        classes = self.attributes.get("class", "").split()
        return all(
            value in classes if name == "class_" else self.attributes.get(name.replace("_", "-")) == value
            for name, value in wanted.items()
        )


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = self.open = Element("", {})

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            raise PageFault(f"<{tag}> says an attribute twice: {names}")
        element = Element(tag, {name: value or "" for name, value in attrs}, self.open)
        self.open.children.append(element)
        if tag not in VOID:
            self.open = element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.open.tag != tag:
            raise PageFault(f"</{tag}> closes <{self.open.tag}>")
        self.open = self.open.parent or self.root

    def handle_data(self, data: str) -> None:
        self.open.children.append(data)


class Page(Element):
    """A whole page. Making one checks it."""

    def __init__(self, html: str) -> None:
        reader = _Reader()
        reader.feed(html)
        reader.close()
        if reader.open is not reader.root:
            raise PageFault(f"<{reader.open.tag}> is never closed")
        super().__init__("", {}, None, reader.root.children)
        for check in (_language, _heading, _ids, _references, _labels, _post_forms, _policy):
            check(self)

    @property
    def title(self) -> str:
        return self.all("title")[0].text

    @property
    def heading(self) -> str:
        return self.all("h1")[0].text

    @property
    def errors(self) -> list[str]:
        """The lines of the error summary."""
        return [line.text for box in self.all("div", data_module="error-summary") for line in box.all("li")]

    @property
    def hidden(self) -> dict[str, str]:
        """Names and values of the hidden fields: what a browser sends along."""
        return {each.attributes["name"]: each.attributes.get("value", "") for each in self.all("input", type="hidden")}


def _language(page: Page) -> None:
    roots = page.all("html")
    if not roots or not roots[0].attributes.get("lang") or roots[0].attributes.get("dir") not in ("ltr", "rtl"):
        raise PageFault("<html> states no language and direction")


def _heading(page: Page) -> None:
    headings = page.all("h1")
    if len(headings) != 1:
        raise PageFault(f"{len(headings)} h1 instead of one")
    title = page.title
    for word in ERROR_WORDS:
        title = title.removeprefix(word)
    if not headings[0].text or not title.startswith(headings[0].text):
        raise PageFault(f"the title {page.title!r} does not begin with the heading {headings[0].text!r}")
    if len(page.all("main")) != 1:
        raise PageFault("not exactly one <main>")
    if page.errors and title == page.title:
        raise PageFault("the page has errors, and its title does not say so")


def _ids(page: Page) -> None:
    ids = [element.attributes["id"] for element in page._walk() if "id" in element.attributes]
    if twice := {each for each in ids if ids.count(each) > 1}:
        raise PageFault(f"ids used twice: {sorted(twice)}")


def _references(page: Page) -> None:
    ids = {element.attributes.get("id") for element in page._walk()}
    for element in page._walk():
        named = [element.attributes.get(name, "") for name in ("for", "aria-describedby", "aria-labelledby")]
        address = element.attributes.get("href", "") if element.tag == "a" else ""
        targets = " ".join(named).split() + ([address[1:]] if address.startswith("#") else [])
        if missing := set(targets) - ids:
            raise PageFault(f"<{element.tag}> refers to ids that are not there: {sorted(missing)}")


def _labels(page: Page) -> None:
    labelled = {label.attributes.get("for") for label in page.all("label") if label.text}
    for control in page.all(*TYPED_IN):
        if control.attributes.get("type") in ("hidden", "submit"):
            continue
        if control.attributes.get("id") not in labelled and not control.attributes.get("aria-label"):
            raise PageFault(f"no label for {control.attributes.get('name')!r}")


def _post_forms(page: Page) -> None:
    for form in page.all("form"):
        method = form.attributes.get("method", "get").lower()
        names = [each.attributes.get("name", "") for each in form.all("input", type="hidden")]
        if method == "post" and not any(name.endswith("csrf_token") for name in names):
            raise PageFault(f"the form to {form.attributes.get('action', 'this page')!r} has no token")


def _policy(page: Page) -> None:
    """What `default-src 'self'` would stop: inline styles, scripts and handlers, and addresses elsewhere."""
    for element in page._walk():
        # Linked data is read by programs and never run.
        data = element.tag == "script" and element.attributes.get("type") == "application/ld+json"
        if element.tag == "style" or (element.tag == "script" and not element.attributes.get("src") and not data):
            raise PageFault(f"<{element.tag}> inside the page")
        if handlers := [name for name in element.attributes if name == "style" or name.startswith("on")]:
            raise PageFault(f"<{element.tag}> has {handlers}")
        source = element.attributes.get("src", "")
        if source.startswith(("data:", "http:", "https:", "//")):
            raise PageFault(f"<{element.tag}> loads {source}")
