"""A matter goes to the unit that is competent, and arrives there: by the code of its letter, or by what was replied."""

from dataclasses import dataclass
from datetime import date

from spkt.access import _outcomes as wording
from spkt.access._referral import normal_reply, sent_to
from spkt.actions._deciding import Deciding, deciding
from spkt.actions._signing import block_for
from spkt.actions._spine import Act, Refused, act
from spkt.actions._terms import ARRIVAL, start_term, stop_term
from spkt.actions.matters import tell_public
from spkt.kit import blind, clock
from spkt.law.deadlines import arrival_due
from spkt.law.journeys._referral import REFERRAL, Sent, SentFacts
from spkt.law.journeys.matters import State
from spkt.law.words import N_
from spkt.law.writing import long_date
from spkt.papers._letter import Office
from spkt.records import vault
from spkt.records.models import Letter, Matter, Paper

REPLY_BITS = 50
KIND = "pelimpahan"


@dataclass(frozen=True, slots=True)
class Receiver:
    """The unit to which a matter is referred. unit   its code where it works in this house, "" for any other"""

    name: str
    city: str = ""
    phone: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Arrival:
    """What the receiving unit says. who   who took it there; number   that it got there; on   day of arrival"""

    who: str
    number: str
    on: date


@act("matters.refer")
def refer(a: Act, code: str, reason: str, receiver: Receiver) -> str:
    """Goes to another unit by letter, whose code confirms its arrival; she reads where, why and whom to ask."""
    it = deciding(a, code, reason)
    if not receiver.name.strip():
        raise Refused(N_("Tulis kesatuan yang menerima pelimpahan ini."))
    _send(it, reason.strip(), receiver)
    start_term(a, it.matter, ARRIVAL, clock.day_end(arrival_due(a.today), a.by.zone))
    return it.close(reason)


def _send(it: Deciding, reason: str, receiver: Receiver) -> None:
    """Both letters, and the row by which the receiver finds his."""
    a, reply = it.a, blind.new_code(REPLY_BITS)
    signer = block_for(a.unit, KIND, a.today, a.by.officer)
    to = Office(f"KA{receiver.name}".upper(), receiver.city)
    has_desk = receiver.name.startswith(("Pol", "POL"))  # a branch of a unit is asked for by its own name
    name = f"SPKT {receiver.name}" if has_desk else receiver.name
    there = Office(name, receiver.city, phone=receiver.phone)
    letter = wording.referred(it.case, to, reason, blind.grouped(reply), signer, a.at)
    paper = it.issue(KIND, letter)
    it.issue("pemberitahuan_pelimpahan", wording.referred_notice(it.case, there, reason, paper.number, signer, a.at))
    _keep(a, it.matter, reply, receiver, paper)


def _keep(a: Act, matter: Matter, reply: str, receiver: Receiver, paper: Paper) -> None:
    letter = Letter(
        code=reply,
        matter=matter,
        ordinal=matter.letters.count() + 1,
        kind=KIND,
        state=Sent.DIKIRIM,
        drafted_by=a.by.officer,
        drafted_at=a.at,
        approved_by=a.by.officer,
        approved_at=a.at,
        paper=paper,
    )
    vault.put(letter, "words", {"unit": receiver.unit, "name": receiver.name}, matter.key)
    a.add(letter)


@act("matters.confirm_referral")
def confirm_referral(a: Act, code: str, reason: str, number: str = "", on: date | None = None) -> str:
    """The other unit replied by letter or telephone, and the desk writes it down.

    reason      who there took it; number that it got there, on when
    """
    it = deciding(a, code, reason)
    day = on or a.today
    if not number.strip():
        raise Refused(N_("Tulis nomor register di kesatuan penerima. Belum ada? Tanyakan dulu, lalu catat."))
    if day > a.today:
        raise Refused(N_("Tanggal penerimaan belum terjadi. Periksa tanggalnya."))
    letter = _letter_of(it.matter)
    if letter is not None:
        _arrive(a, letter, Arrival(reason.strip(), number.strip(), day))
    stop_term(a, it.matter, ARRIVAL)
    return it.close(f"{reason.strip()}, {number.strip()}, {long_date(day)}")


def _letter_of(matter: Matter) -> Letter | None:
    waiting = Letter.objects.select_for_update().filter(matter=matter, kind=KIND, state=Sent.DIKIRIM)
    return waiting.order_by("-ordinal").first()


def _arrive(a: Act, letter: Letter, said: Arrival) -> None:
    vault.put(letter, "answer", {"who": said.who, "number": said.number, "on": said.on.isoformat()}, letter.matter.key)
    letter.state, letter.received_at = Sent.SAMPAI, a.at
    a.save(letter)


@act("matters.accept_referral")
def accept_referral(a: Act, reply: str, number: str) -> str:
    """An officer of the receiving unit confirms by the code on the letter; of the matter he sees nothing here.

    reply       code as printed; number that the matter has in his unit
    returns     number of the letter
    raises      Refused for a code that is unknown, used, or of a letter to another unit: one sentence for all
    """
    letter = sent_to(a.by, normal_reply(reply), lock=True)
    a.judge(REFERRAL, SentFacts(state=letter.state if letter else Sent.DIKIRIM))
    if letter is None or letter.paper is None:
        raise Refused(N_("Kode surat tidak dikenal untuk kesatuan Anda. Periksa huruf pada surat pelimpahan."))
    if not number.strip():
        raise Refused(N_("Tulis nomor register di kesatuan Anda."))
    matter = letter.matter
    a.subject = matter.pk
    _arrive(a, letter, Arrival(f"{a.by.officer.rank} {a.by.officer.name}", number.strip(), a.today))
    if matter.state == State.DILIMPAHKAN:
        stop_term(a, matter, ARRIVAL)
        matter.state, matter.closed_at = State.DITERIMA_SANA, a.at
        a.save(matter)
        tell_public(a, matter, "diterima_sana")
    return letter.paper.number
