"""The seven questions of an account, SI ADI DEMEN BABI, each asked in words that blame nobody."""

from dataclasses import dataclass

from spkt.law.case import Account
from spkt.law.sources import HANJAR, HOUSE, cite
from spkt.law.words import N_


@dataclass(frozen=True, slots=True)
class Question:
    """One of the seven.

    number  1 to 7, also the key that marks an answer in the story
    key     the syllable by which it is remembered ("SI")
    ask     the sentence to say when the story left it open
    """

    number: int
    key: str
    label: str
    ask: str


QUESTIONS = (
    Question(1, "SI", N_("Siapa"), N_("Siapa saja yang ada waktu itu, sejauh Bapak/Ibu tahu?")),
    Question(2, "A", N_("Apa"), N_("Apa yang terjadi?")),
    Question(3, "DI", N_("Di mana"), N_("Di mana kejadiannya?")),
    Question(4, "DEN", N_("Dengan apa"), N_("Dengan apa itu dilakukan, kalau Bapak/Ibu tahu?")),
    Question(5, "MEN", N_("Mengapa"), N_("Adakah yang mungkin menjadi sebabnya, kalau Bapak/Ibu tahu?")),
    Question(6, "BA", N_("Bagaimana"), N_("Bagaimana kejadiannya, dari yang Bapak/Ibu ingat?")),
    Question(7, "BI", N_("Bilamana"), N_("Kapan kira-kira kejadiannya?")),
)
_WHERE, _WHEN = 3, 7


@cite(HANJAR["tujuh pertanyaan"], HOUSE["ADR 0014"])
def open_questions(account: Account) -> list[Question]:
    """Questions that neither a mark in the story nor an answer covers, in their order.

    "Tidak tahu" and its like are answers. Where and when are also answered by the place and time of the account.
    """
    answered = {mark.question for mark in account.marks} | {n for n, words in account.answers.items() if words.strip()}
    if account.where.region or account.where.detail:
        answered.add(_WHERE)
    if account.when.start or account.when.unknown:
        answered.add(_WHEN)
    return [question for question in QUESTIONS if question.number not in answered]
