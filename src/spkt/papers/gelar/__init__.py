"""Minutes of the gelar perkara awal: who sat, what was weighed, what each said, what is recommended."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any

from spkt.law import writing
from spkt.law.case import Charge, Desk, Dissent, Element, Signer, SigningBlock, Span
from spkt.law.journeys.matters import State
from spkt.law.sources import PERKAP_6_2019, SOP
from spkt.papers import _minutes, _sample, _wording
from spkt.papers._kind import Kind, shielded
from spkt.papers._shapes import Shield


@dataclass(frozen=True, slots=True)
class Seat:
    """One who sat in the gelar.

    function    "SPKT", "Reskrim", "PPA"
    unrelated   declared that no party is related to him
    online      took part from afar
    response    what he said in one line, "" where he added nothing
    signed_at   aware, UTC; his own act in the system, None while he has not signed
    """

    signer: Signer
    function: str
    unrelated: bool = True
    online: bool = False
    response: str = ""
    signed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """What stands on the minutes.

    basis           lines of "Dasar": number and date of the complaint, appointment
    opened_at       aware, UTC; closed_at when the leader signed, None on a draft
    place           where they sat
    seats           everybody, the leader among them; he is the one with the number of `leader`
    deed            short name of the deed; when is its time, whose law decides the articles
    resume          at most fifteen lines
    charges         articles with the elements as weighed
    dissents        opinions that differ from the outcome
    conclusion      what the seats concluded; outcome is a state of the matter ("rekom_LP"), "" on a draft
    deadline        until when the matter is completed, for the outcome "lengkapi"
    secrecy         class of the matter; the minutes themselves are never below rahasia
    urgent, next_acts   what cannot wait (visum, securing, UPPA), and what follows
    """

    desk: Desk
    number: str | None
    basis: tuple[str, ...]
    opened_at: datetime
    closed_at: datetime | None
    place: str
    seats: tuple[Seat, ...]
    leader: SigningBlock
    deed: str
    resume: str
    conclusion: str
    outcome: str
    when: Span = field(default_factory=Span)
    charges: tuple[Charge, ...] = ()
    dissents: tuple[Dissent, ...] = ()
    deadline: date | None = None
    secrecy: str = "biasa"
    urgent: tuple[str, ...] = ()
    next_acts: tuple[str, ...] = ()
    shield: Shield = field(default_factory=Shield)


RECOMMENDED = (
    ("Dibuatkan Laporan Polisi model B.", {State.REKOM_LP}),
    ("Dibuatkan Laporan Polisi model A.", {State.REKOM_LP_A}),
    ("Pengaduan/laporan informasi diteruskan untuk penyelidikan.", {State.REKOM_DUMAS, State.REKOM_LI}),
    ("Bukan tindak pidana; diberikan surat jawaban.", {State.BUKAN_PIDANA}),
    ("Dilimpahkan kepada kesatuan yang berwenang.", {State.LIMPAH}),
    ("Dilengkapi", {State.LENGKAPI}),
)
"""The six recommendations in the order of the form, with the outcomes of the matter that each stands for."""

SOURCES = {"kalimat": "cerita pelapor kalimat", "orang": "keterangan orang", "barang": "barang"}
"""What the sources of an element (`kalimat:4`) point at, as printed."""

PROTECTED = f"{_wording.capital(_minutes.PROTECTED)}."


def inputs(content: Content) -> dict[str, Any]:
    """What the minutes print, in the order of the form."""
    desk, at = content.desk, content.closed_at or content.opened_at
    return {
        **_wording.frame(desk, content.number, at),
        "opening": _opening(content),
        "rows": _rows(content),
        "seats": [_seat_row(i, seat) for i, seat in enumerate(content.seats, 1)],
        "resume": [PROTECTED] if content.shield.on else _minutes.prose(content.resume),
        "charges_on": _charges_on(content),
        "charges": [_charge(charge) for charge in content.charges],
        "no_charges": PROTECTED if content.shield.on else "Tidak ada pasal yang ditimbang.",
        "responses": _responses(content),
        "conclusion": _minutes.prose(content.conclusion),
        "recommendations": _recommendations(content),
        "decided": _decided(content),
        "next": [{"title": "TINDAKAN LANJUTAN", "lines": _next(content)}],
        "closing": _minutes.closing(desk, oath=True),
        "hands": _hands(content),
        "remarks": ["Berita acara ini untuk berkas dinas dan tidak diberikan kepada para pihak."],
    }


def _opening(content: Content) -> str:
    day = _minutes.on_this_day(content.desk, content.opened_at, content.place)
    deed = "" if content.shield.on or not content.deed else f": dugaan {_wording.clean(content.deed)}"
    what = "perkara dilindungi" if content.shield.on else f"perkara tersebut di bawah ini{deed}"
    return f"{day}, telah dilaksanakan gelar perkara awal atas {what}."


def _rows(content: Content) -> list[list[Any]]:
    start = writing.local(content.opened_at, _wording.zone(content.desk))
    return [
        ["Klasifikasi", _minutes.secrecy_word(content.secrecy)],
        ["Dasar", _minutes.lines_of(content.basis)],
        ["Hari/tanggal", writing.long_date(start.date())],
        ["Pukul", f"{writing.wall_time(start.time(), content.desk.zone_label)} s.d. {_closed(content)}"],
        ["Tempat", _wording.clean(content.place) or _minutes.WITHHELD],
        ["Pimpinan", _minutes.officer_line(content.leader.signer)],
    ]


def _closed(content: Content) -> str:
    if content.closed_at is None:
        return "…" * 4
    return writing.clock_time(content.closed_at, _wording.zone(content.desk), content.desk.zone_label)


def _seat_row(i: int, seat: Seat) -> list[str]:
    lines = _wording.officer_lines(seat.signer)
    related = "tidak ada hubungan" if seat.unrelated else "ada hubungan"
    present = "daring" if seat.online else "hadir"
    return [f"{i}.", lines["name"], lines["below"], _wording.clean(seat.function), related, present]


def _charges_on(content: Content) -> str:
    when = _wording.clean(writing.span_text(content.when, content.desk.zone_label))
    return f"Tanggal perbuatan: {when}." if when and not content.shield.on else ""


def _charge(charge: Charge) -> dict[str, Any]:
    return {
        "title": _wording.capital(_wording.charge_text(charge)),
        "reason": _wording.paragraphs(charge.reason),
        "elements": [_element_row(element) for element in charge.elements],
    }


def _element_row(element: Element) -> list[Any]:
    pointed = [_source(source) for source in element.sources]
    basis = [*_wording.paragraphs(element.basis), *([f"({'; '.join(pointed)})"] if pointed else [])]
    return [_minutes.cell(element.text), element.verdict or "belum ditimbang", basis or ["–"]]


def _source(source: str) -> str:
    sort, _, which = source.partition(":")
    return _wording.clean(f"{SOURCES[sort]} ke-{which}" if sort in SOURCES else source)


def _responses(content: Content) -> list[str]:
    if content.shield.on:
        return [PROTECTED]
    said = [f"{_wording.clean(seat.signer.name)}: {seat.response}" for seat in content.seats if seat.response]
    other = [f"{each.who} (pendapat berbeda): {each.words}" for each in content.dissents]
    return _minutes.lines_of([*said, *(other or ["Tidak ada pendapat yang berbeda."])])


def _recommendations(content: Content) -> list[dict[str, Any]]:
    until = f", batas waktu {writing.long_date(content.deadline)}" if content.deadline else ", dengan batas waktu"
    options = [
        {"text": f"{i}. {text}", "on": content.outcome in states} for i, (text, states) in enumerate(RECOMMENDED, 1)
    ]
    options[-1]["text"] = f"{options[-1]['text']}{until}."
    return options


def _decided(content: Content) -> list[list[Any]]:
    charges = _wording.numbered([_wording.capital(_wording.charge_text(charge)) for charge in content.charges])
    rows: list[list[Any]] = [
        ["Pasal", charges],
        ["Golongan kerahasiaan", content.secrecy],
        ["Tindakan segera", _minutes.lines_of(content.urgent)],
    ]
    return [row for row in rows if row[1]]


def _next(content: Content) -> list[str]:
    return [PROTECTED] if content.shield.on else _minutes.lines_of(content.next_acts) or ["Tidak ada."]


def _hands(content: Content) -> list[Any]:
    leads = content.leader.signer.number
    others = [_seat_hand(content, seat) for seat in content.seats if seat.signer.number != leads]
    own = [seat for seat in content.seats if seat.signer.number == leads]
    leader = _wording.approver_block(
        content.leader, head="Pimpinan gelar,", place=_wording.dated(content.desk, content.closed_at)
    )
    return [*_minutes.in_pairs(others), [_signed(content, leader, own[0] if own else None)]]


def _seat_hand(content: Content, seat: Seat) -> dict[str, Any]:
    return _signed(content, _minutes.officer_hand("Peserta gelar,", seat.signer), seat)


def _signed(content: Content, hand: dict[str, Any], seat: Seat | None) -> dict[str, Any]:
    """The wet space stays; under it stands when he signed by his own act in the system."""
    if seat is None or seat.signed_at is None:
        return hand
    there = writing.local(seat.signed_at, _wording.zone(content.desk))
    at = f"{writing.dashed_date(there.date())} {writing.wall_time(there.time(), content.desk.zone_label)}"
    return {**hand, "after": f"disetujui dalam sistem {at}"}


def mask(content: Content) -> Content:
    """The minutes without deed, article, story, opinion or acts: that it was held, by whom, with what outcome."""
    return replace(
        content,
        deed="",
        place="",
        seats=tuple(replace(seat, response="") for seat in content.seats),
        resume="",
        conclusion=PROTECTED,
        when=Span(),
        charges=(),
        dissents=(),
        urgent=(),
        next_acts=(),
        shield=shielded(content.shield),
    )


_LUKAS = Signer("LUKAS BAYAN SENJA", "AIPTU", "79030415", "Piket Reskrim")
_MARIA = Signer("MARIA GORETI, S.H.", "BRIPKA", "90010277", "Piket Unit PPA")


def _signed_at(minute: int) -> datetime:
    return datetime(2026, 11, 23, 2, minute, tzinfo=UTC)


KIND = Kind(
    name="gelar",
    title="BERITA ACARA GELAR PERKARA AWAL",
    shape=Content,
    sample=Content(
        _sample.DESK,
        f"GP/118/XI/2026/{_sample.TAIL}",
        (
            f"Pengaduan Nomor DUMAS/B/210/XI/2026/{_sample.TAIL}, 23 November 2026",
            f"Hasil konseling Nomor LK/97/XI/2026/{_sample.TAIL}, 23 November 2026",
        ),
        _sample.REPORTED,
        _sample.ISSUED,
        "Ruang gelar SPKT Polres Sintang",
        (
            Seat(_sample.PAMAPTA.signer, "SPKT", signed_at=_signed_at(40)),
            Seat(
                _LUKAS,
                "Reskrim",
                response="Gembok yang rusak dan keterangan saksi saling menguatkan.",
                signed_at=_signed_at(31),
            ),
            Seat(_MARIA, "PPA", online=True, signed_at=_signed_at(36)),
        ),
        _sample.LEADER,
        _sample.ACCOUNT.deed,
        "Pelapor memarkir sepeda motor di halaman berpagar yang digembok. Keesokan paginya gembok ditemukan rusak dan "
        "sepeda motor tidak ada. Saksi mendengar suara mesin sekira pukul 02.30 WIB. Pelapor memperlihatkan STNK.",
        "Perbuatan yang dilaporkan diduga merupakan tindak pidana; pelaku belum diketahui dan masih dalam lidik.",
        "rekom_LP",
        when=_sample.ACCOUNT.when,
        charges=(
            replace(
                _sample.CHARGES[0],
                elements=(
                    Element("Mengambil suatu barang", "terpenuhi", "Sepeda motor tidak ada lagi.", ("kalimat:3",)),
                    Element(
                        "Barang itu sebagian atau seluruhnya milik orang lain",
                        "terpenuhi",
                        "STNK atas nama pelapor.",
                        ("barang:1",),
                    ),
                    Element(
                        "Maksud untuk memiliki secara melawan hukum",
                        "belum",
                        "Pengambil belum diketahui.",
                        ("orang:2",),
                    ),
                    Element(
                        "Dengan merusak untuk masuk ke tempat kejahatan",
                        "terpenuhi",
                        "Gembok pagar rusak; saksi mendengar suara mesin.",
                        ("kalimat:3", "orang:3"),
                    ),
                ),
            ),
        ),
        dissents=(
            Dissent(
                "BRIPKA MARIA GORETI, S.H.",
                "Unsur maksud memiliki sebaiknya ditimbang lagi setelah saksi diperiksa.",
            ),
        ),
        urgent=("Mengamankan tempat kejadian dan gembok yang rusak.",),
        next_acts=("Membuat Laporan Polisi model B dan tanda terimanya.", "Meneruskan berkas ke Satreskrim."),
        shield=_sample.SHIELD,
    ),
    inputs=inputs,
    mask=mask,
    series="GP",
    secrecy="rahasia",
    issued_in=frozenset(
        {"rekom_LP", "rekom_LP_A", "rekom_LI", "rekom_dumas", "bukan_pidana", "limpah", "lengkapi"},
    ),
    cites=(SOP["VIII.c"], PERKAP_6_2019["pasal 3 ayat (3) huruf b"]),
    pro_justitia=True,
    signs=("peserta gelar", "pimpinan gelar"),
)
