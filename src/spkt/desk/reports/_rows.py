"""What the pages of the report draw: what the desk did, what to check before issue, the papers beside the page."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from spkt.access import _people as people
from spkt.access._gate import Reader
from spkt.access.gelar import held_on_the_day
from spkt.access.papers import ToIssue
from spkt.kit import clock
from spkt.law.case import FULL_ANSWERS, Person
from spkt.law.identity import figures, nik_hints, phone_normal
from spkt.law.journeys.matters import OUTCOME_WORDS, State
from spkt.law.words import N_
from spkt.law.writing import local, wall_time

Row = dict[str, Any]
OK, WARN, STOP = "ok", "warn", "danger"
PARTY = "matters.put_party"
PHONE_DIGITS = range(9, 14)
"""Figures of an Indonesian number after +62, area or operator included."""


def at(moment: datetime | None, reader: Reader) -> str:
    """ "02.38" on the unit's clock."""
    return wall_time(local(moment, reader.zone).time(), "") if moment else ""


def happened(found: ToIssue) -> list[str]:
    """What the desk did for this matter so far, in the words of the form."""
    case = found.case
    parts = {thing.part for thing in case.goods}
    done = (
        (True, "menerima laporan"),
        (any(paper.kind == "tanda_terima_pengaduan" for paper in found.papers), "memberikan tanda terima pengaduan"),
        (case.konseling is not None, "memberikan konseling bersama Piket Reskrim"),
        (case.gelar is not None, "melaksanakan gelar perkara awal"),
        ("serahan" in parts, "menerima surat yang diserahkan pelapor"),
        ("bukti" in parts, "menerima barang bukti"),
        (True, "membuat Laporan Polisi"),
        (True, "membuat STTLP"),
        (True, "meneruskan ke Sat Reskrim"),
    )
    return [words for is_so, words in done if is_so]


def checks(found: ToIssue, reader: Reader) -> list[Row]:
    """Everything to look at before issue, each with where it is mended."""
    rows = [_gelar(found, reader), _read_back(found, reader), _identity(found, reader), _article(found, reader)]
    return [*rows, *_complaint(found), *_details(found)]


def _row(text: str, note: str, state: str, url: str = "", link: str = "") -> Row:
    asks = link if url or state != OK else ""  # what is well needs nobody to mend it
    return {"text": text, "note": note, "state": state, "url": url, "link": asks}


def _to(name: str, found: ToIssue, **more: Any) -> str:
    return reverse(name, kwargs={"code": found.case.matter.code, **more})


def _his(found: ToIssue, act: str, url: str, word: str) -> tuple[str, str]:
    """Address and word of where it is mended; whose it is not reads whom to ask instead."""
    mending = found.act(act)
    return (url, word) if mending and mending.mine else ("", _("Minta Ba Yanmas"))


def skip_words(found: ToIssue) -> str:
    """Why the report may come before its gelar, "" where it rests on one or has to."""
    why = people.skip(found.case) if found.case.matter.state != State.REKOM_LP else None
    return f"{_(why.why)} ({why.cite})" if why else ""


def _complaint(found: ToIssue) -> list[Row]:
    """What stands against the complaint: shown, and no bar."""
    url = _to("matters.one", found)
    return [_row(_(each.sentence) % each.named, str(each.cite), WARN, url, _("Lihat"))
            for each in people.complaint_cautions(found.case)]  # fmt: skip


def _gelar(found: ToIssue, reader: Reader) -> Row:
    case, see = found.case, _("Lihat")
    if why := skip_words(found):
        return _row(_("Terbit sebelum gelar; gelar susulan dalam jaga ini"), why, WARN)
    signed = [seat.signed_at for seat in case.seats if seat.signed_at]
    url = _to("gelar.one", found)
    if case.gelar is None or case.gelar.closed_at is None:
        return _row(_("Gelar belum ditutup"), _("Peserta menandatangani dulu"), STOP, url, see)
    note = _("%(n)d tanda tangan, %(at)s") % {"n": len(signed), "at": at(max(signed), reader)}
    if case.gelar.outcome == State.REKOM_LP:
        return _row(_("Gelar: ada unsur pidana"), note, OK, url, see)
    return _row(_("Gelar: %(what)s") % {"what": _(OUTCOME_WORDS[case.gelar.outcome])}, note, STOP, url, see)


def _read_back(found: ToIssue, reader: Reader) -> Row:
    report, given, url = found.case.report, found.case.confirmation, _to("reports.confirm", found)
    if report is None:
        write = _his(found, "reports.draft", _to("reports.draft", found), _("Tulis"))
        return _row(_("Konsep LP belum ditulis"), "", STOP, *write)
    read = _his(found, "reports.confirm", url, _("Bacakan"))
    if given is None:
        return _row(_("Belum dibacakan kembali"), _("Bacakan kepada pelapor dulu"), STOP, *read)
    if report.confirmed_digest != report.text_digest:
        return _row(_("Isi berubah setelah dibacakan"), _("Bacakan kembali dulu"), STOP, *read)
    note = f"{_(_CONFIRMED[given.how])}, {at(report.confirmed_at, reader)}"
    if given.how == "menolak":
        return _row(
            _("Dibacakan kembali, pelapor menolak menandatangani"), f"{note}: {given.reason}", WARN, url, _("Lihat")
        )
    return _row(_("Dibacakan kembali, pelapor setuju"), note, OK, url, _("Lihat"))


_CONFIRMED = {
    "tanda tangan": N_("tanda tangan"),
    "layar": N_("setuju di layar"),
    "cap jempol": N_("cap jempol, dua saksi"),
    "menolak": N_("menolak"),
}


def _identity(found: ToIssue, reader: Reader) -> Row:
    first = next(((row, person) for row, person in found.case.parties if "pelapor" in person.roles), None)
    if first is None or not first[1].name:
        return _row(
            _("Pelapor belum bernama"), "", STOP, *_his(found, PARTY, _to("matters.add_party", found), _("Isi"))
        )
    row, person = first
    mend = _his(found, PARTY, _to("matters.put_party", found, ordinal=row.ordinal), _("Ubah"))
    if not person.id_number:
        basis = person.id_basis or _("dasar identitas belum ditulis")
        return _row(_("Identitas tanpa nomor kartu"), basis, WARN, *mend)
    hints = _hints(person, reader)
    note = " ".join(_(hint) for hint in hints) or _("NIK dan tanggal lahir selaras")
    return _row(_("Identitas pelapor dari %(card)s") % {"card": _card(person)}, note, WARN if hints else OK, *mend)


def _hints(person: Person, reader: Reader) -> list[str]:
    if not person.id_kind.startswith("KTP"):
        return []
    return nik_hints(person.id_number, person.birth.on, person.sex, clock.local_date(clock.now(), reader.zone))


def _card(person: Person) -> str:
    return "KTP" if person.id_kind.startswith("KTP") else person.id_kind


def _article(found: ToIssue, reader: Reader) -> Row:
    charges, url = found.case.charges, _to("gelar.one", found)
    laws = ", ".join(dict.fromkeys(charge.law for charge in charges))
    fits = bool(charges) and held_on_the_day(found.case, clock.local_date(clock.now(), reader.zone))
    if fits:
        return _row(_("Pasal sesuai tanggal kejadian"), laws, OK, url, _("Lihat"))
    return _row(_("Pasal tidak sesuai tanggal kejadian"), laws, WARN, url, _("Lihat"))


def _details(found: ToIssue) -> list[Row]:
    """What looks unusual, and what cannot be printed; nothing where all is well."""
    case, rows = found.case, []
    phone = case.reporter.phone if case.reporter else ""
    if phone and not _is_usual(phone):
        url = _to("matters.put_party", found, ordinal=next(r.ordinal for r, p in case.parties if p is case.reporter))
        note = _("%(phone)s, boleh diteruskan") % {"phone": phone}
        rows.append(_row(_("Telepon tampak tidak lazim"), note, WARN, *_his(found, PARTY, url, _("Ubah"))))
    if case.account.when.start is None:
        rows.append(_row(_("Waktu kejadian tidak diketahui"), case.account.when.unknown or FULL_ANSWERS[0], WARN))
    if found.unprintable:
        note = _("Tulis dengan huruf Latin seperti di KTP: %(letters)s") % {"letters": " ".join(found.unprintable[:12])}
        rows.append(_row(_("Ada huruf yang tidak bisa dicetak"), note, STOP))
    return rows


def _is_usual(phone: str) -> bool:
    """Length of a real number, and no row of naughts where its owner's figures should be."""
    digits = figures(phone_normal(phone)).removeprefix("62")
    return len(digits) in PHONE_DIGITS and len(set(digits[-7:])) > 1


def papers_beside(found: ToIssue, kind: str, counts: dict[str, int]) -> list[Row]:
    """What will be issued together, as small sheets."""
    notes = {"lp_b": _("Model B"), "sttlp": _("untuk pelapor")}
    titles = {"lp_b": _("Laporan Polisi"), "sttlp": _("STTLP")}
    return [
        {
            "title": titles[each],
            "note": f"{notes[each]}, {_('%(n)d halaman') % {'n': counts[each]}}" if counts[each] else notes[each],
            "url": f"{_to('reports.one', found)}?berkas={each}",
            "current": each == kind,
            "code": each == "sttlp",
        }
        for each in titles
    ]
