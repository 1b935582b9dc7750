"""Addresses of the public window; it has an origin of its own."""

from django.urls import URLPattern, path

from spkt.portal import papers, views

urlpatterns: list[URLPattern] = [
    path("", views.start, name="start"),
    path("lacak", views.follow, name="follow"),
    path("v", papers.verify, name="verify"),
    path("v/berkas", papers.file, name="verify.file"),
    path("v-luring.js", papers.worker, name="verify.worker"),
    path("keluar", views.leave, name="leave"),
    path("<slug:mark>/<str:name>", views.file, name="file"),
]

handler400 = handler403 = handler404 = "spkt.portal.views.unknown_page"
handler500 = "spkt.portal.views.closed"
