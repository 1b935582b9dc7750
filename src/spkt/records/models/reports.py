"""Laporan Polisi: drafted from the matter, confirmed by the reporter, numbered at issue."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from spkt.law import _report, case
from spkt.records.fields import SealedField
from spkt.records.models.gelar import Gelar
from spkt.records.models.matters import Matter
from spkt.records.models.units import Officer


class LaporanPolisi(models.Model):
    """A report; the ordinal is null until issue, and issue needs a signed recommendation.

    gelar       None for model A, and where a lawful skip lets the report come before its gelar
    skip        code of that skip (law.skips), "" otherwise
    state       of the report's own journey (law.journeys._case); means nothing before issue
    finding     what only model A says; handover what went to the detectives and what they disposed
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    matter = models.OneToOneField(Matter, models.PROTECT, related_name="report")
    model = models.CharField(max_length=1, default="B")
    gelar = models.ForeignKey(Gelar, models.PROTECT, null=True)
    skip = models.CharField(max_length=24, blank=True, default="")
    state = models.CharField(max_length=16, default="terbit")
    finding = SealedField(_report.Finding)
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
    handover = SealedField(_report.Handover)
    handed_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")
    handed_at = models.DateTimeField(null=True)
    taken_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")
    taken_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)
    ADDED_LATER = frozenset("skip state finding handover handed_by handed_at taken_by taken_at".split())  # noqa: SIM905

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(ordinal__isnull=True)
                | (
                    (Q(model="A") | Q(issued_at__gte=F("confirmed_at"), confirmed_digest=F("text_digest")))
                    & Q(issued_by__isnull=False)
                    & ~Q(number="")
                    & ~Q(issued_by=F("drafted_by"))
                ),
                name="issued_means_confirmed_and_approved",
            ),
            models.CheckConstraint(
                condition=Q(taken_at__isnull=True) | Q(taken_at__gte=F("handed_at")), name="taken_after_handed"
            ),
        )
