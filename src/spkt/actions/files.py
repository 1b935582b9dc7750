"""Files come into a dossier: begun, received piece by piece, looked at, kept; or given up, or set aside.

Pieces are no acts: they lie sealed in the spool until `finish` puts the whole into the store, fsynced, before the
row that names it. What takes time (looking at a picture, sealing 200 MB) is done before the act, never inside it.
"""

from uuid import UUID, uuid5

from django.conf import settings

from spkt.access import files as known
from spkt.access._gate import Reader
from spkt.actions._spine import Act, Refused, act, founding, new_code
from spkt.kit import clamd, clock, viewing
from spkt.kit.filetype import HEAD_BYTES, media_of
from spkt.kit.spool import PIECE_BYTES, Differs, piece_bytes, pieces_of
from spkt.law.files import Kind, limits
from spkt.law.identity import clean
from spkt.law.journeys.files import FILE, Kept
from spkt.law.words import N_
from spkt.records import vault
from spkt.records._store import key_of, spool, store
from spkt.records.models import File, Matter

LONGEST_NAME, LONGEST_CAPTION = 200, 300
NOT_KEPT = N_("Jenis berkas ini tidak diterima. Kirim foto (JPEG, PNG), pindaian PDF, video MP4, atau rekaman suara.")
BROKEN = N_("Berkas ini rusak, terkunci sandi, atau terlalu besar untuk dibuka. Foto ulang atau pindai ulang.")
_KINDS = {"image": Kind.FOTO, "application": Kind.DOKUMEN, "video": Kind.VIDEO, "audio": Kind.SUARA}


class Missing(Exception):
    """Pieces are still on their way. numbers   of those that are not here"""

    def __init__(self, numbers: list[int]) -> None:
        super().__init__(f"{len(numbers)} pieces are missing")
        self.numbers = numbers


def begin(
    *, by: Reader, key: UUID, code: str, about: str, size: int, head: bytes, name: str, changed: str, caption: str
) -> str:
    """Begins to receive a file, or takes up again what this officer began before and did not finish.

    head        its first bytes, by which it is judged
    changed     whatever else tells it from another file of that name: its time of change
    returns     outside code of the upload
    raises      Refused for what is not on the list, too big, or without room
    """
    media = media_of(head[:HEAD_BYTES])
    if not media:
        raise Refused(NOT_KEPT)
    told = {"about": about, "size": size, "media": media, "name": clean(name)[:LONGEST_NAME], "changed": changed[:40]}
    return _begin(by=by, key=key, code=code, caption=clean(caption)[:LONGEST_CAPTION], **told)


@act("files.begin")
def _begin(a: Act, code: str, about: str, size: int, media: str, name: str, changed: str, caption: str) -> str:
    matter = a.lock_matter(code)
    meant, kind = known.about_of(matter, about), _KINDS[media.partition("/")[0]]
    earlier = _taken_up(a, matter, meant, size, media, (name, changed))
    if earlier is not None:
        return earlier.code
    a.judge(FILE, known.begin_facts(matter, meant, kind, size, a.by))
    row = File(
        code=new_code(16),
        matter=matter,
        thing=meant.thing,
        paper=meant.paper,
        letter=meant.letter,
        state=Kept.MENGUNGGAH,
        kind=kind,
        media=media,
        use=meant.use,
        size=size,
        begun_by=a.by.officer,
        begun_at=a.at,
    )
    vault.put(row, "words", {"name": name, "changed": changed, "caption": caption}, matter.key)
    a.add(row)
    again = known.given_up_at(a.at, a.by)
    a.after_commit("forget_upload", f"forget_upload:{row.code}", not_before=again, code=row.code)
    return row.code


def _taken_up(a: Act, matter: Matter, meant: known.About, size: int, media: str, told: tuple[str, str]) -> File | None:
    """The upload of the very same file that this officer began and did not finish."""
    waiting = File.objects.filter(
        matter=matter,
        state=Kept.MENGUNGGAH,
        begun_by=a.by.officer,
        size=size,
        media=media,
        thing=meant.thing,
        paper=meant.paper,
        letter=meant.letter,
    )
    for row in waiting:
        words = known.words_of(row, matter)
        if (words["name"], words["changed"]) == told and known.reads_whole(matter, a.by):
            return row
    return None


def keep_piece(*, by: Reader, code: str, number: int, piece: bytes) -> None:
    """Keeps one piece of an upload that this officer began; the same piece again changes nothing.

    raises      Unseen; Refused for a piece that does not belong to it
    """
    row = _arriving(code, by)
    if len(piece) != piece_bytes(row.size, number) or not piece:
        raise Refused(N_("Potongan ini tidak cocok dengan berkasnya. Muat ulang halaman, lalu pilih lagi berkasnya."))
    if number == 0 and media_of(piece[:HEAD_BYTES]) != row.media:
        raise Refused(NOT_KEPT)
    try:
        spool().keep(row.code, number, piece, vault.data_key_of(row.matter.key))
    except Differs:
        raise Refused(N_("Berkas ini berubah sejak mulai dikirim. Urungkan unggahannya, lalu kirim lagi.")) from None


def finish(*, by: Reader, key: UUID, code: str) -> str:
    """The whole file: looked at, sealed, on disk for good, then named by its row.

    returns     its outside code
    raises      Missing with what still has to come; Refused where it cannot be opened, and then it is given up
    """
    row = known.upload(code, by)
    if row.kept_at is not None and row.begun_by_id == by.officer.pk:
        return row.code  # the answer was lost on its way, the file was not
    row = _arriving(code, by)
    secret, key_id = key_of(row.matter.key)
    wanted = set(range(pieces_of(row.size))) - set(known.have(row))
    if wanted:
        raise Missing(sorted(wanted))
    try:
        pages = _looked_at(row, secret, by)
        kept = store().put(spool().read(row.code, row.size, secret), secret, key_id)
    except KeyError as torn:
        if known.upload(code, by).kept_at is not None:
            return code  # the same request, sent twice, was quicker
        raise Missing([int(torn.args[0])]) from None
    except viewing.Unviewable:
        drop(by=by, key=uuid5(key, "drop"), code=code)
        raise Refused(BROKEN) from None
    *shown, thumb = (store().put([page], secret, key_id).name if page else "" for page in pages)
    done: str = _finish(by=by, key=key, code=code, name=kept.name, sha256=kept.sha256, pages=shown, thumb=thumb)
    spool().drop(row.code)
    return done


def take_whole(*, by: Reader, key: UUID, code: str, content: bytes, about: str, name: str, caption: str) -> str:
    """A small file that came in one piece; the same key again gives the same file. returns   its outside code"""
    told = {"about": about, "name": name, "caption": caption, "changed": ""}
    made = begin(by=by, key=key, code=code, size=len(content), head=content[:HEAD_BYTES], **told)
    if known.upload(made, by).kept_at is not None:
        return made
    for number in range(pieces_of(len(content))):
        piece = content[number * PIECE_BYTES : (number + 1) * PIECE_BYTES]
        keep_piece(by=by, code=made, number=number, piece=piece)
    return finish(by=by, key=uuid5(key, "finish"), code=made)


def _looked_at(row: File, secret: bytes, by: Reader) -> list[bytes]:
    """Pages of the viewing copy of a photograph or a document, and a small one; b"" alone where there is none.

    raises      Unviewable, KeyError
    """
    if not viewing.shows(row.media):
        return [b""]
    content = b"".join(spool().read(row.code, row.size, secret))
    pages = viewing.pages(row.media, content, limits(clock.local_date(row.begun_at, by.zone)).pages)
    return [*pages, viewing.thumb(pages[0])]


@act("files.finish")
def _finish(a: Act, code: str, name: str, sha256: str, pages: list[str], thumb: str) -> str:
    row = _locked(a, code)
    move = a.judge(FILE, known.file_facts(row, a.by))
    words = known.words_of(row, row.matter)
    vault.put(row, "words", {**words, "sha256": sha256}, row.matter.key)
    row.name, row.pages, row.thumb, row.kept_at = name, pages, thumb, a.at
    a.go(row, move)
    a.save(row)
    # The keyed digest, not the bare one: a bare hash of a known picture would tell that it is here.
    a.facts["file"] = {"kind": row.kind, "use": row.use, "bytes": row.size, "digest": name}
    if settings.SITE.clamd:
        a.after_commit("scan_file", f"scan_file:{code}", code=code)
    return row.code


@act("files.drop")
def drop(a: Act, code: str) -> str:
    """Gives an upload up; its pieces go away. returns   outside code of the dossier"""
    row = _locked(a, code)
    a.go(row, a.judge(FILE, known.file_facts(row, a.by)))
    a.save(row)
    a.after_commit("forget_upload", f"clear_upload:{code}", code=code)
    return str(row.matter.code)


@act("files.set_aside")
def set_aside(a: Act, code: str, reason: str) -> str:
    """A file that came by mistake is shown no more; bytes, digest and reason stay. returns   code of the dossier"""
    row = _locked(a, code)
    move = a.judge(FILE, known.file_facts(row, a.by))
    if not reason.strip():
        raise Refused(N_("Tulis mengapa lampiran ini disisihkan."))
    words = known.words_of(row, row.matter)
    vault.put(row, "words", {**words, "aside": clean(reason)}, row.matter.key)
    a.go(row, move)
    a.save(row)
    return str(row.matter.code)


def forget(code: str) -> None:
    """Job: what was never finished is given up, and what is no longer arriving leaves the spool."""
    row = File.objects.select_related("matter__unit").get(code=code)
    if row.state == Kept.MENGUNGGAH:
        with founding("files.drop", row.matter.unit) as a:
            row = File.objects.select_for_update(of=("self",)).select_related("matter").get(code=code)
            row.state = Kept.DIURUNGKAN if row.state == Kept.MENGUNGGAH else row.state
            a.subject = row.matter.pk
            a.save(row)
    spool().drop(code)


def scan(code: str) -> None:
    """Job: asks the scanner about a kept file. raises NoScanner; the job is tried again, the file stays unscanned"""
    row = File.objects.select_related("matter__unit", "matter__key").get(code=code)
    if row.scanned_at is not None or not settings.SITE.clamd:
        return
    secret, _key_id = key_of(row.matter.key)
    found = clamd.is_infected(settings.SITE.clamd, store().read(row.name, secret))
    with founding("files.scan", row.matter.unit) as a:
        row = File.objects.select_for_update(of=("self",)).select_related("matter").get(code=code)
        row.scanned_at, row.is_infected = a.at, found
        a.subject = row.matter.pk
        a.save(row)


def _arriving(code: str, by: Reader) -> File:
    """An upload of this officer that is not finished. raises Unseen; Refused"""
    row = known.upload(code, by)
    if row.begun_by_id != by.officer.pk:
        raise Refused(N_("Unggahan ini milik petugas lain. Mulai unggahan Anda sendiri."))
    if row.state != Kept.MENGUNGGAH:
        raise Refused(N_("Unggahan ini sudah selesai atau diurungkan. Muat ulang halamannya."))
    return row


def _locked(a: Act, code: str) -> File:
    """The file, it and its dossier locked. raises Unseen"""
    found = known.upload(code, a.by)
    matter = a.lock_matter(found.matter.code)
    row: File = File.objects.select_for_update(of=("self",)).get(pk=found.pk)
    row.matter = matter
    return row
