"""Seals and opens the columns of a matter with its data key; the only place where keys meet rows.

A matter's data key is wrapped by the key of its secrecy class. Raising or lowering the class wraps
the same data key anew and leaves every sealed value as it is.
"""

import hmac
import json
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.db import models

from spkt.kit import blind, seal
from spkt.kit.filestore import Damaged
from spkt.kit.keys import Keyring, KeysError
from spkt.law.case import from_json, to_json
from spkt.records.fields import SealedField
from spkt.records.models import DataKey

CLASS_KEYS = {0: "class:biasa", 1: "class:rahasia", 2: "class:tertutup"}
DESK_KEY = "desk"
SPOILT = (seal.Unreadable, Damaged, KeysError, ValueError, LookupError, TypeError, ObjectDoesNotExist)
"""What reading a stored row may raise once somebody has changed it behind our back."""


@cache
def ring() -> Keyring:
    """The site's keys, read once. raises KeysError."""
    return Keyring.load(Path(settings.SITE.keys), data_dir=Path(settings.SITE.data))


def new_key(secrecy: int) -> DataKey:
    """An unsaved data key for one matter of this class."""
    row = DataKey()
    rewrap(row, secrecy, seal.new_data_key())
    return row


def rewrap(row: DataKey, secrecy: int, data_key: bytes | None = None) -> None:
    """Wraps a matter's data key under the class it now has."""
    data_key = data_key or data_key_of(row)
    row.class_key = ring().key_id(CLASS_KEYS[secrecy])
    row.wrapped = seal.wrap(data_key, ring().secret_of(row.class_key), row.class_key, str(row.pk))


def data_key_of(row: DataKey) -> bytes:
    """The clear data key. raises Unreadable if the row was altered."""
    return seal.unwrap(row.wrapped, ring().secret_of(row.class_key), str(row.pk))


def put(row: models.Model, column: str, value: Any, key: DataKey) -> None:
    """Seals a shape into a column of a row (not saved yet)."""
    _write(row, column, value, data_key_of(key), key.pk.hex[:12])


def get(row: models.Model, column: str, key: DataKey) -> Any:
    """The shape in a sealed column, None where nothing was written. raises Unreadable."""
    return _read(row, column, data_key_of(key))


def put_own(row: models.Model, column: str, value: Any) -> None:
    """Seals a value that belongs to no matter (a draft, a ticket) with the desk's own key."""
    _write(row, column, value, ring().secret(DESK_KEY), ring().key_id(DESK_KEY))


def get_own(row: models.Model, column: str) -> Any:
    """What `put_own` sealed. raises Unreadable."""
    return _read(row, column, ring().secret(DESK_KEY))


def blind_digest(kind: str, normal_form: str) -> bytes:
    """Keyed digest of something that identifies exactly, for equality look-up only."""
    return blind.digest(ring().secret(f"blind:{kind}"), normal_form)


def body_digest(text: str) -> str:
    """Keyed digest of what a form said: kept in clear beside its answer, so a plain hash would give a NIK away."""
    return hmac.digest(ring().secret(DESK_KEY), text.encode(), "sha256").hex()


def tracking_digest(code: str) -> bytes:
    """Keyed digest under which the public window knows a tracking code."""
    return blind.tracking_digest(ring().secret("tracking"), code)


def _write(row: models.Model, column: str, value: Any, key: bytes, key_id: str) -> None:
    plain = json.dumps(to_json(value), ensure_ascii=False, sort_keys=True).encode()
    cell = seal.seal(plain, key, table=row._meta.db_table, column=column, row=_place(row), key_id=key_id)
    setattr(row, column, cell)


def _read(row: models.Model, column: str, key: bytes) -> Any:
    text = getattr(row, column)
    if not text:
        return None
    plain = seal.open_(text, key, table=row._meta.db_table, column=column, row=_place(row))
    field = row._meta.get_field(column)
    assert isinstance(field, SealedField), f"{column} is not sealed"
    value = json.loads(plain)
    return from_json(field.shape, value) if field.shape not in (str, dict, list) else value


def _place(row: models.Model) -> str:
    """What names the row for ever: its uuid, or for a draft its officer, form and subject."""
    if hasattr(row, "typed"):
        return f"{row.officer_id}:{row.form}:{row.subject}"  # type: ignore[attr-defined]  # drafts have no uuid
    return str(row.pk)
