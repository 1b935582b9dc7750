"""Registers of the desk as closed monthly pages, each bound to the page before it."""

from uuid import uuid4

from django.db import models

from spkt.records.models.papers import Paper
from spkt.records.models.units import Officer, Unit


class RegisterPage(models.Model):
    """One closed month of one register; what it says is the snapshot of its paper.

    book        code of the register (law._books); month its first day; ordinal counts its pages from 1
    hash        of the page with all its rows; before is the hash of the page before, "" on the first
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT)
    book = models.CharField(max_length=16)
    month = models.DateField()
    ordinal = models.PositiveIntegerField()
    paper = models.OneToOneField(Paper, models.PROTECT, related_name="register_page")
    hash = models.CharField(max_length=64)
    before = models.CharField(max_length=64, blank=True, default="")
    closed_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    closed_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["unit", "book", "month"], name="one_register_page_a_month"),
            models.UniqueConstraint(fields=["unit", "book", "ordinal"], name="one_register_page_an_ordinal"),
        )
