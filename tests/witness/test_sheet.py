"""What the square of a paper says: read by plain Python alone, and no letter of it can be another one."""

import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

import spkt_witness
from spkt.kit import sheets
from spkt.law import numbers
from spkt.papers._kind import kinds
from spkt_witness import __main__ as program
from spkt_witness.sheet import LETTERS, BadSheet, PublicKey, Sheet, code_in, code_of, verify

SIGNER = Ed25519PrivateKey.from_private_bytes(b"q" * 32)
KEY = PublicKey("0123abcd", SIGNER.public_key().public_bytes_raw())
KEYS = {KEY.id: KEY.public}
SHEET = Sheet("sktlk", "POLRES-SINTANG", "SKTLK/879/XI/2026/SPKT/*", date(2026, 11, 24), UUID(int=7), b"m" * 16, KEY.id)
CODE = sheets.signed(SHEET, SIGNER)
AT = "https://spkt.example/v"

plain = st.text(LETTERS.replace("|", "").replace("@", ""), max_size=12)


@given(plain, plain, st.dates(date(2000, 1, 1), date(2179, 6, 6)), st.uuids(), st.binary(min_size=16, max_size=16))
def test_what_is_written_reads_back(unit: str, number: str, on: date, paper: UUID, mark: bytes) -> None:
    sheet = Sheet("lp_b", unit, number, on, paper, mark, KEY.id)
    assert verify(sheets.signed(sheet, SIGNER), KEYS) == sheet


@pytest.mark.parametrize("kind", sorted(kinds()))
@pytest.mark.parametrize("unit", ["POLRES-SINTANG", "POLSEK-SUNGAITEBELIAN"])
def test_every_paper_of_every_unit_fits(kind: str, unit: str) -> None:
    series = kinds()[kind].series or "DUMAS/B"
    on = date(2026, 8, 31)
    printed = [numbers.printed(each, 12345, on, "*") for each in numbers.Kind]
    longest = max((text for text in printed if text.startswith(series.split("/")[0] + "/")), key=len, default="A-123")
    code = sheets.signed(Sheet(kind, unit, longest, on, UUID(int=2**128 - 1), b"\xff" * 16, KEY.id), SIGNER)
    assert len(code) * 5 // 8 <= sheets.LONGEST
    assert verify(code, KEYS).number == longest


@given(
    st.integers(0, len(CODE) - 1), st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567abcdefghijklmnopqrstuvwxyz0189= ")
)
def test_32_one_changed_letter_is_not_accepted(at: int, letter: str) -> None:
    bent = CODE[:at] + letter + CODE[at + 1 :]
    if bent == CODE:
        assert verify(bent, KEYS) == SHEET
    else:
        with pytest.raises(BadSheet):
            verify(bent, KEYS)


@given(st.text(max_size=300) | st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", max_size=260))
def test_32_nothing_else_is_accepted_and_nothing_breaks_the_reader(text: str) -> None:
    with pytest.raises(BadSheet):
        verify(text, KEYS)


@pytest.mark.parametrize("more", ["A", "AAAAAAAA", "=", "\n"])
def test_32_nothing_can_be_hung_on(more: str) -> None:
    with pytest.raises(BadSheet):
        verify(CODE + more, KEYS)


def test_32_an_unknown_key_a_strangers_key_and_a_signature_of_another_type_are_not_accepted() -> None:
    stranger = Ed25519PrivateKey.generate()
    wrong = [
        sheets.signed(SHEET, stranger),
        sheets.signed(replace(SHEET, key_id="ffffffff"), SIGNER),
        code_of(SHEET.body() + SIGNER.sign(SHEET.body())),
        code_of(SHEET.body() + SIGNER.sign(b"spkt-surat/2\n" + SHEET.body())),
        code_of(b"\x02" + SHEET.body()[1:] + SIGNER.sign(b"spkt-surat/1\n\x02" + SHEET.body()[1:])),
    ]
    for code in wrong:
        with pytest.raises(BadSheet):
            verify(code, KEYS)


@pytest.mark.parametrize(
    "bent", [{"number": "SKTLK/ä"}, {"unit": "A|B"}, {"number": "X" * 60}, {"mark": b"short"}, {"kind": "ü"}]
)
def test_what_has_no_room_or_letter_is_refused_when_written(bent: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        replace(SHEET, **bent).body()  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/v",
        "https://spkt.example@evil.example/v",
        "https://x@spkt.example/v",
        "https://spkt.example.evil.example/v",
        "https://xn--spkt-example/v",
        "https://ѕpkt.example/v",
        "http://spkt.example/v",
        "https://spkt.example:444/v",
        "https://spkt.example:port/v",
        "https://spkt.example/v?to=https://evil.example",
        "https://spkt.example/w",
        "https://[spkt.example/v",
        "",
    ],
)
def test_35_no_other_address_is_believed(address: str) -> None:
    assert code_in(f"{AT}#{CODE}", AT) == CODE
    with pytest.raises(BadSheet, match="address"):
        code_in(f"{address}#{CODE}", AT)


def test_a_short_code_is_the_same_again_and_another_for_another_text() -> None:
    one = sheets.short_code(b"k" * 32, UUID(int=1), b"m" * 16)
    assert len(one) == sheets.SHORT_LETTERS
    others = [
        sheets.short_code(key, UUID(int=paper), mark)
        for key, paper, mark in ((b"k" * 32, 2, b"m" * 16), (b"l" * 32, 1, b"m" * 16), (b"k" * 32, 1, b"n" * 16))
    ]
    assert len({one, *others}) == 4
    assert one == sheets.short_code(b"k" * 32, UUID(int=1), b"m" * 16)


# As a command


def test_the_command_tells_the_facts(capsys: pytest.CaptureFixture[str]) -> None:
    assert program.main(["verify", f"{AT}#{CODE}", "--key", str(KEY), "--at", AT]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "kind    sktlk",
        "unit    POLRES-SINTANG",
        "number  SKTLK/879/XI/2026/SPKT/*",
        "date    2026-11-24",
        f"paper   {UUID(int=7)}",
        f"text    {(b'm' * 16).hex()}",
        "key     0123abcd",
        "SIGNED: compare these with the paper; whether it still counts only the office can say",
    ]


@pytest.mark.parametrize(
    "words",
    [
        [CODE[:-1] + ("A" if CODE[-1] != "A" else "I"), "--key", str(KEY)],
        [CODE, "--key", str(PublicKey("0123abcd", b"k" * 32))],
        [CODE, "--key", str(PublicKey("ffffffff", KEY.public))],
        [CODE, "--key", "spkt-surat+0123abcd+00"],
        [f"https://evil.example/v#{CODE}", "--key", str(KEY), "--at", AT],
    ],
)
def test_32_the_command_says_what_is_not_valid(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert program.main(["verify", *words]) == 1
    assert capsys.readouterr().err.startswith("NOT VALID: ")


def test_checking_a_square_needs_nothing_but_python(tmp_path: Path) -> None:
    (tmp_path / "spkt_witness").symlink_to(Path(spkt_witness.__file__).parent)
    command = [sys.executable, "-S", "-B", "-m", "spkt_witness", "verify", "-", "--key", str(KEY)]
    done = subprocess.run(command, cwd=tmp_path, input=f"{CODE}\n", capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
