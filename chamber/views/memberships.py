"""Pages of members of the chamber; the steps of a membership are in `membership_verbs.py`."""

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chamber.actions import memberships as actions
from chamber.filters.memberships import MembershipFilter
from chamber.forms.memberships import ApplicationForm, ApplyForm, MemberForm
from chamber.models import Fee, Membership
from hengl_uf.access.guards import permitted
from hengl_uf.access.roles import Permission
from hengl_uf.attachments.pages import AttachPage, attachments_panel
from hengl_uf.lib.dates import full_date
from hengl_uf.lib.money import yuan
from hengl_uf.lib.text import clean_line
from hengl_uf.web.elements import Action, Badge, Column, Crumb
from hengl_uf.web.focus import FocusesFirst
from hengl_uf.web.lists import ListPage
from hengl_uf.web.numbers import number_or_none
from hengl_uf.web.pages import DetailPage

OPTIONS_SHOWN = 8
Status = Membership.Status
# What comes next, by state: (verb, words, icon).
NEXT = {
    Status.APPLIED: ("review", gettext_lazy("初审通过"), "check"),
    Status.REVIEWED: ("council", gettext_lazy("理事会通过"), "users-group"),
    Status.APPROVED: ("certify", gettext_lazy("发会员证"), "certificate"),
}


def list_crumb():
    """The way to the list of members."""
    return Crumb(_("会员"), reverse("chamber:membership-list"))


def verb_url(verb, pk) -> str:
    """The page of a verb about a membership."""
    return reverse(f"chamber:membership-{verb}", args=[pk])


class MembershipList(ListPage):
    """Members and applications, the latest first."""

    permission = Permission.MEMBERSHIP_VIEW
    model = Membership
    title = gettext_lazy("会员")
    template_name = "chamber/membership_list.html"
    filters = MembershipFilter
    default_order = "-applied_on"
    related = ("enterprise__village", "enterprise__industry")
    shown = "status member_no applied_on joined_on enterprise__name enterprise__village__name enterprise__industry__name"
    columns = (
        Column("name", gettext_lazy("企业"), ("enterprise__pinyin",)),
        Column("state", gettext_lazy("状态"), css="cell-state"),
        Column("number", gettext_lazy("会员编号"), ("member_no",)),
        Column("joined", gettext_lazy("入会日期"), ("joined_on",)),
        Column("village", gettext_lazy("村（社区）"), css="cell-minor"),
        Column("next", "", css="cell-action"),
    )
    empty_text = gettext_lazy("还没有会员。")
    empty_hint = gettext_lazy("从登记入会申请开始：初审、理事会审议、发证，一步一步记在这里。")

    def get_queryset(self):
        return super().get_queryset().current()

    def add(self):
        may = self.request.user.may(Permission.MEMBERSHIP_EDIT)
        return Action(_("登记入会申请"), reverse("chamber:membership-add"), may, icon="plus")

    def context(self, **more):
        may = bool(self.request.user.may(Permission.MEMBERSHIP_EDIT))
        for row in more.get("rows", ()):
            row.shown_badge = row.badge()
            row.shown_next = next_of(row) if may else None
        return super().context(**more)


def next_of(membership, answer=None) -> Action | None:
    """The step that comes next, while an application is under way."""
    if membership.status not in NEXT:
        return None
    verb, label, icon = NEXT[membership.status]
    more = {"answer": answer} if answer is not None else {}
    return Action(str(label), verb_url(verb, membership.pk), icon=icon, **more)


def pay_action(fee, answer) -> Action:
    """The fee that is to be paid next."""
    words = _("登记 %(year)s 年缴费") % {"year": fee.year}
    return Action(words, reverse("chamber:fee-pay", args=[fee.pk]), answer, icon="coin")


class MembershipDetail(DetailPage):
    """One membership: where it stands and what comes next, its steps, fees, offices and files."""

    permission = Permission.MEMBERSHIP_VIEW
    model = Membership
    template_name = "chamber/membership_detail.html"
    related = ("enterprise__village", "enterprise__industry", "reviewed_by")

    def breadcrumbs(self):
        return [list_crumb()]

    def state(self):
        return Badge(_("已移除"), "neutral") if self.object.is_removed else self.object.badge()

    def actions(self):
        membership, user = self.object, self.request.user
        pk, editable = membership.pk, membership.editable_by(user)
        steps = []
        if membership.status in NEXT:
            steps = [
                next_of(membership, editable),
                Action(_("登记未通过"), verb_url("refuse", pk), editable, icon="ban"),
            ]
        elif membership.status == Status.MEMBER:
            fee = membership.fees.open().order_by("due_on", "pk").first()
            steps = [
                pay_action(fee, editable)
                if fee
                else Action(_("登记会费"), reverse("chamber:fee-add", args=[pk]), editable, icon="coin"),
                Action(_("出具会员证书"), verb_url("letter", pk), editable, icon="certificate"),
                Action(_("登记退会"), verb_url("leave", pk), editable, icon="logout"),
            ]
        else:
            again = reverse("chamber:membership-add", query={"enterprise": membership.enterprise_id})
            steps = [
                Action(_("再次申请入会"), again, editable, icon="plus"),
                Action(self.take_back(), verb_url("reopen", pk), editable, method="post", icon="rotate"),
            ]
        return [
            *steps,
            Action(_("修改"), verb_url("edit", pk), editable, icon="edit"),
            Action(_("移除"), verb_url("remove", pk), editable, icon="trash", tone="bad"),
        ]

    def take_back(self):
        """What undoing the end is called."""
        return _("撤回退会") if self.object.status == Status.LEFT else _("撤回未通过")

    def panels(self):
        membership, user, on = self.object, self.request.user, timezone.localdate()
        may_edit = bool(membership.editable_by(user))
        return {
            "facts": facts_of(membership),
            "timeline": steps_of(membership),
            "fees": fees_of(membership, on),
            "fee_add_url": reverse("chamber:fee-add", args=[membership.pk])
            if may_edit and membership.member_no
            else "",
            "may_edit": may_edit,
            "terms": terms_of(membership, on),
            **attachments_panel(membership, user, verb_url("attach", membership.pk)),
        }


def facts_of(membership) -> list[dict]:
    """What is known of a membership, as pairs."""
    enterprise = membership.enterprise
    facts = [
        {"label": _("企业"), "value": enterprise.name, "url": enterprise.get_absolute_url()},
        {"label": _("会员编号"), "value": membership.member_no or _("发证后编号")},
        {"label": _("入会日期"), "value": membership.joined_on and full_date(membership.joined_on)},
        {"label": _("村（社区）"), "value": enterprise.village},
        {"label": _("行业"), "value": enterprise.industry},
        {"label": _("申请经办人"), "value": membership.applicant},
    ]
    more = [
        {"label": _("介绍人"), "value": membership.sponsors},
        {"label": _("备注"), "value": membership.remark},
    ]
    return facts + [fact for fact in more if fact["value"]]


def steps_of(membership) -> list[dict]:
    """The steps that were taken, the latest first."""
    ended = _("退会") if membership.status == Status.LEFT else _("未通过")
    reviewer = membership.reviewed_by and membership.reviewed_by.name
    number = membership.member_no
    steps = [
        (membership.ended_on, ended, membership.ending, "warn", ""),
        (membership.joined_on, _("发会员证"), number, "good", ""),
        (membership.council_on, _("理事会审议通过"), membership.council_note, "", ""),
        (membership.reviewed_on, _("初审通过"), membership.review_note, "", reviewer),
        (membership.applied_on, _("申请入会"), "", "", membership.applicant),
    ]
    return [
        {"at": day, "title": title, "text": text, "tone": tone, "actor": actor}
        for day, title, text, tone, actor in steps
        if day
    ]


def fees_of(membership, on) -> list[Fee]:
    """Its fees, the latest year first."""
    fees = list(membership.fees.order_by("-year"))
    for fee in fees:
        fee.membership = membership
        fee.shown_badge, fee.shown_amount = fee.badge(on), yuan(fee.amount)
    return fees


def terms_of(membership, on) -> list[dict]:
    """Who sits or sat in the council for it."""
    terms = membership.terms.select_related("office").order_by("-starts_on", "pk")
    return [
        {
            "label": str(term),
            "url": term.get_absolute_url(),
            "note": _("，").join(filter(None, (term.days, term.ended_reason))),
            "badge": term.badge(on),
        }
        for term in terms
    ]


class MembershipAttach(AttachPage):
    """Add files to a membership: the application, the licence, the council's resolution."""

    model = Membership


class MembershipFormPage(FocusesFirst, abstract=True):
    """What applying and correcting have in common."""

    permission = Permission.MEMBERSHIP_EDIT
    model = Membership

    def breadcrumbs(self):
        return [list_crumb()]

    def list_url(self):
        return reverse("chamber:membership-list")


class MembershipAdd(MembershipFormPage):
    """Note that an enterprise applies."""

    form_class = ApplyForm
    title = gettext_lazy("登记入会申请")
    submit_label = gettext_lazy("登记")
    again_label = gettext_lazy("登记并继续")
    kept_fields = ("applied_on",)

    def initial(self):
        enterprise = number_or_none(self.request.GET.get("enterprise"))
        return {"applied_on": timezone.localdate(), "enterprise": enterprise}

    def perform(self, form):
        return actions.apply_for_membership(by=self.request.user, at=timezone.now(), **form.record_fields())

    def success_message(self):
        return _("已登记入会申请。申请表等可以作为附件上传，接着初审。")


class MembershipEdit(MembershipFormPage):
    """Correct what is noted of an application or a member."""

    form_class = ApplicationForm
    title = gettext_lazy("修改会员资料")

    def get_queryset(self):
        return super().get_queryset().select_related("enterprise")

    def answer(self):
        return self.object.editable_by(self.request.user)

    def plain_form(self, data, files, initial):
        if self.object.member_no:
            self.form_class = MemberForm
        return super().plain_form(data, files, initial)

    def breadcrumbs(self):
        return [*super().breadcrumbs(), Crumb(str(self.object), self.object.get_absolute_url())]

    def perform(self, form):
        return actions.change_membership(
            membership=self.object,
            by=self.request.user,
            at=timezone.now(),
            version=self.posted_version(),
            **form.record_fields(),
        )


@permitted(Permission.MEMBERSHIP_VIEW)
def membership_options(request):
    """The members under a type-ahead box."""
    words = clean_line(request.GET.get("q", ""))
    members = Membership.objects.visible_to(request.user).members().select_related("enterprise__village")
    found = members.matching(words).in_name_order()[:OPTIONS_SHOWN] if words else ()
    options = [
        {
            "value": one.pk,
            "label": f"{one.enterprise.name} · {one.member_no}",
            "detail": one.enterprise.village.name,
        }
        for one in found
    ]
    return render(request, "web/_options.html", {"options": options})
