"""Minutes of a refusal to sign: which paper, that it was read out, with what reason, before whom."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from spkt.law.case import Desk, Person, Signer
from spkt.law.sources import KUHAP
from spkt.papers import _minutes, _sample, _wording
from spkt.papers._kind import Kind, shielded
from spkt.papers._minutes import Witness
from spkt.papers._shapes import Shield


@dataclass(frozen=True, slots=True)
class Content:
    """What stands on the minutes.

    paper_title     paper that was not signed, as titled; paper_number its number, "" on a draft
    refused_at      aware, UTC
    persons         the first refused; `as_what` says in which capacity
    officer         before whom; signs
    read_out        the text was read to the one who refused
    reason          as said, "" where none was given
    witnesses       two who heard it
    """

    desk: Desk
    number: str | None
    paper_title: str
    paper_number: str
    refused_at: datetime
    persons: tuple[Person, ...]
    officer: Signer
    read_out: bool = True
    reason: str = ""
    witnesses: tuple[Witness, ...] = ()
    shield: Shield = field(default_factory=Shield)


PROTECTED = f"{_wording.capital(_minutes.PROTECTED)}."
NO_REASON = "Yang bersangkutan tidak memberikan alasan."
EFFECT = (
    "Penolakan ini dicatat pada surat tersebut. Isi surat tidak diubah, dan kepada yang bersangkutan dijelaskan bahwa "
    "penolakan tidak mengurangi haknya atas pelayanan."
)


def inputs(content: Content) -> dict[str, Any]:
    """What the minutes print: day, officer, who refused which paper, the reason, what follows, who heard it."""
    desk, at = content.desk, content.refused_at
    return {
        **_wording.frame(desk, content.number, at),
        "opening": _opening(content),
        "person": _person_rows(content),
        "refused": _refused(content),
        "reason": _reason(content),
        "effect": EFFECT,
        "closing": _minutes.closing(desk, oath=True),
        "hands": [
            *_minutes.witness_hands(content.witnesses, content.shield),
            [_minutes.officer_hand("Petugas yang membuat berita acara,", content.officer)],
        ],
    }


def _opening(content: Content) -> str:
    day = _minutes.on_this_day(content.desk, content.refused_at, f"SPKT {content.desk.name}")
    return f"{day}, saya: {_minutes.officer_line(content.officer)}, di hadapan para saksi menerangkan bahwa:"


def _person_rows(content: Content) -> list[list[Any]]:
    first = content.persons[0]
    rows = _minutes.party_rows(first, content.desk, content.refused_at, content.shield, "Yang menolak")
    as_what = _wording.clean(first.as_what)
    return [*rows, ["Selaku", _wording.capital(as_what)]] if as_what and not content.shield.on else rows


def _refused(content: Content) -> str:
    number = f" Nomor {_wording.clean(content.paper_number)}" if content.paper_number else " (tanpa nomor)"
    read = (
        "setelah isinya dibacakan dan dijelaskan dengan bahasa yang dimengerti"
        if content.read_out
        else "sebelum isinya selesai dibacakan"
    )
    return f"menolak menandatangani {_wording.clean(content.paper_title)}{number}, {read}."


def _reason(content: Content) -> list[str]:
    if content.shield.on:
        return [PROTECTED]
    return _minutes.prose(content.reason or NO_REASON)


def mask(content: Content) -> Content:
    """The minutes of a protected matter: that a paper was not signed, when and before which officer."""
    return replace(
        content,
        persons=_wording.hidden(content.persons[:1]),
        reason="",
        witnesses=_minutes.unseen(content.witnesses),
        shield=shielded(content.shield),
    )


KIND = Kind(
    name="ba_penolakan_ttd",
    title="BERITA ACARA PENOLAKAN PENANDATANGANAN",
    shape=Content,
    sample=Content(
        _sample.DESK,
        f"BA/42/XI/2026/{_sample.TAIL}",
        "Laporan Polisi",
        f"LP/B/123/XI/2026/{_sample.TAIL}",
        datetime(2026, 11, 23, 2, 55, tzinfo=UTC),
        _sample.PEOPLE[:1],
        _sample.OFFICER,
        reason="Yang bersangkutan ingin berunding lebih dahulu dengan keluarganya.",
        witnesses=(
            Witness("FERI", "BRIPDA NRP 02090110", is_officer=True),
            Witness("HENDRIKUS", "petani, Kel. Ladang"),
        ),
        shield=_sample.SHIELD,
    ),
    inputs=inputs,
    mask=mask,
    series="BA",
    secrecy="rahasia",
    cites=(KUHAP["pasal 14"],),
    signs=("dua saksi", "petugas"),
)
