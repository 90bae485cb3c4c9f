"""The addresses of associations."""

from django.urls import path

from outreach.views.association_options import association_options

urlpatterns = [
    path("association/options/", association_options, name="association-options"),
]
