"""Nothing a person said can be read from the files: every personal field carries a word, and none is found."""

import itertools
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connection, connections

from spkt.access._drafts import typed
from spkt.actions import _drafts, jobs, matters
from spkt.actions._narratives import with_canaries
from spkt.actions._spine import Refused
from spkt.kit.seal import Unreadable
from spkt.records import vault
from spkt.records.models import Draft, Matter, Paper, Party
from tests import factories
from tests.cast import who

WORD = "kenarikuning"


def told_with_canaries() -> tuple[factories.Story, int]:
    """A story with a word of its own in every personal field, and how many words there are."""
    count = itertools.count()
    story = replace(
        factories.MOTOR_STORY,
        subject=f"Motor hilang {WORD}900",
        account=with_canaries(factories.MOTOR_STORY.account, WORD, count),
        people=tuple(with_canaries(person, WORD, count) for person in factories.MOTOR_STORY.people),
        things=tuple(with_canaries(thing, WORD, count) for thing in factories.MOTOR_STORY.things),
    )
    return story, next(count)


def spellings(word: str) -> Iterator[bytes]:
    """The word as it might lie somewhere: as it is, in capitals, in two bytes a letter, in base64."""
    for each in (word, word.upper(), word.capitalize()):
        yield each.encode()
        yield each.encode("utf-16-le")
    for shift in range(3):
        yield b64encode(b" " * shift + word.encode())[4:-4]


def stored() -> bytes:
    """Every byte that lies in the databases: whole files with journals, or every column as text."""
    if connection.vendor == "sqlite":
        places = [Path(connections[alias].settings_dict["NAME"]).parent for alias in ("default", "trace")]
        return b"".join(path.read_bytes() for path in places[0].iterdir() if path.is_file())
    return b"".join(_columns(alias) for alias in ("default", "trace"))


def _columns(alias: str) -> bytes:
    found = []
    with connections[alias].cursor() as cursor:
        for table in connections[alias].introspection.table_names(cursor):
            cursor.execute(f'SELECT t::text FROM "{table}" t')
            found += [row[0].encode() for row in cursor.fetchall()]
    return b"\n".join(found)


@pytest.mark.usefixtures("apart")
def test_no_word_of_a_person_lies_in_the_files() -> None:
    story, count = told_with_canaries()
    trail = factories.walk(story)
    ani = who("ani")
    _drafts.save(ani, "account", trail.matter, {"words": f"{WORD}901"}, 1)
    _drafts.forget(ani, "account", trail.matter)
    jobs.drain()
    assert count > 20
    assert (
        f"{WORD}000" in vault.get(factories.reread(trail.matter), "account", factories.reread(trail.matter).key).words
    )
    raw = stored()
    assert b"POLRES SINTANG" in raw, "the search looks at the right bytes"
    assert [each for each in spellings(WORD) if each in raw] == []


@pytest.mark.usefixtures("apart")
def test_a_draft_that_is_kept_is_sealed_and_only_its_officers() -> None:
    ani, budi = who("ani"), who("budi")
    _drafts.save(ani, "account", "X", {"words": WORD}, 1)
    assert typed(ani, "account", "X") == {"words": WORD}
    assert typed(budi, "account", "X") == {}
    assert WORD.encode() not in stored()
    Draft.objects.update(officer=budi.officer)
    with pytest.raises(Unreadable):
        typed(budi, "account", "X")


@pytest.mark.usefixtures("evening")
@pytest.mark.parametrize(("model", "column"), [(Party, "person"), (Paper, "snapshot")])
def test_a_sealed_value_opens_only_where_it_was_written(model: type, column: str) -> None:
    matter = factories.matter()
    one, other = model.objects.filter(matter=matter).order_by("pk")[:2]
    setattr(one, column, getattr(other, column))
    with pytest.raises(Unreadable):
        vault.get(one, column, matter.key)


@pytest.mark.usefixtures("evening")
def test_a_sealed_value_of_another_matter_does_not_open() -> None:
    mine, other = factories.matter(after="account"), factories.matter(after="account")
    with pytest.raises(Unreadable):
        vault.get(mine, "account", other.key)


@pytest.mark.usefixtures("evening")
def test_letters_that_cannot_be_printed_are_refused_before_a_number_is_taken() -> None:
    visit = factories.visit(greeted=True)
    said = matters.Received("Motor hilang", "𐀀𐀁 𐀂")
    with pytest.raises(Refused, match="Latin"):
        matters.receive(by=who("ani"), key=uuid4(), visit=visit, said=said)
    assert not Paper.objects.filter(kind="tanda_terima_pengaduan").exists()
    assert not Matter.objects.exists()
