"""Fields that the forms of Party work share: who did it, how many people, which project."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chamber.actions.party_days import MOST_PEOPLE
from chamber.choosing import organisation_field
from chamber.models import PartyOrganisation, ServiceProject

COUNTS_ONLY = gettext_lazy("只填人数，不记名单。")


def any_organisation_field(user, **kwargs):
    """Choose an organisation, among those dissolved too: the deed asks whether it was there on the day."""
    field = organisation_field(user, **kwargs)
    field.queryset = PartyOrganisation.objects.visible_to(user).current().in_name_order()
    return field


def everybody_field():
    """A box that stands for all organisations, so that nobody ticks 78 of them."""
    return forms.BooleanField(
        label=gettext_lazy("全部在册党组织"),
        required=False,
        initial=False,
        help_text=gettext_lazy("当天已成立、没有撤销的都算，不必逐个勾选。"),
    )


def take_everybody(form, cleaned, day):
    """Put into `organisations` all that existed on the day when the box is ticked; else somebody must be chosen."""
    if cleaned.get("everybody"):
        known = PartyOrganisation.objects.visible_to(form.user)
        cleaned["organisations"] = known.there_on(day) if day else known.none()
    elif not cleaned.get("organisations") and "organisations" not in form.errors:
        form.add_error("organisations", _("请至少选择一个党组织，或勾选“全部在册党组织”。"))


def people_field(label, **kwargs):
    """How many people: a whole number, nothing when left empty."""
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=0,
        max_value=MOST_PEOPLE,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        **kwargs,
    )


def offer_projects(form):
    """Let the field `project` offer the service projects that run, and the one that is chosen now."""
    field = form.fields["project"]
    known = ServiceProject.objects.visible_to(form.user).current().order_by("name", "pk")
    field.queryset = known.filter(
        Q(status=ServiceProject.Status.RUNNING) | Q(pk=form.instance.project_id) | Q(pk=asked_for(form))
    ).select_related("organisation")
    field.empty_label = _("不选")


def asked_for(form):
    """The project whose page led to the form."""
    given = form.initial.get("project")
    given = given.pk if isinstance(given, ServiceProject) else given
    return given if isinstance(given, int) else None
