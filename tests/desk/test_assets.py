"""The desk's own files: kept for ever under the name of their content, asked for again under any other."""

import gzip
import re
from urllib.parse import urljoin

import pytest
from django.templatetags.static import static
from django.test import Client

from spkt.desk import _static

STYLES = sorted(path.relative_to(_static.ROOT).as_posix() for path in _static.ROOT.rglob("*.css"))


@pytest.fixture
def style() -> str:
    return STYLES[0]


def test_a_file_is_kept_for_ever_under_the_name_of_its_content(client: Client, style: str) -> None:
    answer = client.get(static(style))
    assert answer.status_code == 200
    assert answer["Cache-Control"] == _static.FOREVER
    assert answer["Content-Type"] == "text/css; charset=utf-8"
    assert "default-src 'none'" in answer["Content-Security-Policy"]


@pytest.mark.parametrize("query", ["", "?v=000000000000"])
def test_another_name_is_asked_for_again(client: Client, style: str, query: str) -> None:
    answer = client.get(f"/static/{style}{query}")
    assert answer["Cache-Control"] == _static.ASK_AGAIN
    assert client.get(f"/static/{style}", headers={"If-None-Match": answer["ETag"]}).status_code == 304


def test_a_browser_that_can_unpack_gets_less(client: Client, style: str) -> None:
    packed = client.get(static(style), headers={"Accept-Encoding": "gzip"})
    plain = client.get(static(style))
    assert packed["Content-Encoding"] == "gzip"
    assert len(packed.content) < len(plain.content)
    assert gzip.decompress(packed.content) == plain.content


def test_addresses_inside_styles_carry_the_hash_of_what_is_there(client: Client) -> None:
    inner = [
        urljoin(f"/static/{style}", target.decode())
        for style in STYLES
        for target in re.findall(rb'url\("([^"]+[?]v=[^"]+)"\)', _static.asset(style).body)
    ]
    assert inner
    assert {client.get(address)["Cache-Control"] for address in inner} == {_static.FOREVER}


@pytest.mark.parametrize("name", ["tidak-ada.css", "../_static.py", "%2e%2e/_static.py", "/etc/passwd"])
def test_nothing_beside_the_folder_is_served(client: Client, name: str) -> None:
    assert client.get(f"/static/{name}").status_code == 404


def test_a_browser_that_shows_a_paper_alone_finds_our_mark(client: Client) -> None:
    mark = client.get("/favicon.ico")
    assert (mark["Content-Type"], mark.content) == ("image/svg+xml", _static.asset("img/mark.svg").body)
    assert client.post("/favicon.ico").status_code == 404
