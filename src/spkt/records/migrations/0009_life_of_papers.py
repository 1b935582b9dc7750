from typing import Any

import django.db.models.deletion
from django.conf import settings
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
        ("spkt", "0008_proofs"),
    ]

    operations = [
        migrations.RunPython(remove, install),
        migrations.RemoveConstraint(
            model_name="paper",
            name="one_paper_a_number",
        ),
        migrations.AddField(
            model_name="paper",
            name="corrected_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="paper",
            name="corrected_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="paper",
            name="edition",
            field=models.PositiveSmallIntegerField(default=1),
        ),
        migrations.AddField(
            model_name="paper",
            name="fix",
            field=spkt.records.fields.SealedField(),
        ),
        migrations.AddField(
            model_name="paper",
            name="fix_asked_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="paper",
            name="fix_asked_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="paper",
            name="replaces",
            field=models.OneToOneField(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="replacement", to="spkt.paper"
            ),
        ),
        migrations.AddConstraint(
            model_name="paper",
            constraint=models.UniqueConstraint(
                fields=("kind", "series", "ordinal", "edition"), name="one_edition_a_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="paper",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("corrected_at__isnull", True),
                    models.Q(
                        ("corrected_at__gte", models.F("fix_asked_at")),
                        ("voided_at__isnull", True),
                        models.Q(("corrected_by", models.F("fix_asked_by")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="two_persons_correct",
            ),
        ),
        migrations.RunPython(install, remove),
    ]
