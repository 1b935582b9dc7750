"""Which tables live in which database: those of the app `trace` in their own, all others in the first."""

from typing import Any

TRACE = "trace"


class Trace:
    """Django's database router. The two databases share no transaction and no relation."""

    def db_for_read(self, model: Any, **hints: Any) -> str | None:
        """Database from which rows of this model are read."""
        return TRACE if model._meta.app_label == TRACE else None

    def db_for_write(self, model: Any, **hints: Any) -> str | None:
        """Database into which rows of this model are written."""
        return self.db_for_read(model)

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        """Are the tables of this app made in this database?"""
        return (app_label == TRACE) == (db == TRACE)
