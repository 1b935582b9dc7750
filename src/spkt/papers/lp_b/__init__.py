"""Laporan Polisi model B: what a citizen reports, in the prepared order of the form."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from spkt.law import writing
from spkt.law.case import DALAM_LIDIK, Account, Charge, Confirmation, Desk, Person, Role, Signer, SigningBlock, Thing
from spkt.law.journeys.matters import State
from spkt.law.sources import PERKAP_6_2019
from spkt.papers import _sample, _wording
from spkt.papers._kind import Kind, shielded
from spkt.papers._shapes import Shield, Tracking


@dataclass(frozen=True, slots=True)
class Content:
    """What stands on the report.

    number              None on a draft
    persons             everybody, by `Person.roles`; the first with PELAPOR is the reporter and signs
    account             told and read back; `uraian` is printed, or `words` where no uraian was written
    things              "objek" stand below the account, "bukti" and "serahan" under BARANG BUKTI
    reported_at         aware, UTC; issued_at None on a draft
    officer             who took the report; approver signs under "Mengetahui"
    category            KEJAHATAN, PELANGGARAN or LAIN-LAIN
    actions             what the desk did, one sentence part each ("menerima laporan")
    gelar_number        recommendation this report rests on
    attorney            number and date of the power of attorney, where the reporter is a lawyer
    remarks             sentences that stand with it: who interpreted under oath, why it comes before its gelar
    """

    desk: Desk
    number: str | None
    persons: tuple[Person, ...]
    account: Account
    reported_at: datetime
    issued_at: datetime | None
    officer: Signer
    approver: SigningBlock
    charges: tuple[Charge, ...] = ()
    things: tuple[Thing, ...] = ()
    category: str = "KEJAHATAN"
    actions: tuple[str, ...] = ()
    gelar_number: str = ""
    attorney: str = ""
    remarks: tuple[str, ...] = ()
    confirmation: Confirmation | None = None
    tracking: Tracking = field(default_factory=Tracking)
    shield: Shield = field(default_factory=Shield)


WITHHELD = "dirahasiakan"
PLAIN_ACTIONS = ("menerima laporan", "membuat Laporan Polisi", "membuat tanda terima laporan")
"""What a protected report may say was done; anything more tells what it is about."""


def inputs(content: Content) -> dict[str, Any]:
    """What the report prints, in the prepared order of the form."""
    desk, first = content.desk, _wording.reporter(content.persons)
    return {
        **_wording.frame(desk, content.number, content.issued_at or content.reported_at, content.tracking),
        "category": content.category,
        "claim": "" if content.shield.on else f"{_wording.someone(first)} yang mengaku bernama:",
        "reporter_rows": _reporter_rows(content, first),
        "event_rows": _event_rows(content),
        "account": _account(content),
        "harm": _harm(content),
        "findings": _findings(content),
        "closing": _closing(content),
        "reporter": _wording.reporter_block(_wording.signing_name(first, content.shield), content.confirmation),
        "officer": _wording.officer_block(
            ["Yang menerima laporan,"], content.officer, place=_wording.dated(desk, content.issued_at)
        ),
        "approver": _wording.approver_block(content.approver),
    }


def _reporter_rows(content: Content, first: Person) -> list[list[Any]]:
    if content.shield.on:
        return [["Nama", _wording.unnamed("Pelapor", content.shield)]]
    rows: list[list[Any]] = [*_wording.identity(first, content.desk, content.reported_at)]
    part = "korban" if Role.KORBAN in first.roles else _wording.UNSAID
    rows.append(["Selaku", _wording.capital(_wording.clean(first.as_what) or part)])
    if content.attorney:
        rows.append(["Surat kuasa", _wording.clean(content.attorney)])
    return rows


def _event_rows(content: Content) -> list[list[Any]]:
    if content.shield.on:
        return _protected_event_rows(content)
    account, desk = content.account, content.desk
    known = _wording.when_known(account, desk)
    when = _wording.clean(writing.span_text(account.when, desk.zone_label)) or _wording.UNSAID
    return [
        ["Waktu kejadian", [when, f"Diketahui pada {known}"] if known else [when]],
        ["Tempat kejadian", _wording.clean(writing.scene_text(account.where)) or _wording.UNSAID],
        ["Apa yang terjadi", f"dugaan {_wording.clean(account.deed) or _wording.UNSAID}"],
        ["Terlapor", _people(content, Role.TERLAPOR)],
        ["Korban", _people(content, Role.KORBAN)],
        ["Saksi-saksi", _people(content, Role.SAKSI)],
    ]


def _people(content: Content, role: Role) -> list[str]:
    """All of one role; nobody accused is DALAM LIDIK, nobody else is a plain statement."""
    found = _wording.parties(content.persons, role, content.desk, content.reported_at)
    nobody = DALAM_LIDIK if role is Role.TERLAPOR else "belum ada"
    return _wording.numbered(found) or [nobody]


def _protected_event_rows(content: Content) -> list[list[Any]]:
    words = {Role.TERLAPOR: "Terlapor", Role.KORBAN: "Korban", Role.SAKSI: "Saksi"}
    people = [
        [label, _wording.numbered([_wording.unnamed(label, content.shield)] * len(found))]
        for role, label in words.items()
        if (found := _wording.with_role(content.persons, role))
    ]
    return [
        ["Waktu kejadian", WITHHELD],
        ["Tempat kejadian", WITHHELD],
        ["Apa yang terjadi", "dugaan tindak pidana (perkara dilindungi)"],
        *people,
    ]


def _account(content: Content) -> list[str]:
    if content.shield.on:
        return ["Perkara dilindungi; uraian kejadian ada pada berkas penyidik."]
    account = content.account
    return _wording.ending(_wording.paragraphs(account.uraian or account.words) or [_wording.UNSAID])


def _harm(content: Content) -> list[list[Any]]:
    """What was taken or damaged, and what it comes to; nothing of it is evidence in hand."""
    objects = _wording.things_of(content.things, "objek")
    loss = [] if content.account.loss is None else [["Kerugian", writing.rupiah_words(content.account.loss)]]
    return [["Objek kejadian", objects], *loss] if objects else loss


def _findings(content: Content) -> list[dict[str, Any]]:
    charges = [_wording.capital(_wording.charge_text(charge)) for charge in content.charges] or [_wording.UNSAID]
    protected = ["Perkara dilindungi; pasal ada pada berkas penyidik."]
    actions = [_wording.clean(action) for action in content.actions]
    evidence = _wording.things_of(content.things, "bukti", "serahan")
    return [
        {
            "title": "TINDAKAN YANG DIAMBIL",
            "lines": [_wording.capital("; ".join(actions)) + "." if actions else _wording.UNSAID],
        },
        {"title": "TINDAK PIDANA APA", "lines": protected if content.shield.on else _wording.numbered(charges)},
        {"title": "BARANG BUKTI", "lines": ["Dirahasiakan."] if content.shield.on else evidence or ["Belum ada."]},
    ]


def _closing(content: Content) -> str:
    rests = f" Rekomendasi gelar Nomor {_wording.clean(content.gelar_number)}." if content.gelar_number else ""
    told = f"Dilaporkan pada hari {_wording.day_at(content.desk, content.reported_at)}.{rests}"
    return " ".join([told, *map(_wording.clean, content.remarks)])


def mask(content: Content) -> Content:
    """The report for every eye but the investigator's: that it was made, when, by which officers."""
    return replace(
        content,
        persons=_wording.hidden(content.persons),
        account=Account(),
        charges=(),
        things=(),
        actions=PLAIN_ACTIONS,
        attorney="",
        remarks=(),
        confirmation=_wording.unspoken(content.confirmation),
        shield=shielded(content.shield),
    )


KIND = Kind(
    name="lp_b",
    title="LAPORAN POLISI",
    shape=Content,
    sample=Content(
        _sample.DESK,
        f"LP/B/123/XI/2026/{_sample.TAIL}",
        _sample.PEOPLE,
        _sample.ACCOUNT,
        _sample.REPORTED,
        _sample.ISSUED,
        _sample.OFFICER,
        _sample.PAMAPTA,
        charges=_sample.CHARGES,
        things=_sample.THINGS,
        actions=(
            "menerima laporan",
            "membuat Laporan Polisi dan STTLP",
            "mengamankan TKP pukul 07.30 WIB",
            "meneruskan ke Satreskrim",
        ),
        gelar_number=f"GP/118/XI/2026/{_sample.TAIL}/REK",
        confirmation=_sample.CONFIRMED,
        tracking=_sample.TRACKING,
        shield=_sample.SHIELD,
    ),
    inputs=inputs,
    mask=mask,
    series="LP/B",
    secrecy="rahasia",
    issued_in=frozenset({State.REKOM_LP}),
    cites=(PERKAP_6_2019["pasal 3 ayat (5) huruf b"],),
    pro_justitia=True,
    signs=("pelapor", "petugas", "Kanit SPKT"),
)
