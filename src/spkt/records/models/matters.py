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
    """A dossier: what someone brought to the desk; everything she said is sealed.

    errand      names its journey (law.journeys.Errand); visit is None where no one came, as in a finding of an officer
    answered_at first substantive step that was told to the reporter: stops the clock of fourteen days
    written_at  time on the hand form from which it was entered later, None where it was received at the desk;
                hand_form its number
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    code = models.CharField(max_length=16, unique=True)
    unit = models.ForeignKey(Unit, models.PROTECT)
    errand = models.CharField(max_length=12, default="pengaduan")
    visit = models.OneToOneField(Visit, models.PROTECT, null=True, related_name="matter")
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
    answered_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    hand_form = models.CharField(max_length=160, blank=True, default="")
    written_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)
    ADDED_LATER = frozenset({"errand", "answered_at", "hand_form", "written_at"})

    class Meta:
        constraints = (models.CheckConstraint(condition=Q(secrecy__in=(0, 1, 2)), name="matter_has_a_class"),)
        indexes = (
            models.Index(fields=["unit", "-received_at"], name="matters_newest"),
            models.Index(fields=["unit", "state", "-received_at"], name="matters_by_state"),
            models.Index(fields=["unit", "errand", "-received_at"], name="matters_by_errand"),
        )

    @property
    def came(self) -> Visit:
        """The visit that brought it. raises LookupError for a dossier that no visitor brought"""
        if self.visit is None:
            raise LookupError(f"{self.code} was brought by no visitor")
        return self.visit


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


class Link(models.Model):
    """Two dossiers that belong together: a further report of the same deed, a counter-report, a renewal, a match.

    matter      the later one; other the earlier one
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="links")
    other = models.ForeignKey(Matter, models.PROTECT, related_name="linked_by")
    kind = models.CharField(max_length=16)
    officer = models.ForeignKey(Officer, models.PROTECT)
    since = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["matter", "other", "kind"], name="linked_once"),
            models.CheckConstraint(condition=~Q(matter=F("other")), name="linked_to_another"),
        )


class Term(models.Model):
    """A clock of a dossier: what must have happened by when, how far it was escalated, when it stopped.

    kind        "balasan" (14 days), "lengkapi", "perlindungan", "sp2hp:A1", "visum" …
    level       rung of the escalation reached: 0 nobody yet, then one by one of law.deadlines
    asked       sealed proof that the reporter was asked, where the clock is paused waiting for her
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="terms")
    kind = models.CharField(max_length=24)
    starts_at = models.DateTimeField()
    due_at = models.DateTimeField()
    paused_at = models.DateTimeField(null=True)
    asked = SealedField(str)
    stopped_at = models.DateTimeField(null=True)
    level = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["matter", "kind", "starts_at"], name="one_term_at_a_time"),
            models.CheckConstraint(condition=Q(due_at__gte=F("starts_at")), name="term_ends_after_it_starts"),
        )
        indexes = (
            models.Index(fields=["due_at"], condition=Q(stopped_at__isnull=True), name="terms_running"),
            models.Index(fields=["kind", "due_at"], condition=Q(stopped_at__isnull=True), name="terms_of_kind"),
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
