"""Files of a dossier as an officer may see them: rows, pages of viewing copies, originals, uploads that wait."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, Sum

from spkt.access._gate import Reader, Unseen, in_scope, note_reading, seen
from spkt.access.papers import variant_for
from spkt.kit import clock
from spkt.kit.filetype import EXTENSIONS
from spkt.law.files import INVESTIGATORS, Kind, Use, fits, limits
from spkt.law.journeys._table import START
from spkt.law.journeys.files import HEADS, FileFacts, Kept
from spkt.papers._kind import ASLI
from spkt.records import vault
from spkt.records._store import key_of, spool, store
from spkt.records.models import File, Letter, Matter, Paper, Thing

LEAST_FREE = 0.1
"""Share of the disk that uploads must leave to reports."""
PARTS = ("matter__key", "matter__unit", "matter__visit", "begun_by", "thing", "paper", "letter")


@dataclass(frozen=True, slots=True)
class About:
    """What in a dossier a file is about; all None means the dossier itself."""

    thing: Thing | None = None
    paper: Paper | None = None
    letter: Letter | None = None

    @property
    def use(self) -> Use:
        """What a file about it is kept for."""
        if self.paper is not None:
            return Use.PINDAIAN
        if self.letter is not None:
            return Use.HASIL
        return Use.KEADAAN if self.thing is not None else Use.BUKTI


@dataclass(frozen=True, slots=True)
class OneFile:
    """A file for this officer.

    words       name it came with, its sha256, caption, why it was set aside
    thing       name of the thing that it is about, "" where it is about none
    """

    row: File
    words: dict[str, Any] = field(default_factory=dict)
    thing: str = ""

    @property
    def is_shown(self) -> bool:
        """May its pages be looked at?"""
        return bool(self.row.pages) and self.is_open

    @property
    def is_open(self) -> bool:
        """May the original be taken out? One that a scanner knows as harmful, or that was set aside, may not."""
        return self.row.state == Kept.TERSIMPAN and not self.row.is_infected

    @property
    def leaves_as(self) -> str:
        """Name under which the original is taken out: nothing of the person, nothing of the sender."""
        return f"lampiran-{self.row.code.lower()}.{EXTENSIONS[self.row.media]}"


def reads_whole(matter: Matter, reader: Reader) -> bool:
    """Does this officer read the dossier whole? Pictures cannot be masked, so of a sealed one he sees all or none."""
    return variant_for(matter, reader) == ASLI


def reads_results(reader: Reader) -> bool:
    """Does he read what a hospital found?"""
    return bool(reader.roles & INVESTIGATORS)


def of_matter(matter: Matter, reader: Reader) -> tuple[OneFile, ...]:
    """Files of a dossier whose reading was noted already, the newest first; none where he may not see them."""
    if not reads_whole(matter, reader) or not getattr(matter, "has_files", True):
        return ()
    found = _visible(reader).filter(matter=matter, kept_at__isnull=False)
    return tuple(_opened(row, matter) for row in found.select_related(*PARTS[3:]).order_by("-kept_at", "code"))


def of_paper(paper: Paper, reader: Reader) -> tuple[OneFile, ...]:
    """Scans of a paper whose reading was noted already, the newest first."""
    if paper.matter is None:
        return ()
    return tuple(each for each in of_matter(paper.matter, reader) if each.row.paper_id == paper.pk)


def arriving(matter: Matter, reader: Reader) -> tuple[OneFile, ...]:
    """What this officer began to send to the dossier and did not finish."""
    if not reads_whole(matter, reader):
        return ()
    found = matter.files.filter(state=Kept.MENGUNGGAH, begun_by=reader.officer).select_related(*PARTS[3:])
    return tuple(_opened(row, matter) for row in found.order_by("begun_at"))


def one(code: str, reader: Reader, what: str = "files.one") -> OneFile:
    """The kept file with this code, its reading noted. raises Unseen"""
    row = _found(code, reader)
    if row.kept_at is None:
        raise Unseen
    note_reading(reader, what, row.matter_id)
    return _opened(row, row.matter)


def upload(code: str, reader: Reader) -> File:
    """A file of a dossier in his scope, arriving or kept. raises Unseen"""
    return _found(code, reader)


def page(code: str, number: int, reader: Reader) -> bytes:
    """One page of the viewing copy, a JPEG. raises Unseen where there is none; Damaged"""
    found = one(code, reader, "files.picture")
    if not found.is_shown or not 1 <= number <= len(found.row.pages):
        raise Unseen
    key, _key_id = key_of(found.row.matter.key)
    return b"".join(store().read(found.row.pages[number - 1], key))


def thumb(code: str, reader: Reader) -> bytes:
    """A small first page, for lists. raises Unseen where there is none; Damaged"""
    found = one(code, reader, "files.thumb")
    if not found.is_shown:
        raise Unseen
    key, _key_id = key_of(found.row.matter.key)
    return b"".join(store().read(found.row.thumb, key))


def original(code: str, reader: Reader) -> tuple[OneFile, Iterator[bytes]]:
    """The original as it came, to be taken out and never to be shown. raises Unseen; Damaged"""
    found = one(code, reader, "files.original")
    if not found.is_open:
        raise Unseen
    key, _key_id = key_of(found.row.matter.key)
    return found, store().read(found.row.name, key)


def have(row: File) -> list[int]:
    """Numbers of its pieces that are here."""
    return spool().have(row.code, row.size)


def about_of(matter: Matter, said: str) -> About:
    """What "thing:2", "paper:CODE" or "letter:CODE" names in this dossier; "" is the dossier. raises Unseen"""
    sort, _colon, which = said.partition(":")
    if not said:
        return About()
    if sort == "thing" and which.isdecimal():
        return About(thing=seen(matter.things.filter(ordinal=int(which), struck=False)))
    if sort == "paper":
        return About(paper=seen(matter.papers.filter(code=which)))
    if sort == "letter":
        return About(letter=seen(matter.letters.filter(code=which)))
    raise Unseen


def begin_facts(matter: Matter, about: About, kind: Kind, size: int, reader: Reader) -> FileFacts:
    """What the journey asks before a file may come in."""
    today = clock.local_date(clock.now(), reader.zone)
    limit, counted = limits(today), ~Q(state=Kept.DIURUNGKAN)
    midnight = clock.local(clock.now(), reader.zone).replace(hour=0, minute=0, second=0, microsecond=0)
    of_officer = File.objects.filter(counted, begun_by=reader.officer, begun_at__gte=midnight)
    return FileFacts(
        state=START,
        reads_whole=reads_whole(matter, reader),
        for_detectives=about.use == Use.HASIL,
        is_detective=reads_results(reader),
        kind_fits=fits(about.use, kind),
        size_fits=0 < size <= limit.bytes_of[kind],
        matter_has_room=_bytes(matter.files.filter(counted)) + size <= limit.matter_bytes,
        officer_has_room=_bytes(of_officer) + size <= limit.officer_bytes,
        disk_has_room=_disk_has_room(size),
    )


def file_facts(row: File, reader: Reader) -> FileFacts:
    """What the journey asks about a file that is there."""
    return FileFacts(
        state=row.state,
        reads_whole=reads_whole(row.matter, reader),
        i_began=row.begun_by_id == reader.officer.pk,
        is_head=bool(reader.roles & HEADS),
    )


def given_up_at(begun_at: datetime, reader: Reader) -> datetime:
    """When an upload that is not finished by then is given up."""
    return begun_at + timedelta(days=limits(clock.local_date(begun_at, reader.zone)).days)


def words_of(row: File, matter: Matter) -> dict[str, Any]:
    """The sealed words of a file."""
    return dict(vault.get(row, "words", matter.key) or {})


def _opened(row: File, matter: Matter) -> OneFile:
    thing = vault.get(row.thing, "thing", matter.key).name if row.thing is not None else ""
    return OneFile(row, words_of(row, matter), thing)


def _visible(reader: Reader) -> Any:
    return File.objects.all() if reads_results(reader) else File.objects.filter(letter__isnull=True)


def _found(code: str, reader: Reader) -> File:
    mine = Exists(in_scope(reader).filter(pk=OuterRef("matter")))
    row: File = seen(_visible(reader).filter(mine, code=code).select_related(*PARTS))
    if not reads_whole(row.matter, reader):
        raise Unseen
    return row


def _bytes(query: Any) -> int:
    return int(query.aggregate(all=Sum("size"))["all"] or 0)


def _disk_has_room(size: int) -> bool:
    disk = shutil.disk_usage(settings.SITE.data)
    return disk.free - 2 * size > disk.total * LEAST_FREE
