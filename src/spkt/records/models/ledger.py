"""The transparency log, the answers that were given once, and who read what."""

from uuid import uuid4

from django.db import models

from spkt.records.models.units import Officer


class TreeHead(models.Model):
    """The log's one head row: locked by every act, so that leaves have one order."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    size = models.PositiveBigIntegerField(default=0)
    frontier = models.TextField(default="")
    last_at = models.DateTimeField(null=True)
    boot = models.CharField(max_length=64, blank=True, default="")
    monotonic_s = models.FloatField(default=0)


class Leaf(models.Model):
    """One act. `body` is the canonical text that was hashed; salt, facts and rows stay outside the tree."""

    index = models.PositiveBigIntegerField(primary_key=True)
    body = models.TextField()
    hash = models.BinaryField(max_length=32)
    salt = models.BinaryField(max_length=32)
    facts = models.TextField()
    rows = models.TextField()
    act = models.CharField(max_length=40)
    at = models.DateTimeField()
    actor = models.ForeignKey(Officer, models.PROTECT, null=True)
    subject = models.UUIDField(null=True)

    class Meta:
        indexes = (models.Index(fields=["subject", "index"], name="leaves_of_a_subject"),)


class Node(models.Model):
    """A full subtree of the log: level 0 is a leaf hash."""

    id = models.BigAutoField(primary_key=True)
    level = models.PositiveSmallIntegerField()
    index = models.PositiveBigIntegerField()
    hash = models.BinaryField(max_length=32)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["level", "index"], name="one_node"),)


class Once(models.Model):
    """An answer kept under its idempotency key: the same key again gives the same answer again."""

    key = models.UUIDField(primary_key=True, default=uuid4)
    officer = models.ForeignKey(Officer, models.PROTECT, null=True)
    act = models.CharField(max_length=40)
    digest = models.CharField(max_length=64)
    answer = models.TextField(default="")
    at = models.DateTimeField()


class Reading(models.Model):
    """One noted reading of personal data."""

    id = models.BigAutoField(primary_key=True)
    officer = models.ForeignKey(Officer, models.PROTECT)
    matter = models.UUIDField(null=True, db_index=True)
    what = models.CharField(max_length=40)
    reason = models.CharField(max_length=200, blank=True, default="")
    at = models.DateTimeField()
