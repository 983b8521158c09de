"""The door: what a file is by its content, whatever it is called, and how large it may be."""

import pytest

from recruit.foundation.refusal import Refused
from recruit.intake.formats.kinds import Kind, kind_of
from recruit.intake.formats.opening import LARGEST_FILE, opened
from recruit.intake.formats.text import LARGEST_TEXT


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        ("Åse Ærø".encode(), Kind.TEXT),
        ("Åse Ærø".encode("cp1252"), Kind.TEXT),
        ("Åse".encode("utf-16"), Kind.TEXT),
        (b"BM er en forkortelse", Kind.TEXT),
        (b"%PDF-1.7\n", Kind.PDF),
        (b"@PJL ENTER LANGUAGE=PDF\r\n%PDF-1.4\n\0", Kind.PDF),
        (b"PK\x03\x04", Kind.PACKAGE),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind.COMPOUND),
    ],
)
def test_the_content_says_what_a_file_is(data: bytes, kind: Kind) -> None:
    assert kind_of(data) is kind


@pytest.mark.parametrize(
    "picture",
    [b"\x89PNG\r\n\x1a\n\0", b"\xff\xd8\xff\xe0\0", b"GIF89a\0", b"RIFF\0\0\0\0WEBPVP8 ", b"\0\0\0\x18ftypheic\0"],
)
def test_a_picture_is_refused_as_one(picture: bytes) -> None:
    with pytest.raises(Refused, match="picture-file"):
        opened(picture, "referat.pdf")


@pytest.mark.parametrize(
    ("data", "megabytes"), [(b"%PDF-" + bytes(LARGEST_FILE), 20), (b"a" * (LARGEST_TEXT + 1), 5)], ids=["pdf", "text"]
)
def test_what_is_too_large_is_refused_with_the_limit(data: bytes, megabytes: int) -> None:
    with pytest.raises(Refused) as refused:
        opened(data)

    assert [(one.code, one.facts["megabytes"]) for one in refused.value.refusals] == [("file-too-large", megabytes)]


def test_nothing_is_refused_as_empty() -> None:
    with pytest.raises(Refused, match="empty-file"):
        opened(b"", "referat.docx")
