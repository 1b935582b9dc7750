"""The reporter's second screen: a browser beside the desk, paired to one officer, that shows one text at a time."""

from uuid import uuid4

from django.db import models

from spkt.records.fields import SealedField
from spkt.records.models.matters import Matter
from spkt.records.models.units import Officer


class Screen(models.Model):
    """A paired screen. It may only confirm, stop and sign; what it confirms becomes an act of the officer's.

    token       keyed digest of the cookie; code    typed once by the officer to pair
    what        "story" or "report"; digest     of the text that is shown; current counts paragraphs from 1
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    token = models.BinaryField(max_length=32, unique=True)
    code = models.CharField(max_length=6)
    made_at = models.DateTimeField()
    officer = models.ForeignKey(Officer, models.SET_NULL, null=True)
    matter = models.ForeignKey(Matter, models.SET_NULL, null=True)
    what = models.CharField(max_length=8, blank=True, default="")
    digest = models.CharField(max_length=64, blank=True, default="")
    parts = models.PositiveSmallIntegerField(default=0)
    current = models.PositiveSmallIntegerField(default=0)
    stopped = models.BooleanField(default=False)
    agreed_at = models.DateTimeField(null=True)
    signature = SealedField(str)
    touched_at = models.DateTimeField(null=True)
