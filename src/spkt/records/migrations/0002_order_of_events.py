"""The order of events becomes law of the database."""

from typing import Any

from django.db import migrations

from spkt.records import guards


def install(apps: Any, schema_editor: Any) -> None:
    """Creates the guards."""
    guards.install(schema_editor)


def remove(apps: Any, schema_editor: Any) -> None:
    """Drops the guards."""
    guards.remove(schema_editor)


class Migration(migrations.Migration):
    """Triggers on both engines."""

    dependencies = (("spkt", "0001_initial"),)
    operations = (migrations.RunPython(install, remove),)
