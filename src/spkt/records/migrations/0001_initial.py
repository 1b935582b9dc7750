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
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Unit",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("code", models.CharField(max_length=40, unique=True)),
                ("name", models.CharField(max_length=120)),
                ("level", models.CharField(max_length=12)),
                ("parent", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to="spkt.unit")),
                ("city", models.CharField(max_length=80)),
                ("tail", models.CharField(max_length=160)),
                ("zone", models.CharField(default="Asia/Pontianak", max_length=40)),
                ("zone_label", models.CharField(default="WIB", max_length=4)),
            ],
        ),
        migrations.CreateModel(
            name="Officer",
            fields=[
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("nrp", models.CharField(max_length=20, unique=True)),
                ("name", models.CharField(max_length=120)),
                ("rank", models.CharField(max_length=20)),
                ("post", models.CharField(max_length=80)),
                ("number_label", models.CharField(default="NRP", max_length=3)),
                ("unit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="spkt.unit")),
                ("is_active", models.BooleanField(default=True)),
                ("theme", models.CharField(default="auto", max_length=5)),
                ("language", models.CharField(default="id", max_length=2)),
                ("shortcuts", models.BooleanField(default=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DataKey",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("class_key", models.CharField(max_length=40)),
                ("wrapped", models.CharField(max_length=160)),
            ],
        ),
        migrations.CreateModel(
            name="PageSource",
            fields=[
                ("digest", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=40)),
                ("sources", models.TextField()),
                ("kept_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Series",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("unit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="spkt.unit")),
                ("kind", models.CharField(max_length=12)),
                ("period", models.CharField(max_length=10)),
                ("last", models.PositiveIntegerField(default=0)),
                ("before", models.PositiveIntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("unit", "kind", "period"), name="one_series"),
                    models.CheckConstraint(
                        condition=models.Q(("last__gte", models.F("before"))), name="series_starts_after_paper"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Visit",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("code", models.CharField(max_length=16, unique=True)),
                ("unit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="spkt.unit")),
                ("state", models.CharField(max_length=12)),
                ("lane", models.CharField(max_length=1)),
                ("day", models.DateField()),
                ("ordinal", models.PositiveIntegerField()),
                ("ticket", models.CharField(max_length=8)),
                ("priority", models.BooleanField(default=False)),
                ("calls", models.PositiveSmallIntegerField(default=0)),
                ("arrived_at", models.DateTimeField()),
                ("called_at", models.DateTimeField(null=True)),
                ("greeted_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("desk", models.CharField(blank=True, default="", max_length=20)),
                (
                    "officer",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("parting", spkt.records.fields.SealedField()),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["unit", "day", "state"], name="visit_of_the_day"),
                    models.Index(fields=["unit", "state", "-arrived_at"], name="visits_by_state"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("unit", "day", "lane", "ordinal"), name="one_ticket_a_day"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("greeted_at__isnull", True), ("greeted_at__gte", models.F("arrived_at")), _connector="OR"
                        ),
                        name="greeted_after_arrival",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_at__isnull", True), ("ended_at__gte", models.F("arrived_at")), _connector="OR"
                        ),
                        name="ended_after_arrival",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Matter",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("code", models.CharField(max_length=16, unique=True)),
                ("unit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="spkt.unit")),
                ("errand", models.CharField(default="pengaduan", max_length=12)),
                (
                    "visit",
                    models.OneToOneField(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="matter", to="spkt.visit"
                    ),
                ),
                ("key", models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, to="spkt.datakey")),
                ("state", models.CharField(max_length=24)),
                ("secrecy", models.PositiveSmallIntegerField(default=0)),
                ("secrecy_settled", models.BooleanField(default=False)),
                ("anonymous", models.BooleanField(default=False)),
                ("subject", spkt.records.fields.SealedField()),
                ("account", spkt.records.fields.SealedField()),
                ("told", models.PositiveIntegerField(default=0)),
                ("read_back", models.PositiveIntegerField(default=0)),
                ("read_back_at", models.DateTimeField(null=True)),
                ("track", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("tracking_code", spkt.records.fields.SealedField()),
                (
                    "received_by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL),
                ),
                ("received_at", models.DateTimeField()),
                ("reply_due_on", models.DateField()),
                ("answered_at", models.DateTimeField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
                ("hand_form", models.CharField(blank=True, default="", max_length=160)),
                ("written_at", models.DateTimeField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["unit", "-received_at"], name="matters_newest"),
                    models.Index(fields=["unit", "state", "-received_at"], name="matters_by_state"),
                    models.Index(fields=["unit", "errand", "-received_at"], name="matters_by_errand"),
                ],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("secrecy__in", (0, 1, 2))), name="matter_has_a_class")
                ],
            },
        ),
        migrations.CreateModel(
            name="Paper",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("code", models.CharField(max_length=16, unique=True)),
                ("kind", models.CharField(max_length=40)),
                ("unit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="spkt.unit")),
                (
                    "matter",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="papers", to="spkt.matter"
                    ),
                ),
                (
                    "visit",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="papers", to="spkt.visit"
                    ),
                ),
                ("series", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="spkt.series")),
                ("ordinal", models.PositiveIntegerField()),
                ("number", models.CharField(max_length=160)),
                ("snapshot", spkt.records.fields.SealedField()),
                ("digest", models.CharField(max_length=64)),
                ("salt", models.CharField(max_length=64)),
                (
                    "issued_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("issued_at", models.DateTimeField()),
                ("handed_to", spkt.records.fields.SealedField()),
                (
                    "handed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("handed_at", models.DateTimeField(null=True)),
                ("declined_at", models.DateTimeField(null=True)),
                ("declined_why", spkt.records.fields.SealedField()),
                ("reprints", models.PositiveSmallIntegerField(default=0)),
                ("reprinted", spkt.records.fields.SealedField()),
                ("void_reason", spkt.records.fields.SealedField()),
                (
                    "void_asked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("void_asked_at", models.DateTimeField(null=True)),
                (
                    "voided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("voided_at", models.DateTimeField(null=True)),
                ("edition", models.PositiveSmallIntegerField(default=1)),
                (
                    "replaces",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replacement",
                        to="spkt.paper",
                    ),
                ),
                ("fix", spkt.records.fields.SealedField()),
                (
                    "fix_asked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("fix_asked_at", models.DateTimeField(null=True)),
                (
                    "corrected_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("corrected_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["number"], name="paper_by_number"),
                    models.Index(fields=["unit", "-issued_at", "-id"], name="papers_newest"),
                    models.Index(fields=["unit", "kind", "-issued_at", "-id"], name="papers_of_kind"),
                    models.Index(
                        condition=models.Q(("handed_at__isnull", True)),
                        fields=["unit", "kind", "-issued_at"],
                        name="papers_to_hand",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("kind", "series", "ordinal", "edition"), name="one_edition_a_number"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("matter__isnull", False),
                            ("visit__isnull", False),
                            ("kind__in", ("register", "ba_opname")),
                            _connector="OR",
                        ),
                        name="paper_belongs_somewhere",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("voided_at__isnull", True),
                            models.Q(
                                ("voided_at__gte", models.F("void_asked_at")),
                                models.Q(("voided_by", models.F("void_asked_by")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="two_persons_void",
                    ),
                    models.CheckConstraint(
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
                ],
            },
        ),
        migrations.CreateModel(
            name="Region",
            fields=[
                ("code", models.CharField(max_length=13, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=100)),
                ("level", models.CharField(max_length=10)),
                ("parent", models.CharField(db_index=True, max_length=10)),
            ],
        ),
        migrations.CreateModel(
            name="TreeHead",
            fields=[
                ("id", models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                ("size", models.PositiveBigIntegerField(default=0)),
                ("frontier", models.TextField(default="")),
                ("last_at", models.DateTimeField(null=True)),
                ("boot", models.CharField(blank=True, default="", max_length=64)),
                ("monotonic_s", models.FloatField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="Thing",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "matter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="things", to="spkt.matter"
                    ),
                ),
                ("ordinal", models.PositiveSmallIntegerField()),
                ("thing", spkt.records.fields.SealedField()),
                ("struck", models.BooleanField(default=False)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("matter", "ordinal"), name="one_thing_an_ordinal")],
            },
        ),
        migrations.CreateModel(
            name="Custody",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("code", models.CharField(max_length=16, unique=True)),
                ("unit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="spkt.unit")),
                (
                    "thing",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="custody", to="spkt.thing"
                    ),
                ),
                (
                    "receipt",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="spkt.paper"),
                ),
                ("state", models.CharField(max_length=24)),
                ("place", models.CharField(blank=True, default="", max_length=160)),
                ("seal", models.CharField(blank=True, default="", max_length=40)),
                (
                    "holder",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("since", models.DateTimeField()),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["unit", "state", "place"], name="things_by_place"),
                    models.Index(fields=["unit", "-since"], name="things_newest"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Job",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=24)),
                ("key", models.CharField(max_length=80, unique=True)),
                ("args", models.JSONField()),
                ("run_after", models.DateTimeField()),
                ("lease_until", models.DateTimeField(null=True)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("done_at", models.DateTimeField(null=True)),
                ("error", models.CharField(blank=True, default="", max_length=200)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("done_at__isnull", True)), fields=["run_after"], name="jobs_waiting"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Konseling",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "matter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="konselings", to="spkt.matter"
                    ),
                ),
                ("ordinal", models.PositiveSmallIntegerField()),
                (
                    "officer",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL),
                ),
                ("opened_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(null=True)),
                ("outcome", models.CharField(blank=True, default="", max_length=24)),
                ("notes", spkt.records.fields.SealedField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("matter", "ordinal"), name="one_konseling_an_ordinal"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_at__isnull", True),
                            models.Q(
                                ("closed_at__gte", models.F("opened_at")), models.Q(("outcome", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="konseling_closes_with_outcome",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Gelar",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "matter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="gelars", to="spkt.matter"
                    ),
                ),
                ("konseling", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="spkt.konseling")),
                ("ordinal", models.PositiveSmallIntegerField()),
                ("leader", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
                ("opened_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(null=True)),
                ("outcome", models.CharField(blank=True, default="", max_length=24)),
                ("notes", spkt.records.fields.SealedField()),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("matter", "ordinal"), name="one_gelar_an_ordinal"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_at__isnull", True),
                            models.Q(
                                ("closed_at__gte", models.F("opened_at")), models.Q(("outcome", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="gelar_closes_with_outcome",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Call",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "matter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="calls", to="spkt.matter"
                    ),
                ),
                (
                    "officer",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL),
                ),
                ("called_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answered_at__isnull", True), ("answered_at__gte", models.F("called_at")), _connector="OR"
                        ),
                        name="answer_after_call",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="BlindKey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("matter", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="spkt.matter")),
                ("row", models.UUIDField()),
                ("kind", models.CharField(max_length=12)),
                ("digest", models.BinaryField(max_length=8)),
            ],
            options={
                "indexes": [models.Index(fields=["kind", "digest"], name="blind_look_up")],
                "constraints": [models.UniqueConstraint(fields=("row", "kind", "digest"), name="one_blind_key")],
            },
        ),
        migrations.CreateModel(
            name="Assignment",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "matter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="assignments", to="spkt.matter"
                    ),
                ),
                (
                    "officer",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL),
                ),
                ("since", models.DateTimeField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("matter", "officer"), name="assigned_once")],
            },
        ),
        migrations.CreateModel(
            name="Movement",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "custody",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="movements", to="spkt.custody"
                    ),
                ),
                ("ordinal", models.PositiveSmallIntegerField()),
                ("kind", models.CharField(max_length=16)),
                (
                    "giver",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "taker",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("citizen", spkt.records.fields.SealedField()),
                ("reason", spkt.records.fields.SealedField()),
                ("place", models.CharField(blank=True, default="", max_length=160)),
                ("seal", models.CharField(blank=True, default="", max_length=40)),
                ("given_at", models.DateTimeField()),
                ("taken_at", models.DateTimeField(null=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("taken_at__isnull", True), ("withdrawn_at__isnull", True)),
                        fields=["taker"],
                        name="movements_to_confirm",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("custody", "ordinal"), name="one_movement_an_ordinal"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("taken_at__isnull", True), ("taken_at__gte", models.F("given_at")), _connector="OR"
                        ),
                        name="taken_after_given",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind__in", ("serah", "musnah")), _negated=True),
                            models.Q(("giver", models.F("taker")), _negated=True),
                            _connector="OR",
                        ),
                        name="two_hands_a_movement",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Node",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("level", models.PositiveSmallIntegerField()),
                ("index", models.PositiveBigIntegerField()),
                ("hash", models.BinaryField(max_length=32)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("level", "index"), name="one_node")],
            },
        ),
        migrations.CreateModel(
            name="Once",
            fields=[
                ("key", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                (
                    "officer",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("act", models.CharField(max_length=40)),
                ("digest", models.CharField(max_length=64)),
                ("answer", models.TextField(default="")),
                ("at", models.DateTimeField()),
            ],
        ),
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
        migrations.CreateModel(
            name="Letter",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("code", models.CharField(max_length=16, unique=True)),
                (
                    "matter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="letters", to="spkt.matter"
                    ),
                ),
                ("ordinal", models.PositiveSmallIntegerField()),
                ("kind", models.CharField(max_length=40)),
                ("state", models.CharField(max_length=24)),
                ("words", spkt.records.fields.SealedField()),
                (
                    "after",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="followed_by",
                        to="spkt.letter",
                    ),
                ),
                (
                    "drafted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("drafted_at", models.DateTimeField()),
                (
                    "approved_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("approved_at", models.DateTimeField(null=True)),
                (
                    "paper",
                    models.OneToOneField(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="letter", to="spkt.paper"
                    ),
                ),
                ("answer", spkt.records.fields.SealedField()),
                ("received_at", models.DateTimeField(null=True)),
                ("result_at", models.DateTimeField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("matter", "ordinal"), name="one_letter_an_ordinal"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("approved_at__isnull", True), ("approved_at__gte", models.F("drafted_at")), _connector="OR"
                        ),
                        name="approved_after_draft",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("result_at__isnull", True), ("result_at__gte", models.F("received_at")), _connector="OR"
                        ),
                        name="result_after_receipt",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Party",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "matter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="parties", to="spkt.matter"
                    ),
                ),
                ("ordinal", models.PositiveSmallIntegerField()),
                ("person", spkt.records.fields.SealedField()),
                ("struck", models.BooleanField(default=False)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("matter", "ordinal"), name="one_party_an_ordinal")],
            },
        ),
        migrations.CreateModel(
            name="Posting",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "officer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="postings",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("role", models.CharField(max_length=20)),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("until__isnull", True), ("until__gt", models.F("since")), _connector="OR"),
                        name="posting_ends_after_it_starts",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Reading",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "officer",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL),
                ),
                ("matter", models.UUIDField(db_index=True, null=True)),
                ("what", models.CharField(max_length=40)),
                ("reason", models.CharField(blank=True, default="", max_length=200)),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Rendering",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "paper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="renderings", to="spkt.paper"
                    ),
                ),
                ("variant", models.CharField(max_length=8)),
                ("copy", models.PositiveSmallIntegerField(default=0)),
                ("is_void", models.BooleanField(default=False)),
                ("name", models.CharField(max_length=64)),
                ("sha256", models.CharField(max_length=64, unique=True)),
                ("size", models.PositiveIntegerField()),
                ("seal_key", models.CharField(max_length=16)),
                ("made_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("paper", "variant", "copy", "is_void"), name="sealed_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Screen",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("token", models.BinaryField(max_length=32, unique=True)),
                ("code", models.CharField(max_length=6)),
                ("made_at", models.DateTimeField()),
                (
                    "officer",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "matter",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, to="spkt.matter"),
                ),
                ("what", models.CharField(blank=True, default="", max_length=8)),
                ("digest", models.CharField(blank=True, default="", max_length=64)),
                ("parts", models.PositiveSmallIntegerField(default=0)),
                ("current", models.PositiveSmallIntegerField(default=0)),
                ("stopped", models.BooleanField(default=False)),
                ("agreed_at", models.DateTimeField(null=True)),
                ("signature", spkt.records.fields.SealedField()),
                ("touched_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Seat",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "gelar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="seats", to="spkt.gelar"
                    ),
                ),
                (
                    "officer",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL),
                ),
                ("role", models.CharField(max_length=20)),
                ("fungsi", models.CharField(blank=True, default="", max_length=20)),
                ("attended_at", models.DateTimeField(null=True)),
                ("unrelated", models.BooleanField(default=False)),
                ("struck", models.BooleanField(default=False)),
                ("signed_at", models.DateTimeField(null=True)),
                ("signed_digest", models.CharField(blank=True, default="", max_length=64)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("gelar", "officer"), name="one_seat_an_officer"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("signed_at__isnull", True),
                            models.Q(
                                ("attended_at__isnull", False),
                                ("unrelated", True),
                                ("signed_at__gte", models.F("attended_at")),
                            ),
                            _connector="OR",
                        ),
                        name="only_unrelated_present_seats_sign",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StockTake",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("code", models.CharField(max_length=16, unique=True)),
                ("unit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="spkt.unit")),
                ("place", models.CharField(max_length=160)),
                ("state", models.CharField(max_length=24)),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("opened_at", models.DateTimeField()),
                (
                    "ended_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "closed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("closed_at", models.DateTimeField(null=True)),
                (
                    "paper",
                    models.OneToOneField(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="spkt.paper"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "indexes": [models.Index(fields=["unit", "-opened_at"], name="counts_newest")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_at__isnull", True),
                            models.Q(
                                ("closed_at__gte", models.F("ended_at")),
                                ("paper__isnull", False),
                                models.Q(("closed_by", models.F("ended_by")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="two_persons_close_a_count",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Sighting",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "count",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="sightings", to="spkt.stocktake"
                    ),
                ),
                (
                    "custody",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="spkt.custody"
                    ),
                ),
                ("state", models.CharField(blank=True, default="", max_length=24)),
                ("place", models.CharField(blank=True, default="", max_length=160)),
                ("note", spkt.records.fields.SealedField()),
                (
                    "officer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("at", models.DateTimeField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("count", "custody"), name="seen_once_a_count")],
            },
        ),
        migrations.CreateModel(
            name="Telling",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "matter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="tellings", to="spkt.matter"
                    ),
                ),
                ("ordinal", models.PositiveIntegerField()),
                ("account", spkt.records.fields.SealedField()),
                (
                    "written_by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL),
                ),
                ("written_at", models.DateTimeField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("matter", "ordinal"), name="one_telling_an_ordinal")],
            },
        ),
        migrations.CreateModel(
            name="Term",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "matter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="terms", to="spkt.matter"
                    ),
                ),
                ("kind", models.CharField(max_length=24)),
                ("starts_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("paused_at", models.DateTimeField(null=True)),
                ("asked", spkt.records.fields.SealedField()),
                ("stopped_at", models.DateTimeField(null=True)),
                ("level", models.PositiveSmallIntegerField(default=0)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("stopped_at__isnull", True)), fields=["due_at"], name="terms_running"
                    ),
                    models.Index(
                        condition=models.Q(("stopped_at__isnull", True)),
                        fields=["kind", "due_at"],
                        name="terms_of_kind",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("matter", "kind", "starts_at"), name="one_term_at_a_time"),
                    models.CheckConstraint(
                        condition=models.Q(("due_at__gte", models.F("starts_at"))), name="term_ends_after_it_starts"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="File",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("code", models.CharField(max_length=16, unique=True)),
                (
                    "matter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="files", to="spkt.matter"
                    ),
                ),
                (
                    "thing",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="files", to="spkt.thing"
                    ),
                ),
                (
                    "paper",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="files", to="spkt.paper"
                    ),
                ),
                (
                    "letter",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="files", to="spkt.letter"
                    ),
                ),
                ("state", models.CharField(max_length=16)),
                ("kind", models.CharField(max_length=12)),
                ("media", models.CharField(max_length=40)),
                ("use", models.CharField(max_length=12)),
                ("size", models.PositiveBigIntegerField()),
                ("name", models.CharField(blank=True, default="", max_length=64)),
                ("words", spkt.records.fields.SealedField()),
                ("pages", models.JSONField(default=list)),
                ("thumb", models.CharField(blank=True, default="", max_length=64)),
                (
                    "begun_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("begun_at", models.DateTimeField()),
                ("kept_at", models.DateTimeField(null=True)),
                ("scanned_at", models.DateTimeField(null=True)),
                ("is_infected", models.BooleanField(default=False)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "indexes": [models.Index(fields=["begun_by", "begun_at"], name="files_of_an_officer")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kept_at__isnull", True), ("name", "")),
                            models.Q(("kept_at__gte", models.F("begun_at")), models.Q(("name", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="file_is_named_when_kept",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "tersimpan"), _negated=True), ("kept_at__isnull", False), _connector="OR"
                        ),
                        name="kept_file_has_its_bytes",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TextChange",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("code", models.CharField(max_length=16, unique=True)),
                ("unit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="spkt.unit")),
                ("subject", models.CharField(max_length=40)),
                ("words", models.JSONField()),
                ("valid_from", models.DateField()),
                ("state", models.CharField(max_length=12)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("decided_at", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decided_at__isnull", True),
                            models.Q(
                                ("decided_at__gte", models.F("asked_at")),
                                models.Q(("decided_by", models.F("asked_by")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="two_persons_word",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SigningRule",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("unit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="spkt.unit")),
                ("paper", models.CharField(max_length=40)),
                ("role", models.CharField(max_length=20)),
                ("lines", models.JSONField()),
                ("valid_from", models.DateField()),
            ],
        ),
        migrations.CreateModel(
            name="RegisterPage",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("unit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="spkt.unit")),
                ("book", models.CharField(max_length=16)),
                ("month", models.DateField()),
                ("ordinal", models.PositiveIntegerField()),
                (
                    "paper",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="register_page", to="spkt.paper"
                    ),
                ),
                ("hash", models.CharField(max_length=64)),
                ("before", models.CharField(blank=True, default="", max_length=64)),
                (
                    "closed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("closed_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("unit", "book", "month"), name="one_register_page_a_month"),
                    models.UniqueConstraint(fields=("unit", "book", "ordinal"), name="one_register_page_an_ordinal"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Letterhead",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("unit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="spkt.unit")),
                ("lines", models.JSONField()),
                ("address", models.CharField(max_length=200)),
                ("valid_from", models.DateField()),
                ("formulas", models.JSONField(default=dict)),
                ("sheet", models.CharField(default="A4", max_length=2)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("unit", "valid_from"), name="one_letterhead_a_day")],
            },
        ),
        migrations.CreateModel(
            name="HandForm",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("code", models.CharField(max_length=16, unique=True)),
                ("unit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="spkt.unit")),
                ("series", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="spkt.series")),
                ("ordinal", models.PositiveIntegerField()),
                ("number", models.CharField(max_length=160)),
                ("batch", models.CharField(max_length=16)),
                (
                    "printed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("printed_at", models.DateTimeField()),
                (
                    "matter",
                    models.OneToOneField(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="form", to="spkt.matter"
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("written_at", models.DateTimeField(null=True)),
                (
                    "entered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("entered_at", models.DateTimeField(null=True)),
                (
                    "spoilt_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("spoilt_at", models.DateTimeField(null=True)),
                ("spoilt_why", spkt.records.fields.SealedField()),
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
        migrations.CreateModel(
            name="Watch",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("unit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="spkt.unit")),
                ("name", models.CharField(max_length=20)),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("unit", "starts_at"), name="one_watch_at_a_time"),
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))), name="watch_ends_after_it_starts"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Duty",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "watch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="duties", to="spkt.watch"
                    ),
                ),
                (
                    "officer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="duties", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("role", models.CharField(max_length=20)),
                ("fungsi", models.CharField(blank=True, default="", max_length=20)),
                ("desk", models.CharField(blank=True, default="", max_length=20)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("watch", "officer", "role"), name="one_role_once_a_watch")
                ],
            },
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "officer",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL),
                ),
                ("form", models.CharField(max_length=40)),
                ("subject", models.CharField(max_length=40)),
                ("typed", spkt.records.fields.SealedField()),
                ("version", models.PositiveIntegerField(default=0)),
                ("saved_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("officer", "form", "subject"), name="one_draft_a_form")
                ],
            },
        ),
        migrations.CreateModel(
            name="Leaf",
            fields=[
                ("index", models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                ("body", models.TextField()),
                ("hash", models.BinaryField(max_length=32)),
                ("salt", models.BinaryField(max_length=32)),
                ("facts", models.TextField()),
                ("rows", models.TextField()),
                ("act", models.CharField(max_length=40)),
                ("at", models.DateTimeField()),
                (
                    "actor",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("subject", models.UUIDField(null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["subject", "index"], name="leaves_of_a_subject")],
            },
        ),
        migrations.CreateModel(
            name="Link",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "matter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="links", to="spkt.matter"
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="linked_by", to="spkt.matter"
                    ),
                ),
                ("kind", models.CharField(max_length=16)),
                (
                    "officer",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL),
                ),
                ("since", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("matter", "other", "kind"), name="linked_once"),
                    models.CheckConstraint(
                        condition=models.Q(("matter", models.F("other")), _negated=True), name="linked_to_another"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LaporanPolisi",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "matter",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="report", to="spkt.matter"
                    ),
                ),
                ("model", models.CharField(default="B", max_length=1)),
                ("gelar", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to="spkt.gelar")),
                ("skip", models.CharField(blank=True, default="", max_length=24)),
                ("state", models.CharField(default="terbit", max_length=16)),
                ("finding", spkt.records.fields.SealedField()),
                (
                    "drafted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("drafted_at", models.DateTimeField()),
                ("actions", spkt.records.fields.SealedField()),
                ("text_digest", models.CharField(max_length=64)),
                ("confirmed_digest", models.CharField(blank=True, default="", max_length=64)),
                ("confirmed_at", models.DateTimeField(null=True)),
                ("confirmation", spkt.records.fields.SealedField()),
                (
                    "issued_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("issued_at", models.DateTimeField(null=True)),
                ("ordinal", models.PositiveIntegerField(null=True)),
                ("number", models.CharField(blank=True, default="", max_length=160)),
                ("handover", spkt.records.fields.SealedField()),
                (
                    "handed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("handed_at", models.DateTimeField(null=True)),
                (
                    "taken_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("taken_at", models.DateTimeField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ordinal__isnull", True),
                            models.Q(
                                models.Q(
                                    ("model", "A"),
                                    models.Q(
                                        ("confirmed_digest", models.F("text_digest")),
                                        ("issued_at__gte", models.F("confirmed_at")),
                                    ),
                                    _connector="OR",
                                ),
                                ("issued_by__isnull", False),
                                models.Q(("number", ""), _negated=True),
                                models.Q(("issued_by", models.F("drafted_by")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="issued_means_confirmed_and_approved",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("taken_at__isnull", True), ("taken_at__gte", models.F("handed_at")), _connector="OR"
                        ),
                        name="taken_after_handed",
                    ),
                ],
            },
        ),
        migrations.RunPython(install, remove),
    ]
