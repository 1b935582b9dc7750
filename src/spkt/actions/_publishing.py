"""What the public window is told of papers: the facts to compare, whether they still count, and their sealed files."""

import json
from contextlib import suppress
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from spkt.access import _codes
from spkt.access._standing import IN_FORCE, REPLACED, standing
from spkt.actions._spine import Act
from spkt.kit import blind, clock, national, sheets
from spkt.kit.keys import Key, Keyring, KeysError
from spkt.kit.sqlite import writer
from spkt.law.secrecy import Secrecy
from spkt.papers import _kind as kinds
from spkt.records import vault
from spkt.records.casefile import open_case
from spkt.records.models import Paper
from spkt.trace.models import Office, Sheet, SheetFile, SheetKey, SheetKind

DOT = "•"


def tell_window(a: Act, paper: Paper, replaced_by: str = "") -> None:
    """The window learns of the paper as it stands after this act; the job names the paper and nothing of it.

    replaced_by     number of the paper that takes the place of a void one
    """
    a.after_commit("publish_sheet", f"sheet:{paper.pk.hex}:{a.key.hex}", sheet=str(paper.pk), replaced_by=replaced_by)


def publish_sheet(sheet: str, replaced_by: str = "") -> None:
    """Puts the facts of a paper into the window's store, as they are now; an older text of it is replaced.

    A job that comes late finds the paper as it read it: what has ended by then stays ended.
    """
    paper = Paper.objects.select_related("unit", "matter__key").get(pk=sheet)
    told, mark, unit = _facts(paper, replaced_by), _codes.mark_of(paper), paper.unit
    named = {"name": unit.name, "tail": unit.tail, "zone": unit.zone, "zone_label": unit.zone_label}
    with writer("trace"), transaction.atomic(using="trace"):
        Office.objects.update_or_create(code=unit.code, defaults=named)
        SheetKind.objects.update_or_create(name=paper.kind, defaults={"title": kinds.kinds()[paper.kind].title})
        _add_keys(vault.ring())
        ended = Sheet.objects.select_for_update().filter(paper=paper.pk, mark=mark).exclude(state=IN_FORCE)
        if told["state"] != IN_FORCE or not ended.exists():
            Sheet.objects.update_or_create(paper=paper.pk, mark=mark, defaults=told)
        earlier = Sheet.objects.filter(paper=paper.pk, state=IN_FORCE).exclude(mark=mark)
        earlier.update(state=REPLACED, changed_at=clock.now(), replaced_by=paper.number)


def publish_sheet_file(sheet: str, sha256: str) -> None:
    """Puts the hash of a sealed file of a paper into the window's store; twice changes nothing."""
    with writer("trace"), transaction.atomic(using="trace"):
        told = {"paper": UUID(sheet), "at": clock.now()}
        SheetFile.objects.get_or_create(sha256=bytes.fromhex(sha256), defaults=told)


def tell(ring: Keyring) -> None:
    """The window learns which keys sign, which no longer do, and which are lost."""
    with writer("trace"), transaction.atomic(using="trace"):
        _add_keys(ring)
        for key, until in _with_ends(ring):
            SheetKey.objects.filter(pk=key.id).update(until=until, lost_on=_lost_on(key))
        for key in (key for name in ("seal", "seal-root") for key in ring.held(name) if key.lost_on):
            told = {"lost_on": _lost_on(key)}
            unknown = {"kind": "kunci", "public": b"", "since": date.fromisoformat(key.made_on), **told}
            SheetKey.objects.update_or_create(pk=key.id, defaults=told, create_defaults=unknown)


def introduce() -> None:
    """The window learns the keys of this site before the first paper; what it knows already stays."""
    with writer("trace"), transaction.atomic(using="trace"):
        _add_keys(vault.ring())


def _lost_on(key: Key) -> date | None:
    return date.fromisoformat(key.lost_on) if key.lost_on else None


def masked(name: str) -> str:
    """A name of which each word keeps its first and last letter: enough to compare, too little to learn."""
    return " ".join(_masked_word(word) for word in name.split())


def _masked_word(word: str) -> str:
    return word[0] + DOT * (len(word) - 2) + word[-1] if len(word) > 3 else word[0] + DOT * (len(word) - 1)


def _facts(paper: Paper, replaced_by: str) -> dict[str, Any]:
    stands = standing(paper)
    return {
        "short": vault.tracking_digest(blind.normal_code(_codes.short_of(paper))),
        "kind_id": paper.kind,
        "number": paper.number,
        "office_id": paper.unit.code,
        "on": _codes.sheet_of(paper, vault.ring().key_id(_codes.SQUARE)).on,
        "initials": _initials(paper),
        "state": stands.state,
        "changed_at": None if stands.state == IN_FORCE else stands.since,
        **({"replaced_by": replaced_by} if replaced_by else {}),
    }


def _initials(paper: Paper) -> str:
    """Masked name of the reporter where it is printed on this paper, and the matter is not sealed."""
    if paper.matter is None or paper.matter.secrecy == Secrecy.TERTUTUP:
        return ""
    reporter = open_case(paper.matter).reporter
    printed = json.dumps(vault.get(paper, "snapshot", paper.matter.key)["content"], ensure_ascii=False)
    return masked(reporter.name) if reporter and reporter.name and reporter.name in printed else ""


def _add_keys(ring: Keyring) -> None:
    """Keys that the window does not know yet; what it knows stays, for this worker's ring may be an older one."""
    known = set(SheetKey.objects.values_list("pk", flat=True))
    for key, until in _with_ends(ring):
        if key.id not in known:
            public = sheets.public_key(key.id, ring.signer_of(key.id)).public
            since = date.fromisoformat(key.made_on)
            SheetKey.objects.create(id=key.id, kind="qr", public=public, since=since, until=until)
    for root in ring.held("seal-root"):
        if root.id not in known:
            from spkt.kit import pdfsign  # here, because it loads the library of seals, and only once in a site's life

            anchor, since = pdfsign.anchor(pdfsign.origin(root)), date.fromisoformat(root.made_on)
            SheetKey.objects.create(id=root.id, kind="segel", public=anchor, since=since)
    with suppress(KeysError):  # a damaged file stops the sealer, which says so, and not what the window is told
        for each in national.anchors(ring.directory):
            if each.id not in known:
                SheetKey.objects.create(id=each.id, kind="segel", public=each.certificate, since=each.since)


def _with_ends(ring: Keyring) -> list[tuple[Key, date | None]]:
    """Each key with the last day it may have signed on: civil days of a unit run ahead of the ring's by hours."""
    keys = ring.held(_codes.SQUARE)
    ends = [date.fromisoformat(after.made_on) + timedelta(days=1) for after in keys[1:]]
    return list(zip(keys, [*ends, None], strict=True))
