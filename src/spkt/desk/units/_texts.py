"""The page of the unit's dated texts: looked at on real pages first, proposed, and agreed by another."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import HttpResponse, QueryDict
from django.utils.formats import date_format
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from spkt.access import _texts as access
from spkt.access._gate import Unseen
from spkt.access._texts import KOP
from spkt.actions import _texts as acts
from spkt.desk._page import Desk, Page, do, once, show, shown_again, to
from spkt.desk.matters import _open
from spkt.desk.matters._fields import Line, Prose, choice, day
from spkt.desk.papers._rows import TITLES, moment
from spkt.law._texts import FORMULAS, LONGEST, SIZES
from spkt.law.journeys.units import PROPOSED_WORDS, Proposed
from spkt.law.roles import Role

TONES = {Proposed.DIUSULKAN: "brand", Proposed.BERLAKU: "ok", Proposed.DITOLAK: "warn"}
HEAD = _("Kop dan kalimat baku")
SIGNERS = (Role.KANIT, Role.KA_SPKT, Role.KASAT, Role.KAPOLRES)


class _TextForm(forms.Form):
    """What every text has: the day from which it holds."""

    valid_from = day(_("Berlaku mulai"), help_text=_("Paling cepat besok. Surat yang sudah terbit tidak berubah."))

    def clean_valid_from(self) -> Any:
        """A day is needed."""
        chosen = self.cleaned_data["valid_from"]
        if chosen is None:
            raise forms.ValidationError(now("Pilih tanggal mulai berlakunya."))
        return chosen


class HeadForm(_TextForm):
    """The letterhead, the sheet, and every formula."""

    lines = Prose(_("Baris kop, satu per baris"), 4, 400, required=True)
    address = Line(_("Alamat di bawah kop"), 200, required=True)
    sheet = choice(_("Kertas"), [(size, size) for size in SIZES], required=True)
    locals().update({f"formula_{each.key}": Prose(_(each.label), 2, LONGEST + 200) for each in FORMULAS})

    def words(self) -> dict[str, Any]:
        """What was typed, as a proposal keeps it."""
        said = self.cleaned_data
        formulas = {each.key: " ".join(said[f"formula_{each.key}"].split()) for each in FORMULAS}
        return {
            "lines": _lines(said["lines"]),
            "address": said["address"],
            "formulas": access.only_changed(formulas),
            "sheet": said["sheet"],
        }

    @staticmethod
    def typed(words: dict[str, Any]) -> dict[str, Any]:
        """The fields for a text that is there."""
        formulas = {f"formula_{each.key}": words["formulas"].get(each.key, each.text) for each in FORMULAS}
        return {"lines": "\n".join(words["lines"]), "address": words["address"], "sheet": words["sheet"], **formulas}

    def formulas(self) -> list[forms.BoundField]:
        """The fields of the formulas."""
        return [self[f"formula_{each.key}"] for each in FORMULAS]


class SignatureForm(_TextForm):
    """Whose post signs a kind of paper, and the lines above it."""

    role = choice(
        _("Yang menandatangani"), [("", _("Yang melakukan tindakannya")), *((r, _(r.label)) for r in SIGNERS)]
    )
    lines = Prose(_("Baris di atas jabatan, satu per baris"), 4, 400, help_text=_("Misalnya a.n., KA SPKT, u.b."))

    def words(self) -> dict[str, Any]:
        """What was typed, as a proposal keeps it."""
        return {"role": str(self.cleaned_data["role"]), "lines": _lines(self.cleaned_data["lines"])}

    @staticmethod
    def typed(words: dict[str, Any]) -> dict[str, Any]:
        """The fields for a text that is there."""
        return {"role": words["role"], "lines": "\n".join(words["lines"])}

    def formulas(self) -> list[forms.BoundField]:
        """A signature has none."""
        return []


def _lines(text: str) -> list[str]:
    return [line for raw in text.splitlines() if (line := " ".join(raw.split()))]


def _shape(subject: str) -> type[HeadForm] | type[SignatureForm]:
    return HeadForm if subject == KOP else SignatureForm


def _title(subject: str) -> str:
    return str(HEAD) if subject == KOP else str(TITLES[subject])


def _day(on: Any) -> str:
    return date_format(on, "j F Y")


@show
def texts(request: Desk) -> Page:
    """Every text with the day from which it holds, what comes, and what was proposed."""
    found = access.texts(request.reader)
    unsaid = [name for name in access.signed_kinds() if name not in {text.subject for text in found.now}]
    context = {
        "now": [_row(text) for text in found.now],
        "unsaid": [{"subject": name, "title": _title(name)} for name in unsaid],
        "coming": [_row(text) for text in found.coming],
        "changes": [_change_row(row, request) for row in found.changes],
        "may_propose": _may_propose(request),
    }
    return Page("units/texts.html", context)


def _row(text: access.Text) -> dict[str, Any]:
    said = [*text.words["lines"], text.words.get("address", "")]
    return {"subject": text.subject, "title": _title(text.subject), "said": said, "since": _day(text.since)}


def _change_row(row: Any, request: Desk) -> dict[str, Any]:
    return {
        "code": row.code,
        "title": _title(row.subject),
        "since": _day(row.valid_from),
        "by": f"{row.asked_by.rank} {row.asked_by.name}",
        "at": moment(row.asked_at, request.reader),
        "state": now(PROPOSED_WORDS[Proposed(row.state)]),
        "tone": TONES[Proposed(row.state)],
    }


def _may_propose(request: Desk) -> bool:
    return bool(request.reader.roles & frozenset({Role.KANIT, Role.BAMIN}))


@show
def text_form(request: Desk, subject: str) -> Page:
    """The text as it stands or as it was typed; once it was looked at, it can be sent."""
    access.let_in(request.reader)
    form = shown_again(request, _shape(subject)) or _asked(request, subject)
    looked = form.is_bound and form.is_valid() and not getattr(request, "again", {}).get("form")
    wrong = access.wrong_words(subject, form.words()) if looked else []
    drawn = access.pictures(subject, form.words(), request.reader) if looked and not wrong else []
    context = {
        "subject": subject,
        "title": _title(subject),
        "form": form,
        "is_head": subject == KOP,
        "wrong": [now(sentence) % named if "%s" in sentence else now(sentence) for sentence, named in wrong],
        "pages": range(1, len(drawn) + 1),
        "query": urlencode(list(_typed(request.GET).items())),
        "hidden": list(_typed(request.GET).items()) if drawn else [],
        "may_propose": _may_propose(request),
    }
    return Page("units/propose_text.html", context)


def _asked(request: Desk, subject: str) -> HeadForm | SignatureForm:
    """The form with what stands in the address, else with the newest text of this sort. raises Unseen"""
    if subject != KOP and subject not in access.signed_kinds():
        raise Unseen
    if "look" in request.GET:
        return _shape(subject)(request.GET)
    last = access.newest(subject, request.reader.unit)
    return _shape(subject)(initial=_shape(subject).typed(last.words) if last else {})


def _typed(sent: QueryDict) -> dict[str, str]:
    return {name: str(sent[name]) for name in sent if name not in ("csrfmiddlewaretoken", "key")}


@do(again=text_form)
def propose_text(request: Desk, subject: str) -> HttpResponse:
    """It waits for Ka SPKT."""
    form = _open.valid(request, _shape(subject)(request.POST))
    said = {"subject": subject, "words": form.words(), "valid_from": form.cleaned_data["valid_from"]}
    code = acts.propose_text(by=request.reader, key=once(request), **said)
    return to("units.agree_text", code=code)


@show
def text_picture(request: Desk, subject: str, number: int) -> HttpResponse:
    """One page of a sample with what stands in the address. raises Unseen"""
    form = _asked(request, subject)
    if not (form.is_bound and form.is_valid()) or access.wrong_words(subject, form.words()):
        raise Unseen
    return _picture(access.pictures(subject, form.words(), request.reader), number)


def _picture(drawn: list[bytes], number: int) -> HttpResponse:
    if not 1 <= number <= len(drawn):
        raise Unseen
    answer = HttpResponse(drawn[number - 1], content_type="image/png")
    answer["Cache-Control"] = "no-store"
    return answer


@show
def text_change(request: Desk, code: str) -> Page:
    """A proposal beside what holds now, on real pages, and the decision."""
    row, reader = access.change(code, request.reader), request.reader
    last = access.newest(row.subject, reader.unit)
    found = access.facts(row.subject, row.valid_from, reader, row)
    reasons = access.against("units.agree_text", found, reader)
    is_open = access.is_open(row)
    context = {
        **_change_row(row, request),
        "subject": row.subject,
        "differences": _differences(last.words if last and is_open else None, row.words),
        "pages": range(1, len(access.pictures(row.subject, row.words, reader)) + 1),
        "is_open": is_open,
        "decided": f"{row.decided_by.rank} {row.decided_by.name}, {moment(row.decided_at, reader)}"
        if row.decided_by
        else "",
        "may_agree": reasons == [],
        "may_refuse": access.against("units.refuse_text", found, reader) == [],
        "why_not": [now("Minta Ka SPKT memutuskannya.")] if reasons is None else [now(reason) for reason in reasons],
    }
    return Page("units/agree_text.html", context)


def _differences(before: dict[str, Any] | None, after: dict[str, Any]) -> list[dict[str, str]]:
    """Each part that is worded otherwise, before and after; all of it where there is nothing to compare."""
    then, there = _parts(before) if before else {}, _parts(after)
    rows = [(name, then.get(name, "–"), there[name]) for name in there if then.get(name) != there[name]]
    return [{"label": label, "of": "", "before": old, "after": new} for label, old, new in rows]


def _parts(words: dict[str, Any]) -> dict[str, str]:
    if "role" in words:
        role = now(Role(words["role"]).label) if words["role"] else now("Yang melakukan tindakannya")
        return {now("Yang menandatangani"): role, now("Baris di atas jabatan"): " / ".join(words["lines"]) or "–"}
    formulas = {now(each.label): words["formulas"].get(each.key, each.text) for each in FORMULAS}
    return {
        now("Kop"): " / ".join(words["lines"]),
        now("Alamat"): words["address"],
        now("Kertas"): words["sheet"],
        **formulas,
    }


@show
def change_picture(request: Desk, code: str, number: int) -> HttpResponse:
    """One page of a sample with a proposed text. raises Unseen"""
    row = access.change(code, request.reader)
    return _picture(access.pictures(row.subject, row.words, request.reader), number)


@do(again=text_change)
def agree_text(request: Desk, code: str) -> HttpResponse:
    """It holds from its day on."""
    acts.agree_text(by=request.reader, key=once(request), code=code)
    return to("units.texts")


@do(again=text_change)
def refuse_text(request: Desk, code: str) -> HttpResponse:
    """It stays in the list as refused."""
    acts.refuse_text(by=request.reader, key=once(request), code=code)
    return to("units.texts")
