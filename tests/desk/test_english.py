"""The English catalogue: whole, no leftovers, faithful to every placeholder, packed as it is written, and spoken."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import translation
from django.utils.translation import gettext, ngettext

from spkt import data
from spkt.actions import citizens, units
from spkt.actions._spine import Refused
from spkt.locale import __main__ as packer
from spkt.locale import catalogue
from tests import cast, factories
from tests.pages import Sheet
from tests.rooms import enter, post

HOUSE = catalogue.HOUSE
PARTS = re.compile(r"%(?:\(\w+\))?0?\d*[sd]|</?\w+[^>]*>|\d+")
"""What both sides must hold alike: placeholders, markup, figures."""

SPOKEN = frozenset({"alt", "aria-label", "content", "data-saved", "data-unsent", "placeholder", "title"})
"""Attributes that are read out or shown."""

KEPT = frozenset(
    {"Tanda terima pengaduan", "Laporan Polisi", "Nomor antrean", "Hasil konseling", "Pasal %(article)s %(law)s"}
)
"""Titles of papers and names of laws: they keep what is printed."""

LISTED = frozenset({"Lainnya", "Menerima laporan", "Ijazah", "Atas nama", "HP"}) | {
    row["nama"] for row in data.rows("property_types.csv")
}
"""Words of the catalogue that stand in a reference list, among the deeds that a report prints, or as initials, too."""


def pairs() -> list[tuple[str, str]]:
    """Every sentence with its English, plurals in both numbers."""
    written = catalogue.read()
    return [
        (said, meant)
        for both in written
        if both
        for said, meant in zip(both.split("\0"), written[both].split("\0"), strict=True)
    ]


# As it is written


def test_the_packed_catalogue_is_the_written_one() -> None:
    packed = catalogue.packed(catalogue.read())
    assert catalogue.ENGLISH.with_suffix(".mo").read_bytes() == packed, "run `python -m spkt.locale`"


@pytest.mark.parametrize("room", sorted({path.relative_to(HOUSE).parts[0] for path in catalogue.house()}))
def test_every_sentence_has_its_english(room: str) -> None:
    files = [path for path in catalogue.house() if path.relative_to(HOUSE).parts[0] == room]
    assert catalogue.sentences(files) - set(catalogue.read()) == set()


def test_no_english_is_left_of_a_sentence_that_is_gone() -> None:
    assert set(catalogue.read()) - catalogue.sentences(catalogue.house()) == {""}


def test_no_sentence_stands_twice_in_the_file() -> None:
    said = re.findall(r'^msgid "(.+)"$', catalogue.ENGLISH.read_text("utf-8"), re.MULTILINE)
    assert len(said) == len(set(said)) > 800


def test_placeholders_markup_and_figures_stay() -> None:
    assert [said for said, meant in pairs() if sorted(PARTS.findall(said)) != sorted(PARTS.findall(meant))] == []


def test_placeholders_without_a_name_keep_their_order() -> None:
    bare = re.compile(r"%[sd]")
    assert [said for said, meant in pairs() if bare.findall(said) != bare.findall(meant)] == []


def test_edges_of_joined_words_stay() -> None:
    def edges(text: str) -> tuple[bool, bool]:
        return text[0].isspace() or text[0] in ",;", text[-1].isspace()

    assert [said for said, meant in pairs() if edges(said) != edges(meant)] == []


def test_english_is_as_calm_as_the_indonesian() -> None:
    assert [meant for _said, meant in pairs() if "!" in meant] == []
    assert [said for said, meant in pairs() if said.endswith(".") != meant.endswith(".") and " " in said] == []


def test_sentences_are_found_by_whatever_name_a_file_gives_its_mark(tmp_path: Path) -> None:
    file = tmp_path / "said.py"
    file.write_text(
        "from django.utils.translation import gettext as now, gettext_lazy, ngettext\nL = gettext_lazy\n"
        'now("satu"), L("dua"), ngettext("tiga", "empat", 2), other("lima"), now(reason)\n'
    )
    page = tmp_path / "said.html"
    page.write_text(
        '{% load i18n %}{% translate "enam" %}{% blocktranslate count n=n %}a{% plural %}b{% endblocktranslate %}'
    )
    assert catalogue.sentences([file, page]) == {"satu", "dua", "tiga\0empat", "enam", "a\0b"}


def test_what_is_missing_is_listed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "django.po"
    written = catalogue.ENGLISH.read_text("utf-8")
    file.write_text(written.replace('msgid "Selamat bertugas"', 'msgid "Selamat jalan"'), "utf-8")
    monkeypatch.setattr(catalogue, "ENGLISH", file)
    monkeypatch.setattr(catalogue.read, "__defaults__", (file,))
    packer.main()
    assert capsys.readouterr().out == "Selamat bertugas\n"
    assert b"Selamat jalan" in file.with_suffix(".mo").read_bytes()


@pytest.mark.parametrize("line", ["msgid Tanpa kutip", 'pesan "apa"', 'msgid "putus'])
def test_a_line_that_cannot_be_read_is_named(tmp_path: Path, line: str) -> None:
    file = tmp_path / "django.po"
    file.write_text(f'msgid "a"\nmsgstr "b"\n{line}\n')
    with pytest.raises(ValueError, match=re.escape("django.po:3")):
        catalogue.read(file)


# As it is spoken


def test_django_reads_what_was_packed() -> None:
    with translation.override("en"):
        assert gettext("Selamat bertugas") == "Welcome on duty"
        assert ngettext("%d orang", "%d orang", 1) % 1 == "1 person"
        assert ngettext("%d orang", "%d orang", 3) % 3 == "3 people"


def test_a_refusal_is_translated_before_names_are_filled_in() -> None:
    refused = Refused("%s sudah duduk di gelar yang ditinjau. Pilih peserta lain.", named=("LUKAS",))
    assert str(refused) == "LUKAS sudah duduk di gelar yang ditinjau. Pilih peserta lain."
    with translation.override("en"):
        assert refused.said(gettext) == ["LUKAS already sat in the conference under review. Choose another member."]


def heard(page: Sheet) -> Iterator[str]:
    """Every piece of text that a page shows or has read out."""
    for each in page.elements:
        yield from (value for name, value in each.attrs.items() if name in SPOKEN)
        yield from each.words if each.name == "html" else ()


def indonesian(texts: set[str]) -> list[str]:
    """Texts that are sentences of the catalogue, or hold one of four words or more."""
    short, long, filled = _sentences()
    found = {text for text in texts if text in short or any(each in text for each in long)}
    return sorted(found | {text for text in texts for each in filled if each.fullmatch(text)})


@cache
def _sentences() -> tuple[set[str], list[str], list[re.Pattern[str]]]:
    """What the catalogue says otherwise in English: short, long, and with something to fill in."""
    spoken = [" ".join(said.split()) for said, meant in pairs() if said != meant and said not in KEPT]
    plain = [said for said in spoken if "%" not in said]
    escaped = [re.escape(said) for said in spoken if "%" in said]
    filled = [re.sub(r"%(?:\\\(\w+\\\))?0?2?d", r"\\d+", each) for each in escaped]
    short = {form for said in plain for form in (said, said[:1].upper() + said[1:])}
    long = [said for said in plain if len(said.split()) >= 4]
    return short, long, [re.compile(re.sub(r"%\\\(\w+\\\)s|%s", ".+", each)) for each in filled]


def english(name: str) -> Client:
    """His browser, once he has chosen English."""
    units.prefer(cast.officer(name), language="en")
    return enter(name)


def speaks(client: Client, path: str, *, status: int = 200, sent: dict[str, Any] | None = None) -> None:
    """This page, or what it answers to what is sent, says nothing of the catalogue in Indonesian."""
    answer = client.get(path) if sent is None else post(client, path, **sent)
    assert (answer.status_code, answer["Content-Language"]) == (status, "en"), path
    texts = {" ".join(text.split()) for text in heard(Sheet(answer.content.decode()))}
    assert indonesian(texts - LISTED) == [], path


def test_the_measure_finds_indonesian() -> None:
    said = {"Sapa", "Menit 3 dari 5", "Dulu: Panggil tiga kali dulu.", "Lidia M. dipanggil 19.02", "Greet", "Sapa pagi"}
    assert indonesian(said) == ["Dulu: Panggil tiga kali dulu.", "Lidia M. dipanggil 19.02", "Sapa"]


def test_the_counter_speaks_english(evening: None) -> None:
    told = factories.walk(after="receive")
    waiting, ani = factories.visit(), english("ani")
    speaks(ani, "/")
    speaks(ani, "/?saring=draf")
    speaks(ani, "/kunjungan/baru")
    speaks(ani, "/kunjungan/baru", sent={}, status=422)
    speaks(ani, f"/kunjungan/{waiting}")
    speaks(ani, f"/kunjungan/{waiting}/tinggalkan", sent={}, status=409)
    speaks(ani, f"/kunjungan/{told.visit}")
    speaks(english("hadi"), "/")


def test_the_matter_speaks_english(evening: None) -> None:
    code, ani = factories.matter(after="account").code, english("ani")
    for page in ("", "/cerita", "/orang/baru", "/orang/1", "/barang/baru", "/barang/1", "/bacakan", "/konseling"):
        speaks(ani, f"/perkara/{code}{page}")
    speaks(ani, f"/perkara/{code}/cerita", sent={"words": "", "version": "1", "start_at": "25.99"}, status=422)
    speaks(ani, f"/perkara/{code}/orang/baru", sent={"version": "0"}, status=422)
    speaks(ani, f"/perkara/{code}/konseling/mulai", sent={}, status=403)


def test_the_receipt_speaks_english(evening: None) -> None:
    visit, ani = factories.visit(greeted=True), english("ani")
    speaks(ani, f"/terima/{visit}")
    speaks(
        ani, f"/terima/{visit}", sent={"subject": "satu dua tiga empat lima enam tujuh delapan sembilan"}, status=422
    )
    speaks(english("lukas"), f"/terima/{visit}")


def test_the_konseling_speaks_english(evening: None) -> None:
    code, lukas = factories.matter(after="konseling").code, english("lukas")
    speaks(lukas, f"/perkara/{code}/konseling")
    speaks(lukas, f"/perkara/{code}/konseling", sent={}, status=422)
    speaks(lukas, f"/perkara/{code}")
    speaks(lukas, f"/perkara/{code}/langkah/explain")


def test_the_gelar_speaks_english(evening: None) -> None:
    code, dodi = factories.matter(after="siap_gelar").code, english("dodi")
    speaks(dodi, f"/perkara/{code}/gelar")
    speaks(dodi, f"/perkara/{code}/gelar/buka")
    speaks(dodi, f"/perkara/{code}/gelar/hadir", sent={"unrelated": "ya"}, status=409)
    code = factories.matter(after="gelar").code
    for page in ("", "/pasal", "/pasal?q=curi"):
        speaks(dodi, f"/perkara/{code}/gelar{page}")
    speaks(english("lukas"), f"/perkara/{factories.matter(after='propose').code}/gelar")


def test_the_report_speaks_english(evening: None) -> None:
    code, ani, dodi = factories.matter(after="draft").code, english("ani"), english("dodi")
    for client in (ani, dodi):
        for page in ("/lp", "/lp/konsep", "/lp/persetujuan"):
            speaks(client, f"/perkara/{code}{page}")
    speaks(dodi, f"/perkara/{code}/lp/terbit", sent={"version": "1"}, status=409)
    speaks(ani, f"/perkara/{code}/lp/persetujuan", sent={}, status=422)


def test_papers_speak_english(evening: None) -> None:
    trail, ani = factories.walk(after="issue"), english("ani")
    speaks(ani, f"/berkas/{trail.sttlp}")
    speaks(ani, f"/berkas/{trail.sttlp}/serahkan")
    speaks(ani, f"/berkas/{trail.sttlp}/serahkan", sent={}, status=422)
    speaks(english("dodi"), f"/perkara/{trail.matter}")
    speaks(english("eko"), f"/berkas/{trail.sttlp}", status=404)


def test_the_screen_speaks_english(evening: None) -> None:
    code, ani = factories.matter(after="account").code, english("ani")
    assert ani.get("/layar")["Content-Language"] == "id", "the reporter chooses, not the officer"
    ani.post("/layar/bahasa", {"bahasa": "en"})
    speaks(ani, "/layar/pasang")
    speaks(ani, "/layar/pasang", sent={"kode": "1"}, status=409)
    speaks(ani, "/layar")
    ani.post("/layar")
    shown = re.search(r"screen-code num\">(\d{6})<", ani.get("/layar").content.decode())
    assert shown
    citizens.pair(cast.who("ani"), shown[1])
    speaks(ani, "/layar")
    citizens.present(cast.who("ani"), code, "story")
    speaks(ani, "/layar")
    speaks(ani, f"/perkara/{code}/bacakan")


def test_the_search_speaks_english(evening: None) -> None:
    matter, ani = factories.matter(after="account"), english("ani")
    speaks(ani, "/cari")
    speaks(ani, f"/cari?q={matter.visit.ticket}")
    speaks(ani, "/cari?q=nihil")
    rows = ani.get("/palet", headers={"Referer": f"http://testserver/perkara/{matter.code}"}).json()
    assert indonesian({row[part] for row in rows for part in ("group", "label", "hint")}) == []
    assert {"Commands", "Queue and matters"} <= {row["group"] for row in rows}


def test_the_account_speaks_english(evening: None) -> None:
    ani = english("ani")
    for page in ("/masuk/2fa/", "/masuk/2fa/totp/activate/", "/tidak-ada"):
        answer = ani.get(page, follow=True)
        assert indonesian({" ".join(text.split()) for text in heard(Sheet(answer.content.decode()))}) == [], page
