"""Pages of drills."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.access.roles import Permission
from hengl_uf.attachments.pages import AttachPage, attachments_panel
from hengl_uf.lib.dates import full_date
from hengl_uf.web.elements import Column
from hengl_uf.web.numbers import number_or_none
from religion.actions import drills as actions
from religion.filters.emergencies import DrillFilter
from religion.forms.emergencies import DrillForm
from religion.models import Drill, EmergencyPlan
from religion.views.of_site import (
    SiteRecordDetail,
    SiteRecordEdit,
    SiteRecordForm,
    SiteRecordList,
    SiteRecordPage,
    SiteRecordRemove,
)

PEOPLE = gettext_lazy("人次")


class OfDrills(SiteRecordPage):
    """What all pages of drills share."""

    noun = "drill"
    list_words = gettext_lazy("演练")


class DrillList(OfDrills, SiteRecordList):
    """All drills, newest first."""

    permission = Permission.EMERGENCY_VIEW
    model = Drill
    title = gettext_lazy("应急演练")
    template_name = "religion/drill_list.html"
    filters = DrillFilter
    default_order = "-held"
    shown = "held_on kind people with_whom site__name site__village__name"
    sums = (("people", gettext_lazy("参加"), PEOPLE),)
    columns = (
        Column("site", gettext_lazy("场所")),
        Column("held", gettext_lazy("演练日期"), ("held_on",)),
        Column("kind", gettext_lazy("种类")),
        Column("people", gettext_lazy("参加人数"), css="cell-num"),
        Column("with", gettext_lazy("参加单位"), css="cell-minor"),
    )
    add_label = gettext_lazy("登记演练")
    empty_text = gettext_lazy("还没有演练。")
    empty_hint = gettext_lazy("场所按应急预案做的演练登记在这里：哪天、多少人参加、发现什么问题。")


class DrillDetail(OfDrills, SiteRecordDetail):
    """One drill: when, how many, what did not go well, photos."""

    permission = Permission.EMERGENCY_VIEW
    model = Drill
    template_name = "religion/drill_detail.html"
    related = ("site__village", "plan")
    shown = "site__name site__status site__village__name plan__title"

    def verbs(self):
        editable = self.object.editable_by(self.request.user)
        return [
            self.verb("edit", _("修改"), editable, "edit"),
            self.verb("attach", _("添加照片"), editable, "photo"),
            self.verb("remove", _("移除"), editable, "trash", tone="bad"),
        ]

    def panels(self):
        drill = self.object
        return {
            "facts": [*self.site_facts(), *facts_of(drill)],
            **attachments_panel(drill, self.request.user, self.url_of("attach")),
        }


def facts_of(drill) -> list[dict]:
    """What is known of a drill, as pairs."""
    plan = drill.plan
    return [
        {"label": _("演练日期"), "value": full_date(drill.held_on)},
        {"label": _("种类"), "value": drill.get_kind_display()},
        *([{"label": _("应急预案"), "value": plan.title, "url": plan.get_absolute_url()}] if plan else ()),
        {"label": _("参加人数"), "value": _("%(people)s 人") % {"people": f"{drill.people:,}"}},
        {"label": _("参加单位"), "value": drill.with_whom},
        {"label": _("演练情况"), "value": drill.course},
        {"label": _("问题和改进"), "value": drill.shortcomings},
    ]


class DrillAdd(OfDrills, SiteRecordForm):
    """Note a drill; those of one day are noted one after the other."""

    model = Drill
    form_class = DrillForm
    title = gettext_lazy("登记演练")
    submit_label = gettext_lazy("登记演练")
    again_label = gettext_lazy("登记并继续")
    kept_fields = ("held_on", "kind", "with_whom")

    def initial(self):
        plan, site = self.given_plan(), self.given_site()
        return {
            "site": site and site.pk,
            "plan": plan and plan.pk,
            "kind": plan.kind if plan else EmergencyPlan.Kind.FIRE,
            "held_on": timezone.localdate(),
        }

    def given_plan(self):
        """The plan whose page led here, when the person may see it."""
        number = number_or_none(self.request.GET.get("plan"))
        seen = EmergencyPlan.objects.visible_to(self.request.user).current()
        return seen.filter(pk=number).first() if number else None

    def perform(self, form):
        return actions.note_drill(**self.by_now(), **form.record_fields())

    def success_message(self):
        return _("已登记演练。")


class DrillEdit(OfDrills, SiteRecordEdit):
    """Correct a drill."""

    model = Drill
    form_class = DrillForm
    title = gettext_lazy("修改演练")

    def perform(self, form):
        return actions.edit_drill(
            drill=self.object, version=self.posted_version(), **self.by_now(), **form.record_fields()
        )


class DrillRemove(OfDrills, SiteRecordRemove):
    """Take a drill away, with the reason."""

    model = Drill
    title = gettext_lazy("移除演练")

    def remove(self, **how):
        return actions.remove_drill(drill=self.object, **how)


class DrillAttach(AttachPage):
    """Add photos of the drill."""

    model = Drill
    title = gettext_lazy("添加照片、附件")

    def list_url(self):
        return reverse("religion:drill-list")
