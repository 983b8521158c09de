"""The QR code of an address. What it says stands beside it as text, for whoever cannot or will not scan it."""

from functools import lru_cache
from io import BytesIO

import segno

#: Black and white with a quiet zone, so that it can be scanned from any paper; a quarter of it may be torn or stained.
_CORRECTS, _QUIET = "q", 4
#: Pixels for each of its squares: sharp at ten centimetres on paper.
_SQUARE = 20


@lru_cache(maxsize=256)
def svg(address: str, *, quiet: int = _QUIET) -> str:
    """Return the code as SVG. On a paper with white around it no quiet zone is needed."""
    written = BytesIO()
    looks = {"light": "#fff", "scale": 4, "xmldecl": False, "svgclass": None, "lineclass": None}
    _code(address).save(written, kind="svg", border=quiet, **looks)
    return written.getvalue().decode()


def png(address: str) -> bytes:
    """Return the code as PNG, for programs that know no SVG."""
    written = BytesIO()
    _code(address).save(written, kind="png", border=_QUIET, scale=_SQUARE)
    return written.getvalue()


def _code(address: str) -> segno.QRCode:
    return segno.make(address, error=_CORRECTS, micro=False)
