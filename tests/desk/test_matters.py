"""The room of a matter: reading back, konseling, decisions, rights, and the shapes behind the forms."""

from datetime import date, time
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from spkt.actions import matters
from spkt.desk.matters import _fields, _shapes
from spkt.desk.matters.forms import AccountForm, PartyForm, ThingForm
from spkt.law.case import Account, Birth, KonselingNotes, Mark, Moment, Person, Place, Role, Sex, Span, Thing
from spkt.records import casefile, models
from tests import cast, factories
from tests.pages import look, neutral, sheet
from tests.rooms import enter, post

TODAY = date(2026, 11, 24)
HOME = "61.05"


@pytest.fixture(autouse=True)
def _evening() -> Any:
    from spkt.kit import clock

    with clock.at(cast.EVENING):
        yield


def opened(code: str) -> casefile.CaseFile:
    return casefile.open_case(factories.reread(code))


ACCOUNTS = (
    Account(words="Motor hilang."),
    Account(
        words="Motor hilang di halaman.\nPagi tidak ada.",
        uraian="Pelapor kehilangan motor.",
        deed="kehilangan sepeda motor",
        when=Span(
            Moment(date(2026, 11, 22), time(22, 0)),
            Moment(date(2026, 11, 23), time(5, 30), about=False),
            Moment(date(2026, 11, 23), None, about=False),
        ),
        where=factories.AT_HOME,
        marks=(Mark(0, 5, 2), Mark(15, 23, 3)),
        answers={4: "tidak tahu", 5: "untuk bekerja"},
        language="Melayu Sintang",
        interpreter="Yohanes",
        prosecute=True,
        loss=16_000_000,
        facts=("lain", "anak"),
        decisions=("x: y",),
    ),
    Account(words="Saya lupa.", when=Span(unknown="tidak ingat"), where=Place(detail="tidak tahu")),
    Account(words="李小龙 di kebun.", where=Place(detail="blok 7", landmark="seberang sungai", kind="Kebun sawit")),
)


@pytest.mark.parametrize("account", ACCOUNTS, ids=range(len(ACCOUNTS)))
def test_an_account_survives_its_form(account: Account) -> None:
    filled = AccountForm(today=TODAY, home=HOME, initial={"version": 0, **_shapes.account_fields(account)})
    form = AccountForm(browser(filled), today=TODAY, home=HOME)
    assert form.is_valid(), form.errors
    assert _shapes.account_of(form.cleaned_data, account) == account


PERSONS = (
    factories.LIDIA,
    Person(roles=(Role.TERLAPOR,), features="tinggi, jaket merah"),
    Person(roles=(Role.SAKSI,), name="SUHARTO", birth=Birth(age=40), needs="kursi roda"),
    Person(roles=(Role.KORBAN,), name="H. Nyoman bin Ketut, S.H.", birth=Birth(unknown="tidak tahu"), sex=Sex.MALE),
    Person(roles=(Role.SAKSI, Role.PENDAMPING), name="محمد", religion="Marapu", address=Place(detail="Dusun Ujung")),
)


@pytest.mark.parametrize("person", PERSONS, ids=lambda person: person.name or "tanpa nama")
def test_a_person_survives_her_form(person: Person) -> None:
    filled = PartyForm(today=TODAY, home=HOME, initial={"version": 0, **_shapes.person_fields(person)})
    form = PartyForm(browser(filled), today=TODAY, home=HOME)
    assert form.is_valid(), form.errors
    assert _shapes.person_of(form.cleaned_data, person) == person


def test_a_thing_survives_its_form() -> None:
    kind = {"kode": "R2", "nama": "Sepeda motor", "fields": "merek|nomor_polisi|taksiran"}
    thing = Thing("Beat", "R2", "Sepeda motor", "bukti", "2", "unit", {"nomor_polisi": "KB 1 A"}, 5_000_000, "baru")
    filled = ThingForm(kind=kind, initial={"version": 0, **_shapes.thing_fields(thing)})
    form = ThingForm(browser(filled), kind=kind)
    assert form.is_valid(), form.errors
    assert _shapes.thing_of(form.cleaned_data, "R2", "Sepeda motor", form.names) == thing


def test_a_konseling_survives_its_form() -> None:
    notes = KonselingNotes("a", "b", "c", "d", "e", ("pidana", "adat"), "f", "lengkapi", "g", "h")
    assert _shapes.konseling_of(_shapes.konseling_fields(notes, notes.filing)) == notes


def browser(form: Any) -> Any:
    """What a browser sends of an untouched form."""
    sent = QueryDict(mutable=True)
    for field in form:
        value = field.value()
        if isinstance(form.fields[field.name].widget, _fields.forms.CheckboxInput):
            sent.setlist(field.html_name, ["on"] if value else [])
        elif isinstance(value, list) and field.name != "marks":
            offered = {key for key, _label in form.fields[field.name].choices}
            sent.setlist(field.html_name, [each for each in value if each in offered])
        else:
            shown = form.fields[field.name].widget.format_value(field.value()) if value not in (None, "") else ""
            sent[field.html_name] = str(shown[0] if isinstance(shown, list) else shown).replace("\n", "\r\n")
    return sent


def test_marks_follow_their_words_to_another_text() -> None:
    old, new = "motor hilang pagi", "Kemarin motor hilang tadi pagi"
    moved = _shapes.relocated((Mark(0, 12, 2), Mark(13, 17, 7)), old, new)
    assert [new[mark.start : mark.end] for mark in moved] == ["motor hilang", "pagi"]
    assert _shapes.relocated((Mark(0, 5, 2),), "motor", "sepeda") == ()


PAGES = ("", "/cerita", "/orang/baru", "/orang/1", "/barang/baru", "/barang/1", "/bacakan", "/konseling")


@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_whole_and_its_title_tells_nothing(page: str) -> None:
    found = factories.matter(after="read_back")
    shown = look(enter("ani"), f"/perkara/{found.code}{page}")
    neutral(shown, "Lidia", "motor", "Melawi", "pencurian")


@pytest.mark.parametrize("page", PAGES)
def test_what_is_not_yours_is_not_there(page: str) -> None:
    found = factories.matter(after="read_back")
    look(enter("eko"), f"/perkara/{found.code}{page}", status=404)
    look(enter("hadi"), f"/perkara/{found.code}{page}", status=404)


def test_read_back_needs_time_and_place() -> None:
    story = factories.MOTOR_STORY
    found = factories.matter(after="receive")
    code = found.code
    words = Account(words=story.account.words)
    matters.write_account(by=cast.who("ani"), key=uuid4(), code=code, account=words, base=0)
    answer = post(enter("ani"), f"/perkara/{code}/bacakan", told=1)
    assert "Catat kapan kejadiannya" in sheet(answer, status=409).text
    assert factories.reread(code).read_back == 0


def test_the_detective_holds_the_konseling_and_nobody_else() -> None:
    code = factories.matter(after="read_back").code
    refused = post(enter("ani"), f"/perkara/{code}/konseling/mulai")
    assert "Minta" in sheet(refused, status=403).text
    started = post(enter("lukas"), f"/perkara/{code}/konseling/mulai")
    assert (started.status_code, started.headers["Location"]) == (303, f"/perkara/{code}/konseling")
    missing = post(enter("lukas"), f"/perkara/{code}/konseling", points="Bercerita.")
    page = sheet(missing, status=422)
    assert "Pilih hasil konseling dari tiga pilihan." in page.text
    assert "Bercerita." in page.text
    post(enter("lukas"), f"/perkara/{code}/konseling", outcome="siap_gelar", points="A", explained=["pidana", "adat"])
    case = opened(code)
    assert (case.matter.state, case.konseling[1].explained) == ("siap_gelar", ("pidana", "adat"))


def test_a_form_without_right_is_refused_before_it_is_mended() -> None:
    code = factories.matter(after="read_back").code
    page = sheet(post(enter("lukas"), f"/perkara/{code}/bacakan"), status=403)
    assert "Minta Ba Yanmas" in page.text


def test_calling_the_detective_once() -> None:
    code = factories.matter(after="receive").code
    first = post(enter("ani"), f"/perkara/{code}/panggil-reskrim")
    assert first.status_code == 303
    assert (
        "Piket Reskrim sudah dipanggil"
        in sheet(post(enter("ani"), f"/perkara/{code}/panggil-reskrim"), status=409).text
    )
    assert models.Call.objects.filter(matter__code=code).count() == 1


def test_a_decision_needs_its_reason_and_its_role() -> None:
    code = factories.matter(after="account").code
    where = f"/perkara/{code}/langkah/withdraw"
    assert "Tulis alasannya" in sheet(post(enter("ani"), where), status=422).text
    assert "Minta" in sheet(post(enter("lukas"), where, reason="x"), status=403).text
    heard = {"first": "FERI", "first_what": "BRIPDA NRP 02090110", "second": "AGUSTINUS", "how": "tanda tangan"}
    assert post(enter("ani"), where, reason="Sudah berdamai.", **heard).status_code == 303
    assert opened(code).account.decisions[-1].endswith("Sudah berdamai.")
    look(enter("ani"), f"/perkara/{code}/langkah/terbang", status=404)


def test_the_page_of_a_matter_costs_at_most_fifteen_statements() -> None:
    code, ani = factories.matter(after="read_back").code, enter("ani")
    look(ani, f"/perkara/{code}")
    with CaptureQueriesContext(connection) as asked:
        look(ani, f"/perkara/{code}")
    said = [each["sql"] for each in asked if not each["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT"))]
    assert len(said) <= 15, "\n".join(each[:150] for each in said)


def test_the_konseling_has_goods_and_loss_beside_it() -> None:
    code = factories.matter(after="konseling").code
    page = look(enter("lukas"), f"/perkara/{code}/konseling")
    assert "Honda Beat hitam" in page.text
    assert "KerugianRp16.000.000" in page.text
    labels = [each.text for each in page.all("label", "legend")]
    assert "Saran petugas" in labels
    assert "Hasil konseling, menentukan langkah berikutnya" in labels
