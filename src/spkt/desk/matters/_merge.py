"""Two officers wrote the same field: what each wrote, side by side, and what the choice makes of it."""

from collections.abc import Iterator
from datetime import date, time
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from spkt.actions.matters import Clash
from spkt.desk.matters import _fields as f
from spkt.desk.matters._shapes import LEVELS, QUESTIONS, account_fields, relocated
from spkt.desk.matters.forms import AccountForm
from spkt.law.case import Account
from spkt.law.questions import QUESTIONS as SEVEN
from spkt.law.secrecy import CIRCUMSTANCES
from spkt.law.writing import moment_text, rupiah, scene_text, span_text

_WHEN = tuple(f"{name}_{part}" for name in ("start", "end", "known") for part in ("on", "at", "about"))
GROUPS: dict[str, tuple[str, ...]] = {
    "words": ("words", "marks"),
    "when": (*_WHEN, "when_unknown"),
    "where": ("kind", *LEVELS, "detail", "landmark", "place_unknown"),
    **{f"answer_{n}": (f"answer_{n}",) for n in QUESTIONS},
    **{name: (name,) for name in ("deed", "facts", "language", "interpreter", "prosecute", "loss")},
}
"""Parts of an account that one officer's text replaces as a whole, with the fields that hold them."""

IN_WORDS = frozenset({"words", "deed", "language", "interpreter", *(f"answer_{n}" for n in QUESTIONS)})
"""Parts whose two texts can be written together by hand."""

MINE, THEIRS, BOTH = "mine", "theirs", "both"


def rows(clash: Clash, zone_label: str) -> list[dict[str, Any]]:
    """One row for each part that both changed.

    returns  {"name", "label", "theirs", "mine" (texts), "by_hand" (may be written together), "kept" (hidden fields)}
    """
    mine = account_fields(clash.mine)
    return [
        {
            "name": name,
            "label": _label(name),
            "theirs": _text(clash.theirs, name, zone_label),
            "mine": _text(clash.mine, name, zone_label),
            "by_hand": name in IN_WORDS,
            "kept": [(f"mine-{field}", value) for field, value in posted(mine, GROUPS[name])],
        }
        for name in _parts(clash)
    ]


def _parts(clash: Clash) -> Iterator[str]:
    """Names of parts: marks belong to the words, answers stand one by one."""
    for name in dict.fromkeys("words" if name == "marks" else name for name in clash.names):
        if name in GROUPS:
            yield name
        elif name == "answers":
            theirs, mine = clash.theirs.answers, clash.mine.answers
            yield from (f"answer_{n}" for n in QUESTIONS if theirs.get(n, "") != mine.get(n, ""))


def base_fields(clash: Clash) -> list[tuple[str, str]]:
    """Hidden fields of the whole account: theirs, with what only this officer changed, based on the stored telling."""
    every = [name for names in GROUPS.values() for name in names]
    return [("version", str(clash.ordinal)), *posted(account_fields(clash.merged), every)]


def posted(values: dict[str, Any], names: Any) -> list[tuple[str, str]]:
    """Values of fields as a browser would send them."""
    return [(name, text) for name in names for text in _sent(name, values[name])]


def _sent(name: str, value: Any) -> list[str]:
    if isinstance(value, bool):
        return ["on"] if value else []
    if name == "marks":
        return [f.Marks().prepare_value(value)]
    if isinstance(value, list):
        return [str(each) for each in value]
    if isinstance(value, time):
        return [value.strftime("%H:%M")]
    return [value.isoformat() if isinstance(value, date) else "" if value is None else str(value)]


def chosen(post: QueryDict) -> QueryDict:
    """The form that the choices make: mine, theirs (which already stands there), or a text written by hand."""
    made = post.copy()
    for name in post.getlist("clash"):
        pick = post.get(f"pick-{name}", MINE)
        if name not in GROUPS or pick == THEIRS:
            continue
        for field in GROUPS[name]:
            made.setlist(field, post.getlist(f"mine-{field}"))
        if pick == BOTH and name in IN_WORDS:
            made[name] = post.get(f"both-{name}", "")
    if "words" in post.getlist("clash") and post.get("pick-words") == BOTH:
        made["marks"] = _marks_on(post, post.get("both-words", ""))
    return made


def _marks_on(post: QueryDict, text: str) -> str:
    """My marks on the text written by hand: those whose words still stand in it."""
    old, new = (each.replace("\r\n", "\n") for each in (post.get("mine-words", ""), text))
    marks = f.Marks(required=False).clean(post.get("mine-marks", ""))
    inside = tuple(mark for mark in marks if 0 <= mark.start < mark.end <= len(old))
    found: str = f.Marks().prepare_value([(m.start, m.end, m.question) for m in relocated(inside, old, new)])
    return found


def _label(name: str) -> str:
    if name.startswith("answer_"):
        return _(SEVEN[int(name[-1]) - 1].label)
    own = {"when": _("Waktu kejadian"), "where": _("Tempat kejadian")}
    return own.get(name) or str(AccountForm.base_fields[name].label)


def _text(account: Account, name: str, zone_label: str) -> str:
    """One part of an account as a person reads it."""
    if name.startswith("answer_"):
        return account.answers.get(int(name[-1]), "")
    if name == "when":
        known = account.when.known
        since = _("; diketahui %s") % moment_text(known, zone_label) if known else ""
        return span_text(account.when, zone_label) + since
    if name == "where":
        return scene_text(account.where)
    if name == "facts":
        return "; ".join(_(each.ask) for each in CIRCUMSTANCES if each.code in account.facts)
    if name == "prosecute":
        return _("Ya") if account.prosecute else _("Tidak")
    if name == "loss":
        return rupiah(account.loss) if account.loss is not None else ""
    return str(getattr(account, name))
