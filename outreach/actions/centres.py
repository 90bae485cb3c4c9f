"""Deeds about service centres."""

from django.db import transaction

from hengl_uf.audit.trail import changes_between, record, snapshot
from outreach import events
from outreach.models import ServiceCentre

FIELDS = (
    "hotline",
    "duty_name",
    "address",
    "address_hant",
    "address_en",
    "hours",
    "hours_hant",
    "hours_en",
    "duty_post",
    "duty_post_hant",
    "duty_post_en",
)


@transaction.atomic
def change_centre(*, centre, by, at, version=None, **fields):
    """Change what the public reads about a centre; what a person saves is no sample any more. Raises `StaleEdit`."""
    centre = ServiceCentre.claim(centre.pk, version)
    before = snapshot(centre, FIELDS)
    for name, value in fields.items():
        setattr(centre, name, value)
    centre.is_sample = False
    centre.stamp(by=by, at=at).save()
    record(
        events.CENTRE_CHANGED, target=centre, by=by, changes=changes_between(before, snapshot(centre, FIELDS))
    )
    return centre
