"""A month of a register closes once, in order, after it is over; its page is chained and never says something else."""

import subprocess
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from spkt.access import _registers as books
from spkt.access import ledger, papers
from spkt.access._gate import Unseen, reading
from spkt.actions import _registers, _void
from spkt.actions._sealing import seal_for
from spkt.actions._spine import NotYours, Refused
from spkt.kit import clock
from spkt.papers import _kind as kinds
from spkt.papers import register
from spkt.records import vault
from spkt.records.models import Leaf, Matter, Paper, RegisterPage
from tests import cast, factories, lost
from tests.cast import who

NOVEMBER, DECEMBER = date(2026, 11, 1), date(2026, 12, 1)
AFTER, LATER = datetime(2026, 12, 1, 1, 0, tzinfo=UTC), datetime(2027, 1, 1, 2, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def noted(evening: None) -> Iterator[list[Any]]:
    with reading() as rows:
        yield rows


def close(book: str = "lp", month: date = NOVEMBER, by: str = "wahyu", at: datetime = AFTER) -> Any:
    with clock.at(at):
        return _registers.close_register(by=who(by), key=uuid4(), book=book, month=month)


def said(made: Any) -> register.Content:
    paper = Paper.objects.get(code=made["paper"])
    content: register.Content = kinds.thaw("register", vault.get_own(paper, "snapshot"))
    return content


def test_a_closed_month_holds_every_number_in_order_and_stands_in_the_leaf() -> None:
    first, second = factories.walk(), factories.walk()
    made = close()
    page = said(made)
    assert [row.number for row in page.rows] == [first.number, second.number]
    assert (page.rows[0].cells[1], page.rows[0].cells[4]) == ("LIDIA MARTINA", "DALAM LIDIK")
    leaf = Leaf.objects.get(act="papers.close_register")
    row = RegisterPage.objects.get()
    assert (row.hash, row.before, row.ordinal) == (made["hash"], "", 1)
    assert row.hash == register.page_hash(page) == page.hash
    assert f'"hash":"{row.hash}"' in leaf.facts.replace(" ", "")
    assert row.paper.number.startswith("REG/1/XII/2026/SPKT/")


def test_it_closes_once_in_order_and_only_when_the_month_is_over() -> None:
    factories.walk()
    for moment in (cast.EVENING, datetime(2026, 11, 30, 16, 59, tzinfo=UTC)):
        with pytest.raises(Refused, match="belum lewat"):
            close(at=moment)
    with pytest.raises(Refused, match="Bulan sebelumnya belum ditutup"):
        close(month=DECEMBER, at=LATER)
    with pytest.raises(Refused, match="Bulan sebelumnya belum ditutup"):
        close(month=date(2026, 10, 1))
    made = close(at=datetime(2026, 11, 30, 17, 0, tzinfo=UTC))  # midnight in Sintang
    with pytest.raises(Refused, match="tahap ini"):
        close()
    assert said(close(month=DECEMBER, at=LATER)).before == made["hash"]


@pytest.mark.parametrize("name", ["citra", "ani"])
def test_only_kanit_and_ka_spkt_close(name: str) -> None:
    factories.walk()
    reader = who(name)
    with pytest.raises(NotYours), clock.at(AFTER):
        _registers.close_register(by=reader, key=uuid4(), book="lp", month=NOVEMBER)


@pytest.mark.parametrize("name", ["eko", "maria", "hadi", "gita"])
def test_a_register_that_is_not_yours_is_not_there(name: str) -> None:
    factories.walk()
    if name != "eko":
        with pytest.raises(Unseen):
            books.closed(who(name), "lp")
    with pytest.raises((Unseen, Refused)):
        close(by=name)
    code = close()["paper"]
    with pytest.raises(Unseen):
        papers.pdf(code, who(name))


def test_a_month_without_numbers_says_nihil() -> None:
    factories.walk()
    close()
    assert said(close(month=DECEMBER, at=LATER)).rows == ()
    paper = RegisterPage.objects.get(ordinal=2).paper
    assert "NIHIL" in register.inputs(kinds.thaw("register", vault.get_own(paper, "snapshot")))["count"]


def test_a_void_number_keeps_its_row_and_a_late_one_stands_on_the_later_page() -> None:
    early, late = factories.walk(), factories.walk()
    void(early.lp)
    page = said(close())
    assert [(row.number, row.void) for row in page.rows] == [(early.number, True), (late.number, False)]
    assert register.inputs(page)["rows"][0][-1].startswith("BATAL")
    with clock.at(AFTER):
        void(late.lp, by="wahyu", ask="ani")
    later = said(close(month=DECEMBER, at=LATER))
    assert (later.rows, [row.number for row in later.late]) == ((), [late.number])


def void(code: str, by: str = "wahyu", ask: str = "ani") -> None:
    with clock.at(cast.EVENING):
        asker = who(ask)
    _void.ask_void(by=asker, key=uuid4(), code=code, reason="Nama terlapor salah.")
    _void.void(by=who(by), key=uuid4(), code=code)


def test_identity_numbers_are_masked() -> None:
    lost.loss(after="issue")
    printed = str(register.inputs(said(close("sktlk")))["rows"])
    assert lost.TOLD.reporter.id_number not in printed
    assert "6105••••••••" in printed.replace("\u200b", "")


def test_a_protected_matter_is_a_number_and_nothing_else() -> None:
    matter = factories.matter(factories.SEALED_STORY, after="issue")
    content = said(close())
    assert (content.rows[0].sealed, set(content.rows[0].cells)) == (True, {""})
    assert "perkara dilindungi" in str(register.inputs(content)["rows"])
    assert matter.papers.get(kind="lp_b").number == content.rows[0].number


def printed(code: str) -> tuple[bytes, list[bytes]]:
    """The sealed file of a page as Ka SPKT prints it, and its pictures."""
    reader = who("wahyu")
    seal_for(code, reader)
    return papers.pdf(code, reader), papers.pages(code, reader)


def test_a_matter_sealed_after_closing_is_protected_on_every_further_print() -> None:
    factories.walk()
    code = close()["paper"]
    before = printed(code)
    Matter.objects.update(secrecy=2)
    sealed_file, drawn = printed(code)
    assert sealed_file != before[0]
    shown = subprocess.run(["pdftotext", "-", "-"], input=sealed_file, capture_output=True, check=True).stdout.decode()
    assert "LIDIA" not in shown
    assert "perkara dilindungi" in " ".join(shown.split())
    assert drawn != before[1]
    Matter.objects.update(secrecy=0)
    assert printed(code) == before


def test_a_closed_page_prints_the_same_whatever_happens_later() -> None:
    trail = factories.walk()
    code = close()["paper"]
    before = printed(code)
    factories.walk()
    with clock.at(AFTER):
        void(trail.lp)
    assert printed(code) == before


def test_every_register_closes() -> None:
    factories.walk()
    lost.loss(after="issue")
    lost.find(after="store")
    factories.letter(factories.matter(after="konseling"))
    closed = {book for book in books.BOOKS if _closes(book)}
    assert closed >= {"lp", "sttlp", "pengaduan", "sktlk", "barang", "visum"}


def _closes(book: str) -> bool:
    if not Paper.objects.filter(kind__in=books.BOOKS[book].kinds).exists():
        return False
    return bool(said(close(book)).rows)


def test_verify_names_a_page_that_was_altered() -> None:
    factories.walk()
    close()
    assert ledger.verify().findings == []
    page = RegisterPage.objects.get()
    with transaction.atomic():
        _without_guard("registerpage_keeps_what_was_written", "UPDATE spkt_registerpage SET hash = %s", ["0" * 64])
        found = [each for each in ledger.verify().findings if "register" in each.casefold()]
        assert any(page.paper.number in each for each in found)
        transaction.set_rollback(True)


def _without_guard(name: str, sql: str, values: list[str]) -> None:
    on = " ON spkt_registerpage" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {name}{on}")
        cursor.execute(sql, values)


def test_the_tables_take_no_page_out_of_the_chain() -> None:
    factories.walk()
    close()
    page = RegisterPage.objects.select_related("paper").get()
    for change in ({"ordinal": 3, "month": DECEMBER}, {"ordinal": 2, "month": DECEMBER, "before": "0" * 64}):
        other = RegisterPage(
            unit=page.unit, book="lp", paper=Paper.objects.first(), hash="1" * 64, closed_by=page.closed_by,
            closed_at=AFTER, **change,
        )  # fmt: skip
        with pytest.raises(DatabaseError, match="register_pages_follow"), transaction.atomic():
            other.save(force_insert=True)
    with pytest.raises(DatabaseError), transaction.atomic():
        page.delete()


def test_the_running_month_is_read_in_few_statements_and_noted(noted: list[Any]) -> None:
    counts = []
    for _round in range(2):
        factories.walk()
        noted.clear()
        with CaptureQueriesContext(
            connection,
        ) as asked:
            found = books.open_month(who("wahyu"), "lp")
        counts.append(len(asked))
    assert found is not None
    assert len(found.rows) == 2
    assert counts[0] == counts[1]
    assert [(row.what, row.reason) for row in noted] == [("papers.register", "lp 2026-11")]
