"""The addresses of the registry of sites: list, `add/`, `<id>/`, `<id>/edit/`, `<id>/<verb>/` of each noun."""

from importlib import import_module

app_name = "religion"

FIELDS = (
    "sites",
    "registrations",
    "checklists",
    "inspections",
    "hazards",
    "festivals",
    "filings",
    "emergencies",
    "plates",
    "letters",
    "overview",
)
urlpatterns = [pattern for field in FIELDS for pattern in import_module(f"religion.urls.{field}").urlpatterns]
