"""A file is there whole or is refused by its name; the disk shows nothing of it."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spkt.kit import filestore
from spkt.kit.filestore import HEAD, PIECE, Damaged, Store

KEY, OTHER = bytes(range(32)), bytes(32)
LETTER = b"Surat yang tidak boleh terbaca di cakram. "


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "files")


def _file(store: Store, name: str) -> Path:
    return store.root / name[:2] / name


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE, 3 * PIECE + 7])
def test_what_was_put_is_read_in_pieces(store: Store, size: int) -> None:
    content = os.urandom(size)
    kept = store.put([content[:5], content[5:]], KEY, "k1")
    pieces = list(store.read(kept.name, KEY))
    assert b"".join(pieces) == content
    assert max(map(len, pieces)) <= PIECE
    assert kept == store.check(kept.name, KEY)
    assert (kept.size, store.key_id_of(kept.name)) == (size, "k1")


@settings(max_examples=25, deadline=None)
@given(chunks=st.lists(st.binary(max_size=PIECE // 2), max_size=9))
def test_how_it_came_does_not_matter(tmp_path_factory: pytest.TempPathFactory, chunks: list[bytes]) -> None:
    store = Store(tmp_path_factory.mktemp("s") / "files")
    kept = store.put(chunks, KEY, "k1")
    assert b"".join(store.read(kept.name, KEY)) == b"".join(chunks)
    assert store.put([b"".join(chunks)], KEY, "k1").name == kept.name


def test_the_same_content_is_one_file_and_the_name_tells_nothing(store: Store) -> None:
    mine, again, theirs = (store.put([LETTER], key, "k1") for key in (KEY, KEY, OTHER))
    assert mine.name == again.name
    assert mine.name not in (theirs.name, mine.sha256)
    assert sorted(store.names()) == sorted({mine.name, theirs.name})


def test_the_disk_shows_nothing(store: Store) -> None:
    store.put([LETTER * 9000], KEY, "k1")
    assert all(b"Surat" not in path.read_bytes() for path in store.root.rglob("*") if path.is_file())


@pytest.mark.parametrize("where", [0, 9, HEAD - 60, HEAD - 45, HEAD - 1, HEAD, HEAD + PIECE + 20, -1])
def test_a_changed_byte_is_refused_by_name(store: Store, where: int) -> None:
    kept = store.put([LETTER * 12000], KEY, "k1")
    raw = bytearray(_file(store, kept.name).read_bytes())
    raw[where] ^= 1
    _file(store, kept.name).write_bytes(raw)
    with pytest.raises(Damaged, match=kept.name):
        store.check(kept.name, KEY)


@pytest.mark.parametrize("left", [0, 10, HEAD, HEAD + PIECE + filestore.TAG, -1])
def test_a_cut_file_is_refused_before_its_first_byte(store: Store, left: int) -> None:
    kept = store.put([LETTER * 12000], KEY, "k1")
    _file(store, kept.name).write_bytes(_file(store, kept.name).read_bytes()[:left])
    with pytest.raises(Damaged, match=kept.name):
        store.read(kept.name, KEY)


def test_pieces_that_changed_places_do_not_open(store: Store) -> None:
    kept = store.put([os.urandom(2 * PIECE)], KEY, "k1")
    raw, step = _file(store, kept.name).read_bytes(), PIECE + filestore.TAG
    _file(store, kept.name).write_bytes(raw[:HEAD] + raw[HEAD + step :] + raw[HEAD : HEAD + step])
    with pytest.raises(Damaged, match="piece 0"):
        next(store.read(kept.name, KEY))


def test_a_file_under_the_name_of_another_is_refused(store: Store) -> None:
    one, two = store.put([LETTER], KEY, "k1"), store.put([LETTER * 2], KEY, "k1")
    _file(store, two.name).write_bytes(_file(store, one.name).read_bytes())
    with pytest.raises(Damaged, match=two.name):
        store.read(two.name, KEY)


def test_another_key_opens_nothing(store: Store) -> None:
    kept = store.put([LETTER], KEY, "k1")
    with pytest.raises(Damaged, match=kept.name):
        store.read(kept.name, OTHER)


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "0" * 63 + "/", "0" * 64])
def test_what_is_no_file_is_refused(store: Store, name: str) -> None:
    assert not store.has(name)
    with pytest.raises(Damaged):
        store.read(name, KEY)


def test_a_broken_arrival_leaves_nothing(store: Store) -> None:
    def chunks() -> Iterator[bytes]:
        yield LETTER
        raise ConnectionError("the line broke")

    with pytest.raises(ConnectionError):
        store.put(chunks(), KEY, "k1")
    assert [path for path in store.root.rglob("*") if path.is_file()] == []


def test_what_a_killed_put_left_is_swept(store: Store) -> None:
    store.put([LETTER], KEY, "k1")
    (store.root / "arriving" / "left").write_bytes(b"half")
    assert store.sweep(older_than=0) == 0
    assert store.sweep(older_than=4e9) == 1
    assert len(list(store.names())) == 1


def test_file_and_directory_are_synced_before_put_returns(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[str] = []
    fsync, replace = os.fsync, Path.replace

    def noted_fsync(descriptor: int) -> None:
        steps.append(f"fsync {Path(f'/proc/self/fd/{descriptor}').readlink().name[:2]}")
        fsync(descriptor)

    def noted_replace(path: Path, target: Path) -> Path:
        steps.append("rename")
        return replace(path, target)

    monkeypatch.setattr(os, "fsync", noted_fsync)
    monkeypatch.setattr(Path, "replace", noted_replace)
    kept = store.put([LETTER], KEY, "k1")
    assert steps[-2:] == ["rename", f"fsync {kept.name[:2]}"]
    assert any(step.startswith("fsync") for step in steps[: steps.index("rename")])
