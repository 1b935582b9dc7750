"""Laporan Polisi: drafted from the matter, confirmed by the reporter, numbered at issue."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from spkt.law import case
from spkt.records.fields import SealedField
from spkt.records.models.gelar import Gelar
from spkt.records.models.matters import Matter
from spkt.records.models.units import Officer


class LaporanPolisi(models.Model):
    """A report; the ordinal is null until issue, and issue needs a signed recommendation."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    matter = models.OneToOneField(Matter, models.PROTECT, related_name="report")
    model = models.CharField(max_length=1, default="B")
    gelar = models.ForeignKey(Gelar, models.PROTECT)
    drafted_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField()
    actions = SealedField(list)
    text_digest = models.CharField(max_length=64)
    confirmed_digest = models.CharField(max_length=64, blank=True, default="")
    confirmed_at = models.DateTimeField(null=True)
    confirmation = SealedField(case.Confirmation)
    issued_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")
    issued_at = models.DateTimeField(null=True)
    ordinal = models.PositiveIntegerField(null=True)
    number = models.CharField(max_length=160, blank=True, default="")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(ordinal__isnull=True)
                | (
                    Q(issued_at__gte=F("confirmed_at"))
                    & Q(confirmed_digest=F("text_digest"))
                    & Q(issued_by__isnull=False)
                    & ~Q(number="")
                    & ~Q(issued_by=F("drafted_by"))
                ),
                name="issued_means_confirmed_and_approved",
            ),
        )
