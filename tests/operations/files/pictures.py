"""Pictures as bytes, made for the tests."""

import struct
import zlib
from io import BytesIO

from PIL import Image


def a_picture(file_format: str = "PNG", size: tuple[int, int] = (40, 20), **options: object) -> bytes:
    """Return a blue picture."""
    drawn = BytesIO()
    Image.new("RGB", size, (0, 60, 120)).save(drawn, file_format, **options)
    return drawn.getvalue()


def a_picture_with_notes() -> bytes:
    """Return a JPEG that tells who took it, lying on its side."""
    notes = Image.Exif()
    notes[0x013B] = "Fotograf Hemmelig"
    notes[0x0112] = 6  # turn it a quarter clockwise
    return a_picture("JPEG", exif=notes, icc_profile=b"Kamera Hemmelig 7")


def a_bomb(width: int, height: int) -> bytes:
    """Return a PNG of a few hundred bytes that claims to be very large."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")
    )
