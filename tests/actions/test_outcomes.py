"""What becomes of a complaint: each outcome with its paper, its reason, its clock, and no way around."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import Error, transaction

from spkt.access._gate import Unseen
from spkt.access._outcomes import Asker
from spkt.actions import _outcomes, _referral, _reviews, counter, gelar, matters, papers
from spkt.actions._referral import Receiver
from spkt.actions._spine import Refused
from spkt.kit import clock
from spkt.law.case import Confirmation, KonselingNotes
from spkt.law.journeys.matters import State
from spkt.law.journeys.papers import ENDS_WITH, FOR_CITIZEN
from spkt.papers._minutes import Witness
from spkt.records import vault
from spkt.records.models import Assignment, Letter, Matter, Paper, Term, Visit
from tests import cast, factories
from tests.cast import who

pytestmark = pytest.mark.usefixtures("evening")
HEARD = (Witness("FERI", "BRIPDA NRP 02090110", is_officer=True), Witness("AGUSTINUS", "Ketua RT 03"))
DEFAMED = replace(factories.MOTOR_STORY, offences=("KUHP-433.1",), route="lp_b")
ADULTERY = replace(factories.SEALED_STORY, offences=("KUHP-411",))


def do(act: Any, name: str, code: str, **inputs: Any) -> Any:
    return act(by=who(name), key=uuid4(), code=code, **inputs)


def printed(matter: Matter, kind: str) -> dict[str, Any]:
    """What the newest paper of this kind says."""
    paper = matter.papers.filter(kind=kind).order_by("-issued_at")[0]
    content: dict[str, Any] = vault.get(paper, "snapshot", matter.key)["content"]
    return content


def running(matter: Matter) -> dict[str, date]:
    """Clocks that run, with their last day."""
    zone = who("ani").zone
    rows = Term.objects.filter(matter=matter, stopped_at=None)
    return {row.kind: clock.last_day(row.due_at, zone) for row in rows}


@pytest.mark.parametrize(
    ("route", "state", "theirs"),
    [
        ("civil", "ditutup", {"jawaban"}),
        ("dumas", "dumas", {"teruskan", "pemberitahuan_terusan"}),
        ("aid", "LI", {"teruskan", "pemberitahuan_terusan"}),
        ("referral", "dilimpahkan", {"pelimpahan", "pemberitahuan_pelimpahan"}),
        ("incomplete", "lengkapi", {"kelengkapan"}),
    ],
)
def test_each_outcome_has_its_papers_in_the_same_commit(route: str, state: str, theirs: set[str]) -> None:
    matter = factories.matter(route=route)
    found = {paper.kind for paper in matter.papers.all()}
    assert matter.state == state
    assert found == {"tanda_terima_pengaduan", "konseling", "gelar", "gelar_rek"} | theirs
    hers = matter.papers.filter(kind__in=FOR_CITIZEN)
    assert all(paper.handed_at for paper in hers), "she holds them when she goes"


@pytest.mark.parametrize("route", ["civil", "dumas", "aid", "referral", "lp_b"])
def test_every_end_leaves_a_paper_or_a_reasoned_answer_in_her_hands(route: str) -> None:
    matter = factories.matter(route=route)
    if matter.state == State.DILIMPAHKAN:
        do(_referral.confirm_referral, "citra", matter.code, reason="AIPDA JONI, per telepon", number="B/9/XI/2026")
        matter.refresh_from_db()
    assert matter.papers.get(kind=ENDS_WITH[State(matter.state)]).handed_at


def test_minutes_and_recommendation_share_the_ordinal() -> None:
    matter = factories.matter(after="recommend")
    minutes, short = matter.papers.get(kind="gelar"), matter.papers.get(kind="gelar_rek")
    assert short.number == f"{minutes.number}/REK"
    said = printed(matter, "gelar")
    assert next(seat["signer"]["name"] for seat in said["seats"]) == "DODI HERYANTO, S.H."
    assert all(seat["signed_at"] for seat in said["seats"])
    assert printed(matter, "gelar_rek")["gelar_number"] == minutes.number


def test_the_sheet_of_the_konseling_names_her_by_code_alone() -> None:
    matter = factories.matter(after="siap_gelar")
    said = printed(matter, "konseling")
    assert (said["applicant"], said["ended_at"] is not None) == (matter.code, True)
    assert "LIDIA" not in str(said)


def test_the_answer_says_why_where_to_turn_and_until_when() -> None:
    matter = factories.matter(route="civil")
    said = printed(matter, "jawaban")
    assert [office["name"] for office in said["offices"]] == [
        "Pengadilan Negeri Sintang",
        "Kantor desa atau kelurahan setempat",
    ]
    assert said["review_by"] == "2026-12-08"
    assert said["signer"]["lines"] == ["a.n. KEPALA KEPOLISIAN RESOR SINTANG", "KA SPKT"]
    assert said["signer"]["signer"]["name"] == "WAHYU KUSUMA, S.H."
    assert len(said["done"]) == 2


@pytest.mark.parametrize(
    ("inputs", "sentence"),
    [
        ({"reason": " ", "turn_to": ("desa",)}, "Tulis alasannya"),
        ({"reason": "Utang."}, "Pilih ke mana pelapor"),
        ({"reason": "Utang.", "turn_to": ("bank",)}, "tidak ada dalam daftar"),
    ],
)
def test_no_answer_without_reason_and_a_place_to_turn_to(inputs: dict[str, Any], sentence: str) -> None:
    matter = factories.matter(route="civil", after="recommend")
    with pytest.raises(Refused, match=sentence):
        do(_outcomes.explain, "dodi", matter.code, **inputs)
    assert not matter.papers.filter(kind="jawaban").exists()


def test_a_written_place_is_enough() -> None:
    matter = factories.matter(route="civil", after="recommend")
    do(_outcomes.explain, "dodi", matter.code, reason="Utang piutang.", elsewhere="Koperasi Maju, untuk mediasi")
    assert [office["name"] for office in printed(matter, "jawaban")["offices"]] == ["Koperasi Maju, untuk mediasi"]


def test_what_is_forwarded_reaches_the_head_of_the_branch_and_promises_a_day() -> None:
    matter = factories.matter(route="dumas")
    assert Assignment.objects.filter(matter=matter, officer=cast.officer("hendra")).exists()
    assert printed(matter, "teruskan")["receiver"]["name"] == "KASAT RESKRIM POLRES SINTANG"
    assert "Jumat, 27 November 2026" in printed(matter, "pemberitahuan_terusan")["next_steps"][1]
    assert running(matter) == {"sp2hp:A1": date(2026, 11, 27)}


# A referral arrives.


def sent(unit: str = cast.OTHER_UNIT) -> tuple[Matter, str]:
    matter = factories.matter(route="referral", after="recommend")
    receiver = Receiver("Polres Melawi", "Nanga Pinoh", unit=unit)
    do(_referral.refer, "wahyu", matter.code, reason="Tempat kejadian di Melawi.", receiver=receiver)
    return factories.reread(matter.code), printed(matter, "pelimpahan")["reply_code"]


def test_the_receiving_unit_confirms_by_the_code_of_the_letter() -> None:
    matter, code = sent()
    assert running(matter)["limpah"] == date(2026, 11, 27)
    number = _referral.accept_referral(by=who("eko"), key=uuid4(), reply=code.lower(), number="DUMAS/B/7/XI/2026")
    matter.refresh_from_db()
    letter = Letter.objects.get(matter=matter)
    assert (matter.state, number) == ("diterima_sana", letter.paper.number)
    assert vault.get(letter, "answer", matter.key)["number"] == "DUMAS/B/7/XI/2026"
    assert running(matter) == {}
    with pytest.raises(Unseen):
        do(matters.read_back, "eko", matter.code, told=1)


@pytest.mark.parametrize("who_tries", ["ani", "wahyu"])
def test_nobody_else_confirms_by_code(who_tries: str) -> None:
    matter, code = sent()
    with pytest.raises(Refused, match="Kode surat tidak dikenal"):
        _referral.accept_referral(by=who(who_tries), key=uuid4(), reply=code, number="1")
    assert factories.reread(matter.code).state == "dilimpahkan"


def test_a_code_works_once_and_only_for_a_unit_of_this_house() -> None:
    _matter, code = sent(unit="")
    with pytest.raises(Refused, match="Kode surat tidak dikenal"):
        _referral.accept_referral(by=who("eko"), key=uuid4(), reply=code, number="1")
    _matter, code = sent()
    _referral.accept_referral(by=who("eko"), key=uuid4(), reply=code, number="1")
    with pytest.raises(Refused, match="Kode surat tidak dikenal"):
        _referral.accept_referral(by=who("eko"), key=uuid4(), reply=code, number="1")


def test_a_reply_by_telephone_is_written_down_by_the_clerk() -> None:
    matter, _code = sent(unit="")
    with pytest.raises(Refused, match="nomor register"):
        do(_referral.confirm_referral, "citra", matter.code, reason="AIPDA JONI")
    tomorrow = date(2026, 11, 25)
    with pytest.raises(Refused, match="belum terjadi"):
        do(_referral.confirm_referral, "citra", matter.code, reason="AIPDA JONI", number="9", on=tomorrow)
    do(_referral.confirm_referral, "citra", matter.code, reason="AIPDA JONI", number="B/9", on=date(2026, 11, 24))
    assert factories.reread(matter.code).state == "diterima_sana"
    assert running(matter) == {}


# More is needed.


def test_what_is_missing_stands_in_a_letter_with_its_day() -> None:
    matter = factories.matter(route="incomplete")
    said = printed(matter, "kelengkapan")
    assert said["missing"] == ["Fotokopi surat kepemilikan.", "Nama saksi yang melihat."]
    assert (said["complete_by"], running(matter)) == ("2026-12-04", {"lengkapi": date(2026, 12, 4)})


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"deadline": None, "missing": ("x",)}, "batas waktu melengkapi"),
        ({"deadline": date(2026, 11, 23), "missing": ("x",)}, "sudah lewat"),
        ({"deadline": date(2026, 12, 1), "missing": (" ",)}, "apa yang masih kurang"),
    ],
)
def test_the_gelar_asks_for_nothing_without_saying_what_and_until_when(more: dict[str, Any], sentence: str) -> None:
    matter = factories.matter(after="weigh")
    with pytest.raises(Refused, match=sentence):
        do(gelar.propose, "dodi", matter.code, proposal=gelar.Proposal("lengkapi", "Kurang.", **more))


def test_her_coming_back_stops_the_clock_and_more_time_moves_it() -> None:
    matter = factories.matter(route="incomplete")
    with pytest.raises(Refused, match="setelah hari ini"):
        do(_reviews.remind, "ani", matter.code, reason="Ditelepon 09.00.", until=date(2026, 11, 24))
    do(_reviews.remind, "ani", matter.code, reason="Ditelepon 09.00, minta waktu.", until=date(2026, 12, 20))
    term = Term.objects.get(matter=matter, kind="lengkapi")
    assert running(matter) == {"lengkapi": date(2026, 12, 20)}
    assert vault.get(term, "asked", matter.key) == "Ditelepon 09.00, minta waktu."
    do(matters.start_konseling, "lukas", matter.code)
    assert running(matter) == {}
    assert factories.reread(matter.code).state == "konseling"


# A review.


def test_who_asks_for_a_review_holds_a_receipt_with_the_day_of_the_answer() -> None:
    matter = factories.matter(route="civil")
    asker = Asker("Lidia Martina", contact="0812-0000-0001")
    do(_reviews.ask_review, "ani", matter.code, reason="Janji palsu.\nPercakapan belum dibaca.", asker=asker)
    said = printed(matter, "tanda_terima_tinjau")
    assert (said["name"], said["points"]) == ("Lidia Martina", ["Janji palsu.", "Percakapan belum dibaca."])
    assert said["answer_by"] == "2026-12-08"
    assert said["answer_number"] == matter.papers.get(kind="jawaban").number
    assert running(matter) == {"tinjau": date(2026, 12, 8)}
    assert set(Assignment.objects.filter(matter=matter).values_list("officer__nrp", flat=True)) >= {
        cast.NRP["wahyu"],
        cast.NRP["gita"],
    }


@pytest.mark.parametrize(("days", "is_open"), [(14, True), (15, False)])
def test_a_review_is_asked_for_until_the_last_day_whole(days: int, is_open: bool) -> None:
    matter = factories.matter(route="civil")
    last_hour = cast.EVENING + timedelta(days=days, hours=4, minutes=59)
    with clock.at(last_hour):
        if is_open:
            do(_reviews.ask_review, "ani", matter.code, reason="Tidak setuju.")
        else:
            with pytest.raises(Refused, match="Batas 14 hari sudah lewat"):
                do(_reviews.ask_review, "ani", matter.code, reason="Tidak setuju.")


def test_an_answer_written_before_the_review_does_not_stop_it() -> None:
    matter = factories.matter(route="civil", after="recommend")
    do(_outcomes.explain, "dodi", matter.code, reason="Utang.", turn_to=("desa",))
    with clock.at(cast.soon(1)):
        do(_reviews.ask_review, "ani", matter.code, reason="Tidak setuju.")
    with clock.at(cast.soon(5)):
        do(papers.hand_over, "ani", matter.papers.get(kind="jawaban").code, to="Lidia", identified="KTP")
    assert "tinjau" in running(matter)


def test_the_supervision_opens_a_refusal_with_a_reason_and_nothing_else() -> None:
    matter, other = factories.matter(route="civil"), factories.matter(after="account")
    for code, reason, wrong in ((other.code, "x", Unseen), (matter.code, " ", Refused)):
        with pytest.raises(wrong):
            do(_reviews.inspect, "gita", code, reason=reason)
    do(_reviews.inspect, "gita", matter.code, reason="Pemeriksaan bulanan.")
    assert Assignment.objects.filter(matter=matter, officer=cast.officer("gita")).exists()
    for name in ("hadi", "eko"):
        with pytest.raises(Unseen):
            do(_reviews.inspect, name, matter.code, reason="x")


# A withdrawal.


def withdraw(code: str, **more: Any) -> str:
    said: str = do(_outcomes.withdraw, "ani", code, reason="Sudah berdamai.", witnesses=HEARD, **more)
    return said


def test_trap_13_a_withdrawal_ends_no_ordinary_offence() -> None:
    matter = factories.matter(after="recommend")
    assert withdraw(matter.code) == "rekom_LP"
    said = printed(matter, "cabut")
    assert (said["complaint_offence"], said["until_trial"]) == (False, False)
    assert [witness["name"] for witness in said["witnesses"]] == ["FERI", "AGUSTINUS"]


def test_a_complaint_offence_ends_with_it_and_so_do_its_clocks() -> None:
    matter = factories.matter(DEFAMED, after="recommend")
    assert withdraw(matter.code) == "dicabut"
    assert printed(matter, "cabut")["complaint_offence"] is True
    assert running(matter) == {}
    assert factories.reread(matter.code).closed_at


def test_what_no_gelar_has_weighed_is_noted_only() -> None:
    matter = factories.matter(after="account")
    assert withdraw(matter.code) == "dicatat"
    assert printed(matter, "cabut")["complaint_offence"] is None


@pytest.mark.parametrize(
    ("story", "days", "is_open"), [(DEFAMED, 90, True), (DEFAMED, 91, False), (ADULTERY, 200, True)]
)
def test_ninety_days_bind_a_complaint_offence_but_not_until_a_trial(story: Any, days: int, is_open: bool) -> None:
    matter = factories.matter(story, after="recommend")
    by = who("ani")
    with clock.at(cast.EVENING + timedelta(days=days)):
        if not is_open:
            with pytest.raises(Refused, match="90 hari"):
                _outcomes.withdraw(by=by, key=uuid4(), code=matter.code, reason="Damai.", witnesses=HEARD)
            return
        _outcomes.withdraw(by=by, key=uuid4(), code=matter.code, reason="Damai.", witnesses=HEARD)
    assert factories.reread(matter.code).state == "dicabut"


def test_an_ordinary_offence_may_be_taken_back_on_paper_at_any_time() -> None:
    matter, by = factories.matter(after="recommend"), who("ani")
    with clock.at(cast.EVENING + timedelta(days=200)):
        _outcomes.withdraw(by=by, key=uuid4(), code=matter.code, reason="Damai.", witnesses=HEARD)
    assert factories.reread(matter.code).state == "rekom_LP"


def test_after_the_report_it_is_noted_and_the_head_of_investigation_has_it() -> None:
    matter = factories.matter(after="issue")
    assert withdraw(matter.code) == "LP_terbit"
    assert printed(matter, "cabut")["lp_number"].startswith("LP/B/1/")
    assert Assignment.objects.filter(matter=matter, officer=cast.officer("hendra")).exists()


def test_a_withdrawal_needs_two_who_heard_it() -> None:
    matter = factories.matter(after="account")
    with pytest.raises(Refused, match="dua saksi"):
        do(_outcomes.withdraw, "ani", matter.code, reason="Damai.", witnesses=(HEARD[0], Witness(" ")))
    given = Confirmation("cap jempol", ("FERI", "AGUSTINUS"))
    withdraw(matter.code, given=given)
    assert printed(matter, "cabut")["confirmation"]["how"] == "cap jempol"


# Nobody goes without a paper or a written reason.


def test_no_visit_ends_while_a_paper_of_hers_lies_here() -> None:
    matter = factories.matter(route="civil", after="recommend")
    visit = matter.came.code
    do(papers.hand_over, "ani", matter.papers.get(kind="tanda_terima_pengaduan").code, to="Lidia", identified="KTP")
    do(_outcomes.explain, "dodi", matter.code, reason="Utang.", turn_to=("desa",))
    with pytest.raises(Refused, match="Serahkan dulu suratnya"):
        do(counter.finish, "ani", visit)
    answer = matter.papers.get(kind="jawaban")
    with pytest.raises(Refused, match="alasan pelapor"):
        do(papers.decline, "ani", answer.code, reason=" ")
    do(papers.decline, "ani", answer.code, reason="Tidak mau membawanya pulang.")
    answer.refresh_from_db()
    assert vault.get(answer, "declined_why", matter.key) == "Tidak mau membawanya pulang."
    assert factories.reread(matter.code).answered_at is not None, "the konseling answered her"
    do(counter.finish, "ani", visit)
    do(papers.hand_over, "citra", answer.code, to="Lidia", identified="KTP")
    assert Visit.objects.get(code=visit).state == "selesai"


def test_a_visit_without_a_matter_ends_with_a_written_reason() -> None:
    code = factories.visit(greeted=True)
    with pytest.raises(Refused, match="Tulis apa yang dilayani"):
        do(counter.finish, "ani", code)
    do(counter.finish, "ani", code, reason="Bertanya jam layanan SIM.")
    visit = Visit.objects.get(code=code)
    assert vault.get_own(visit, "parting") == "Bertanya jam layanan SIM."


def test_a_konseling_alone_refuses_nobody() -> None:
    """Advice is no end: the state after any konseling waits for a gelar, for help, or for her own withdrawal."""
    for outcome in ("siap_gelar", "bukan_pidana_awal", "butuh_bantuan"):
        matter = factories.matter(after="konseling")
        do(matters.record_konseling, "lukas", matter.code, outcome=outcome, notes=KonselingNotes(advice="rujuk"))
        assert factories.reread(matter.code).closed_at is None
        assert Paper.objects.filter(matter=matter, kind="konseling").exists()


@pytest.mark.parametrize("kind", ["jawaban", "pelimpahan", "teruskan", "kelengkapan", "gelar"])
def test_the_database_knows_no_outcome_paper_without_its_gelar(kind: str) -> None:
    matter = factories.matter(after="siap_gelar")
    sheet = matter.papers.get(kind="konseling")
    copied = [field.attname for field in Paper._meta.fields if field.attname not in ("id", "code", "kind")]
    told = {name: getattr(sheet, name) for name in copied}
    with pytest.raises(Error, match=r"needs_its_(closed_)?gelar"), transaction.atomic():
        Paper(code="X", kind=kind, **told).save(force_insert=True)


def test_the_database_closes_no_complaint_without_its_answer() -> None:
    matter = factories.matter(route="civil", after="recommend")
    with pytest.raises(Error, match="answered_matter_closes_with_its_letter"), transaction.atomic():
        Matter.objects.filter(pk=matter.pk).update(state="ditutup")
