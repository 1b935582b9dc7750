"""What the pages of letters draw: choices of a dossier, letters as rows, what a request says."""

from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from spkt.access import visum as access
from spkt.access._gate import Reader
from spkt.access.visum import OneRequest
from spkt.desk._letters import at
from spkt.desk.papers._rows import TITLES
from spkt.desk.visum.forms import OTHER
from spkt.law.case import Being, Person
from spkt.law.visum import ANSWERS, EXAMINATIONS, REPORTS

Row = dict[str, Any]


def lists(case: Any, reader: Reader) -> dict[str, Any]:
    """Choices that the forms of letters offer from this dossier and this unit."""
    hospitals = {row["kode"]: row for row in access.hospitals()}
    return {
        "hospitals": hospitals,
        "party": [("", _("Pilih")), *_people(case)],
        "hospital": [
            ("", _("Pilih")),
            *((code, row["nama"]) for code, row in hospitals.items()),
            (OTHER, _("Lainnya")),
        ],
        "goods": [(str(row.ordinal), thing.name) for row, thing in case.things],
        "escort": [("", _("Pilih")), *((each.nrp, f"{each.rank} {each.name}") for each in access.escorts(reader))],
        "paper": [
            ("", _("Pilih")),
            *((each.code, f"{TITLES[each.kind]} · {each.number}") for each in access.papers_of(case)),
        ],
    }


def _people(case: Any) -> list[tuple[str, str]]:
    return [(str(row.ordinal), named(person)) for row, person in case.parties if person.being is Being.ORANG]


def named(person: Person) -> str:
    """Name and part of somebody, as a list shows her; features where there is no name."""
    roles = ", ".join(_(role.capitalize()) for role in person.roles)
    return f"{person.name or person.features or _('Belum diketahui')} ({roles.lower()})" if roles else person.name


def said(found: OneRequest, reader: Reader) -> list[tuple[str, Any]]:
    """What the request says, for who may read it."""
    asked = found.asked
    if asked is None:
        return []
    person = next((person for row, person in found.case.parties if row.ordinal == asked.party), None)
    escort = access.officer_of_unit(reader, asked.escort)
    rows = [
        (_("Rumah sakit"), ", ".join(each for each in (asked.hospital, asked.city) if each)),
        (_("Yang diperiksa"), named(person) if person else ""),
        (_("Diminta"), ", ".join(_(EXAMINATIONS[found.letter.kind][each]) for each in asked.examinations)),
        (_("Visum et Repertum"), _(REPORTS[asked.report])),
        (_("Diantar"), f"{escort.rank} {escort.name}" if escort else ""),
        (_("Didampingi"), asked.companion),
        (_("Dibawa"), at(asked.brought_at, reader)),
    ]
    if found.letter.kind == "visum_jenazah":
        rows += [
            (_("Label dan segel"), ", ".join(each for each in (asked.label, asked.seal) if each)),
            (_("Keluarga"), f"{_(ANSWERS[asked.family_answer])} {at(asked.family_told_at, reader)}".strip()),
        ]
    return [(name, value) for name, value in rows if value]


def happened(found: OneRequest, reader: Reader) -> list[tuple[str, str]]:
    """What became of the letter so far: facts and hands, never a finding."""
    letter, answer = found.letter, found.answer
    taken = ", ".join(each for each in (answer.get("taken_by", ""), answer.get("post", "")) if each)
    rows = [
        (_("Diminta"), f"{at(letter.drafted_at, reader)}, {_short(letter.drafted_by)}"),
        (_("Menunggu"), ", ".join(_short(each) for each in found.waits_for) if letter.state == "diminta" else ""),
        (
            _("Disetujui"),
            f"{at(letter.approved_at, reader)}, {_short(letter.approved_by)}" if letter.approved_by else "",
        ),
        (_("Diterima rumah sakit"), f"{at(letter.received_at, reader)}, {taken}" if letter.received_at else ""),
        (_("Hasil diterima"), at(letter.result_at, reader)),
        (_("Dipegang oleh"), answer.get("holder", "")),
        (_("Ditarik"), f"{answer['order']}: {answer['reason']}" if "order" in answer else ""),
        (_("Laporan Polisi"), found.lp or _("menyusul")),
    ]
    return [(name, value) for name, value in rows if value]


def _short(officer: Any) -> str:
    return f"{officer.rank} {officer.name}"


def zone_of(case: Any) -> ZoneInfo:
    """Civil zone of the unit whose dossier it is."""
    return ZoneInfo(case.matter.unit.zone)


def ticket(case: Any) -> str:
    """Number of the visit that brought it, "" where nobody came."""
    return case.matter.visit.ticket if case.matter.visit else ""
