"""The child that looks into one file of a stranger: limited by the system, without keys, and gone afterwards.

Started by `kit.viewing`, imports nothing of the house. The file comes on its standard input. A photograph leaves as
a fresh JPEG on its standard output, made of nothing but the pixels; for a page of a document it becomes poppler's
`pdftoppm`, whose limits are set already. Whatever it cannot show it refuses with the status REFUSED.
"""

import ctypes
import io
import os
import resource
import sys
import warnings

CPU_S = 4
MEMORY_BYTES = 420 * 2**20
REFUSED = 3
LONGEST_SIDE = 2000
FORMATS = {"image/jpeg": ["JPEG"], "image/png": ["PNG"], "image/webp": ["WEBP"], "image/gif": ["GIF"]}
MOST_FRAMES = 4
"""Of a JPEG that carries others: phones add a picture of depth or brightness; hundreds are no photograph."""
_NO_NEW_PRIVILEGES, _NEW_NETWORK, _NEW_USER = 38, 0x4000_0000, 0x1000_0000


def main(what: str, number: str) -> None:
    """Shows a photograph (what: its media type, number: longest side) or a page of a document (what: "page")."""
    _limit()
    if what == "page":
        _become_poppler(number)
    _show(what, int(number))


def _limit() -> None:
    """Little time and memory, no file to write, no core, no privilege, and no network where the system lets it."""
    for limit, value in (
        (resource.RLIMIT_CPU, CPU_S),
        (resource.RLIMIT_AS, MEMORY_BYTES),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 64),
    ):
        resource.setrlimit(limit, (value, value))
    system = ctypes.CDLL(None, use_errno=True)
    if system.unshare(_NEW_NETWORK):
        system.unshare(_NEW_NETWORK | _NEW_USER)
    system.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)


def _become_poppler(page: str) -> None:
    options = ["-jpeg", "-jpegopt", "quality=85", "-scale-to", str(LONGEST_SIDE), "-f", page, "-l", page]
    os.execvp("pdftoppm", ["pdftoppm", "-q", *options, "-"])  # noqa: S606  the arguments are ours


def _show(media: str, side: int) -> None:
    # Everything that is needed is loaded before the file is looked at: from then on nothing more can be opened.
    from PIL import Image, ImageOps

    _rehearse()
    content = sys.stdin.buffer.read()
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    try:
        picture = Image.open(io.BytesIO(content), formats=FORMATS[media])
        if picture.format == "MPO" and getattr(picture, "n_frames", 1) > MOST_FRAMES:
            sys.exit(REFUSED)
        picture.draft("RGB", (side, side))
        picture.thumbnail((side, side))
        shown = ImageOps.exif_transpose(picture).convert("RGBA")
        clean = Image.new("RGB", shown.size, "white")
        clean.paste(shown, mask=shown.getchannel("A"))
        out = io.BytesIO()
        clean.save(out, "JPEG", quality=85)
    except (Exception, MemoryError):  # noqa: BLE001  whatever a hostile file does to a decoder, the answer is the same
        sys.exit(REFUSED)
    sys.stdout.buffer.write(out.getvalue())


def _rehearse() -> None:
    """Opens a small picture of each format, so that the decoders load now what they load late."""
    from PIL import Image, ImageOps

    turned = Image.Exif()
    turned[0x0112] = 6
    for (kind,) in FORMATS.values():
        for mode, more in (("P", {}), ("RGB", {"exif": turned} if kind != "GIF" else {})):
            small = io.BytesIO()
            mode = "RGB" if kind in ("JPEG", "WEBP") else mode
            Image.new(mode, (8, 8)).save(small, kind, **more)
            ImageOps.exif_transpose(Image.open(small, formats=[kind])).convert("RGBA")
    both = io.BytesIO()
    Image.new("RGB", (8, 8)).save(both, "MPO", save_all=True, append_images=[Image.new("RGB", (8, 8))])
    Image.open(both, formats=["JPEG"]).load()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
