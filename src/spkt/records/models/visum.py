"""Letters of a dossier that are drafted, approved and answered: visum requests, SP2HP and the other forms."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from spkt.records.fields import SealedField
from spkt.records.models.matters import Matter
from spkt.records.models.papers import Paper
from spkt.records.models.units import Officer


class Letter(models.Model):
    """One letter; its words are sealed, its number comes with its paper.

    kind        of the paper it becomes ("visum_luka"); state    of its own journey (law.journeys.visum)
    after       the letter that this one follows (a supplementary letter after death, the SP2HP before)
    words       what only this kind asks for, by field name
    answer      what came back: the hospital's slip, the other desk's number
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    code = models.CharField(max_length=16, unique=True)
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="letters")
    ordinal = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=40)
    state = models.CharField(max_length=24)
    words = SealedField(dict)
    after = models.ForeignKey("self", models.PROTECT, null=True, related_name="followed_by")
    drafted_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField()
    approved_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True)
    paper = models.OneToOneField(Paper, models.PROTECT, null=True, related_name="letter")
    answer = SealedField(dict)
    received_at = models.DateTimeField(null=True)
    result_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["matter", "ordinal"], name="one_letter_an_ordinal"),
            models.CheckConstraint(
                condition=Q(approved_at__isnull=True) | Q(approved_at__gte=F("drafted_at")), name="approved_after_draft"
            ),
            models.CheckConstraint(
                condition=Q(result_at__isnull=True) | Q(result_at__gte=F("received_at")), name="result_after_receipt"
            ),
        )
