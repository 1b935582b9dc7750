"""Small pieces that templates draw often: icons, keys, tags, ages, the clock of a service. No tag asks a database.

Bigger parts are templates in `_parts/`, included with their inputs by name; each says at its top what it wants.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

register = template.Library()

ICONS_FILE = Path(__file__).resolve().parents[1] / "static" / "vendor" / "lucide" / "icons.json"
TONE_ICONS = {
    "ok": "check",
    "warn": "circle-question-mark",
    "danger": "triangle-alert",
    "info": "info",
    "secret": "lock",
    "brand": "circle-dot",
}
METER_WIDTH = 296


@cache
def icon_shapes() -> dict[str, list[tuple[str, dict[str, str]]]]:
    """Every icon the desk may draw: name to its SVG elements with their attributes."""
    shapes: dict[str, list[tuple[str, dict[str, str]]]] = json.loads(ICONS_FILE.read_text("utf-8"))
    return shapes


@register.simple_tag
@cache
def icon(name: str, size: str = "") -> SafeString:
    """An icon as inline SVG: no request, no flash, no style; hidden from screen readers because text stands beside it.

    name    a name in static/vendor/lucide/icons.json
    size    "" 16 px, "lg" 20 px, "xl" 28 px
    raises  KeyError for an icon that is not shipped
    """
    shapes = format_html_join(
        "", "<{}{}/>", ((kind, format_html_join("", ' {}="{}"', facts.items())) for kind, facts in icon_shapes()[name])
    )
    size_class = f" i-{size}" if size else ""
    return format_html('<svg class="i{}" viewBox="0 0 24 24" aria-hidden="true">{}</svg>', size_class, shapes)


@register.simple_tag
def kbd(*keys: str) -> SafeString:
    """Keys as small caps of a keyboard, hidden from screen readers: `aria-keyshortcuts` says the same to them."""
    return format_html_join(" ", '<span class="kbd" aria-hidden="true">{}</span>', ((key,) for key in keys))


@register.simple_tag
def tag(text: str, tone: str = "", icon_name: str = "") -> SafeString:
    """A state as a word with an icon; the colour only repeats it.

    tone        "" plain, brand, ok, warn, danger, info, secret
    icon_name   overrides the tone's own icon; "none" draws none
    """
    chosen = icon_name or TONE_ICONS.get(tone, "none")
    drawn = "" if chosen == "none" else icon(chosen)
    return format_html('<span class="tag {}">{}{}</span>', tone, drawn, text)


@register.simple_block_tag
def card(content: SafeString, title: str, *, note: str = "", flush: bool = False) -> str:
    """A card around what stands between the tags.

    note    small text at the right of the title
    flush   True where the content brings its own padding (a table, rows)
    """
    return render_to_string("_parts/card.html", {"title": title, "note": note, "flush": flush, "content": content})


@register.simple_block_tag
def banner(content: SafeString, tone: str = "info") -> str:
    """A note in place: what is missing, what to know. tone: info, warn, danger, ok, secret."""
    return render_to_string("_parts/banner.html", {"tone": tone, "icon": TONE_ICONS[tone], "content": content})


@register.filter
def initials(name: str) -> str:
    """Two letters for the round badge beside a name ("Sri Wahyu Kenanga" gives "SW")."""
    return "".join(word[0] for word in name.split()[:2]).upper() or "?"


@register.filter
def age(since: datetime, now: datetime) -> str:
    """How long ago, as screens say it: "6 mnt", "2 j 05 mnt", "3 hr". clock.js writes the same."""
    minutes = max(0, int((now - since).total_seconds() // 60))
    if minutes < 60:
        return _("%(n)d mnt") % {"n": minutes}
    if minutes < 1440:
        return _("%(h)d j %(m)02d mnt") % {"h": minutes // 60, "m": minutes % 60}
    return _("%(n)d hr") % {"n": minutes // 1440}


@register.inclusion_tag("_parts/clock_meter.html")
def clock_meter(used: int, promised: int, spans: Sequence[Mapping[str, Any]] = (), remind: int = 0) -> dict[str, Any]:
    """The service clock: used of promised minutes, split by who had the ball, with a mark at the reminder.

    spans   {"label": "cerita", "minutes": 19, "who": "desk" | "reading" | "detective" | "waiting"} in order
    remind  minute of the reminder; 0 draws no mark
    """
    whole = max(used, promised, 1)
    return {
        "used": used,
        "days": used // 1440,
        "promised": promised,
        "kept": used <= promised,
        "spans": spans,
        "rects": _rects(spans, whole),
        "remind": remind,
        "mark": round(METER_WIDTH * remind / whole),
        "limit": round(METER_WIDTH * promised / whole),
    }


def _rects(spans: Sequence[Mapping[str, Any]], whole: int) -> list[dict[str, Any]]:
    kinds = {"desk": "a", "reading": "a2", "detective": "b", "waiting": "c"}
    rects, passed = [], 0
    for span in spans:
        left, right = (round(METER_WIDTH * minutes / whole) for minutes in (passed, passed + span["minutes"]))
        rects.append({"x": left, "width": max(1, right - left - 1), "kind": kinds[span["who"]]})
        passed += span["minutes"]
    return rects
