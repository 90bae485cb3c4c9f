"""Promises."""

from django.utils import timezone

from outreach.actions.promises import make_promise
from tests.factories import VisitFactory

TABLE: list = []
PAGES: dict = {}


def furnish(*, clerk, officer, village):
    """One record of each kind and state."""
    visit = VisitFactory(by=clerk, village=village)
    at = timezone.now()
    return {
        "promise": make_promise(
            source=visit, text="送指南", owner=clerk, due_on=timezone.localdate(at), by=clerk, at=at
        )
    }
