"""Issued papers as small sheets beside a page."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from spkt.access._gate import Reader
from spkt.law.writing import local, wall_time

TITLES = {
    "karcis": gettext_lazy("Nomor antrean"),
    "tanda_terima_pengaduan": gettext_lazy("Tanda terima pengaduan"),
    "gelar_rek": gettext_lazy("Rekomendasi gelar"),
    "lp_b": gettext_lazy("Laporan Polisi"),
    "sttlp": gettext_lazy("STTLP"),
    "lp_a": gettext_lazy("Laporan Polisi model A"),
    "serah_lp": gettext_lazy("Berita acara serah terima LP"),
    "sp2hp": gettext_lazy("SP2HP"),
    "propam_tembusan": gettext_lazy("Pemberitahuan kepada Propam"),
    "tt_bb": gettext_lazy("Tanda terima barang bukti"),
}
WITH_CODE = ("tanda_terima_pengaduan", "sttlp", "karcis")
"""Papers that carry a code for the citizen."""


def issued(papers: Iterable[Any], reader: Reader, current: str) -> list[dict[str, Any]]:
    """Newest first; current is the code of the one that is open."""
    return [
        {
            "title": TITLES[paper.kind],
            "note": state(paper, reader),
            "url": reverse("papers.one", kwargs={"code": paper.code}),
            "current": paper.code == current,
            "code": paper.kind in WITH_CODE,
        }
        for paper in reversed(tuple(papers))
    ]


def state(paper: Any, reader: Reader) -> str:
    """ "diserahkan 01.46" or "terbit 02.31"."""
    moment, words = (
        (paper.handed_at, _("diserahkan %(at)s")) if paper.handed_at else (paper.issued_at, _("terbit %(at)s"))
    )
    return words % {"at": wall_time(local(moment, reader.zone).time(), "")}
