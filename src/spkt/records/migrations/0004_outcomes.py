from typing import Any

from django.db import migrations, models

import spkt.records.fields
from spkt.records import guards


def install(apps: Any, schema_editor: Any) -> None:
    """Lays the guards over the tables as they now are."""
    guards.install(schema_editor)


def remove(apps: Any, schema_editor: Any) -> None:
    """Takes the guards away, so that tables can be altered."""
    guards.remove(schema_editor)


class Migration(migrations.Migration):
    dependencies = [
        ("spkt", "0003_dossiers"),
    ]

    operations = [
        migrations.RunPython(remove, install),
        migrations.AddField(model_name="paper", name="declined_at", field=models.DateTimeField(null=True)),
        migrations.AddField(model_name="paper", name="declined_why", field=spkt.records.fields.SealedField()),
        migrations.AddField(model_name="visit", name="parting", field=spkt.records.fields.SealedField()),
        migrations.RunPython(install, remove),
    ]
