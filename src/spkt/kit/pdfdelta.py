"""Tells whether a PDF that came back from outside got an invisible seal at its end and nothing else.

A signature covers what was appended together with it too: whoever signs could lay another text over a page in the
same breath, and the first bytes and the signature would both be in order.
"""

import io
from typing import Any

from pyhanko.pdf_utils.generic import StreamObject
from pyhanko.pdf_utils.reader import PdfFileReader

IN_CATALOG = frozenset({"/AcroForm", "/Perms", "/Extensions", "/Version", "/Metadata"})
"""What a seal writes into the catalog of a document; the rest stays."""


def is_only_sealed(before: bytes, after: bytes) -> bool:
    """Is it the same document, byte for byte, and at its end one invisible signature field? Never raises."""
    if len(after) <= len(before) or not after.startswith(before):
        return False
    try:
        return _adds_one_field(_read(before), _read(after))
    except Exception:  # noqa: BLE001  what breaks the reader is not what was asked for
        return False


def _read(pdf: bytes) -> PdfFileReader:
    return PdfFileReader(io.BytesIO(pdf), strict=False)


def _adds_one_field(old: PdfFileReader, new: PdfFileReader) -> bool:
    return (
        "/AcroForm" not in old.root
        and _goes_on(old, new)
        and new.root_ref == old.root_ref
        and len(new.root["/AcroForm"]["/Fields"]) == 1
        and not _keys(new.root["/AcroForm"]) - {"/Fields", "/SigFlags", "/DA", "/DR"}
        and all(_may_change(ref, old, new) for ref in _rewritten(old, new))
    )


def _goes_on(old: PdfFileReader, new: PdfFileReader) -> bool:
    """Does the new file rest on every section of the old one, or tell a story of its own from its end?"""
    first = old.xrefs.total_revisions
    starts = [[each.xrefs.get_xref_container_info(n).start_location for n in range(first)] for each in (old, new)]
    return new.xrefs.total_revisions > first and starts[0] == starts[1]


def _is_invisible_seal(field: Any) -> bool:
    left, low, right, high = (float(each) for each in field.get("/Rect", [0, 0, 0, 0]))
    return field["/FT"] == "/Sig" and (left == right or low == high) and "/Kids" not in field


def _rewritten(old: PdfFileReader, new: PdfFileReader) -> set[Any]:
    """Objects of the old document that a later section names again, or declares gone."""
    first = old.xrefs.total_revisions
    later = range(first, new.xrefs.total_revisions)
    named = [new.xrefs.explicit_refs_in_revision(each) | new.xrefs.refs_freed_in_revision(each) for each in later]
    known = {ref.idnum for each in range(first) for ref in old.xrefs.explicit_refs_in_revision(each)}
    return {ref for each in named for ref in each if ref.idnum in known}


def _may_change(ref: Any, old: PdfFileReader, new: PdfFileReader) -> bool:
    was, now = old.get_object(ref), new.get_object(ref)
    if ref == old.root_ref:
        return _without(was, IN_CATALOG) == _without(now, IN_CATALOG)
    if ref in (_ref_of(old.trailer_view, "/Info"), _ref_of(old.root, "/Metadata")):
        return True
    if isinstance(was, dict) and was.get("/Type") == "/Page":
        return _without(was, {"/Annots"}) == _without(now, {"/Annots"}) and _adds_a_widget(was, now)
    return not isinstance(now, StreamObject) and bool(was == now)  # streams are compared without what is in them


def _adds_a_widget(was: Any, now: Any) -> bool:
    """Notes of the page stay in their order; after them comes the field, which is no second thing to be seen."""
    before, after = list(was.get("/Annots", [])), list(now.get("/Annots", []))
    added = [each.get_object() for each in after[len(before) :]]
    return after[: len(before)] == before and all(
        each.get("/Subtype") == "/Widget" and _is_invisible_seal(each) for each in added
    )


def _ref_of(holder: Any, key: str) -> Any:
    """The reference under this key, None where there is none or the thing itself lies there."""
    held = holder.raw_get(key) if key in holder else None
    return getattr(held, "reference", None)


def _without(held: Any, keys: Any) -> dict[Any, Any]:
    return {key: held.raw_get(key) for key in held if key not in keys}


def _keys(held: Any) -> set[str]:
    return {str(key) for key in held}
