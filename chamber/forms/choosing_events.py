"""Choosing an event in a form: of many years there are too many for a list."""

from django.utils.translation import gettext_lazy as _

from chamber.models import Event
from hengl_uf.lib.dates import plain_date
from hengl_uf.web.typeahead import TypeaheadField


def event_line(event) -> str:
    """Title and day."""
    return f"{event.title} · {plain_date(event.held_on)}"


def event_field(user, **kwargs):
    """Choose an event of the chamber by words of its title."""
    field = TypeaheadField(
        options_url="chamber:event-options", placeholder=_("活动名称"), label_of=event_line, **kwargs
    )
    field.queryset = Event.objects.visible_to(user).current().order_by("-held_on", "-pk")
    return field
