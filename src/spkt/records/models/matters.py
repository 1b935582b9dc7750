"""A matter brought to the desk: its key, its tellings, people, things and konseling."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from spkt.law import case
from spkt.records.fields import SealedField
from spkt.records.models.counter import Visit
from spkt.records.models.units import Officer, Unit


class DataKey(models.Model):
    """The key of one matter, wrapped by its class key; destroying it destroys the matter's words."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    class_key = models.CharField(max_length=40)
    wrapped = models.CharField(max_length=160)


class Matter(models.Model):
    """What someone brought to the desk; everything she said is sealed."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    code = models.CharField(max_length=16, unique=True)
    unit = models.ForeignKey(Unit, models.PROTECT)
    visit = models.OneToOneField(Visit, models.PROTECT, related_name="matter")
    key = models.OneToOneField(DataKey, models.PROTECT)
    state = models.CharField(max_length=24)
    secrecy = models.PositiveSmallIntegerField(default=0)
    secrecy_settled = models.BooleanField(default=False)
    anonymous = models.BooleanField(default=False)
    subject = SealedField(str)
    account = SealedField(case.Account)
    told = models.PositiveIntegerField(default=0)
    read_back = models.PositiveIntegerField(default=0)
    read_back_at = models.DateTimeField(null=True)
    track = models.UUIDField(default=uuid4, unique=True)
    tracking_code = SealedField(str)
    received_by = models.ForeignKey(Officer, models.PROTECT)
    received_at = models.DateTimeField()
    reply_due_on = models.DateField()
    closed_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (models.CheckConstraint(condition=Q(secrecy__in=(0, 1, 2)), name="matter_has_a_class"),)
        indexes = (
            models.Index(fields=["unit", "-received_at"], name="matters_newest"),
            models.Index(fields=["unit", "state", "-received_at"], name="matters_by_state"),
        )


class Telling(models.Model):
    """One version of the account; the newest stands on the matter, none is ever overwritten."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="tellings")
    ordinal = models.PositiveIntegerField()
    account = SealedField(case.Account)
    written_by = models.ForeignKey(Officer, models.PROTECT)
    written_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["matter", "ordinal"], name="one_telling_an_ordinal"),)


class Party(models.Model):
    """A person, company or the State in a matter, as told there."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="parties")
    ordinal = models.PositiveSmallIntegerField()
    person = SealedField(case.Person)
    struck = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["matter", "ordinal"], name="one_party_an_ordinal"),)


class Thing(models.Model):
    """Something taken, damaged, found or handed in."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="things")
    ordinal = models.PositiveSmallIntegerField()
    thing = SealedField(case.Thing)
    struck = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["matter", "ordinal"], name="one_thing_an_ordinal"),)


class BlindKey(models.Model):
    """Keyed digest of something that identifies exactly: NIK, phone, plate, chassis, IMEI."""

    matter = models.ForeignKey(Matter, models.PROTECT)
    row = models.UUIDField()
    kind = models.CharField(max_length=12)
    digest = models.BinaryField(max_length=8)

    class Meta:
        indexes = (models.Index(fields=["kind", "digest"], name="blind_look_up"),)
        constraints = (models.UniqueConstraint(fields=["row", "kind", "digest"], name="one_blind_key"),)


class Assignment(models.Model):
    """An officer who works on a matter; opens sealed matters to him and to no one else of his role."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="assignments")
    officer = models.ForeignKey(Officer, models.PROTECT)
    since = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["matter", "officer"], name="assigned_once"),)


class Konseling(models.Model):
    """Counselling of the reporter by the duty detective; a matter may need it again."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="konselings")
    ordinal = models.PositiveSmallIntegerField()
    officer = models.ForeignKey(Officer, models.PROTECT)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=24, blank=True, default="")
    notes = SealedField(case.KonselingNotes)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["matter", "ordinal"], name="one_konseling_an_ordinal"),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | (Q(closed_at__gte=F("opened_at")) & ~Q(outcome="")),
                name="konseling_closes_with_outcome",
            ),
        )


class Draft(models.Model):
    """What an officer is typing; sealed, kept through logout, crash and restart, gone with the act."""

    officer = models.ForeignKey(Officer, models.CASCADE)
    form = models.CharField(max_length=40)
    subject = models.CharField(max_length=40)
    typed = SealedField(dict)
    version = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["officer", "form", "subject"], name="one_draft_a_form"),)
