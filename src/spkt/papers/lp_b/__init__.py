"""Laporan Polisi model B: what a citizen reports, in the prepared order of the form."""

from dataclasses import dataclass, field
from datetime import datetime

from spkt.law.case import Account, Charge, Desk, Person, Signer, SigningBlock, Thing
from spkt.papers._shapes import Confirmation, Shield, Tracking


@dataclass(frozen=True, slots=True)
class Content:
    """What stands on the report.

    number              None on a draft
    persons             everybody, by `Person.roles`; the first with PELAPOR is the reporter and signs
    account             told and read back; `uraian` is printed, or `words` where no uraian was written
    things              part "objek" and "bukti" are printed under BARANG BUKTI
    reported_at         aware, UTC; issued_at None on a draft
    officer             who took the report; approver signs under "Mengetahui"
    category            KEJAHATAN, PELANGGARAN or LAIN-LAIN
    actions             what the desk did, one sentence part each ("menerima laporan")
    gelar_number        recommendation this report rests on
    attorney            number and date of the power of attorney, where the reporter is a lawyer
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
    confirmation: Confirmation = field(default_factory=Confirmation)
    tracking: Tracking = field(default_factory=Tracking)
    shield: Shield = field(default_factory=Shield)
