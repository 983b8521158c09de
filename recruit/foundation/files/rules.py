"""What a file may be called and how long an upload waits."""

import re
import unicodedata
from datetime import timedelta

#: How long an upload waits for somebody to keep it.
WAITING_TIME = timedelta(hours=24)

LONGEST_NAME = 120


def safe_name(name: str, *, suffix: str) -> str:
    """Return what a stored file is called: the visitor's name for it without folders or odd signs, and our suffix."""
    bare = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    stem = re.sub(r"[^\w -]", "", bare.rsplit(".", 1)[0]).strip(" -")[:LONGEST_NAME]
    return f"{stem or 'fil'}{suffix}"
