"""Minutes of handing a person over: who was found, how she looked, who takes her, and on what that right rests."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time
from typing import Any

from spkt.law import writing
from spkt.law.case import Birth, Confirmation, Desk, Moment, Person, Place, Role, Sex, Signer, Span, Thing
from spkt.law.sources import POLRI, SOP
from spkt.papers import _minutes, _sample, _wording
from spkt.papers._kind import Kind, shielded
from spkt.papers._minutes import Handling, Witness
from spkt.papers._shapes import Shield


@dataclass(frozen=True, slots=True)
class Content:
    """What stands on the minutes.

    handed_at       aware, UTC
    persons         who is handed over: one, or several found together; unknown names stay ""
    receiver        who takes them: kin, or who acts for an institution; signs
    officer         who hands over
    relation        what the receiver is to them ("ibu kandung", "petugas Dinas Sosial Kab. Sintang")
    proof           what proves that, one line each ("Kartu Keluarga Nomor …")
    institution     who is behind the receiver, "" for kin; assignment its letter
    found           when they were found; where the place
    condition       how they look and behave now, as anybody sees it; never a finding of health
    things          what they carry; handling in the same order, of which the condition is printed
    photo           number of the photo in the sealed annex, "" where none was taken
    witnesses       two who stood by
    """

    desk: Desk
    number: str | None
    handed_at: datetime
    persons: tuple[Person, ...]
    receiver: Person
    officer: Signer
    relation: str = ""
    proof: tuple[str, ...] = ()
    institution: str = ""
    assignment: str = ""
    found: Span = field(default_factory=Span)
    where: Place = field(default_factory=Place)
    condition: str = ""
    things: tuple[Thing, ...] = ()
    handling: tuple[Handling, ...] = ()
    photo: str = ""
    witnesses: tuple[Witness, ...] = ()
    confirmation: Confirmation | None = None
    shield: Shield = field(default_factory=Shield)


NOT_KNOWN = "BELUM DIKETAHUI"
PROTECTED = f"{_wording.capital(_minutes.PROTECTED)}."
CARE = (
    "PIHAK KEDUA menyatakan menerima orang tersebut dalam keadaan seperti diuraikan di atas dan sejak saat itu "
    "bertanggung jawab atas perawatan dan keselamatannya."
)


def inputs(content: Content) -> dict[str, Any]:
    """What the minutes print: both hands, who is handed over and how, what proves the right, that care goes over."""
    desk, at = content.desk, content.handed_at
    return {
        **_wording.frame(desk, content.number, at),
        "opening": f"{_minutes.on_this_day(desk, at, f'SPKT {desk.name}')}, kami:",
        "first": [["PIHAK PERTAMA", f"{_minutes.officer_line(content.officer)}, yang menyerahkan"]],
        "second": "PIHAK KEDUA, yang menerima:",
        "receiver": _receiver_rows(content),
        "handed": "PIHAK PERTAMA telah menyerahkan kepada PIHAK KEDUA, dan PIHAK KEDUA telah menerima:",
        "people": [_person_rows(content, person) for person in content.persons],
        "finding": [] if content.shield.on else _finding_rows(content),
        "condition": [PROTECTED] if content.shield.on else _minutes.prose(content.condition),
        "things": _thing_rows(content),
        "count": "" if content.shield.on or not content.things else _minutes.count_text(content.things),
        "care": CARE,
        "closing": _minutes.closing(desk),
        "hands": _hands(content),
        "remarks": _remarks(content),
    }


def _receiver_rows(content: Content) -> list[list[Any]]:
    rows = _minutes.party_rows(content.receiver, content.desk, content.handed_at, content.shield, "Penerima")
    if content.shield.on:
        return rows
    more: list[list[Any]] = [
        ["Hubungan", _wording.clean(content.relation) or _wording.UNSAID],
        ["Bukti hubungan", _minutes.lines_of(content.proof) or [_wording.UNSAID]],
        ["Lembaga", _wording.clean(content.institution)],
        ["Surat tugas", _wording.clean(content.assignment)],
    ]
    return [*rows, *[row for row in more if row[1]]]


def _person_rows(content: Content, person: Person) -> list[list[Any]]:
    if content.shield.on:
        return [["Nama", _wording.unnamed("Orang yang diserahkan", content.shield)]]
    rows: list[list[Any]] = [*_wording.identity(person, content.desk, content.handed_at)]
    if not person.name.strip():
        rows[0] = ["Nama", NOT_KNOWN]
    return [*rows, ["Ciri-ciri", _wording.clean(person.features) or _wording.UNSAID]]


def _finding_rows(content: Content) -> list[list[Any]]:
    when = _wording.clean(writing.span_text(content.found, content.desk.zone_label))
    where = _wording.clean(writing.scene_text(content.where))
    return [row for row in [["Ditemukan pada", when], ["Ditemukan di", where]] if row[1]]


def _thing_rows(content: Content) -> list[list[Any]]:
    return [
        [f"{i}.", _minutes.amount_text(thing), _minutes.kind_text(thing), _minutes.cell(said.condition) or "–"]
        for i, (thing, said) in enumerate(_minutes.handled(content.things, content.handling), 1)
    ]


def _hands(content: Content) -> list[Any]:
    name = _wording.signing_name(content.receiver, content.shield)
    return [
        [
            _minutes.citizen_hand("PIHAK KEDUA, yang menerima,", name, content.confirmation),
            _minutes.officer_hand("PIHAK PERTAMA, yang menyerahkan,", content.officer),
        ],
        *_minutes.witness_hands(content.witnesses, content.shield, content.confirmation),
    ]


def _remarks(content: Content) -> list[str]:
    photo = f"Foto nomor {_wording.clean(content.photo)} disimpan dalam lampiran tersegel." if content.photo else ""
    return [
        *_minutes.thumb_note("PIHAK KEDUA", content.confirmation),
        *([photo] if photo else []),
        "Dibuat rangkap 3 (tiga): yang menerima, SPKT, dan berkas.",
    ]


def mask(content: Content) -> Content:
    """The minutes of a protected matter: that somebody was handed over, when and by which officer; neither of both."""
    return replace(
        content,
        persons=_wording.hidden(content.persons),
        receiver=Person((), nationality=""),
        relation="",
        proof=(),
        institution="",
        assignment="",
        found=Span(),
        where=Place(),
        condition="",
        things=(),
        handling=(),
        photo="",
        witnesses=_minutes.unseen(content.witnesses),
        confirmation=_wording.unspoken(content.confirmation),
        shield=shielded(content.shield),
    )


KIND = Kind(
    name="tt_orang",
    title="BERITA ACARA SERAH TERIMA ORANG",
    shape=Content,
    sample=Content(
        _sample.DESK,
        f"BA/43/XI/2026/{_sample.TAIL}",
        datetime(2026, 11, 24, 8, 25, tzinfo=UTC),
        (
            Person(
                (),
                name="Tono",
                birth=Birth(age=5),
                sex=Sex.MALE,
                address=Place(village="Kel. Ladang", district="Kec. Sintang"),
                features="tinggi sekitar 105 cm, rambut pendek, baju kaus kuning, celana pendek biru",
            ),
        ),
        replace(_sample.LIDIA, roles=(Role.PENDAMPING,)),
        _sample.OFFICER,
        relation="ibu kandung",
        proof=("Kartu Keluarga atas nama penerima, memuat nama anak", "Anak mengenali dan menyebut penerima ibunya"),
        found=Span(Moment(datetime(2026, 11, 24, tzinfo=UTC).date(), time(13, 40))),
        where=Place(detail="Pasar Masuka", district="Kec. Sintang", regency="Kab. Sintang"),
        condition="Tenang, dapat berjalan sendiri, sudah makan dan minum di SPKT.",
        things=(Thing("sandal jepit", amount="1", unit="pasang"),),
        photo="F-0031",
        witnesses=(
            Witness("MARIA GORETI, S.H.", "BRIPKA NRP 90010277", is_officer=True),
            Witness("AGUSTINUS LAMPUNG", "Ketua RT 03 Kel. Ladang"),
        ),
        confirmation=_sample.CONFIRMED,
        shield=_sample.SHIELD,
    ),
    inputs=inputs,
    mask=mask,
    series="BA",
    secrecy="rahasia",
    cites=(POLRI["bantuan dan perlindungan masyarakat"], SOP["VIII.b"]),
    signs=("penerima", "petugas", "dua saksi"),
)
