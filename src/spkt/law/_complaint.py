"""Who may complain of a complaint offence and until when; every answer is a caution, none a bar: the gelar decides."""

from dataclasses import dataclass, field
from datetime import date

from spkt.law._standing import GUARDED, Filing
from spkt.law.deadlines import MONTH_DAYS, complaint_due
from spkt.law.offences import Complaint, Offence
from spkt.law.sources import KUHP, WVS, Citation, cite
from spkt.law.words import N_

SPOUSE = frozenset({"SUAMI", "ISTRI"})
PARENT = frozenset({"ORANG TUA", "AYAH", "IBU"})
GUARDIAN, CURATOR = "WALI", "PENGAMPU"
CHILD = frozenset({"ANAK"})
LINE = PARENT | CHILD | {"CUCU", "KAKEK", "NENEK"}
SECOND_DEGREE = frozenset({"KAKAK", "ADIK"})
THIRD_DEGREE = SECOND_DEGREE | {"PAMAN", "BIBI", "KEPONAKAN"}
BY_MARRIAGE = frozenset({"MENANTU", "MERTUA", "IPAR"})
KIN = LINE | SECOND_DEGREE | BY_MARRIAGE
"""Blood or marriage, in the direct line or sideways to the second degree."""

OF_THE_MARRIAGE = {KUHP.code: frozenset({"411", "412"}), WVS.code: frozenset({"284"})}
"""Adultery and cohabitation have complainants of their own; the rules on age, guardianship and withdrawal are not
theirs."""

REQUEST = N_("Saya mengadukan dan memohon agar perbuatan tersebut dituntut menurut hukum.")
COMPLAINT_AGE = 16
_FAMILY = (
    (range(476, 481), "481"),
    (range(482, 484), "484"),
    (range(486, 490), "490"),
    (range(492, 510), "510"),
    (range(520, 521), "520"),
    (range(521, 526), "526"),
)
"""Property offences that kinship makes complaint offences, with the article that says so."""


@dataclass(frozen=True, slots=True)
class Caution:
    """What the officer should see before he goes on; `named` fills the %s of the sentence."""

    sentence: str
    cite: Citation
    named: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Complained:
    """A complaint as its facts stand.

    filed_on    local day of the receipt
    is_victim   the complainant is the victim, or holds her power of attorney
    victim_age  in whole years on that day; None unknown, or no person
    victim_dead she died
    suspects    what those complained of are to the victim ("SUAMI")
    prosecute   the request was made
    """

    filed_on: date
    is_victim: bool = True
    is_companion: bool = False
    victim_age: int | None = None
    victim_dead: bool = False
    suspects: tuple[str, ...] = ()
    prosecute: bool = True
    filing: Filing = field(default_factory=Filing)


@cite(KUHP["pasal 24"], KUHP["pasal 481"], WVS["pasal 367"])
def asks_complaint(offence: Offence, told: Complained) -> bool:
    """Is this offence, between these people, prosecuted only on complaint?"""
    if offence.complaint is not Complaint.RELATIVE:
        return offence.complaint is Complaint.ABSOLUTE
    return not _family_article(offence) or any(tie in KIN | SPOUSE for tie in told.suspects)


@cite(KUHP["pasal 24"], KUHP["pasal 28"], KUHP["pasal 481"], WVS["pasal 367"])
def cautions(offence: Offence, told: Complained) -> tuple[Caution, ...]:
    """What stands against a complaint of this offence as the facts are told; () where nothing does.

    doubt   the limit of the old code (months of the calendar) is not applied: the new one counts for procedure today
    """
    if not asks_complaint(offence, told):
        return ()
    article = _family_article(offence)
    if article and any(tie in SPOUSE for tie in told.suspects) and not told.filing.separated:
        return (Caution(_UNDIVIDED, article),)
    if offence.complaint is Complaint.RELATIVE and not article:
        return (*_request(told), *_late(told), Caution(_DEPENDS, KUHP["pasal 24"], (offence.complainant,)))
    return (*_request(told), *_late(told), *_unauthorised(offence, told))


_UNDIVIDED = N_(
    "Suami dan istri yang tidak terpisah tidak dituntut untuk perbuatan ini. Catat hubungannya; gelar yang memutuskan."
)
_DEPENDS = N_("Dapat bergantung pada aduan: %s. Periksa siapa pengadunya, lalu catat.")
_UNASKED = N_("Delik aduan: tanyakan apakah pengadu memohon agar perbuatan ini dituntut, lalu catat jawabannya.")
_UNKNOWN = N_("Tanyakan sejak tanggal berapa pengadu mengetahui perbuatan ini; batas mengadu dihitung dari situ.")
_LATE = N_("Aduan ini sudah lewat %s hari. Tetap diterima; gelar yang memutuskan.")
_YOUNG = N_("Korban belum 16 tahun. Catat orang tua atau wali sebagai pengadu.")
_GUARDED = N_("Korban di bawah pengampuan. Catat pengampunya sebagai pengadu.")
_DEAD = N_("Korban sudah meninggal. Catat orang tua, anak, suami, atau istrinya sebagai pengadu.")
_REFUSED = N_("Korban semasa hidup jelas tidak menghendaki penuntutan. Tetap diterima; gelar yang memutuskan.")
_FAMILY_ONLY = N_(
    "Yang berhak mengadu hanya suami atau istri, atau orang tua atau anak bila tidak terikat perkawinan. "
    "Tetap diterima; gelar yang memutuskan."
)
_OWN = N_("Yang berhak mengadu adalah korban sendiri. Minta korban datang atau surat kuasanya; aduan tetap diterima.")


def _family_article(offence: Offence) -> Citation | None:
    """The article by which kinship makes this a complaint offence, None for offences that depend on something else."""
    if offence.law is WVS and offence.complaint is Complaint.RELATIVE and not offence.sensitive - {"none"}:
        return WVS["pasal 367"]
    number = offence.article.split()[0] if offence.law is KUHP else ""
    found = (article for numbers, article in _FAMILY if number.isdecimal() and int(number) in numbers)
    article = next(found, "")
    return KUHP[f"pasal {article}"] if article else None


@cite(KUHP["pasal 28"])
def _request(told: Complained) -> tuple[Caution, ...]:
    return () if told.prosecute else (Caution(_UNASKED, KUHP["pasal 28"]),)


def _late(told: Complained) -> tuple[Caution, ...]:
    filing = told.filing
    if filing.known_on is None:
        return (Caution(_UNKNOWN, KUHP["pasal 29"]),)
    if told.filed_on <= complaint_due(filing.known_on, filing.abroad):
        return ()
    return (Caution(_LATE, KUHP["pasal 29"], (str(MONTH_DAYS * (9 if filing.abroad else 6)),)),)


def _unauthorised(offence: Offence, told: Complained) -> tuple[Caution, ...]:
    """Is somebody complaining who may not? The first rule that fits the victim decides."""
    relation, filing = told.filing.relation, told.filing
    if offence.article.split()[0] in OF_THE_MARRIAGE.get(offence.law.code, ()):
        allowed = SPOUSE if offence.law is WVS else SPOUSE | PARENT | CHILD
        return _unless(told.is_victim or relation in allowed, _FAMILY_ONLY, KUHP["pasal 411 ayat (2)"])
    if told.victim_dead:
        return _after_death(relation, filing)
    if told.victim_age is not None and told.victim_age < COMPLAINT_AGE:
        return _unless(_for_a_child(told), _YOUNG, KUHP["pasal 25"])
    if filing.ward == GUARDED:
        return _unless(_for_a_ward(told), _GUARDED, KUHP["pasal 26"])
    return _unless(told.is_victim, _OWN, KUHP["pasal 24"])


def _unless(holds: bool, sentence: str, article: Citation) -> tuple[Caution, ...]:
    return () if holds else (Caution(sentence, article),)


@cite(KUHP["pasal 27"])
def _after_death(relation: str, filing: Filing) -> tuple[Caution, ...]:
    if filing.refused:
        return (Caution(_REFUSED, KUHP["pasal 27"]),)
    return _unless(relation in PARENT | CHILD | SPOUSE, _DEAD, KUHP["pasal 27"])


@cite(KUHP["pasal 25"])
def _for_a_child(told: Complained) -> bool:
    """Parents and guardian first; without them kin in the line, then sideways, then she herself or a companion."""
    if told.filing.relation in PARENT | {GUARDIAN}:
        return True
    further = told.is_victim or told.is_companion or told.filing.relation in LINE | THIRD_DEGREE
    return told.filing.nearer_gone and further


@cite(KUHP["pasal 26"])
def _for_a_ward(told: Complained) -> bool:
    """The guardian first; without him the spouse or the direct line, then kin sideways to the third degree."""
    if told.filing.relation == CURATOR:
        return True
    return told.filing.nearer_gone and told.filing.relation in SPOUSE | LINE | THIRD_DEGREE


@cite(KUHP["pasal 25"], KUHP["pasal 26"], KUHP["pasal 27"])
def ground(told: Complained) -> Citation | None:
    """The article on which somebody complains for the victim; None where she complains herself."""
    if told.victim_dead:
        return KUHP["pasal 27"]
    if told.victim_age is not None and told.victim_age < COMPLAINT_AGE:
        return KUHP["pasal 25"]
    return KUHP["pasal 26"] if told.filing.ward == GUARDED else None
