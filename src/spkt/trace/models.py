"""A followed matter as the public may know it: a random id, neutral steps, dates. Nothing else."""

from django.db import models


class Track(models.Model):
    """One receipt or ticket that can be followed; the code itself is nowhere, only its keyed digest.

    reply_due_on    None for a ticket: a visit is owed no answer
    """

    id = models.UUIDField(primary_key=True)
    digest = models.BinaryField(max_length=32, unique=True)
    unit = models.CharField(max_length=120)
    zone = models.CharField(max_length=40)
    zone_label = models.CharField(max_length=4)
    received_at = models.DateTimeField()
    reply_due_on = models.DateField(null=True)


class Step(models.Model):
    """A neutral step on the way, in the code word of its journey."""

    track = models.ForeignKey(Track, models.CASCADE, related_name="steps")
    word = models.CharField(max_length=24)
    at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["track", "word", "at"], name="one_step"),)


class Bucket(models.Model):
    """Tries of one address range in one minute, so that codes cannot be guessed in bulk."""

    id = models.CharField(primary_key=True, max_length=64)
    tries = models.PositiveIntegerField(default=0)
