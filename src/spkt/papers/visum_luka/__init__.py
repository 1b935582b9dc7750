"""Letter that asks a hospital to examine somebody who lives: which examination, for whom, on what it rests."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any

from spkt.law.case import Birth, Desk, Person, Place, Role, Sex, Signer, SigningBlock, Thing
from spkt.law.sources import KUHAP, SOP
from spkt.papers import _letter, _sample, _visum, _wording
from spkt.papers._kind import Kind, shielded
from spkt.papers._letter import Office
from spkt.papers._shapes import Shield


@dataclass(frozen=True, slots=True)
class Content:
    """What stands on the letter.

    asked_at        aware, UTC; when the penyidik was asked for it; issued_at None on a draft
    hospital        addressee and its city
    persons         exactly the one to be examined; without a name she is "Ny. X" with her features
    examinations    codes of EXAMINATIONS that are asked expressly, at least one
    basis           lines of "Dasar": the law, number and day of LP or complaint, "LP menyusul"
    deed            short neutral account, without the person reported and without her past
    penyidik        must be penyidik by the signing table; sk_number the number of his appointment
    escort          officer who brings her and the letter; brought_at aware, when
    companion       who is with her, by relation ("ibu kandung")
    condition       how she was when found or brought
    things          clothes or samples that go along; who sealed them stands in their note
    report          "sementara", "lanjutan" or "definitif"
    after           number of the earlier letter that this one follows, after_on its day, after_reason why
    code            stands with initials instead of name, number and address of a sealed matter's person
    free_cite       law by which she pays nothing, as printed; "" leaves the sentence out
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
    "luka": "luka",
    "keracunan": "keracunan",
    "kekerasan_seksual": "kekerasan seksual",
    "psikiatri": "psikiatri",
    "golongan_darah_dna": "golongan darah/DNA",
}
"""What may be asked of somebody who lives, as printed, in the order of the form."""

CLOSING = (
    "Pertolongan medis didahulukan dan tidak menunggu surat ini. Demikian untuk menjadi maklum; atas bantuan dan kerja "
    "samanya diucapkan terima kasih."
)


def inputs(content: Content) -> dict[str, Any]:
    """What the letter prints: basis, who is sent with whom, what happened, what to examine, the slip to send back."""
    points = [
        _visum.basis(content),
        _visum.who(content, "Bersama ini dikirimkan untuk diperiksa"),
        *_letter.story("Keterangan singkat kejadian", content.deed, content.shield),
        *_letter.story("Kondisi saat ditemukan/dibawa", content.condition or _wording.UNSAID, content.shield),
        _visum.asked(content, EXAMINATIONS),
        *_visum.enclosed(content),
        _visum.report(content),
    ]
    return _visum.letter(content, points, EXAMINATIONS, CLOSING)


def mask(content: Content) -> Content:
    """The letter of a protected matter: that one was written, to whom, when and by whom."""
    return replace(
        content,
        persons=_wording.hidden(content.persons),
        examinations=(),
        deed="",
        companion="",
        condition="",
        things=(),
        after_reason="",
        free_cite="",
        shield=shielded(content.shield),
    )


BUDI = Person(
    roles=(Role.KORBAN,),
    name="Budi Setiawan",
    id_kind="KTP-EL",
    id_number="6105011408990004",
    birth=Birth("Sintang", date(1999, 8, 14)),
    sex=Sex.MALE,
    occupation="Wiraswasta",
    address=Place(
        "Jl. Kelam, RT 02/RW 01", village="Desa Merpak", district="Kec. Kelam Permai", regency="Kab. Sintang"
    ),
)
PENYIDIK = SigningBlock(
    ("a.n. KEPALA KEPOLISIAN RESOR SINTANG", "KA SPKT selaku PENYIDIK"),
    Signer("WAHYU KUSUMA, S.H.", "IPTU", "82040506", "Ka SPKT"),
)

KIND = Kind(
    name="visum_luka",
    title="PERMINTAAN VISUM ET REPERTUM",
    shape=Content,
    sample=Content(
        _sample.DESK,
        f"VER/31/XI/2026/{_sample.TAIL}",
        datetime(2026, 11, 23, 14, 20, tzinfo=UTC),
        datetime(2026, 11, 23, 14, 35, tzinfo=UTC),
        Office("DIREKTUR RSUD ADE M. DJOEN SINTANG", "Sintang"),
        (BUDI,),
        ("luka",),
        (
            str(KUHAP["pasal 49"]),
            f"Pengaduan Nomor DUMAS/B/214/XI/2026/{_sample.TAIL}, 23 November 2026",
            "Laporan Polisi menyusul",
        ),
        "Diduga dipukul dengan tangan kosong, Senin, 23 November 2026 sekira pukul 20.10 WIB, di Kec. Kelam Permai.",
        PENYIDIK,
        escort=_sample.OFFICER,
        brought_at=datetime(2026, 11, 23, 14, 50, tzinfo=UTC),
        companion="kakak kandung",
        condition="Sadar, dapat berjalan, mengeluh nyeri pada pipi kiri.",
        things=(Thing("kaus warna biru", unit="helai", note="disegel oleh BRIPTU RINI OKTAVIA"),),
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
