"""Every other letter through its four acts: written, changed, issued by who signs it, thrown away."""

from typing import Any
from uuid import uuid4

import pytest

from spkt.actions import _letters, matters
from spkt.actions._spine import NotYours, Refused
from spkt.law._letters import LETTERS
from spkt.law.case import Birth, Person, Role, Sex
from spkt.papers import _kind as kinds
from spkt.records import vault
from spkt.records.models import Letter, Matter, Paper, Series
from tests import factories
from tests.cast import who

pytestmark = pytest.mark.usefixtures("evening")

LOST = Person(
    roles=(Role.KORBAN,), name="MARKUS SABAT", sex=Sex.MALE, birth=Birth(age=76), features="kurus, rambut putih pendek"
)
WORDS: dict[str, dict[str, Any]] = {
    "surat_pernyataan_pelapor": {"more": ["Motor itu tidak sedang dijaminkan."]},
    "surat_keterangan_lain": {"deed": "jatuh sendiri", "words": "Yang bersangkutan jatuh.", "purpose": "asuransi"},
    "laporan_orang_hilang": {
        "missing": "3",
        "contact": "Lidia, 0812-0000-0001",
        "clothes": "kemeja biru",
        "broadcast": True,
    },
    "tt_orang": {
        "person": "3",
        "receiver": "MARIA SABAT",
        "receiver_id": "6105015203900000",
        "relation": "anak kandung",
        "proof": ["Kartu Keluarga Nomor 6105010000000000"],
        "condition": "Sehat, tenang, mengenali keluarganya.",
        "witness_1": "HENDRI",
        "witness_2": "YOSUA",
    },
    "ba_penolakan_ttd": {
        "person": "1",
        "read_out": True,
        "reason": "ingin bertanya dulu",
        "witness_1": "A",
        "witness_2": "B",
    },
    "surat_kuasa_check": {"giver": "3", "scope": ["melapor"], "original_seen": True, "signed_by_giver": True},
}
ISSUERS = {"surat_keterangan_lain": "dodi", "laporan_orang_hilang": "dodi"}


@pytest.fixture
def matter() -> Matter:
    """A told matter in which somebody third is known."""
    found = factories.matter(after="account")
    matters.put_party(by=who("ani"), key=uuid4(), code=found.code, person=LOST)
    return factories.reread(found.code)


def words_of(kind: str, matter: Matter) -> dict[str, Any]:
    if kind != "ba_penolakan_ttd":
        return WORDS[kind]
    return {**WORDS[kind], "paper": Paper.objects.get(matter=matter, kind="tanda_terima_pengaduan").code}


def written(matter: Matter, kind: str, by: str = "ani") -> Letter:
    code = _letters.write(by=who(by), key=uuid4(), code=matter.code, kind=kind, words=words_of(kind, matter))
    return Letter.objects.get(code=code)


def issued(letter: Letter, by: str) -> Any:
    """What the issued letter says."""
    _letters.issue(by=who(by), key=uuid4(), code=letter.code, version=letter.version)
    found = Letter.objects.select_related("paper", "matter__key").get(pk=letter.pk)
    assert found.paper is not None
    return kinds.thaw(found.kind, vault.get(found.paper, "snapshot", found.matter.key))


@pytest.mark.parametrize("kind", [kind.name for kind in LETTERS])
def test_every_kind_is_written_and_issued_with_a_number(matter: Matter, kind: str) -> None:
    letter = written(matter, kind)
    assert (letter.state, Paper.objects.filter(kind=kind).count()) == ("konsep", 0)
    said = issued(letter, ISSUERS.get(kind, "ani"))
    assert said.number.split("/")[1] == "1"
    assert kinds.render(kind, kinds.freeze(kind, said)).startswith(b"%PDF")
    assert said.officer.name == "RINI OKTAVIA" if hasattr(said, "officer") else said.approver.signer.rank == "IPDA"


@pytest.mark.parametrize("kind", [kind.name for kind in LETTERS])
def test_what_a_kind_asks_and_nobody_said_is_refused(matter: Matter, kind: str) -> None:
    asked = next(each for each in LETTERS if each.name == kind)
    needed = [each for each in asked.fields if each.required]
    for each in needed:
        words = {**words_of(kind, matter), each.name: ""}
        with pytest.raises(Refused) as refused:
            _letters.write(by=who("ani"), key=uuid4(), code=matter.code, kind=kind, words=words)
        assert refused.value.reasons == [each.required]
    assert not Letter.objects.exists()


@pytest.mark.parametrize("kind", ISSUERS)
def test_a_letter_of_the_kanit_is_issued_by_him_alone(matter: Matter, kind: str) -> None:
    letter = written(matter, kind)
    for name in ("ani", "citra"):
        with pytest.raises(Refused, match="Kanit"):
            issued(letter, name)
    assert not Series.objects.filter(kind__in=("sk", "loh")).exists(), "no number is taken"
    block = issued(letter, "dodi").approver
    assert block.lines == ("a.n. KEPALA KEPOLISIAN RESOR SINTANG", "KA SPKT", "u.b.", "PAMAPTA I")


def test_a_kanit_issues_no_letter_of_the_counter(matter: Matter) -> None:
    with pytest.raises(Refused, match="petugas yang menerimanya"):
        issued(written(matter, "surat_pernyataan_pelapor"), "dodi")


def test_a_missing_person_is_taken_down_by_the_counter_not_by_the_clerk(matter: Matter) -> None:
    with pytest.raises(NotYours, match="Minta Ba Yanmas"):
        written(matter, "laporan_orang_hilang", by="citra")
    assert written(matter, "surat_keterangan_lain", by="citra").state == "konsep"


def test_the_missing_person_is_told_at_once_and_from_the_story(matter: Matter) -> None:
    said = issued(written(matter, "laporan_orang_hilang"), "dodi")
    assert said.missing.name == "MARKUS SABAT"
    assert (said.last_seen, said.where.village) == (factories.NIGHT, "Kel. Ladang")
    assert said.traces.clothes == "kemeja biru"


def test_one_draft_of_a_kind_waits_and_is_changed(matter: Matter) -> None:
    first = written(matter, "surat_pernyataan_pelapor")
    again = written(matter, "surat_pernyataan_pelapor", by="budi")
    assert (first.pk, Letter.objects.count()) == (again.pk, 1)
    assert again.drafted_by.name == "DAMAR TRIATMOJO"
    with pytest.raises(Refused, match="berubah sejak"):
        issued(first, "ani")
    issued(again, "ani")
    assert written(matter, "surat_pernyataan_pelapor").pk != first.pk, "the next one is another letter"


def test_a_draft_that_is_dropped_has_neither_number_nor_paper(matter: Matter) -> None:
    letter = written(matter, "surat_pernyataan_pelapor")
    _letters.drop(by=who("ani"), key=uuid4(), code=letter.code)
    letter.refresh_from_db()
    assert (letter.state, letter.paper_id) == ("dibatalkan", None)
    with pytest.raises(Refused):
        issued(letter, "ani")


def test_a_power_of_attorney_counts_only_when_all_was_seen(matter: Matter) -> None:
    assert not issued(written(matter, "surat_kuasa_check"), "ani").accepted
    words = {**WORDS["surat_kuasa_check"], "covers_report": True, "letter_on": "2026-11-22"}
    code = _letters.write(by=who("ani"), key=uuid4(), code=matter.code, kind="surat_kuasa_check", words=words)
    said = issued(Letter.objects.get(code=code), "ani")
    assert said.accepted
    assert said.letter_on.isoformat() == "2026-11-22"


def test_whom_the_dossier_does_not_know_the_letter_does_not_name(matter: Matter) -> None:
    words = {**WORDS["tt_orang"], "person": "99"}
    with pytest.raises(Refused, match="belum ada di perkara ini"):
        _letters.write(by=who("ani"), key=uuid4(), code=matter.code, kind="tt_orang", words=words)


def test_an_unknown_kind_and_a_late_stage_are_refused(matter: Matter) -> None:
    early = factories.matter(after="receive")
    for code, kind in ((matter.code, "surat_sakti"), (early.code, "surat_pernyataan_pelapor")):
        with pytest.raises(Refused, match="tidak bisa dibuat pada tahap ini"):
            _letters.write(by=who("ani"), key=uuid4(), code=code, kind=kind, words={})


def test_trap_05_a_thumb_stands_with_its_witnesses(matter: Matter) -> None:
    thumb = {"how": "cap jempol", "witnesses": ["HENDRI", "YOSUA"], "reason": ""}
    words = {**WORDS["surat_pernyataan_pelapor"], "confirmation": thumb}
    code = _letters.write(by=who("ani"), key=uuid4(), code=matter.code, kind="surat_pernyataan_pelapor", words=words)
    said = issued(Letter.objects.get(code=code), "ani")
    assert said.confirmation.witnesses == ("HENDRI", "YOSUA")


def test_a_sealed_letter_warns_nobody_and_names_nobody_to_others() -> None:
    matter = factories.matter(factories.SEALED_STORY, after="account")
    said = issued(written(matter, "surat_pernyataan_pelapor"), "ani")
    assert said.false_cite == ""
    shown = str(
        kinds.page_inputs("surat_pernyataan_pelapor", kinds.freeze("surat_pernyataan_pelapor", said), variant="lindung")
    )
    assert "LIDIA" not in shown.upper()


def test_words_are_sealed(matter: Matter) -> None:
    letter = written(matter, "tt_orang")
    assert "SABAT" not in letter.words
