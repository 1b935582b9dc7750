"""Seals a PDF so that any later change shows, and judges a sealed one.

The seal is a PAdES B-B signature without appearance (ETSI EN 319 142-1), made with ECDSA P-256 and certified with
"no changes" (ISO 32000-2, 12.8.2.2). It is the seal of a system: not the certified electronic signature of a person.
"""

import io
import logging
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from hashlib import sha256
from typing import Any

from asn1crypto import cms
from asn1crypto import keys as der_keys
from asn1crypto import x509 as der_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import signers
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.validation import SignatureCoverageLevel, validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

from spkt.kit.keys import Key

logging.getLogger("pyhanko").setLevel(logging.CRITICAL)  # what is wrong with a file is judged here, not logged
FIELD = "Segel"
REASON = "Segel sistem, bukan tanda tangan elektronik tersertifikasi"
ROOT_NAME = "Akar segel SPKT"
"""How the certificates on which our own seals rest begin; an anchor of another name is a certification service's."""
YEARS = 30
"""How long a certificate lasts: a paper is shown years later, and a key that was lost is declared, not waited out."""
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
"""Of the group P-256 (FIPS 186-5)."""


@dataclass(frozen=True, slots=True)
class Origin:
    """One secret of a keyring as a seal uses it. made_on: day from which its certificate holds"""

    id: str
    secret: bytes
    made_on: date


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a file shows of its seal, each point for itself; only all of them together mean that it is untouched.

    sha256      of the file as it came, hex
    is_sealed   it carries one seal and can be read
    is_intact   the sealed bytes are what was sealed
    is_ours     the certificate comes from an anchor
    covers_all  no byte lies outside the seal
    is_modified something was added after it
    is_certified    the anchor is that of a certification service, not of a system like this one
    is_final    it forbids every later change
    is_lost     the key that made it, or the one that vouches for that key, was declared lost: it proves nothing
    signer, key_id, sealed_at   what the seal says of itself; key_id names the certificate
    """

    sha256: str
    is_sealed: bool = False
    is_intact: bool = False
    is_ours: bool = False
    covers_all: bool = False
    is_modified: bool = False
    is_certified: bool = False
    is_final: bool = False
    is_lost: bool = False
    signer: str = ""
    key_id: str = ""
    sealed_at: datetime | None = None

    @property
    def is_untouched(self) -> bool:
        """Is it what was sealed, by a seal that we trust? A certified one may be of any institution."""
        return self.is_whole and self.is_ours and not self.is_lost

    @property
    def is_whole(self) -> bool:
        """Is it what was sealed, whoever sealed it?"""
        return self.is_sealed and self.is_intact and self.covers_all and not self.is_modified


def origin(key: Key) -> Origin:
    """A key of the ring as a seal uses it."""
    return Origin(key.id, key.secret, date.fromisoformat(key.made_on))


def anchor(root: Origin) -> bytes:
    """The certificate on which all seals of a site rest, DER; the same whenever it is asked for."""
    name = _name(f"{ROOT_NAME} {root.id}")
    return _certificate(name, name, _key(root, "root"), root, root, None)


def certificate(root: Origin, sealing: Origin, code: str, unit: str) -> bytes:
    """The certificate of a unit's seal, DER; the same whenever it is asked for.

    code, unit  of the unit: "SINTANG", "Polres Sintang"
    """
    subject = _name(f"Segel sistem SPKT {unit}", f"Bukan TTE tersertifikasi; kunci {sealing.id}")
    issuer = _name(f"{ROOT_NAME} {root.id}")
    return _certificate(subject, issuer, _key(sealing, code), sealing, root, _key(root, "root"))


def seal(pdf: bytes, root: Origin, sealing: Origin, code: str, unit: str) -> bytes:
    """The PDF with the unit's seal at its end; what was there before stays byte for byte.

    raises      ValueError if it is no PDF that can be sealed, or is sealed already
    """
    try:
        writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
        if writer.prev.embedded_signatures:
            raise ValueError("the file is sealed already")
        signed: io.BytesIO = signers.PdfSigner(
            _META, _signer(root, sealing, code, unit), new_field_spec=_SPEC
        ).sign_pdf(writer)
    except PdfError as wrong:
        raise ValueError(f"not a PDF that can be sealed: {wrong}") from wrong
    return signed.getvalue()


def judge(pdf: bytes, anchors: Sequence[bytes], lost: AbstractSet[str] = frozenset()) -> Judgement:
    """What the file shows of its seal; never raises, whatever it is given.

    anchors     certificates of sites that we trust, DER
    lost        ids of keys of our rings that were declared lost
    """
    found = Judgement(sha256(pdf).hexdigest())
    try:
        embedded = PdfFileReader(io.BytesIO(pdf), strict=False).embedded_signatures
        if len(embedded) != 1:
            return found
        judged = _judged(pdf, embedded[0], anchors, found)
        return replace(judged, is_lost=bool(lost & _ring_ids(embedded[0].signer_cert)))
    except Exception:  # noqa: BLE001  a hostile file may break its reader anywhere, and is then not ours
        return found


def key_id_of(certificate: bytes) -> str:
    """By which name a judgement calls this certificate: the first 16 hex digits of its SHA-256."""
    return sha256(certificate).hexdigest()[:16]


def _judged(pdf: bytes, embedded: Any, anchors: Sequence[bytes], found: Judgement) -> Judgement:
    told = embedded.signer_cert
    at = embedded.self_reported_timestamp
    trusted = ValidationContext(
        trust_roots=[der_x509.Certificate.load(each) for each in anchors],
        allow_fetching=False,
        moment=at,
        best_signature_time=at,
    )
    status = validate_pdf_signature(embedded, trusted)
    is_certified = bool(status.trusted) and not _rests_on_ours(status.validation_path)
    return replace(
        found,
        is_sealed=True,
        is_intact=bool(status.intact and status.valid)
        and (is_certified or _is_ours_to_the_last_byte(pdf, embedded, anchors)),
        is_ours=bool(status.trusted and status.bottom_line),
        is_certified=is_certified,
        is_final=embedded.docmdp_level == MDPPerm.NO_CHANGES,
        covers_all=status.coverage == SignatureCoverageLevel.ENTIRE_FILE,
        is_modified=status.modification_level != ModificationLevel.NONE,
        signer=str(told.subject.native.get("common_name", "")),
        key_id=key_id_of(told.dump()),
        sealed_at=at,
    )


def _ring_ids(told: Any) -> set[str]:
    """Ids of the keys of a ring that a certificate of ours names: its own, and the one that vouches for it."""
    named = (told.subject.native.get("organizational_unit_name", ""), told.issuer.native.get("common_name", ""))
    return {str(each).rpartition(" ")[2] for each in named}


def _rests_on_ours(path: Any) -> bool:
    """Does this chain end at a root like ours? The anchors are chosen by the site, so that their names can be taken."""
    return str(path.trust_anchor.certificate.subject.native.get("common_name", "")).startswith(ROOT_NAME)


def _is_ours_to_the_last_byte(pdf: bytes, embedded: Any, anchors: Sequence[bytes]) -> bool:
    """Is what the seal itself cannot cover, the place where it lies, written as only we write it?

    No signature covers its own bytes: padding, letters of the hexadecimal text, further certificates and the frame
    of the CMS could be changed without breaking it (RFC 5652, 5.4 covers the signed attributes only).
    """
    start, first, second, _rest = embedded.byte_range
    raw = pdf[start + first : second]
    body = cms.ContentInfo.load(bytes(embedded.pkcs7_content))["content"]
    certificates = [each.chosen.dump() for each in body["certificates"]]
    by = embedded.signer_cert.dump()
    if len(set(certificates)) < len(certificates) or not {by, *anchors}.issuperset(certificates):
        return False
    text = _written_by_us(body, _read(by), [_read(each) for each in certificates])
    return raw == b"<" + text.hex().upper().encode() + b"0" * (len(raw) - 2 * len(text) - 2) + b">"


def _read(certificate: bytes) -> der_x509.Certificate:
    """A certificate of which no byte is written in another way than DER allows. raises ValueError"""
    x509.load_der_x509_certificate(certificate)
    return der_x509.Certificate.load(certificate)


def _written_by_us(body: Any, by: der_x509.Certificate, certificates: Sequence[der_x509.Certificate]) -> bytes:
    """The CMS as the sealer writes it around this signature and what is signed; DER has one way for each value."""
    (signer,) = body["signer_infos"]
    digest = cms.DigestAlgorithm({"algorithm": "sha256"})
    signed = {
        "version": "v1",
        "sid": cms.SignerIdentifier(
            "issuer_and_serial_number",
            cms.IssuerAndSerialNumber({"issuer": by.issuer, "serial_number": by.serial_number}),
        ),
        "digest_algorithm": digest,
        "signed_attrs": signer["signed_attrs"].untag(),
        "signature_algorithm": cms.SignedDigestAlgorithm({"algorithm": "sha256_ecdsa"}),
        "signature": signer["signature"].native,
    }
    content = cms.SignedData(
        {
            "version": "v1",
            "digest_algorithms": [digest],
            "encap_content_info": {"content_type": "data"},
            "certificates": [cms.CertificateChoices("certificate", each) for each in certificates],
            "signer_infos": [cms.SignerInfo(signed)],
        }
    )
    return bytes(cms.ContentInfo({"content_type": "signed_data", "content": content}).dump())


_SPEC = SigFieldSpec(FIELD)
_META = signers.PdfSignatureMetadata(
    field_name=FIELD,
    md_algorithm="sha256",
    certify=True,
    docmdp_permissions=MDPPerm.NO_CHANGES,
    subfilter=SigSeedSubFilter.PADES,
    reason=REASON,
)


@cache
def _signer(root: Origin, sealing: Origin, code: str, unit: str) -> signers.SimpleSigner:
    """Kept, because reading a key costs more than signing with it."""
    secret = _key(sealing, code).private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    chain = SimpleCertificateStore()  # type: ignore[no-untyped-call]  # the library says no type
    chain.register(der_x509.Certificate.load(anchor(root)))
    return signers.SimpleSigner(
        signing_cert=der_x509.Certificate.load(certificate(root, sealing, code, unit)),
        signing_key=der_keys.PrivateKeyInfo.load(secret),
        cert_registry=chain,
    )


def _key(origin: Origin, about: str) -> ec.EllipticCurvePrivateKey:
    """The P-256 key of a secret: one for each unit, so that the seal of one is not the seal of another."""
    raw = HKDF(hashes.SHA256(), 48, None, f"spkt seal {about}".encode()).derive(origin.secret)
    return ec.derive_private_key(int.from_bytes(raw, "big") % (ORDER - 1) + 1, ec.SECP256R1())


def _name(common: str, about: str = "") -> x509.Name:
    # A common name has at most 64 letters (RFC 5280, appendix A.1).
    parts = [x509.NameAttribute(NameOID.COUNTRY_NAME, "ID"), x509.NameAttribute(NameOID.COMMON_NAME, common[:64])]
    if about:
        parts.append(x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, about[:64]))
    return x509.Name(parts)


def _certificate(
    subject: x509.Name,
    issuer: x509.Name,
    key: ec.EllipticCurvePrivateKey,
    origin: Origin,
    root: Origin,
    issuing: ec.EllipticCurvePrivateKey | None,
) -> bytes:
    """A certificate whose every byte follows from the secrets, so that nothing of it need be kept."""
    since = datetime.combine(origin.made_on, time(), UTC) - timedelta(days=1)
    is_root = issuing is None
    serial = int.from_bytes(sha256(f"{root.id}|{origin.id}|{subject.rfc4514_string()}".encode()).digest()[:16], "big")
    usage = dict.fromkeys(_USAGES, False) | (_ISSUES if is_root else _SEALS)
    built = (
        x509.CertificateBuilder(issuer, subject, key.public_key(), serial >> 1)
        .not_valid_before(since)
        .not_valid_after(since + timedelta(days=365 * YEARS))
        .add_extension(x509.BasicConstraints(ca=is_root, path_length=0 if is_root else None), critical=True)
        .add_extension(x509.KeyUsage(**usage), critical=True)
    )
    return built.sign(issuing or key, hashes.SHA256(), ecdsa_deterministic=True).public_bytes(Encoding.DER)


_USAGES = (
    "digital_signature",
    "content_commitment",
    "key_encipherment",
    "data_encipherment",
    "key_agreement",
    "key_cert_sign",
    "crl_sign",
    "encipher_only",
    "decipher_only",
)
_ISSUES = {"key_cert_sign": True, "crl_sign": True}
_SEALS = {"digital_signature": True, "content_commitment": True}
