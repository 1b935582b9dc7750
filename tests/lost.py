"""Losses and finds in any state, made the only way there is: by walking the acts."""

from dataclasses import replace
from datetime import date, time
from typing import Any
from uuid import uuid4

from spkt.actions import _finds, losses, papers
from spkt.law.case import Moment, Person, Place, Role, Span, Thing
from spkt.law.losses import NOT_STOLEN, Find, FoundThing, Item, Loss, Return
from tests import factories
from tests.cast import who

KTP = Thing(
    "KTP elektronik",
    "KTP-EL",
    "KTP elektronik",
    unit="lembar",
    marks={"nik": factories.LIDIA.id_number, "nama": factories.LIDIA.name},
)
STNK = Thing(
    "STNK",
    "STNK",
    "STNK",
    unit="lembar",
    marks={"nomor_polisi": "KB 4512 EX", "nomor_rangka": "MH1JM8112OK123456", "atas_nama": "LIDIA MARTINA"},
)
ATM = Thing(
    "Buku tabungan",
    "BUKU-TABUNGAN",
    "Buku tabungan",
    unit="buku",
    marks={"bank": "Bank Kalbar", "nomor_rekening": "1023456787788", "atas_nama": "LIDIA MARTINA"},
)
TOLD = Loss(
    reporter=factories.LIDIA,
    items=(Item(0, KTP),),
    when=Span(Moment(date(2026, 11, 23), time(14, 0))),
    where=Place(detail="Pasar Masuka"),
    how="tercecer",
    search="di pasar, tidak ditemukan",
    stolen=NOT_STOLEN,
)
WALLET = FoundThing(Thing("Dompet cokelat", "DOMPET", "Dompet/tas beserta isi"), "jahitan terbuka", "F-12", "0013")
FOUND = Find(
    finder=Person(roles=(Role.PELAPOR,), name="HENDRIKUS", phone="0812-0000-0009", id_basis="mengaku bernama"),
    things=(WALLET,),
    when=Span(Moment(date(2026, 11, 24), time(9, 30))),
    where=Place(detail="Jl. Lintas Melawi, depan halte"),
    witnesses=("FERI", "DODI"),
)
OWNER = Return(
    receiver=replace(factories.LIDIA, roles=(), as_what="pemilik"),
    ownership=("Menyebut isi dompet dengan benar.",),
    exits=("sama seperti saat diterima",),
    officer_signed=True,
)
STOPS = ("begin", "fill", "check", "issue", "hand_over")


def do(act: Any, by: str, **inputs: Any) -> Any:
    """The act by this officer, once."""
    return act(by=who(by), key=uuid4(), **inputs)


def loss(told: Loss = TOLD, *, after: str = "fill") -> str:
    """Code of a loss report that rests after this stop."""
    code: str = do(losses.begin_loss, "citra", visit=factories.visit(lane="C", greeted=True))
    steps = STOPS[1 : STOPS.index(after) + 1]
    paper = ""
    for step in steps:
        if step == "fill":
            do(losses.fill, "citra", code=code, loss=told, base=0)
        elif step == "check":
            do(losses.check, "citra", code=code)
        elif step == "issue":
            paper = do(losses.issue, "citra", code=code, told=1)["paper"]
        else:
            do(papers.hand_over, "citra", code=paper, to="LIDIA MARTINA", identified="KTP")
    return code


def find(told: Find = FOUND, *, after: str = "take_found") -> str:
    """Code of found goods that rest after this stop: take_found or store."""
    made = do(_finds.take_found, "citra", visit=factories.visit(lane="C", greeted=True), find=told)
    if after == "store":
        do(_finds.store, "citra", code=made["matter"], kept_at="lemari 2")
    return str(made["matter"])
