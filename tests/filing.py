"""Files for tests of the desk: made here, and put into a dossier as upload.js does."""

from typing import Any
from uuid import uuid4

from spkt.actions import files
from spkt.kit.spool import PIECE_BYTES
from spkt.records.models import File
from tests import cast
from tests.pictures import photo, png, scan, video, zipped

__all__ = ["begun", "cut", "photo", "png", "put", "scan", "video", "zipped"]


def put(
    matter: Any, content: bytes, who: str = "ani", *, about: str = "", name: str = "IMG_1.jpg", note: str = ""
) -> File:
    """The file, come in as upload.js sends it: begun, in pieces, finished."""
    by = cast.who(who)
    code = begun(matter, content, who, about=about, name=name, note=note)
    for number in range(-(-len(content) // PIECE_BYTES)):
        files.keep_piece(by=by, code=code, number=number, piece=cut(content, number))
    files.finish(by=by, key=uuid4(), code=code)
    return File.objects.get(code=code)


def begun(
    matter: Any, content: bytes, who: str = "ani", *, about: str = "", name: str = "IMG_1.jpg", note: str = ""
) -> str:
    """Only begun; gives the code of the upload."""
    return files.begin(
        by=cast.who(who),
        key=uuid4(),
        code=matter.code,
        about=about,
        size=len(content),
        head=content[:4096],
        name=name,
        changed="1",
        caption=note,
    )


def cut(content: bytes, number: int) -> bytes:
    """One piece of it."""
    return content[number * PIECE_BYTES : (number + 1) * PIECE_BYTES]
