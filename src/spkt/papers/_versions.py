"""What renders a kind of paper now, and how a paper of an earlier day finds the pages it was issued with.

A snapshot holds the texts that its page prints, so no program of that day is needed to print it again: only its
page sources, which are kept once each under their digest, its fonts, and typst.
"""

import atexit
import hashlib
import json
import shutil
import tempfile
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
FONTS = HERE / "fonts"
MANIFEST = "manifest.json"


class Lost(LookupError):
    """The page sources or the fonts of a paper are not there any more."""


@cache
def versions(kind_name: str) -> dict[str, str]:
    """What renders this kind now: {template, page, typst, fonts}; digests are SHA-256 in hex.

    template    of page and program together; page of what typst reads, under which its sources are kept
    """
    shared = sorted({*HERE.glob("_*.typ"), *HERE.glob("_*.py")})
    read = [HERE / kind_name / "page.typ", HERE / kind_name / "__init__.py", *shared]
    template = hashlib.sha256(b"".join(path.read_bytes() for path in read)).hexdigest()
    page = digest_of(sources(kind_name))
    return {"template": template, "page": page, "typst": metadata.version("typst"), "fonts": fonts_digest(FONTS)}


def sources(kind_name: str) -> dict[str, str]:
    """Every file that typst may read for this kind, by its path below the root."""
    found = [HERE / kind_name / "page.typ", *sorted(HERE.glob("_*.typ"))]
    return {path.relative_to(HERE).as_posix(): path.read_text("utf-8") for path in found}


def digest_of(files: dict[str, str]) -> str:
    """SHA-256 in hex of page sources, whatever the order of the files."""
    return hashlib.sha256(json.dumps(files, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def fonts_digest(folder: Path) -> str:
    """SHA-256 in hex of the list of a folder's fonts with their own digests."""
    return hashlib.sha256((folder / MANIFEST).read_bytes()).hexdigest()


def root_of(kind_name: str, snapshot: dict[str, Any]) -> Path:
    """The folder that typst reads for this snapshot: the house's own, or the pages of its day laid out. raises Lost"""
    page = snapshot.get("page")
    return HERE if page in (None, versions(kind_name)["page"]) else _laid_out(page)


def fonts_of(snapshot: dict[str, Any]) -> Path:
    """The folder with the fonts of its day: a set that was ever shipped stays beside the newest. raises Lost"""
    wanted = snapshot.get("fonts")
    folders = (path.parent for path in sorted(HERE.glob(f"fonts*/{MANIFEST}")))
    found = next((folder for folder in folders if wanted in (None, fonts_digest(folder))), None)
    if found is None:
        raise Lost(f"fonts {wanted}")
    return FONTS if wanted is None else found


@cache
def _laid_out(page: str) -> Path:
    """Kept sources as files, in a folder that nobody else may write; once a process."""
    files = _kept(page)
    if digest_of(files) != page:
        raise Lost(f"page {page} was altered")
    folder = Path(tempfile.mkdtemp(prefix="spkt-page-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def _kept(page: str) -> dict[str, str]:
    from spkt.records.models import PageSource  # here alone: papers are set, and tested, without tables

    row = PageSource.objects.filter(pk=page).first()
    if row is None:
        raise Lost(f"page {page}")
    files: dict[str, str] = json.loads(row.sources)
    return files
