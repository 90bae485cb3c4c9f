"""Pages of festivals: the list by lunar day, one with its days by year, writing down, correcting, removing."""

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.access.guards import permitted
from hengl_uf.access.roles import Permission
from hengl_uf.calendars.lunar import lunar_date
from hengl_uf.lib.dates import FIRST_YEAR, LAST_YEAR, full_date
from hengl_uf.web.elements import Action, Badge, Column, Crumb
from hengl_uf.web.focus import FocusesFirst
from hengl_uf.web.form_pages import wants_rows
from hengl_uf.web.lists import ListPage
from hengl_uf.web.numbers import number_or_none
from hengl_uf.web.pages import DetailPage
from hengl_uf.web.removal import RemovePage
from religion.actions import festivals as actions
from religion.festival_days import FestivalDay, days_in, known_years, left_out
from religion.filters.festivals import FestivalFilter
from religion.forms.festivals import FestivalForm, NewFestivalForm, RuleForm
from religion.models import Festival, Occurrence, Site

YEARS_SHOWN = 8  # on the page of a festival
YEARS_TOLD = 3  # beside the form


def list_crumb():
    """The way to the list of festivals."""
    return Crumb(_("诞期"), reverse("religion:festival-list"))


class FestivalList(ListPage):
    """All festivals, by their lunar day."""

    permission = Permission.FESTIVAL_VIEW
    model = Festival
    title = gettext_lazy("诞期")
    template_name = "religion/festival_list.html"
    filters = FestivalFilter
    default_order = "lunar"
    related = ("site__village",)
    shown = "name lunar_month lunar_day leap days usual_people site__name site__status site__village__name"
    columns = (
        Column("name", gettext_lazy("诞期")),
        Column("lunar", gettext_lazy("农历"), ("lunar_month", "lunar_day")),
        Column("next", gettext_lazy("下次")),
        Column("state", gettext_lazy("日期确认"), css="cell-state"),
        Column("people", gettext_lazy("往年人数")),
        Column("village", gettext_lazy("村（社区）"), css="cell-minor"),
    )
    empty_text = gettext_lazy("还没有诞期。")
    empty_hint = gettext_lazy("场所每年按农历举办的诞期登记在这里，公历日期、诞期前检查和活动报备由此安排。")

    def get_queryset(self):
        return super().get_queryset().current()

    def add(self):
        may = self.request.user.may(Permission.FESTIVAL_EDIT)
        return Action(_("登记诞期"), reverse("religion:festival-add"), may, icon="plus")

    def context(self, **more):
        rows, on = more.get("rows", ()), timezone.localdate()
        following = following_of(rows, on)
        for row in rows:
            row.shown_next = following.get(row.pk)
            row.shown_badge = row.shown_next and row.shown_next.badge(on)
        return super().context(**more)


def following_of(festivals, on) -> dict[int, Occurrence]:
    """The next day of each of these festivals."""
    coming = Occurrence.objects.coming(on).filter(festival__in=[one.pk for one in festivals])
    return {one.festival_id: one for one in coming.order_by("-starts_on", "-pk")}


class FestivalDetail(DetailPage):
    """One festival: its rule, and its days by year, as reckoned and as people decided."""

    permission = Permission.FESTIVAL_VIEW
    model = Festival
    template_name = "religion/festival_detail.html"
    related = ("site__village",)

    def breadcrumbs(self):
        site = self.object.site
        return [list_crumb(), Crumb(str(site), site.get_absolute_url())]

    def state(self):
        if self.object.is_removed:
            return Badge(_("已移除"), "neutral")
        return self.object.site.badge() if self.object.site.is_closed else None

    def actions(self):
        festival = self.object
        editable = festival.editable_by(self.request.user)
        verbs = (("edit", _("修改"), "edit", ""), ("remove", _("移除"), "trash", "bad"))
        return [
            Action(
                label,
                reverse(f"religion:festival-{verb}", args=[festival.pk]),
                editable,
                icon=icon,
                tone=tone,
            )
            for verb, label, icon, tone in verbs
        ]

    def panels(self):
        festival, on = self.object, timezone.localdate()
        this_year = lunar_date(on).month.year
        asked = number_or_none(self.request.GET.get("from"))
        first = asked if asked and FIRST_YEAR <= asked <= LAST_YEAR else this_year
        return {
            "facts": facts_of(festival),
            "years": years_of(festival, known_years(first, YEARS_SHOWN), on),
            "first_year": first,
            "is_beyond": bool(asked) and asked != first,
            "limits": (FIRST_YEAR, LAST_YEAR),
        }


def facts_of(festival) -> list[dict]:
    """What is known of a festival, as pairs."""
    site = festival.site
    people = festival.usual_people
    return [
        {"label": _("场所"), "value": site, "url": site.get_absolute_url()},
        {"label": _("村（社区）"), "value": site.village},
        {"label": _("农历"), "value": festival.lunar_words},
        {"label": _("遇闰月"), "value": festival.get_leap_display()},
        {"label": _("共几天"), "value": length_words(festival)},
        {
            "label": _("往年人数"),
            "value": people and _("约 %(people)s 人") % {"people": f"{people:,}"},
        },
        {"label": _("说明"), "value": festival.note},
    ]


def length_words(festival) -> str:
    """How long it lasts, in words."""
    words = {"days": festival.days, "before": festival.days_before}
    if festival.days_before:
        return _("%(days)d 天，提前 %(before)d 天开始") % words
    return _("%(days)d 天") % words


def years_of(festival, years, on) -> list[dict]:
    """Its days by lunar year: as reckoned, beside what is stored; a year in which it falls out says why."""
    stored = {(one.lunar_year, one.is_leap): one for one in festival.occurrences.filter(lunar_year__in=years)}
    rows = []
    for year in years:
        ruled = {one.key: one for one in days_in(festival, year)}
        kept = {key for key in stored if key[0] == year}
        keys = sorted({*ruled, *kept})
        rows += [year_row(ruled.get(key), stored.get(key), year, on) for key in keys]
        if not ruled:
            rows.append({"year": year, "left_out": left_out(festival, year)})
    return rows


def year_row(day: FestivalDay | None, occurrence: Occurrence | None, year, on) -> dict:
    """One day of a festival as a row: the stored one where there is one."""
    known = occurrence or day
    return {
        "year": year,
        "reckoned": day.day if day else occurrence.computed_on,
        "starts_on": known.starts_on,
        "ends_on": known.ends_on,
        "url": occurrence.get_absolute_url() if occurrence else "",
        "badge": occurrence.badge(on) if occurrence else Badge(_("推算"), "neutral"),
        "remark": day.remark if day else _("诞期改过以后没有这一天，请核对"),
    }


class FestivalFormPage(FocusesFirst, abstract=True):
    """What writing down and correcting a festival have in common: its days are told beside the form before it is saved."""

    permission = Permission.FESTIVAL_EDIT
    model = Festival

    def breadcrumbs(self):
        return [list_crumb()]

    def list_url(self):
        return reverse("religion:festival-list")

    def show(self, form, status=200, **more):
        if wants_rows(
            self.request
        ):  # the days were asked for, nothing was to be saved: what is missing is no error yet
            form.errors.clear()
        return super().show(form, status, **more)

    def context(self, **more):
        return super().context(told=told_days(rule_in(more["form"])), **more)


def rule_in(form) -> Festival | None:
    """The lunar day that a form holds: what was typed, else what is stored or offered."""
    if form.is_bound:
        return RuleForm(form.data).rule()
    return form.instance if form.instance.lunar_month else None


def told_days(rule) -> list[dict]:
    """The next days of a rule in words, through this lunar year and the two after it."""
    if rule is None:
        return []
    first = lunar_date(timezone.localdate()).month.year
    told = []
    for year in known_years(first, YEARS_TOLD):
        told += [day_told(one) for one in days_in(rule, year)] or [
            {"year": year, "words": left_out(rule, year), "remark": ""}
        ]
    return told


def day_told(day: FestivalDay) -> dict:
    """One day: 2027年4月8日（周四）至…."""
    words = full_date(day.starts_on)
    if day.ends_on != day.starts_on:
        words = _("%(first)s至%(last)s") % {"first": words, "last": full_date(day.ends_on)}
    return {"year": day.lunar_year, "words": words, "remark": day.remark}


@permitted(Permission.FESTIVAL_EDIT)
def festival_days(request):
    """The days of what is being typed, for the script that tells them beside the form."""
    return render(request, "religion/_festival_days.html", {"told": told_days(RuleForm(request.GET).rule())})


class FestivalAdd(FestivalFormPage):
    """Write down a festival."""

    form_class = NewFestivalForm
    title = gettext_lazy("登记诞期")
    submit_label = gettext_lazy("登记诞期")
    again_label = gettext_lazy("登记并继续下一个")
    kept_fields = ("site",)

    def initial(self):
        number = number_or_none(self.request.GET.get("site"))
        sites = Site.objects.visible_to(self.request.user).current()
        site = sites.filter(pk=number).first() if number else None
        return {"site": site.pk} if site else {}

    def perform(self, form):
        return actions.add_festival(by=self.request.user, at=timezone.now(), **form.record_fields())

    def success_message(self):
        return _("已登记诞期，公历日期已推算到明年；请核对后确认。")


class FestivalEdit(FestivalFormPage):
    """Correct a festival."""

    form_class = FestivalForm
    title = gettext_lazy("修改诞期")

    def answer(self):
        return self.object.editable_by(self.request.user)

    def get_queryset(self):
        return super().get_queryset().select_related("site__village")

    def breadcrumbs(self):
        return [*super().breadcrumbs(), Crumb(str(self.object), self.object.get_absolute_url())]

    def perform(self, form):
        return actions.edit_festival(
            festival=self.object,
            by=self.request.user,
            at=timezone.now(),
            version=self.posted_version(),
            **form.record_fields(),
        )

    def success_message(self):
        return _("已保存。还没有确认的日期已按新的农历日期重算；确认过、改过的没有动，请逐个核对。")


class FestivalRemove(RemovePage):
    """Take a festival away."""

    model = Festival
    explanation = gettext_lazy("移除后，接下来的日期、诞期前检查和活动报备一起取消；已经办过的保留备查。")

    def list_url(self):
        return reverse("religion:festival-list")

    def remove(self, **how):
        return actions.remove_festival(festival=self.object, **how)
