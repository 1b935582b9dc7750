"""Things that lie at the desk: where each is, through whose hands it went, and the counts of what is there."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from spkt.records.fields import SealedField
from spkt.records.models.matters import Thing
from spkt.records.models.papers import Paper
from spkt.records.models.units import Officer, Unit


class Custody(models.Model):
    """One thing in the care of the desk; its label carries the code and nothing of the matter.

    state       of law.journeys._custody; receipt is the paper under which it came in
    place, seal where it lies and the number of its seal, "" for none
    holder      officer in whose hands it is or who put it where it lies, None where it is gone
    since       when it came to this place or into these hands
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    code = models.CharField(max_length=16, unique=True)
    unit = models.ForeignKey(Unit, models.PROTECT)
    thing = models.OneToOneField(Thing, models.PROTECT, related_name="custody")
    receipt = models.ForeignKey(Paper, models.PROTECT, related_name="+")
    state = models.CharField(max_length=24)
    place = models.CharField(max_length=160, blank=True, default="")
    seal = models.CharField(max_length=40, blank=True, default="")
    holder = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")
    since = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = (
            models.Index(fields=["unit", "state", "place"], name="things_by_place"),
            models.Index(fields=["unit", "-since"], name="things_newest"),
        )


class Movement(models.Model):
    """One link of the chain: from whose hands into whose, and why; open until the taker confirms.

    kind        of law.journeys._custody.Step
    citizen     who gave or took it and is no officer, with how she was known; sealed with the matter's key, as reason
    taken_at    None until the taker's own act; withdrawn_at where the giver took it back before
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    custody = models.ForeignKey(Custody, models.PROTECT, related_name="movements")
    ordinal = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=16)
    giver = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")
    taker = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")
    citizen = SealedField(str)
    reason = SealedField(str)
    place = models.CharField(max_length=160, blank=True, default="")
    seal = models.CharField(max_length=40, blank=True, default="")
    given_at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["custody", "ordinal"], name="one_movement_an_ordinal"),
            models.CheckConstraint(
                condition=Q(taken_at__isnull=True) | Q(taken_at__gte=F("given_at")), name="taken_after_given"
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=("serah", "musnah")) | ~Q(giver=F("taker")), name="two_hands_a_movement"
            ),
        )
        indexes = (
            models.Index(
                fields=["taker"],
                condition=Q(taken_at__isnull=True, withdrawn_at__isnull=True),
                name="movements_to_confirm",
            ),
        )


class StockTake(models.Model):
    """One count of the things of a place: opened by an officer, ended by one, closed by another with minutes."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    code = models.CharField(max_length=16, unique=True)
    unit = models.ForeignKey(Unit, models.PROTECT)
    place = models.CharField(max_length=160)
    state = models.CharField(max_length=24)
    opened_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    ended_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True)
    paper = models.OneToOneField(Paper, models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True)
                | (Q(closed_at__gte=F("ended_at"), paper__isnull=False) & ~Q(closed_by=F("ended_by"))),
                name="two_persons_close_a_count",
            ),
        )
        indexes = (models.Index(fields=["unit", "-opened_at"], name="counts_newest"),)


class Sighting(models.Model):
    """One thing seen in a count, with where the record had it at that moment; or something without a label.

    custody     None for something that carries no label, then `note` says what it is
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    count = models.ForeignKey(StockTake, models.PROTECT, related_name="sightings")
    custody = models.ForeignKey(Custody, models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=24, blank=True, default="")
    place = models.CharField(max_length=160, blank=True, default="")
    note = SealedField(str)
    officer = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["count", "custody"], name="seen_once_a_count"),)
