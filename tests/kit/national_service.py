"""A national signing service as a test needs it: real HTTP on loopback, a CA of its own, bad manners on order."""

import base64
import io
import json
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from asn1crypto import keys as der_keys
from asn1crypto import x509 as der_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign import signers
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko_certvalidator.registry import SimpleCertificateStore

INSTITUTION = "Kepolisian Resor Contoh"
USER, PASSWORD, TOTP = "spkt", "rahasia-sekali", "135790"
ACCOUNT: dict[str, Any] = {
    "user": USER,
    "password": PASSWORD,
    "subscriber": "contoh-01",
    "totp": TOTP,
    "signer": INSTITUTION,
    "seal_path": "/api/v2/seal/pdf",
    "totp_path": "/api/v2/seal/get/totp",
    "no_changes": True,
}


@dataclass(frozen=True)
class Authority:
    """A P-256 certificate authority of this test alone."""

    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate

    @classmethod
    def made(cls, name: str = "OSD Contoh") -> "Authority":
        key = ec.generate_private_key(ec.SECP256R1())
        return cls(key, _certificate(_name(name), _name(name), key, key, is_ca=True))

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(Encoding.PEM)

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(Encoding.DER)

    def issued(self, name: str, *more: Any) -> tuple[ec.EllipticCurvePrivateKey, x509.Certificate]:
        key = ec.generate_private_key(ec.SECP256R1())
        return key, _certificate(_name(name), self.certificate.subject, key, self.key, *more)

    def signer(self, name: str = INSTITUTION) -> signers.SimpleSigner:
        key, certificate = self.issued(name)
        chain = SimpleCertificateStore()  # type: ignore[no-untyped-call]
        chain.register(der_x509.Certificate.load(self.der))
        return signers.SimpleSigner(
            signing_cert=der_x509.Certificate.load(certificate.public_bytes(Encoding.DER)),
            signing_key=der_keys.PrivateKeyInfo.load(
                key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
            ),
            cert_registry=chain,
        )


def signed(pdf: bytes, by: signers.SimpleSigner, name: str = "Segel", level: MDPPerm = MDPPerm.NO_CHANGES) -> bytes:
    """The file sealed as the service does it, or only signed where a seal is there already."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    return written(writer, by, name, level, is_first=not writer.prev.embedded_signatures)


def written(
    writer: IncrementalPdfFileWriter,
    by: signers.SimpleSigner,
    name: str = "Segel",
    level: MDPPerm = MDPPerm.NO_CHANGES,
    is_first: bool = True,
    box: tuple[int, int, int, int] | None = None,
) -> bytes:
    """What this writer holds, signed in one breath with it."""
    meta = signers.PdfSignatureMetadata(
        field_name=name,
        md_algorithm="sha256",
        certify=is_first,
        docmdp_permissions=level,
        subfilter=SigSeedSubFilter.PADES,
    )
    made: io.BytesIO = signers.PdfSigner(meta, by, new_field_spec=SigFieldSpec(name, box=box)).sign_pdf(writer)
    return made.getvalue()


@dataclass
class Service:
    """What it does with a file, and what it was asked. breaks: connections it drops before it answers one"""

    authority: Authority
    url: str = ""
    sign: Callable[[bytes], bytes] | None = None
    answer: Callable[["Asked"], None] | None = None
    breaks: int = 0
    asked: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    def sealed(self, pdf: bytes) -> bytes:
        return self.sign(pdf) if self.sign else signed(pdf, self.authority.signer())


class Asked(BaseHTTPRequestHandler):
    """One request to the service."""

    service: Service

    def do_POST(self) -> None:
        told = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.service.asked.append((self.path, told))
        if self.service.breaks:
            self.service.breaks -= 1
            self.close_connection = True
            return
        wanted = base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
        if self.headers["Authorization"] != f"Basic {wanted}":
            self.say(401, {"error": "Unauthorized"})
        elif self.service.answer:
            self.service.answer(self)
        elif self.path == "/api/v2/seal/get/totp":
            self.say(200, {"message": "ok", "totp": "246810", "expires": "", "result": told["totp"] == TOTP})
        elif self.path != "/api/v2/seal/pdf" or told.get("totp") != "246810":
            self.say(400, {"error": "totp"})
        else:
            self.give(base64.b64decode(told["file"][0]))

    def give(self, pdf: bytes) -> None:
        try:
            made = self.service.sealed(pdf)
        except (PdfError, ValueError):
            self.say(500, {"error": "not a PDF"})
            return
        self.say(200, {"time": 12, "file": [base64.b64encode(made).decode()]})

    def say(self, status: int, told: Any, **headers: str) -> None:
        body = told if isinstance(told, bytes) else json.dumps(told).encode()
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def drip(self, seconds: float) -> None:
        """Bytes that keep a socket's own limit from running out, and never an end."""
        self.send_response(200)
        self.end_headers()
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self.wfile.write(b" ")
            self.wfile.flush()
            time.sleep(0.05)

    def log_message(self, *_said: Any) -> None:
        return


@contextmanager
def service(authority: Authority | None = None, tls: Path | None = None) -> Iterator[Service]:
    """The service on a free port, until the end of the block. tls: PEM of certificate and key"""
    told = Service(authority or Authority.made())
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("OfThisOne", (Asked,), {"service": told}))
    server.daemon_threads = True
    server.handle_error = lambda *_: None  # type: ignore[method-assign]  # a caller that hung up is what is tested
    if tls:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(tls)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    told.url = f"{'https' if tls else 'http'}://127.0.0.1:{server.server_address[1]}"
    try:
        yield told
    finally:
        server.shutdown()
        server.server_close()


def settle(keys: Path, authority: Authority, **other: Any) -> Path:
    """Puts account and anchor of the service into a key directory."""
    account = keys / "national.json"
    account.unlink(missing_ok=True)
    account.touch(0o600)
    account.write_text(json.dumps({**ACCOUNT, **other}))
    (keys / "national.pem").write_bytes(authority.pem)
    return keys


def tls_pem(place: Path, authority: Authority) -> Path:
    """A server's key and certificate for 127.0.0.1."""
    key, certificate = authority.issued(
        "127.0.0.1", x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
    )
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    place.write_bytes(certificate.public_bytes(Encoding.PEM) + secret)
    return place


def _name(common: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common)])


def _certificate(
    subject: x509.Name,
    issuer: x509.Name,
    key: ec.EllipticCurvePrivateKey,
    issuing: ec.EllipticCurvePrivateKey,
    *more: Any,
    is_ca: bool = False,
) -> x509.Certificate:
    now, names = datetime.now(UTC), ("key_encipherment", "data_encipherment", "key_agreement")
    off = dict.fromkeys((*names, "encipher_only", "decipher_only"), False)
    usage = x509.KeyUsage(
        digital_signature=not is_ca, content_commitment=not is_ca, key_cert_sign=is_ca, crl_sign=is_ca, **off
    )
    built = (
        x509.CertificateBuilder(issuer, subject, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=30))
        .add_extension(x509.BasicConstraints(ca=is_ca, path_length=None), critical=True)
        .add_extension(usage, critical=True)
    )
    for extension in more:
        built = built.add_extension(extension, critical=False)
    return built.sign(issuing, hashes.SHA256())
