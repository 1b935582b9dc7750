"""All that the verification page may ask of the store of papers: one text, one file, and what verifies squares."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from spkt.kit import clock
from spkt.trace.models import Office, Sheet, SheetFile, SheetKey, SheetKind


@dataclass(frozen=True, slots=True)
class Known:
    """The facts of a paper to compare with what is printed, and whether it still counts.

    changed_at  wall clock of the unit, None while it counts
    """

    kind: str
    title: str
    number: str
    office: str
    code: str
    zone: ZoneInfo
    zone_label: str
    on: date
    initials: str
    state: str
    changed_at: datetime | None
    replaced_by: str
    paper: UUID
    mark: bytes


def by_short(digest: bytes) -> Known | None:
    """The paper whose short code has this digest."""
    return _known(short=digest)


def by_text(paper: UUID, mark: bytes) -> Known | None:
    """The text of a paper, by what its square says."""
    return _known(paper=paper, mark=mark)


def by_file(sha256: bytes) -> Known | None:
    """The text of the paper that stood when this file was sealed."""
    file = SheetFile.objects.filter(pk=sha256).first()
    if file is None:
        return None
    later = Sheet.objects.filter(paper=file.paper, state="digantikan", changed_at__gte=file.at).order_by("changed_at")
    stood = later.first()
    return _known(pk=stood.pk) if stood else _known(paper=file.paper)


def signing_keys() -> list[SheetKey]:
    """Every key that ever signed squares, the oldest first."""
    return list(SheetKey.objects.filter(kind="qr").order_by("since", "pk"))


def anchors() -> list[bytes]:
    """The certificates on which seals of ours rest."""
    return [bytes(public) for public in SheetKey.objects.filter(kind="segel").values_list("public", flat=True)]


def lost_seals() -> frozenset[str]:
    """Ids of keys of seals that were declared lost: what they sealed proves nothing but what the register knows."""
    return frozenset(SheetKey.objects.exclude(kind="qr").filter(lost_on__isnull=False).values_list("pk", flat=True))


def names() -> dict[str, Any]:
    """What a page without network needs to say what a square means: {offices: {code: [name, tail]}, kinds: {…}}."""
    offices = {code: [name, tail] for code, name, tail in Office.objects.values_list("code", "name", "tail")}
    return {"offices": offices, "kinds": dict(SheetKind.objects.values_list("name", "title"))}


def _known(**wanted: Any) -> Known | None:
    row = Sheet.objects.filter(**wanted).select_related("office", "kind").order_by("-pk").first()
    if row is None:
        return None
    zone = ZoneInfo(row.office.zone)
    return Known(
        kind=row.kind_id,
        title=row.kind.title,
        number=row.number,
        office=row.office.name,
        code=row.office.code,
        zone=zone,
        zone_label=row.office.zone_label,
        on=row.on,
        initials=row.initials,
        state=row.state,
        changed_at=clock.local(row.changed_at, zone) if row.changed_at else None,
        replaced_by=row.replaced_by,
        paper=row.paper,
        mark=bytes(row.mark),
    )
