"""Pages of business opportunities."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chamber.actions import opportunities as actions
from chamber.filters.opportunities import OpportunityFilter
from chamber.forms.opportunities import OpportunityForm, OutcomeForm
from chamber.models import Event, Opportunity
from chamber.views.events import short_crumb
from hengl_uf.access.roles import Permission
from hengl_uf.attachments.pages import AttachPage, attachments_panel
from hengl_uf.enterprises.models import Enterprise
from hengl_uf.lib.dates import full_date
from hengl_uf.lib.money import yuan
from hengl_uf.web.elements import Action, Badge, Column, Crumb
from hengl_uf.web.focus import FocusesFirst
from hengl_uf.web.form_pages import VerbPage
from hengl_uf.web.lists import ListPage
from hengl_uf.web.numbers import YUAN, number_or_none
from hengl_uf.web.pages import DetailPage
from hengl_uf.web.removal import RemovePage


def list_crumb():
    """The way to the list of opportunities."""
    return Crumb(_("商机"), reverse("chamber:opportunity-list"))


class OpportunityList(ListPage):
    """All opportunities, newest first, and what they come to."""

    permission = Permission.EVENT_VIEW
    model = Opportunity
    title = gettext_lazy("商机")
    template_name = "chamber/opportunity_list.html"
    filters = OpportunityFilter
    default_order = "-noted"
    related = ("enterprise", "event")
    shown = "what partner noted_on value follow_up_on status enterprise__name event__title"
    sums = (("value", gettext_lazy("金额"), YUAN),)
    columns = (
        Column("what", gettext_lazy("商机")),
        Column("status", gettext_lazy("状态"), css="cell-state"),
        Column("enterprise", gettext_lazy("企业")),
        Column("value", gettext_lazy("金额"), css="cell-num"),
        Column("follow_up", gettext_lazy("下次跟进")),
        Column("noted", gettext_lazy("登记日期"), ("noted_on",), css="cell-minor"),
    )
    empty_text = gettext_lazy("还没有商机。")
    empty_hint = gettext_lazy("展会、考察、座谈会上谈起的合作在这里登记，跟进到签约、落地。")

    def get_queryset(self):
        return super().get_queryset().current()

    def add(self):
        may = self.request.user.may(Permission.EVENT_EDIT)
        return Action(_("登记商机"), reverse("chamber:opportunity-add"), may, icon="plus")

    def context(self, **more):
        on = timezone.localdate()
        for row in more.get("rows", ()):
            row.shown_badge = row.badge()
            row.shown_value = yuan(row.value) if row.value is not None else ""
            row.is_late = bool(row.follow_up_on and row.follow_up_on < on and row.status in Opportunity.LIVE)
        return super().context(**more)


class OpportunityDetail(DetailPage):
    """One opportunity: whose, from where, what became of it, its papers."""

    permission = Permission.EVENT_VIEW
    model = Opportunity
    template_name = "chamber/opportunity_detail.html"
    related = ("enterprise__village", "event")

    def breadcrumbs(self):
        return [list_crumb()]

    def state(self):
        return Badge(_("已移除"), "neutral") if self.object.is_removed else self.object.badge()

    def actions(self):
        one, user = self.object, self.request.user
        editable = one.editable_by(user)
        label = _("登记结果") if one.status in Opportunity.LIVE else _("修改结果")
        return [
            Action(label, reverse("chamber:opportunity-outcome", args=[one.pk]), editable, icon="flag"),
            Action(_("修改"), reverse("chamber:opportunity-edit", args=[one.pk]), editable, icon="edit"),
            Action(
                _("移除"),
                reverse("chamber:opportunity-remove", args=[one.pk]),
                editable,
                icon="trash",
                tone="bad",
            ),
        ]

    def panels(self):
        one, user = self.object, self.request.user
        attach = reverse("chamber:opportunity-attach", args=[one.pk])
        return {"facts": facts_of(one), **attachments_panel(one, user, attach)}


def facts_of(one) -> list[dict]:
    """What is known of an opportunity, as pairs."""
    event = one.event
    facts = [
        {"label": _("企业"), "value": one.enterprise, "url": one.enterprise.get_absolute_url()},
        {"label": _("村（社区）"), "value": one.enterprise.village.name},
        {"label": _("合作方"), "value": one.partner},
        {"label": _("金额"), "value": yuan(one.value) if one.value is not None else ""},
        {
            "label": _("来自活动"),
            "value": event or _("不是活动带来的"),
            "url": event and event.get_absolute_url(),
        },
        {"label": _("登记日期"), "value": full_date(one.noted_on)},
    ]
    more = [
        {"label": _("下次跟进"), "value": one.follow_up_on and full_date(one.follow_up_on)},
        {"label": _("结果日期"), "value": one.outcome_on and full_date(one.outcome_on)},
        {"label": _("结果说明"), "value": one.outcome},
    ]
    return facts + [fact for fact in more if fact["value"]]


class OpportunityFormPage(FocusesFirst, abstract=True):
    """What noting and correcting an opportunity have in common."""

    permission = Permission.EVENT_EDIT
    model = Opportunity
    form_class = OpportunityForm

    def breadcrumbs(self):
        return [list_crumb()]

    def list_url(self):
        return reverse("chamber:opportunity-list")


class OpportunityAdd(OpportunityFormPage):
    """Note an opportunity; several of one event in a row."""

    title = gettext_lazy("登记商机")
    submit_label = gettext_lazy("登记")
    again_label = gettext_lazy("登记并继续")
    kept_fields = ("event", "noted_on")

    def initial(self):
        return {
            "noted_on": timezone.localdate(),
            "event": self.named("event", Event),
            "enterprise": self.named("enterprise", Enterprise),
        }

    def named(self, name, model):
        """The id of the record that the address names, if there is such a one."""
        pk = number_or_none(self.request.GET.get(name))
        found = pk and model.objects.visible_to(self.request.user).current().filter(pk=pk).exists()
        return pk if found else None

    def perform(self, form):
        return actions.note_opportunity(by=self.request.user, at=timezone.now(), **form.record_fields())

    def success_message(self):
        return _("已登记商机。")


class OpportunityEdit(OpportunityFormPage):
    """Correct an opportunity."""

    title = gettext_lazy("修改商机")

    def answer(self):
        return self.object.editable_by(self.request.user)

    def breadcrumbs(self):
        return [list_crumb(), short_crumb(self.object)]

    def perform(self, form):
        return actions.change_opportunity(
            opportunity=self.object,
            by=self.request.user,
            at=timezone.now(),
            version=self.posted_version(),
            **form.record_fields(),
        )


class OpportunityOutcome(VerbPage):
    """Note what became of it."""

    permission = Permission.EVENT_EDIT
    model = Opportunity
    form_class = OutcomeForm
    title = gettext_lazy("登记结果")
    submit_label = gettext_lazy("登记结果")

    def answer(self):
        return self.object.editable_by(self.request.user)

    def breadcrumbs(self):
        return [list_crumb(), short_crumb(self.object)]

    def form_kwargs(self):
        return {"opportunity": self.object}

    def plain_form(self, data, files, initial):
        return self.form_class(data, files, initial=initial, **self.form_kwargs())

    def initial(self):
        one = self.object
        words = {"outcome": one.outcome, "value": one.value, "follow_up_on": one.follow_up_on}
        known = {"status": one.status} if one.outcome_on else {}
        return {**words, **known, "outcome_on": one.outcome_on or timezone.localdate()}

    def conflict(self, form, current):
        """An outcome is told anew: the page of the opportunity says what the other one told."""
        return {"by": current.changed_by.name, "at": current.changed_at, "changes": []}

    def perform(self, form):
        return actions.tell_outcome(
            opportunity=self.object,
            by=self.request.user,
            at=timezone.now(),
            version=self.posted_version(),
            **form.cleaned_data,
        )

    def success_message(self):
        return _("已登记结果。")


class OpportunityRemove(RemovePage):
    """Take away an opportunity that was entered by mistake."""

    model = Opportunity
    title = gettext_lazy("移除商机")

    def breadcrumbs(self):
        return [list_crumb(), short_crumb(self.object)]

    def list_url(self):
        return reverse("chamber:opportunity-list")

    def remove(self, **how):
        return actions.remove_opportunity(opportunity=self.object, **how)


class OpportunityAttach(AttachPage):
    """Add letters of intent, contracts, photos."""

    model = Opportunity
