"""Two more orders of events: a loss letter follows its check, goods go back after their receipt. No table changes."""

from typing import Any

from django.db import migrations

from spkt.records import guards


def install(apps: Any, schema_editor: Any) -> None:
    """Lays the guards over the tables as they now are."""
    guards.install(schema_editor)


def remove(apps: Any, schema_editor: Any) -> None:
    """Takes the guards away."""
    guards.remove(schema_editor)


class Migration(migrations.Migration):
    dependencies = [
        ("spkt", "0003_dossiers"),
    ]

    operations = [
        migrations.RunPython(remove, install),
        migrations.RunPython(install, remove),
    ]
