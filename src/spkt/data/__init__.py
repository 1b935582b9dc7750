"""Reference data shipped with the package: where each file comes from stands in LICENCES.md."""

import csv
import gzip
import json
from functools import cache
from importlib.resources import files
from io import StringIO
from typing import Any


def rows(name: str) -> list[dict[str, str]]:
    """Rows of a table with a header line; a name that ends in `.gz` is unpacked.

    name    file in this directory ("offences.csv", "regions.csv.gz")
    raises  FileNotFoundError for a name that is not shipped
    """
    return list(csv.DictReader(StringIO(_text(name), newline="")))


def accounts() -> list[dict[str, Any]]:
    """The invented accounts of the demonstration, each with what its author expects of it."""
    return [json.loads(line) for line in _text("narratives.jsonl").splitlines()]


@cache
def _text(name: str) -> str:
    content = (files(__name__) / name).read_bytes()
    return (gzip.decompress(content) if name.endswith(".gz") else content).decode()
