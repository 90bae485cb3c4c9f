"""Form fields that several forms of the registry of sites share."""

from django.utils.translation import gettext_lazy

from hengl_uf.web.typeahead import TypeaheadField
from religion.models import Site


def site_field(user, **kwargs):
    """Choose a site among those that the person may see."""
    field = TypeaheadField(
        options_url="religion:site-options", placeholder=gettext_lazy("场所名称或拼音"), **kwargs
    )
    field.queryset = Site.objects.visible_to(user).current().order_by("pinyin", "pk")
    return field
