"""The app of the desk's tables."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """All tables of the desk under the label "spkt"."""

    name = "spkt.records"
    label = "spkt"
    default_auto_field = "django.db.models.BigAutoField"
