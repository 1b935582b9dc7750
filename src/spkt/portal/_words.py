"""What a neutral step means, in the words of the person who waits (domain 3.2, "told")."""

from dataclasses import dataclass

from spkt.law.words import N_


@dataclass(frozen=True, slots=True)
class Words:
    """A step in words. head: where it is, a sentence; line: on the path; do: what the reporter must do now."""

    head: str
    line: str
    do: str


NOTHING = N_("Tidak ada yang perlu Anda lakukan sekarang. Simpan kertas berisi kode ini.")
WORDS = {
    "datang": Words(
        N_("Kunjungan Anda tercatat"),
        N_("Nomor antrean diambil"),
        N_("Simpan karcis ini. Bila Anda pulang tanpa surat apa pun, karcis ini bukti bahwa Anda datang."),
    ),
    "diterima": Words(
        N_("Laporan Anda sudah diterima"),
        N_("Laporan diterima"),
        N_("Simpan kertas berisi kode ini. Kertas itu bukti bahwa Anda sudah melapor."),
    ),
    "konseling": Words(
        N_("Petugas sedang mendalami laporan Anda"),
        N_("Pendalaman bersama piket Reskrim"),
        N_("Siapkan bukti yang Anda punya: foto, surat, atau nama orang yang melihat."),
    ),
    "ditanggapi": Words(
        N_("Laporan Anda sudah didalami bersama Anda"),
        N_("Pendalaman selesai, tanggapan pertama diberikan"),
        N_("Tunggu kabar gelar perkara. Ada bukti baru? Bawa ke SPKT dengan kertas berisi kode ini."),
    ),
    "gelar": Words(N_("Laporan Anda sedang dibahas dalam gelar perkara"), N_("Gelar perkara dibuka"), NOTHING),
    "rekomendasi": Words(
        N_("Gelar perkara selesai, tindak lanjutnya disiapkan"), N_("Hasil gelar perkara ditulis"), NOTHING
    ),
    "lengkapi": Words(
        N_("Laporan Anda perlu dilengkapi"),
        N_("Diminta keterangan tambahan"),
        N_("Datang ke SPKT dengan bukti atau keterangan tambahan. Bawa kertas berisi kode ini."),
    ),
    "lp_terbit": Words(
        N_("Laporan Polisi Anda sudah terbit"),
        N_("Laporan Polisi terbit"),
        N_("Simpan tanda terima laporan (STTLP). Penyidik memberi kabar lewat surat perkembangan."),
    ),
    "dijelaskan": Words(
        N_("Laporan Anda sudah dijawab"),
        N_("Jawaban diberikan"),
        N_("Baca surat jawabannya. Tidak setuju? Minta ditinjau di SPKT, sebelum tanggal di bawah ini lewat."),
    ),
    "diteruskan": Words(N_("Laporan Anda diteruskan ke Reskrim"), N_("Diteruskan ke Reskrim"), NOTHING),
    "dilimpahkan": Words(
        N_("Laporan Anda dikirim ke kantor polisi lain"), N_("Dikirim ke kantor polisi lain"), NOTHING
    ),
    "diterima_sana": Words(
        N_("Kantor polisi lain sudah menerima laporan Anda"),
        N_("Diterima kantor polisi lain"),
        N_("Tanyakan kelanjutannya di kantor yang tertulis pada surat pelimpahan Anda."),
    ),
    "digabung": Words(
        N_("Laporan Anda digabung dengan laporan lain tentang kejadian yang sama"),
        N_("Digabung sebagai laporan tambahan"),
        N_("Simpan laporan tambahan Anda. Hak Anda tetap sama."),
    ),
    "dibatalkan": Words(
        N_("Satu surat Anda dibatalkan"),
        N_("Surat dibatalkan, nomornya tetap tercatat"),
        N_("Datang ke SPKT dengan kertas berisi kode ini. Petugas menjelaskan dan memberi surat penggantinya."),
    ),
    "diperbaiki": Words(
        N_("Satu surat Anda diperbaiki, nomornya tetap"),
        N_("Isi surat diperbaiki"),
        N_("Datang ke SPKT dengan kertas berisi kode ini. Petugas memberi lembar yang sudah diperbaiki."),
    ),
    "lp_a_terbit": Words(
        N_("Laporan Anda dilanjutkan sebagai laporan petugas"),
        N_("Laporan Polisi dibuat oleh petugas"),
        N_("Laporan ini ditangani atas nama petugas. Tanyakan kelanjutannya di SPKT dengan membawa kertas ini."),
    ),
    "ditangani": Words(
        N_("Laporan Anda sudah di tangan penyidik"),
        N_("Diterima penyidik"),
        N_("Penyidik mengirim surat perkembangan. Nama dan nomor teleponnya ada di surat pertama."),
    ),
    "kabar_penyidikan": Words(
        N_("Ada surat perkembangan untuk Anda"),
        N_("Surat perkembangan terbit"),
        N_("Ambil suratnya di SPKT. Bawa kertas berisi kode ini."),
    ),
    "dihentikan_kabar": Words(
        N_("Penanganan laporan Anda dihentikan"),
        N_("Surat penghentian terbit"),
        N_("Ambil suratnya di SPKT. Alasannya dan hak Anda untuk keberatan tertulis di surat itu."),
    ),
    "ditinjau": Words(N_("Laporan Anda sedang ditinjau kembali"), N_("Peninjauan kembali dimulai"), NOTHING),
    "surat_terbit": Words(
        N_("Surat kehilangan Anda sudah terbit"),
        N_("Surat kehilangan terbit"),
        N_("Bawa surat aslinya ke instansi yang mengeluarkan surat Anda yang hilang."),
    ),
    "ada_kabar": Words(
        N_("Ada kabar untuk Anda"),
        N_("Ada kabar"),
        N_("Datang ke SPKT dan bawa kertas berisi kode ini. Petugas menjelaskan kabarnya di sana."),
    ),
    "temuan_diterima": Words(N_("Barang yang Anda antar sudah kami simpan"), N_("Barang temuan diterima"), NOTHING),
    "temuan_kembali": Words(
        N_("Barang yang Anda antar sudah kembali kepada yang berhak"), N_("Barang temuan dikembalikan"), NOTHING
    ),
}
"""Every word that a journey may tell; a test holds that none is missing."""

ANSWERED = frozenset({"ditanggapi", "lp_terbit"})
"""Steps with which a first answer was given: the fourteen days are kept from there on."""
