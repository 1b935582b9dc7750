"""Units, officers and their posts; regions; who signs what."""

from uuid import uuid4

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q


class Region(models.Model):
    """Province, regency, district or village by its official code; reference data."""

    code = models.CharField(primary_key=True, max_length=13)
    name = models.CharField(max_length=100)
    level = models.CharField(max_length=10)
    parent = models.CharField(max_length=10, db_index=True)


class Unit(models.Model):
    """A police unit; `tail` is the end of every number it prints."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=120)
    level = models.CharField(max_length=12)
    parent = models.ForeignKey("self", models.PROTECT, null=True)
    city = models.CharField(max_length=80)
    tail = models.CharField(max_length=160)
    zone = models.CharField(max_length=40, default="Asia/Pontianak")
    zone_label = models.CharField(max_length=4, default="WIB")


class Letterhead(models.Model):
    """Kop of a unit from a day on; old papers keep the lines of their day in their snapshot.

    formulas    sentences that the unit words otherwise (law._texts), by key; sheet   that its printer holds
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT)
    lines = models.JSONField()
    address = models.CharField(max_length=200)
    valid_from = models.DateField()
    formulas = models.JSONField(default=dict)
    sheet = models.CharField(max_length=2, default="A4")
    ADDED_LATER = frozenset({"formulas", "sheet"})

    class Meta:
        constraints = (models.UniqueConstraint(fields=["unit", "valid_from"], name="one_letterhead_a_day"),)


class SigningRule(models.Model):
    """Who approves a kind of paper, with the lines above the name: a dated table, not code."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT)
    paper = models.CharField(max_length=40)
    role = models.CharField(max_length=20)
    lines = models.JSONField()
    valid_from = models.DateField()


class TextChange(models.Model):
    """A text of the unit's papers that somebody proposed from a day on, and what another decided.

    subject     "kop" for letterhead and formulas, else the kind of paper whose signature it is about
    words       the text: {lines, address, formulas, sheet} or {role, lines}
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    code = models.CharField(max_length=16, unique=True)
    unit = models.ForeignKey(Unit, models.PROTECT)
    subject = models.CharField(max_length=40)
    words = models.JSONField()
    valid_from = models.DateField()
    state = models.CharField(max_length=12)
    asked_by = models.ForeignKey("Officer", models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    decided_by = models.ForeignKey("Officer", models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(decided_at__isnull=True)
                | (Q(decided_at__gte=models.F("asked_at")) & ~Q(decided_by=models.F("asked_by"))),
                name="two_persons_word",
            ),
        )


class OfficerManager(BaseUserManager["Officer"]):
    """Finds officers by NRP, as typed at sign-in."""

    def get_by_natural_key(self, username: str | None) -> "Officer":
        """The officer with this NRP; spaces in it do not matter (domain trap 17)."""
        return self.get(nrp=(username or "").replace(" ", ""))


class Officer(AbstractBaseUser):
    """One person with one account; name, rank and NRP stay in clear because papers print them."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    nrp = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=120)
    rank = models.CharField(max_length=20)
    post = models.CharField(max_length=80)
    number_label = models.CharField(max_length=3, default="NRP")
    unit = models.ForeignKey(Unit, models.PROTECT)
    is_active = models.BooleanField(default=True)
    theme = models.CharField(max_length=5, default="auto")
    language = models.CharField(max_length=2, default="id")
    shortcuts = models.BooleanField(default=True)

    objects = OfficerManager()
    USERNAME_FIELD = "nrp"

    NOT_LEDGERED = ("password", "last_login", "theme", "language", "shortcuts")
    """Columns that are no act of the desk and are left out of the row's digest."""


class Posting(models.Model):
    """A standing role of an officer that needs no roster: Ka SPKT, Kasat, Siwas, admin."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    officer = models.ForeignKey(Officer, models.PROTECT, related_name="postings")
    role = models.CharField(max_length=20)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gt=models.F("since")), name="posting_ends_after_it_starts"
            ),
        )
