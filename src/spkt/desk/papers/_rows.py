"""Issued papers as small sheets beside a page."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from spkt.access._gate import Reader
from spkt.law.journeys.papers import WITH_CODE
from spkt.law.writing import local, long_date, wall_time
from spkt.papers._kind import kinds

TITLES = {
    "karcis": gettext_lazy("Nomor antrean"),
    "tanda_terima_pengaduan": gettext_lazy("Tanda terima pengaduan"),
    "gelar_rek": gettext_lazy("Rekomendasi gelar"),
    "lp_b": gettext_lazy("Laporan Polisi"),
    "sttlp": gettext_lazy("STTLP"),
    "sktlk": gettext_lazy("Surat kehilangan"),
    "tt_temuan": gettext_lazy("Tanda terima temuan"),
    "pengembalian": gettext_lazy("Pengembalian barang"),
    "konseling": gettext_lazy("Lembar konseling"),
    "gelar": gettext_lazy("Berita acara gelar"),
    "jawaban": gettext_lazy("Surat jawaban"),
    "teruskan": gettext_lazy("Surat penerusan"),
    "pemberitahuan_terusan": gettext_lazy("Pemberitahuan penerusan"),
    "pelimpahan": gettext_lazy("Surat pelimpahan"),
    "pemberitahuan_pelimpahan": gettext_lazy("Pemberitahuan pelimpahan"),
    "kelengkapan": gettext_lazy("Permintaan kelengkapan"),
    "tanda_terima_tinjau": gettext_lazy("Tanda terima peninjauan"),
    "cabut": gettext_lazy("Surat pencabutan"),
    "visum_luka": gettext_lazy("Permintaan visum"),
    "visum_jenazah": gettext_lazy("Permintaan visum jenazah"),
    "surat_pernyataan_pelapor": gettext_lazy("Surat pernyataan pelapor"),
    "surat_keterangan_lain": gettext_lazy("Surat keterangan"),
    "laporan_orang_hilang": gettext_lazy("Laporan orang hilang"),
    "tt_orang": gettext_lazy("Berita acara serah terima orang"),
    "ba_penolakan_ttd": gettext_lazy("Berita acara penolakan tanda tangan"),
    "surat_kuasa_check": gettext_lazy("Pemeriksaan surat kuasa"),
    "ba_pembatalan": gettext_lazy("Berita acara pembatalan"),
    "pengaduan": gettext_lazy("Lembar pengaduan"),
    "laporan_tambahan": gettext_lazy("Laporan tambahan"),
    "keterangan_tambahan": gettext_lazy("Keterangan tambahan"),
    "lp_a": gettext_lazy("Laporan Polisi model A"),
    "serah_lp": gettext_lazy("Berita acara serah terima LP"),
    "sp2hp": gettext_lazy("SP2HP"),
    "propam_tembusan": gettext_lazy("Pemberitahuan kepada Propam"),
    "register": gettext_lazy("Halaman register"),
    "ba_opname": gettext_lazy("Berita acara opname"),
    "tt_bb": gettext_lazy("Tanda terima barang bukti"),
    "ba_perbaikan": gettext_lazy("Berita acara perbaikan"),
    "formulir_tangan": gettext_lazy("Formulir tangan"),
}


def issued(papers: Iterable[Any], reader: Reader, current: str) -> list[dict[str, Any]]:
    """Newest first; current is the code of the one that is open."""
    return [
        {
            "title": TITLES.get(paper.kind) or _(kinds()[paper.kind].title).capitalize(),
            "note": state(paper, reader),
            "url": reverse("papers.one", kwargs={"code": paper.code}),
            "current": paper.code == current,
            "code": paper.kind in WITH_CODE,
        }
        for paper in reversed(tuple(papers))
    ]


def state(paper: Any, reader: Reader) -> str:
    """ "diserahkan 01.46", "terbit 02.31", "batal 03.10" or "digantikan 03.20"."""
    if paper.voided_at:
        return _("batal %(at)s") % {"at": wall_time(local(paper.voided_at, reader.zone).time(), "")}
    if paper.corrected_at:
        return _("digantikan %(at)s") % {"at": wall_time(local(paper.corrected_at, reader.zone).time(), "")}
    moment, words = (
        (paper.handed_at, _("diserahkan %(at)s")) if paper.handed_at else (paper.issued_at, _("terbit %(at)s"))
    )
    return words % {"at": wall_time(local(moment, reader.zone).time(), "")}


def moment(at: Any, reader: Reader) -> str:
    """ "Selasa, 24 November 2026 19.05 WIB", "" for no moment."""
    if at is None:
        return ""
    there = local(at, reader.zone)
    return f"{long_date(there.date())} {wall_time(there.time(), reader.unit.zone_label)}"
