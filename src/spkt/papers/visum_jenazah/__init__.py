"""Letter that asks a hospital to examine a dead body, outside or inside, with its label and what the family knows."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any

from spkt.law.case import Birth, Desk, Person, Role, Sex, Signer, SigningBlock, Thing
from spkt.law.sources import KUHAP, SOP
from spkt.papers import _letter, _sample, _visum, _wording
from spkt.papers._kind import Kind, shielded
from spkt.papers._letter import Office
from spkt.papers._shapes import Shield
from spkt.papers.visum_luka import PENYIDIK


@dataclass(frozen=True, slots=True)
class Content:
    """What stands on the letter.

    asked_at        aware, UTC; when the penyidik was asked for it; issued_at None on a draft
    hospital        addressee and its city
    persons         exactly the dead; without a name it is "Tn. X" with features
    examinations    codes of EXAMINATIONS that are asked expressly, at least one
    basis           lines of "Dasar": the law, number and day of LP or complaint, "LP menyusul"
    deed            short neutral account of how the body was found or the person died
    penyidik        must be penyidik by the signing table; sk_number the number of his appointment
    escort          officer who brings the body and the letter; brought_at aware, when
    companion       who is with it, by relation ("anak kandung")
    condition       how the body was when found
    things          clothes or samples that go along; who sealed them stands in their note
    label           where the label is tied ("ibu jari kaki kanan"); seal its stamp and number
    family_told_at  aware, when the family was told; None: not told yet
    family_by       who told whom, by relation ("BRIPKA … kepada istri")
    family_answer   "setuju", "keberatan", or "" while nobody answered
    family_words    what the family said to it, in their words
    report          "sementara", "lanjutan" or "definitif"
    after           number of the earlier letter that this one follows, after_on its day, after_reason why
    code            stands with initials instead of name, number and address of a sealed matter's person
    free_cite       law by which the family pays nothing, as printed; "" leaves the sentence out
    copies          lines of "Tembusan"
    """

    desk: Desk
    number: str | None
    asked_at: datetime
    issued_at: datetime | None
    hospital: Office
    persons: tuple[Person, ...]
    examinations: tuple[str, ...]
    basis: tuple[str, ...]
    deed: str
    penyidik: SigningBlock
    escort: Signer | None = None
    brought_at: datetime | None = None
    companion: str = ""
    condition: str = ""
    things: tuple[Thing, ...] = ()
    label: str = ""
    seal: str = ""
    family_told_at: datetime | None = None
    family_by: str = ""
    family_answer: str = ""
    family_words: str = ""
    report: str = "definitif"
    after: str = ""
    after_on: date | None = None
    after_reason: str = ""
    code: str = ""
    sk_number: str = ""
    free_cite: str = ""
    copies: tuple[str, ...] = ()
    shield: Shield = field(default_factory=Shield)


EXAMINATIONS = {
    "jenazah_luar": "jenazah luar",
    "jenazah_dalam": "jenazah dalam (bedah)",
    "keracunan": "keracunan",
    "kekerasan_seksual": "kekerasan seksual",
    "golongan_darah_dna": "golongan darah/DNA",
}
"""What may be asked of a body, as printed, in the order of the form."""

ANSWERS = {
    "setuju": "keluarga menyetujui pemeriksaan",
    "keberatan": "keluarga menyatakan keberatan",
    "": "belum ada pernyataan keluarga",
}
CLOSING = (
    "Jenazah mohon diperlakukan dengan penuh penghormatan. Demikian untuk menjadi maklum; atas bantuan dan kerja "
    "samanya diucapkan terima kasih."
)


def inputs(content: Content) -> dict[str, Any]:
    """What the letter prints: basis, whose body, label and seal, the family, what to examine, the slip to send back."""
    points = [
        _visum.basis(content),
        _visum.who(content, "Bersama ini dikirimkan jenazah untuk diperiksa"),
        *_letter.story("Keterangan singkat kejadian", content.deed, content.shield),
        *_letter.story("Kondisi saat ditemukan", content.condition or _wording.UNSAID, content.shield),
        _visum.asked(content, EXAMINATIONS),
        _letter.point("Label dan keluarga", rows=_body_rows(content)),
        *_visum.enclosed(content),
        _visum.report(content),
    ]
    return _visum.letter(content, points, EXAMINATIONS, CLOSING)


def _body_rows(content: Content) -> list[list[Any]]:
    label = ", ".join(part for part in (content.label, content.seal) if part)
    rows = [["Label/segel", _wording.clean(label) or "belum dipasang"]]
    if content.shield.on:
        return rows
    return [*rows, ["Keluarga", _told(content)], ["Persetujuan/keberatan", _answer(content)]]


def _told(content: Content) -> str:
    if content.family_told_at is None:
        return "belum diberitahu"
    by = f", oleh {content.family_by}" if content.family_by else ""
    return _wording.clean(f"telah diberitahu pada hari {_wording.day_at(content.desk, content.family_told_at)}{by}")


def _answer(content: Content) -> str:
    words = f": “{content.family_words}”" if content.family_words else ""
    return _wording.clean(ANSWERS[content.family_answer] + words)


def mask(content: Content) -> Content:
    """The letter of a protected matter: that one was written, to whom, when, by whom, and its label."""
    return replace(
        content,
        persons=_wording.hidden(content.persons),
        examinations=(),
        deed="",
        companion="",
        condition="",
        things=(),
        family_told_at=None,
        family_by="",
        family_answer="",
        family_words="",
        after_reason="",
        free_cite="",
        shield=shielded(content.shield),
    )


UNKNOWN = Person(
    roles=(Role.KORBAN,),
    sex=Sex.MALE,
    birth=Birth(age=45),
    features="± 165 cm, rambut beruban, tato jangkar pada lengan kiri",
)

KIND = Kind(
    name="visum_jenazah",
    title="PERMINTAAN VISUM ET REPERTUM JENAZAH",
    shape=Content,
    sample=Content(
        _sample.DESK,
        f"VER/32/XI/2026/{_sample.TAIL}",
        datetime(2026, 11, 24, 0, 40, tzinfo=UTC),
        datetime(2026, 11, 24, 1, 5, tzinfo=UTC),
        Office("DIREKTUR RSUD ADE M. DJOEN SINTANG", "Sintang"),
        (UNKNOWN,),
        ("jenazah_luar", "golongan_darah_dna"),
        (
            str(KUHAP["pasal 49"]),
            f"Laporan Polisi Nomor LP/A/12/XI/2026/{_sample.TAIL}, 24 November 2026",
        ),
        "Ditemukan warga mengapung di tepi Sungai Melawi, Selasa, 24 November 2026 sekira pukul 05.40 WIB, di Kel. "
        "Ladang, Kec. Sintang. Sebab kematian belum diketahui.",
        PENYIDIK,
        escort=Signer("AGUS PRATAMA", "BRIPKA", "88010203", "Banit Patroli"),
        brought_at=datetime(2026, 11, 24, 1, 20, tzinfo=UTC),
        condition="Tubuh utuh, berpakaian lengkap, basah seluruhnya.",
        things=(Thing("kemeja cokelat", unit="helai", note="disegel oleh petugas pengantar"),),
        label="ibu jari kaki kanan",
        seal="cap dinas Nomor 0417",
        sk_number="Skep/45/I/2025",
        copies=("Kasat Reskrim Polres Sintang", "SPKT Polres Sintang (arsip)"),
        shield=_sample.SHIELD,
    ),
    inputs=inputs,
    mask=mask,
    series="VER",
    secrecy="rahasia",
    issued_in=frozenset({"konsep"}),
    cites=(KUHAP["pasal 49"], SOP["VIII.g"]),
    pro_justitia=True,
    signs=("penyidik",),
)
