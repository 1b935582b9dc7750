"""The app of the public rows."""

from django.apps import AppConfig


class TraceConfig(AppConfig):
    """Tracks and steps under the label "trace"."""

    name = "spkt.trace"
    label = "trace"
    default_auto_field = "django.db.models.BigAutoField"
