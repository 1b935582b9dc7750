"""A file on its way into a dossier: begun, kept, given up or set aside; the bytes of a kept one never change."""

from dataclasses import dataclass
from enum import StrEnum

from spkt.law.files import INVESTIGATORS
from spkt.law.journeys._table import START, Journey, Move, needs
from spkt.law.roles import Role
from spkt.law.sources import HOUSE
from spkt.law.words import N_


class Kept(StrEnum):
    """How far a file is."""

    MENGUNGGAH = "mengunggah"
    TERSIMPAN = "tersimpan"
    DIURUNGKAN = "diurungkan"
    DISISIHKAN = "disisihkan"


KEEPERS = frozenset({Role.BA_YANMAS, Role.BAMIN, Role.KANIT, Role.PIKET_FUNGSI}) | INVESTIGATORS


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What decides whether a file may come in.

    reads_whole     this officer reads the dossier whole; a sealed one only its investigator does
    for_detectives  it is what a hospital found; is_detective says whether he may hold that
    kind_fits       its kind serves what it is for; size_fits: it is within the limit of its kind
    matter_has_room, officer_has_room, disk_has_room   quotas, and the machine itself
    i_began         this officer began it; is_head: he may set aside what others kept
    """

    state: str
    reads_whole: bool = True
    for_detectives: bool = False
    is_detective: bool = True
    kind_fits: bool = True
    size_fits: bool = True
    matter_has_room: bool = True
    officer_has_room: bool = True
    disk_has_room: bool = True
    i_began: bool = True
    is_head: bool = False


HEADS = frozenset({Role.KANIT, Role.KASAT, Role.UPPA})
_I_BEGAN = needs(lambda f: f.i_began, N_("Unggahan ini milik petugas lain. Mulai unggahan Anda sendiri."))

FILE = Journey(
    noun="files",
    states=Kept,
    final=frozenset({Kept.DIURUNGKAN, Kept.DISISIHKAN}),
    moves=(
        Move(
            START,
            "files.begin",
            Kept.MENGUNGGAH,
            KEEPERS,
            N_("Tambah lampiran"),
            N_("Lampiran mulai diunggah"),
            HOUSE["ADR 0060"],
            needs(
                lambda f: f.reads_whole,
                N_("Lampiran perkara yang dilindungi disimpan oleh penyidiknya. Minta penyidik perkara ini."),
                lambda f: f.is_detective or not f.for_detectives,
                N_("Hasil rumah sakit disimpan oleh penyidik. Minta piket Reskrim atau Unit PPA."),
                lambda f: f.kind_fits,
                N_("Jenis berkas ini tidak cocok untuk keperluan itu. Pilih foto, atau pilih keperluan lain."),
                lambda f: f.size_fits,
                N_("Berkas ini terlalu besar untuk jenisnya. Kirim ukuran yang lebih kecil."),
                lambda f: f.matter_has_room,
                N_("Tempat lampiran perkara ini penuh. Minta Kanit menyisihkan yang tidak dipakai."),
                lambda f: f.officer_has_room,
                N_("Jatah unggahan Anda hari ini habis. Lanjutkan besok, atau minta petugas lain."),
                lambda f: f.disk_has_room,
                N_("Ruang simpan komputer hampir habis. Beri tahu admin; lampiran belum bisa ditambah."),
            ),
        ),
        Move(
            Kept.MENGUNGGAH,
            "files.finish",
            Kept.TERSIMPAN,
            KEEPERS,
            N_("Selesaikan unggahan"),
            N_("Lampiran disimpan"),
            HOUSE["ADR 0060"],
            _I_BEGAN,
        ),
        Move(
            Kept.MENGUNGGAH,
            "files.drop",
            Kept.DIURUNGKAN,
            KEEPERS,
            N_("Urungkan unggahan"),
            N_("Unggahan diurungkan"),
            HOUSE["ADR 0060"],
            _I_BEGAN,
        ),
        Move(
            Kept.TERSIMPAN,
            "files.set_aside",
            Kept.DISISIHKAN,
            KEEPERS,
            N_("Sisihkan lampiran"),
            N_("Lampiran disisihkan"),
            HOUSE["ADR 0060"],
            needs(
                lambda f: f.i_began or f.is_head,
                N_("Lampiran ini disimpan petugas lain. Minta dia, atau Kanit, menyisihkannya."),
            ),
        ),
    ),
)
