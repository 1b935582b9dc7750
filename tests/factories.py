"""Matters and visits in any state, made the only way there is: by walking the acts."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time
from random import Random
from typing import Any
from uuid import uuid4

from spkt.actions import counter, visum
from spkt.actions._narratives import Story
from spkt.actions._walk import Crew, Trail, Walk
from spkt.kit import clock
from spkt.law.case import Account, Birth, Moment, Person, Place, Role, Sex, Span, Thing
from spkt.law.visum import Request
from spkt.records import models
from tests.cast import NRP, who

AT_HOME = Place(
    detail="Jl. Lintas Melawi RT 03/RW 01",
    region="61.05.01.1001",
    village="Kel. Ladang",
    district="Kec. Sintang",
    regency="Kab. Sintang",
)
NIGHT = Span(
    start=Moment(date(2026, 11, 22), time(22, 0)),
    end=Moment(date(2026, 11, 23), time(5, 30)),
    known=Moment(date(2026, 11, 23), time(5, 40)),
)
LIDIA = Person(
    roles=(Role.PELAPOR, Role.KORBAN),
    name="LIDIA MARTINA",
    id_kind="KTP-EL",
    id_number="6105015203900000",
    birth=Birth("Sintang", date(1990, 3, 12)),
    sex=Sex.FEMALE,
    religion="Katolik",
    occupation="guru",
    address=AT_HOME,
    phone="0812-0000-0001",
    as_what="korban",
)
HENDRI = Person(roles=(Role.SAKSI,), name="HENDRI", sex=Sex.MALE)
MOTOR = Thing("Honda Beat hitam", "R2", "Sepeda motor", marks={"nomor_polisi": "KB 4512 EX"}, value=16_000_000)
MOTOR_STORY = Story(
    id="test",
    route="lp_b",
    subject="Motor hilang di halaman rumah",
    account=Account(
        words="Saya parkir motor di halaman. Paginya motor sudah tidak ada.",
        deed="pencurian sepeda motor",
        when=NIGHT,
        where=AT_HOME,
        loss=16_000_000,
    ),
    people=(LIDIA, HENDRI),
    things=(MOTOR,),
    offences=("KUHP-477.1E",),
)
SEALED_STORY = replace(MOTOR_STORY, account=replace(MOTOR_STORY.account, facts=("kdrt",)), offences=("KDRT-44.1",))


def walk(told: Story = MOTOR_STORY, *, after: str = "finish", **changes: Any) -> Trail:
    """Walks a story through the acts until `after` is done (a stop of `spkt.actions._walk.STOPS`); gives its codes."""
    return Walk(replace(told, **changes), Crew.on_watch(), Random(uuid4().int), after).go()


def matter(told: Story = MOTOR_STORY, *, after: str = "finish", **changes: Any) -> models.Matter:
    """A matter that rests where `after` says: "receive", "account", "konseling", "gelar", "issue" …"""
    return reread(walk(told, after=after, **changes).matter)


def reread(code: str) -> models.Matter:
    """The matter as it now stands in the tables."""
    return models.Matter.objects.select_related("key", "unit", "visit").get(code=code)


def visit(*, lane: str = "B", greeted: bool = False) -> str:
    """Code of a visit that waits, or is being served."""
    code: str = counter.arrive(by=who("ani"), key=uuid4(), lane=lane)
    if greeted:
        counter.greet(by=who("ani"), key=uuid4(), code=code)
    return code


ASKED = Request(
    "visum_luka",
    1,
    "RSUD Ade Muhammad Djoen Sintang",
    ("luka",),
    "Diduga dipukul dengan tangan kosong di halaman rumah.",
    NRP["yosua"],
    city="Sintang",
    condition="Sadar, dapat berjalan, mengeluh nyeri pada lengan kiri.",
)
REQUEST_STOPS = ("request", "approve", "delivered", "result")


def letter(of: models.Matter, *, after: str = "result", by: str = "ani", **changes: Any) -> models.Letter:
    """A request to a hospital that rests where `after` says, asked by one and approved by the duty penyidik."""
    follows = changes.pop("follows", "")
    code = visum.request(by=who(by), key=uuid4(), code=of.code, asked=replace(ASKED, **changes), after=follows)
    left, penyidik = REQUEST_STOPS[1 : REQUEST_STOPS.index(after) + 1], "maria" if of.secrecy == 2 else "lukas"
    for stop in left:
        if stop == "approve":
            version = models.Letter.objects.get(code=code).version
            visum.approve(by=who(penyidik), key=uuid4(), code=code, version=version, sk_number="Skep/45/I/2025")
        elif stop == "delivered":
            told = {"taken_by": "dr. Agnes", "post": "dokter jaga IGD", "at": clock.now()}
            visum.delivered(by=who("ani"), key=uuid4(), code=code, **told)
        else:
            visum.result(by=who("ani"), key=uuid4(), code=code, holder="AIPTU LUKAS BAYAN SENJA")
    return models.Letter.objects.select_related("matter__key", "paper").get(code=code)


def leaves(of: Sequence[Any] = ()) -> list[str]:
    """Names of the acts in the ledger about these rows, oldest first; without rows all of them."""
    found = models.Leaf.objects.order_by("index")
    if of:
        found = found.filter(subject__in=[row.pk for row in of])
    return list(found.values_list("act", flat=True))
