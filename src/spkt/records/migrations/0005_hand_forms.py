import uuid
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
        ("spkt", "0004_terms_of_kind"),
    ]

    operations = [
        migrations.RunPython(remove, install),
        migrations.AddField(
            model_name="matter",
            name="hand_form",
            field=models.CharField(blank=True, default="", max_length=160),
        ),
        migrations.AddField(
            model_name="matter",
            name="written_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.CreateModel(
            name="HandForm",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("code", models.CharField(max_length=16, unique=True)),
                ("ordinal", models.PositiveIntegerField()),
                ("number", models.CharField(max_length=160)),
                ("batch", models.CharField(max_length=16)),
                ("printed_at", models.DateTimeField()),
                ("written_at", models.DateTimeField(null=True)),
                ("entered_at", models.DateTimeField(null=True)),
                ("spoilt_at", models.DateTimeField(null=True)),
                ("spoilt_why", spkt.records.fields.SealedField()),
                (
                    "entered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "matter",
                    models.OneToOneField(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="form", to="spkt.matter"
                    ),
                ),
                (
                    "printed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("series", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="spkt.series")),
                (
                    "spoilt_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("unit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="spkt.unit")),
                (
                    "written_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["unit", "-printed_at", "-ordinal"], name="forms_newest")],
                "constraints": [
                    models.UniqueConstraint(fields=("series", "ordinal"), name="one_form_a_number"),
                    models.CheckConstraint(
                        condition=models.Q(("matter__isnull", True), ("spoilt_at__isnull", True), _connector="OR"),
                        name="form_is_used_or_spoilt",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("matter__isnull", True),
                            models.Q(
                                ("entered_at__gte", models.F("written_at")), ("written_at__gte", models.F("printed_at"))
                            ),
                            _connector="OR",
                        ),
                        name="form_is_printed_written_entered",
                    ),
                ],
            },
        ),
        migrations.RunPython(install, remove),
    ]
