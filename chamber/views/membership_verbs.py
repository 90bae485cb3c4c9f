"""The steps of a membership: reviewed, approved, certified; refused, left, taken back, removed."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from chamber.actions import memberships as actions
from chamber.forms.memberships import CertifyForm, CouncilForm, LeaveForm, RefusalForm, ReviewForm
from chamber.models import Fee, Membership
from chamber.views.memberships import list_crumb
from hengl_uf.access.guards import permitted
from hengl_uf.access.roles import Permission
from hengl_uf.web.elements import Crumb
from hengl_uf.web.focus import FocusesFirst
from hengl_uf.web.form_pages import VerbPage
from hengl_uf.web.pages import deed
from hengl_uf.web.removal import RemovePage

Status = Membership.Status


class Step(FocusesFirst, VerbPage, abstract=True):
    """One step; a subclass states from which `steps` it may be taken, and its `day`, which begins as today."""

    permission = Permission.MEMBERSHIP_EDIT
    model = Membership
    steps: tuple[str, ...] = ()
    day = ""

    def get_queryset(self):
        return super().get_queryset().select_related("enterprise")

    def answer(self):
        return self.object.at_step(self.request.user, *self.steps)

    def breadcrumbs(self):
        return [list_crumb(), Crumb(str(self.object), self.object.get_absolute_url())]

    def initial(self):
        return {self.day: timezone.localdate()}

    def by_now(self) -> dict:
        """What, who and when."""
        return {"membership": self.object, "by": self.request.user, "at": timezone.now()}


class MembershipReview(Step):
    """The secretariat passes an application on."""

    form_class = ReviewForm
    title = gettext_lazy("初审通过")
    submit_label = gettext_lazy("初审通过")
    steps = (Status.APPLIED,)
    day = "reviewed_on"

    def perform(self, form):
        return actions.review_membership(**self.by_now(), **form.cleaned_data)

    def success_message(self):
        return _("初审已通过，等理事会审议。")


class MembershipCouncil(Step):
    """The council has agreed."""

    form_class = CouncilForm
    title = gettext_lazy("理事会审议通过")
    submit_label = gettext_lazy("登记通过")
    steps = (Status.REVIEWED,)
    day = "council_on"

    def perform(self, form):
        return actions.approve_membership(**self.by_now(), **form.cleaned_data)

    def success_message(self):
        return _("理事会已通过，接着发会员证。")


class MembershipCertify(Step):
    """Give the certificate and its number."""

    form_class = CertifyForm
    title = gettext_lazy("发会员证")
    submit_label = gettext_lazy("发证")
    steps = (Status.APPROVED,)
    day = "joined_on"

    def perform(self, form):
        return actions.certify_membership(**self.by_now(), **form.cleaned_data)

    def success_message(self):
        return _("已发会员证，编号 %(number)s。接着可以登记会费。") % {"number": self.object.member_no}


class MembershipRefuse(Step):
    """Note that an application was refused."""

    form_class = RefusalForm
    title = gettext_lazy("登记未通过")
    submit_label = gettext_lazy("登记未通过")
    tone = "warn"
    explanation = gettext_lazy("这次申请到此结束，原因保留备查。企业以后可以再次申请。")
    steps = Membership.UNDER_WAY
    day = "ended_on"

    def perform(self, form):
        return actions.refuse_membership(**self.by_now(), **form.cleaned_data)

    def success_message(self):
        return _("已登记未通过。")


class MembershipLeave(Step):
    """Note that a member left."""

    form_class = LeaveForm
    title = gettext_lazy("登记退会")
    submit_label = gettext_lazy("登记退会")
    tone = "warn"
    steps = (Status.MEMBER,)
    day = "ended_on"

    def context(self, **more):
        return super().context(**more) | {"explanation": leaving_words(self.object)}

    def perform(self, form):
        return actions.leave_chamber(**self.by_now(), **form.cleaned_data)

    def success_message(self):
        return _("已登记退会。")


def leaving_words(membership) -> str:
    """What leaving does: to whom who sits in the council, and to fees that are open."""
    on = timezone.localdate()
    terms = [str(term) for term in membership.terms.running(on).select_related("office").order_by("pk")]
    fees = Fee.objects.open().filter(membership=membership).count()
    words = [_("退会后不再计入会员，会员编号保留备查。")]
    if terms:
        names = _("、").join(terms)
        words.append(_("这些任职同日结束：%(names)s。") % {"names": names})
    if fees:
        words.append(_("还有 %(count)s 笔会费未缴，退会后仍可登记缴费或减免。") % {"count": fees})
    return "".join(words)


@require_POST
@permitted(Permission.MEMBERSHIP_EDIT)
def membership_reopen(request, pk):
    """Take back that an application was refused, or that a member left."""
    membership = get_object_or_404(Membership.objects.visible_to(request.user), pk=pk)
    return deed(
        request,
        membership,
        lambda: actions.reopen_membership(membership=membership, by=request.user, at=timezone.now()),
        _("已撤回，回到原来的状态。"),
    )


class MembershipRemove(FocusesFirst, RemovePage):
    """Take away what was entered by mistake."""

    model = Membership
    title = gettext_lazy("移除会员记录")
    explanation = gettext_lazy("只用于登记错了的记录；不再是会员的，请登记退会。移除后原因保留备查。")

    def breadcrumbs(self):
        return [list_crumb(), *super().breadcrumbs()]

    def remove(self, **how):
        return actions.remove_membership(membership=self.object, **how)

    def list_url(self):
        return reverse("chamber:membership-list")
