"""Files made here, small, of every sort that comes to a desk; needs nothing of the house."""

import io
import struct
import zipfile
import zlib
from typing import Any

from PIL import Image


def photo(width: int = 640, height: int = 480, grain: int = 40, **more: Any) -> bytes:
    """A JPEG with noise in it, so that no two of different sizes are alike. more   options of Image.save"""
    out = io.BytesIO()
    Image.effect_noise((width, height), grain).convert("RGB").save(out, "JPEG", quality=85, **more)
    return out.getvalue()


def scan(pages: int = 1) -> bytes:
    """A PDF of grey pages, as a scanner makes it."""
    drawn = [Image.effect_noise((827, 1169), 30 + n).convert("RGB") for n in range(pages)]
    out = io.BytesIO()
    drawn[0].save(out, "PDF", save_all=True, append_images=drawn[1:])
    return out.getvalue()


def video(size: int = 5000) -> bytes:
    """The head of an MP4 and nothing that plays."""
    return (b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + bytes(size))[:size]


def zipped(**entries: bytes) -> bytes:
    """A zip with these entries."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in entries.items():
            packed.writestr(name, content)
    return out.getvalue()


def png(width: int, height: int) -> bytes:
    """A whole PNG of one black bit per pixel: huge on the screen, small on the line."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    packer, row = zlib.compressobj(9), bytes(1 + (width + 7) // 8)
    body = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")
