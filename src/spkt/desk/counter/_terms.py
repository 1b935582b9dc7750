"""Clocks of a matter in words and a sign: which day of how many, or how long they have run over."""

from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from spkt.access._clocks import Running
from spkt.law.words import N_

LABELS = {
    "balasan": N_("Tanggapan kepada pelapor"),
    "tinjau": N_("Jawaban peninjauan"),
    "lengkapi": N_("Kelengkapan dari pelapor"),
    "limpah": N_("Konfirmasi pelimpahan"),
    "sp2hp": N_("Surat perkembangan (SP2HP)"),
    "visum": N_("Hasil visum"),
    "perlindungan": N_("Perlindungan korban"),
}
OTHER = N_("Tenggat perkara")


def label(kind: str) -> str:
    """What the clock is about; kinds that follow a colon share the words of their family."""
    return _(LABELS.get(kind.partition(":")[0], OTHER))


def words(clock: Running) -> str:
    """ "hari ke-11 dari 14", "lewat 2 hari", "jam ke-20 dari 24"."""
    if clock.paused:
        return _("menunggu pelapor")
    over, told = clock.used - clock.of, {"used": clock.used, "of": clock.of}
    if clock.hours:
        late = ngettext("lewat %d jam", "lewat %d jam", over) % over if over > 0 else ""
        return late or _("jam ke-%(used)d dari %(of)d") % told
    late = ngettext("lewat %d hari", "lewat %d hari", over) % over if over > 0 else ""
    if not clock.used:
        return _("mulai hari ini, %(of)d hari") % told
    return late or _("hari ke-%(used)d dari %(of)d") % told


def sign(clock: Running) -> tuple[str, str]:
    """Tone and icon: the colour only repeats what the words say."""
    if clock.paused:
        return "info", "hand"
    if clock.is_over:
        return "danger", "triangle-alert"
    return ("warn", "clock") if clock.level else ("", "clock")


def term_row(clock: Running) -> dict[str, Any]:
    """One line of the column beside the matter."""
    tone, icon = sign(clock)
    on = date_format(localtime(clock.last_at), "D j M")
    return {"label": label(clock.kind), "words": words(clock), "tone": tone, "icon": icon, "on": on}
