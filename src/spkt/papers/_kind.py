"""Kinds of paper, found by being there: freezing what they say, and rendering it the same way ever after.

A kind is a folder of two files: `__init__.py` with `Content`, `inputs`, `mask`, `sample` and `KIND`,
and `page.typ`, which lays out the plain texts that `inputs` makes and decides nothing.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Any

from spkt.kit import typeset
from spkt.law.case import from_json, to_json
from spkt.law.sources import Citation
from spkt.papers._versions import FONTS, HERE, fonts_of, root_of, versions

ASLI, LINDUNG = "asli", "lindung"
"""The investigator's rendering with everything, and everyone else's of a sealed matter."""

Json = Any
NO_CODES: Mapping[str, Json] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of paper.

    title           as printed above the number
    shape           dataclass of the content; sample is one of it, invented
    inputs          what the page prints, as plain texts: {name: JSON}, with `at` (ISO, dates the file)
    mask            the content as everyone but the investigator may see it in a sealed matter
    series          number series ("LP/B"), None where the number is not its own
    sizes           paper sizes that the layout bears; the desk's is taken if it is among them, else the first
    secrecy         floor of the paper's class: biasa, rahasia or tertutup
    issued_in       names of the states in which it may be issued
    cites           the rules it rests on
    pro_justitia    made for criminal justice
    signs           roles that sign, as printed
    proves          facts that a citizen's receipt prints in every rendering and its proof code answers for
    """

    name: str
    title: str
    shape: type[Any]
    sample: Any
    inputs: Callable[[Any], dict[str, Json]]
    mask: Callable[[Any], Any]
    series: str | None = None
    sizes: tuple[str, ...] = ("A4", "F4")
    secrecy: str = "biasa"
    issued_in: frozenset[str] = frozenset()
    cites: tuple[Citation, ...] = ()
    pro_justitia: bool = False
    signs: tuple[str, ...] = ()
    proves: Callable[[Any], dict[str, str]] | None = None

    def __str__(self) -> str:
        return self.name


@cache
def kinds() -> dict[str, Kind]:
    """Every kind of paper, by folder name."""
    found = (page.parent.name for page in sorted(HERE.glob("*/page.typ")))
    return {name: import_module(f"spkt.papers.{name}").KIND for name in found}


def freeze(kind_name: str, content: Any) -> dict[str, Json]:
    """The snapshot that is kept: all that is needed to make the same paper again.

    content     of the kind's shape
    returns     {kind, content, prints, template, page, typst, fonts}: JSON; `prints` are the texts of either variant
                as today's program makes them, the last four name what renders them
    raises      TypeError if the content is of another shape
    """
    kind = kinds()[kind_name]
    if not isinstance(content, kind.shape):
        raise TypeError(f"{kind_name} prints {kind.shape.__module__}.Content")
    prints = {ASLI: _printed(kind, content), LINDUNG: _printed(kind, kind.mask(content))}
    return {"kind": kind_name, "content": to_json(content), "prints": prints, **versions(kind_name)}


def _printed(kind: Kind, shown: Any) -> dict[str, Json]:
    """The plain texts of a page with its title and size, as JSON keeps them."""
    size = shown.desk.paper if shown.desk.paper in kind.sizes else kind.sizes[0]
    printed: dict[str, Json] = to_json({**kind.inputs(shown), "title": kind.title, "paper": size})
    return printed


def thaw(kind_name: str, snapshot: dict[str, Json]) -> Any:
    """The content of a snapshot, of the kind's shape again."""
    return from_json(kinds()[kind_name].shape, snapshot["content"])


def digest(snapshot: dict[str, Json], salt: bytes) -> str:
    """Salted SHA-256 of a snapshot, in hex: fixes what a paper says without telling it."""
    canonical = json.dumps(snapshot, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(salt + canonical.encode()).hexdigest()


def render(
    kind_name: str,
    snapshot: dict[str, Json],
    *,
    variant: str = ASLI,
    mark: str = "",
    codes: Mapping[str, Json] = NO_CODES,
) -> bytes:
    """The paper as PDF/A-2a and PDF/UA-1, as far as typst enforces them; same snapshot, same bytes.

    variant     ASLI or LINDUNG
    mark        "", "DRAF", "BATAL" or "SALINAN ke-2 · …": the first word lies across the page
    codes       what the squares of an issued paper hold, beside the snapshot; none on a draft
    raises      typeset.TypesetError with the compiler's words
    """
    job = _job(kind_name, snapshot, variant, mark, codes)
    return typeset.typeset(job.root, job.main, job.inputs, fonts=job.fonts, at=datetime.fromisoformat(job.inputs["at"]))


def preview(
    kind_name: str,
    snapshot: dict[str, Json],
    ppi: int = 96,
    *,
    variant: str = ASLI,
    mark: str = "DRAF",
    codes: Mapping[str, Json] = NO_CODES,
) -> list[bytes]:
    """The pages as PNG of the very job that makes the PDF; before issue, so marked DRAF unless said otherwise."""
    job = _job(kind_name, snapshot, variant, mark, codes)
    return typeset.pages_png(job.root, job.main, job.inputs, fonts=job.fonts, ppi=ppi)


@dataclass(frozen=True, slots=True)
class _Job:
    """Everything that typst is given for a paper, whatever is made of it."""

    root: Path
    main: str
    inputs: dict[str, Json]
    fonts: Path


def _job(kind_name: str, snapshot: dict[str, Json], variant: str, mark: str, codes: Mapping[str, Json]) -> _Job:
    inputs = page_inputs(kind_name, snapshot, variant=variant, mark=mark, codes=codes)
    return _Job(root_of(kind_name, snapshot), f"{kind_name}/page.typ", inputs, fonts_of(snapshot))


def page_inputs(
    kind_name: str,
    snapshot: dict[str, Json],
    *,
    variant: str = ASLI,
    mark: str = "",
    codes: Mapping[str, Json] = NO_CODES,
) -> dict[str, Json]:
    """The plain texts that a page prints, masked for its variant; those of its day where the snapshot holds them."""
    kind = kinds()[kind_name]
    printed = snapshot["prints"][variant] if "prints" in snapshot else _made(kind, snapshot, variant)
    return {**printed, "mark": mark, "codes": dict(codes)}


def _made(kind: Kind, snapshot: dict[str, Json], variant: str) -> dict[str, Json]:
    """The texts of a snapshot that was kept before snapshots held them."""
    content = thaw(kind.name, snapshot)
    return _printed(kind, kind.mask(content) if variant == LINDUNG else content)


def unprintable(kind_name: str, content: Any) -> str:
    """Characters of this content that the shipped fonts cannot set, each once; "" means it prints in full."""
    if hasattr(content, "tracking"):
        content = replace(content, tracking=replace(content.tracking, url=""))  # a QR has no letters and costs most
    return typeset.missing_glyphs(_texts(kinds()[kind_name].inputs(content)), FONTS)


def shielded(shield: Any) -> Any:
    """The same shield, switched on."""
    return replace(shield, on=True)


def _texts(value: Json) -> str:
    if isinstance(value, dict):
        return "".join(map(_texts, value.values()))
    if isinstance(value, list | tuple):
        return "".join(map(_texts, value))
    return value if isinstance(value, str) else ""
