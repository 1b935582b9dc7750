"""Asks a national service for the certified seal of the institution, and believes nothing that comes back.

In Indonesia that is the e-sign client service of BSrE, reached by HTTP in the institution's own network. What it is
asked and how it answers stands under "The wire" below and nowhere else; its paths are settings, to be compared with
the manual of the service that one has. Beside the keyring lie `national.json` (mode 0600, `Account`), `national.pem`
(the certificates on which its seals rest) and, where its TLS is not of a public authority, `national-tls.pem`.
Only the process that seals calls it; the house reads no more than `anchors`.
"""

import base64
import json
import socket
import ssl
import threading
from contextlib import suppress
from dataclasses import dataclass, field, fields
from datetime import date, timedelta
from functools import partial
from hashlib import sha256
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection, IncompleteRead
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from spkt.kit import clock
from spkt.kit.keys import KeysError, read_private
from spkt.kit.orders import LARGEST, NotSealed, Order, Sealed

ACCOUNT_FILE, ANCHOR_FILE, TLS_FILE = "national.json", "national.pem", "national-tls.pem"
CONNECT_S, WHOLE_S = 5.0, 30.0
REST_S = 20.0
"""A service that kept somebody waiting for nothing is left alone so long: printing must not queue behind it."""
ADDED_BYTES = 512 * 1024
"""What a seal may add to a file, chain and time stamp included."""
APART = timedelta(minutes=10)
"""How far its clock may be from ours."""

SILENT = "Layanan segel tidak menjawab dalam waktunya; dicoba lagi sebentar lagi."
AWAY = "Layanan segel tidak terhubung; periksa jaringan dan SPKT_NATIONAL."
STRANGER = "TLS layanan segel tidak dipercaya; periksa alamatnya dan national-tls.pem."
NOT_LET_IN = "Layanan segel menolak nama atau sandi; perbaiki national.json."
ELSEWHERE = "Layanan segel menunjuk alamat lain; isi SPKT_NATIONAL dengan alamat yang benar."
FAILED = "Layanan segel menjawab %d; tanyakan ke pengelolanya bila berulang."
TOO_LARGE = "Jawaban layanan segel terlalu besar; tidak dipakai."
UNREADABLE = "Jawaban layanan segel tidak terbaca; cocokkan national.json dengan buku petunjuknya."
NO_CODE = "Layanan segel tidak memberi kode segel; aktifkan ulang dan perbaiki totp di national.json."


@dataclass(frozen=True, slots=True)
class Account:
    """What `national.json` says, every field of it and no other.

    user, password  of the basic authentication
    subscriber      the institution as the service calls it
    totp            code of its activation, "" where the service wants none
    signer          common name in the certificate of its seal: a seal of another institution is not ours
    seal_path, totp_path    where the service takes a file, and a request for the code of one
    no_changes      must the seal forbid every later change (DocMDP)?
    """

    user: str
    subscriber: str
    signer: str
    seal_path: str
    totp_path: str
    no_changes: bool
    password: str = field(repr=False)
    totp: str = field(repr=False)

    @classmethod
    def read(cls, keys: Path) -> Self:
        """The account in this key directory. raises KeysError"""
        try:
            told = json.loads(read_private(keys / ACCOUNT_FILE))
            if set(told) == {each.name for each in fields(cls)} and _fits(told):
                return cls(**told)
        except (ValueError, TypeError, OSError):
            pass
        raise KeysError(f"{ACCOUNT_FILE} tidak lengkap atau rusak; isinya seperti di docs/how-to/signer.md.")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A certificate on which seals of the service rest. id: as `kit.pdfsign.key_id_of` names it; certificate: DER"""

    id: str
    since: date
    certificate: bytes


def anchors(keys: Path) -> list[Anchor]:
    """The certificates in `national.pem` of this key directory, none without it. raises KeysError"""
    try:
        found = x509.load_pem_x509_certificates((keys / ANCHOR_FILE).read_bytes())
    except FileNotFoundError:
        return []
    except (ValueError, OSError):
        raise KeysError(f"{ANCHOR_FILE} tidak terbaca; isinya sertifikat PEM dari penyelenggara.") from None
    ders = [(each, each.public_bytes(Encoding.DER)) for each in found]
    return [Anchor(sha256(der).hexdigest()[:16], each.not_valid_before_utc.date(), der) for each, der in ders]


@dataclass(frozen=True, slots=True)
class National:
    """The service at this address, as `orders.Seals`; account and certificates are read anew each time.

    keys        directory of the keyring; whole_s: seconds that one seal may take, connections and all
    """

    url: str
    keys: Path
    whole_s: float = WHOLE_S

    def seal(self, order: Order, pdf: bytes) -> Sealed:
        """The file with the certified seal of the institution. raises NotSealed, KeysError"""
        if clock.monotonic() < _rests.get(self.url, 0.0):
            raise NotSealed(SILENT)
        account, trusted = Account.read(self.keys), [each.certificate for each in anchors(self.keys)]
        if not trusted:
            raise KeysError(f"{ANCHOR_FILE} tidak ada di {self.keys}; salin sertifikat penyelenggara ke situ.")
        began = clock.monotonic()
        try:
            sealed = _asked(_Call(self.url, account, _context(self.keys), began + self.whole_s), order, pdf)
        except NotSealed:
            if clock.monotonic() - began >= min(CONNECT_S, self.whole_s):
                _rests[self.url] = clock.monotonic() + REST_S
            raise
        return Sealed(sealed, _believed(pdf, sealed, account, trusted))


_rests: dict[str, float] = {}
"""Until when a service that did not answer is not asked again, monotonic, by its address."""


# The wire: what the service is asked, and how it answers (e-sign client service, version 2).


def _asked(call: "_Call", order: Order, pdf: bytes) -> bytes:
    account = call.account
    told: dict[str, Any] = {"idSubscriber": account.subscriber}
    if account.totp:
        given = call.post(account.totp_path, {**told, "totp": account.totp, "data": 1}, _SMALL)
        told["totp"] = given.get("totp")
        if not isinstance(told["totp"], str) or not told["totp"]:
            raise NotSealed(NO_CODE)
    told["signatureProperties"] = [{"tampilan": "INVISIBLE", "location": order.unit, "reason": "Segel elektronik"}]
    told["file"] = [base64.b64encode(pdf).decode()]
    most = min(len(pdf) + ADDED_BYTES, LARGEST)
    answer = call.post(account.seal_path, told, most * 4 // 3 + _SMALL)
    try:
        (text,) = answer["file"]
        sealed = base64.b64decode(text, validate=True)
    except (KeyError, ValueError, TypeError):
        raise NotSealed(UNREADABLE) from None
    if len(sealed) > most:
        raise NotSealed(TOO_LARGE)
    return sealed


_SMALL = 64 * 1024


@dataclass(frozen=True, slots=True)
class _Call:
    """One seal's talk with the service: until a moment, straight to it, no proxy, no other address."""

    url: str
    account: Account
    context: ssl.SSLContext
    until: float

    @property
    def is_over(self) -> bool:
        return clock.monotonic() >= self.until

    def post(self, path: str, told: dict[str, Any], most: int) -> dict[str, Any]:
        """The answer, of at most so many bytes; asked once more where the connection broke. raises NotSealed"""
        for is_last in (False, True):
            try:
                body = self._sent(path, json.dumps(told).encode(), most)
                if self.is_over:
                    raise NotSealed(SILENT)
                return _read(body)
            except ssl.SSLError:
                raise NotSealed(STRANGER) from None
            except (OSError, HTTPException) as wrong:
                if self.is_over or isinstance(wrong, TimeoutError):
                    raise NotSealed(SILENT if self.is_over else AWAY) from None
                if is_last or not isinstance(wrong, ConnectionError | IncompleteRead):
                    raise NotSealed(AWAY if isinstance(wrong, OSError) else UNREADABLE) from None
        raise AssertionError

    def _sent(self, path: str, body: bytes, most: int) -> bytes:
        known = f"{self.account.user}:{self.account.password}".encode()
        headers = {
            "Authorization": f"Basic {base64.b64encode(known).decode()}",
            "Content-Type": "application/json",
            "Accept": "application/json",
            "Connection": "close",
        }
        line = self._line()
        left = max(self.until - clock.monotonic(), 0.1)
        cutter = threading.Timer(left, partial(_cut, line.sock))  # a socket's own limit begins anew with each byte
        cutter.start()
        try:
            line.request("POST", urlsplit(self.url).path + path, body, headers)
            return _answer(line.getresponse(), most)
        finally:
            cutter.cancel()
            line.close()

    def _line(self) -> HTTPConnection:
        where = urlsplit(self.url)
        left = self.until - clock.monotonic()
        wait = max(min(CONNECT_S, left), 0.1)
        host = where.hostname or ""
        line = (
            HTTPSConnection(host, where.port, timeout=wait, context=self.context)
            if where.scheme == "https"
            else HTTPConnection(host, where.port, timeout=wait)
        )
        line.connect()
        line.sock.settimeout(max(left, 0.1))
        return line


def _cut(line: socket.socket) -> None:
    with suppress(OSError):  # it ended at this very moment
        line.shutdown(socket.SHUT_RDWR)


def _answer(said: HTTPResponse, most: int) -> bytes:
    if said.status in (401, 403):
        raise NotSealed(NOT_LET_IN)
    if 300 <= said.status < 400:
        raise NotSealed(ELSEWHERE)
    if said.status != 200:
        raise NotSealed(FAILED % said.status)
    body = said.read(most + 1)
    if len(body) > most:
        raise NotSealed(TOO_LARGE)
    if said.length:
        raise IncompleteRead(body, said.length)
    return body


def _read(body: bytes) -> dict[str, Any]:
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, dict):
        raise NotSealed(UNREADABLE)
    return told


def _context(keys: Path) -> ssl.SSLContext:
    """Trusts the certificates in `national-tls.pem` and no other; without it those of the system."""
    own = keys / TLS_FILE
    try:
        return ssl.create_default_context(cafile=str(own) if own.exists() else None)
    except (ssl.SSLError, OSError):
        raise KeysError(f"{TLS_FILE} tidak terbaca; isinya sertifikat PEM untuk TLS layanan segel.") from None


# What came back


def _believed(sent: bytes, back: bytes, account: Account, trusted: list[bytes]) -> str:
    """The id of the certificate that sealed it. raises NotSealed unless it is what was asked for in every point"""
    from spkt.kit import pdfdelta, pdfsign  # large, and only the process that seals needs them

    found = pdfsign.judge(back, trusted)
    at = found.sealed_at
    is_timely = at is not None and at.tzinfo is not None and abs(at - clock.now()) <= APART
    rules = (
        (back.startswith(sent), "tidak diawali byte yang dikirim"),
        (found.is_sealed, "tidak memuat tepat satu tanda tangan"),
        (found.covers_all and not found.is_modified, "tandanya tidak mencakup seluruh berkas"),
        (found.is_untouched and found.is_certified, "tandanya rusak atau bukan dari penyelenggara di national.pem"),
        (found.signer == account.signer, "tandanya atas nama lembaga lain"),
        (found.is_final or not account.no_changes, "tandanya tidak melarang perubahan"),
        (is_timely, "waktunya jauh dari jam di sini"),
        (pdfdelta.is_only_sealed(sent, back), "ada yang ditambahkan selain segel"),
    )
    for is_so, wrong in rules:
        if not is_so:
            raise NotSealed(f"Berkas dari layanan segel tidak dipakai: {wrong}.")
    return found.key_id


def _fits(told: dict[str, Any]) -> bool:
    texts = {name: value for name, value in told.items() if name != "no_changes"}
    if not isinstance(told["no_changes"], bool) or not all(isinstance(value, str) for value in texts.values()):
        return False
    paths = [told["seal_path"], told["totp_path"]]
    needed = all(value for name, value in texts.items() if name != "totp")
    return needed and all(path.startswith("/") for path in paths) and ":" not in told["user"]
