"""Pages of activities; their verbs are in `activity_verbs.py`."""

import re
from datetime import timedelta

from django.db.models import Sum
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.access.roles import Permission
from hengl_uf.attachments.pages import AttachPage, attachments_panel
from hengl_uf.lib.dates import full_date
from hengl_uf.lib.money import yuan
from hengl_uf.web.elements import Action, Column, Crumb
from hengl_uf.web.form_pages import FormPage
from hengl_uf.web.lists import ListPage
from hengl_uf.web.pages import DetailPage
from hengl_uf.web.rows import with_row_added
from outreach.actions import activities as actions
from outreach.filters.activities import ActivityFilter
from outreach.forms.activities import ActivityForm, HeldActivityForm, together_rows
from outreach.forms.town import mine
from outreach.models import Activity, Attendance
from outreach.views.promises import promises_panel

A_YEAR = timedelta(weeks=52)  # the same weekday, one or two days before the same date
YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
FOLDED = ("staff", "ends_on", "partners", "files")
SHOWN = 10  # people, bodies and wishes named on the page of an activity


def list_crumb():
    """The way to the list of activities."""
    return Crumb(_("活动"), reverse("outreach:activity-list"))


class ActivityList(ListPage):
    """All activities, newest first, with how many came."""

    permission = Permission.ACTIVITY_VIEW
    model = Activity
    title = gettext_lazy("活动")
    template_name = "outreach/activity_list.html"
    filters = ActivityFilter
    default_order = "-date"
    named = ("village", "staff")
    shown = "title kind status held_on ends_on place village staff"
    sums = (
        ("attendance__people", gettext_lazy("参加"), gettext_lazy("人次")),
        ("volunteer_hours", gettext_lazy("志愿服务"), gettext_lazy("小时")),
    )
    columns = (
        Column("title", gettext_lazy("活动")),
        Column("status", gettext_lazy("状态"), css="cell-state"),
        Column("date", gettext_lazy("日期"), ("held_on",)),
        Column("village", gettext_lazy("村（社区）")),
        Column("people", gettext_lazy("人数"), css="cell-num"),
        Column("staff", gettext_lazy("负责人"), css="cell-minor"),
    )
    empty_text = gettext_lazy("还没有活动。")
    empty_hint = gettext_lazy("筹备时登记一条，办完后补记人数和情况；已经办完的可以直接补登。")

    def get_queryset(self):
        return super().get_queryset().current()

    def add(self):
        may = self.request.user.may(Permission.ACTIVITY_EDIT)
        return Action(_("筹备活动"), reverse("outreach:activity-add"), may, icon="plus")

    def context(self, **more):
        rows, on = more.get("rows", ()), timezone.localdate()
        counted = Attendance.objects.filter(activity__in=[row.pk for row in rows]).values("activity")
        people = dict(counted.annotate(n=Sum("people")).values_list("activity", "n")) if rows else {}
        for row in rows:
            row.shown_badge, row.shown_people = row.badge(on), people.get(row.pk)
        may = self.request.user.may(Permission.ACTIVITY_EDIT)
        log = Action(_("补登已举办的"), reverse("outreach:activity-log"), may)
        return super().context(log=log, **more)


class ActivityDetail(DetailPage):
    """One activity: its counts, who took part, what was promised, photos."""

    permission = Permission.ACTIVITY_VIEW
    model = Activity
    template_name = "outreach/activity_detail.html"
    related = ("village", "staff", "repeats")
    shown = "village__name staff__name repeats__title repeats__held_on"

    def breadcrumbs(self):
        return [list_crumb()]

    def state(self):
        return self.object.badge(timezone.localdate())

    def actions(self):
        activity, user = self.object, self.request.user

        def action(label, verb, answer, icon, tone=""):
            return Action(
                label, reverse(f"outreach:activity-{verb}", args=[activity.pk]), answer, icon=icon, tone=tone
            )

        editable = activity.editable_by(user)
        planned = activity.status == Activity.Status.PLANNED
        first = [action(_("登记举办情况"), "held", activity.holdable_by(user), "check")] if planned else []
        last = [action(_("取消活动"), "cancel", activity.cancellable_by(user), "ban")] if planned else []
        return [
            *first,
            action(_("再办一次"), "repeat", user.may(Permission.ACTIVITY_EDIT), "rotate"),
            action(_("修改"), "edit", editable, "edit"),
            *last,
            action(_("移除"), "remove", editable, "trash", "bad"),
        ]

    def panels(self):
        activity, user = self.object, self.request.user
        attach_url = reverse("outreach:activity-attach", args=[activity.pk])
        held = activity.status == Activity.Status.HELD
        counts = dict(activity.attendance.values_list("group", "people")) if held else {}
        again = Activity.objects.visible_to(user).current().filter(repeats=activity)
        again = again.only("title", "held_on").order_by("held_on")
        return {
            "facts": facts_of(activity, again[:SHOWN]),
            "counts": [
                {"label": words, "people": counts[group]}
                for group, words in Attendance.Group.choices
                if group in counts
            ],
            "people": sum(counts.values()),
            "is_held": held,
            "partners": partners_of(activity, user),
            "wishes": wishes_of(activity, user),
            **promises_panel(activity, user),
            **attachments_panel(activity, user, attach_url),
        }


def facts_of(activity, again) -> list[dict]:
    """What is known of an activity, as pairs."""
    days = full_date(activity.held_on)
    if activity.ends_on:
        days = _("%(first)s至%(last)s") % {"first": days, "last": full_date(activity.ends_on)}
    facts = [
        {"label": _("类别"), "value": activity.get_kind_display()},
        {"label": _("日期"), "value": days},
        {"label": _("地点"), "value": activity.place},
        {"label": _("村（社区）"), "value": activity.village or _("全镇")},
        {"label": _("负责人"), "value": activity.staff.name},
    ]
    if activity.status == Activity.Status.HELD:
        hours = f"{activity.volunteer_hours.normalize():f}"
        facts += [
            {
                "label": _("志愿服务"),
                "value": _("%(people)s 人，%(hours)s 小时") % {"people": activity.volunteers, "hours": hours},
            },
            {"label": _("经费"), "value": yuan(activity.cost)},
            {"label": _("情况"), "value": activity.summary},
        ]
    if activity.cancelled_reason:
        facts.append({"label": _("取消原因"), "value": activity.cancelled_reason})
    if activity.repeats:
        source = activity.repeats
        facts.append({"label": _("沿用"), "value": told(source), "url": source.get_absolute_url()})
    facts += [{"label": _("后来再办"), "value": told(one), "url": one.get_absolute_url()} for one in again]
    return facts


def told(activity) -> str:
    """Title and day in a line."""
    return f"{activity} · {full_date(activity.held_on)}"


def partners_of(activity, user) -> list[dict]:
    """Who took part, as far as this person may know of them."""
    kinds = (
        (activity.associations.visible_to(user).current(), _("社团")),
        (activity.enterprises.visible_to(user).current(), _("企业")),
        (activity.helpers.visible_to(user).current(), _("协助")),
    )
    items = [
        {"label": str(one), "url": one.get_absolute_url(), "note": words}
        for rows, words in kinds
        for one in rows.only("name").order_by("pk")
    ]
    return [*items, {"label": activity.partners, "url": ""}] if activity.partners else items


def wishes_of(activity, user) -> dict:
    """The wishes that belong to it."""
    found = activity.wishes.visible_to(user).current()
    shown = list(found.order_by("-pk").only("title", "status")[: SHOWN + 1])
    return {
        "items": [
            {"label": wish.title, "url": wish.get_absolute_url(), "badge": wish.badge()}
            for wish in shown[:SHOWN]
        ],
        "count": found.count() if len(shown) > SHOWN else len(shown),
        "more_url": reverse("outreach:wish-list", query={"activity": activity.pk}),
    }


class ActivityFormPage(FormPage, abstract=True):
    """What planning, logging and correcting have in common: rows of those who took part."""

    permission = Permission.ACTIVITY_EDIT
    model = Activity
    form_class = ActivityForm
    template_name = "outreach/activity_form.html"

    def make_form(self, data=None, files=None):
        form = super().make_form(data, files)
        posted = with_row_added(data, *actions.TOGETHER)
        form.together = together_rows(self.request.user, posted, self.object)
        return form

    def is_valid(self, form):
        return all([form.is_valid(), *(rows.is_valid() for rows in form.together.values())])

    def context(self, **more):
        form = more["form"]
        folded = [form[name] for name in FOLDED]
        rows = list(form.together.values())
        return super().context(
            together=form.together,
            formsets=rows,
            more_fields=folded,
            more_open=any(field.errors for field in folded) or any(len(one) for one in rows),
            **more,
        )

    def breadcrumbs(self):
        return [list_crumb()]

    def list_url(self):
        return reverse("outreach:activity-list")

    def chosen(self, form) -> dict:
        """What was typed, as the deeds take it."""
        together = {name: rows.chosen() for name, rows in form.together.items()}
        return form.record_fields() | {"together": together, "uploads": form.cleaned_data["files"]}


class ActivityAdd(ActivityFormPage):
    """Plan an activity."""

    title = gettext_lazy("筹备活动")
    submit_label = gettext_lazy("登记")

    def initial(self):
        return {"held_on": timezone.localdate(), **mine(self.request.user)}

    def perform(self, form):
        return actions.plan_activity(by=self.request.user, at=timezone.now(), **self.chosen(form))

    def success_message(self):
        return _("已登记活动。")


class ActivityLog(ActivityAdd):
    """Write down an activity that was held and never planned here."""

    title = gettext_lazy("补登已举办的活动")
    form_class = HeldActivityForm

    def perform(self, form):
        return actions.log_activity(by=self.request.user, at=timezone.now(), **self.chosen(form))


class ActivityRepeat(ActivityAdd):
    """Plan an activity again, a year later: the form is filled in, one key press saves it."""

    title = gettext_lazy("再办一次活动")

    def plain_form(self, data, files, initial):
        return self.form_class(data, files, initial=initial, **self.form_kwargs())

    def initial(self):
        user, last = self.request.user, self.object
        names = ("kind", "place", "partners")
        again = {name: getattr(last, name) for name in names}
        own = mine(user) | {"staff": last.staff_id}
        if last.editable_by(user):
            own["village"] = last.village_id
        return (
            again
            | own
            | {
                "title": YEAR.sub(lambda year: str(int(year[0]) + 1), last.title),
                "held_on": last.held_on + A_YEAR,
                "ends_on": last.ends_on and last.ends_on + A_YEAR,
            }
        )

    def breadcrumbs(self):
        return [list_crumb(), Crumb(str(self.object), self.object.get_absolute_url())]

    def perform(self, form):
        return actions.plan_activity(
            by=self.request.user, at=timezone.now(), repeats=self.object, **self.chosen(form)
        )


class ActivityEdit(ActivityFormPage):
    """Correct an activity."""

    title = gettext_lazy("修改活动")

    def answer(self):
        return self.object.editable_by(self.request.user)

    def breadcrumbs(self):
        return [list_crumb(), Crumb(str(self.object), self.object.get_absolute_url())]

    def chosen(self, form) -> dict:
        """Who is removed or out of this person's sight is not on the form, and stays."""
        fields = super().chosen(form)
        for name, rows in fields["together"].items():
            rows.extend(getattr(self.object, name).exclude(pk__in=form.together[name].shown()))
        return fields

    def perform(self, form):
        return actions.change_activity(
            activity=self.object,
            by=self.request.user,
            at=timezone.now(),
            version=self.posted_version(),
            **self.chosen(form),
        )


class ActivityAttach(AttachPage):
    """Add photos and files to an activity."""

    model = Activity
