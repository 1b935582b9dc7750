"""Sealed fields: a column that holds one shape of `law.case` as ciphertext.

The column itself knows no key. `records.vault` seals and opens it with the data key of its matter,
so a row that is merely read from the database gives away nothing.
"""

from typing import Any

from django.db import models


class SealedField(models.TextField):
    """Ciphertext "v1.kid.nonce.ct" of a frozen shape; the shape says what the clear text looks like."""

    def __init__(self, shape: Any = None, **options: Any) -> None:
        self.shape = shape
        super().__init__(default="", blank=True, editable=False, **options)

    def deconstruct(self) -> Any:
        """Migrations know the column only: a new field inside a shape needs none."""
        name, _path, args, options = super().deconstruct()
        for key in ("default", "blank", "editable"):
            options.pop(key, None)
        return name, "spkt.records.fields.SealedField", args, options
