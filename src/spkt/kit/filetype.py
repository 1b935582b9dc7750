"""What a file is by its first bytes. Only what is on the list has an answer: everything else is nothing we keep.

A name or a type that the sender states is never asked. A file whose head fits may still hold something else behind
it; that is why an original is never rendered, and a viewing copy is made anew.
"""

HEAD_BYTES = 4096
ISO_BRANDS: dict[bytes, str] = {
    **dict.fromkeys((b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41"), "video/mp4"),
    **dict.fromkeys((b"mp42", b"avc1", b"M4V ", b"dash"), "video/mp4"),
    **dict.fromkeys((b"3gp4", b"3gp5", b"3gp6", b"3gp7", b"3g2a"), "video/3gpp"),
    b"qt  ": "video/quicktime",
    **dict.fromkeys((b"M4A ", b"M4B "), "audio/mp4"),
    **dict.fromkeys((b"heic", b"heix", b"mif1", b"msf1", b"heim"), "image/heic"),
    **dict.fromkeys((b"avif", b"avis"), "image/avif"),
}  # fmt: skip
_STARTS: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"%PDF-1.", "application/pdf"),
    (b"%PDF-2.", "application/pdf"),
    (b"\x1a\x45\xdf\xa3", "video/webm"),
    (b"OggS\x00", "audio/ogg"),
    (b"ID3\x02", "audio/mpeg"),
    (b"ID3\x03", "audio/mpeg"),
    (b"ID3\x04", "audio/mpeg"),
    (b"fLaC\x00", "audio/flac"),
    (b"#!AMR\n", "audio/amr"),
    (b"#!AMR-WB\n", "audio/amr"),
)
_RIFF = {b"WEBP": "image/webp", b"WAVE": "audio/wav", b"AVI ": "video/avi"}
MEDIA = frozenset(ISO_BRANDS.values()) | {media for _start, media in _STARTS} | frozenset(_RIFF.values())
"""Everything that `media_of` may answer."""


def media_of(head: bytes) -> str:
    """The media type of a file that begins so, "" for everything that is not on the list.

    head    its first bytes, HEAD_BYTES of them where it is longer
    """
    for start, media in _STARTS:
        if head.startswith(start):
            return media
    if head[:4] == b"RIFF" and len(head) >= 12:
        return _RIFF.get(head[8:12], "")
    if head[4:8] == b"ftyp" and len(head) >= 12:
        return ISO_BRANDS.get(head[8:12], "")
    return "audio/mpeg" if _is_mpeg_audio(head) else ""


def _is_mpeg_audio(head: bytes) -> bool:
    """Two frames of MPEG audio, one where the other says it ends: a bare sync word is two bytes of chance."""
    length = _frame_bytes(head)
    return bool(length) and _frame_bytes(head[length:]) > 0


_BIT_RATES = {
    3: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_SAMPLE_RATES = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}


def _frame_bytes(head: bytes) -> int:
    """Length of the layer III frame that begins here, 0 if none does."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0 or head[1] & 0x06 != 0x02:
        return 0
    version, rate, samples = head[1] >> 3 & 3, head[2] >> 4, head[2] >> 2 & 3
    if version == 1 or not 0 < rate < 15 or samples == 3:
        return 0
    bits = _BIT_RATES[3 if version == 3 else 2][rate] * 1000
    return (144 if version == 3 else 72) * bits // _SAMPLE_RATES[version][samples] + (head[2] >> 1 & 1)


EXTENSIONS = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/gif": "gif",
    "image/webp": "webp",
    "image/heic": "heic",
    "image/avif": "avif",
    "application/pdf": "pdf",
    "video/mp4": "mp4",
    "video/3gpp": "3gp",
    "video/quicktime": "mov",
    "video/webm": "webm",
    "video/avi": "avi",
    "audio/mp4": "m4a",
    "audio/ogg": "ogg",
    "audio/mpeg": "mp3",
    "audio/flac": "flac",
    "audio/amr": "amr",
    "audio/wav": "wav",
}
"""How a file of each media type is named when it leaves."""
