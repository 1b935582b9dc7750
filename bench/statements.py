"""SQL statements of pages, run as `python -m bench.statements NRP PATH…` with the site in the environment.

The pages are asked of the same application without a server, and each statement is counted where it leaves for
the database. Beginnings and ends of transactions are not counted.
"""

import json
import sys
from collections.abc import Sequence
from typing import Any

import django

ASIDE = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")


def main(nrp: str, paths: Sequence[str]) -> dict[str, int]:
    """Statements of each page for this officer, sign-in and readings included, by path."""
    django.setup()
    from django.db import connection
    from django.test import Client

    from spkt.records.models import Officer

    browser = Client(SERVER_NAME="localhost")
    browser.force_login(Officer.objects.get(nrp=nrp))
    counts = {}
    for path in paths:
        seen: list[str] = []
        with connection.execute_wrapper(_counter(seen)):
            status = browser.get(path).status_code
        if status != 200:
            raise SystemExit(f"{path}: {status}")
        counts[path] = len(seen)
    return counts


def _counter(seen: list[str]) -> Any:
    def count(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if not sql.lstrip().upper().startswith(ASIDE):
            seen.append(sql)
        return execute(sql, params, many, context)

    return count


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], sys.argv[2:])))
