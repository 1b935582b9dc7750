"""What the public may know: of a followed matter neutral steps and dates, of a paper the facts to compare it with."""

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


class SheetKey(models.Model):
    """A public key by which papers are verified.

    kind        "qr": 32 bytes, Ed25519, of squares; "segel": certificate on which the seals of files rest, DER, of
                this house or of the service that seals for it; "kunci": a key under such a certificate, kept only
                once it is lost, without its public part, which comes with every file
    until       last day on which it signed; None while it is in use
    lost_on     day from which its signature alone proves nothing; None while nobody else has it
    """

    id = models.CharField(primary_key=True, max_length=32)
    kind = models.CharField(max_length=8)
    public = models.BinaryField()
    since = models.DateField()
    until = models.DateField(null=True)
    lost_on = models.DateField(null=True)


class Office(models.Model):
    """A unit that issues papers; `tail` is the end of every number it prints."""

    code = models.CharField(primary_key=True, max_length=40)
    name = models.CharField(max_length=120)
    tail = models.CharField(max_length=160)
    zone = models.CharField(max_length=40)
    zone_label = models.CharField(max_length=4)


class SheetKind(models.Model):
    """A kind of paper by its title, so that a page without network can name it."""

    name = models.CharField(primary_key=True, max_length=40)
    title = models.CharField(max_length=160)


class Sheet(models.Model):
    """One text of an issued paper: a corrected paper has two, of which the older one is replaced.

    mark        first half of the salted digest of the text
    short       keyed digest of the code for typing, which itself is nowhere
    initials    of the person it is for, masked; "" in a sealed matter
    state       "berlaku", "dibatalkan" or "digantikan", since changed_at
    """

    paper = models.UUIDField(db_index=True)
    mark = models.BinaryField(max_length=16)
    short = models.BinaryField(max_length=32, unique=True)
    kind = models.ForeignKey(SheetKind, models.PROTECT)
    number = models.CharField(max_length=160)
    office = models.ForeignKey(Office, models.PROTECT)
    on = models.DateField()
    initials = models.CharField(max_length=120, blank=True)
    state = models.CharField(max_length=12)
    changed_at = models.DateTimeField(null=True)
    replaced_by = models.CharField(max_length=160, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["paper", "mark"], name="one_text_once"),)


class SheetFile(models.Model):
    """A sealed file of a paper, known by its hash alone."""

    sha256 = models.BinaryField(primary_key=True, max_length=32)
    paper = models.UUIDField(db_index=True)
    at = models.DateTimeField()
