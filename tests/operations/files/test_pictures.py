"""Drawing pictures anew."""

from io import BytesIO

import pytest
from PIL import Image

from recruit.foundation.files import pictures
from recruit.foundation.refusal import Refused
from tests.operations.files.pictures import a_bomb, a_picture, a_picture_with_notes


@pytest.mark.parametrize("file_format", ["PNG", "JPEG", "WEBP"])
def test_the_formats_of_cameras_and_screens_become_png(file_format: str) -> None:
    drawn = Image.open(BytesIO(pictures.redrawn(a_picture(file_format))))

    assert (drawn.format, drawn.size) == ("PNG", (40, 20))


def test_a_cameras_notes_are_left_behind_but_the_picture_stands_upright() -> None:
    drawn = pictures.redrawn(a_picture_with_notes())

    picture = Image.open(BytesIO(drawn))
    assert picture.size == (20, 40)
    assert not picture.getexif()
    assert b"Hemmelig" not in drawn
    assert "icc_profile" not in picture.info


def test_a_large_picture_is_made_smaller() -> None:
    drawn = Image.open(BytesIO(pictures.redrawn(a_picture(size=(4000, 1000)))))

    assert drawn.size == (2000, 500)


def test_what_stands_after_the_end_of_a_picture_is_not_stored() -> None:
    assert b"<script>" not in pictures.redrawn(a_picture() + b"<script>alert(1)</script>")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "picture-unreadable"),
        (b"%PDF-1.7 not a picture", "picture-unreadable"),
        (a_picture()[:60], "picture-unreadable"),
        (a_picture("GIF"), "picture-unreadable"),
        (b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', "picture-is-svg"),
        (a_bomb(9000, 9000), "picture-too-large"),
        (a_bomb(100_000, 100_000), "picture-too-large"),
    ],
)
def test_what_is_no_decent_picture_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(Refused) as refused:
        pictures.redrawn(content)

    assert [refusal.code for refusal in refused.value.refusals] == [code]
