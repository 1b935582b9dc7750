"""The main job from the door to the paper in her hand, by the acts alone."""

from dataclasses import replace

import pytest

from spkt.actions import jobs
from spkt.records import vault
from spkt.records.casefile import open_case
from spkt.records.models import Leaf, Paper, Visit
from spkt.trace.models import Step
from tests import factories

pytestmark = pytest.mark.usefixtures("evening")

WALK = [
    *("counter.arrive", "counter.call", "counter.greet"),
    *("matters.receive", "matters.write_account", "matters.put_party", "matters.put_party", "matters.put_thing"),
    *("watch.call_detective", "matters.read_back", "matters.start_konseling", "matters.record_konseling"),
    *("gelar.open", "gelar.attend", "gelar.attend", "gelar.attend", "gelar.charge", "gelar.weigh", "gelar.propose"),
    *("gelar.sign", "gelar.sign", "gelar.sign", "reports.draft", "reports.confirm", "reports.issue"),
    *("papers.hand_over", "papers.hand_over", "counter.finish"),
]
TAIL = "SPKT/POLRES SINTANG/POLDA KALIMANTAN BARAT"


def test_from_the_door_to_the_receipt_in_her_hand() -> None:
    trail = factories.walk()
    matter = factories.reread(trail.matter)
    assert factories.leaves([matter, matter.visit]) == WALK
    assert (matter.state, Visit.objects.get(code=trail.visit).state) == ("LP_terbit", "selesai")
    assert trail.number == f"LP/B/1/XI/2026/{TAIL}"


def test_seven_papers_with_their_numbers() -> None:
    trail = factories.walk()
    matter = factories.reread(trail.matter)
    numbers = {paper.kind: paper.number for paper in (*matter.papers.all(), *matter.visit.papers.all())}
    assert numbers == {
        "karcis": "B-001",
        "tanda_terima_pengaduan": f"DUMAS/B/1/XI/2026/{TAIL}",
        "konseling": f"LK/1/XI/2026/{TAIL}",
        "gelar": f"GP/1/XI/2026/{TAIL}",
        "gelar_rek": f"GP/1/XI/2026/{TAIL}/REK",
        "lp_b": f"LP/B/1/XI/2026/{TAIL}",
        "sttlp": f"STTLP/B/1/XI/2026/{TAIL}",
    }


def test_what_was_told_once_stands_on_every_paper() -> None:
    trail = factories.walk()
    matter = factories.reread(trail.matter)
    lp = vault.get(Paper.objects.get(code=trail.lp), "snapshot", matter.key)["content"]
    sttlp = vault.get(Paper.objects.get(code=trail.sttlp), "snapshot", matter.key)["content"]
    assert lp["persons"] == sttlp["persons"]
    assert [person["name"] for person in lp["persons"]] == ["LIDIA MARTINA", "HENDRI"]
    assert lp["things"][0]["marks"] == {"nomor_polisi": "KB 4512 EX"}
    assert lp["account"]["where"] == sttlp["account"]["where"]


def test_the_public_window_hears_neutral_words_in_order() -> None:
    matter = factories.matter()
    jobs.drain()
    steps = Step.objects.filter(track_id=matter.track).order_by("at", "pk")
    assert [step.word for step in steps] == ["diterima", "konseling", "ditanggapi", "gelar", "rekomendasi", "lp_terbit"]


def test_the_case_file_opens_with_everything_in_it() -> None:
    case = open_case(factories.matter())
    assert case.account.words == factories.MOTOR_STORY.account.words
    assert case.reporter == factories.LIDIA
    assert [seat.signed_at is not None for seat in case.seats] == [True, True, True]
    assert case.confirmation is not None
    assert case.confirmation.how == "tanda tangan"


@pytest.mark.parametrize(
    ("route", "state", "last"),
    [
        ("civil", "ditutup", "matters.explain"),
        ("dumas", "dumas", "matters.forward"),
        ("aid", "LI", "matters.forward"),
        ("referral", "dilimpahkan", "matters.refer"),
        ("lp_a", "rekom_LP_A", "gelar.sign"),
    ],
)
def test_every_other_outcome_of_the_gelar_ends_with_its_reason(route: str, state: str, last: str) -> None:
    matter = factories.matter(route=route)
    assert matter.state == state
    decided = [act for act in factories.leaves([matter]) if act != "papers.hand_over"]
    assert decided[-1] == last
    assert not Paper.objects.filter(matter=matter, kind="lp_b").exists()


def test_every_act_has_exactly_one_leaf_in_one_chain() -> None:
    factories.walk()
    indexes = list(Leaf.objects.order_by("index").values_list("index", flat=True))
    assert indexes == list(range(len(indexes)))


@pytest.mark.parametrize("route", ["civil", "dumas", "aid", "referral", "lp_a", "lp_b"])
@pytest.mark.parametrize("facts", [("kdrt",), ("pelapor_terancam",)])
def test_what_is_kept_from_others_still_finds_its_way(route: str, facts: tuple[str, ...]) -> None:
    account = replace(factories.MOTOR_STORY.account, facts=facts)
    matter = factories.matter(route=route, account=account)
    assert matter.state in ("ditutup", "dumas", "LI", "dilimpahkan", "rekom_LP_A", "LP_terbit")
