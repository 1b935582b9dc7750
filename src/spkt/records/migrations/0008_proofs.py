from typing import Any

import django.db.models.deletion
from django.db import migrations, models

from spkt.records import guards


def install(apps: Any, schema_editor: Any) -> None:
    """Lays the guards over the tables as they now are."""
    guards.install(schema_editor)


def remove(apps: Any, schema_editor: Any) -> None:
    """Takes the guards away, so that tables can be altered."""
    guards.remove(schema_editor)


class Migration(migrations.Migration):
    dependencies = [("spkt", "0007_renderings")]

    operations = [
        migrations.RunPython(remove, install),
        migrations.CreateModel(
            name="Proof",
            fields=[
                (
                    "paper",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="proof",
                        serialize=False,
                        to="spkt.paper",
                    ),
                ),
                ("code", models.TextField()),
                ("made_at", models.DateTimeField()),
            ],
        ),
        migrations.RunPython(install, remove),
    ]
