"""Verification of a paper at the window: facts to compare, clear states, nothing kept, no stranger believed."""

import io
import re
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from threading import Event
from typing import Any
from uuid import uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings
from hypothesis import HealthCheck, given
from hypothesis import settings as trying
from hypothesis import strategies as st

from spkt.access import _codes, papers
from spkt.access._gate import reading
from spkt.actions import _publishing, _void, jobs, matters
from spkt.kit import clock, pdfsign, sheets
from spkt.kit.keys import Keyring
from spkt.papers import _kind as kinds
from spkt.portal import _memory, _page, views
from spkt.portal._verdict import State
from spkt.records import vault
from spkt.records.models import Paper
from spkt.trace import _sheets
from spkt.trace.models import Bucket, Sheet, SheetKey
from tests import factories
from tests.cast import who
from tests.portal.glass import Answer, ask

pytestmark = pytest.mark.usefixtures("evening")
EVIL = "spkt.evil.example"
LOST, UNIT = "Kunci segel ini sudah dinyatakan bocor", ("SINTANG", "Polres Sintang")


def issued(kind: str = "sttlp", story: Any = factories.MOTOR_STORY) -> Paper:
    """An issued paper of which the window has learnt."""
    factories.walk(story, after="issue")
    jobs.drain()
    return paper(kind)


def paper(kind: str) -> Paper:
    return Paper.objects.select_related("unit", "matter__key").get(kind=kind)


def check(code: str, **more: Any) -> Answer:
    return ask("/v", {"kode": code}, **more)


def state(answer: Answer) -> str:
    found = re.search(r'data-state="(\w+)"', answer.text)
    assert found, answer.text
    return found[1]


def facts(answer: Answer) -> dict[str, str]:
    return dict(re.findall(r"<dt>([^<]+)</dt><dd>([^<]+)</dd>", words(answer).partition("<details")[0]))


def words(answer: Answer) -> str:
    """The page without the places where a long number may go on in the next line."""
    return answer.text.replace("<wbr>", "")


def upload(pdf: bytes, name: str = "surat.pdf") -> Answer:
    told = f'Content-Disposition: form-data; name="berkas"; filename="{name}"'
    head = f"--x\r\n{told}\r\nContent-Type: application/pdf\r\n\r\n"
    body = head.encode() + pdf + b"\r\n--x--\r\n"
    return ask(
        "/v/berkas",
        {},
        **{
            "CONTENT_TYPE": "multipart/form-data; boundary=x",
            "CONTENT_LENGTH": str(len(body)),
            "wsgi.input": io.BytesIO(body),
        },
    )


# What is shown


def test_34_a_real_square_shows_the_issued_facts_to_compare_and_never_a_bare_valid() -> None:
    found = issued()
    for typed in (_codes.signed_code(found), _codes.short_of(found), _codes.short_of(found).lower().replace("-", " ")):
        answer = check(typed)
        assert state(answer) == State.MATCH
        assert facts(answer) == {
            "Jenis surat": "SURAT TANDA TERIMA LAPORAN POLISI",
            "Nomor": found.number,
            "Tanggal": "24 November 2026",
            "Nama": "L•••A M•••••A",
            "Penerbit": "Polres Sintang",
        }
        assert "Semua baris harus sama" in answer.text
        assert not re.search(r">\s*(sah|valid|asli)\s*<", answer.text, re.IGNORECASE)


def test_34_a_void_paper_is_red_with_its_day_and_what_replaces_it_a_minute_after_the_act() -> None:
    found = issued()
    other = paper("tanda_terima_pengaduan").number
    _void.ask_void(by=who("dodi"), key=uuid4(), code=found.code, reason="Nama LIDIA salah")
    told = f"Tanda terima {other} untuk Lidia"
    _void.void(by=who("wahyu"), key=uuid4(), code=found.code, replacement=told, told="LIDIA MARTINA")
    jobs.drain()
    for code in (_codes.signed_code(found), _codes.short_of(found)):
        answer = check(code)
        assert state(answer) == State.VOID
        assert 'class="verdict no"' in answer.text
        assert "Dibatalkan 24 November 2026 oleh dua petugas." in answer.text
        assert other in answer.text
        assert [word for word in ("Lidia", "LIDIA", "salah") if word in answer.text] == []


def test_34_a_corrected_paper_replaces_its_older_text(monkeypatch: pytest.MonkeyPatch) -> None:
    found = issued()
    old = _codes.signed_code(found), _codes.short_of(found)
    monkeypatch.setattr(_codes, "mark_of", lambda _paper: b"another text ...")
    _publishing.publish_sheet(str(found.pk))
    assert [state(check(code)) for code in old] == [State.REPLACED] * 2
    assert found.number in words(check(old[0]))
    assert [state(check(code)) for code in (_codes.signed_code(found), _codes.short_of(found))] == [State.MATCH] * 2


def test_of_a_sealed_matter_nobody_is_named() -> None:
    found = issued("sttlp", factories.SEALED_STORY)
    answer = check(_codes.signed_code(found))
    assert state(answer) == State.MATCH
    assert "Nama" not in facts(answer)
    assert Sheet.objects.exclude(initials="").count() == 0


def test_a_matter_that_is_sealed_later_takes_the_initials_back() -> None:
    matter = factories.walk(after="receive").matter
    jobs.drain()
    assert Sheet.objects.exclude(initials="").exists()
    account = factories.SEALED_STORY.account
    matters.write_account(by=who("ani"), key=uuid4(), code=matter, account=account, base=0)
    jobs.drain()
    assert not Sheet.objects.exclude(initials="").exists()


@pytest.mark.parametrize(("name", "wanted"), [("LIDIA MARTINA", "L•••A M•••••A"), ("Al B", "A• B"), ("Ani", "A••")])
def test_names_are_masked(name: str, wanted: str) -> None:
    assert _publishing.masked(name) == wanted


def test_the_short_code_is_in_no_store() -> None:
    found = issued()
    file = Path(settings.DATABASES["trace"]["NAME"])
    short = _codes.short_of(found).replace("-", "").encode()
    for each in (file, file.with_name(f"{file.name}-wal")):
        assert not each.exists() or short not in each.read_bytes()


# What is not accepted


def test_32_another_key_and_the_right_key_over_something_else_are_not_accepted() -> None:
    found = issued()
    sheet, ours = _codes.sheet_of(found, vault.ring().key_id("qr")), vault.ring().signer("qr")
    stranger = Ed25519PrivateKey.generate()
    assert state(check(sheets.signed(sheet, stranger))) == State.ALTERED
    assert state(check(sheets.signed(replace(sheet, key_id="00000000"), stranger))) == State.UNKNOWN
    for wrong in (sheet.body(), b"spkt-karcis/1\n" + sheet.body()):
        from spkt_witness.sheet import code_of

        assert state(check(code_of(sheet.body() + ours.sign(wrong)))) == State.ALTERED
    log = vault.ring().signer("log")
    assert state(check(sheets.signed(sheet, log))) == State.ALTERED


def test_32_one_changed_letter_is_never_accepted_online(monkeypatch: pytest.MonkeyPatch) -> None:
    code = _codes.signed_code(issued())
    monkeypatch.setattr(views, "MISSES_A_MINUTE", 10**6)
    monkeypatch.setattr(views, "MISSES_OF_ALL", 10**6)

    @trying(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.integers(0, len(code) - 1), st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567abz019=-%"))
    def changed(at: int, letter: str) -> None:
        bent = code[:at] + letter + code[at + 1 :]
        assert (state(check(bent)) in (State.UNKNOWN, State.ALTERED)) == (bent != code)

    changed()


@pytest.mark.parametrize("typed", ["", "x", "0" * 16, "A" * 260, "'; DROP TABLE trace_sheet --", "\x00"])
def test_what_is_no_code_is_not_known_and_never_called_forged(typed: str) -> None:
    answer = check(typed)
    assert state(answer) == State.UNKNOWN
    assert "palsu" not in answer.text
    assert "Kode ini tidak kami kenal" in answer.text


def test_a_paper_that_the_register_does_not_hold_is_not_known() -> None:
    factories.walk(after="issue")
    assert state(check(_codes.signed_code(paper("sttlp")))) == State.UNKNOWN, "no key is known to the window yet"
    jobs.drain()
    found = paper("sttlp")
    sheet = replace(_codes.sheet_of(found, vault.ring().key_id("qr")), paper=uuid4())
    assert state(check(sheets.signed(sheet, vault.ring().signer("qr")))) == State.UNKNOWN


OTHERS = [
    f"https://{EVIL}/v",
    "https://lacak.spkt.example@evil.example/v",
    "https://lacak.spkt.example:pw@evil.example/v",
    "https://lacak.spkt.example.evil.example/v",
    "https://xn--lacak-spkt-r5a.example/v",
    "https://lаcak.spkt.example/v",
    "http://lacak.spkt.example/v",
    "https://lacak.spkt.example:8443/v",
    "https://lacak.spkt.example/v?next=https://evil.example",
    "https://lacak.spkt.example/x/../v",
    "https:\\\\lacak.spkt.example/v",
    "//lacak.spkt.example/v",
    "javascript:alert(1)//lacak.spkt.example/v",
]


def test_35_no_other_address_is_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    found = issued()
    monkeypatch.setattr(settings, "SITE", replace(settings.SITE, portal="https://lacak.spkt.example"))
    code = _codes.signed_code(found)
    assert state(check(f"https://lacak.spkt.example/v#{code}")) == State.MATCH
    assert {address: state(check(f"{address}#{code}")) for address in OTHERS} == dict.fromkeys(OTHERS, State.UNKNOWN)


@pytest.mark.parametrize("query", ["next", "url", "return", "redirect", "continue", "bahasa"])
@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example", "/\\evil.example", "%2f%2fevil.example"])
def test_35_nothing_leads_to_another_host(query: str, target: str) -> None:
    for answer in (ask(f"/v?{query}={target}"), ask(f"/v?{query}={target}", {"kode": "x"})):
        assert answer.status == 200
        assert "Location" not in answer.headers
        assert "evil.example" not in answer.text
    assert ask("//evil.example/v").status == 404


# Keys come and go


@pytest.fixture
def own_ring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Keyring:
    """A ring of this test alone, in which keys may be changed."""
    import shutil

    folder = tmp_path / "keys"
    shutil.copytree(vault.ring().directory, folder)
    folder.chmod(0o700)
    ring = Keyring.load(folder)
    monkeypatch.setattr(vault, "ring", lambda: ring)
    return ring


def use(ring: Keyring, monkeypatch: pytest.MonkeyPatch) -> Keyring:
    monkeypatch.setattr(vault, "ring", lambda: ring)
    _publishing.tell(ring)
    return ring


def test_a_retired_key_keeps_what_it_signed_and_signs_nothing_newer(own_ring: Keyring, monkeypatch: Any) -> None:
    found = issued()
    before, old = _codes.signed_code(found), own_ring.key_id("qr")
    with clock.at(clock.now() + timedelta(days=30)):
        ring = use(own_ring.rotated("qr"), monkeypatch)
        assert ring.key_id("qr") != old
        assert state(check(before)) == State.MATCH
        assert _codes.signed_code(found) == before, "an old paper keeps its square"
        late = replace(_codes.sheet_of(found, old), on=found.issued_at.date() + timedelta(days=40))
        assert state(check(sheets.signed(late, ring.signer_of(old)))) == State.UNKNOWN


def test_of_a_lost_key_only_what_the_register_holds_counts(own_ring: Keyring, monkeypatch: Any) -> None:
    found = issued()
    before, old = _codes.signed_code(found), own_ring.key_id("qr")
    ring = use(own_ring.with_lost(old), monkeypatch)
    assert state(check(before)) == State.MATCH, "the register has it"
    forged = replace(_codes.sheet_of(found, old), paper=uuid4())
    assert state(check(sheets.signed(forged, ring.signer_of(old)))) == State.UNKNOWN
    bent = replace(_codes.sheet_of(found, old), number="STTLP/B/999/XI/2026/SPKT/*")
    assert state(check(sheets.signed(bent, ring.signer_of(old)))) == State.UNKNOWN
    again = _codes.signed_code(found)
    assert sheets.read(again).key_id == ring.key_id("qr") != old, "what is printed now has the new key"
    assert state(check(again)) == State.MATCH
    assert SheetKey.objects.get(pk=old).lost_on is not None


def test_a_worker_with_an_older_ring_does_not_bring_a_lost_key_back(own_ring: Keyring, monkeypatch: Any) -> None:
    found, old = issued(), own_ring.key_id("qr")
    use(own_ring.with_lost(old), monkeypatch)
    monkeypatch.setattr(vault, "ring", lambda: own_ring)
    _publishing.publish_sheet(str(found.pk))
    assert SheetKey.objects.get(pk=old).lost_on is not None


@pytest.mark.parametrize("name", ["seal", "seal-root"])
def test_of_a_lost_seal_only_what_the_register_holds_counts(name: str, own_ring: Keyring, monkeypatch: Any) -> None:
    found = issued()
    with reading():
        pdf = papers.pdf(found.code, who("ani"), 0)
    assert LOST not in upload(pdf).text
    root, sealing = (pdfsign.origin(own_ring.held(each)[0]) for each in ("seal-root", "seal"))
    use(own_ring.with_lost(own_ring.key_id(name)), monkeypatch)
    known = upload(pdf)
    assert (state(known), LOST in known.text) == (State.MATCH, True), "the register has it"
    kinds_of = kinds.kinds()["sttlp"]
    forged = pdfsign.seal(kinds.render("sttlp", kinds.freeze("sttlp", kinds_of.sample)), root, sealing, *UNIT)
    answer = upload(forged)
    assert (state(answer), LOST in answer.text) == (State.UNKNOWN, True), "whoever stole the key can seal anything"
    assert not pdfsign.judge(forged, _sheets.anchors(), _sheets.lost_seals()).is_untouched
    _publishing.publish_sheet(str(found.pk))
    later = vault.ring()
    fresh = pdfsign.seal(
        kinds.render("sttlp", kinds.freeze("sttlp", kinds_of.sample)),
        *(pdfsign.origin(later.held(each)[-1]) for each in ("seal-root", "seal")),
        *UNIT,
    )
    assert pdfsign.judge(fresh, _sheets.anchors(), _sheets.lost_seals()).is_untouched


def test_the_window_knows_the_keys_before_the_first_paper() -> None:
    assert not SheetKey.objects.exists()
    stop = Event()
    stop.set()
    jobs.work(stop)
    assert set(SheetKey.objects.values_list("kind", flat=True)) == {"qr", "segel"}
    assert vault.ring().key_id("qr") in ask("/v").text


# Files


def test_a_sealed_file_is_known_to_its_last_byte_and_nothing_of_it_is_kept() -> None:
    found, pdf = issued(), b"%PDF-1.7 sealed"
    _publishing.publish_sheet_file(str(found.pk), sha256(pdf).hexdigest())
    _publishing.publish_sheet_file(str(found.pk), sha256(pdf).hexdigest())
    answer = upload(pdf)
    assert state(answer) == State.MATCH
    assert facts(answer)["Nomor"] == found.number
    for bent in (pdf + b"\n", pdf[:-1], pdf.replace(b"1.7", b"1.6")):
        assert state(upload(bent)) == State.UNKNOWN, "it bears no seal that could tell what became of it"
    assert "Pilih dulu" in upload(b"").text
    kept = [path for path in Path(settings.SITE.data).rglob("*") if path.is_file() and pdf in path.read_bytes()]
    assert kept == []


def test_a_file_that_is_too_large_is_refused_unread() -> None:
    assert upload(b"x" * (_memory.LARGEST_BYTES + 1)).status == 413
    assert ask("/v/berkas", {}, CONTENT_LENGTH=str(10**8)).status == 404
    assert ask("/v", {}, CONTENT_LENGTH="5000").status == 404
    assert ask("/v/berkas").status == 405


# How the pages behave


def test_guessing_short_codes_is_stopped_with_all_other_guessing() -> None:
    right = _codes.short_of(issued())
    for _ in range(views.MISSES_A_MINUTE):
        check("0" * 16)
    assert check(right).status == 429
    assert views.TOO_OFTEN in check(right).text
    assert upload(b"x").status == 429
    assert check(right, REMOTE_ADDR="192.0.2.9").status == 200
    assert not [row for row in Bucket.objects.values_list("pk", flat=True) if "203.0" in row]


@pytest.mark.parametrize("path", ["/v", "/v?bahasa=en", "/v-luring.js"])
def test_36_no_cookie_no_referrer_no_other_host(path: str) -> None:
    answer = ask(path)
    assert answer.status == 200
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in answer.headers
    assert not re.search(r"https?:|(?<!:)//[a-z]", answer.text.replace("http://www.w3.org/", ""))
    for rule in answer.headers["Content-Security-Policy"].split("; "):
        assert re.fullmatch(r"[a-z-]+ ('none'|'self'|'sha256-[^']+')", rule)


def test_the_first_load_with_everything_for_times_without_network_is_small() -> None:
    issued()
    page = ask("/v")
    packed = [_page.files()[name].packed for name in ("portal.css", "icon.svg", "verify.js", "ed25519.js")]
    total = len(page.body) + len(ask("/v-luring.js").body) + sum(map(len, packed))
    assert total <= 50_000
    assert len(_page.files()["ed25519.js"].packed) > 5_000


def test_the_page_without_network_knows_keys_offices_and_kinds_and_no_person() -> None:
    issued()
    page = ask("/v").text
    assert vault.ring().key_id("qr") in page
    assert "Polres Sintang" in page
    assert "SURAT TANDA TERIMA LAPORAN POLISI" in page
    assert "LIDIA" not in page.upper()
    assert vault.ring().secret("qr").hex() not in page


def test_english() -> None:
    found = issued()
    answer = ask("/v?bahasa=en", {"kode": _codes.short_of(found)})
    assert '<html lang="en">' in answer.text
    assert found.number in words(answer)
    assert f'name="kode" value="{_codes.short_of(found)}"' in answer.text, "the other language shows the same verdict"
