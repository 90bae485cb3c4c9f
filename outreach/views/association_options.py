"""The associations that a type-ahead box offers."""

from django.shortcuts import render
from django.utils.translation import gettext as _

from hengl_uf.access.guards import permitted
from hengl_uf.access.roles import Permission
from hengl_uf.lib.text import clean_line
from outreach.models import Association

SHOWN = 8


@permitted(Permission.ASSOCIATION_VIEW)
def association_options(request):
    """The choices under a type-ahead box."""
    words = clean_line(request.GET.get("q", ""))
    known = Association.objects.visible_to(request.user).current().select_related("village")
    found = known.matching(words).in_name_order()[:SHOWN] if words else ()
    options = [
        {
            "value": association.pk,
            "label": association.name,
            "detail": f"{association.get_kind_display()} · {association.village or _('全镇')}",
        }
        for association in found
    ]
    return render(request, "web/_options.html", {"options": options})
