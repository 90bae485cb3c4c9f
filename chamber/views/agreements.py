"""Pages of agreements: listed, noted with their parties, renewed, ended."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chamber.actions import agreements as actions
from chamber.filters.agreements import AgreementFilter
from chamber.forms.agreements import AgreementForm, EndForm, PartyRows, parties_fit, parties_of, rows_from
from chamber.models import Agreement
from hengl_uf.access.roles import Permission
from hengl_uf.attachments.pages import AttachPage, attachments_panel
from hengl_uf.lib.dates import ONE_DAY, full_date, plain_date
from hengl_uf.web.elements import Action, Badge, Column, Crumb
from hengl_uf.web.focus import FocusesFirst
from hengl_uf.web.form_pages import VerbPage
from hengl_uf.web.lists import ListPage
from hengl_uf.web.pages import DetailPage
from hengl_uf.web.removal import RemovePage
from hengl_uf.web.rows import with_row_added

ROWS = "parties"  # the prefix of the rows
YEAR = timedelta(days=365)


def list_crumb():
    """The way to the list of agreements."""
    return Crumb(_("协议"), reverse("chamber:agreement-list"))


class AgreementList(ListPage):
    """All agreements, newest first."""

    permission = Permission.TRAINING_VIEW
    model = Agreement
    title = gettext_lazy("协议")
    template_name = "chamber/agreement_list.html"
    filters = AgreementFilter
    default_order = "-signed"
    related = ("staff",)
    shown = "title kind signed_on starts_on expires_on ended_on ending staff__name removed_at"
    prefetch = ("parties",)
    columns = (
        Column("title", gettext_lazy("协议名称")),
        Column("state", gettext_lazy("状态"), css="cell-state"),
        Column("expires", gettext_lazy("到期日期"), ("expires_on",)),
        Column("signed", gettext_lazy("签订日期"), ("signed_on",), css="cell-minor"),
        Column("staff", gettext_lazy("跟进人"), css="cell-minor"),
    )
    empty_text = gettext_lazy("还没有协议。")
    empty_hint = gettext_lazy("产教融合三方协议、银企合作等协议登记在这里，到期前提醒续签或终止。")

    def get_queryset(self):
        return super().get_queryset().current()

    def add(self):
        may = self.request.user.may(Permission.TRAINING_EDIT)
        return Action(_("登记协议"), reverse("chamber:agreement-add"), may, icon="plus")

    def context(self, **more):
        on = timezone.localdate()
        for row in more.get("rows", ()):
            row.shown_badge = row.badge(on)
            parties = sorted(row.parties.all(), key=lambda one: (one.order, one.pk))
            row.shown_parties = _("、").join(one.name for one in parties)
            row.shown_end = plain_date(row.expires_on) if row.expires_on else _("没有期限")
            row.shown_signed = plain_date(row.signed_on)
        return super().context(**more)


class AgreementDetail(DetailPage):
    """One agreement: its parties, what it renews or was renewed as, its cohorts, files."""

    permission = Permission.TRAINING_VIEW
    model = Agreement
    template_name = "chamber/agreement_detail.html"
    related = ("staff", "renews")
    shown = "staff__name renews__title"

    def breadcrumbs(self):
        return [list_crumb()]

    def state(self):
        if self.object.is_removed:
            return Badge(_("已移除"), "neutral")
        return self.object.badge(timezone.localdate())

    def actions(self):
        agreement, user = self.object, self.request.user
        editable, endable = agreement.editable_by(user), agreement.endable_by(user)
        verbs = [("edit", _("修改"), editable, "edit", ""), ("remove", _("移除"), editable, "trash", "bad")]
        if agreement.ended_on is None:
            verbs.insert(0, ("renew", _("续签"), endable, "refresh", ""))
            verbs.insert(2, ("end", _("终止"), endable, "ban", ""))
        return [
            Action(
                label, reverse(f"chamber:agreement-{verb}", args=[agreement.pk]), answer, icon=icon, tone=tone
            )
            for verb, label, answer, icon, tone in verbs
        ]

    def panels(self):
        agreement, user = self.object, self.request.user
        parties = agreement.parties.select_related("enterprise").order_by("order", "pk")
        cohorts = agreement.cohorts.current().order_by("-starts_on", "-pk")
        return {
            "facts": facts_of(agreement),
            "parties": [
                {
                    "label": one.name,
                    "note": one.get_role_display(),
                    "url": one.enterprise and one.enterprise.get_absolute_url(),
                }
                for one in parties
            ],
            "cohorts": [
                {"label": one.name, "url": one.get_absolute_url(), "badge": one.badge()} for one in cohorts
            ],
            **attachments_panel(agreement, user, reverse("chamber:agreement-attach", args=[agreement.pk])),
        }


def facts_of(agreement) -> list[dict]:
    """What is known of an agreement, as pairs."""
    expires = full_date(agreement.expires_on) if agreement.expires_on else _("没有期限")
    facts = [
        {"label": _("类别"), "value": agreement.get_kind_display()},
        {"label": _("签订日期"), "value": full_date(agreement.signed_on)},
        {"label": _("生效日期"), "value": full_date(agreement.starts_on)},
        {"label": _("到期日期"), "value": expires},
        {"label": _("跟进人"), "value": agreement.staff},
        {"label": _("主要内容"), "value": agreement.content},
    ]
    if agreement.renews:
        url = agreement.renews.get_absolute_url()
        facts.append({"label": _("续签自"), "value": agreement.renews, "url": url})
    if renewed := Agreement.objects.filter(renews=agreement).only("title").first():
        facts.append({"label": _("已续签为"), "value": renewed, "url": renewed.get_absolute_url()})
    if agreement.ended_on:
        words = {"day": plain_date(agreement.ended_on), "why": agreement.ending}
        facts.append({"label": _("终止"), "value": _("%(day)s，%(why)s") % words})
    return facts


class AgreementFormPage(FocusesFirst, abstract=True):
    """What noting, correcting and renewing an agreement have in common: the rows of the parties."""

    permission = Permission.TRAINING_EDIT
    model = Agreement
    form_class = AgreementForm

    def breadcrumbs(self):
        return [list_crumb()]

    def list_url(self):
        return reverse("chamber:agreement-list")

    def make_form(self, data=None, files=None):
        form = super().make_form(data, files)
        form.rows = PartyRows(
            with_row_added(data, ROWS),
            prefix=ROWS,
            initial=rows_from(self.object),
            form_kwargs={"user": self.request.user},
        )
        form.rows.heading, form.rows.row_label = _("协议方"), _("协议方")
        form.rows.hint = _("产教融合一般是学校、企业、商会三方；用不上的行留空就行。")
        form.rows.add_label = _("再加一方")
        return form

    def is_valid(self, form):
        return all([form.is_valid(), form.rows.is_valid()]) and parties_fit(form.rows)

    def context(self, **more):
        return super().context(formsets=[more["form"].rows], **more)

    def by_now(self, form) -> dict:
        """Who, when, and what was typed."""
        return {
            "by": self.request.user,
            "at": timezone.now(),
            "parties": parties_of(form.rows),
            **form.record_fields(),
        }


class AgreementAdd(AgreementFormPage):
    """Note an agreement with its parties."""

    title = gettext_lazy("登记协议")
    submit_label = gettext_lazy("登记协议")

    def initial(self):
        today = timezone.localdate()
        return {"signed_on": today, "starts_on": today, "kind": Agreement.Kind.TRAINING}

    def perform(self, form):
        return actions.add_agreement(**self.by_now(form))

    def success_message(self):
        return _("已登记协议。把扫描件加到附件里，以后好查。")


class AgreementEdit(AgreementFormPage):
    """Correct an agreement and its parties."""

    title = gettext_lazy("修改协议")

    def answer(self):
        return self.object.editable_by(self.request.user)

    def breadcrumbs(self):
        return [*super().breadcrumbs(), Crumb(str(self.object), self.object.get_absolute_url())]

    def perform(self, form):
        return actions.change_agreement(
            agreement=self.object, version=self.posted_version(), **self.by_now(form)
        )


class AgreementRenew(AgreementFormPage):
    """Note the agreement that follows this one: everything is filled in, with the next days."""

    title = gettext_lazy("续签协议")
    submit_label = gettext_lazy("登记续签")

    def answer(self):
        return self.object.endable_by(self.request.user)

    def breadcrumbs(self):
        return [*super().breadcrumbs(), Crumb(str(self.object), self.object.get_absolute_url())]

    def plain_form(self, data, files, initial):
        """A form of a new record, not of the old one."""
        return self.form_class(data, files, initial=initial, **self.form_kwargs())

    def initial(self):
        old, today = self.object, timezone.localdate()
        starts_on = old.expires_on + ONE_DAY if old.expires_on else today
        lasts = old.expires_on - old.starts_on if old.expires_on else YEAR
        return {
            "title": old.title,
            "kind": old.kind,
            "signed_on": today,
            "starts_on": starts_on,
            "expires_on": starts_on + lasts,
            "staff": old.staff_id,
            "content": old.content,
        }

    def perform(self, form):
        return actions.renew_agreement(
            agreement=self.object, version=self.posted_version(), **self.by_now(form)
        )

    def success_message(self):
        return _("已登记续签，原协议随之终止。")


class AgreementEnd(FocusesFirst, VerbPage):
    """End an agreement that is not renewed."""

    permission = Permission.TRAINING_EDIT
    model = Agreement
    form_class = EndForm
    title = gettext_lazy("终止协议")
    submit_label = gettext_lazy("终止协议")
    tone = "warn"
    explanation = gettext_lazy("终止后不再提醒到期。要继续合作的，请用“续签”。")

    def answer(self):
        return self.object.endable_by(self.request.user)

    def breadcrumbs(self):
        return [list_crumb(), Crumb(str(self.object), self.object.get_absolute_url())]

    def initial(self):
        today = timezone.localdate()
        return {"ended_on": min(today, self.object.expires_on or today)}

    def perform(self, form):
        return actions.end_agreement(
            agreement=self.object, by=self.request.user, at=timezone.now(), **form.cleaned_data
        )

    def success_message(self):
        return _("协议已终止。")


class AgreementRemove(RemovePage):
    """Take an agreement away, with the reason."""

    model = Agreement
    title = gettext_lazy("移除协议")
    explanation = gettext_lazy(
        "只用于登记错了的协议，移除后不再出现在名单和统计里，记录和原因保留备查。续签来的协议移除后，原协议恢复有效。"
    )

    def breadcrumbs(self):
        return [list_crumb(), Crumb(str(self.object), self.object.get_absolute_url())]

    def list_url(self):
        return reverse("chamber:agreement-list")

    def remove(self, **how):
        return actions.remove_agreement(agreement=self.object, **how)


class AgreementAttach(AttachPage):
    """Add the scan of an agreement."""

    model = Agreement
