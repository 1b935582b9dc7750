"""Report of a missing person: received at once, with what helps the search and nothing more."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from typing import Any

from spkt.law.case import (
    Being,
    Birth,
    Confirmation,
    Desk,
    Moment,
    Person,
    Place,
    Role,
    Sex,
    Signer,
    SigningBlock,
    Span,
    Thing,
)
from spkt.law.sources import SOP
from spkt.papers import _forms, _sample, _wording
from spkt.papers._kind import Kind, shielded
from spkt.papers._shapes import Shield, Tracking


@dataclass(frozen=True, slots=True)
class Traces:
    """What helps to find and to recognise somebody; "" wherever nothing is known.

    clothes     what she wore; `Person.features` says how she looks
    health      only what a searcher must know to help ("perlu minum obat pagi dan sore"), never a finding or its name
    habits      where she likes to go, what she does
    circles     people or places she may have gone to
    going       where she was going
    photo_ref   number of the photo in the sealed annex; the photo itself is never on the paper
    """

    clothes: str = ""
    health: str = ""
    habits: str = ""
    circles: str = ""
    going: str = ""
    photo_ref: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """What stands on the report.

    number              None on a draft
    persons             the first with PELAPOR reports and signs; `relation` is what she is to the missing one
    missing             the missing person; roles may be empty
    last_seen           when, where and by whom she was seen last
    seen_by             who saw her last, "" where nobody is known
    contact             whom to call day and night when she is found, with the phone
    reported_at         aware, UTC; issued_at None on a draft
    officer, approver   who received it; who signs under "Mengetahui"
    traces              what helps to find and recognise her
    words               how it came about, in a few sentences
    things              what she carries or drives, by its marks
    broadcast           the reporter consents to making looks and photo public; broadcast_note says how far
    """

    desk: Desk
    number: str | None
    persons: tuple[Person, ...]
    missing: Person
    last_seen: Span
    where: Place
    contact: str
    reported_at: datetime
    issued_at: datetime | None
    officer: Signer
    approver: SigningBlock
    seen_by: str = ""
    traces: Traces = field(default_factory=Traces)
    words: str = ""
    things: tuple[Thing, ...] = ()
    broadcast: bool = False
    broadcast_note: str = ""
    confirmation: Confirmation | None = None
    tracking: Tracking = field(default_factory=Tracking)
    shield: Shield = field(default_factory=Shield)

    def __post_init__(self) -> None:
        object.__setattr__(self, "things", _forms.guarded(self.things))


AT_ONCE = "Laporan ini diterima tanpa masa tunggu."
HER_OWN_WISH = (
    "Bila yang dicari sudah dewasa dan ditemukan selamat, tempatnya berada hanya diberitahukan dengan persetujuannya."
)
IF_HOME = "Bila yang dicari pulang atau diketahui tempatnya, mohon SPKT segera diberi tahu."


def inputs(content: Content) -> dict[str, Any]:
    """What the report prints: who asks, who is missing, where she was last, how she is known, whom to call."""
    desk, first = content.desk, _wording.reporter(content.persons)
    return {
        **_wording.frame(desk, content.number, content.issued_at or content.reported_at, content.tracking),
        "opening": _opening(content, first),
        "reporter_rows": _reporter_rows(content, first),
        "missing_rows": _forms.identified(content.missing, desk, content.reported_at, content.shield, "Orang hilang"),
        "seen_rows": _seen_rows(content),
        "trace_rows": _trace_rows(content),
        "words": _forms.told(content.words, content.shield) if content.words else [],
        "consent": _consent(content),
        "remarks": [AT_ONCE, HER_OWN_WISH, IF_HOME],
        "reporter": _wording.reporter_block(_wording.signing_name(first, content.shield), content.confirmation),
        "officer": _wording.officer_block(
            ["Yang menerima laporan,"], content.officer, place=_wording.dated(desk, content.issued_at)
        ),
        "approver": _wording.approver_block(content.approver, joined=True),
    }


def _opening(content: Content, first: Person) -> str:
    return (
        f"Pada {_forms.about(content.desk, content.reported_at)}, telah datang ke SPKT "
        f"{_wording.clean(content.desk.name)} {_forms.who_came(first, content.shield)} yang mengaku:"
    )


def _reporter_rows(content: Content, first: Person) -> list[list[Any]]:
    rows = _forms.identified(first, content.desk, content.reported_at, content.shield)
    if content.shield.on or not first.relation:
        return rows
    return [*rows, ["Hubungan", _wording.clean(first.relation).lower()]]


def _seen_rows(content: Content) -> list[list[str]]:
    if content.shield.on:
        return [["Terakhir terlihat", _forms.WITHHELD]]
    rows = [
        ["Terakhir terlihat", _forms.time_text(content.last_seen, content.desk)],
        ["Di", _forms.place_text(content.where)],
        ["Terakhir dilihat oleh", _wording.clean(content.seen_by)],
        ["Hendak pergi ke", _wording.clean(content.traces.going)],
    ]
    return [row for row in rows if row[1]]


def _trace_rows(content: Content) -> list[list[Any]]:
    if content.shield.on:
        return [["Ciri-ciri", _forms.WITHHELD]]
    traces = content.traces
    rows: list[list[Any]] = [
        ["Ciri-ciri", _forms.said(content.missing.features)],
        ["Pakaian", _forms.said(traces.clothes)],
        ["Kesehatan yang perlu diketahui pencari", _wording.clean(traces.health)],
        ["Kebiasaan", _wording.clean(traces.habits)],
        ["Mungkin berada pada", _wording.clean(traces.circles)],
        ["Barang yang dibawa", _forms.things_lines(content.things)],
        ["Foto", f"lampiran tertutup nomor {_wording.clean(traces.photo_ref)}" if traces.photo_ref else "tidak ada"],
        ["Bila ditemukan, hubungi", _forms.said(content.contact)],
    ]
    return [row for row in rows if row[1]]


def _consent(content: Content) -> str:
    if content.shield.on:
        return "Ciri-ciri dan foto tidak disiarkan (perkara dilindungi)."
    note = f" ({_wording.clean(content.broadcast_note)})" if content.broadcast_note else ""
    word = "menyetujui" if content.broadcast else "tidak menyetujui"
    return f"Pelapor {word} penyiaran ciri-ciri dan foto orang tersebut untuk keperluan pencarian{note}."


def mask(content: Content) -> Content:
    """The report of a protected matter: that somebody is searched for, since when, by which desk."""
    return replace(
        content,
        persons=_wording.hidden(content.persons),
        missing=Person(roles=content.missing.roles, nationality=""),
        last_seen=Span(),
        where=Place(),
        contact="",
        seen_by="",
        traces=Traces(),
        words="",
        things=(),
        broadcast=False,
        broadcast_note="",
        confirmation=_wording.unspoken(content.confirmation),
        shield=shielded(content.shield),
    )


GRANDFATHER = Person(
    roles=(),
    name="Markus Sabat",
    being=Being.ORANG,
    alias="Aki Markus",
    id_kind="KTP-EL",
    id_number="6105011204500005",
    birth=Birth("Dedai", date(1950, 4, 12)),
    sex=Sex.MALE,
    occupation="Petani",
    address=_sample.HOME,
    features="tinggi sekira 160 cm, kurus, rambut putih pendek, bekas luka lama pada punggung tangan kanan",
)
TRACES = Traces(
    clothes="kemeja kotak-kotak biru, celana panjang hitam, sandal jepit",
    health="mudah lupa jalan pulang; perlu minum obat setiap pagi",
    habits="berjalan pagi menyusuri sungai, berbicara pelan, menjawab bila dipanggil Aki",
    circles="keluarga di Dedai; kebun lama dekat jembatan",
    photo_ref="F-12/XI/2026",
)

KIND = Kind(
    name="laporan_orang_hilang",
    title="LAPORAN ORANG HILANG",
    shape=Content,
    sample=Content(
        _sample.DESK,
        f"LOH/3/XI/2026/{_sample.TAIL}",
        (replace(_sample.LIDIA, roles=(Role.PELAPOR,), relation="cucu", as_what=""),),
        GRANDFATHER,
        Span(Moment(date(2026, 11, 24), time(5, 30))),
        Place(detail="Tepi Sungai Kapuas, dermaga pasar", village="Kel. Ladang", district="Kec. Sintang"),
        "Lidia Martina, 0812-0000-0001, siang dan malam",
        datetime(2026, 11, 24, 2, 50, tzinfo=UTC),
        datetime(2026, 11, 24, 3, 10, tzinfo=UTC),
        _sample.OFFICER,
        _sample.PAMAPTA,
        seen_by="seorang penjual ikan di dermaga",
        traces=TRACES,
        words=(
            "Yang dicari keluar rumah untuk berjalan pagi seperti biasa dan tidak pulang untuk sarapan. Keluarga sudah "
            "mencari di sepanjang tepi sungai dan bertanya kepada tetangga."
        ),
        things=(Thing("tongkat bambu"),),
        broadcast=True,
        broadcast_note="radio, media sosial Polres, dan papan pengumuman desa",
        confirmation=_sample.CONFIRMED,
        tracking=_sample.TRACKING,
        shield=_sample.SHIELD,
    ),
    inputs=inputs,
    mask=mask,
    series="LOH",
    issued_in=frozenset({"diterima", "dicatat", "LP_terbit"}),
    cites=(SOP["VI.a"],),
    signs=("pelapor", "petugas", "Kanit SPKT"),
)
