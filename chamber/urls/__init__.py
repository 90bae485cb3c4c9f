"""The addresses of the chamber: list, `add/`, `<id>/`, `<id>/edit/`, `<id>/<verb>/` of each noun, by field of work."""

from importlib import import_module

app_name = "chamber"

FIELDS = (
    "memberships",
    "party",
    "party_work",
    "events",
    "services",
    "mediation",
    "giving",
    "pairing",
)
urlpatterns = [pattern for field in FIELDS for pattern in import_module(f"chamber.urls.{field}").urlpatterns]
