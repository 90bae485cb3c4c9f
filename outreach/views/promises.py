"""Pages and deeds of promises."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.access.answers import may, require
from hengl_uf.access.roles import Permission
from hengl_uf.attachments.pages import AttachPage, attachments_panel
from hengl_uf.lib.dates import full_date
from hengl_uf.web.elements import Action, Column, Crumb
from hengl_uf.web.form_pages import FormPage, VerbPage
from hengl_uf.web.lists import ListPage
from hengl_uf.web.numbers import number_or_none
from hengl_uf.web.pages import DetailPage
from outreach.actions import promises as actions
from outreach.actions.promises import PROOF, source_field
from outreach.filters.promises import PromiseFilter
from outreach.forms.promises import GiveUpForm, KeepForm, PromiseAddForm
from outreach.models import Promise
from outreach.models.promises import SOURCES

POSITIONS = ((PROOF, gettext_lazy("兑现凭证")),)


def list_crumb():
    """The way to the register of promises."""
    return Crumb(_("承诺"), reverse("outreach:promise-list"))


class PromiseList(ListPage):
    """The one register of all that was promised in outreach."""

    permission = Permission.PROMISE_VIEW
    model = Promise
    title = gettext_lazy("承诺")
    template_name = "outreach/promise_list.html"
    filters = PromiseFilter
    default_order = "-due"
    related = ("contact",)
    named = ("village", "owner")
    shown = f"text due_on kept_on given_up_on village owner contact__name {' '.join(SOURCES)}"
    columns = (
        Column("text", gettext_lazy("承诺事项")),
        Column("state", gettext_lazy("状态"), css="cell-state"),
        Column("due", gettext_lazy("承诺期限"), ("due_on",)),
        Column("contact", gettext_lazy("向谁承诺")),
        Column("source", gettext_lazy("出自"), css="cell-minor"),
        Column("owner", gettext_lazy("承诺人")),
        Column("village", gettext_lazy("村（社区）"), css="cell-minor"),
    )
    empty_text = gettext_lazy("还没有承诺。")
    empty_hint = gettext_lazy("走访、接待、来电时答应过的事，在那条记录的页面上登记，会汇总到这里。")

    def order(self):
        """Of what is still to be done, the most urgent first."""
        key, descending = super().order()
        waiting = self.request.GET.get("state") in ("open", "overdue")
        return (key, False) if waiting and "sort" not in self.request.GET else (key, descending)

    def context(self, **more):
        on = timezone.localdate()
        for row in more.get("rows", ()):
            row.shown_badge = row.badge(on)
        return super().context(**more)


class PromiseDetail(DetailPage):
    """One promise: where it was made, by when, whether it was kept, and the proof."""

    permission = Permission.PROMISE_VIEW
    model = Promise
    template_name = "outreach/promise_detail.html"
    related = ("contact", "village", "owner", "kept_by", "given_up_by")
    shown = "contact__name village__name owner__name kept_by__name given_up_by__name"

    def breadcrumbs(self):
        return [list_crumb()]

    def state(self):
        return self.object.badge(timezone.localdate())

    def actions(self):
        promise, user = self.object, self.request.user
        if not promise.is_open:
            return []
        answer = promise.endable_by(user)
        return [
            Action(_("已兑现"), reverse("outreach:promise-keep", args=[promise.pk]), answer, icon="check"),
            Action(
                _("确认未兑现"),
                reverse("outreach:promise-give-up", args=[promise.pk]),
                answer,
                icon="ban",
                tone="bad",
            ),
        ]

    def panels(self):
        promise, add_url = self.object, reverse("outreach:promise-attach", args=[self.object.pk])
        return {
            "facts": facts_of(promise),
            **attachments_panel(promise, self.request.user, add_url, PROOF, POSITIONS),
        }


def facts_of(promise) -> list[dict]:
    """What is known of a promise, as pairs."""
    source = _("%(kind)s：%(source)s") % {"kind": promise.source_kind, "source": promise.source}
    contact = promise.contact
    facts = [
        {"label": _("承诺期限"), "value": full_date(promise.due_on)},
        {"label": _("承诺人"), "value": promise.owner.name},
        {"label": _("向谁承诺"), "value": contact, "url": contact and contact.get_absolute_url()},
        {"label": _("出自"), "value": source, "url": promise.source_url},
        {"label": _("村（社区）"), "value": promise.village.name if promise.village else _("全镇")},
    ]
    if promise.kept_on:
        facts += [
            {"label": _("兑现日期"), "value": full_date(promise.kept_on)},
            {"label": _("兑现情况"), "value": promise.kept_note},
            {"label": _("登记人"), "value": promise.kept_by.name},
        ]
    if promise.given_up_on:
        facts += [
            {"label": _("确认未兑现日期"), "value": full_date(promise.given_up_on)},
            {"label": _("未兑现原因"), "value": promise.given_up_reason},
            {"label": _("确认人"), "value": promise.given_up_by.name},
        ]
    return facts


class PromiseAttach(AttachPage):
    """Add proof to a promise."""

    model = Promise
    positions = POSITIONS

    def position(self):
        return PROOF


class PromiseAdd(FormPage):
    """Write down a promise made in the record that the address names: `?source=visit&id=3`."""

    permission = Permission.PROMISE_EDIT
    model = Promise
    form_class = PromiseAddForm
    title = gettext_lazy("登记承诺")
    submit_label = gettext_lazy("登记承诺")

    def dispatch(self, request, *args, **kwargs):
        require(may(request.user, self.permission))
        self.source = source_named(request.GET, request.user)
        require(self.source.editable_by(request.user))
        return super().dispatch(request, *args, **kwargs)

    def form_kwargs(self):
        return {**super().form_kwargs(), "source": self.source}

    def initial(self):
        return {"owner": self.request.user.pk}

    def breadcrumbs(self):
        return [Crumb(str(self.source), self.source.get_absolute_url())]

    def cancel_url(self):
        return self.source.get_absolute_url()

    def perform(self, form):
        return actions.make_promise(
            source=self.source, by=self.request.user, at=timezone.now(), **form.cleaned_data
        )

    def success_url(self):
        return self.source.get_absolute_url()

    def success_message(self):
        return _("已登记承诺，到期会列在承诺人的首页。")


def source_named(given, user):
    """The record in which the promise was made, as an address names it, within this account's sight; else 404."""
    name, pk = given.get("source"), number_or_none(given.get("id"))
    if name not in SOURCES or pk is None:
        raise Http404
    model = Promise._meta.get_field(name).related_model
    require(may(user, model.view_permission))
    return get_object_or_404(model.objects.visible_to(user).current(), pk=pk)


class PromiseVerb(VerbPage, abstract=True):
    """A way in which a promise ends."""

    permission = Permission.PROMISE_EDIT
    model = Promise

    def answer(self):
        """A form that is sent again finds the promise over: its receipt tells, or the deed."""
        asked = self.object.editable_by if self.request.method == "POST" else self.object.endable_by
        return asked(self.request.user)

    def breadcrumbs(self):
        return [list_crumb(), Crumb(str(self.object), self.object.get_absolute_url())]


class PromiseKeep(PromiseVerb):
    """Mark it as kept, with what was done and the proof."""

    form_class = KeepForm
    title = gettext_lazy("兑现承诺")
    submit_label = gettext_lazy("已兑现")

    def form_kwargs(self):
        return {"user": self.request.user}

    def initial(self):
        return {"on": timezone.localdate()}

    def perform(self, form):
        data = form.cleaned_data
        return actions.keep_promise(
            promise=self.object,
            by=self.request.user,
            at=timezone.now(),
            on=data["on"],
            note=data["note"],
            uploads=data["files"],
        )

    def success_message(self):
        return _("已登记兑现。")


class PromiseGiveUp(PromiseVerb):
    """Say that it was not kept, and why."""

    form_class = GiveUpForm
    title = gettext_lazy("确认未兑现")
    submit_label = gettext_lazy("确认未兑现")
    tone = "bad"
    explanation = gettext_lazy("只用于确实办不到的承诺。请先向对方说明，再写明原因；登记后不能改回。")

    def perform(self, form):
        return actions.give_up_promise(
            promise=self.object, by=self.request.user, at=timezone.now(), reason=form.cleaned_data["reason"]
        )

    def success_message(self):
        return _("已登记未兑现和原因。")


def promises_panel(source, user, *, has_any=True) -> dict:
    """What `outreach/_promises.html` shows on the page of the record in which they were made.

    With `has_any` false nothing is asked: the page knows that there are none.
    """
    on = timezone.localdate()
    seen = Promise.objects.visible_to(user) if has_any else Promise.objects.none()
    seen = seen.filter(**{source_field(source): source})
    promises = list(seen.select_related("owner").order_by("due_on", "pk"))
    for promise in promises:
        promise.shown_badge = promise.badge(on)
        promise.keep_url = (
            reverse("outreach:promise-keep", args=[promise.pk]) if promise.endable_by(user) else ""
        )
    query = {"source": source_field(source), "id": source.pk}
    allowed = user.may(Permission.PROMISE_EDIT)
    return {
        "promises": promises,
        "promise_add": Action(
            _("登记承诺"),
            reverse("outreach:promise-add", query=query),
            allowed and source.editable_by(user),
            icon="plus",
        ),
    }
