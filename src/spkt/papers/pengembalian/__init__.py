"""Minutes of giving found goods back: on what the owner's right rests, how things came in and went out, both hands."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any

from spkt.law import writing
from spkt.law.case import Confirmation, Desk, Person, Signer, Thing
from spkt.law.sources import SOP
from spkt.papers import _minutes, _sample, _wording, tt_temuan
from spkt.papers._kind import Kind, shielded
from spkt.papers._minutes import Handling, Witness
from spkt.papers._shapes import Shield


@dataclass(frozen=True, slots=True)
class Content:
    """What stands on the minutes.

    receipt_number  receipt under which the goods came in; received_on the day of it
    returned_at     aware, UTC
    persons         the first receives and signs: the owner or who acts for her (`as_what`)
    officer         who hands out
    ownership       on what her right rests, one line each ("STNK asli atas nama penerima")
    things          what goes back; handling in the same order: condition at entry and `returned` at exit
    attorney        number and date of the power of attorney, where another fetches the goods
    witnesses       two who stood by
    """

    desk: Desk
    number: str | None
    receipt_number: str
    received_on: date
    returned_at: datetime
    persons: tuple[Person, ...]
    officer: Signer
    ownership: tuple[str, ...] = ()
    things: tuple[Thing, ...] = ()
    handling: tuple[Handling, ...] = ()
    attorney: str = ""
    witnesses: tuple[Witness, ...] = ()
    confirmation: Confirmation | None = None
    shield: Shield = field(default_factory=Shield)


def inputs(content: Content) -> dict[str, Any]:
    """What the minutes print: day, both hands, basis of ownership, things at entry and exit, that it cost nothing."""
    desk, at = content.desk, content.returned_at
    return {
        **_wording.frame(desk, content.number, at),
        "opening": _opening(content),
        "person": _receiver_rows(content),
        "handed": _handed(content),
        "ownership": _ownership(content),
        "things": _thing_rows(content),
        "count": "" if content.shield.on else _minutes.count_text(content.things),
        "statement": "Penerima telah memeriksa barang, menerimanya dalam keadaan tersebut di atas, dan tidak membayar "
        "apa pun.",
        "cost": [["Biaya penyimpanan dan pengembalian", _minutes.FREE]],
        "closing": _minutes.closing(desk),
        "hands": _hands(content),
        "remarks": [
            *_minutes.thumb_note("Penerima", content.confirmation),
            "Dibuat rangkap 2 (dua): penerima dan SPKT.",
        ],
    }


def _opening(content: Content) -> str:
    day = _minutes.on_this_day(content.desk, content.returned_at, f"SPKT {content.desk.name}")
    return f"{day}, saya: {_minutes.officer_line(content.officer)}, telah mengembalikan barang temuan kepada:"


def _receiver_rows(content: Content) -> list[list[Any]]:
    first, shield = content.persons[0], content.shield
    rows = _minutes.party_rows(first, content.desk, content.returned_at, shield, "Penerima")
    if shield.on:
        return rows
    attorney = [["Surat kuasa", _wording.clean(content.attorney)]] if content.attorney else []
    return [*rows, ["Selaku", _wording.clean(first.as_what) or "pemilik"], *attorney]


def _handed(content: Content) -> str:
    return (
        f"yaitu barang yang diterima dengan Tanda Terima Barang Temuan Nomor "
        f"{_wording.clean(content.receipt_number)} tanggal {writing.plain_date(content.received_on)}."
    )


def _ownership(content: Content) -> list[str]:
    if content.shield.on:
        return [f"{_wording.capital(_minutes.PROTECTED)}."]
    return _minutes.lines_of(content.ownership) or [_wording.UNSAID]


def _thing_rows(content: Content) -> list[list[Any]]:
    if content.shield.on:
        return _minutes.sealed_rows(6)
    return [
        [
            f"{i}.",
            _minutes.amount_text(thing),
            _minutes.kind_text(thing),
            _minutes.cell(said.condition) or "–",
            _minutes.cell(said.returned) or "–",
            _minutes.cell(thing.note) or "–",
        ]
        for i, (thing, said) in enumerate(_minutes.handled(content.things, content.handling), 1)
    ]


def _hands(content: Content) -> list[Any]:
    name = _wording.signing_name(content.persons[0], content.shield)
    return [
        [
            _minutes.citizen_hand("Yang menerima,", name, content.confirmation),
            _minutes.officer_hand("Yang mengembalikan,", content.officer),
        ],
        *_minutes.witness_hands(content.witnesses, content.shield, content.confirmation),
    ]


def mask(content: Content) -> Content:
    """The minutes where the goods belong to a protected matter: that they went back, when, and by whose hand."""
    return replace(
        content,
        persons=_wording.hidden(content.persons),
        ownership=(),
        things=(),
        handling=(),
        attorney="",
        witnesses=_minutes.unseen(content.witnesses),
        confirmation=_wording.unspoken(content.confirmation),
        shield=shielded(content.shield),
    )


KIND = Kind(
    name="pengembalian",
    title="BERITA ACARA PENGEMBALIAN BARANG TEMUAN",
    shape=Content,
    sample=Content(
        _sample.DESK,
        f"BT/20/XI/2026/{_sample.TAIL}",
        f"BT/19/XI/2026/{_sample.TAIL}",
        date(2026, 11, 24),
        datetime(2026, 11, 26, 2, 5, tzinfo=UTC),
        (replace(_sample.LIDIA, as_what="pemilik"),),
        _sample.OFFICER,
        ownership=(
            "Penerima menyebutkan isi dompet dan empat angka terakhir kartu dengan benar sebelum diperlihatkan.",
            "KTP-el penerima cocok dengan nama pada kartu.",
        ),
        things=tt_temuan.KIND.sample.things,
        handling=(
            Handling("jahitan samping terbuka", "sama seperti saat diterima"),
            Handling("utuh, disegel nomor 0013", "segel utuh, dibuka di hadapan penerima"),
            Handling("utuh", "utuh"),
        ),
        witnesses=tt_temuan.KIND.sample.witnesses,
        confirmation=_sample.CONFIRMED,
        shield=_sample.SHIELD,
    ),
    inputs=inputs,
    mask=mask,
    series="BT",
    issued_in=frozenset({"dititipkan"}),
    cites=(SOP["VI.f"], SOP["VIII.b"]),
    signs=("penerima", "petugas", "dua saksi"),
)
