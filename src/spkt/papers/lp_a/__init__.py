"""Laporan Polisi model A: what an officer met with himself; another one approves it, and no citizen gets a receipt."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from typing import Any

from spkt.law import writing
from spkt.law.case import (
    DALAM_LIDIK,
    Account,
    Being,
    Birth,
    Charge,
    Desk,
    Moment,
    Person,
    Place,
    Role,
    Sex,
    Signer,
    SigningBlock,
    Span,
    Thing,
)
from spkt.law.sources import KUHP, PERKAP_6_2019
from spkt.papers import _forms, _sample, _wording
from spkt.papers._kind import Kind, shielded
from spkt.papers._shapes import Shield


@dataclass(frozen=True, slots=True)
class Secured:
    """Somebody who was secured at the scene.

    who             name as he says it, "" where unknown
    at              aware, UTC; rights_told_at the same for the telling of his rights, None while they were not told
    """

    who: str
    at: datetime
    rights_told_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """What stands on the report.

    number              None on a draft
    finder              the officer who met with the deed: he reports and signs
    finder_unit         his unit in words ("Sat Samapta Polres Sintang")
    found_how           of FOUND_HOW, one or more; never where or from whom a hint came
    persons             TERLAPOR, KORBAN and SAKSI, by `Person.roles`; nobody is PELAPOR; phones are not printed
    account             `uraian`, `deed`, `where`, `loss`; `when` with `known`, the moment he came to know
    first_action        what he did at once, one sentence part ("mengamankan terlapor dan sebilah parang")
    reported_at         aware, UTC: when he reported at the desk; issued_at None on a draft
    approver            signs under "Mengetahui"; never the finder
    situation           what he saw on arriving
    officer_witnesses   officers who saw it too
    secured             persons secured, with the times of securing and of telling their rights
    things              part "objek" and "bukti" are printed under BARANG BUKTI
    evidence_found_by   who found them ("BRIPDA FERI, di tangan terlapor")
    category            KEJAHATAN, PELANGGARAN or LAIN-LAIN
    actions             what followed, one sentence part each
    """

    desk: Desk
    number: str | None
    finder: Signer
    finder_unit: str
    found_how: tuple[str, ...]
    persons: tuple[Person, ...]
    account: Account
    first_action: str
    reported_at: datetime
    issued_at: datetime | None
    approver: SigningBlock
    situation: str = ""
    officer_witnesses: tuple[Signer, ...] = ()
    secured: tuple[Secured, ...] = ()
    charges: tuple[Charge, ...] = ()
    things: tuple[Thing, ...] = ()
    evidence_found_by: str = ""
    category: str = "KEJAHATAN"
    actions: tuple[str, ...] = ()
    shield: Shield = field(default_factory=Shield)

    def __post_init__(self) -> None:
        object.__setattr__(self, "things", _forms.guarded(self.things))


FOUND_HOW = ("patroli", "tertangkap tangan", "temuan", "informasi")
"""Ways in which an officer comes to know; "informasi" names no source, and nothing else may be written there."""
PLAIN_ACTION = "mengambil tindakan pertama di tempat kejadian"


def inputs(content: Content) -> dict[str, Any]:
    """What the report prints, in the order of model B with the officer in the reporter's place.

    raises  ValueError where the finder would approve his own report, or where found_how tells more than it may
    """
    _refuse(content)
    desk, finder = content.desk, content.finder
    return {
        **_wording.frame(desk, content.number, content.issued_at or content.reported_at),
        "category": content.category,
        "reporter_rows": _reporter_rows(content),
        "event_rows": _event_rows(content),
        "account": _forms.story(content.account, content.shield),
        "loss": "" if content.account.loss is None else writing.rupiah_words(content.account.loss),
        "findings": _findings(content),
        "closing": f"Dilaporkan pada hari {_wording.day_at(desk, content.reported_at)}.",
        "finder": _wording.officer_block(["Pelapor,"], finder),
        "approver": _wording.approver_block(
            content.approver, place=_wording.dated(desk, content.issued_at), joined=True
        ),
    }


def _refuse(content: Content) -> None:
    if _same_number(content.finder, content.approver.signer):
        raise ValueError("the finder never approves his own report")
    if not content.found_how or set(content.found_how) - set(FOUND_HOW):
        raise ValueError(f"found_how is one of {', '.join(FOUND_HOW)}")


def _same_number(one: Signer, other: Signer) -> bool:
    return "".join(one.number.split()) == "".join(other.number.split())


def _reporter_rows(content: Content) -> list[list[str]]:
    finder = content.finder
    return [
        ["Nama", _wording.clean(finder.name)],
        [f"Pangkat/{_wording.clean(finder.number_label)}", _wording.clean(f"{finder.rank} / {finder.number}")],
        ["Jabatan", _forms.said(finder.post)],
        ["Kesatuan", _forms.said(content.finder_unit)],
    ]


def _event_rows(content: Content) -> list[list[Any]]:
    if content.shield.on:
        return _protected_event_rows(content)
    account, desk = content.account, content.desk
    rows: list[list[Any]] = [
        ["Waktu kejadian", _forms.time_text(account.when, desk)],
        ["Diketahui pada", _forms.said(_wording.when_known(account, desk))],
        ["Diketahui/ditemukan dengan cara", "; ".join(content.found_how)],
        ["Tempat kejadian", _forms.place_text(account.where)],
        ["Situasi saat tiba", _wording.clean(content.situation)],
        ["Apa yang terjadi", f"dugaan {_forms.said(account.deed)}"],
        ["Terlapor", _people(content, Role.TERLAPOR)],
        ["Korban", _people(content, Role.KORBAN)],
        ["Saksi-saksi", _witnesses(content)],
        ["Yang diamankan", _wording.numbered([_secured(each, desk) for each in content.secured])],
    ]
    return [row for row in rows if row[1]]


def _protected_event_rows(content: Content) -> list[list[Any]]:
    people = [
        [label, found]
        for role, label in ((Role.TERLAPOR, "Terlapor"), (Role.KORBAN, "Korban"), (Role.SAKSI, "Saksi-saksi"))
        if (found := _people(content, role))
    ]
    return [
        ["Waktu kejadian", _forms.WITHHELD],
        ["Diketahui/ditemukan dengan cara", "; ".join(content.found_how)],
        ["Tempat kejadian", _forms.WITHHELD],
        ["Apa yang terjadi", "dugaan tindak pidana (perkara dilindungi)"],
        *people,
    ]


def _people(content: Content, role: Role) -> list[str]:
    """All of one role without their phones; nobody accused is DALAM LIDIK, nobody harmed a plain statement."""
    persons = [replace(person, phone="") for person in content.persons]
    nobody = {Role.TERLAPOR: [DALAM_LIDIK], Role.KORBAN: ["belum ada"]}
    found = _forms.party_lines(persons, role, content.desk, content.reported_at, content.shield)
    return found or nobody.get(role, [])


def _witnesses(content: Content) -> list[str]:
    officers = [
        _wording.clean(f"{each.name} ({each.rank} {each.number_label} {each.number})")
        for each in content.officer_witnesses
    ]
    others = [
        _wording.in_line(replace(person, phone=""), content.desk, content.reported_at)
        for person in _wording.with_role(content.persons, Role.SAKSI)
    ]
    return _wording.numbered([*officers, *others]) or ["belum ada"]


def _secured(each: Secured, desk: Desk) -> str:
    name = _wording.clean(each.who).upper().replace(" ALIAS ", " alias ") or "seseorang yang belum menyebut namanya"
    told = f"pada hari {_wording.day_at(desk, each.rights_told_at)}" if each.rights_told_at else ""
    rights = f"hak-haknya diberitahukan {told}" if told else "hak-haknya belum diberitahukan"
    return f"{name}, diamankan pada hari {_wording.day_at(desk, each.at)}; {rights}"


def _findings(content: Content) -> list[dict[str, Any]]:
    first, *more = [_forms.said(content.first_action), *map(_wording.clean, content.actions)]
    charges = _wording.numbered([_wording.capital(_wording.charge_text(charge)) for charge in content.charges])
    evidence = _wording.things_of(content.things, "objek", "bukti")
    found_by = _wording.clean(content.evidence_found_by)
    by = [f"Ditemukan oleh: {found_by}."] if evidence and found_by else []
    shown = [
        ("TINDAKAN YANG DIAMBIL", [_wording.capital("; ".join([first, *more])) + "."]),
        ("TINDAK PIDANA APA", [_forms.PROTECTED] if content.shield.on else charges or [_wording.UNSAID]),
        ("BARANG BUKTI", ["Dirahasiakan."] if content.shield.on else [*evidence, *by] or ["Belum ada."]),
    ]
    return [{"title": f"{i}. {title}", "lines": lines} for i, (title, lines) in enumerate(shown, 1)]


def mask(content: Content) -> Content:
    """The report for every eye but the investigator's: that it was made, when, by which officers."""
    return replace(
        content,
        persons=_wording.hidden(content.persons),
        account=Account(),
        first_action=PLAIN_ACTION,
        situation="",
        secured=(),
        charges=(),
        things=(),
        evidence_found_by="",
        actions=(),
        shield=shielded(content.shield),
    )


YOHANES = Person(
    roles=(Role.TERLAPOR,),
    name="Yohanes",
    alias="Jon",
    birth=Birth(age=25),
    sex=Sex.MALE,
    occupation="Buruh",
    features="memakai kaus hitam",
)
SUGIANTO = Person(
    roles=(Role.SAKSI,),
    name="Sugianto",
    birth=Birth(age=41),
    sex=Sex.MALE,
    occupation="Pedagang",
    address=Place(village="Desa Sungai Ukoi", district="Kec. Sungai Tebelian"),
)
PUBLIC = Person(roles=(Role.KORBAN,), name="Ketertiban umum / Negara", being=Being.NEGARA)
SEEN = Account(
    uraian=(
        "Pada hari Selasa, 24 November 2026 sekira pukul 01.20 WIB, ketika melaksanakan patroli, pelapor dan saksi "
        "melihat terlapor berjalan ke arah warga sambil membawa sebilah parang terhunus.\n"
        "Terlapor diperintahkan berhenti dan menyerahkan parang tersebut, dan ia menurutinya. Tidak ada yang terluka."
    ),
    deed="menguasai senjata penikam atau penusuk tanpa hak",
    when=Span(
        Moment(date(2026, 11, 24), time(1, 20)),
        None,
        Moment(date(2026, 11, 24), time(1, 25)),
    ),
    where=Place(
        detail="Pinggir jalan depan pasar",
        village="Desa Sungai Ukoi",
        district="Kec. Sungai Tebelian",
        regency="Kab. Sintang",
        landmark="los ikan",
    ),
)

KIND = Kind(
    name="lp_a",
    title="LAPORAN POLISI",
    shape=Content,
    sample=Content(
        _sample.DESK,
        f"LP/A/12/XI/2026/{_sample.TAIL}",
        Signer("AGUS PRATAMA", "BRIPKA", "88010203", "Banit Patroli"),
        "Sat Samapta Polres Sintang",
        ("patroli", "tertangkap tangan"),
        (YOHANES, PUBLIC, SUGIANTO),
        SEEN,
        "mengamankan terlapor dan sebilah parang",
        datetime(2026, 11, 23, 19, 10, tzinfo=UTC),
        datetime(2026, 11, 23, 20, 5, tzinfo=UTC),
        _sample.PAMAPTA,
        situation="jalan sepi, lampu jalan menyala, tiga warga berada di depan los ikan",
        officer_witnesses=(Signer("FERI", "BRIPDA", "02090110", "Anggota Patroli"),),
        secured=(
            Secured(
                "Yohanes alias Jon",
                datetime(2026, 11, 23, 18, 32, tzinfo=UTC),
                datetime(2026, 11, 23, 18, 35, tzinfo=UTC),
            ),
        ),
        charges=(Charge("CONTOH-307", "Menguasai senjata penikam atau penusuk tanpa hak", "307 ayat (1)", KUHP.short),),
        things=(Thing("parang bergagang kayu", part="bukti", unit="bilah", note="panjang sekira 50 cm"),),
        evidence_found_by="BRIPDA FERI, diserahkan sendiri oleh terlapor",
        actions=("memberitahukan hak terlapor", "melakukan TPTKP", "menyerahkan kepada piket Reskrim"),
        shield=_sample.SHIELD,
    ),
    inputs=inputs,
    mask=mask,
    series="LP/A",
    secrecy="rahasia",
    issued_in=frozenset({"diperiksa"}),
    cites=(PERKAP_6_2019["pasal 3 ayat (5) huruf a"],),
    pro_justitia=True,
    signs=("petugas yang menemukan", "Kanit SPKT"),
)
