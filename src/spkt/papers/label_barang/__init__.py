"""Sheet of labels for things in custody: a square with an inside address, and nothing of the matter."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from spkt.kit import qr
from spkt.law import writing
from spkt.law.case import Desk
from spkt.law.sources import HOUSE
from spkt.papers import _minutes, _sample, _wording
from spkt.papers._kind import Kind

ON_A_SHEET = 24
"""Labels of 70 × 37 mm, three beside each other, eight below each other."""


@dataclass(frozen=True, slots=True)
class Label:
    """One thing. code of its label; url inside address that the square holds; receipt, place, seal and day as kept"""

    code: str
    url: str
    receipt: str
    on: date
    place: str = ""
    seal: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """What stands on the sheet. first: place of the first label, from 1, on a sheet of which some were used before"""

    desk: Desk
    made_at: datetime
    labels: tuple[Label, ...]
    first: int = 1


def inputs(content: Content) -> dict[str, Any]:
    """What the sheet prints: used places left empty, then label by label."""
    desk = content.desk
    return {
        **_wording.frame(desk, "", content.made_at),
        "unit": _wording.clean(f"SPKT {desk.name}"),
        "skip": max(0, min(content.first, ON_A_SHEET) - 1),
        "labels": [_label(each) for each in content.labels],
    }


def _label(label: Label) -> dict[str, Any]:
    return {
        "svg": qr.svg(label.url),
        "code": f"{label.code[:5]} {label.code[5:]}".strip(),
        "rows": [
            _minutes.cell(label.receipt.partition("/SPKT/")[0]),
            f"Diterima {writing.dashed_date(label.on)}",
            _minutes.cell(label.place[:60]) or "Tempat: ……………",
            f"Segel {_minutes.cell(label.seal)}" if label.seal else "Segel –",
        ],
    }


def mask(content: Content) -> Content:
    """The sheet itself: nothing on it needs protection."""
    return content


def _sampled(code: str, n: int, place: str, seal: str = "") -> Label:
    number = f"BT/{n}/XI/2026/{_sample.TAIL}"
    return Label(code, f"https://meja.spkt.example/titipan/barang/{code}", number, date(2026, 11, 23), place, seal)


KIND = Kind(
    name="label_barang",
    title="LABEL BARANG",
    shape=Content,
    sample=Content(
        _sample.DESK,
        datetime(2026, 11, 23, 2, 0, tzinfo=UTC),
        (
            _sampled("Q5T8VXK1MD", 17, "lemari barang bukti SPKT Polres Sintang", "0012"),
            _sampled("7K2M9QXD4T", 17, "lemari barang bukti SPKT Polres Sintang"),
            _sampled("BW3HNF8C2R", 18, ""),
        ),
        first=2,
    ),
    inputs=inputs,
    mask=mask,
    sizes=("A4-label",),
    issued_in=frozenset({"di_tangan", "tersimpan"}),
    cites=(HOUSE["ADR 0057"],),
)
