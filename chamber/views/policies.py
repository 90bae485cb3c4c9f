"""Pages of policies for enterprises; whom they are for and who was told is in `policy_notices.py`."""

from django.db.models import Count
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chamber.actions import policies as actions
from chamber.filters.policies import PolicyFilter
from chamber.forms.policies import PolicyForm
from chamber.models import Policy, PolicyNotice
from hengl_uf.access.roles import Permission
from hengl_uf.attachments.pages import AttachPage, attachments_panel
from hengl_uf.enterprises.models import Enterprise
from hengl_uf.lib.dates import full_date, plain_date
from hengl_uf.web.elements import Action, Badge, Column, Crumb
from hengl_uf.web.focus import FocusesFirst
from hengl_uf.web.lists import ListPage
from hengl_uf.web.pages import DetailPage
from hengl_uf.web.removal import RemovePage
from hengl_uf.web.templatetags.web import shortened

Size = Enterprise.Size


def list_crumb():
    """The way to the list of policies."""
    return Crumb(_("惠企政策"), reverse("chamber:policy-list"))


def crumb_of(policy):
    """The way to one policy."""
    return Crumb(shortened(policy.title, 20), policy.get_absolute_url())


class PolicyList(ListPage):
    """All policies, those that began last first."""

    permission = Permission.POLICY_VIEW
    model = Policy
    title = gettext_lazy("惠企政策")
    template_name = "chamber/policy_list.html"
    filters = PolicyFilter
    default_order = "-from"
    shown = "title issuer document_no valid_from valid_until sizes removed_at"
    prefetch = ("industries",)
    columns = (
        Column("title", gettext_lazy("政策名称")),
        Column("state", gettext_lazy("状态"), css="cell-state"),
        Column("for", gettext_lazy("适用企业")),
        Column("told", gettext_lazy("已阅知/已告知")),
        Column("from", gettext_lazy("有效期"), ("valid_from",)),
    )
    empty_text = gettext_lazy("还没有惠企政策。")
    empty_hint = gettext_lazy("收到惠企政策后登记在这里，系统按行业和规模找出适用的企业，逐家告知。")

    def get_queryset(self):
        return super().get_queryset().current()

    def add(self):
        may = self.request.user.may(Permission.POLICY_EDIT)
        return Action(_("登记政策"), reverse("chamber:policy-add"), may, icon="plus")

    def context(self, **more):
        rows, on = more.get("rows", ()), timezone.localdate()
        counts = notice_counts([row.pk for row in rows])
        for row in rows:
            row.shown_badge, row.shown_for, row.shown_days = row.badge(on), for_whom(row), days_of(row)
            row.told, row.was_read = counts.get(row.pk, (0, 0))
        return super().context(**more)


def notice_counts(ids) -> dict[int, tuple[int, int]]:
    """Of each policy: how many enterprises were told of it, how many read it."""
    if not ids:
        return {}
    notices = PolicyNotice.objects.filter(policy__in=ids).order_by().values("policy")
    counted = notices.annotate(told=Count("pk"), was_read=Count("read_at"))
    return {one["policy"]: (one["told"], one["was_read"]) for one in counted}


def for_whom(policy) -> str:
    """The industries and sizes that a policy is for, in words."""
    industries = _("、").join(one.name for one in sorted(policy.industries.all(), key=lambda one: one.order))
    sizes = _("、").join(str(label) for key, label in Size.choices if key in policy.sizes)
    if industries and sizes:
        return _("%(industries)s；%(sizes)s") % {"industries": industries, "sizes": sizes}
    return industries or sizes or _("所有企业")


def days_of(policy) -> str:
    """How long a policy holds, in words."""
    words = {"first": plain_date(policy.valid_from)}
    if policy.valid_until is None:
        return _("%(first)s 起长期有效") % words
    return _("%(first)s 至 %(last)s") % {**words, "last": plain_date(policy.valid_until)}


class PolicyDetail(DetailPage):
    """One policy: what it says, whom it is for, who was told, files."""

    permission = Permission.POLICY_VIEW
    model = Policy
    template_name = "chamber/policy_detail.html"

    def breadcrumbs(self):
        return [list_crumb()]

    def state(self):
        if self.object.is_removed:
            return Badge(_("已移除"), "neutral")
        return self.object.badge(timezone.localdate())

    def actions(self):
        policy, user = self.object, self.request.user
        editable = policy.editable_by(user)
        verbs = [
            ("match", _("告知企业"), editable, "send", ""),
            ("edit", _("修改"), editable, "edit", ""),
            ("remove", _("移除"), editable, "trash", "bad"),
        ]
        return [
            Action(label, reverse(f"chamber:policy-{verb}", args=[policy.pk]), answer, icon=icon, tone=tone)
            for verb, label, answer, icon, tone in verbs
        ]

    def panels(self):
        policy, user = self.object, self.request.user
        told, was_read = notice_counts([policy.pk]).get(policy.pk, (0, 0))
        matched = policy.matched_among(Enterprise.objects.visible_to(user))
        untold = matched.exclude(pk__in=policy.notices.order_by().values("enterprise")).count()
        match = reverse("chamber:policy-match", args=[policy.pk])
        notices = reverse("chamber:policy-notice-list", args=[policy.pk])
        return {
            "facts": facts_of(policy),
            "told_items": [
                {
                    "label": _("还没有告知"),
                    "url": f"{match}?state=untold",
                    "note": _("%(count)s 家") % {"count": untold},
                },
                {
                    "label": _("已告知"),
                    "url": notices,
                    "note": _("%(count)s 家") % {"count": told},
                },
                {
                    "label": _("已阅知"),
                    "url": f"{notices}?state=read",
                    "note": _("%(count)s 家") % {"count": was_read},
                },
            ],
            **attachments_panel(policy, user, reverse("chamber:policy-attach", args=[policy.pk])),
        }


def facts_of(policy) -> list[dict]:
    """What is known of a policy, as pairs."""
    return [
        {"label": _("发文单位"), "value": policy.issuer},
        {"label": _("文号"), "value": policy.document_no},
        {"label": _("发文日期"), "value": policy.issued_on and full_date(policy.issued_on)},
        {"label": _("有效期"), "value": days_of(policy)},
        {"label": _("适用企业"), "value": for_whom(policy)},
        {"label": _("要点"), "value": policy.summary},
        {"label": _("怎么申请"), "value": policy.how},
        {"label": _("原文网址"), "value": policy.link, "url": policy.link},
    ]


class PolicyFormPage(FocusesFirst, abstract=True):
    """What noting and correcting a policy have in common."""

    permission = Permission.POLICY_EDIT
    model = Policy
    form_class = PolicyForm

    def breadcrumbs(self):
        return [list_crumb()]

    def list_url(self):
        return reverse("chamber:policy-list")


class PolicyAdd(PolicyFormPage):
    """Note a policy."""

    title = gettext_lazy("登记政策")
    submit_label = gettext_lazy("登记政策")

    def initial(self):
        return {"valid_from": timezone.localdate()}

    def perform(self, form):
        return actions.add_policy(by=self.request.user, at=timezone.now(), **form.record_fields())

    def success_message(self):
        return _("已登记政策。下一步：告知适用的企业。")


class PolicyEdit(PolicyFormPage):
    """Correct a policy."""

    title = gettext_lazy("修改政策")

    def answer(self):
        return self.object.editable_by(self.request.user)

    def breadcrumbs(self):
        return [*super().breadcrumbs(), crumb_of(self.object)]

    def perform(self, form):
        return actions.change_policy(
            policy=self.object,
            by=self.request.user,
            at=timezone.now(),
            version=self.posted_version(),
            **form.record_fields(),
        )


class PolicyRemove(RemovePage):
    """Take a policy away, with the reason."""

    model = Policy
    title = gettext_lazy("移除政策")
    explanation = gettext_lazy(
        "移除后不再出现在名单和统计里，发给企业的链接随之失效；记录和原因保留备查。到期的政策不用移除。"
    )

    def breadcrumbs(self):
        return [list_crumb(), crumb_of(self.object)]

    def list_url(self):
        return reverse("chamber:policy-list")

    def remove(self, **how):
        return actions.remove_policy(policy=self.object, **how)


class PolicyAttach(AttachPage):
    """Add the text of a policy."""

    model = Policy
