"""What nobody should type: strings that a browser, a template or a typesetter might take for orders (tests 46, 47)."""

import dataclasses
from collections.abc import Callable
from enum import Enum
from itertools import product
from typing import Any

CHOSEN = frozenset({"tertangkap tangan"})
"""Words that are chosen from a list and not typed, though they look like it."""
MARK = "spktXss"
"""Global name that a script would leave behind if it ran."""
_RUNS = f"window.{MARK}=1"
_BODIES = (
    f"<script>{_RUNS}</script>",
    f"<img src=x onerror={_RUNS}>",
    f"<svg onload={_RUNS}>",
    f"<svg><script>{_RUNS}</script></svg>",
    f"<details open ontoggle={_RUNS}>",
    f"<input autofocus onfocus={_RUNS}>",
    f"<iframe src=javascript:parent.{MARK}=1></iframe>",
    f"<iframe srcdoc='<script>parent.{MARK}=1</script>'></iframe>",
    f"<a href=javascript:{_RUNS} autofocus>x</a>",
    f"<form action=javascript:{_RUNS}><button>x</button></form>",
    f"<object data=javascript:{_RUNS}></object>",
    f"<meta http-equiv=refresh content='0;url=javascript:{_RUNS}'>",
    f"<base href=javascript:{_RUNS}//>",
    f"<style>@import 'javascript:{_RUNS}'</style>",
    f"<math><mtext></mtext><mglyph><style><img src=x onerror={_RUNS}></style></mglyph></math>",
    f"<video><source onerror={_RUNS}></video>",
    f"<body onload={_RUNS}>",
    f"<template><script>{_RUNS}</script></template>",
    f"javascript:{_RUNS}",
    f"{{{{ constructor.constructor('{_RUNS}')() }}}}",
)
_BEFORE = (
    "", '">', "'>", "</textarea>", "</title>", "</script>", "--></style>", "]]>", '" autofocus x="', "\\'\\\"><!-->",
    "</option></select>", "</svg>", "`${", "&quot;>", "%22%3E",
)  # fmt: skip
XSS = tuple(f"{before}{body}" for before, body in product(_BEFORE, _BODIES))
TYPST = (
    '#read("/etc/passwd")',
    '#eval("1+1")',
    '#import "@preview/x:1.0.0": *',
    '#include "lain.typ"',
    "#sys.inputs #sys.version",
    "$x^2$ dan $ 5",
    "@sari <x> </x>",
    "`kode` ```raw```",
    "\\u{41} \\ // bukan komentar /* juga */",
    "= Judul *tebal* _miring_ - butir",
    "#set page(fill: red)",
    '#link("https://contoh.example")[klik]',
)


def planted(told: Any, plant: Callable[[str], str], but: tuple[type, ...] = ()) -> Any:
    """The same content with what `plant` gives in the place of every free text that is not empty; codes stay.

    but     types that nobody types, which stay as they are
    """
    if isinstance(told, (Enum, *but)) or told is None:
        return told
    if isinstance(told, str):
        return plant(told) if _is_free(told) else told
    if isinstance(told, tuple | list):
        return type(told)(planted(each, plant, but) for each in told)
    if dataclasses.is_dataclass(told) and not isinstance(told, type):
        found = {field.name: getattr(told, field.name) for field in dataclasses.fields(told) if field.init}
        return dataclasses.replace(told, **{name: planted(value, plant, but) for name, value in found.items()})
    return told


def _is_free(text: str) -> bool:
    """People write blanks and capitals; a code of ours has neither."""
    return text not in CHOSEN and (" " in text or (text != text.lower() and text != text.upper()))
