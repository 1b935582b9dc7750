"""Square codes are SVG that says nothing but its modules."""

from xml.etree import ElementTree as ET

from spkt.kit import qr


def test_a_code_is_svg_without_its_text() -> None:
    drawn = qr.svg("https://contoh.example/l#RAHASIA")
    assert ET.fromstring(drawn).tag.endswith("svg")
    assert "RAHASIA" not in drawn


def test_the_same_text_is_the_same_code() -> None:
    assert qr.svg("a") == qr.svg("a") != qr.svg("b")
