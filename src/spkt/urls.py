"""Addresses of the desk; the public window has its own."""

from spkt.desk.urls import urlpatterns

__all__ = ["urlpatterns"]
