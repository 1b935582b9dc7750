from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("spkt", "0003_dossiers")]

    operations = [
        migrations.AddIndex(
            model_name="term",
            index=models.Index(fields=["kind", "due_at"], condition=Q(stopped_at__isnull=True), name="terms_of_kind"),
        ),
    ]
