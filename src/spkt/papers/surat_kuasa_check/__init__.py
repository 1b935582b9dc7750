"""What was looked at on a power of attorney before somebody reports for another; internal."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any

from spkt.law import writing
from spkt.law.case import Desk, Person, Role, Sex, Signer
from spkt.law.sources import PRAKTIK
from spkt.papers import _forms, _sample, _wording
from spkt.papers._forms import Reference
from spkt.papers._kind import Kind, shielded
from spkt.papers._shapes import Shield


@dataclass(frozen=True, slots=True)
class Content:
    """What stands on the check list.

    number              None on a draft
    persons             the first with PELAPOR holds the power and came; everybody else gave it
    letter_number       number of the power of attorney, "" where it has none; letter_on its day, None where undated
    scope               what it empowers to, one line each, as it says
    original_seen       the original was seen, not a copy
    signed_by_giver     it bears the giver's signature or thumb
    covers_report       it names reporting of this deed, not only other affairs
    card                advocate card: number and association, "" where the holder is no advocate or showed none
    card_valid_until    its last day, None where not said
    accepted            the holder may report for the giver; missing says what is still to be brought
    checked_at          aware, UTC
    officer             who checked and signs
    matter              complaint or report it belongs to, None before there is one
    """

    desk: Desk
    number: str | None
    persons: tuple[Person, ...]
    letter_number: str
    letter_on: date | None
    scope: tuple[str, ...]
    original_seen: bool
    signed_by_giver: bool
    covers_report: bool
    accepted: bool
    checked_at: datetime
    officer: Signer
    card: str = ""
    card_valid_until: date | None = None
    missing: tuple[str, ...] = ()
    matter: Reference | None = None
    shield: Shield = field(default_factory=Shield)


YES, NO = "ya", "tidak"
ACCEPTED = "Surat kuasa dapat dipakai untuk menyampaikan laporan atau pengaduan."
NOT_YET = "Surat kuasa belum dapat dipakai. Pemberi kuasa tetap dapat melapor sendiri setiap saat."


def inputs(content: Content) -> dict[str, Any]:
    """What the check list prints: whose power, for whom, what was seen, and what follows."""
    desk = content.desk
    return {
        **_wording.frame(desk, content.number, content.checked_at),
        "opening": _opening(content),
        "rows": _rows(content),
        "checks": _checks(content),
        "result": ACCEPTED if content.accepted else NOT_YET,
        "missing": [_wording.clean(each) for each in content.missing],
        "closing": "Pemeriksaan ini hanya menyangkut suratnya, bukan isi perkara.",
        "officer": _wording.officer_block(
            ["Yang memeriksa,"], content.officer, place=_wording.dated(desk, content.checked_at)
        ),
    }


def _opening(content: Content) -> str:
    matter = f" sehubungan dengan {_forms.reference_text(content.matter)}" if content.matter else ""
    return (
        f"Pada {_forms.in_words(content.desk, content.checked_at)}, di SPKT {_wording.clean(content.desk.name)}, "
        f"telah diperiksa surat kuasa{matter}:"
    )


def _rows(content: Content) -> list[list[Any]]:
    if content.shield.on:
        return [
            ["Penerima kuasa", _wording.unnamed("Penerima kuasa", content.shield)],
            ["Pemberi kuasa", _wording.unnamed("Pemberi kuasa", content.shield)],
        ]
    day = writing.long_date(content.letter_on) if content.letter_on else "tidak bertanggal"
    return [
        ["Penerima kuasa", _holder(content)],
        ["Pemberi kuasa", _givers(content)],
        ["Nomor surat", _wording.clean(content.letter_number) or "tanpa nomor"],
        ["Tanggal surat", day],
        ["Isi kuasa", _wording.numbered([_wording.clean(each) for each in content.scope]) or [_wording.UNSAID]],
        ["Kartu advokat", _card(content)],
    ]


def _holder(content: Content) -> str:
    return _described(_wording.reporter(content.persons), content)


def _givers(content: Content) -> list[str]:
    first = _wording.reporter(content.persons)
    others = [_described(person, content) for person in content.persons if person is not first]
    return _wording.numbered(others) or [_wording.UNSAID]


def _described(person: Person, content: Content) -> str:
    told = _wording.in_line(person, content.desk, content.checked_at)
    return f"{told} (identitas {_wording.id_text(person)})" if person.id_number else told


def _card(content: Content) -> str:
    if not content.card:
        return "tidak ditunjukkan"
    until = content.card_valid_until
    return _wording.clean(content.card) + (f", berlaku sampai {writing.plain_date(until)}" if until else "")


def _checks(content: Content) -> list[list[str]]:
    seen = [
        ("Asli surat kuasa dilihat", content.original_seen),
        ("Ditandatangani atau dibubuhi cap jempol pemberi kuasa", content.signed_by_giver),
        ("Menyebut pelaporan atau pengaduan perkara ini", content.covers_report),
    ]
    rows = [[what, YES if found else NO] for what, found in seen]
    return [*rows, ["Kartu advokat masih berlaku", _card_valid(content)]] if content.card else rows


def _card_valid(content: Content) -> str:
    if content.card_valid_until is None:
        return "tidak disebut"
    today = writing.local(content.checked_at, _wording.zone(content.desk)).date()
    return YES if today <= content.card_valid_until else NO


def mask(content: Content) -> Content:
    """The check list of a protected matter: what was seen and what follows, nobody's name or scope."""
    return replace(
        content,
        persons=_wording.hidden(content.persons),
        letter_number="",
        letter_on=None,
        scope=(),
        card="",
        card_valid_until=None,
        missing=(),
        shield=shielded(content.shield),
    )


ADVOCATE = Person(
    roles=(Role.PELAPOR,),
    name="Theresia Ayu, S.H.",
    id_kind="KTP-EL",
    id_number="6105015009850006",
    sex=Sex.FEMALE,
    occupation="Advokat",
    address=_sample.HENDRIKUS.address,
    phone="0812-0000-0004",
    as_what="kuasa",
)

KIND = Kind(
    name="surat_kuasa_check",
    title="BERITA ACARA PEMERIKSAAN SURAT KUASA",
    shape=Content,
    sample=Content(
        _sample.DESK,
        f"BA/42/XI/2026/{_sample.TAIL}",
        (ADVOCATE, replace(_sample.LIDIA, roles=(Role.KORBAN,))),
        "014/SK.Pid/XI/2026",
        date(2026, 11, 22),
        (
            "melaporkan kehilangan sepeda motor pemberi kuasa kepada Polres Sintang",
            "mendampingi pemberi kuasa selama pemeriksaan",
            "menerima surat yang berkaitan dengan laporan itu",
        ),
        original_seen=True,
        signed_by_giver=True,
        covers_report=True,
        accepted=True,
        checked_at=datetime(2026, 11, 23, 1, 5, tzinfo=UTC),
        officer=_sample.OFFICER,
        card="Nomor 00.00000 organisasi advokat",
        card_valid_until=date(2027, 12, 31),
        matter=Reference("Pengaduan", f"DUMAS/B/210/XI/2026/{_sample.TAIL}", _sample.REPORTED.date()),
        shield=_sample.SHIELD,
    ),
    inputs=inputs,
    mask=mask,
    series="BA",
    secrecy="rahasia",
    issued_in=frozenset({"diterima", "dicatat", "konseling", "rekom_LP"}),
    cites=(PRAKTIK["surat kuasa pelapor"],),
    signs=("petugas",),
)
