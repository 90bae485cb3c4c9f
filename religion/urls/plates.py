"""Addresses of QR plates, and the one that they carry."""

from django.urls import path

from religion.views import scans

urlpatterns = [
    path("q/<str:token>/", scans.scan, name="scan"),
]
