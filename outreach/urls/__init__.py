"""The addresses of outreach, by noun: list, `add/`, `<id>/`, `<id>/edit/`, `<id>/<verb>/`."""

from outreach.urls import (
    activities,
    associations,
    care_calls,
    cases,
    centres,
    contacts,
    enquiries,
    group_services,
    guide_topics,
    letters,
    plans,
    projects,
    promises,
    receptions,
    resources,
    visits,
    wishes,
)

app_name = "outreach"

NOUNS = (
    activities,
    associations,
    care_calls,
    cases,
    centres,
    contacts,
    enquiries,
    group_services,
    guide_topics,
    letters,
    plans,
    projects,
    promises,
    receptions,
    resources,
    visits,
    wishes,
)
urlpatterns = [pattern for noun in NOUNS for pattern in noun.urlpatterns]
