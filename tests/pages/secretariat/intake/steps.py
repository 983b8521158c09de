"""What a secretary does with a document, step by step."""

import io

from recruit.bodies.model import Body
from tests.browser import Page
from tests.builders import the_term
from tests.minutes import MINUTES
from tests.pages.site import Answer, Reader, Site

INDLAES = "/sekretariat/indlaes"


def paste(secretary: Reader, text: str = MINUTES) -> str:
    """Paste a text and return the address of the reading."""
    return secretary.sends(INDLAES, text=text).leads_to.removesuffix("/periode")


def send_files(secretary: Reader, **files: bytes) -> Answer:
    """Send files, each under the name of its keyword with its last underscore as the dot: `referat_txt`."""
    hidden = secretary.opens(INDLAES).page.hidden
    named = [(io.BytesIO(content), ".".join(name.rsplit("_", 1))) for name, content in files.items()]
    return secretary.posts(INDLAES, **hidden, text="", files=named)


def place_in(secretary: Reader, site: Site, council: Body, address: str) -> Answer:
    """Choose the first term of the council."""
    term = site.saves(lambda session: the_term(session, council))
    return secretary.sends(f"{address}/periode", term=str(term.id))


def text_of(answer: Answer) -> str:
    """Return all that stands on the page, blanks run together."""
    return " ".join(answer.page.text.split())


def kept_fields(page: Page) -> dict[str, str]:
    """Return what the page's form holds as it is shown: what a browser would send."""
    fields = dict(page.hidden)
    for control in page.all("main")[0].all("input", "textarea"):
        kind, name = control.attributes.get("type", ""), control.attributes.get("name", "")
        if kind in ("radio", "checkbox"):
            if "checked" in control.attributes:
                fields[name] = control.attributes["value"]
        elif kind != "file":
            fields[name] = control.attributes.get("value", control.text)
    for control in page.all("main")[0].all("select"):
        chosen = [option for option in control.all("option") if "selected" in option.attributes]
        fields[control.attributes["name"]] = chosen[0].attributes["value"] if chosen else ""
    return fields


def apply(secretary: Reader, address: str) -> Answer:
    """Put in what is ready."""
    return secretary.sends(address, onto=f"{address}/ikraftsaettelse")
