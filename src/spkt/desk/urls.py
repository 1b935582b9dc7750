"""Every page of the desk in one table."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
