"""One-page recommendation of the gelar perkara awal to the head of the desk: that is what the LP cites."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from spkt.law.case import Charge, Desk, SigningBlock
from spkt.law.journeys.matters import State
from spkt.law.sources import PERKAP_6_2019, SOP
from spkt.papers import _sample, _wording
from spkt.papers._kind import Kind, shielded
from spkt.papers._shapes import Shield


@dataclass(frozen=True, slots=True)
class Content:
    """What stands on the recommendation.

    number          number of the gelar with /REK; gelar_number the same without
    basis           lines of "Dasar": number and date of the complaint, appointment
    held_at         aware, UTC; closed_at when the leader signed
    deed            short name of the deed
    conclusion      what the seats concluded; recommendation what Ka SPKT is asked to do
    secrecy         class of the matter: biasa, rahasia, tertutup; the paper itself is never below rahasia
    urgent, next_acts   what cannot wait (visum, securing), and what follows
    """

    desk: Desk
    number: str | None
    gelar_number: str
    basis: tuple[str, ...]
    held_at: datetime
    closed_at: datetime
    place: str
    deed: str
    conclusion: str
    recommendation: str
    leader: SigningBlock
    charges: tuple[Charge, ...] = ()
    secrecy: str = "biasa"
    urgent: tuple[str, ...] = ()
    next_acts: tuple[str, ...] = ()
    addressee: str = "KA SPKT"
    shield: Shield = field(default_factory=Shield)


PROTECTED = "perkara dilindungi; ada pada berkas penyidik"


def inputs(content: Content) -> dict[str, Any]:
    """What the page prints: on what it rests, conclusion, article, recommendation, next acts, the leader."""
    desk = content.desk
    return {
        **_wording.frame(desk, content.number, content.closed_at),
        "addressee": ["Kepada", f"Yth. {_wording.clean(content.addressee).upper()}", f"di {_wording.clean(desk.city)}"],
        "secrecy": (content.secrecy if content.secrecy == "tertutup" else "rahasia").upper(),
        "basis": _wording.numbered([_wording.clean(line) for line in content.basis]),
        "held": _held(content),
        "parts": _parts(content),
        "leader": _wording.approver_block(
            content.leader, head="Pimpinan gelar,", place=_wording.dated(desk, content.closed_at)
        ),
    }


def _held(content: Content) -> str:
    deed = PROTECTED if content.shield.on else f"dugaan {_wording.clean(content.deed)}"
    place = f", bertempat di {_wording.clean(content.place)}" if content.place else ""
    return (
        f"Telah dilaksanakan gelar perkara awal Nomor {_wording.clean(content.gelar_number)} pada hari "
        f"{_wording.day_at(content.desk, content.held_at)}{place}, atas perkara: {deed}."
    )


def _parts(content: Content) -> list[dict[str, Any]]:
    charges = [PROTECTED] if content.shield.on else [_wording.charge_text(charge) for charge in content.charges]
    parts = [
        ("KESIMPULAN", _wording.paragraphs(content.conclusion)),
        (
            "PASAL YANG DIDUGA, MENURUT TANGGAL PERBUATAN",
            _wording.numbered([_wording.capital(line) for line in charges]),
        ),
        ("REKOMENDASI", _wording.paragraphs(content.recommendation)),
        ("TINDAKAN SEGERA", _wording.numbered([_wording.clean(line) for line in content.urgent])),
        ("TINDAKAN LANJUTAN", _wording.numbered([_wording.clean(line) for line in content.next_acts])),
    ]
    return [{"title": title, "lines": lines} for title, lines in parts if lines]


def mask(content: Content) -> Content:
    """The recommendation without deed, article, conclusion or acts: they tell what happened."""
    return replace(
        content,
        deed="",
        place="",
        conclusion=f"{PROTECTED[0].upper()}{PROTECTED[1:]}.",
        charges=(),
        urgent=(),
        next_acts=(),
        shield=shielded(content.shield),
    )


KIND = Kind(
    name="gelar_rek",
    title="REKOMENDASI",
    shape=Content,
    sample=Content(
        _sample.DESK,
        f"GP/118/XI/2026/{_sample.TAIL}/REK",
        f"GP/118/XI/2026/{_sample.TAIL}",
        (f"Pengaduan Nomor DUMAS/B/210/XI/2026/{_sample.TAIL}, 23 November 2026", "Hasil konseling, 23 November 2026"),
        _sample.REPORTED,
        _sample.ISSUED,
        "Ruang gelar SPKT Polres Sintang",
        _sample.ACCOUNT.deed,
        "Unsur-unsur perbuatan yang diduga terpenuhi menurut keterangan pelapor dan saksi serta gembok yang rusak.",
        "Agar dibuatkan Laporan Polisi model B.",
        _sample.LEADER,
        charges=_sample.CHARGES,
        urgent=("Mengamankan tempat kejadian dan gembok yang rusak.",),
        next_acts=("Meneruskan berkas ke Satreskrim.", "Memberitahukan hasil gelar kepada pelapor."),
    ),
    inputs=inputs,
    mask=mask,
    series="GP",
    secrecy="rahasia",
    issued_in=frozenset(
        {
            State.REKOM_LP,
            State.REKOM_LP_A,
            State.REKOM_LI,
            State.REKOM_DUMAS,
            State.BUKAN_PIDANA,
            State.LIMPAH,
            State.LENGKAPI,
        }
    ),
    cites=(SOP["VIII.c"], PERKAP_6_2019["pasal 3 ayat (3) huruf b"]),
    pro_justitia=True,
    signs=("pimpinan gelar",),
)
