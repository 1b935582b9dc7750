"""Receipt of a police report: what the citizen carries home, with her rights and dates."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from spkt.law import _texts, writing
from spkt.law.case import Account, Charge, Confirmation, Desk, Person, Role, Signer, SigningBlock, Thing
from spkt.law.journeys.matters import State
from spkt.law.sources import KUHAP
from spkt.papers import _sample, _wording
from spkt.papers._kind import Kind, shielded
from spkt.papers._shapes import Rights, Shield, Tracking


@dataclass(frozen=True, slots=True)
class Content:
    """What stands on the receipt; filled from the same shapes as its LP.

    number, lp_number   same ordinal; None on a draft
    persons             the first with PELAPOR is printed and signs; of TERLAPOR only the name
    things              only part "serahan" is printed
    reported_at         aware, UTC; issued_at None on a draft
    hide_terlapor       True where a person reported may be a child (name then absent)
    remarks             sentences that stand with it: who interpreted under oath
    """

    desk: Desk
    number: str | None
    lp_number: str | None
    persons: tuple[Person, ...]
    account: Account
    reported_at: datetime
    issued_at: datetime | None
    officer: Signer
    approver: SigningBlock
    rights: Rights
    charges: tuple[Charge, ...] = ()
    things: tuple[Thing, ...] = ()
    hide_terlapor: bool = False
    remarks: tuple[str, ...] = ()
    confirmation: Confirmation | None = None
    tracking: Tracking = field(default_factory=Tracking)
    shield: Shield = field(default_factory=Shield)


def inputs(content: Content) -> dict[str, Any]:
    """What the receipt prints: who certifies, who came, what was reported, what was handed over, her rights."""
    desk, first = content.desk, _wording.reporter(content.persons)
    name = _wording.unnamed("Pelapor", content.shield) if content.shield.on else _wording.full_name(first)
    return {
        **_wording.frame(desk, content.number, content.issued_at or content.reported_at, content.tracking),
        "opening": _opening(content, first),
        "reporter_rows": [["Nama", name]] if content.shield.on else _wording.identity(first, desk, content.reported_at),
        "reported": f"Telah melaporkan {_reported(content)}, sesuai Laporan Polisi Nomor {_lp(content)}.",
        "handed": _wording.things_of(content.things, "serahan"),
        "rights": _wording.rights_lines(content.rights, content.tracking),
        "closing": " ".join([*map(_wording.clean, content.remarks), _wording.formula(desk, _texts.STTLP)]),
        "reporter": _wording.reporter_block(_wording.signing_name(first, content.shield), content.confirmation),
        "officer": _wording.officer_block(["Yang menerima laporan,"], content.officer),
        "approver": _wording.approver_block(
            content.approver, place=_wording.dated(desk, content.issued_at), joined=True
        ),
    }


def _opening(content: Content, first: Person) -> str:
    officer = _wording.officer_lines(content.officer)
    who = "seorang" if content.shield.on else _wording.someone(first)
    return (
        f"Yang bertanda tangan di bawah ini: {officer['name']}, {officer['below']}, "
        f"{_wording.clean(content.officer.post)}, menerangkan bahwa pada hari "
        f"{_wording.day_at(content.desk, content.reported_at)} telah datang ke SPKT "
        f"{_wording.clean(content.desk.name)} {who} yang mengaku:"
    )


def _reported(content: Content) -> str:
    if content.shield.on:
        return "dugaan tindak pidana (perkara dilindungi)"
    account = content.account
    where = _wording.clean(writing.scene_text(account.where))
    deed = f"{_wording.clean(account.deed) or _wording.UNSAID}{_articles(content.charges)}"
    return ", ".join(
        [
            f"dugaan tindak pidana {deed} {_happened(account, content.desk)}",
            f"bertempat di {where[:1].lower() + where[1:] if account.where.kind else where or _wording.UNSAID}",
            f"terlapor: {_terlapor(content)}",
        ]
    )


def _articles(charges: tuple[Charge, ...]) -> str:
    named = "; ".join(_wording.clean(f"Pasal {charge.article} {charge.law}") for charge in charges)
    return f" ({named})" if charges else ""


def _happened(account: Account, desk: Desk) -> str:
    if account.when.start is None:
        return f"yang waktu terjadinya {_wording.clean(account.when.unknown) or _wording.UNSAID}"
    span = writing.span_text(account.when, desk.zone_label)
    return f"yang terjadi {span}" if span.startswith("antara") else f"yang terjadi pada {span}"


def _terlapor(content: Content) -> str:
    found = _wording.with_role(content.persons, Role.TERLAPOR)
    if content.hide_terlapor and any(person.name for person in found):
        return "identitas ada pada penyidik"
    names = [_wording.full_name(person) for person in found if person.name]
    return "; ".join(names) or "dalam lidik"


def _lp(content: Content) -> str:
    number = writing.printable(content.lp_number) if content.lp_number else _wording.UNNUMBERED
    if content.issued_at is None:
        return number
    return f"{number} tanggal {_wording.date_at(content.desk, content.issued_at)}"


def mask(content: Content) -> Content:
    """The receipt of a protected matter: that a report exists, its number, days and rights."""
    return replace(
        content,
        persons=_wording.hidden(content.persons),
        account=Account(),
        charges=(),
        things=(),
        remarks=(),
        confirmation=_wording.unspoken(content.confirmation),
        shield=shielded(content.shield),
    )


def proved(content: Content) -> dict[str, str]:
    """What its proof code answers for: printed in every rendering, and nobody's name."""
    desk, issued_at = content.desk, content.issued_at or content.reported_at
    return {
        "jenis": TITLE,
        "nomor": content.number or "",
        "nomor-lp": content.lp_number or "",
        "tanggal": _wording.date_at(desk, content.reported_at),
        "pukul": _wording.time_at(desk, content.reported_at),
        "terbit": _wording.date_at(desk, issued_at),
        "kesatuan": desk.name,
        "nrp": content.officer.number,
        "nrp-mengetahui": content.approver.signer.number,
    }


TITLE = "SURAT TANDA TERIMA LAPORAN POLISI"
KIND = Kind(
    name="sttlp",
    title=TITLE,
    shape=Content,
    sample=Content(
        _sample.DESK,
        f"STTLP/B/123/XI/2026/{_sample.TAIL}",
        f"LP/B/123/XI/2026/{_sample.TAIL}",
        _sample.PEOPLE,
        _sample.ACCOUNT,
        _sample.REPORTED,
        _sample.ISSUED,
        _sample.OFFICER,
        _sample.PAMAPTA,
        _sample.RIGHTS,
        charges=_sample.CHARGES,
        things=_sample.THINGS,
        confirmation=_sample.CONFIRMED,
        tracking=_sample.TRACKING,
        shield=_sample.SHIELD,
    ),
    inputs=inputs,
    mask=mask,
    series="STTLP/B",
    issued_in=frozenset({State.REKOM_LP}),
    cites=(KUHAP["pasal 23 ayat (5)"],),
    pro_justitia=True,
    signs=("pelapor", "petugas", "Kanit SPKT"),
    proves=proved,
)
