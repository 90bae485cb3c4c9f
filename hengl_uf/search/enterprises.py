"""What the one search box finds among enterprises."""

from django.utils.translation import gettext_lazy as _

from hengl_uf.access.roles import Permission
from hengl_uf.enterprises.models import Enterprise
from hengl_uf.search.sources import Hit, Source


def find_enterprises(user, words, limit):
    """Enterprises by name, its sound, or credit code."""
    found = Enterprise.objects.visible_to(user).current().matching(words).select_related("village")
    return [
        Hit(one.name, f"{one.get_capital_display()} · {one.village.name}", one.get_absolute_url())
        for one in found.order_by("pinyin", "pk")[:limit]
    ]


SOURCES = (Source("enterprises.enterprise", _("企业"), Permission.ENTERPRISE_VIEW, find_enterprises),)
