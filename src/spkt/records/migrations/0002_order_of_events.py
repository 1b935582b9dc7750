"""The order of events becomes law of the database; the newest migration installs it, for the tables as they then are."""

from django.db import migrations


class Migration(migrations.Migration):
    """Keeps its place in the order; `0003` and whatever comes after it drop the guards, alter, and install them anew."""

    dependencies = (("spkt", "0001_initial"),)
    operations = ()
