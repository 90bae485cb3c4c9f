"""The verbs of a wish: published, claimed, released, fulfilled, thanked, removed."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from hengl_uf.access.guards import permitted
from hengl_uf.access.roles import Permission
from hengl_uf.web.elements import Crumb
from hengl_uf.web.form_pages import VerbPage
from hengl_uf.web.pages import deed
from hengl_uf.web.removal import RemovalForm
from outreach.actions import wishes as actions
from outreach.forms.wishes import ClaimForm, FulfilForm, ReleaseForm, ThankForm
from outreach.models import Wish
from outreach.views.wishes import list_crumb


class WishVerb(VerbPage, abstract=True):
    """What the verbs of a wish have in common."""

    permission = Permission.WISH_EDIT
    model = Wish

    def get_queryset(self):
        return super().get_queryset().select_related("claimed_association", "claimed_enterprise")

    def breadcrumbs(self):
        return [list_crumb(), Crumb(self.object.number, self.object.get_absolute_url())]

    def done(self, action, **words):
        """Make the action call on this wish."""
        return action(wish=self.object, by=self.request.user, at=timezone.now(), **words)


class WishClaim(WishVerb):
    """Write down who will fulfil it."""

    form_class = ClaimForm
    title = gettext_lazy("登记认领")
    submit_label = gettext_lazy("登记认领")

    def answer(self):
        return self.object.claimable_by(self.request.user)

    def form_kwargs(self):
        return {"user": self.request.user}

    def perform(self, form):
        return self.done(actions.claim_wish, **form.cleaned_data)

    def success_message(self):
        return _("已登记由%(who)s认领。") % {"who": self.object.claimant}


class WishRelease(WishVerb):
    """Let it wait again."""

    form_class = ReleaseForm
    title = gettext_lazy("退回待认领")
    submit_label = gettext_lazy("退回")
    explanation = gettext_lazy("认领方不能实现时退回，别人就可以认领。退回的原因记在历史里。")

    def answer(self):
        return self.object.releasable_by(self.request.user)

    def perform(self, form):
        return self.done(actions.release_wish, reason=form.cleaned_data["reason"])

    def success_message(self):
        return _("已退回，等待认领。")


class WishFulfil(WishVerb):
    """Write down that it came true."""

    form_class = FulfilForm
    title = gettext_lazy("登记实现")
    submit_label = gettext_lazy("登记实现")

    def answer(self):
        return self.object.fulfillable_by(self.request.user)

    def form_kwargs(self):
        return {"user": self.request.user}

    def initial(self):
        return {"fulfilled_on": timezone.localdate()}

    def perform(self, form):
        data = form.cleaned_data
        return self.done(
            actions.fulfil_wish, on=data["fulfilled_on"], note=data["note"], uploads=data["proof"]
        )

    def success_message(self):
        return _("已登记实现。接下来可以登记致谢。")


class WishThank(WishVerb):
    """Write down how whoever fulfilled it was thanked."""

    form_class = ThankForm
    title = gettext_lazy("登记致谢")
    submit_label = gettext_lazy("登记致谢")

    def answer(self):
        return self.object.thankable_by(self.request.user)

    def perform(self, form):
        return self.done(actions.thank_wish, thanks=form.cleaned_data["thanks"])

    def success_message(self):
        return _("已登记致谢。")


class WishRemove(WishVerb):
    """Take away a wish that nobody claimed."""

    form_class = RemovalForm
    title = gettext_lazy("移除心愿")
    submit_label = gettext_lazy("移除")
    tone = "bad"
    explanation = gettext_lazy(
        "移除后不再出现在清单和统计里，记录和原因仍然保留备查，编号不再使用。已被认领的心愿不能移除。"
    )

    def answer(self):
        return self.object.removable_by(self.request.user)

    def perform(self, form):
        return self.done(actions.remove_wish, reason=form.cleaned_data["reason"])

    def success_url(self):
        return reverse("outreach:wish-list")

    def success_message(self):
        return _("已移除心愿。")


@require_POST
@permitted(Permission.WISH_EDIT)
def wish_publish(request, pk):
    """Let a draft be claimed."""
    wish = get_object_or_404(Wish.objects.visible_to(request.user), pk=pk)
    return deed(
        request,
        wish,
        lambda: actions.publish_wish(wish=wish, by=request.user, at=timezone.now()),
        _("已发布，等待认领。"),
    )
