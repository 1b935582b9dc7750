"""Closing a month of a register: its page is a paper, once, in order, chained to the page before."""

from datetime import date

from spkt.access import _registers as books
from spkt.actions._spine import Act, Refused, act
from spkt.actions.papers import check_printable, issue_paper, take_number
from spkt.law import numbers
from spkt.law._books import Book, is_over
from spkt.law.journeys._registers import REGISTER, PageFacts, PageState
from spkt.law.words import N_
from spkt.records.letterhead import signing_block
from spkt.records.models import RegisterPage


@act("papers.close_register")
def close_register(a: Act, book: str, month: date) -> dict[str, str]:
    """Closes the month that begins on this day.

    returns     {"number", "paper", "hash"}: printed number and outside code of the page, its hash
    raises      Refused while the month runs, and where an earlier one is still open
    """
    books.check_reader(a.by)
    found = books.book_of(book)
    a.judge(REGISTER, _facts(a, found, month))
    missing = books.gaps(a.unit, found, month)
    if missing:
        sentence = N_("Nomor %s tidak ada di register. Minta admin menjalankan pemeriksaan sebelum bulan ditutup.")
        raise Refused(sentence, named=(missing[0],))
    series, number = take_number(a, numbers.Kind.REGISTER)
    closer = signing_block(a.unit, books.KIND, a.today, a.by.officer)
    content = books.page(a.unit, found, month, number, closer, a.at)
    check_printable(books.KIND, content)
    paper = issue_paper(a, books.KIND, content, series, number)
    row = RegisterPage(
        unit=a.unit,
        book=found.code,
        month=month,
        ordinal=content.ordinal,
        paper=paper,
        hash=content.hash,
        before=content.before,
        closed_by=a.by.officer,
        closed_at=a.at,
    )
    a.add(row)
    a.subject = row.pk
    a.facts["register"] = {"book": found.code, "month": f"{month:%Y-%m}", "page": content.ordinal} | {
        "hash": content.hash,
        "before": content.before,
    }
    return {"number": number, "paper": paper.code, "hash": content.hash}


def _facts(a: Act, book: Book, month: date) -> PageFacts:
    if books.pages(a.unit, book).filter(month=month).exists():
        return PageFacts(PageState.DITUTUP)
    is_next = books.first_open(a.unit, book) == month
    return PageFacts(PageState.BERJALAN, is_over=is_over(month, a.today), is_next=is_next)
