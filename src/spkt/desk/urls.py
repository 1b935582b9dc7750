"""Every page of the desk in one table: path that people see, name, what GET shows and what POST does.

The name is that of the act where the page does one (`gelar.sign`), and its room holds view and template.
"""

from django.urls import URLPattern, URLResolver, include, path

from spkt.desk._page import at
from spkt.desk.showcase import showcase


def page(where: str, name: str, *, get: str = "", post: str = "") -> URLPattern:
    """One row of the table."""
    return path(where, at(name, get=get, post=post), name=name)


MATTER = "perkara/<str:code>"
FILE = "lampiran/<str:code>"
LOSS, FIND, VISIT = "sktlk/<str:code>", "temuan/<str:code>", "kunjungan/<str:code>"


def archive_pages() -> list[URLPattern]:
    """The archive of papers, and registers that close by the month."""
    return [
        page("arsip", "papers.archive", get="archive"),
        page("arsip/cetak", "papers.print_batch", post="print_batch"),
        page("arsip/berkas.pdf", "papers.batch", get="batch"),
        page("register", "papers.registers", get="registers"),
        page("register/<str:book>", "papers.register", get="register"),
        page("register/<str:book>/tutup", "papers.close_register", post="close_register"),
    ]


def losses_pages() -> list[URLPattern]:
    """Loss letters and found goods."""
    return [
        page(f"{VISIT}/kehilangan", "losses.begin", get="begin_form", post="begin"),
        page(f"{VISIT}/kehilangan/perbarui", "losses.renew", get="begin_form", post="renew"),
        page(f"{VISIT}/temuan", "losses.take_found", get="take_found_form", post="take_found"),
        page(LOSS, "losses.fill", get="fill_form", post="fill"),
        page(f"{LOSS}/pratinjau/<int:number>", "losses.preview", get="preview"),
        page(f"{LOSS}/huruf-besar", "losses.large", get="large"),
        page(f"{LOSS}/periksa", "losses.check", post="check"),
        page(f"{LOSS}/terbit", "losses.issue", post="issue"),
        page(f"{LOSS}/alih", "losses.reclassify", get="reclassify_form", post="reclassify"),
        page(f"{LOSS}/kabar", "losses.tell_owner", post="tell_owner"),
        page(f"{LOSS}/ditemukan", "losses.report_found", get="report_found_form", post="report_found"),
        page(f"{LOSS}/batal", "losses.ask_void", get="ask_void_form", post="ask_void"),
        page(f"{LOSS}/batal/setujui", "losses.void", get="void_form", post="void"),
        page("titipan", "losses.custody", get="custody"),
        page(f"{FIND}/simpan", "losses.store", get="store_form", post="store"),
        page(f"{FIND}/kembalikan", "losses.give_back", get="give_back_form", post="give_back"),
        page(f"{FIND}/reskrim", "losses.to_reskrim", get="to_reskrim_form", post="to_reskrim"),
    ]


THING, COUNT = "titipan/barang/<str:code>", "titipan/hitung/<str:code>"


def custody_pages() -> list[URLPattern]:
    """Things in the desk's care: one by one, their labels, and counts of them."""
    return [
        page("titipan/label.pdf", "losses.labels", get="labels"),
        page(THING, "losses.thing", get="thing"),
        page(f"{THING}/segel", "losses.seal_thing", post="seal_thing"),
        page(f"{THING}/simpan", "losses.shelve_thing", post="shelve_thing"),
        page(f"{THING}/serahkan", "losses.pass_thing", post="pass_thing"),
        page(f"{THING}/terima", "losses.take_thing", post="take_thing"),
        page(f"{THING}/tarik", "losses.keep_thing", post="keep_thing"),
        page(f"{THING}/kembalikan", "losses.return_thing", post="return_thing"),
        page(f"{THING}/musnahkan", "losses.destroy_thing", post="destroy_thing"),
        page("titipan/hitung", "losses.open_count", get="counts", post="open_count"),
        page(COUNT, "losses.count", get="count"),
        page(f"{COUNT}/barang", "losses.count_thing", post="count_thing"),
        page(f"{COUNT}/tanpa-label", "losses.count_stray", post="count_stray"),
        page(f"{COUNT}/selesai", "losses.end_count", post="end_count"),
        page(f"{COUNT}/lagi", "losses.count_again", post="count_again"),
        page(f"{COUNT}/tutup", "losses.close_count", post="close_count"),
    ]


def files_pages() -> list[URLPattern]:
    """Photographs, scans and recordings of a dossier."""
    return [
        page(f"{MATTER}/lampiran", "files.begin", get="begin_form", post="begin"),
        page(f"{FILE}/potong/<int:number>", "files.piece", post="piece"),
        page(f"{FILE}/selesai", "files.finish", post="finish"),
        page(f"{FILE}/urungkan", "files.drop", post="drop"),
        page(FILE, "files.one", get="one"),
        page(f"{FILE}/gambar/<int:number>", "files.picture", get="picture"),
        page(f"{FILE}/kecil", "files.thumb", get="thumb"),
        page(f"{FILE}/asli", "files.original", get="original"),
        page(f"{FILE}/sisihkan", "files.set_aside", get="aside_form", post="set_aside"),
    ]


urlpatterns: list[URLPattern | URLResolver] = [
    page("", "counter.desk", get="desk"),
    page("antrean", "counter.queue", get="queue"),
    page("kunjungan/baru", "counter.arrive", get="arrive_form", post="arrive"),
    page("kunjungan/<str:code>", "counter.visit", get="visit"),
    page("kunjungan/<str:code>/panggil", "counter.call", post="call"),
    page("kunjungan/<str:code>/sapa", "counter.greet", post="greet"),
    page("kunjungan/<str:code>/tinggalkan", "counter.leave", post="leave"),
    page("kunjungan/<str:code>/selesai", "counter.finish", get="finish_form", post="finish"),
    page("terima/<str:code>", "matters.receive", get="receive_form", post="receive"),
    page("terima/<str:code>/formulir", "matters.receive_later", get="later_form", post="receive_later"),
    page("formulir-tangan", "papers.print_forms", get="hand_forms", post="print_forms"),
    page("formulir-tangan/<str:batch>/pdf", "papers.forms_pdf", get="forms_pdf"),
    page("formulir-tangan/<str:code>/rusak", "papers.spoil_form", get="spoil_page", post="spoil_form"),
    page(MATTER, "matters.one", get="one"),
    page(f"{MATTER}/cerita", "matters.write_account", get="account_form", post="write_account"),
    page(f"{MATTER}/orang/baru", "matters.add_party", get="party_form", post="put_party"),
    page(f"{MATTER}/orang/<int:ordinal>", "matters.put_party", get="party_form", post="put_party"),
    page(f"{MATTER}/barang/baru", "matters.add_thing", get="thing_form", post="put_thing"),
    page(f"{MATTER}/barang/<int:ordinal>", "matters.put_thing", get="thing_form", post="put_thing"),
    page(f"{MATTER}/bacakan", "matters.read_back", get="read_back_form", post="read_back"),
    page(f"{MATTER}/konseling/mulai", "matters.start_konseling", post="start_konseling"),
    page(f"{MATTER}/konseling", "matters.record_konseling", get="konseling_form", post="record_konseling"),
    page(f"{MATTER}/pengaduan", "matters.write_complaint", get="complaint_form", post="write_complaint"),
    page(f"{MATTER}/gabung", "matters.join", get="join_form", post="join"),
    page(f"{MATTER}/saling-lapor", "matters.link_counter", get="counter_form", post="link_counter"),
    page(f"{MATTER}/bahaya", "matters.assess_danger", get="danger_form", post="assess_danger"),
    page(f"{MATTER}/perlindungan", "matters.protect", get="protect_form", post="protect"),
    page(f"{MATTER}/keterangan-tambahan", "reports.add_statement", get="statement_form", post="add_statement"),
    page(f"{MATTER}/langkah/<str:act>", "matters.decide", get="decide_form", post="decide"),
    page("tinjau", "matters.reviews", get="reviews"),
    page("tinjau/<str:code>", "matters.inspect", get="inspect_form", post="inspect"),
    page("pelimpahan", "matters.accept_referral", get="accept_form", post="accept_referral"),
    page(f"{MATTER}/panggil-reskrim", "watch.call_detective", post="call_detective"),
    page(f"{MATTER}/gelar", "gelar.one", get="one"),
    page(f"{MATTER}/gelar/buka", "gelar.open", get="open_form", post="open_gelar"),
    page(f"{MATTER}/gelar/peserta", "gelar.seat", post="seat"),
    page(f"{MATTER}/gelar/pimpinan", "gelar.lead", post="lead"),
    page(f"{MATTER}/gelar/hadir", "gelar.attend", post="attend"),
    page(f"{MATTER}/gelar/pasal", "gelar.charge", get="charge_form", post="charge"),
    page(f"{MATTER}/gelar/unsur", "gelar.weigh", post="weigh"),
    page(f"{MATTER}/gelar/putusan", "gelar.propose", post="propose"),
    page(f"{MATTER}/gelar/tanda-tangan", "gelar.sign", post="sign"),
    page(f"{MATTER}/lp", "reports.one", get="one"),
    page(f"{MATTER}/lp/konsep", "reports.draft", get="draft_form", post="draft"),
    page(f"{MATTER}/lp/persetujuan", "reports.confirm", get="confirm_form", post="confirm"),
    page(f"{MATTER}/lp/terbit", "reports.issue", post="issue"),
    page(f"{MATTER}/lp/pratinjau/<str:kind>/<int:number>", "reports.preview", get="preview"),
    page(f"{MATTER}/lp/huruf-besar/<str:kind>", "reports.large", get="large"),
    page(f"{MATTER}/visum", "visum.request", get="request_form", post="request"),
    page(f"{MATTER}/visum/pratinjau/<int:number>", "visum.request_preview", get="request_preview"),
    page(f"{MATTER}/surat", "visum.letters", get="letters"),
    page(f"{MATTER}/surat/<str:kind>", "visum.write", get="write_form", post="write"),
    page(f"{MATTER}/surat/<str:kind>/pratinjau/<int:number>", "visum.preview", get="preview"),
    page(f"{MATTER}/surat/<str:kind>/terbit", "visum.issue", post="issue"),
    page(f"{MATTER}/surat/<str:kind>/buang", "visum.drop", post="drop"),
    page("visum/<str:code>", "visum.one", get="one"),
    page("visum/<str:code>/ubah", "visum.amend", get="amend_form", post="amend"),
    page("visum/<str:code>/setujui", "visum.approve", post="approve"),
    page("visum/<str:code>/rumah-sakit", "visum.delivered", post="delivered"),
    page("visum/<str:code>/hasil", "visum.result", post="result"),
    page("visum/<str:code>/tarik", "visum.withdraw", post="withdraw"),
    page("visum/<str:code>/pratinjau/<int:number>", "visum.picture", get="picture"),
    page("lp-a/baru", "reports.begin_finding", get="finding_form", post="begin_finding"),
    page("lp-a/<str:code>", "reports.finding", get="finding"),
    page("lp-a/<str:code>/ubah", "reports.write_finding", get="finding_form", post="write_finding"),
    page("lp-a/<str:code>/ajukan", "reports.submit_finding", post="submit_finding"),
    page("lp-a/<str:code>/kembalikan", "reports.return_finding", post="return_finding"),
    page("lp-a/<str:code>/terbit", "reports.issue_finding", post="issue_finding"),
    page(f"{MATTER}/lp-a", "reports.take_as_finding", post="take_as_finding"),
    page(f"{MATTER}/serah", "reports.hand_to_detectives", get="handing_form", post="hand_to_detectives"),
    page(f"{MATTER}/penanganan", "reports.handling", get="handling"),
    page(f"{MATTER}/penanganan/terima", "reports.take_over", post="take_over"),
    page(f"{MATTER}/penanganan/langkah", "reports.progress", post="progress"),
    page(f"{MATTER}/sp2hp", "reports.issue_sp2hp", get="sp2hp_form", post="issue_sp2hp"),
    page(f"{MATTER}/sp2hp/pratinjau/<int:number>", "reports.sp2hp_picture", get="sp2hp_picture"),
    page("register/sp2hp", "reports.sp2hp_register", get="sp2hp_register"),
    page(f"{MATTER}/barang/tanda-terima", "papers.receive_evidence", get="evidence_form", post="receive_evidence"),
    page("berkas/<str:code>", "papers.one", get="one"),
    page("berkas/<str:code>/batal", "papers.ask_void", get="void_form", post="ask_void"),
    page("berkas/<str:code>/batal/setujui", "papers.void", post="void"),
    page("berkas/<str:code>/batal/tolak", "papers.keep", post="keep"),
    page("berkas/<str:code>/perbaikan", "papers.ask_correct", get="correct_form", post="ask_correct"),
    page("berkas/<str:code>/perbaikan/setujui", "papers.correct", post="correct"),
    page("berkas/<str:code>/perbaikan/tolak", "papers.refuse_correction", post="refuse_correction"),
    page("berkas/<str:code>/pdf", "papers.pdf", get="pdf"),
    page("berkas/<str:code>/cetak", "papers.print_out", post="print_out"),
    page("berkas/<str:code>/halaman/<int:number>", "papers.picture", get="picture"),
    page("berkas/<str:code>/huruf-besar", "papers.large", get="large"),
    page("berkas/<str:code>/serahkan", "papers.hand_over", get="hand_over_form", post="hand_over"),
    page("berkas/<str:code>/salinan", "papers.reprint", get="reprint_form", post="reprint"),
    *losses_pages(),
    *archive_pages(),
    *custody_pages(),
    *files_pages(),
    page("berkas/<str:code>/tidak-diterima", "papers.decline", get="decline_form", post="decline"),
    page("layar", "citizens.screen", get="screen", post="open_screen"),
    page("layar/keadaan", "citizens.state", get="state"),
    page("layar/surat", "citizens.paper", get="paper"),
    page("layar/jawab", "citizens.answer", post="answer"),
    page("layar/bahasa", "citizens.speak", post="speak"),
    page("layar/pasang", "citizens.pair", get="pairing", post="pair"),
    page(f"{MATTER}/layar", "citizens.present", get="watch", post="present"),
    page("cari", "insight.search", get="search"),
    page("palet", "insight.palette", get="palette"),
    page("draf/<str:form>/<str:subject>", "matters.save_draft", post="save_draft"),
    page("naskah", "units.texts", get="texts"),
    page("naskah/usulan/<str:code>", "units.agree_text", get="text_change", post="agree_text"),
    page("naskah/usulan/<str:code>/tolak", "units.refuse_text", post="refuse_text"),
    page("naskah/usulan/<str:code>/halaman/<int:number>", "units.change_picture", get="change_picture"),
    page("naskah/<str:subject>", "units.propose_text", get="text_form", post="propose_text"),
    page("naskah/<str:subject>/halaman/<int:number>", "units.text_picture", get="text_picture"),
    page("wilayah", "units.regions", get="regions"),
    page("tampilan", "units.theme", post="theme"),
    page("bahasa", "units.language", post="language"),
    page("keluar", "units.leave", post="leave"),
    path("komponen", showcase, name="showcase"),
    path("masuk/", include("spkt.desk.units.signin_urls")),
]
