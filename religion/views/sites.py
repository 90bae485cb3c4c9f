"""Pages of sites: the list, entering, correcting, removing; the page of one is in `site_detail.py`."""

from django.db.models import Count
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.access.guards import permitted
from hengl_uf.access.roles import Permission
from hengl_uf.attachments.pages import AttachPage
from hengl_uf.lib.text import clean_line
from hengl_uf.web.elements import Action, Badge, Column, Crumb
from hengl_uf.web.focus import FocusesFirst
from hengl_uf.web.lists import ListPage
from hengl_uf.web.numbers import SHARE
from hengl_uf.web.removal import RemovePage
from religion.actions import sites as actions
from religion.classification import SiteClass, plain, thresholds
from religion.filters.sites import SiteFilter
from religion.forms.sites import FOLDED, PLACE, SiteForm
from religion.measures import COVERED_SHARE, NUMBERED_SHARE
from religion.models import Hazard, Site

OPTIONS_SHOWN = 8
POSITIONS = (
    ("front", gettext_lazy("正面照")),
    ("plan", gettext_lazy("平面图")),
    ("proof", gettext_lazy("证明材料")),
    ("other", gettext_lazy("其他")),
)


def list_crumb():
    """The way to the list of sites."""
    return Crumb(_("场所"), reverse("religion:site-list"))


class SiteList(ListPage):
    """All sites, by village and name."""

    permission = Permission.SITE_VIEW
    model = Site
    title = gettext_lazy("场所")
    template_name = "religion/site_list.html"
    filters = SiteFilter
    default_order = "village"
    named = ("village",)
    shown = (
        "name address status risk suggested_class confirmed_class confirmed_against official_no file_no "
        "numbered_on next_inspection_on last_inspected_on village"
    )
    columns = (
        Column("name", gettext_lazy("场所名称"), ("pinyin",)),
        Column("state", gettext_lazy("状态"), css="cell-state"),
        Column("number", gettext_lazy("编号")),
        Column("hazards", gettext_lazy("未销号隐患")),
        Column("next", gettext_lazy("下次巡查"), ("next_inspection_on",)),
        Column("village", gettext_lazy("村（社区）"), ("village__order", "pinyin"), css="cell-minor"),
    )
    empty_text = gettext_lazy("还没有场所。")
    empty_hint = gettext_lazy(
        "村里供奉神明、祈福的民间信仰活动场所，一处登记一条；先填名称、村和地址就可以。"
    )

    def get_queryset(self):
        return super().get_queryset().current()

    @property
    def sums(self):
        """How many in a hundred hold their number; of a time that is asked for, how many were inspected in it."""
        numbered = (NUMBERED_SHARE, _("编号完成率"), SHARE)
        days = self.filterset.form.cleaned_data if self.filterset.form.is_valid() else {}
        if not (days.get("covered_from") and days.get("covered_to")):
            return (numbered,)
        return (numbered, (COVERED_SHARE, _("巡查覆盖率"), SHARE))

    def add(self):
        may = self.request.user.may(Permission.SITE_EDIT)
        return Action(_("登记场所"), reverse("religion:site-add"), may, icon="plus")

    def context(self, **more):
        rows, on = more.get("rows", ()), timezone.localdate()
        hazards = open_hazards_of([row.pk for row in rows])
        for row in rows:
            row.shown_badge = badge_of(row, on)
            row.shown_hazards = hazards.get(row.pk, 0)
            row.shown_class = class_words(row)
        return super().context(**more)


def open_hazards_of(ids) -> dict[int, int]:
    """How many hazards are open at each of these sites."""
    counted = (
        Hazard.objects.open().filter(site__in=ids).order_by().values("site").annotate(number=Count("pk"))
    )
    return {one["site"]: one["number"] for one in counted}


def badge_of(site, on) -> Badge:
    """What is to be known first of a site: that it is not in use, that it must be inspected, its risk."""
    if site.status != Site.Status.OPEN:
        return site.badge()
    if site.next_inspection_on < on:
        return Badge(_("巡查已超期"), "bad")
    return site.badge() if site.risk == 1 else site.risk_badge()


def class_words(site) -> str:
    """The class by which it is treated, and whether somebody has to confirm it."""
    label = SiteClass(site.effective_class).label
    return _("%(label)s（待确认）") % {"label": label} if site.has_doubtful_class else str(label)


class SiteAttach(AttachPage):
    """Add photos, plans and papers."""

    model = Site
    positions = POSITIONS


class SiteFormPage(FocusesFirst, abstract=True):
    """What entering and correcting a site have in common: the groups that are folded away, and the suggested class."""

    permission = Permission.SITE_EDIT
    model = Site
    form_class = SiteForm
    template_name = "religion/site_form.html"

    def breadcrumbs(self):
        return [list_crumb()]

    def list_url(self):
        return reverse("religion:site-list")

    def context(self, **more):
        form = more["form"]
        return super().context(
            place_fields=[form[name] for name in PLACE],
            groups=[group_of(form, *group) for group in FOLDED],
            rule=rule(),
            **more,
        )


def group_of(form, key, label, names) -> dict:
    """A folded group of fields: how many of them are filled in, and whether it opens by itself."""
    fields = [form[name] for name in names]
    filled = sum(field.value() not in (None, "", field.field.initial, "unknown") for field in fields)
    return {
        "key": key,
        "label": label,
        "fields": fields,
        "filled": filled,
        "open": any(field.errors for field in fields),
    }


def rule() -> str:
    """From what on a site is 登记编号, in words: by the settings of today."""
    limits = thresholds()
    words = {"land": plain(limits.land), "floor": plain(limits.floor), "people": limits.people}
    return (
        _(
            "占地面积 %(land)s 平方米以上、建筑面积 %(floor)s 平方米以上、一年内单次活动 %(people)s 人以上，或者有重大价值，"
            "符合一项就建议为登记编号场所；其他建议为建档编号场所。类别由统战办确认。"
        )
        % words
    )


class SiteAdd(SiteFormPage):
    """Enter a site."""

    title = gettext_lazy("登记场所")
    submit_label = gettext_lazy("登记")

    def initial(self):
        villages = self.request.user.village_ids
        return {"village": next(iter(villages)) if len(villages) == 1 else None}

    def perform(self, form):
        return actions.add_site(by=self.request.user, at=timezone.now(), **form.record_fields())

    def success_message(self):
        words = {"name": self.object, "suggested": self.object.get_suggested_class_display()}
        return _("已登记%(name)s，建议类别为%(suggested)s。接着可以登记管理小组，添加正面照。") % words


class SiteEdit(SiteFormPage):
    """Correct what is known of a site."""

    title = gettext_lazy("修改场所")

    def answer(self):
        return self.object.editable_by(self.request.user)

    def breadcrumbs(self):
        return [*super().breadcrumbs(), Crumb(str(self.object), self.object.get_absolute_url())]

    def context(self, **more):
        return super().context(suggestion=suggestion_line(self.object), **more)

    def get_queryset(self):
        return super().get_queryset().select_related("village", "town_contact")

    def perform(self, form):
        # The form has written into its own copy; what was suggested before is in the database.
        self.before = Site.objects.values_list("suggested_class", flat=True).get(pk=self.object.pk)
        return actions.edit_site(
            site=self.object,
            by=self.request.user,
            at=timezone.now(),
            version=self.posted_version(),
            **form.record_fields(),
        )

    def success_message(self):
        site = self.object
        if site.suggested_class == self.before:
            return _("已保存。")
        words = {
            "before": SiteClass(self.before).label,
            "now": site.get_suggested_class_display(),
            "why": site.suggestion().words,
        }
        return _("已保存。建议类别由%(before)s变为%(now)s：%(why)s类别待统战办确认。") % words


def suggestion_line(site) -> str:
    """The class that the measures of a site lead to, with the reasons in words."""
    suggestion = site.suggestion()
    words = {"label": suggestion.site_class.label, "why": suggestion.words}
    return _("按现有资料建议为%(label)s：%(why)s") % words


class SiteRemove(RemovePage):
    """Take a site away that was entered by mistake."""

    model = Site
    title = gettext_lazy("移除场所")
    explanation = gettext_lazy(
        "只用于登记错了或者重复登记的场所；不再使用的请登记停止开放。移除后不再出现在名单和统计里，记录和原因保留备查。"
    )

    def answer(self):
        return actions.removable_by(self.object, self.request.user)

    def breadcrumbs(self):
        return [list_crumb(), *super().breadcrumbs()]

    def list_url(self):
        return reverse("religion:site-list")

    def remove(self, **how):
        return actions.remove_site(site=self.object, **how)

    def cancel_url(self):
        return self.object.get_absolute_url()


@permitted(Permission.SITE_VIEW)
def site_options(request):
    """The choices under a type-ahead box."""
    words = clean_line(request.GET.get("q", ""))
    known = Site.objects.visible_to(request.user).current().select_related("village")
    found = known.matching(words).order_by("pinyin", "pk")[:OPTIONS_SHOWN] if words else ()
    options = [
        {"value": site.pk, "label": site.name, "detail": f"{site.village} · {site.address}"} for site in found
    ]
    return render(request, "web/_options.html", {"options": options})
