"""One thing in the desk's care: where it is, its chain, what may be done with it; and the sheet of labels."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from spkt.access import _counts as counts
from spkt.access import _things as access
from spkt.access._gate import Reader
from spkt.access._things import Moved, OneThing
from spkt.actions import _custody as acts
from spkt.desk._page import Desk, Page, do, once, show, shown_again, to, typed
from spkt.desk.losses._custody import CARE_TONES
from spkt.desk.matters._fields import Line
from spkt.desk.papers._rows import moment
from spkt.law.journeys._custody import CARE_WORDS, COUNT, CUSTODY, HERE, STEP_WORDS, Care, Step


class SealForm(forms.Form):
    """A seal, and why where one was there already."""

    seal = Line(_("Nomor segel"), 40, required=True, error_messages={"required": _("Tulis nomor segelnya.")})
    why_new = Line(_("Mengapa segelnya diganti"), 240, help_text=_("Hanya bila barang ini sudah bersegel."))


class ShelveForm(forms.Form):
    """Where it lies."""

    place = Line(
        _("Tempat simpan"),
        160,
        required=True,
        help_text=_("Misalnya lemari 2, rak atas."),
        error_messages={"required": _("Tulis tempat simpannya: lemari, rak, atau gudang.")},
    )


class PassForm(forms.Form):
    """To which officer, and what for."""

    to = forms.ChoiceField(label=_("Kepada"), error_messages={"required": _("Pilih petugas yang menerima barangnya.")})
    reason = Line(
        _("Untuk apa"),
        240,
        required=True,
        help_text=_("Misalnya pemeriksaan, sidang, disimpan di gudang."),
        error_messages={"required": _("Tulis untuk apa barang ini diserahkan.")},
    )

    def __init__(self, *args: Any, officers: Any = (), **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["to"].choices = [("", now("Pilih")), *officers]  # type: ignore[attr-defined]  # a choice field


class ReturnThingForm(forms.Form):
    """To which citizen, on what ground, and that she signed."""

    receiver = Line(
        _("Diterima oleh"), 120, required=True, error_messages={"required": _("Tulis nama yang menerima barangnya.")}
    )
    identified = Line(
        _("Dikenali dengan"),
        120,
        required=True,
        help_text=_("Misalnya KTP, dikenal petugas."),
        error_messages={"required": _("Tulis bagaimana penerimanya dikenali.")},
    )
    ground = Line(
        _("Dasar pengembalian"),
        240,
        required=True,
        error_messages={"required": _("Tulis dasar pengembaliannya, misalnya surat penyidik.")},
    )
    signed = forms.BooleanField(label=_("Penerima sudah menandatangani tanda terima"), required=False)


class DestroyForm(forms.Form):
    """On which order, and before which second officer."""

    order = Line(
        _("Surat perintah atau penetapan"),
        240,
        required=True,
        help_text=_("Nomor dan tanggalnya."),
        error_messages={"required": _("Tulis nomor dan tanggal surat perintah atau penetapannya.")},
    )
    second = forms.ChoiceField(
        label=_("Petugas kedua"), error_messages={"required": _("Pilih petugas kedua yang menyaksikan.")}
    )

    def __init__(self, *args: Any, officers: Any = (), **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["second"].choices = [("", now("Pilih")), *officers]  # type: ignore[attr-defined]  # a choice field


def _officers(rows: Any) -> list[tuple[str, str]]:
    return [(each.nrp, f"{each.rank} {each.name}") for each in rows]


@show
def thing(request: Desk, code: str) -> Page:
    """The thing with this label: where it is, its chain, and what this officer may do with it."""
    found = access.one(code, request.reader)
    row = found.row
    return Page(
        "losses/thing.html",
        {
            "code": code,
            "label": f"{code[:5]} {code[5:]}",
            "named": found.named.name if found.named else "",
            "matter": found.matter,
            "state": now(CARE_WORDS[Care(row.state)]),
            "tone": CARE_TONES.get(Care(row.state), ""),
            "place": row.place,
            "seal": row.seal,
            "receipt": row.receipt.number.partition("/SPKT/")[0],
            "holder": _who(row.holder),
            "since": moment(row.since, request.reader),
            "chain": [_line(each, request.reader) for each in found.chain],
            **_offered(request, found),
            **_counted(request, found),
        },
    )


def _who(officer: Any) -> str:
    return f"{officer.rank} {officer.name}" if officer else ""


def _line(each: Moved, reader: Reader) -> dict[str, Any]:
    """One link of the chain in words, with both hands."""
    row = each.row
    ends = [_who(row.giver), _who(row.taker)] if row.kind in (Step.SERAH, Step.MUSNAH) else []
    by_citizen = each.citizen or now("warga")
    hands = {
        Step.TERIMA: now("dari %(giver)s kepada %(taker)s") % {"giver": by_citizen, "taker": _who(row.taker)},
        Step.PULANG: now("dari %(giver)s kepada %(taker)s") % {"giver": _who(row.giver), "taker": by_citizen},
    }.get(Step(row.kind), " → ".join(each for each in ends if each) or _who(row.giver))
    return {
        "what": now(STEP_WORDS[Step(row.kind)]),
        "hands": hands,
        "place": row.place,
        "seal": row.seal if row.kind in (Step.SEGEL, Step.TERIMA) else "",
        "reason": each.reason,
        "given": moment(row.given_at, reader),
        "taken": moment(row.taken_at, reader) if row.taken_at != row.given_at or ends else "",
        "withdrawn": moment(row.withdrawn_at, reader),
        "open": each.is_open,
    }


SHAPES: dict[str, type[forms.Form]] = {
    "losses.shelve_thing": ShelveForm,
    "losses.pass_thing": PassForm,
    "losses.seal_thing": SealForm,
    "losses.return_thing": ReturnThingForm,
    "losses.destroy_thing": DestroyForm,
}
"""Acts that ask for something, with what they ask."""


def _deed(request: Desk, found: OneThing, act: str) -> dict[str, Any]:
    """An act of the thing with its form; who may be named on it is asked for only where somebody is."""
    shape = SHAPES[act]
    again = shown_again(request, shape)
    named = {PassForm: access.takers, DestroyForm: access.commanders}.get(shape)
    more: dict[str, Any] = {"officers": _officers(named(request.reader))} if named else {}
    form = again or shape(auto_id=f"id_{act.partition('.')[2]}_%s", **more)
    label = now(CUSTODY.move(act, Care.TERSIMPAN).label)
    return {"label": label, "url": reverse(act, args=[found.row.code]), "form": form, "open": again is not None}


def _offered(request: Desk, found: OneThing) -> dict[str, Any]:
    """Acts with a form, acts that are a button, and why others do not go."""
    mine = found.mine
    deeds = [_deed(request, found, act) for act in SHAPES if mine.get(act) == []]
    against = [now(reason) for act in SHAPES for reason in mine.get(act, ())]
    return {
        "deeds": deeds,
        "may_take": mine.get("losses.take_thing") == [],
        "may_keep": mine.get("losses.keep_thing") == [],
        "why_not": list(dict.fromkeys(against)),
        "waits_for": next((_who(each.row.taker) for each in found.chain if each.is_open), ""),
    }


def _counted(request: Desk, found: OneThing) -> dict[str, Any]:
    """Counts that run, and whether this thing was seen in them."""
    rows = []
    for count in counts.running(request.reader):
        if COUNT.may(counts.count_facts(count, request.reader), request.reader.roles).get("losses.count_thing") != []:
            continue
        sight = counts.sighted(count, found.row)
        seen = moment(sight.at, request.reader) if sight else ""
        rows.append(
            {"code": count.code, "place": count.place, "seen": seen, "by": _who(sight.officer) if sight else ""}
            | {
                "post": reverse("losses.count_thing", args=[count.code]),
                "url": reverse("losses.count", args=[count.code]),
            }
        )
    return {"counts": rows, "count_now": len(rows) == 1 and not rows[0]["seen"]}


@do(again=thing)
def seal_thing(request: Desk, code: str) -> HttpResponse:
    """It carries this seal."""
    said = typed(request, SealForm).cleaned_data
    acts.seal_thing(by=request.reader, key=once(request), code=code, seal=said["seal"], reason=said["why_new"])
    return to("losses.thing", code=code)


@do(again=thing)
def shelve_thing(request: Desk, code: str) -> HttpResponse:
    """It lies there."""
    place = typed(request, ShelveForm).cleaned_data["place"]
    acts.shelve_thing(by=request.reader, key=once(request), code=code, place=place)
    return to("losses.thing", code=code)


@do(again=thing)
def pass_thing(request: Desk, code: str) -> HttpResponse:
    """It waits for the other officer."""
    said = typed(request, PassForm, officers=_officers(access.takers(request.reader))).cleaned_data
    acts.pass_thing(by=request.reader, key=once(request), code=code, **said)
    return to("losses.thing", code=code)


@do(again=thing)
def take_thing(request: Desk, code: str) -> HttpResponse:
    """It is in this officer's hands, or is no more."""
    state = acts.take_thing(by=request.reader, key=once(request), code=code)
    return to("losses.thing", code=code) if state in HERE else to("losses.custody")


@do(again=thing)
def keep_thing(request: Desk, code: str) -> HttpResponse:
    """It is where it was."""
    acts.keep_thing(by=request.reader, key=once(request), code=code)
    return to("losses.thing", code=code)


@do(again=thing)
def return_thing(request: Desk, code: str) -> HttpResponse:
    """A citizen has it."""
    said = typed(request, ReturnThingForm).cleaned_data
    acts.return_thing(
        by=request.reader,
        key=once(request),
        code=code,
        to=said["receiver"],
        identified=said["identified"],
        reason=said["ground"],
        signed=said["signed"],
    )
    return to("losses.thing", code=code)


@do(again=thing)
def destroy_thing(request: Desk, code: str) -> HttpResponse:
    """It waits for the second officer."""
    said = typed(request, DestroyForm, officers=_officers(access.commanders(request.reader))).cleaned_data
    acts.destroy_thing(by=request.reader, key=once(request), code=code, order=said["order"], second=said["second"])
    return to("losses.thing", code=code)


@show
def labels(request: Desk) -> HttpResponse:
    """Labels of the chosen things as one PDF, from the place on the sheet that is asked for. raises Unseen"""
    asked = request.GET.get("mulai", "1")
    first = int(asked) if asked.isdecimal() and len(asked) < 3 else 1
    here = request.build_absolute_uri
    codes = tuple(request.GET.getlist("k"))
    pdf = access.label_sheet(codes, request.reader, lambda code: here(reverse("losses.thing", args=[code])), first)
    answer = HttpResponse(pdf, content_type="application/pdf")
    answer["Content-Disposition"], answer["Cache-Control"] = 'inline; filename="label.pdf"', "no-store"
    return answer
