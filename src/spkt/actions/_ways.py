"""How the shipped accounts end that become no report: advised, helped, answered, passed on, referred or taken back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from spkt.actions import _referral
from spkt.law.journeys.matters import State

S = State


@dataclass(frozen=True, slots=True)
class Way:
    """What becomes of an account.

    outcome     of the gelar; BUTUH_BANTUAN where help is under way and there is nothing to weigh
    reason      of that outcome, as she reads it
    weighs      name of the offence that the gelar weighs where the account names none
    helped      what help goes out first, "" where none is needed
    more        what the act after the gelar asks beside its reason
    letters     {kind: words} of letters that are written meanwhile; a word "party:NAME" is that person's ordinal
    arrived     (who, number) of the other office that confirmed a referral
    advice      why the visit ends without a dossier, "" where it leads to one
    taken_back  what she says when she comes again and takes her report back
    """

    outcome: State
    reason: str
    weighs: str = ""
    helped: str = ""
    more: Mapping[str, Any] = field(default_factory=dict)
    letters: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    arrived: tuple[str, str] = ("", "")
    advice: str = ""
    taken_back: str = ""


_CIVIL = {"turn_to": ("pengadilan", "desa")}
_MELAWI = {"receiver": _referral.Receiver("Polres Melawi", "Nanga Pinoh", unit="POLRES-MELAWI")}
_INTELKAM = {"receiver": _referral.Receiver("Sat Intelkam Polres Sintang", "Sintang")}

BY_ROUTE = {
    "lp_b": Way(S.REKOM_LP, "Unsur pokok terpenuhi dari keterangan pelapor dan bukti yang dibawa."),
    "lp_a": Way(S.REKOM_LP_A, "Ditemukan sendiri oleh anggota; unsur pokok terpenuhi."),
    "civil": Way(
        S.BUKAN_PIDANA,
        "Tidak tampak perbuatan pidana; ini hubungan perdata para pihak yang masih dapat dirundingkan.",
        more=_CIVIL,
    ),
    "dumas": Way(
        S.REKOM_DUMAS, "Keluhan perlu diselidiki dulu oleh fungsi yang berwenang sebelum unsur dapat ditimbang."
    ),
    "referral": Way(
        S.LIMPAH, "Tempat kejadian berada di wilayah kesatuan lain; pelapor setuju dilimpahkan.", more=_MELAWI
    ),
    "aid": Way(S.REKOM_LI, "Bahan awal cukup untuk laporan informasi; unsur belum dapat ditimbang."),
    "incomplete": Way(S.LENGKAPI, "Bukti kepemilikan dan saksi belum ada; perkara digelar kembali setelah lengkap."),
}
"""What becomes of an account of this route that has no way of its own."""

PLAIN = Way(S.DITERIMA, "")
"""Where a letter is all that is asked for."""
_AID = S.BUTUH_BANTUAN
WAYS = {
    "N06": Way(
        S.BUKAN_PIDANA,
        "Yang dipersoalkan adalah pembagian tanah warisan dalam keluarga. Tidak ada batas yang dirusak dan tidak ada "
        "surat yang dipalsukan; siapa yang berhak diputuskan pengadilan, bukan polisi.",
        weighs="Perbuatan curang atas hak tanah (penyerobotan/menjual tanah orang)",
        more={"turn_to": ("pengadilan", "desa", "adat")},
    ),
    "N28": Way(
        S.BUKAN_PIDANA,
        "Peminjam tidak memakai nama atau keadaan palsu, sudah mengangsur dua kali, dan tidak lari. Utang yang belum "
        "lunas ditagih secara perdata; perjanjian bermeterai adalah buktinya.",
        weighs="Penipuan",
        more=_CIVIL,
    ),
    "N25": Way(
        S.REKOM_DUMAS,
        "Jelaskan perkembangan perkaranya secara tertulis kepada pengadu.\nPertimbangkan penggantian penyidik.",
        weighs="Penggelapan dalam hubungan kerja/jabatan",
    ),
    "N26": Way(
        S.REKOM_DUMAS,
        "Selidiki dasar pungutan itu tanpa menyebut nama pengadu kepada perangkat desa.",
        weighs="Korupsi: penyalahgunaan wewenang",
    ),
    "N27": Way(
        S.DITERIMA,
        "",
        advice="SKCK dibuat di loket Intelkam, bukan di SPKT; pengunjung diantar ke sana. Perpanjangan SIM dijelaskan "
        "ke Satpas Lantas. Tidak ada laporan.",
    ),
    "N46": Way(
        S.DITERIMA,
        "",
        advice="Izin keramaian diajukan ke loket Sat Intelkam beserta syaratnya, paling lambat tujuh hari sebelum "
        "acara. Permintaan pengamanan disampaikan kepada piket Samapta. Tidak ada laporan.",
    ),
    "N54": Way(
        S.REKOM_LP,
        "Unsur pokok terpenuhi dari keterangan pelapor.",
        taken_back="Perhiasan sudah dikembalikan utuh dan keluarga membuat surat perdamaian di hadapan kepala desa.",
    ),
    "N59": Way(
        S.LIMPAH,
        "Belum ada unsur pidana. Pemeriksaan dokumen orang asing adalah tugas Intelkam bersama Imigrasi.",
        weighs="Penyelundupan manusia",
        more=_INTELKAM,
        arrived=("piket Sat Intelkam", "R/LI/12/XI/2026"),
    ),
    "N08": Way(
        _AID,
        "",
        helped="Pencarian dimulai malam ini bersama keluarga dan Bhabinkamtibmas.",
        letters={
            "laporan_orang_hilang": {
                "missing": "party:MARIA LUSIA",
                "clothes": "kaos biru lengan panjang, kain sarung kotak merah, sandal jepit",
                "health": "mulai pikun; perlu minum obat setiap hari",
                "contact": "anaknya, 0812-0000-0800, siang dan malam",
                "broadcast": True,
            }
        },
    ),
    "N12": Way(_AID, "", helped="Perahu karet dan personel diminta ke Polsek dan BPBD; kontak di lapangan dicatat."),
    "N38": Way(_AID, "", helped="Bhabinkamtibmas dan piket Samapta hadir mengamankan musyawarah adat."),
    "N39": Way(_AID, "", helped="Petugas menenangkan keadaan bersama Puskesmas dan Dinas Sosial, tanpa kekerasan."),
    "N53": Way(_AID, "", helped="BKSDA dihubungi; warga diminta menjauhi tepi air dan tidak memancing satwanya."),
    "N10": Way(
        S.BUKAN_PIDANA,
        "Patroli dan Bhabinkamtibmas sudah menegur dan suaranya dikecilkan. Pelapor belum menghendaki perkara pidana; "
        "bila terulang, pelapor dapat datang kembali kapan saja.",
        helped="Patroli dikirim dan Bhabinkamtibmas menegur pemilik pengeras suara.",
        more={"turn_to": ("rt", "desa")},
    ),
    "N32": Way(
        S.REKOM_LI,
        "Selidiki siapa orang ini dan sebab kematiannya; cocokkan dengan kabar pekerja lanting yang hilang.",
        weighs="Kealpaan menyebabkan mati",
        helped="Petugas dan Inafis dikirim untuk evakuasi dan olah tempat kejadian.",
        letters={
            "visum_jenazah": {
                "party": "party:",
                "hospital": "RSUD Ade Muhammad Djoen Sintang",
                "examinations": ("jenazah_luar",),
                "deed": "Mayat laki-laki ditemukan terapung di Sungai Kapuas.",
                "city": "Sintang",
                "label": "diikat pada ibu jari kaki kanan",
                "seal": "lak dinas",
            }
        },
    ),
    "N43": Way(
        S.REKOM_LI,
        "Selidiki sebab kecelakaan dan kelengkapan keselamatan perahu; satu penumpang masih dicari.",
        helped="Polair dan Basarnas diminta; pencarian diteruskan bersama warga.",
        letters={
            "laporan_orang_hilang": {
                "missing": "party:FATIMAH",
                "seen_by": "penumpang lain, saat perahu terbalik",
                "contact": "kepala dusun, 0812-0000-4300, siang dan malam",
            }
        },
    ),
    "N55": Way(
        S.REKOM_LI,
        "Olah tempat kejadian untuk memastikan sebab kebakaran.\nAmankan barang korban yang tersisa.",
        helped="Petugas mengamankan barang korban; tempat kejadian ditutup sampai diperiksa.",
        letters={
            "surat_keterangan_lain": {
                "deed": "kebakaran rumah",
                "words": "Pelapor menerangkan bahwa rumahnya terbakar; Kartu Keluarga dan buku nikah ikut terbakar.",
                "purpose": "mengurus Kartu Keluarga dan buku nikah",
            }
        },
    ),
}
"""{id of an account: its own way}."""


def way_of(account: str, route: str) -> Way:
    """What becomes of this account."""
    return WAYS.get(account) or BY_ROUTE.get(route, PLAIN)
