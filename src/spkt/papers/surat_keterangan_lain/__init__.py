"""Letter that somebody told something at the desk: on her word alone, of facts that no officer saw."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from typing import Any

from spkt.law.case import Account, Confirmation, Desk, Moment, Person, Place, SigningBlock, Span
from spkt.law.sources import SOP
from spkt.papers import _forms, _sample, _wording
from spkt.papers._kind import Kind, shielded
from spkt.papers._shapes import Shield, Tracking


@dataclass(frozen=True, slots=True)
class Content:
    """What stands on the letter.

    number          None on a draft
    persons         the first with PELAPOR told it and signs
    account         `deed` in neutral words ("kecelakaan tunggal sepeda motor"), `uraian` or `words`, `when`, `where`
    told_at         aware, UTC; issued_at None on a draft
    approver        signs for the desk: that it was told, not that it is so
    purpose         what she needs the letter for ("pengajuan klaim asuransi"), "" prints no purpose
    """

    desk: Desk
    number: str | None
    persons: tuple[Person, ...]
    account: Account
    told_at: datetime
    issued_at: datetime | None
    approver: SigningBlock
    purpose: str = ""
    confirmation: Confirmation | None = None
    tracking: Tracking = field(default_factory=Tracking)
    shield: Shield = field(default_factory=Shield)


ON_HER_WORD = "Berdasarkan keterangan yang bersangkutan,"
UNSEEN = "Petugas tidak menyaksikan sendiri peristiwa tersebut; surat ini menerangkan bahwa keterangan itu disampaikan."
REMARKS = [
    UNSEEN,
    "Kebenaran keterangan menjadi tanggung jawab yang memberi keterangan.",
    "Surat ini bukan Laporan Polisi dan bukan bukti kesalahan siapa pun.",
]


def inputs(content: Content) -> dict[str, Any]:
    """What the letter prints: who told, on whose word, what, and what the letter does not say."""
    desk, first = content.desk, _wording.reporter(content.persons)
    return {
        **_wording.frame(desk, content.number, content.issued_at or content.told_at, content.tracking),
        "opening": _opening(content, first),
        "reporter_rows": _forms.identified(first, desk, content.told_at, content.shield, "Yang bersangkutan"),
        "on_her_word": _on_her_word(content),
        "words": _forms.story(content.account, content.shield),
        "remarks": REMARKS,
        "closing": _closing(content),
        "reporter": _wording.reporter_block(
            _wording.signing_name(first, content.shield), content.confirmation, head="Yang memberi keterangan,"
        ),
        "office": _forms.office_block(content.approver, _wording.dated(desk, content.issued_at)),
    }


def _opening(content: Content, first: Person) -> str:
    who = _forms.who_came(first, content.shield)
    return (
        f"Yang bertanda tangan di bawah ini menerangkan bahwa pada {_forms.about(content.desk, content.told_at)}, "
        f"telah datang ke SPKT {_wording.clean(content.desk.name)} {who} yang mengaku:"
    )


def _on_her_word(content: Content) -> str:
    if content.shield.on:
        return f"{ON_HER_WORD} telah disampaikan suatu peristiwa (perkara dilindungi)."
    account = content.account
    return (
        f"{ON_HER_WORD} telah terjadi {_forms.said(account.deed)}, waktu: "
        f"{_forms.time_text(account.when, content.desk)}; tempat: {_forms.place_text(account.where)}; dengan uraian:"
    )


def _closing(content: Content) -> str:
    purpose = _wording.clean(content.purpose)
    used = f"untuk keperluan {purpose}" if purpose else "untuk dipergunakan seperlunya"
    return f"Demikian surat keterangan ini dibuat {used}."


def mask(content: Content) -> Content:
    """The letter of a protected matter: that something was told, when, to which desk."""
    return replace(
        content,
        persons=_wording.hidden(content.persons),
        account=Account(),
        purpose="",
        confirmation=_wording.unspoken(content.confirmation),
        shield=shielded(content.shield),
    )


FALL = Account(
    uraian=(
        "Yang bersangkutan mengendarai sepeda motor seorang diri dari arah pasar menuju rumahnya. Jalan licin setelah "
        "hujan, sehingga sepeda motor tergelincir dan jatuh ke sisi kiri jalan. Tidak ada kendaraan atau orang lain "
        "yang terlibat. Lampu depan dan spion kiri pecah."
    ),
    deed="kecelakaan tunggal sepeda motor",
    when=Span(Moment(date(2026, 11, 23), time(17, 40))),
    where=Place(
        detail="Jalan Lintas Melawi Km 4",
        village="Kel. Ladang",
        district="Kec. Sintang",
        regency="Kab. Sintang",
        landmark="jembatan kayu",
    ),
)

KIND = Kind(
    name="surat_keterangan_lain",
    title="SURAT KETERANGAN",
    shape=Content,
    sample=Content(
        _sample.DESK,
        f"SK/19/XI/2026/{_sample.TAIL}",
        _sample.PEOPLE[:1],
        FALL,
        datetime(2026, 11, 24, 1, 40, tzinfo=UTC),
        datetime(2026, 11, 24, 2, 5, tzinfo=UTC),
        _sample.PAMAPTA,
        purpose="pengajuan klaim asuransi kendaraan",
        confirmation=_sample.CONFIRMED,
        tracking=_sample.TRACKING,
        shield=_sample.SHIELD,
    ),
    inputs=inputs,
    mask=mask,
    series="SK",
    issued_in=frozenset({"diterima", "dicatat", "LP_terbit"}),
    cites=(SOP["VIII.f"],),
    signs=("yang memberi keterangan", "Kanit SPKT"),
)
