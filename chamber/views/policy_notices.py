"""Whom a policy is for, telling them, and who was told: each gets an own link, through which it says that it read it."""

from django.contrib import messages
from django.db.models import Exists, OuterRef
from django.http import HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from chamber import links
from chamber.actions import policies as actions
from chamber.filters.policies import MatchFilter, NoticeFilter
from chamber.forms.policies import TellForm
from chamber.models import Membership, Policy, PolicyNotice
from chamber.views.policies import crumb_of, list_crumb
from hengl_uf.access.guards import permitted
from hengl_uf.access.roles import Permission
from hengl_uf.enterprises.models import Enterprise
from hengl_uf.lib.dates import plain_date
from hengl_uf.web.elements import Column
from hengl_uf.web.form_pages import FormPage
from hengl_uf.web.lists import ListPage
from hengl_uf.web.pages import deed
from hengl_uf.web.sheets import csv_file

LINK = "policy"  # the kind of these links
MOST_AT_ONCE = 900  # enterprises that are told in one go: a form of more fields is refused
CHOSEN = "chosen"  # the name of the button of the list: it brings what was ticked to the form


def candidates(policy, user):
    """The enterprises that a policy is for, and those that were told of it all the same.

    Each knows `told`, `was_read`, and `is_outsider` (not a member of the chamber: members come first).
    """
    visible = Enterprise.objects.visible_to(user)
    notices = PolicyNotice.objects.filter(policy=policy, enterprise=OuterRef("pk"))
    members = Membership.objects.members().filter(enterprise=OuterRef("pk"))
    told = policy.notices.order_by().values("enterprise")
    found = visible.filter(pk__in=policy.matched_among(visible).values("pk")) | visible.filter(pk__in=told)
    return found.annotate(
        told=Exists(notices),
        was_read=Exists(notices.filter(read_at__isnull=False)),
        is_outsider=~Exists(members),
    )


class PolicyPart(ListPage, abstract=True):
    """A list that belongs to one policy."""

    permission = Permission.POLICY_VIEW

    def get(self, request, pk):
        self.policy = get_object_or_404(Policy.objects.visible_to(request.user).current(), pk=pk)
        return super().get(request)

    def breadcrumbs(self):
        return [list_crumb(), crumb_of(self.policy)]

    def context(self, **more):
        may = self.policy.editable_by(self.request.user)
        return super().context(policy=self.policy, may_tell=bool(may), **more)


class PolicyMatch(PolicyPart):
    """The enterprises that a policy is for, members first; ticked and told."""

    model = Enterprise
    template_name = "chamber/policy_match.html"
    filters = MatchFilter
    default_order = "name"
    related = ("industry",)
    named = ("village",)
    shown = "name village size industry__name"
    page_size = 50
    columns = (
        Column("name", gettext_lazy("企业"), ("is_outsider", "pinyin")),
        Column("member", gettext_lazy("会员")),
        Column("state", gettext_lazy("告知"), css="cell-state"),
        Column("industry", gettext_lazy("行业和规模"), css="cell-minor"),
        Column("village", gettext_lazy("村（社区）"), css="cell-minor"),
    )
    empty_text = gettext_lazy("没有适用的企业。")
    empty_hint = gettext_lazy(
        "企业的行业和规模在企业页上登记；没有登记的，不会出现在按行业、规模限定的政策里。"
    )

    def get_title(self):
        return _("告知企业：%(policy)s") % {"policy": self.policy}

    def get_queryset(self):
        return candidates(self.policy, self.request.user)

    def context(self, **more):
        rows = more.get("rows", ())
        notices = PolicyNotice.objects.filter(policy=self.policy, enterprise__in=[row.pk for row in rows])
        by_enterprise = {one.enterprise_id: one for one in notices} if rows else {}
        for row in rows:
            row.notice = by_enterprise.get(row.pk)
            row.shown_badge = row.notice.badge() if row.notice else None
        untold = (
            self.filterset.qs.filter(told=False)
            if self.filterset.form.is_valid()
            else Enterprise.objects.none()
        )
        query = QueryDict(mutable=True)
        query.update(
            {name: value for name, value in self.request.GET.items() if name in self.filterset.filters}
        )
        tell = reverse("chamber:policy-tell", args=[self.policy.pk])
        return super().context(
            untold=untold.count(),
            undecided=self.policy.undecided_among(Enterprise.objects.visible_to(self.request.user)),
            tell_url=tell,
            tell_all_url=f"{tell}?{query.urlencode()}" if query else tell,
            notices_url=reverse("chamber:policy-notice-list", args=[self.policy.pk]),
            **more,
        )


class PolicyTell(FormPage):
    """Note that enterprises were told: those that were ticked in the list, or all that its filters found."""

    permission = Permission.POLICY_EDIT
    model = Policy
    form_class = TellForm
    template_name = "chamber/policy_tell.html"
    title = gettext_lazy("告知企业")
    submit_label = gettext_lazy("登记告知")

    def answer(self):
        return self.object.editable_by(self.request.user)

    def breadcrumbs(self):
        return [list_crumb(), crumb_of(self.object)]

    @cached_property
    def offered(self):
        """The enterprises that may be told here; the deed leaves out those that were."""
        return candidates(self.object, self.request.user)

    def form_kwargs(self):
        return {"offered": self.offered}

    def initial(self):
        if CHOSEN in self.request.POST:
            return {"enterprises": self.request.POST.getlist("enterprises")}
        found = MatchFilter(self.request.GET, queryset=self.offered.filter(told=False), request=self.request)
        rows = (
            found.qs.order_by("is_outsider", "pinyin", "pk") if found.form.is_valid() else self.offered.none()
        )
        return {"enterprises": list(rows.values_list("pk", flat=True)[:MOST_AT_ONCE])}

    def post(self, request, **kwargs):
        """What was ticked in the list is shown first, with how it is told."""
        if CHOSEN not in request.POST:
            return super().post(request, **kwargs)
        if not request.POST.getlist("enterprises"):
            messages.error(request, _("请先勾选要告知的企业。"))
            return HttpResponseRedirect(self.cancel_url())
        return self.show(self.make_form())

    def context(self, **more):
        form = more["form"]
        chosen = [one for one in form["enterprises"].value() or () if str(one).isdigit()]
        rows = self.offered.filter(pk__in=chosen).order_by("is_outsider", "pinyin", "pk").only("name")
        chosen = list(rows)
        return super().context(chosen=chosen, most=MOST_AT_ONCE * (len(chosen) >= MOST_AT_ONCE), **more)

    def perform(self, form):
        self.made = actions.tell_policy(
            policy=self.object, by=self.request.user, at=timezone.now(), **form.cleaned_data
        )
        return self.object

    def cancel_url(self):
        return reverse("chamber:policy-match", args=[self.object.pk])

    def success_url(self):
        """To the links that are to be sent; else back to those that are still to be told."""
        if self.request.POST.get("how") == PolicyNotice.How.LINK:
            return reverse("chamber:policy-notice-list", args=[self.object.pk]) + "?state=unread&how=link"
        return reverse("chamber:policy-match", args=[self.object.pk]) + "?state=untold"

    def success_message(self):
        words = {"count": len(self.made)}
        if self.request.POST.get("how") == PolicyNotice.How.LINK:
            return _("已登记告知 %(count)s 家。请把各自的链接发给企业。") % words
        return _("已登记告知 %(count)s 家。") % words


class NoticeList(PolicyPart):
    """Who was told of a policy, how and when, who read it; with the own link of each."""

    model = PolicyNotice
    template_name = "chamber/policy_notice_list.html"
    filters = NoticeFilter
    default_order = "-told"
    related = ("enterprise",)
    shown = "policy how told_at read_at enterprise__name"
    columns = (
        Column("name", gettext_lazy("企业")),
        Column("state", gettext_lazy("阅知"), css="cell-state"),
        Column("how", gettext_lazy("告知方式")),
        Column("told", gettext_lazy("告知日期"), ("told_at",), css="cell-minor"),
        Column("read", gettext_lazy("阅知日期"), css="cell-minor"),
        Column("link", gettext_lazy("企业的专用链接"), css="cell-text"),
    )
    empty_text = gettext_lazy("还没有告知企业。")
    empty_hint = gettext_lazy("先在适用企业里选择要告知的企业。")

    def get_title(self):
        return _("告知情况：%(policy)s") % {"policy": self.policy}

    def get_queryset(self):
        return super().get_queryset().filter(policy=self.policy)

    def context(self, **more):
        for row in more.get("rows", ()):
            row.shown_badge = row.badge()
            row.shown_link = link_to(self.request, row)
            row.shown_told = plain_date(timezone.localdate(row.told_at))
            row.shown_read = plain_date(timezone.localdate(row.read_at)) if row.read_at else ""
        match = reverse("chamber:policy-match", args=[self.policy.pk])
        file = reverse("chamber:policy-notice-file", args=[self.policy.pk])
        return super().context(match_url=f"{match}?state=untold", file_url=file, **more)


def link_to(request, notice) -> str:
    """The address at which this enterprise reads the policy."""
    return links.address(request, "chamber:policy-link", LINK, notice.pk)


@require_safe
@permitted(Permission.POLICY_EDIT)
def notice_file(request, pk):
    """Those that have not read a policy and their links, as a table for sending them out in one go."""
    policy = get_object_or_404(Policy.objects.visible_to(request.user).current(), pk=pk)
    waiting = policy.notices.filter(read_at__isnull=True).select_related("enterprise__village")
    rows = [
        (one.enterprise.name, one.enterprise.village.name, link_to(request, one))
        for one in waiting.order_by("enterprise__pinyin", "pk")
    ]
    return csv_file(f"policy-{policy.pk}.csv", (_("企业"), _("村（社区）"), _("专用链接")), rows)


@require_POST
@permitted(Permission.POLICY_EDIT)
def notice_remove(request, pk):
    """Take back that an enterprise was told."""
    notice = get_object_or_404(PolicyNotice.objects.visible_to(request.user), pk=pk)
    response = deed(
        request,
        notice,
        lambda: actions.take_back_notice(notice=notice, by=request.user, at=timezone.now()),
        _("已撤回告知。"),
    )
    response["Location"] = reverse("chamber:policy-notice-list", args=[notice.policy_id])
    return response
