"""Reads the transparency log: proves one leaf, signs its head, and compares everything that is stored with it."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from itertools import chain
from typing import Any, TypeVar

from django.db import connection, models
from django.db.models import Q

from spkt.access import _proofs, _registers
from spkt.access._corrections import wrong_editions
from spkt.access._gate import Unseen
from spkt.access._kept import wrong_files, wrong_renderings
from spkt.access._proofs import StoredNodes, wrong_proofs
from spkt.kit import canonical, clock, merkle, notes
from spkt.law import numbers
from spkt.law.words import N_
from spkt.papers import _kind as kinds
from spkt.records import guards, vault
from spkt.records.models import LEDGERED, DataKey, HandForm, Job, Leaf, Matter, Node, Paper, Series, TreeHead

STEP = 2000


def commitment(salt: bytes, facts: str, rows: str) -> str:
    """Salted commitment of a leaf to its facts and rows, in hex: each side can be shown without the other."""
    return sha256(salt + sha256(facts.encode()).digest() + sha256(rows.encode()).digest()).hexdigest()


def row_digest(row: models.Model) -> str:
    """SHA-256 of a row as it is stored, in hex; equal for the row in hand and the row read back.

    A column that came with a later version counts only where it says something: older leaves bind older rows still.
    """
    left_out, later = getattr(row, "NOT_LEDGERED", ()), getattr(row, "ADDED_LATER", ())
    columns = {
        each.attname: _plain(each.value_from_object(row))
        for each in row._meta.concrete_fields
        if each.name not in left_out and not (each.name in later and _is_silent(each, row))
    }
    return sha256(json.dumps(columns, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _is_silent(column: Any, row: models.Model) -> bool:
    return bool(column.value_from_object(row) == column.get_default())


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return clock.local(value, UTC).isoformat(timespec="microseconds")
    if isinstance(value, memoryview | bytes):
        return bytes(value).hex()
    return value if isinstance(value, str | int | bool | list | dict | None) else str(value)


# What is handed out


def origin() -> str:
    """Name of this ledger: the unit that its first leaf founded. raises Unseen while it is empty."""
    name = _proofs.origin()
    if not name:
        raise Unseen
    return name


def public_key() -> str:
    """The key by which others check what this ledger signs."""
    return str(notes.verifier_key(origin(), vault.ring().signer("log")))


def checkpoint() -> notes.Checkpoint:
    """The head of the log as it stands."""
    size = TreeHead.objects.values_list("size", flat=True).first() or 0
    return notes.Checkpoint(origin(), size, merkle.root_at(StoredNodes(), size))


def signed_checkpoint() -> str:
    """The head as a signed note, to be kept by somebody else."""
    return notes.sign(checkpoint(), vault.ring().signer("log"))


def proof(code: str) -> str:
    """The file that proves to a stranger that the act behind a paper, or the newest act of a matter, is in the log.

    code        outside code of a paper or a matter
    raises      Unseen
    """
    leaf, head = _leaf_of(code), checkpoint()
    path = merkle.inclusion_proof(StoredNodes(), leaf.index, head.size)
    return notes.proof_file(leaf.body, leaf.index, path, head, notes.sign(head, vault.ring().signer("log")))


def growth(size: int) -> str:
    """What shows a stranger who knows the log at this size that it only grew since. raises Unseen"""
    head = checkpoint()
    if not 0 <= size <= head.size:
        raise Unseen
    path = merkle.consistency_proof(StoredNodes(), size, head.size)
    return notes.growth_request(size, path, notes.sign(head, vault.ring().signer("log")))


def _leaf_of(code: str) -> Leaf:
    paper = Paper.objects.filter(code=code).first()
    if paper is not None:
        found = _proofs.leaf_of(paper)
    else:
        matter = Matter.objects.filter(code=code).first()
        found = Leaf.objects.filter(subject=matter.pk).order_by("-index").first() if matter else None
    if found is None:
        raise Unseen
    return found


def bodies() -> Iterator[str]:
    """Every leaf as it was hashed, in order; nothing in it names a citizen."""
    yield from Leaf.objects.order_by("index").values_list("body", flat=True).iterator(STEP)


def health() -> dict[str, Any]:
    """How the house stands, as a monitor may ask: only what was just read."""
    head, now = TreeHead.objects.first(), clock.now()
    last = head.last_at if head else None
    waiting = Job.objects.filter(done_at__isnull=True)
    return {
        "now": now.isoformat(),
        "clock": "behind" if last and now < last else "ok",
        "leaves": head.size if head else 0,
        "last_leaf_at": last.isoformat() if last else None,
        "jobs_waiting": waiting.filter(run_after__lte=now).count(),
        "jobs_failing": waiting.exclude(error="").count(),
        "engine": connection.vendor,
        "database_bytes": _database_bytes(),
    }


def _database_bytes() -> int:
    sql = {
        "sqlite": "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()",
        "postgresql": "SELECT pg_database_size(current_database())",
    }
    with connection.cursor() as cursor:
        cursor.execute(sql[connection.vendor])
        return int(cursor.fetchone()[0])


# What is compared


@dataclass(slots=True)
class Verdict:
    """What a verification looked at and what it found.

    findings    sentences that name what was altered; empty is good
    """

    leaves: int = 0
    rows: int = 0
    papers: int = 0
    findings: list[str] = field(default_factory=list)

    def accuse(self, sentence: str, *named: object) -> None:
        """One more finding."""
        self.findings.append(sentence % named if named else sentence)


def verify(note: str = "") -> Verdict:
    """Recomputes rows, leaves and tree, and compares them with what is stored.

    note        a signed checkpoint that somebody kept, of which this log must be the continuation
    """
    verdict = Verdict()
    known = _kept(note, verdict) if note else None
    newest = _check_leaves(verdict, known)
    _check_rows(verdict, newest)
    _check_numbers(verdict)
    _check_papers(verdict)
    kept = (wrong_renderings(), wrong_proofs(), wrong_files(), wrong_editions(), _registers.altered())
    for sentence, named in chain(*kept):
        verdict.accuse(sentence, named)
    for name in guards.altered(connection):
        verdict.accuse(N_("Pengaman %s pada basis data hilang atau diubah."), name)
    return verdict


def _kept(note: str, verdict: Verdict) -> notes.Checkpoint | None:
    try:
        return notes.read_checkpoint(note, notes.VerifierKey.read(public_key()))
    except (notes.BadNote, Unseen) as wrong:
        verdict.accuse(N_("Titik periksa tidak sah untuk log ini: %s"), wrong)
        return None


Newest = dict[tuple[str, str], tuple[bytes, int]]
"""{(model, pk): (digest, index of the leaf)} of the newest leaf that speaks of a row."""


def _check_leaves(verdict: Verdict, known: notes.Checkpoint | None) -> Newest:
    """Every leaf in itself, their order, the stored nodes, the head, and the checkpoint that was kept."""
    newest: Newest = {}
    edge, stored = _Edge(), _stored_nodes()
    for expected, leaf in enumerate(Leaf.objects.select_related("actor").order_by("index").iterator(STEP)):
        if known and expected == known.size and edge.root() != known.root:
            verdict.accuse(N_("Log tidak melanjutkan titik periksa pada ukuran %s: riwayat lama diubah."), known.size)
        if leaf.index != expected:
            verdict.accuse(N_("Catatan log nomor %s hilang."), expected)
            return newest
        for wrong in _wrong_with(leaf):
            verdict.accuse(wrong, leaf.index, leaf.act)
        newest |= {(model, pk): (digest, leaf.index) for model, pk, digest in _rows_of(leaf)}
        for place, word in edge.grow(merkle.leaf_hash(leaf.body.encode())).items():
            if next(stored, None) != (place, word):
                verdict.accuse(N_("Simpul pohon log %s untuk catatan nomor %s diubah."), place, leaf.index)
        verdict.leaves += 1
    _check_end(verdict, edge, stored, known)
    return newest


def _check_end(verdict: Verdict, edge: "_Edge", stored: Iterator[Any], known: notes.Checkpoint | None) -> None:
    head = TreeHead.objects.first()
    if (head.size if head else 0) != edge.size or (head.frontier if head else "") != edge.frontier():
        verdict.accuse(N_("Kepala log tidak cocok dengan %s catatan yang ada."), edge.size)
    if next(stored, None) is not None:
        verdict.accuse(N_("Ada simpul pohon log tanpa catatan."))
    if known and known.size > edge.size:
        verdict.accuse(N_("Log lebih pendek dari titik periksa: %s catatan terakhir hilang."), known.size - edge.size)
    if known and known.size == edge.size and known.root != edge.root():
        verdict.accuse(N_("Log tidak melanjutkan titik periksa pada ukuran %s: riwayat lama diubah."), known.size)


class _Edge:
    """The right edge of a tree that is being computed anew."""

    def __init__(self) -> None:
        self.size, self.known = 0, dict[merkle.Place, bytes]()

    def grow(self, leaf_hash: bytes) -> Mapping[merkle.Place, bytes]:
        """The subtrees that one more leaf completes."""
        fresh, _root = merkle.append(self, self.size, [leaf_hash])
        self.size += 1
        self.known = {place: self.known[place] for place in merkle.edge(self.size)}
        return fresh

    def get_many(self, places: Sequence[merkle.Place]) -> list[bytes]:
        return [self.known[place] for place in places]

    def put_many(self, fresh: Mapping[merkle.Place, bytes]) -> None:
        self.known.update(fresh)

    def root(self) -> bytes:
        return merkle.root_at(self, self.size)

    def frontier(self) -> str:
        return " ".join(word.hex() for word in self.get_many(merkle.edge(self.size) if self.size else []))


def _stored_nodes() -> Iterator[tuple[merkle.Place, bytes]]:
    for level, index, word in Node.objects.order_by("pk").values_list("level", "index", "hash").iterator(STEP):
        yield (level, index), bytes(word)


def _wrong_with(leaf: Leaf) -> Iterator[str]:
    """Sentences about one leaf: (index, act) are put into them."""
    if bytes(leaf.hash) != merkle.leaf_hash(leaf.body.encode()):
        yield N_("Catatan log nomor %s (%s): isinya tidak cocok dengan sidiknya.")
    said = _json(leaf.body, {})
    if said.get("commit") != commitment(bytes(leaf.salt), leaf.facts, leaf.rows):
        yield N_("Catatan log nomor %s (%s): fakta atau daftar barisnya diubah.")
    shown = {
        "seq": leaf.index,
        "act": leaf.act,
        "at": leaf.at.isoformat(timespec="milliseconds"),
        "actor": leaf.actor.nrp if leaf.actor else "",
        "subject": str(leaf.subject or ""),
    }
    if any(said.get(name) != value for name, value in shown.items()) or canonical.text(said) != leaf.body:
        yield N_("Catatan log nomor %s (%s): kolomnya tidak sama dengan isi yang disidik.")


def _rows_of(leaf: Leaf) -> list[tuple[str, str, bytes]]:
    """(model, pk, digest) of each row a leaf speaks of; [] where its list was spoilt, which is said elsewhere."""
    try:
        return [(model, pk, bytes.fromhex(digest)) for model, pk, digest in _json(leaf.rows, [])]
    except vault.SPOILT:
        return []


Shape = TypeVar("Shape", dict[str, Any], list[Any])


def _json(text: str, empty: Shape) -> Shape:
    """What a text says that somebody may have spoilt; the empty shape if it says nothing of that shape."""
    try:
        said = json.loads(text)
    except ValueError:
        return empty
    return said if isinstance(said, type(empty)) else empty


def _check_rows(verdict: Verdict, newest: Newest) -> None:
    """Every ledgered row against the newest leaf that speaks of it; what was added or taken away is named too."""
    for model in LEDGERED:
        name = model._meta.model_name or ""
        for row in model._default_manager.order_by("pk").iterator(STEP):
            digest, index = newest.pop((name, str(row.pk)), (b"", -1))
            verdict.rows += 1
            if not digest:
                verdict.accuse(N_("%s %s ada tanpa catatan log: ditambahkan dari luar."), _table(name), called(row))
            elif digest.hex() != row_digest(row):
                verdict.accuse(N_("%s %s diubah setelah catatan log nomor %s."), _table(name), called(row), index)
    for (name, pk), (_digest, index) in newest.items():
        verdict.accuse(N_("%s %s hilang; terakhir ada pada catatan log nomor %s."), _table(name), pk, index)


_TABLES = {
    "unit": "Kesatuan",
    "letterhead": "Kop surat",
    "signingrule": "Aturan tanda tangan",
    "officer": "Petugas",
    "posting": "Jabatan",
    "watch": "Regu jaga",
    "duty": "Daftar jaga",
    "call": "Panggilan piket",
    "visit": "Kunjungan",
    "datakey": "Kunci perkara",
    "matter": "Perkara",
    "telling": "Cerita",
    "party": "Orang",
    "thing": "Barang",
    "assignment": "Penugasan",
    "konseling": "Konseling",
    "gelar": "Gelar",
    "seat": "Kursi gelar",
    "laporanpolisi": "Laporan Polisi",
    "series": "Deret nomor",
    "paper": "Surat",
    "rendering": "Berkas bersegel",
    "link": "Tautan perkara",
    "term": "Tenggat",
    "file": "Lampiran",
    "letter": "Surat permintaan",
    "handform": "Formulir tangan",
    "registerpage": "Halaman register",
    "custody": "Barang titipan",
    "movement": "Perpindahan barang",
    "stocktake": "Opname",
    "sighting": "Barang terhitung",
    "pagesource": "Templat surat",
    "textchange": "Usulan teks",
}


def _table(name: str) -> str:
    return _TABLES.get(name, name)


def called(row: models.Model) -> str:
    """By what a person finds the row: its printed number, its outside code, or the code of its matter."""
    for column in ("number", "code", "nrp"):
        if getattr(row, column, ""):
            return str(getattr(row, column))
    key = row.pk if isinstance(row, DataKey) else None
    about = Q(pk=getattr(row, "matter_id", None)) | Q(gelars=getattr(row, "gelar_id", None)) | Q(key=key)
    code = Matter.objects.filter(about).values_list("code", flat=True).first()
    return f"{row.pk} (perkara {code})" if code else str(row.pk)


def _check_numbers(verdict: Verdict) -> None:
    """Each series runs from its beginning to its end without gap, on issued papers or on printed forms."""
    for series in Series.objects.order_by("kind", "period"):
        table = HandForm if series.kind == numbers.Kind.HAND_FORM else Paper
        used = set(table.objects.filter(series=series).values_list("ordinal", flat=True))
        gaps = sorted(set(range(series.before + 1, series.last + 1)) ^ used)
        if gaps:
            verdict.accuse(N_("Deret nomor %s %s: nomor %s hilang atau berlebih."), series.kind, series.period, gaps[0])


def _check_papers(verdict: Verdict) -> None:
    """What a paper says, opened with its key, against the digest that the log knows."""
    for paper in Paper.objects.select_related("matter__key").order_by("pk").iterator(STEP):
        verdict.papers += 1
        try:
            fits = _snapshot_digest(paper) == paper.digest
        except vault.SPOILT:
            verdict.accuse(N_("Surat %s tidak bisa dibuka: isi tersegelnya diubah atau dipindahkan."), paper.number)
            continue
        if not fits:
            verdict.accuse(N_("Surat %s tidak cocok dengan sidiknya."), paper.number)


def _snapshot_digest(paper: Paper) -> str:
    if paper.matter is None:
        snapshot = vault.get_own(paper, "snapshot")
    else:
        snapshot = vault.get(paper, "snapshot", paper.matter.key)
    return kinds.digest(snapshot, bytes.fromhex(paper.salt))
