"""Files of a dossier: photographs, scans, recordings; the bytes lie sealed in the store, here stands what they are."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from spkt.records.fields import SealedField
from spkt.records.models.matters import Matter, Thing
from spkt.records.models.papers import Paper
from spkt.records.models.units import Officer
from spkt.records.models.visum import Letter


class File(models.Model):
    """One file that came, or is coming, to a dossier.

    thing, paper, letter    what in the dossier it is about, at most one of them
    kind, media             what it is by its content ("foto", "image/jpeg"); use: what it is kept for
    size                    bytes of the original, said at the beginning and true at the end
    name        of the original in the store, "" before it is kept: a keyed digest of its content
    words       sealed: the name it came with, SHA-256 of its content, a caption, why it was set aside
    pages, thumb    names in the store of the pages of its viewing copy, in order, and of a small first one
    scanned_at  when a virus scanner looked; is_infected is what it found
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    code = models.CharField(max_length=16, unique=True)
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="files")
    thing = models.ForeignKey(Thing, models.PROTECT, null=True, related_name="files")
    paper = models.ForeignKey(Paper, models.PROTECT, null=True, related_name="files")
    letter = models.ForeignKey(Letter, models.PROTECT, null=True, related_name="files")
    state = models.CharField(max_length=16)
    kind = models.CharField(max_length=12)
    media = models.CharField(max_length=40)
    use = models.CharField(max_length=12)
    size = models.PositiveBigIntegerField()
    name = models.CharField(max_length=64, blank=True, default="")
    words = SealedField(dict)
    pages = models.JSONField(default=list)
    thumb = models.CharField(max_length=64, blank=True, default="")
    begun_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    kept_at = models.DateTimeField(null=True)
    scanned_at = models.DateTimeField(null=True)
    is_infected = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=(Q(kept_at__isnull=True) & Q(name="")) | (Q(kept_at__gte=F("begun_at")) & ~Q(name="")),
                name="file_is_named_when_kept",
            ),
            models.CheckConstraint(
                condition=~Q(state="tersimpan") | Q(kept_at__isnull=False), name="kept_file_has_its_bytes"
            ),
        )
        indexes = (models.Index(fields=["begun_by", "begun_at"], name="files_of_an_officer"),)
