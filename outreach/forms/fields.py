"""Form fields that several forms of outreach share."""

from django.utils.translation import gettext_lazy

from hengl_uf.access.models import User
from hengl_uf.web.typeahead import TypeaheadField
from outreach.models import Association, Contact
from outreach.words import contact_line

REGION_OF_PHONE = {Contact.Region.HONG_KONG: "HK", Contact.Region.MACAO: "MO", Contact.Region.TAIWAN: "TW"}


def contact_field(user, **kwargs):
    """Choose a contact among those that the person may see."""
    field = TypeaheadField(
        options_url="outreach:contact-options",
        placeholder=gettext_lazy("姓名、拼音或电话末四位"),
        label_of=contact_line,
        **kwargs,
    )
    field.queryset = Contact.objects.visible_to(user).current().select_related("village").in_name_order()
    return field


def association_field(user, **kwargs):
    """Choose an association among those that the person may see."""
    field = TypeaheadField(
        options_url="outreach:association-options", placeholder=gettext_lazy("社团名称或拼音"), **kwargs
    )
    field.queryset = Association.objects.visible_to(user).current().in_name_order()
    return field


def colleagues_of(user):
    """The accounts that may have gone along: those who work in the same villages, and the person."""
    if user.sees_all_villages:
        return User.objects.active().filter(role__in=("office", "village")).order_by("name", "pk")
    return User.objects.working_in(user.village_ids).order_by("name", "pk")
