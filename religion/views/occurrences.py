"""Pages of the days of festivals: the list, one with what comes before it, moving, confirming, calling off."""

from django.conf import settings
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from hengl_uf.access.answers import require
from hengl_uf.access.guards import permitted
from hengl_uf.access.models import User
from hengl_uf.access.roles import Permission
from hengl_uf.calendars.lunar import lunar_name
from hengl_uf.lib.dates import full_date
from hengl_uf.web.elements import Action, Column, Crumb
from hengl_uf.web.focus import FocusesFirst
from hengl_uf.web.form_pages import VerbPage
from hengl_uf.web.lists import ListPage
from hengl_uf.web.pages import DetailPage, deed
from religion.actions import occurrences as actions
from religion.festival_days import days_in, remark_of
from religion.filters.festivals import OccurrenceFilter
from religion.forms.festivals import CancelForm, OccurrenceForm
from religion.models import EventFiling, Occurrence


def list_crumb():
    """The way to the list of days."""
    return Crumb(_("诞期日期"), reverse("religion:occurrence-list"))


class OccurrenceList(ListPage):
    """The days of festivals, those that come next first."""

    permission = Permission.FESTIVAL_VIEW
    model = Occurrence
    title = gettext_lazy("诞期日期")
    template_name = "religion/occurrence_list.html"
    filters = OccurrenceFilter
    default_order = "starts"
    related = ("festival__site__village",)
    shown = (
        "lunar_year is_leap computed_on starts_on ends_on expected_people confirmed_at cancelled_at "
        "festival__name festival__site__name festival__site__village__name"
    )
    columns = (
        Column("site", gettext_lazy("诞期")),
        Column("state", gettext_lazy("状态"), css="cell-state"),
        Column("starts", gettext_lazy("日期"), ("starts_on",)),
        Column("lunar", gettext_lazy("农历")),
        Column("people", gettext_lazy("预计人数")),
        Column("village", gettext_lazy("村（社区）"), css="cell-minor"),
    )
    empty_text = gettext_lazy("接下来没有诞期。")
    empty_hint = gettext_lazy("登记场所的诞期以后，今后一年的公历日期会自动列在这里，由人核对确认。")

    def get_queryset(self):
        found = super().get_queryset()
        return found.filter(festival__removed_at__isnull=True, festival__site__removed_at__isnull=True)

    def order(self):
        """What is over is read backwards."""
        key, descending = super().order()
        return key, descending or ("sort" not in self.request.GET and self.request.GET.get("state") == "over")

    def add(self):
        may = self.request.user.may(Permission.FESTIVAL_EDIT)
        return Action(_("登记诞期"), reverse("religion:festival-add"), may, icon="plus")

    def context(self, **more):
        on = timezone.localdate()
        for row in more.get("rows", ()):
            row.shown_badge = row.badge(on)
            row.shown_lunar = lunar_name(row.computed_on)
        year = Action(
            _("核对确认"),
            reverse("religion:occurrence-confirm-year"),
            self.request.user.may(Permission.FESTIVAL_EDIT),
            icon="list-check",
        )
        return super().context(confirm_year=year, **more)


class OccurrenceDetail(DetailPage):
    """One festival in one year: its days, the check before it, its filing, how many are expected."""

    permission = Permission.FESTIVAL_VIEW
    model = Occurrence
    template_name = "religion/occurrence_detail.html"
    related = ("festival__site__village", "confirmed_by", "cancelled_by")

    def breadcrumbs(self):
        festival = self.object.festival
        return [list_crumb(), Crumb(str(festival), festival.get_absolute_url())]

    def get_title(self):
        words = {"name": self.object, "year": self.object.lunar_year}
        return _("%(name)s · 农历 %(year)s 年") % words

    def state(self):
        return self.object.badge(timezone.localdate())

    def actions(self):
        one, user, on = self.object, self.request.user, timezone.localdate()
        if one.is_cancelled:
            return [act(one, "restore", _("恢复"), one.restorable_by(user, on), "rotate", method="post")]
        verbs = [
            act(one, "edit", _("改日期和人流安排"), one.editable_by(user), "edit"),
            act(one, "cancel", _("今年不办"), one.cancellable_by(user, on), "ban", tone="bad"),
        ]
        if one.is_confirmed:
            return verbs
        confirm = act(
            one, "confirm", _("确认日期"), one.confirmable_by(user, on), "circle-check", method="post"
        )
        return [confirm, *verbs]

    def panels(self):
        one, on = self.object, timezone.localdate()
        return {
            "facts": facts_of(one),
            "warnings": warnings_of(one),
            "check_items": [check_item(check, on) for check in checks_of(one)],
            "filing_items": filing_items(one),
            "before": before_words(one),
            "unheld": _("已取消。") if one.is_cancelled else "",
        }


def act(occurrence, verb, label, answer, icon, **more) -> Action:
    """A button of a day."""
    return Action(
        label, reverse(f"religion:occurrence-{verb}", args=[occurrence.pk]), answer, icon=icon, **more
    )


def days_words(occurrence) -> str:
    """From when to when, in words."""
    first, last = occurrence.starts_on, occurrence.ends_on
    if first == last:
        return full_date(first)
    return _("%(first)s至%(last)s") % {"first": full_date(first), "last": full_date(last)}


def facts_of(occurrence) -> list[dict]:
    """What is known of the day, as pairs."""
    festival, people = occurrence.festival, occurrence.expected_people
    expected = people and _("%(people)s 人") % {"people": f"{people:,}"}
    if not people and festival.usual_people:
        expected = _("未填；往年约 %(people)s 人") % {"people": f"{festival.usual_people:,}"}
    reckoned = {"day": full_date(occurrence.computed_on), "lunar": lunar_name(occurrence.computed_on)}
    facts = [
        {"label": _("场所"), "value": festival.site, "url": festival.site.get_absolute_url()},
        {"label": _("村（社区）"), "value": festival.site.village},
        {"label": _("日期"), "value": days_words(occurrence)},
        {"label": _("农历推算"), "value": _("%(day)s，%(lunar)s") % reckoned},
        {"label": _("预计人数"), "value": expected},
        {"label": _("人流安排"), "value": occurrence.crowd_note},
    ]
    more = [
        {"label": _("说明"), "value": occurrence.note},
        {"label": _("确认"), "value": occurrence.confirmed_by},
        {"label": _("取消"), "value": occurrence.cancelled_by},
        {"label": _("取消原因"), "value": occurrence.cancelled_reason},
    ]
    return facts + [fact for fact in more if fact["value"]]


def warnings_of(occurrence) -> list[str]:
    """What a person should look at: a leap or short month, days that are not those of the lunar calendar."""
    festival = occurrence.festival
    ruled = {one.key for one in days_in(festival, occurrence.lunar_year)}
    warnings = []
    if (occurrence.lunar_year, occurrence.is_leap) not in ruled:
        warnings.append(_("按诞期现在的农历日期，这一年没有这一天。要办的请核对日期，不办的请取消。"))
    elif remark := remark_of(festival, occurrence.lunar_year, occurrence.is_leap):
        warnings.append(_("%(remark)s。") % {"remark": remark})
    if occurrence.is_moved:
        words = {"day": full_date(occurrence.computed_on)}
        warnings.append(_("农历推算是 %(day)s，不在现定的日期里；有意移动的不用管，否则请修改。") % words)
    return warnings


def checks_of(occurrence):
    """The checks before it that are not called off."""
    checks = occurrence.checks.filter(cancelled_on__isnull=True)
    return checks.select_related("site", "inspection").order_by("due_on", "pk")


def check_item(check, on) -> dict:
    """The check before it in a line."""
    words = {"first": full_date(check.not_before), "last": full_date(check.due_on)}
    if check.inspection_id:
        return {
            "label": str(check.inspection),
            "url": check.inspection.get_absolute_url(),
            "note": full_date(check.inspection.inspected_on),
            "badge": check.badge(on),
        }
    return {
        "label": _("诞期前检查"),
        "url": reverse("religion:special-check-list", query={"site": check.site_id}),
        "note": _("%(first)s至%(last)s之间巡查一次") % words,
        "badge": check.badge(on),
    }


def filing_items(occurrence) -> list[dict]:
    """The filing of the event in a line, when there is one."""
    filing = EventFiling.objects.current().filter(occurrence=occurrence).first()
    if filing is None:
        return []
    return [
        {
            "label": filing.title,
            "url": filing.get_absolute_url(),
            "note": full_date(filing.held_from),
            "badge": filing.badge(),
        }
    ]


def before_words(occurrence) -> str:
    """What confirming brings, for who has not confirmed yet."""
    if occurrence.is_confirmed or occurrence.is_cancelled:
        return ""
    words = {"days": max(settings.FESTIVAL_CHECK_DAYS, 1)}
    return _("确认日期以后，自动安排开始前 %(days)d 天内的检查，并起草活动报备。") % words


class OccurrenceEdit(FocusesFirst):
    """Move the days of a festival in one year, note the crowd."""

    permission = Permission.FESTIVAL_EDIT
    model = Occurrence
    form_class = OccurrenceForm
    title = gettext_lazy("改日期和人流安排")
    template_name = "religion/occurrence_form.html"

    def get_queryset(self):
        return super().get_queryset().select_related("festival__site__village")

    def answer(self):
        return self.object.editable_by(self.request.user)

    def initial(self):
        usual = self.object.festival.usual_people
        return {} if self.object.expected_people or not usual else {"expected_people": usual}

    def breadcrumbs(self):
        return [list_crumb(), Crumb(str(self.object), self.object.get_absolute_url())]

    def context(self, **more):
        return super().context(warnings=warnings_of(self.object), reckoned=self.object.computed_on, **more)

    def conflict(self, form, current):
        # A job may have computed it anew: then nobody's name stands there.
        if current.changed_by is None:
            current.changed_by, current.changed_at = User(name=_("系统")), timezone.now()
        return super().conflict(form, current)

    def perform(self, form):
        return actions.change(
            occurrence=self.object,
            by=self.request.user,
            at=timezone.now(),
            version=self.posted_version(),
            **form.record_fields(),
        )

    def success_message(self):
        if self.object.is_confirmed:
            return _("已保存，诞期前检查和还没有报备的活动草稿跟着改了日期。")
        return _("已保存；日期核对无误的，请确认。")


class OccurrenceCancel(VerbPage):
    """Call a festival off for this year."""

    permission = Permission.FESTIVAL_EDIT
    model = Occurrence
    form_class = CancelForm
    title = gettext_lazy("今年不办")
    submit_label = gettext_lazy("取消这次活动")
    tone = "bad"
    explanation = gettext_lazy(
        "取消后，这次的诞期前检查和活动报备一起取消。以后可以恢复，恢复后重新确认日期。"
    )

    def answer(self):
        return self.object.cancellable_by(self.request.user, timezone.localdate())

    def breadcrumbs(self):
        return [list_crumb(), Crumb(str(self.object), self.object.get_absolute_url())]

    def perform(self, form):
        return actions.cancel(
            occurrence=self.object,
            reason=form.cleaned_data["reason"],
            by=self.request.user,
            at=timezone.now(),
        )

    def success_message(self):
        return _("已取消，诞期前检查和活动报备一起取消了。")


@require_POST
@permitted(Permission.FESTIVAL_EDIT)
def occurrence_confirm(request, pk):
    """Say that these are the days."""
    occurrence = get_object_or_404(Occurrence.objects.visible_to(request.user), pk=pk)
    now = timezone.now()
    require(occurrence.confirmable_by(request.user, timezone.localdate(now)))
    return deed(
        request,
        occurrence,
        lambda: actions.confirm(occurrence=occurrence, by=request.user, at=now),
        _("已确认日期，安排了诞期前检查，起草了活动报备。请补齐报备的方案和联系人。"),
    )


@require_POST
@permitted(Permission.FESTIVAL_EDIT)
def occurrence_restore(request, pk):
    """Take up again what was called off."""
    occurrence = get_object_or_404(Occurrence.objects.visible_to(request.user), pk=pk)
    now = timezone.now()
    require(occurrence.restorable_by(request.user, timezone.localdate(now)))
    return deed(
        request,
        occurrence,
        lambda: actions.restore(occurrence=occurrence, by=request.user, at=now),
        _("已恢复，请重新核对并确认日期。"),
    )
