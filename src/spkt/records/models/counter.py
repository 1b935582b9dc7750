"""Visits: who stands at the counter, known only by a ticket."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from spkt.records.fields import SealedField
from spkt.records.models.units import Officer, Unit


class Visit(models.Model):
    """One arrival. No name and no purpose: the ticket tells neither.

    parting     why the visit ended without a paper, "" where she took one with her; sealed with the desk's key
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    code = models.CharField(max_length=16, unique=True)
    unit = models.ForeignKey(Unit, models.PROTECT)
    state = models.CharField(max_length=12)
    lane = models.CharField(max_length=1)
    day = models.DateField()
    ordinal = models.PositiveIntegerField()
    ticket = models.CharField(max_length=8)
    priority = models.BooleanField(default=False)
    calls = models.PositiveSmallIntegerField(default=0)
    arrived_at = models.DateTimeField()
    called_at = models.DateTimeField(null=True)
    greeted_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    desk = models.CharField(max_length=20, blank=True, default="")
    officer = models.ForeignKey(Officer, models.PROTECT, null=True)
    parting = SealedField(str)
    version = models.PositiveIntegerField(default=1)
    ADDED_LATER = frozenset({"parting"})

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["unit", "day", "lane", "ordinal"], name="one_ticket_a_day"),
            models.CheckConstraint(
                condition=Q(greeted_at__isnull=True) | Q(greeted_at__gte=F("arrived_at")), name="greeted_after_arrival"
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("arrived_at")), name="ended_after_arrival"
            ),
        )
        indexes = (
            models.Index(fields=["unit", "day", "state"], name="visit_of_the_day"),
            models.Index(fields=["unit", "state", "-arrived_at"], name="visits_by_state"),
        )
