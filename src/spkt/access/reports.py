"""What the LP, its receipt and the other papers of a matter would say, built from the case file and nothing else."""

import json
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from typing import Any
from zoneinfo import ZoneInfo

from spkt.access import _sheets
from spkt.kit import clock
from spkt.law.case import Role, Signer, SigningBlock, to_json
from spkt.law.deadlines import sp2hp_a1_due
from spkt.law.journeys.matters import OUTCOME_WORDS
from spkt.law.offences import letter_class
from spkt.law.secrecy import Secrecy, may_be_child
from spkt.law.sources import KUHAP, SPPA, TPKS
from spkt.papers import gelar_rek, lp_b, sttlp, tanda_terima_pengaduan
from spkt.papers._shapes import Rights, Shield, Tracking
from spkt.records import vault
from spkt.records.casefile import CaseFile
from spkt.records.letterhead import desk_of, signer_of
from spkt.records.models import Gelar, Matter
from spkt.records.reference import catalogue

CALL = "110"
"""Where every desk of the police is reached free of charge, by day and night."""


def text_digest(case: CaseFile, actions: tuple[str, ...]) -> str:
    """Digest of what the reporter hears and confirms: any later change of it asks for a new reading."""
    said = [replace(case.account, decisions=()), case.persons, case.goods, case.charges, actions]
    return sha256(json.dumps(to_json(said), sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def tracking(matter: Matter) -> Tracking:
    """The code by which the reporter follows her matter; in the address it stands behind `#`, which no log keeps."""
    code = vault.get(matter, "tracking_code", matter.key) or ""
    desk = desk_of(matter.unit, matter.reply_due_on)
    return Tracking(code=code, url=f"{desk.portal}/lacak#{code.replace('-', '')}")


def shield() -> Shield:
    """Laws that keep people unnamed where the matter is sealed, now or by what is found out later."""
    return Shield(cite=f"{SPPA.short} / {TPKS.short}")


def rights(matter: Matter, contact: str, issued_at: datetime | None = None) -> Rights:
    """The rights box of a receipt with its dates; the fourteen days run once, from the first receipt."""
    zone = ZoneInfo(matter.unit.zone)
    return Rights(
        answer_by=matter.reply_due_on,
        cite=str(KUHAP["pasal 23 ayat (6)"]),
        aid_cite=str(KUHAP["pasal 154 ayat (1)"]),
        contact=contact,
        sp2hp_by=sp2hp_a1_due(clock.local_date(issued_at, zone)) if issued_at else None,
        phone=CALL,
        companions=("LPSK", "UPTD PPA"),
    )


def receipt(matter: Matter, number: str, said: dict[str, Any], officer: Signer) -> tanda_terima_pengaduan.Content:
    """Receipt of a complaint from its three fields.

    said    {"name", "anonymous_reason", "contact", "subject"}
    """
    day = clock.local_date(matter.received_at, ZoneInfo(matter.unit.zone))
    return tanda_terima_pengaduan.Content(
        desk=desk_of(matter.unit, day),
        number=number or None,
        received_at=matter.received_at,
        officer=officer,
        rights=rights(matter, "SPKT"),
        tracking=tracking(matter),
        remarks=_sheets.later(matter),
        shield=shield(),
        **said,
    )


def recommendation(case: CaseFile, gelar: Gelar, number: str, leader: SigningBlock, basis: tuple[str, ...]) -> Any:
    """The one-page recommendation of a gelar that is being closed."""
    matter, notes, zone = case.matter, case.notes, ZoneInfo(case.matter.unit.zone)
    at = gelar.closed_at or gelar.opened_at
    return gelar_rek.Content(
        desk=desk_of(matter.unit, clock.local_date(at, zone)),
        number=f"{number}/REK",
        gelar_number=number,
        basis=basis,
        held_at=gelar.opened_at,
        closed_at=at,
        place=f"SPKT {matter.unit.name}",
        deed=case.account.deed or case.subject,
        conclusion=notes.reasons,
        recommendation=OUTCOME_WORDS[notes.outcome],
        leader=leader,
        charges=notes.charges,
        secrecy=Secrecy(matter.secrecy).label,
        next_acts=tuple(line.strip() for line in notes.next_acts.splitlines() if line.strip()),
        shield=shield(),
    )


def report(
    case: CaseFile,
    *,
    officer: Signer,
    approver: SigningBlock,
    gelar_number: str,
    actions: tuple[str, ...],
    number: str = "",
    issued_at: datetime | None = None,
) -> lp_b.Content:
    """The Laporan Polisi model B; a draft has neither number nor time of issue."""
    matter = case.matter
    day = clock.local_date(issued_at or matter.received_at, ZoneInfo(matter.unit.zone))
    return lp_b.Content(
        desk=desk_of(matter.unit, day),
        number=number or None,
        persons=case.persons,
        account=replace(case.account, decisions=()),
        reported_at=matter.received_at,
        issued_at=issued_at,
        officer=officer,
        approver=approver,
        charges=case.charges,
        things=case.goods,
        category=letter_class(catalogue().get(charge.code) for charge in case.charges).value.upper(),
        actions=actions,
        gelar_number=gelar_number,
        attorney=_sheets.attorney(case),
        remarks=(*_sheets.remarks(case), *_sheets.before_gelar(case)),
        confirmation=case.confirmation,
        tracking=Tracking(),
        shield=shield(),
    )


def report_receipt(case: CaseFile, lp: lp_b.Content, number: str) -> sttlp.Content:
    """The STTLP that leaves with the reporter: same shapes, same ordinal, her rights and dates."""
    matter = case.matter
    told_on = clock.local_date(matter.received_at, ZoneInfo(matter.unit.zone))
    return sttlp.Content(
        desk=lp.desk,
        number=number or None,
        lp_number=lp.number,
        persons=lp.persons,
        account=replace(lp.account, words="", uraian="", answers={}, marks=()),
        reported_at=lp.reported_at,
        issued_at=lp.issued_at,
        officer=lp.officer,
        approver=lp.approver,
        rights=rights(matter, f"Sat Reskrim {matter.unit.name}", lp.issued_at or matter.received_at),
        charges=lp.charges,
        things=lp.things,
        hide_terlapor=any(may_be_child(each, case.account, told_on) for each in case.with_role(Role.TERLAPOR)),
        remarks=_sheets.remarks(case),
        confirmation=lp.confirmation,
        tracking=tracking(matter),
        shield=lp.shield,
    )


def officer_of(case: CaseFile) -> Signer:
    """Who took the report: the drafter, before a draft the receiving officer."""
    return signer_of(case.report.drafted_by if case.report else case.matter.received_by)
