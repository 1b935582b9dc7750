"""The case conference (gelar perkara awal) and its seats."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from spkt.law import case
from spkt.records.fields import SealedField
from spkt.records.models.matters import Konseling, Matter
from spkt.records.models.units import Officer


class Gelar(models.Model):
    """One conference on one closed konseling; the recommendation's number comes at closing."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="gelars")
    konseling = models.ForeignKey(Konseling, models.PROTECT)
    ordinal = models.PositiveSmallIntegerField()
    leader = models.ForeignKey(Officer, models.PROTECT)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=24, blank=True, default="")
    notes = SealedField(case.GelarNotes)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["matter", "ordinal"], name="one_gelar_an_ordinal"),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | (Q(closed_at__gte=F("opened_at")) & ~Q(outcome="")),
                name="gelar_closes_with_outcome",
            ),
        )


class Seat(models.Model):
    """A seat at the conference; its officer declares that he is related to no party before he weighs."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    gelar = models.ForeignKey(Gelar, models.PROTECT, related_name="seats")
    officer = models.ForeignKey(Officer, models.PROTECT)
    role = models.CharField(max_length=20)
    fungsi = models.CharField(max_length=20, blank=True, default="")
    attended_at = models.DateTimeField(null=True)
    unrelated = models.BooleanField(default=False)
    struck = models.BooleanField(default=False)
    signed_at = models.DateTimeField(null=True)
    signed_digest = models.CharField(max_length=64, blank=True, default="")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["gelar", "officer"], name="one_seat_an_officer"),
            models.CheckConstraint(
                condition=Q(signed_at__isnull=True)
                | (Q(attended_at__isnull=False) & Q(unrelated=True) & Q(signed_at__gte=F("attended_at"))),
                name="only_unrelated_present_seats_sign",
            ),
        )
