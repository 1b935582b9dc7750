"""The chain of custody: a thing comes in, lies somewhere, goes from hand to hand, and leaves; each move is a row."""

from typing import Any

from spkt.access._gate import seen
from spkt.access._things import OPEN, care_facts, commanders, of_matter, seeing, takers
from spkt.actions._spine import Act, Refused, Stale, act, new_code
from spkt.law.journeys._custody import AFTER_CONFIRMED, CUSTODY, Care, Step
from spkt.law.journeys._table import Move
from spkt.law.words import N_
from spkt.records import vault
from spkt.records.models import Custody, Matter, Movement, Officer, Paper, Thing


def enter(a: Act, thing: Thing, receipt: Paper, *, giver: str, place: str = "", seal: str = "") -> Custody:
    """A thing comes in under this receipt into the hands of the officer, and lies at the place where one is said.

    giver       who handed it over, as a person of the matter; the receipt itself carries her signature
    """
    row: Custody = a.add(
        Custody(
            code=new_code(),
            unit=a.unit,
            thing=thing,
            receipt=receipt,
            state=Care.DI_TANGAN,
            seal=seal.strip(),
            holder=a.by.officer,
            since=a.at,
        )
    )
    _step(a, row, Step.TERIMA, taker=a.by.officer, citizen=giver, is_done=True)
    if place.strip():
        _shelve(a, row, place.strip())
    return row


def _step(
    a: Act,
    row: Custody,
    kind: Step,
    *,
    giver: Officer | None = None,
    taker: Officer | None = None,
    citizen: str = "",
    reason: str = "",
    is_done: bool = False,
) -> Movement:
    """The next movement of the thing, as it now is; open until its taker confirms unless it is done by itself."""
    step = Movement(
        custody=row,
        ordinal=row.movements.count() + 1,
        kind=kind,
        giver=giver,
        taker=taker,
        place=row.place,
        seal=row.seal,
        given_at=a.at,
        taken_at=a.at if is_done else None,
    )
    key = row.thing.matter.key
    vault.put(step, "citizen", citizen, key)
    vault.put(step, "reason", reason, key)
    a.facts.setdefault("moved", []).append({"thing": row.code, "step": str(kind)})
    return a.add(step)  # type: ignore[no-any-return]  # add gives back the row it was given


def _shelve(a: Act, row: Custody, place: str) -> None:
    kind = Step.PINDAH if row.state == Care.TERSIMPAN else Step.SIMPAN
    row.place, row.state, row.holder, row.since = place, str(Care.TERSIMPAN), a.by.officer, a.at
    _step(a, row, kind, giver=a.by.officer, is_done=True)
    a.save(row)


def shelve_all(a: Act, matter: Matter, place: str) -> None:
    """Everything of a matter that is in the desk's care lies at this place from now on."""
    for row in _of(a, matter):
        _shelve(a, row, place)


def depart(a: Act, matter: Matter, step: Step, state: Care, *, citizen: str = "", reason: str = "") -> None:
    """Everything of a matter leaves the desk's care. raises Refused where a thing waits for another officer"""
    for row in _of(a, matter):
        _leave(a, row, step, state, citizen=citizen, reason=reason)


def _leave(a: Act, row: Custody, step: Step, state: Care, *, citizen: str, reason: str) -> None:
    row.state, row.place, row.holder, row.since = str(state), "", None, a.at
    _step(a, row, step, giver=a.by.officer, citizen=citizen, reason=reason, is_done=True)
    a.save(row)


def _of(a: Act, matter: Matter) -> list[Custody]:
    rows = list(of_matter(matter).select_for_update(of=("self",)).select_related("thing__matter__key"))
    if any(row.state == Care.BERPINDAH for row in rows):
        raise Refused(N_("Barang ini sedang menunggu penerimanya. Minta dia menerimanya, atau tarik penyerahannya."))
    return rows


def _opened(a: Act, code: str) -> tuple[Custody, Movement | None, Move]:
    """The thing, locked, with its open movement and the move that this act makes. raises Unseen"""
    rows = seeing(a.by).filter(code=code).select_for_update(of=("self",)).select_related("thing__matter__key")
    row: Custody = seen(rows)
    a.subject = row.pk
    waiting = row.movements.filter(OPEN).first()
    return row, waiting, a.judge(CUSTODY, care_facts(row, waiting, a.by))


@act("losses.seal_thing")
def seal_thing(a: Act, code: str, seal: str, reason: str = "") -> str:
    """A seal, or a new one where the old one was broken; reason   why"""
    row, _waiting, _move = _opened(a, code)
    if not seal.strip():
        raise Refused(N_("Tulis nomor segelnya."))
    if row.seal and not reason.strip():
        raise Refused(N_("Barang ini sudah bersegel. Tulis mengapa segelnya diganti."))
    row.seal = seal.strip()
    _step(a, row, Step.SEGEL, giver=a.by.officer, reason=reason.strip(), is_done=True)
    a.save(row)
    return row.seal


@act("losses.shelve_thing")
def shelve_thing(a: Act, code: str, place: str) -> str:
    """It lies there from now on."""
    row, _waiting, _move = _opened(a, code)
    if not place.strip():
        raise Refused(N_("Tulis tempat simpannya: lemari, rak, atau gudang."))
    _shelve(a, row, place.strip())
    return row.place


@act("losses.pass_thing")
def pass_thing(a: Act, code: str, to: str, reason: str) -> str:
    """It is given to another officer, who confirms in his own sign-in. to    his NRP"""
    row, _waiting, move = _opened(a, code)
    if not reason.strip():
        raise Refused(N_("Tulis untuk apa barang ini diserahkan."))
    taker = _chosen(to, takers(a.by, at=a.at))
    _step(a, row, Step.SERAH, giver=a.by.officer, taker=taker, reason=reason.strip())
    a.go(row, move)
    a.save(row)
    return taker.nrp


def _chosen(nrp: str, officers: tuple[Officer, ...]) -> Officer:
    found = next((each for each in officers if each.nrp == nrp), None)
    if found is None:
        raise Stale(N_("Petugas ini tidak sedang bertugas. Muat ulang, lalu pilih lagi."))
    return found


@act("losses.take_thing")
def take_thing(a: Act, code: str) -> str:
    """The taker confirms: it is in his hands, or, of a destruction, it is no more."""
    row, waiting, move = _opened(a, code)
    assert waiting is not None
    waiting.taken_at = a.at
    a.save(waiting)
    after = AFTER_CONFIRMED[Step(waiting.kind)]
    a.go(row, move, str(after))
    row.holder, row.place, row.since = (a.by.officer if after == Care.DI_TANGAN else None), "", a.at
    a.save(row)
    a.facts["taken"] = {"thing": row.code, "step": waiting.kind}
    return str(row.state)


@act("losses.keep_thing")
def keep_thing(a: Act, code: str) -> str:
    """The giver takes it back before the taker confirmed; it is where it was."""
    row, waiting, move = _opened(a, code)
    assert waiting is not None
    waiting.withdrawn_at = a.at
    a.save(waiting)
    a.go(row, move, str(Care.TERSIMPAN if row.place else Care.DI_TANGAN))
    a.save(row)
    return str(row.state)


@act("losses.return_thing")
def return_thing(a: Act, code: str, to: str, identified: str, reason: str, signed: bool) -> str:
    """It goes back to a citizen, whose hand is her signature on the paper.

    to, identified      who, and how she was known; reason  on what ground
    """
    row, _waiting, _move = _opened(a, code)
    against = [
        sentence
        for said, sentence in (
            (to.strip(), N_("Tulis nama yang menerima barangnya.")),
            (identified.strip(), N_("Tulis bagaimana penerimanya dikenali.")),
            (reason.strip(), N_("Tulis dasar pengembaliannya, misalnya surat penyidik.")),
            (signed, N_("Minta penerima menandatangani tanda terima dulu, lalu centang.")),
        )
        if not said
    ]
    if against:
        raise Refused(*against)
    citizen = f"{to.strip()} ({identified.strip()})"
    _leave(a, row, Step.PULANG, Care.DIPULANGKAN, citizen=citizen, reason=reason.strip())
    return str(row.state)


@act("losses.destroy_thing")
def destroy_thing(a: Act, code: str, order: str, second: str) -> str:
    """It is destroyed on a written order once the second officer confirms. second    his NRP"""
    row, _waiting, move = _opened(a, code)
    if not order.strip():
        raise Refused(N_("Tulis nomor dan tanggal surat perintah atau penetapannya."))
    witness = _chosen(second, commanders(a.by))
    _step(a, row, Step.MUSNAH, giver=a.by.officer, taker=witness, reason=order.strip())
    a.go(row, move)
    a.save(row)
    return witness.nrp


def named(giver: Any) -> str:
    """Who handed a thing over, as the chain names him: a person of the matter, or an officer."""
    rank = getattr(giver, "rank", "")
    return f"{rank} {giver.name}".strip()
