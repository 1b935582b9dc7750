"""The roster: watches, who is on duty in them, and calls to the duty detective."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from spkt.records.models.units import Officer, Unit


class Watch(models.Model):
    """One watch (regu) from handover to handover."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT)
    name = models.CharField(max_length=20)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["unit", "starts_at"], name="one_watch_at_a_time"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="watch_ends_after_it_starts"),
        )


class Duty(models.Model):
    """An officer on a watch in one role."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    watch = models.ForeignKey(Watch, models.PROTECT, related_name="duties")
    officer = models.ForeignKey(Officer, models.PROTECT, related_name="duties")
    role = models.CharField(max_length=20)
    fungsi = models.CharField(max_length=20, blank=True, default="")
    desk = models.CharField(max_length=20, blank=True, default="")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["watch", "officer", "role"], name="one_role_once_a_watch"),)


class Call(models.Model):
    """A call of the duty detective to a matter; its response clock runs until he opens the konseling."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    matter = models.ForeignKey("spkt.Matter", models.PROTECT, related_name="calls")
    officer = models.ForeignKey(Officer, models.PROTECT)
    called_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True) | Q(answered_at__gte=F("called_at")), name="answer_after_call"
            ),
        )
