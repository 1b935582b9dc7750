"""Report of a further reporter of the same deed: her own paper and her own rights, one report of police."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from typing import Any

from spkt.law.case import Account, Birth, Confirmation, Desk, Moment, Person, Role, Sex, Signer, Span, Thing
from spkt.law.sources import KUHAP
from spkt.papers import _forms, _sample, _wording
from spkt.papers._forms import Reference
from spkt.papers._kind import Kind, shielded
from spkt.papers._shapes import Rights, Shield, Tracking


@dataclass(frozen=True, slots=True)
class Content:
    """What stands on the report. Nothing of the first reporter is told: there is no field for it.

    number          None on a draft
    persons         the first with PELAPOR reports and signs; TERLAPOR, KORBAN and SAKSI as she names them
    first_report    number and day of the report of the same deed
    account         what she adds: `uraian` or `words`, `when`, `where`
    received_at     aware, UTC; issued_at None on a draft
    officer         who received it
    things          what she handed in or brought as evidence
    """

    desk: Desk
    number: str | None
    persons: tuple[Person, ...]
    first_report: Reference
    account: Account
    received_at: datetime
    issued_at: datetime | None
    officer: Signer
    rights: Rights
    things: tuple[Thing, ...] = ()
    confirmation: Confirmation | None = None
    tracking: Tracking = field(default_factory=Tracking)
    shield: Shield = field(default_factory=Shield)

    def __post_init__(self) -> None:
        object.__setattr__(self, "things", _forms.guarded(self.things))


def inputs(content: Content) -> dict[str, Any]:
    """What the report prints: who came, to which report it goes, what she adds, what she may expect."""
    desk, first = content.desk, _wording.reporter(content.persons)
    return {
        **_wording.frame(desk, content.number, content.issued_at or content.received_at, content.tracking),
        "opening": _opening(content, first),
        "reporter_rows": _reporter_rows(content, first),
        "adds": _adds(content),
        "event_rows": _event_rows(content),
        "account": _forms.story(content.account, content.shield),
        "handed": _handed(content),
        "rights": _wording.rights_lines(content.rights, content.tracking),
        "read_back": _forms.read_back(content.confirmation),
        "reporter": _wording.reporter_block(_wording.signing_name(first, content.shield), content.confirmation),
        "officer": _wording.officer_block(
            ["Yang menerima laporan,"], content.officer, place=_wording.dated(desk, content.issued_at)
        ),
    }


def _opening(content: Content, first: Person) -> str:
    return (
        f"Pada {_forms.about(content.desk, content.received_at)}, telah datang ke SPKT "
        f"{_wording.clean(content.desk.name)} {_forms.who_came(first, content.shield)} yang mengaku:"
    )


def _reporter_rows(content: Content, first: Person) -> list[list[Any]]:
    rows = _forms.identified(first, content.desk, content.received_at, content.shield)
    as_what = "korban" if Role.KORBAN in first.roles and not first.as_what else first.as_what
    return rows if content.shield.on or not as_what else [*rows, ["Selaku", _wording.capital(_wording.clean(as_what))]]


def _adds(content: Content) -> str:
    return (
        f"Laporan ini tentang kejadian yang sama dengan {_forms.reference_text(content.first_report)}. "
        "Kedua laporan ditangani sebagai satu perkara; hak pelapor tetap sama."
    )


def _event_rows(content: Content) -> list[list[Any]]:
    if content.shield.on:
        return [["Waktu", _forms.WITHHELD], ["Tempat", _forms.WITHHELD]]
    rows: list[list[Any]] = [
        ["Waktu", _forms.time_text(content.account.when, content.desk)],
        ["Tempat", _forms.place_text(content.account.where)],
        *[[label, _others(content, role)] for role, label in PARTIES],
    ]
    return [row for row in rows if row[1]]


PARTIES = ((Role.TERLAPOR, "Terlapor"), (Role.KORBAN, "Korban"), (Role.SAKSI, "Saksi"))


def _others(content: Content, role: Role) -> list[str]:
    first = _wording.reporter(content.persons)
    others = [person for person in content.persons if person is not first]
    return _forms.party_lines(others, role, content.desk, content.received_at, content.shield)


def _handed(content: Content) -> list[str]:
    return ["Dirahasiakan."] if content.shield.on else _forms.things_lines(content.things) or ["Tidak ada."]


def mask(content: Content) -> Content:
    """The report of a protected matter: that one more was made, to which it goes, her rights."""
    return replace(
        content,
        persons=_wording.hidden(content.persons),
        account=Account(),
        things=(),
        confirmation=_wording.unspoken(content.confirmation),
        shield=shielded(content.shield),
    )


MARIA = Person(
    roles=(Role.PELAPOR,),
    name="Maria Yosefina",
    id_kind="KTP-EL",
    id_number="6105014708880004",
    birth=Birth("Sintang", date(1988, 8, 7)),
    sex=Sex.FEMALE,
    religion="Katolik",
    occupation="Pedagang",
    address=_sample.HENDRIKUS.address,
    phone="0812-0000-0003",
    as_what="saksi",
)
SEEN = Account(
    words="Saya lihat dua orang mendorong motor lewat depan rumah saya.",
    uraian=(
        "Pada hari Senin, 23 November 2026 sekira pukul 02.20 WIB pelapor melihat dari jendela rumahnya dua orang "
        "laki-laki mendorong sepeda motor berwarna hitam tanpa menyalakan mesin ke arah jembatan. Salah seorang "
        "memakai jaket merah. Pelapor tidak mengenal mereka."
    ),
    deed="melihat dua orang mendorong sepeda motor",
    when=Span(Moment(date(2026, 11, 23), time(2, 20))),
    where=_sample.ACCOUNT.where,
)

KIND = Kind(
    name="laporan_tambahan",
    title="LAPORAN TAMBAHAN",
    shape=Content,
    sample=Content(
        _sample.DESK,
        f"LT/7/XI/2026/{_sample.TAIL}",
        (MARIA, _sample.UNKNOWN),
        Reference("Laporan Polisi", f"LP/B/123/XI/2026/{_sample.TAIL}", _sample.ISSUED.date()),
        SEEN,
        datetime(2026, 11, 23, 7, 20, tzinfo=UTC),
        datetime(2026, 11, 23, 7, 55, tzinfo=UTC),
        _sample.OFFICER,
        replace(_sample.RIGHTS, sp2hp_by=None),
        things=(Thing("rekaman kamera rumah pada kartu memori", part="bukti"),),
        confirmation=_sample.CONFIRMED,
        tracking=_sample.TRACKING,
        shield=_sample.SHIELD,
    ),
    inputs=inputs,
    mask=mask,
    series="LT",
    issued_in=frozenset({"diterima", "dicatat"}),
    cites=(KUHAP["pasal 23 ayat (5)"],),
    signs=("pelapor", "petugas"),
)
