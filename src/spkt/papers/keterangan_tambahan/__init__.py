"""What a reporter adds after her report was issued: in her words, beside the report and never instead of it."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from spkt.law.case import Confirmation, Desk, Person, Signer, Thing
from spkt.law.sources import KUHAP
from spkt.papers import _forms, _sample, _wording
from spkt.papers._forms import Reference
from spkt.papers._kind import Kind, shielded
from spkt.papers._shapes import Shield


@dataclass(frozen=True, slots=True)
class Content:
    """What stands on the record.

    number          None on a draft
    persons         the first with PELAPOR adds and signs
    adds_to         the report or complaint that this goes with
    words           what she adds, in her own words
    given_at        aware, UTC; signed_at None on a draft
    officer         who wrote it down
    things          papers and things she handed in with it
    confirmation    how she confirmed the text that was read back to her; None on a draft
    """

    desk: Desk
    number: str | None
    persons: tuple[Person, ...]
    adds_to: Reference
    words: str
    given_at: datetime
    signed_at: datetime | None
    officer: Signer
    things: tuple[Thing, ...] = ()
    confirmation: Confirmation | None = None
    shield: Shield = field(default_factory=Shield)

    def __post_init__(self) -> None:
        object.__setattr__(self, "things", _forms.guarded(self.things))


BESIDE = "Keterangan ini menambah isi {} dan menjadi bagian dari berkasnya; isi yang sudah terbit tidak diubah."


def inputs(content: Content) -> dict[str, Any]:
    """What the record prints: when, before whom, who adds what to which paper, what she handed in."""
    desk, first = content.desk, _wording.reporter(content.persons)
    return {
        **_wording.frame(desk, content.number, content.signed_at or content.given_at),
        "opening": _opening(content, first),
        "reporter_rows": _forms.identified(first, desk, content.given_at, content.shield),
        "adds": f"memberikan keterangan tambahan atas {_forms.reference_text(content.adds_to)}, sebagai berikut:",
        "words": _forms.told(content.words, content.shield),
        "handed": _handed(content),
        "beside": BESIDE.format(_wording.clean(content.adds_to.kind)),
        "read_back": _forms.read_back(content.confirmation),
        "reporter": _wording.reporter_block(
            _wording.signing_name(first, content.shield), content.confirmation, head="Yang memberi keterangan,"
        ),
        "officer": _wording.officer_block(
            ["Yang mencatat keterangan,"], content.officer, place=_wording.dated(desk, content.signed_at)
        ),
    }


def _opening(content: Content, first: Person) -> str:
    officer = _wording.officer_lines(content.officer)
    return (
        f"Pada {_forms.in_words(content.desk, content.given_at)}, di SPKT {_wording.clean(content.desk.name)}, "
        f"di hadapan saya: {officer['name']}, {officer['below']}, {_wording.clean(content.officer.post)}, "
        f"{_forms.who_came(first, content.shield)} yang mengaku:"
    )


def _handed(content: Content) -> list[str]:
    return ["Dirahasiakan."] if content.shield.on else _forms.things_lines(content.things) or ["Tidak ada."]


def mask(content: Content) -> Content:
    """The record for every eye but the investigator's: that something was added, to what, when."""
    return replace(
        content,
        persons=_wording.hidden(content.persons),
        words="",
        things=(),
        confirmation=_wording.unspoken(content.confirmation),
        shield=shielded(content.shield),
    )


KIND = Kind(
    name="keterangan_tambahan",
    title="BERITA ACARA KETERANGAN TAMBAHAN",
    shape=Content,
    sample=Content(
        _sample.DESK,
        f"BA/41/XI/2026/{_sample.TAIL}",
        _sample.PEOPLE[:1],
        Reference("Laporan Polisi", f"LP/B/123/XI/2026/{_sample.TAIL}", _sample.ISSUED.date()),
        (
            "Tadi malam saya ingat bahwa pada spatbor belakang motor saya ada goresan sepanjang jari dan stiker bunga "
            "berwarna kuning.\n"
            "Kemarin sore saya juga menemukan kunci cadangannya di rumah; kunci itu saya serahkan hari ini."
        ),
        datetime(2026, 11, 25, 3, 5, tzinfo=UTC),
        datetime(2026, 11, 25, 3, 25, tzinfo=UTC),
        _sample.OFFICER,
        things=(Thing("kunci cadangan Honda Beat", part="serahan"),),
        confirmation=_sample.CONFIRMED,
        shield=_sample.SHIELD,
    ),
    inputs=inputs,
    mask=mask,
    series="BA",
    issued_in=frozenset({"LP_terbit", "diserahkan"}),
    cites=(KUHAP["pasal 14"],),
    signs=("pelapor", "petugas"),
)
