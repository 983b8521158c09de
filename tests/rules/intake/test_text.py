"""Which files are text, and in which letters."""

import pytest

from recruit.foundation.refusal import Refused
from recruit.intake.formats.text import LARGEST_TEXT, decode

TEXT = "Til stede: Åse Ærø – formand\r\nAfbud: Zoë Grünø\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_is_read_in_the_letters_town_halls_save_it_in(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


def test_utf_16_of_the_other_byte_order_is_read_too() -> None:
    assert decode(b"\xfe\xff" + TEXT.encode("utf-16-be")) == TEXT


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty-file"),
        (b"\xef\xbb\xbf \r\n", "empty-file"),
        (b"\xff\xfe", "empty-file"),
        (b"%PDF-1.7 text", "binary-file"),
        (b"PK\x03\x04\x00\x00", "binary-file"),
        (b"\xff\xfeA\x00\x00\x00", "binary-file"),
        (b"\xff\xfeA\x00\x00", "wrong-encoding"),
        (b"abc \x81\x8d", "wrong-encoding"),
        (b"\xe6\xf8\xe5\xe6\xf8\xe5 a", "wrong-encoding"),
        (b"a" * (LARGEST_TEXT + 1), "file-too-large"),
    ],
)
def test_what_is_no_text_is_refused_with_its_reason(data: bytes, code: str) -> None:
    with pytest.raises(Refused) as refused:
        decode(data)

    assert [reason.code for reason in refused.value.refusals] == [code]
