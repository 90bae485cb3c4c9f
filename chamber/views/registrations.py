"""Pages of registrations as the secretariat keeps them."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chamber import links
from chamber.actions import registrations as actions
from chamber.filters.registrations import RegistrationFilter
from chamber.forms.events import ReasonForm
from chamber.forms.registrations import EvaluationForm, RegistrationForm
from chamber.models import Event, Registration
from chamber.views.events import PEOPLE, crumbs_of, list_crumb, short_crumb
from hengl_uf.access.roles import Permission
from hengl_uf.audit.models import Entry
from hengl_uf.lib.dates import full_date, full_time
from hengl_uf.lib.phones import display_phone
from hengl_uf.web.elements import Action, Badge, Column
from hengl_uf.web.focus import FocusesFirst
from hengl_uf.web.form_pages import VerbPage
from hengl_uf.web.lists import ListPage
from hengl_uf.web.pages import DetailPage

LINK = "event"  # the kind of link by which an enterprise registers: (event, enterprise)
LINK_ROUTE = "chamber:event-link"
Status = Registration.Status


class RegistrationList(ListPage):
    """All registrations, newest first: who came to what."""

    permission = Permission.EVENT_VIEW
    model = Registration
    title = gettext_lazy("活动报名")
    template_name = "chamber/registration_list.html"
    filters = RegistrationFilter
    default_order = "-id"
    related = ("enterprise__village", "event")
    shown = (
        "status people came contact_name contact_phone evaluation registered_at "
        "enterprise__name enterprise__village__name event__title event__held_on event__status"
    )
    sums = (("people", gettext_lazy("报名"), PEOPLE), ("came", gettext_lazy("到场"), PEOPLE))
    columns = (
        Column("enterprise", gettext_lazy("企业")),
        Column("status", gettext_lazy("状态"), css="cell-state"),
        Column("event", gettext_lazy("活动")),
        Column("held", gettext_lazy("活动日期"), css="cell-meta"),
        Column("people", gettext_lazy("人数"), css="cell-num"),
        Column("contact", gettext_lazy("联系人"), css="cell-minor"),
        Column("evaluation", gettext_lazy("评价"), css="cell-minor"),
    )
    empty_text = gettext_lazy("还没有企业报名。")
    empty_hint = gettext_lazy("打开一场活动，用“登记报名”添加，或用“报名链接”请企业自己报名。")

    def get_queryset(self):
        return super().get_queryset().filter(event__removed_at__isnull=True)

    def breadcrumbs(self):
        return [list_crumb()]

    def context(self, **more):
        for row in more.get("rows", ()):
            row.shown_badge = row.badge()
        return super().context(**more)


class RegistrationDetail(DetailPage):
    """One registration: how many, whom to ring up, whether they came, what they said. Reading the number is noted."""

    permission = Permission.EVENT_VIEW
    model = Registration
    template_name = "chamber/registration_detail.html"
    related = ("event", "enterprise__village", "registered_by", "checked_in_by")

    def breadcrumbs(self):
        return crumbs_of(self.object.event)

    def opened(self):
        if self.object.contact_phone:
            actions.note_read(registration=self.object, by=self.request.user)

    def state(self):
        one = self.object
        if one.status == Status.WAITING and one.event.is_live:
            ahead = one.event.registrations.waiting().filter(pk__lte=one.pk).count()
            return Badge(_("候补第 %(place)s 位") % {"place": ahead}, "warn")
        return one.badge()

    def actions(self):
        one, user = self.object, self.request.user
        if one.status == Status.CANCELLED:
            return []

        def action(label, verb, answer, icon, method="get", tone=""):
            url = reverse(f"chamber:registration-{verb}", args=[one.pk])
            return Action(label, url, answer, method, icon, tone)

        attend = one.event.attendable_by(user)
        steps = []
        if one.status == Status.BOOKED:
            if one.came is None:
                steps.append(
                    Action(
                        _("签到"), reverse("chamber:check-in", args=[one.token]), attend, icon="user-check"
                    )
                )
            elif one.event.is_live:
                steps.append(action(_("撤回签到"), "undo", attend, "arrow-back-up", "post"))
            if one.evaluable_at(timezone.now()):
                label = _("修改评价") if one.evaluation else _("登记评价")
                steps.append(action(label, "evaluate", one.event.editable_by(user), "message-circle"))
        changeable = one.editable_by(user)
        return [
            *steps,
            action(_("修改"), "edit", changeable, "edit"),
            action(_("取消报名"), "cancel", changeable, "ban", tone="bad"),
        ]

    def panels(self):
        one, user = self.object, self.request.user
        link = ""
        if user.may(Permission.EVENT_EDIT) and not one.event.is_removed:
            link = links.address(self.request, LINK_ROUTE, LINK, one.event_id, one.enterprise_id)
        return {"facts": facts_of(one), "link": link}


def facts_of(one) -> list[dict]:
    """What is known of a registration, as pairs."""
    who = one.registered_by.name if one.registered_by else _("企业通过链接")
    facts = [
        {"label": _("企业"), "value": one.enterprise, "url": one.enterprise.get_absolute_url()},
        {"label": _("村（社区）"), "value": one.enterprise.village.name},
        {"label": _("活动"), "value": one.event, "url": one.event.get_absolute_url()},
        {"label": _("活动日期"), "value": full_date(one.event.held_on)},
        {"label": _("报名人数"), "value": _("%(people)s 人") % {"people": one.people}},
        {"label": _("联系人"), "value": one.contact_name},
        {"label": _("工作电话"), "value": display_phone(one.contact_phone)},
        {
            "label": _("报名"),
            "value": _("%(who)s，%(time)s") % {"who": who, "time": full_time(one.registered_at)},
        },
    ]
    more = [
        {"label": _("备注"), "value": one.note},
        {"label": _("签到"), "value": arrival_of(one)},
        {"label": _("企业评价"), "value": one.get_evaluation_display()},
        {"label": _("意见建议"), "value": one.evaluation_words},
        {"label": _("取消时间"), "value": one.cancelled_at and full_time(one.cancelled_at)},
        {"label": _("取消原因"), "value": one.cancelled_reason},
    ]
    return facts + [fact for fact in more if fact["value"]]


def arrival_of(one) -> str:
    """Who noted that they came, how many and when."""
    if one.came is None:
        return ""
    words = {"people": one.came, "who": one.checked_in_by.name, "time": full_time(one.checked_in_at)}
    return _("到场 %(people)s 人（%(who)s，%(time)s）") % words


class RegistrationAdd(FocusesFirst):
    """Register an enterprise for an event; several in a row."""

    permission = Permission.EVENT_EDIT
    model = Event
    form_class = RegistrationForm
    title = gettext_lazy("登记报名")
    submit_label = gettext_lazy("登记报名")
    again_label = gettext_lazy("登记并报下一家")
    template_name = "chamber/registration_form.html"

    def answer(self):
        return self.object.registrable_by(self.request.user, timezone.now())

    def breadcrumbs(self):
        return crumbs_of(self.event())

    def event(self):
        """The event, also when the registration stands in its place."""
        return self.object if isinstance(self.object, Event) else self.object.event

    def context(self, **more):
        event = self.event()
        words = {"title": event.title, "free": event.free, "places": event.places}
        if event.free:
            note = _("%(title)s：还剩 %(free)s 个名额，共 %(places)s 个") % words
        else:
            note = _("%(title)s：%(places)s 个名额已满，再登记的排入候补") % words
        return super().context(places_left=note, **more)

    def perform(self, form):
        return actions.register(
            event=self.object, by=self.request.user, at=timezone.now(), **form.record_fields()
        )

    def success_url(self):
        return self.event().get_absolute_url()

    def success_message(self):
        one = self.object
        if one.status == Status.WAITING:
            return _("名额不够，%(name)s已排入候补，有名额时自动补上。") % {"name": one.enterprise}
        return _("已登记%(name)s报名 %(people)s 人。") % {"name": one.enterprise, "people": one.people}


class RegistrationPage(FocusesFirst, abstract=True):
    """What the pages about one registration have in common."""

    permission = Permission.EVENT_EDIT
    model = Registration

    def get_queryset(self):
        return super().get_queryset().select_related("event", "enterprise")

    def answer(self):
        return self.object.editable_by(self.request.user)

    def breadcrumbs(self):
        one = self.object
        return [*crumbs_of(one.event), short_crumb(one)]

    def by_now(self) -> dict:
        """Who and when."""
        return {"registration": self.object, "by": self.request.user, "at": timezone.now()}


class RegistrationEdit(RegistrationPage):
    """Correct how many come, and whom to ring up."""

    form_class = RegistrationForm
    title = gettext_lazy("修改报名")
    template_name = "chamber/registration_form.html"

    def plain_form(self, data, files, initial):
        return self.form_class(data, files, initial=initial, instance=self.object)

    def context(self, **more):
        event = self.object.event
        note = _("%(title)s：还剩 %(free)s 个名额") % {"title": event.title, "free": event.free}
        return super().context(places_left=note, **more)

    def conflict(self, form, current):
        """A registration keeps no changer of its own, for enterprises change it too: the trail knows who."""
        theirs = self.form_class(instance=current)
        changes = [
            {"label": form[name].label, "theirs": theirs[name].value(), "yours": form[name].value()}
            for name in form.fields
            if str(form[name].value()) != str(theirs[name].value())
        ]
        last = Entry.objects.about(current).first()
        by, at = (last.actor_name, last.at) if last else (_("系统"), timezone.now())
        return {"by": by, "at": at, "changes": changes}

    def perform(self, form):
        return actions.change_registration(
            **self.by_now(), version=self.posted_version(), **form.record_fields()
        )


class RegistrationCancel(RegistrationPage, VerbPage):
    """Give the places back."""

    form_class = ReasonForm
    title = gettext_lazy("取消报名")
    submit_label = gettext_lazy("取消报名")
    tone = "bad"
    explanation = gettext_lazy("名额马上给候补里最先排上、人数合适的企业。")

    def perform(self, form):
        return actions.cancel_registration(**self.by_now(), reason=form.cleaned_data["reason"])

    def success_url(self):
        return self.object.event.get_absolute_url()

    def success_message(self):
        return _("已取消%(name)s的报名。") % {"name": self.object.enterprise}


class RegistrationEvaluate(RegistrationPage, VerbPage):
    """Write down what the enterprise said when it was asked."""

    form_class = EvaluationForm
    title = gettext_lazy("登记评价")
    submit_label = gettext_lazy("登记评价")

    def answer(self):
        return self.object.event.editable_by(self.request.user)

    def initial(self):
        return {"evaluation": self.object.evaluation, "words": self.object.evaluation_words}

    def perform(self, form):
        return actions.evaluate(**self.by_now(), **form.cleaned_data)
