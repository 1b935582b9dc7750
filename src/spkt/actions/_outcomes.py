"""What becomes of a matter that ends in no report: each a move with a reason, a paper, and what she can do next."""

from collections.abc import Sequence

from spkt.access import _outcomes as wording
from spkt.access._facts import is_complaint
from spkt.actions._deciding import Deciding, deciding
from spkt.actions._signing import block_for
from spkt.actions._spine import Act, Refused, act
from spkt.actions._terms import start_term, stop_all_terms
from spkt.actions.watch import assign, holders
from spkt.kit import clock
from spkt.law import numbers
from spkt.law._offices import places
from spkt.law.case import Confirmation
from spkt.law.deadlines import sp2hp_a1_due
from spkt.law.journeys.matters import State
from spkt.law.roles import Role
from spkt.law.words import N_
from spkt.papers._letter import Office
from spkt.papers._minutes import Witness
from spkt.records.letterhead import signer_of

BRANCHES = {
    "reskrim": ("KASAT RESKRIM", "Satreskrim"),
    "narkoba": ("KASAT RESNARKOBA", "Satresnarkoba"),
    "lantas": ("KASAT LANTAS", "Satlantas"),
}
"""Heads of branches to whom a complaint may go on, and how she knows the branch."""
WITNESSES = 2


@act("matters.explain")
def explain(a: Act, code: str, reason: str, turn_to: Sequence[str] = (), elsewhere: str = "") -> str:
    """No crime: the answer is written, with its reason, where to turn and until when to ask for a review.

    turn_to     keys of law._offices; elsewhere other places, a line each
    raises      Refused where she would be left without a place to turn to
    """
    it = deciding(a, code, reason)
    offices = _offices(a, turn_to, elsewhere)
    if not offices:
        raise Refused(N_("Pilih ke mana pelapor dapat mencari penyelesaian, atau tulis tempatnya."))
    signer = block_for(a.unit, "jawaban", a.today, a.by.officer)
    it.issue("jawaban", wording.answer(it.case, reason.strip(), offices, signer, a.at))
    return it.close(reason)


def _offices(a: Act, keys: Sequence[str], elsewhere: str) -> list[Office]:
    try:
        listed = places(tuple(keys), a.unit.city)
    except KeyError:
        raise Refused(N_("Tempat itu tidak ada dalam daftar. Pilih dari daftar, atau tulis sendiri.")) from None
    found = [Office(name, matter=matter) for name, matter in listed]
    return [*found, *(Office(line) for line in wording.lines(elsewhere))]


@act("matters.forward")
def forward(a: Act, code: str, reason: str, branch: str = "reskrim") -> str:
    """Goes on to the head of a branch without an LP; she reads to whom, and by when she hears.

    reason      what that branch is asked to do, a line each; branch one of BRANCHES
    """
    it = deciding(a, code, reason)
    if branch not in BRANCHES:
        raise Refused(N_("Pilih satuan yang menerima pengaduan ini."))
    _pass_on(it, reason, *BRANCHES[branch])
    for officer in holders(a.unit, Role.KASAT):
        assign(a, it.matter, officer)
    start_term(a, it.matter, "sp2hp:A1", clock.day_end(sp2hp_a1_due(a.today), a.by.zone))
    return it.close(reason)


def _pass_on(it: Deciding, reason: str, head: str, known_as: str) -> None:
    a, unit, city = it.a, it.a.unit.name, it.a.unit.city
    signer = block_for(a.unit, "teruskan", a.today, a.by.officer)
    addressee = Office(f"{head} {unit}".upper(), city)
    it.issue("teruskan", wording.passed_on(it.case, addressee, wording.lines(reason), signer, a.at))
    it.issue(
        "pemberitahuan_terusan", wording.passed_on_notice(it.case, Office(f"{known_as} {unit}", city), signer, a.at)
    )


@act("matters.withdraw")
def withdraw(
    a: Act, code: str, reason: str, witnesses: Sequence[Witness] = (), given: Confirmation | None = None
) -> str:
    """She takes her complaint back before two witnesses; that ends a complaint offence only, any other goes on.

    reason      her statement in her words; given how she confirmed it
    returns     the state: another one only where the offence is prosecuted on complaint and no report was issued
    """
    it = deciding(a, code, reason)
    heard = [each for each in witnesses if each.name.strip()]
    if len(heard) < WITNESSES:
        raise Refused(N_("Pencabutan perlu dua saksi yang mendengarnya. Tulis nama keduanya."))
    said = given or Confirmation("tanda tangan")
    content = wording.withdrawal(it.case, reason.strip(), said, heard, signer_of(a.by.officer), a.at)
    it.issue("cabut", content, numbers.Kind.MINUTES)
    ends = is_complaint(it.case) is True and it.matter.state != State.LP_TERBIT
    if ends:
        stop_all_terms(a, it.matter)
    for officer in holders(a.unit, Role.KASAT) if it.matter.state == State.LP_TERBIT else ():
        assign(a, it.matter, officer)
    return it.close(reason, State.DICABUT if ends else "")
