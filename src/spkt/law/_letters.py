"""Every letter that is written by one mechanism: what it asks, who writes it, who signs it, when it may be made."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from spkt.law import numbers
from spkt.law.case import Confirmation, Person
from spkt.law.case import Role as Part
from spkt.law.journeys.matters import State
from spkt.law.journeys.visum import CLERKS, COUNTER
from spkt.law.roles import Role
from spkt.law.sources import HOUSE, KUHAP, PRAKTIK, SOP, Citation, cite
from spkt.law.words import N_


class Asks(StrEnum):
    """What sort of answer a field takes: PARTY is somebody of the dossier, PAPER one of its issued papers."""

    LINE = "line"
    LINES = "lines"
    PROSE = "prose"
    DAY = "day"
    TICK = "tick"
    PARTY = "party"
    PAPER = "paper"
    CONFIRMATION = "confirmation"


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that a letter asks.

    required    sentence said where it is empty, "" where it may be
    """

    name: str
    label: str
    asks: Asks = Asks.LINE
    help: str = ""
    required: str = ""


@dataclass(frozen=True, slots=True)
class LetterKind:
    """A kind of letter; its name is that of the paper it becomes.

    when        when it is written, one sentence for the list
    by          roles that write it; signs: roles that issue it
    series      what counts its numbers
    states      of the dossier, in which it may be written
    """

    name: str
    title: str
    when: str
    fields: tuple[Field, ...]
    by: frozenset[Role]
    signs: frozenset[Role]
    series: numbers.Kind
    states: frozenset[str]
    cite: Citation = field(default=SOP["VIII.f"])

    @property
    def by_leader(self) -> bool:
        """Does the Kanit sign it, and never who wrote it?"""
        return Role.KANIT in self.signs


S = State
LEADER = frozenset({Role.KANIT})
_ALWAYS = frozenset(
    {S.DITERIMA, S.DICATAT, S.KONSELING, S.SIAP_GELAR, S.BUKAN_PIDANA_AWAL, S.BUTUH_BANTUAN, S.GELAR, S.REKOM_LP}
    | {S.REKOM_LP_A, S.REKOM_LI, S.REKOM_DUMAS, S.BUKAN_PIDANA, S.LIMPAH, S.LENGKAPI, S.DITINJAU, S.LP_TERBIT}
    | {S.DILIMPAHKAN}
)
_TOLD = _ALWAYS - {S.DITERIMA}
_CONFIRMED = Field("confirmation", N_("Setelah dibacakan kembali"), Asks.CONFIRMATION)
_TWO = (
    Field("witness_1", N_("Saksi pertama"), required=N_("Tulis nama saksi pertama; dua orang harus menyaksikan.")),
    Field("witness_2", N_("Saksi kedua"), required=N_("Tulis nama saksi kedua; dua orang harus menyaksikan.")),
)

LETTERS = (
    LetterKind(
        "surat_pernyataan_pelapor",
        N_("Surat pernyataan pelapor"),
        N_("Pelapor menyatakan bahwa keterangannya benar menurut yang ia ketahui."),
        (
            Field("more", N_("Pernyataan tambahan"), Asks.LINES, N_("Satu pernyataan sebaris, dengan kata-katanya.")),
            _CONFIRMED,
        ),
        CLERKS,
        CLERKS,
        numbers.Kind.LETTER,
        _TOLD,
        KUHAP["pasal 23 ayat (2) sampai (4)"],
    ),
    LetterKind(
        "surat_keterangan_lain",
        N_("Surat keterangan"),
        N_("Seseorang menerangkan sesuatu di SPKT dan perlu suratnya, misalnya untuk klaim asuransi."),
        (
            Field(
                "deed",
                N_("Tentang apa"),
                help=N_("Kata netral, misalnya: kecelakaan tunggal sepeda motor."),
                required=N_("Tulis tentang apa keterangannya, dengan kata netral."),
            ),
            Field(
                "words",
                N_("Keterangan yang disampaikan"),
                Asks.PROSE,
                N_("Orang ketiga. Petugas tidak menyaksikan; surat hanya menerangkan bahwa ini disampaikan."),
                N_("Tulis keterangan yang disampaikan."),
            ),
            Field("purpose", N_("Untuk keperluan")),
            _CONFIRMED,
        ),
        CLERKS,
        LEADER,
        numbers.Kind.STATEMENT,
        _ALWAYS,
    ),
    LetterKind(
        "laporan_orang_hilang",
        N_("Laporan orang hilang"),
        N_("Seseorang dicari. Diterima saat itu juga; tidak ada masa tunggu."),
        (
            Field(
                "missing",
                N_("Siapa yang hilang"),
                Asks.PARTY,
                N_("Catat dulu orangnya beserta ciri-cirinya di perkara. Waktu dan tempat diambil dari cerita."),
                N_("Pilih siapa yang hilang. Bila belum ada, catat orangnya di perkara."),
            ),
            Field("seen_by", N_("Terakhir dilihat oleh")),
            Field("clothes", N_("Pakaian terakhir")),
            Field("going", N_("Hendak pergi ke mana")),
            Field("habits", N_("Kebiasaan")),
            Field("circles", N_("Mungkin berada pada siapa atau di mana")),
            Field(
                "health",
                N_("Yang perlu diketahui pencari"),
                help=N_(
                    "Hanya yang menolongnya ditemukan, misalnya perlu minum obat pagi dan sore. Bukan penyakitnya."
                ),
            ),
            Field("photo_ref", N_("Nomor foto dalam lampiran tertutup"), help=N_("Fotonya tidak dicetak di surat.")),
            Field(
                "contact",
                N_("Yang dihubungi bila ditemukan"),
                help=N_("Nama dan telepon, siang dan malam."),
                required=N_("Tulis siapa yang dihubungi bila ditemukan, dengan teleponnya."),
            ),
            Field("words", N_("Bagaimana kejadiannya"), Asks.PROSE),
            Field("broadcast", N_("Pelapor setuju ciri-ciri dan fotonya disiarkan"), Asks.TICK),
            Field("broadcast_note", N_("Disiarkan di mana saja")),
            _CONFIRMED,
        ),
        COUNTER,
        LEADER,
        numbers.Kind.MISSING,
        _ALWAYS,
        SOP["VI.a"],
    ),
    LetterKind(
        "tt_orang",
        N_("Berita acara serah terima orang"),
        N_("Anak atau orang yang ditemukan diserahkan kepada keluarga atau lembaga."),
        (
            Field(
                "person",
                N_("Siapa yang diserahkan"),
                Asks.PARTY,
                N_("Catat dulu orangnya beserta ciri-cirinya di perkara; namanya boleh belum diketahui."),
                N_("Pilih siapa yang diserahkan. Bila belum ada, catat orangnya di perkara."),
            ),
            Field("receiver", N_("Nama yang menerima"), required=N_("Tulis nama yang menerima, seperti di kartunya.")),
            Field(
                "receiver_id",
                N_("NIK yang menerima"),
                required=N_("Tulis NIK penerima dari KTP-nya; orang hanya diserahkan kepada yang dikenali."),
            ),
            Field("receiver_address", N_("Alamat yang menerima")),
            Field("receiver_phone", N_("Telepon yang menerima")),
            Field(
                "relation",
                N_("Hubungannya"),
                help=N_("Misalnya: ibu kandung, petugas Dinas Sosial."),
                required=N_("Tulis hubungan penerima dengan orang yang diserahkan."),
            ),
            Field(
                "proof",
                N_("Bukti hubungan"),
                Asks.LINES,
                N_("Satu bukti sebaris, misalnya nomor Kartu Keluarga."),
                N_("Tulis bukti hubungannya, paling sedikit satu."),
            ),
            Field("institution", N_("Lembaga"), help=N_("Kosongkan bila keluarga.")),
            Field("assignment", N_("Nomor surat tugas dari lembaga")),
            Field(
                "condition",
                N_("Keadaannya sekarang"),
                Asks.PROSE,
                N_("Yang dapat dilihat siapa pun. Bukan hasil pemeriksaan kesehatan."),
                N_("Tulis keadaan orang itu sekarang, yang dapat dilihat siapa pun."),
            ),
            Field("photo", N_("Nomor foto dalam lampiran tertutup")),
            *_TWO,
            _CONFIRMED,
        ),
        CLERKS,
        CLERKS,
        numbers.Kind.MINUTES,
        _ALWAYS,
        SOP["VI.a"],
    ),
    LetterKind(
        "ba_penolakan_ttd",
        N_("Berita acara penolakan tanda tangan"),
        N_("Seseorang tidak mau menandatangani surat yang sudah dibacakan kepadanya."),
        (
            Field(
                "paper",
                N_("Surat yang tidak ditandatangani"),
                Asks.PAPER,
                required=N_("Pilih surat yang tidak ditandatangani."),
            ),
            Field("person", N_("Siapa yang menolak"), Asks.PARTY, required=N_("Pilih siapa yang menolak.")),
            Field("read_out", N_("Isinya sudah dibacakan kepadanya"), Asks.TICK),
            Field("reason", N_("Alasannya"), help=N_("Dengan kata-katanya. Kosongkan bila ia tidak memberi alasan.")),
            *_TWO,
        ),
        CLERKS,
        CLERKS,
        numbers.Kind.MINUTES,
        _ALWAYS,
        KUHAP["pasal 14"],
    ),
    LetterKind(
        "surat_kuasa_check",
        N_("Pemeriksaan surat kuasa"),
        N_("Pelapor datang sebagai kuasa; suratnya dilihat sebelum laporannya dilanjutkan."),
        (
            Field(
                "giver",
                N_("Pemberi kuasa"),
                Asks.PARTY,
                N_("Catat dulu pemberi kuasanya di perkara."),
                N_("Pilih siapa yang memberi kuasa. Bila belum ada, catat orangnya di perkara."),
            ),
            Field("letter_number", N_("Nomor surat kuasa"), help=N_("Kosongkan bila tanpa nomor.")),
            Field("letter_on", N_("Tanggal surat kuasa"), Asks.DAY),
            Field(
                "scope",
                N_("Isi kuasa"),
                Asks.LINES,
                N_("Satu hal sebaris, seperti tertulis."),
                N_("Tulis isi kuasanya, seperti tertulis dalam suratnya."),
            ),
            Field("original_seen", N_("Aslinya dilihat, bukan salinan"), Asks.TICK),
            Field("signed_by_giver", N_("Ada tanda tangan atau cap jempol pemberi kuasa"), Asks.TICK),
            Field("covers_report", N_("Menyebut pelaporan perkara ini"), Asks.TICK),
            Field("card", N_("Kartu advokat"), help=N_("Nomor dan organisasinya. Kosongkan bila bukan advokat.")),
            Field("card_valid_until", N_("Kartu berlaku sampai"), Asks.DAY),
            Field("lacking", N_("Yang masih harus dibawa"), Asks.LINES, N_("Satu hal sebaris.")),
        ),
        CLERKS,
        CLERKS,
        numbers.Kind.MINUTES,
        _ALWAYS,
        PRAKTIK["surat kuasa pelapor"],
    ),
)
"""The kinds in the order in which the page lists them."""

BY_NAME = {kind.name: kind for kind in LETTERS}
KUASA = "kuasa"
"""What a reporter is who comes with a power of attorney (`Person.as_what`)."""


@cite(HOUSE["ADR 0026"])
def lawful(state: str) -> tuple[LetterKind, ...]:
    """Kinds that may be written while the dossier is in this state."""
    return tuple(kind for kind in LETTERS if state in kind.states)


@cite(PRAKTIK["surat kuasa pelapor"], KUHAP["pasal 14"], HOUSE["ADR 0026"])
def asked_for(persons: Iterable[Person], given: Confirmation | None, written: Iterable[str]) -> tuple[str, ...]:
    """Kinds that the facts of the dossier ask for and that nobody has written yet.

    given       how the reporter answered the report that was read to her
    written     kinds of the letters that exist
    """
    is_agent = any(Part.PELAPOR in each.roles and each.as_what.casefold() == KUASA for each in persons)
    wanted = (("surat_kuasa_check", is_agent), ("ba_penolakan_ttd", given is not None and given.how == "menolak"))
    there = set(written)
    return tuple(name for name, is_so in wanted if is_so and name not in there)
