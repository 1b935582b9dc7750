"""Number series, issued papers, and the jobs that follow them."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from spkt.records.fields import SealedField
from spkt.records.models.counter import Visit
from spkt.records.models.matters import Matter
from spkt.records.models.units import Officer, Unit


class Series(models.Model):
    """One counter per unit, kind and local period; `last` moves only in the transaction that uses it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT)
    kind = models.CharField(max_length=12)
    period = models.CharField(max_length=10)
    last = models.PositiveIntegerField(default=0)
    before = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["unit", "kind", "period"], name="one_series"),
            models.CheckConstraint(condition=Q(last__gte=models.F("before")), name="series_starts_after_paper"),
        )


OF_THE_DESK = ("register", "ba_opname")
"""Kinds of paper that belong to no dossier and no visit: books and minutes of the desk itself."""


class Paper(models.Model):
    """An issued document: number, frozen snapshot and digest. Renderings are made from the snapshot.

    declined_at when she did not take it, and why; she may still fetch it later
    reprinted   one line a copy: who, when, why; void_reason is why it was withdrawn, by two persons
    edition     1 as issued; a correction lays the next one beside it, which `replaces` it under the same number
    fix         what should be corrected: {reason, changes: {path: value}, told}; corrected_at ends this edition
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    code = models.CharField(max_length=16, unique=True)
    kind = models.CharField(max_length=40)
    unit = models.ForeignKey(Unit, models.PROTECT)
    matter = models.ForeignKey(Matter, models.PROTECT, null=True, related_name="papers")
    visit = models.ForeignKey(Visit, models.PROTECT, null=True, related_name="papers")
    series = models.ForeignKey(Series, models.PROTECT)
    ordinal = models.PositiveIntegerField()
    number = models.CharField(max_length=160)
    snapshot = SealedField(dict)
    digest = models.CharField(max_length=64)
    salt = models.CharField(max_length=64)
    issued_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    issued_at = models.DateTimeField()
    handed_to = SealedField(str)
    handed_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")
    handed_at = models.DateTimeField(null=True)
    declined_at = models.DateTimeField(null=True)
    declined_why = SealedField(str)
    reprints = models.PositiveSmallIntegerField(default=0)
    reprinted = SealedField(list)
    void_reason = SealedField(str)
    void_asked_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")
    void_asked_at = models.DateTimeField(null=True)
    voided_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")
    voided_at = models.DateTimeField(null=True)
    edition = models.PositiveSmallIntegerField(default=1)
    replaces = models.OneToOneField("self", models.PROTECT, null=True, related_name="replacement")
    fix = SealedField(dict)
    fix_asked_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")
    fix_asked_at = models.DateTimeField(null=True)
    corrected_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")
    corrected_at = models.DateTimeField(null=True)
    ADDED_LATER = (
        frozenset(
            "declined_at declined_why reprints reprinted void_reason void_asked_by void_asked_at".split()  # noqa: SIM905
        )
        | {"voided_by", "voided_at", "edition", "replaces", "fix", "fix_asked_by", "fix_asked_at"}
        | {
            "corrected_by",
            "corrected_at",
        }
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["kind", "series", "ordinal", "edition"], name="one_edition_a_number"),
            models.CheckConstraint(
                condition=Q(matter__isnull=False) | Q(visit__isnull=False) | Q(kind__in=OF_THE_DESK),
                name="paper_belongs_somewhere",
            ),
            models.CheckConstraint(
                condition=Q(voided_at__isnull=True)
                | (Q(voided_at__gte=models.F("void_asked_at")) & ~Q(voided_by=models.F("void_asked_by"))),
                name="two_persons_void",
            ),
            models.CheckConstraint(
                condition=Q(corrected_at__isnull=True)
                | (
                    Q(corrected_at__gte=models.F("fix_asked_at"), voided_at__isnull=True)
                    & ~Q(corrected_by=models.F("fix_asked_by"))
                ),
                name="two_persons_correct",
            ),
        )
        indexes = (
            models.Index(fields=["number"], name="paper_by_number"),
            models.Index(fields=["unit", "-issued_at", "-id"], name="papers_newest"),
            models.Index(fields=["unit", "kind", "-issued_at", "-id"], name="papers_of_kind"),
            models.Index(
                fields=["unit", "kind", "-issued_at"], condition=Q(handed_at__isnull=True), name="papers_to_hand"
            ),
        )


class Rendering(models.Model):
    """The sealed file of a paper, made once: the original, a counted copy, or the withdrawn one.

    variant     asli or lindung; copy: 0 the original, n its n-th copy; is_void: it says BATAL
    name        of the file in the store; sha256, size: of the sealed PDF
    seal_key    the certificate that sealed it, as `kit.pdfsign.key_id_of` names it
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    paper = models.ForeignKey(Paper, models.PROTECT, related_name="renderings")
    variant = models.CharField(max_length=8)
    copy = models.PositiveSmallIntegerField(default=0)
    is_void = models.BooleanField(default=False)
    name = models.CharField(max_length=64)
    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveIntegerField()
    seal_key = models.CharField(max_length=16)
    made_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["paper", "variant", "copy", "is_void"], name="sealed_once"),)


class HandForm(models.Model):
    """A blank form for the hours without power, printed ahead under a number of its own series.

    batch       code of the printing; matter    what was entered from it, once only
    written_at  time that stands on it in somebody's hand; entered_at is the record time of the server
    spoilt_why  why it cannot be used any more
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    code = models.CharField(max_length=16, unique=True)
    unit = models.ForeignKey(Unit, models.PROTECT)
    series = models.ForeignKey(Series, models.PROTECT)
    ordinal = models.PositiveIntegerField()
    number = models.CharField(max_length=160)
    batch = models.CharField(max_length=16)
    printed_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    printed_at = models.DateTimeField()
    matter = models.OneToOneField(Matter, models.PROTECT, null=True, related_name="form")
    written_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")
    written_at = models.DateTimeField(null=True)
    entered_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")
    entered_at = models.DateTimeField(null=True)
    spoilt_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")
    spoilt_at = models.DateTimeField(null=True)
    spoilt_why = SealedField(str)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["series", "ordinal"], name="one_form_a_number"),
            models.CheckConstraint(
                condition=Q(matter__isnull=True) | Q(spoilt_at__isnull=True), name="form_is_used_or_spoilt"
            ),
            models.CheckConstraint(
                condition=Q(matter__isnull=True)
                | Q(written_at__gte=models.F("printed_at"), entered_at__gte=models.F("written_at")),
                name="form_is_printed_written_entered",
            ),
        )
        indexes = (models.Index(fields=["unit", "-printed_at", "-ordinal"], name="forms_newest"),)


class Proof(models.Model):
    """The proof code of a receipt, fixed once: whatever is printed of the paper later carries the same digits.

    Bound to no leaf of its own: it holds nothing but its paper's leaf, the way to the root, and a signature.
    """

    paper = models.OneToOneField(Paper, models.PROTECT, primary_key=True, related_name="proof")
    code = models.TextField()
    made_at = models.DateTimeField()


class PageSource(models.Model):
    """The page of a kind of paper as it once was, under its digest: what was issued with it prints the same for ever.

    sources     JSON: {path below the root: text}
    """

    digest = models.CharField(primary_key=True, max_length=64)
    kind = models.CharField(max_length=40)
    sources = models.TextField()
    kept_at = models.DateTimeField()


class Job(models.Model):
    """Work that follows an act, enqueued in its transaction and taken by a worker under a lease."""

    kind = models.CharField(max_length=24)
    key = models.CharField(max_length=80, unique=True)
    args = models.JSONField()
    run_after = models.DateTimeField()
    lease_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    done_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        indexes = (models.Index(fields=["run_after"], condition=Q(done_at__isnull=True), name="jobs_waiting"),)
