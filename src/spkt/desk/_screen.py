"""The reporter's second screen beside a page of the desk: how far she is in the text, in words."""

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from spkt.access._gate import Reader
from spkt.access.citizens import Watched, watched
from spkt.kit import clock
from spkt.law.words import N_

STORY, REPORT = "story", "report"
MENDED_AT = {STORY: ("matters.write_account", "id_words"), REPORT: ("reports.draft", "id_uraian")}
"""Page and field where each text is mended."""
WORDS = {
    "idle": N_("Menyala, menyapa pelapor. Catatan ini belum ditampilkan."),
    "changed": N_("Isi berubah sejak ditampilkan. Tampilkan ulang."),
    "rested": N_("Sepuluh menit tidak dijawab, layar dikosongkan. Tampilkan ulang."),
    "signing": N_("Semua bagian dibaca, menunggu tanda setuju."),
}
TONES = {"stopped": "danger", "done": "ok", "changed": "warn", "rested": "warn", "reading": "info", "signing": "info"}


def screen_of(case: Any, reader: Reader, what: str) -> dict[str, Any]:
    """`screen` for `_parts/screen.html`. what   STORY or REPORT"""
    return drawn(watched(case, reader, what), case.matter.code, reader, what)


def drawn(found: Watched, code: str, reader: Reader, what: str) -> dict[str, Any]:
    """What the desk says of the screen, and where it asks again."""
    page, field = MENDED_AT[what]
    return {
        "code": code,
        "what": what,
        "url": f"{reverse('citizens.present', args=[code])}?{urlencode({'isi': what})}",
        "is_paired": found.state != "unpaired",
        "has_text": found.parts > 0,
        "is_shown": found.state not in ("unpaired", "idle"),
        "said": _said(found, reader),
        "tone": TONES.get(found.state, ""),
        "mend": f"{reverse(page, args=[code])}#{field}" if found.state == "stopped" else "",
    }


def _said(found: Watched, reader: Reader) -> str:
    told = {"n": found.current, "all": found.parts}
    if found.state == "reading":
        return _("Pelapor membaca bagian %(n)d dari %(all)d.") % told
    if found.state == "stopped" and found.current > found.parts:
        return _("Pelapor menghentikan di akhir pembacaan: ada yang salah.")
    if found.state == "stopped":
        return _("Pelapor menghentikan pembacaan di bagian %(n)d: ada yang salah.") % told
    if found.agreed_at and found.state == "done":
        return _("Pelapor setuju di layarnya pukul %(at)s.") % {
            "at": f"{clock.local(found.agreed_at, reader.zone):%H.%M}"
        }
    return _(WORDS[found.state]) if found.state in WORDS else ""
