"""The certified seal of a national service: asked over real HTTP, and believed only where every point of it holds."""

import base64
import io
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import MDPPerm

from spkt.kit import clock, national, pdfdelta, pdfsign
from spkt.kit.keys import Keyring, KeysError
from spkt.kit.national import Account, National
from spkt.kit.orders import NotSealed, Order
from spkt.kit.sealer import OwnKey, Sealer, who_seals
from spkt.papers import _kind as kinds
from tests.kit import test_pdfsign
from tests.kit.national_service import (
    INSTITUTION,
    PASSWORD,
    TOTP,
    Asked,
    Authority,
    Service,
    service,
    settle,
    signed,
    tls_pem,
    written,
)

STRANGER = Authority.made()
"""Bears the very name of the right one."""


@pytest.fixture(scope="module")
def authority() -> Authority:
    return Authority.made()


@pytest.fixture(scope="module")
def plain() -> bytes:
    return kinds.render("sttlp", kinds.freeze("sttlp", kinds.kinds()["sttlp"].sample))


@pytest.fixture
def there(authority: Authority) -> Iterator[Service]:
    with service(authority) as found:
        yield found


@pytest.fixture
def keys(tmp_path: Path, authority: Authority) -> Path:
    return settle(Keyring.create(tmp_path / "keys").directory, authority)


def order(pdf: bytes) -> Order:
    return test_pdfsign.order(pdf)


def ask(there: Service, keys: Path, pdf: bytes, whole_s: float = 10.0) -> bytes:
    return National(there.url, keys, whole_s).seal(order(pdf), pdf).pdf


def refusal(there: Service, keys: Path, pdf: bytes, whole_s: float = 10.0) -> str:
    with pytest.raises(NotSealed) as refused:
        ask(there, keys, pdf, whole_s)
    said = str(refused.value)
    assert PASSWORD not in said
    assert TOTP not in said
    return said


# The good case


def test_the_seal_is_certified_and_poppler_agrees(
    there: Service, keys: Path, plain: bytes, authority: Authority, tmp_path: Path
) -> None:
    made = National(there.url, keys).seal(order(plain), plain)
    found = pdfsign.judge(made.pdf, [pdfsign.anchor(test_pdfsign.ROOT), authority.der])
    assert found.is_untouched
    assert found.is_certified
    assert (found.signer, found.key_id) == (INSTITUTION, made.key)
    assert made.pdf.startswith(plain)
    assert test_pdfsign.poppler_accepts(made.pdf, tmp_path)


def test_the_service_is_told_the_file_and_the_unit_and_no_more(there: Service, keys: Path, plain: bytes) -> None:
    ask(there, keys, plain)
    (code_path, for_code), (seal_path, for_seal) = there.asked
    assert (code_path, seal_path) == ("/api/v2/seal/get/totp", "/api/v2/seal/pdf")
    assert for_code == {"idSubscriber": "contoh-01", "totp": TOTP, "data": 1}
    assert base64.b64decode(for_seal.pop("file")[0]) == plain
    about = {"tampilan": "INVISIBLE", "location": "Polres Sintang", "reason": "Segel elektronik"}
    assert for_seal == {"idSubscriber": "contoh-01", "totp": "246810", "signatureProperties": [about]}


def test_a_seal_of_our_own_is_told_apart(plain: bytes, authority: Authority) -> None:
    own = pdfsign.seal(plain, test_pdfsign.ROOT, test_pdfsign.KEY, *test_pdfsign.UNIT)
    found = pdfsign.judge(own, [authority.der, *test_pdfsign.ANCHORS])
    assert found.is_untouched
    assert not found.is_certified


def test_a_forger_who_borrows_its_names_is_not_certified(plain: bytes, authority: Authority) -> None:
    found = pdfsign.judge(signed(plain, STRANGER.signer()), [authority.der])
    assert (found.is_sealed, found.is_ours, found.is_certified) == (True, False, False)


def test_one_place_decides_who_seals(keys: Path) -> None:
    assert who_seals(keys, "") == OwnKey(keys)
    assert who_seals(keys, "https://segel.example") == National("https://segel.example", keys)


def test_the_sealing_child_asks_it_instead_of_using_its_own_key(
    there: Service, keys: Path, plain: bytes, authority: Authority
) -> None:
    sealer = Sealer(keys, national=there.url)
    try:
        found = pdfsign.judge(sealer.seal(order(plain), plain).pdf, [authority.der])
        assert found.is_certified
        assert found.is_untouched
        there.answer = lambda asked: asked.say(503, {})
        with pytest.raises(NotSealed, match="503"):
            sealer.seal(order(plain), plain)
        there.answer = None
        assert sealer.seal(order(plain), plain).pdf.startswith(plain), "the child goes on working"
    finally:
        sealer.close()


def test_the_house_loads_no_library_of_seals_for_it() -> None:
    asks = "import sys, spkt.kit.national, spkt.kit.sealer; sys.exit('pyhanko' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", asks], env={"PYTHONPATH": "src"}, check=False).returncode == 0


def test_spkt_sign_asks_it_too(there: Service, keys: Path, plain: bytes, authority: Authority, tmp_path: Path) -> None:
    (tmp_path / "var").mkdir()
    place = tmp_path / "sealer.sock"
    site = {"SPKT_DEMO": "1", "SPKT_DATA": str(tmp_path / "var"), "SPKT_KEYS": str(keys), "SPKT_NATIONAL": there.url}
    command = [sys.executable, "-m", "spkt.cli", "sign", "--socket", str(place)]
    environment = {**os.environ, **site, "PYTHONPATH": "src"}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as program:
        try:
            assert program.stdout is not None
            assert "menyegel di" in program.stdout.readline()
            sealer = Sealer(keys, place)
            assert pdfsign.judge(sealer.seal(order(plain), plain).pdf, [authority.der]).is_certified
            sealer.close()
        finally:
            program.terminate()


def test_tls_is_verified(tmp_path: Path, keys: Path, plain: bytes, authority: Authority) -> None:
    with service(authority, tls_pem(tmp_path / "server.pem", STRANGER)) as there:
        assert refusal(there, keys, plain) == national.STRANGER
        (keys / "national-tls.pem").write_bytes(authority.pem)
        assert refusal(there, keys, plain) == national.STRANGER
        assert there.asked == []
        (keys / "national-tls.pem").write_bytes(STRANGER.pem)
        assert ask(there, keys, plain).startswith(plain)


def test_a_proxy_of_the_environment_is_not_used(
    there: Service, keys: Path, plain: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.delenv("no_proxy", raising=False)
    assert ask(there, keys, plain).startswith(plain)


# What it answers badly


def redirected(asked: Asked) -> None:
    asked.say(307, {}, Location=asked.path)


ANSWERS: dict[str, tuple[Callable[[Asked], None], str]] = {
    "500": (lambda asked: asked.say(500, {"error": f"{PASSWORD}"}), national.FAILED % 500),
    "redirect": (redirected, national.ELSEWHERE),
    "huge": (lambda asked: asked.say(200, b" " * (60 * 2**20)), national.TOO_LARGE),
    "no JSON": (lambda asked: asked.say(200, b"<html>"), national.UNREADABLE),
    "a list": (lambda asked: asked.say(200, [1]), national.UNREADABLE),
    "no HTTP": (lambda asked: asked.wfile.write(b"halo\r\n\r\n") and None, national.UNREADABLE),
    "no code": (lambda asked: asked.say(200, {"totp": None}), national.NO_CODE),
    "no file": (lambda asked: asked.say(200, {"totp": "1", "file": []}), national.UNREADABLE),
    "two files": (lambda asked: asked.say(200, {"totp": "1", "file": ["", ""]}), national.UNREADABLE),
    "no base64": (lambda asked: asked.say(200, {"totp": "1", "file": ["***"]}), national.UNREADABLE),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_a_bad_answer_is_refused_in_a_sentence(there: Service, keys: Path, plain: bytes, name: str) -> None:
    there.answer, said = ANSWERS[name]
    assert refusal(there, keys, plain) == said


def test_a_wrong_password_is_said(there: Service, keys: Path, plain: bytes, authority: Authority) -> None:
    settle(keys, authority, password="bukan itu")
    assert refusal(there, keys, plain) == national.NOT_LET_IN
    assert len(there.asked) == 1, "a refusal is not tried again: an account may be locked by that"


@pytest.mark.parametrize("how", ["drips", "is silent"])
def test_a_slow_service_is_left_after_its_time_and_then_left_alone(
    there: Service, keys: Path, plain: bytes, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    there.answer = lambda asked: asked.drip(20) if how == "drips" else time.sleep(5)
    began = time.monotonic()
    assert refusal(there, keys, plain, whole_s=0.6) == national.SILENT
    assert time.monotonic() - began < 3
    there.answer, asked = None, len(there.asked)
    assert refusal(there, keys, plain) == national.SILENT
    assert len(there.asked) == asked, "nobody waits in a queue behind it"
    monkeypatch.setitem(national._rests, there.url, 0.0)
    assert ask(there, keys, plain).startswith(plain)


def test_a_broken_connection_is_tried_once_more_and_only_once(there: Service, keys: Path, plain: bytes) -> None:
    there.breaks = 1
    assert ask(there, keys, plain).startswith(plain)
    there.breaks = 2
    assert refusal(there, keys, plain) == national.AWAY
    assert there.breaks == 0


def test_nobody_there(keys: Path, plain: bytes) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        nobody = Service(STRANGER, f"http://127.0.0.1:{taken.getsockname()[1]}")
        assert refusal(nobody, keys, plain) == national.AWAY


# What it gives back


def other(pdf: bytes, by: Any) -> bytes:
    return signed(kinds.render("lp_b", kinds.freeze("lp_b", kinds.kinds()["lp_b"].sample)), by)


def changed(pdf: bytes, by: Any) -> bytes:
    return signed(pdf.replace(b"/Producer", b"/Pr0ducer", 1) if b"/Producer" in pdf else b"%PDF-1.6" + pdf[8:], by)


def overlaid(pdf: bytes, by: Any) -> bytes:
    """Another text over the page, in the same breath as the seal, so that the seal covers it."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    stamp = generic.StreamObject(stream_data=b"q 1 0 0 rg 50 400 300 80 re f Q")
    writer.add_stream_to_page(0, writer.add_object(stamp))
    return written(writer, by)


def rewritten(pdf: bytes, by: Any) -> bytes:
    """The text of a page replaced by one of the same length."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    content = writer.root["/Pages"]["/Kids"][0].raw_get("/Contents")
    content = content[0] if isinstance(content, list) else content
    stream = content.get_object()
    stream._encoded_data = b" " * len(stream.encoded_data)
    stream._data = None
    writer.mark_update(content.reference)
    return written(writer, by)


def annotated(pdf: bytes, by: Any) -> bytes:
    """A note upon the page."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    box = generic.ArrayObject(generic.NumberObject(each) for each in (50, 50, 300, 300))
    note = generic.DictionaryObject(
        {
            generic.pdf_name("/Type"): generic.pdf_name("/Annot"),
            generic.pdf_name("/Subtype"): generic.pdf_name("/Square"),
            generic.pdf_name("/Rect"): box,
        }
    )
    writer.register_annotation(writer.root["/Pages"]["/Kids"].raw_get(0), writer.add_object(note))
    return written(writer, by)


def visible(pdf: bytes, by: Any) -> bytes:
    return written(IncrementalPdfFileWriter(io.BytesIO(pdf)), by, box=(50, 50, 300, 300))


def retold(pdf: bytes, by: Any) -> bytes:
    """The right bytes, and behind them a table of objects of its own that takes another text for a page."""
    page = pdfdelta._read(pdf).root["/Pages"]["/Kids"][0]
    number = page.raw_get("/Contents").idnum
    table = pdf[int(pdf[pdf.rindex(b"startxref") :].split()[1]) :]
    assert table[:7] == b"xref\n0 ", "a table of one section"
    at = table.index(b"\n", 7) + 1 + 20 * number
    table = table[:at] + b"%010d" % len(pdf) + table[at + 10 :]
    empty = b"%d 0 obj\n<</Length 1>>stream\n \nendstream\nendobj\n" % number
    tail = table[: table.rindex(b"startxref")] + b"startxref\n%d\n%%%%EOF\n" % (len(pdf) + len(empty))
    return signed(pdf + empty + tail, by)


def twice(pdf: bytes, by: Any) -> bytes:
    return signed(signed(pdf, by, level=MDPPerm.FILL_FORMS), by, "Kedua")


def broken(pdf: bytes, by: Any) -> bytes:
    """In the value of the signature, the last thing before the padding."""
    made = signed(pdf, by)
    start = made.index(b"/Contents <") + 11
    at = start + len(made[start : made.index(b">", start)].rstrip(b"0")) - 8
    return made[:at] + (b"0" if made[at : at + 1] != b"0" else b"1") + made[at + 1 :]


BACK: dict[str, tuple[Callable[[bytes, Any], bytes], str]] = {
    "another paper": (other, "byte yang dikirim"),
    "changed before it was signed": (changed, "byte yang dikirim"),
    "nothing": (lambda _pdf, _by: b"", "byte yang dikirim"),
    "unsigned": (lambda pdf, _by: pdf, "tepat satu tanda tangan"),
    "unsigned and longer": (lambda pdf, _by: test_pdfsign.overlaid(pdf), "tepat satu tanda tangan"),
    "two signatures": (twice, "tepat satu tanda tangan"),
    "something after it": (lambda pdf, by: signed(pdf, by) + b"\n% tambahan\n", "seluruh berkas"),
    "a picture after it": (lambda pdf, by: test_pdfsign.overlaid(signed(pdf, by)), "seluruh berkas"),
    "by a stranger": (lambda pdf, _by: signed(pdf, STRANGER.signer()), "national.pem"),
    "broken": (broken, "rusak"),
    "changes allowed": (lambda pdf, by: signed(pdf, by, level=MDPPerm.FILL_FORMS), "tidak melarang"),
    "a picture under it": (overlaid, "selain segel"),
    "a page without its text": (rewritten, "selain segel"),
    "a note under it": (annotated, "selain segel"),
    "a visible seal": (visible, "selain segel"),
    "another document behind it": (retold, "selain segel"),
}


@pytest.mark.parametrize("name", BACK)
def test_what_is_not_our_file_with_one_seal_is_refused(
    there: Service, keys: Path, plain: bytes, authority: Authority, name: str
) -> None:
    make, said = BACK[name]
    there.sign = lambda pdf: make(pdf, authority.signer())
    assert said in refusal(there, keys, plain)


def test_a_seal_of_another_institution_is_not_ours(
    there: Service, keys: Path, plain: bytes, authority: Authority
) -> None:
    there.sign = lambda pdf: signed(pdf, authority.signer("Dinas Contoh"))
    assert "lembaga lain" in refusal(there, keys, plain)


def test_an_implausible_time_is_refused(there: Service, keys: Path, plain: bytes) -> None:
    with clock.at(datetime.now(UTC) + timedelta(minutes=11)):
        assert "jauh dari jam" in refusal(there, keys, plain)
    with clock.at(datetime.now(UTC) + timedelta(minutes=9)):
        assert ask(there, keys, plain).startswith(plain)


def test_a_service_that_cannot_forbid_changes_is_borne_where_the_site_says_so(
    there: Service, keys: Path, plain: bytes, authority: Authority
) -> None:
    settle(keys, authority, no_changes=False)
    there.sign = lambda pdf: signed(pdf, authority.signer(), level=MDPPerm.FILL_FORMS)
    assert ask(there, keys, plain).startswith(plain)


def test_a_seal_of_our_own_root_in_the_place_of_the_service_is_refused(
    there: Service, keys: Path, plain: bytes
) -> None:
    root = test_pdfsign.ROOT
    (keys / "national.pem").write_text(national.ssl.DER_cert_to_PEM_cert(pdfsign.anchor(root)))
    there.sign = lambda pdf: pdfsign.seal(pdf, root, test_pdfsign.KEY, *test_pdfsign.UNIT)
    assert "national.pem" in refusal(there, keys, plain)


def test_every_kind_of_paper_with_a_seal_is_only_sealed(authority: Authority) -> None:
    for kind, entry in list(kinds.kinds().items())[::6]:
        pdf = kinds.render(kind, kinds.freeze(kind, entry.sample))
        assert pdfdelta.is_only_sealed(pdf, signed(pdf, authority.signer())), kind
        assert not pdfdelta.is_only_sealed(pdf, overlaid(pdf, authority.signer())), kind


# Its files


def test_secrets_do_not_show(keys: Path) -> None:
    shown = repr(Account.read(keys))
    assert PASSWORD not in shown
    assert TOTP not in shown


def test_an_account_that_others_may_read_is_not_used(there: Service, keys: Path, plain: bytes) -> None:
    (keys / "national.json").chmod(0o640)
    with pytest.raises(KeysError, match="chmod 0600"):
        ask(there, keys, plain)
    assert there.asked == []


@pytest.mark.parametrize(
    "change", [{"user": ""}, {"user": "a:b"}, {"seal_path": "http://lain"}, {"lagi": "1"}, {"totp": 1}]
)
def test_an_account_has_exactly_its_fields(keys: Path, authority: Authority, change: dict[str, Any]) -> None:
    settle(keys, authority, **change)
    with pytest.raises(KeysError, match=r"signer\.md"):
        Account.read(keys)


@pytest.mark.parametrize("text", ["", "[]", "{}", "bukan JSON", json.dumps({"user": "a"})])
def test_a_damaged_account_is_said(keys: Path, text: str) -> None:
    (keys / "national.json").write_text(text)
    with pytest.raises(KeysError, match=r"signer\.md"):
        Account.read(keys)


def test_anchors_are_what_lies_there(keys: Path, authority: Authority) -> None:
    (only,) = national.anchors(keys)
    assert (only.certificate, only.id) == (authority.der, sha256(authority.der).hexdigest()[:16])
    (keys / "national.pem").write_text("bukan PEM")
    with pytest.raises(KeysError, match=r"national\.pem"):
        national.anchors(keys)
    (keys / "national.pem").unlink()
    assert national.anchors(keys) == []


def test_without_an_anchor_nothing_is_asked(there: Service, keys: Path, plain: bytes) -> None:
    (keys / "national.pem").unlink()
    with pytest.raises(KeysError, match="penyelenggara"):
        ask(there, keys, plain)
    assert there.asked == []
