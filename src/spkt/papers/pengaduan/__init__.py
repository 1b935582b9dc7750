"""Record sheet of a complaint: who complains of whom and what, and whether she asks for prosecution."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from spkt.law.case import DALAM_LIDIK, Account, Confirmation, Desk, Person, Role, Signer, Thing
from spkt.law.sources import KUHAP, KUHP
from spkt.papers import _forms, _sample, _wording
from spkt.papers._forms import Reference
from spkt.papers._kind import Kind, shielded
from spkt.papers._shapes import Shield


@dataclass(frozen=True, slots=True)
class Content:
    """What stands on the sheet.

    number              that of the complaint, the same as on its receipt; None on a draft
    persons             the first with PELAPOR complains and signs; TERLAPOR is who is complained of
    account             `uraian` or `words`, `when`, `where`; `prosecute` she asks for prosecution, which a complaint
                        offence needs; `language`, `interpreter`
    received_at         aware, UTC: when the complaint came; written_at when the sheet was signed, None on a draft
    officer             who received it
    relation            what she is to the victim, in words ("istri korban"); "" prints that she is the victim herself
                        where her roles say so
    relation_basis      on what her right to complain rests, with its article as printed
    things              part "bukti" and "serahan" are printed under BUKTI
    earlier             complaints of the same elsewhere, each with its number
    elsewhere           units where she says she was, without a number ("Polsek Sepauk, 21 November 2026")
    plan                what follows: "konseling", "gelar", "penyelidikan"
    anonymous_reason    why she is not named; then her name is not printed
    """

    desk: Desk
    number: str | None
    persons: tuple[Person, ...]
    account: Account
    received_at: datetime
    written_at: datetime | None
    officer: Signer
    relation: str = ""
    relation_basis: str = ""
    things: tuple[Thing, ...] = ()
    earlier: tuple[Reference, ...] = ()
    elsewhere: tuple[str, ...] = ()
    plan: str = ""
    anonymous_reason: str = ""
    confirmation: Confirmation | None = None
    shield: Shield = field(default_factory=Shield)

    def __post_init__(self) -> None:
        object.__setattr__(self, "things", _forms.guarded(self.things))


REQUEST = "Saya mengadukan dan memohon agar perbuatan tersebut dituntut menurut hukum."
"""Her request in the words a complaint offence needs; printed only where she made it."""
NO_REQUEST = "Pengadu belum memohon agar perbuatan tersebut dituntut."
NAMELESS = "TANPA NAMA"


def inputs(content: Content) -> dict[str, Any]:
    """What the sheet prints, from the one who complains to what follows."""
    desk, first = content.desk, _wording.reporter(content.persons)
    hidden = content.shield.on or bool(content.anonymous_reason)
    return {
        **_wording.frame(desk, content.number, content.written_at or content.received_at),
        "claim": "" if hidden else f"{_wording.someone(first)} yang mengaku bernama:",
        "reporter_rows": _reporter_rows(content, first),
        "accused": _accused(content),
        "event_rows": _event_rows(content),
        "account": _forms.story(content.account, content.shield),
        "request": _request(content),
        "relation_rows": _relation_rows(content, first),
        "lists": _lists(content),
        "more_rows": _more_rows(content),
        "read_back": _forms.read_back(content.confirmation, "pengadu"),
        "reporter": _wording.reporter_block(_signing_name(content, first), content.confirmation, head="Pengadu,"),
        "officer": _wording.officer_block(
            ["Yang menerima pengaduan,"], content.officer, place=_wording.dated(desk, content.written_at)
        ),
        "interpreter": _interpreter(content),
    }


def _reporter_rows(content: Content, first: Person) -> list[list[Any]]:
    if content.anonymous_reason and not content.shield.on:
        return [["Nama", f"{NAMELESS} ({_wording.clean(content.anonymous_reason)})"]]
    return _forms.identified(first, content.desk, content.received_at, content.shield, "Pengadu")


def _signing_name(content: Content, first: Person) -> str:
    return NAMELESS if content.anonymous_reason else _wording.signing_name(first, content.shield)


def _accused(content: Content) -> list[str]:
    found = _parties(content, Role.TERLAPOR)
    return found or [DALAM_LIDIK]


def _parties(content: Content, role: Role) -> list[str]:
    first = _wording.reporter(content.persons)
    others = [person for person in content.persons if person is not first]
    return _forms.party_lines(others, role, content.desk, content.received_at, content.shield)


def _event_rows(content: Content) -> list[list[str]]:
    if content.shield.on:
        return [["Waktu", _forms.WITHHELD], ["Tempat", _forms.WITHHELD]]
    account, desk = content.account, content.desk
    return [
        ["Waktu", _forms.time_text(account.when, desk)],
        ["Tempat", _forms.place_text(account.where)],
        ["Diketahui pada", _forms.said(_wording.when_known(account, desk))],
    ]


def _request(content: Content) -> str:
    if content.shield.on:
        return "Dirahasiakan."
    return f"“{REQUEST}”" if content.account.prosecute else NO_REQUEST


def _relation_rows(content: Content, first: Person) -> list[list[Any]]:
    if content.shield.on:
        return [["Hubungan", _forms.WITHHELD]]
    own = "korban sendiri" if Role.KORBAN in first.roles else ""
    rows: list[list[Any]] = [
        ["Hubungan", _forms.said(content.relation or own)],
        ["Dasar", _wording.clean(content.relation_basis)],
        ["Korban lain", _parties(content, Role.KORBAN)],
    ]
    return [row for row in rows if row[1]]


def _lists(content: Content) -> list[dict[str, Any]]:
    things = ["Dirahasiakan."] if content.shield.on else _wording.things_of(content.things, "bukti", "serahan")
    return [
        {"title": "SAKSI", "lines": _parties(content, Role.SAKSI) or ["Belum ada."]},
        {"title": "BUKTI", "lines": things or ["Belum ada."]},
    ]


def _more_rows(content: Content) -> list[list[Any]]:
    if content.shield.on:
        return [["Rencana tindak lanjut", _forms.WITHHELD]]
    account = content.account
    earlier = [_forms.reference_text(each) for each in content.earlier]
    before = _wording.numbered([*earlier, *map(_wording.clean, content.elsewhere)])
    helped = (
        f", penerjemah {_wording.clean(account.interpreter).upper()}" if account.interpreter else ", tanpa penerjemah"
    )
    return [
        ["Pernah melapor di", before or ["belum pernah, menurut pengadu"]],
        ["Bahasa/penerjemah", f"{_forms.said(account.language)}{helped}"],
        ["Rencana tindak lanjut", _forms.said(content.plan)],
    ]


def _interpreter(content: Content) -> dict[str, Any] | None:
    name = _wording.clean(content.account.interpreter).upper()
    return _wording.reporter_block(name, None, head="Penerjemah,") if name else None


def mask(content: Content) -> Content:
    """The sheet for every eye but the investigator's: that a complaint was written down, when, by whom."""
    return replace(
        content,
        persons=_wording.hidden(content.persons),
        account=Account(),
        relation="",
        relation_basis="",
        things=(),
        earlier=(),
        elsewhere=(),
        plan="",
        anonymous_reason="",
        confirmation=_wording.unspoken(content.confirmation),
        shield=shielded(content.shield),
    )


KIND = Kind(
    name="pengaduan",
    title="LAPORAN PENGADUAN",
    shape=Content,
    sample=Content(
        _sample.DESK,
        f"DUMAS/B/210/XI/2026/{_sample.TAIL}",
        _sample.PEOPLE,
        _sample.ACCOUNT,
        _sample.REPORTED,
        _sample.ISSUED,
        _sample.OFFICER,
        relation_basis="pemilik barang yang diambil",
        things=_sample.THINGS[1:],
        elsewhere=("Pos Polisi Pasar Masuka, 23 November 2026, secara lisan",),
        plan="konseling dengan piket Reskrim",
        confirmation=_sample.CONFIRMED,
        shield=_sample.SHIELD,
    ),
    inputs=inputs,
    mask=mask,
    series="DUMAS/B",
    secrecy="rahasia",
    issued_in=frozenset({"dicatat", "konseling", "siap_gelar"}),
    cites=(KUHAP["pasal 23 ayat (2) sampai (4)"], KUHP["pasal 28"]),
    signs=("pengadu", "petugas"),
)
