"""Pages of posts of members in enterprises: 党员示范岗, 先锋岗, 责任区."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from chamber.actions import service_posts as actions
from chamber.filters.service_posts import ServicePostFilter
from chamber.forms.service_posts import EndPostForm, ServicePostForm
from chamber.models import ServicePost
from hengl_uf.access.guards import permitted
from hengl_uf.access.roles import Permission
from hengl_uf.attachments.pages import AttachPage, attachments_panel
from hengl_uf.lib.dates import full_date
from hengl_uf.web.elements import Action, Badge, Column, Crumb
from hengl_uf.web.focus import FocusesFirst
from hengl_uf.web.form_pages import VerbPage
from hengl_uf.web.lists import ListPage
from hengl_uf.web.numbers import amount, number_or_none
from hengl_uf.web.pages import DetailPage, deed
from hengl_uf.web.removal import RemovePage

PEOPLE = gettext_lazy("名")


def list_crumb():
    """The way to the list of posts."""
    return Crumb(_("党员岗位"), reverse("chamber:service-post-list"))


class ServicePostList(ListPage):
    """All posts, newest first."""

    permission = Permission.PARTY_VIEW
    model = ServicePost
    title = gettext_lazy("党员示范岗、先锋岗和责任区")
    template_name = "chamber/service_post_list.html"
    filters = ServicePostFilter
    default_order = "-set"
    related = ("enterprise__village",)
    shown = "name kind set_on people ended_on enterprise__name enterprise__village__name"
    sums = (("people", gettext_lazy("党员"), PEOPLE),)
    columns = (
        Column("name", gettext_lazy("岗位（责任区）")),
        Column("state", gettext_lazy("状态"), css="cell-state"),
        Column("enterprise", gettext_lazy("企业")),
        Column("people", gettext_lazy("党员人数"), css="cell-num"),
        Column("set", gettext_lazy("设立日期"), ("set_on",)),
        Column("village", gettext_lazy("村（社区）"), css="cell-minor"),
    )
    empty_text = gettext_lazy("还没有党员岗位。")
    empty_hint = gettext_lazy("企业里设立的党员示范岗、先锋岗、责任区登记在这里，只记岗位和人数，不记名字。")

    def get_queryset(self):
        return super().get_queryset().current()

    def add(self):
        may = self.request.user.may(Permission.PARTY_EDIT)
        return Action(_("设立岗位"), reverse("chamber:service-post-add"), may, icon="plus")

    def context(self, **more):
        for row in more.get("rows", ()):
            row.shown_badge = row.badge()
        return super().context(**more)


class ServicePostDetail(DetailPage):
    """One post: where, since when, for what."""

    permission = Permission.PARTY_VIEW
    model = ServicePost
    template_name = "chamber/service_post_detail.html"
    related = ("enterprise__village", "organisation")
    shown = "enterprise__name enterprise__village__name organisation__name"

    def breadcrumbs(self):
        return [list_crumb()]

    def state(self):
        return Badge(_("已移除"), "neutral") if self.object.is_removed else self.object.badge()

    def actions(self):
        post, user = self.object, self.request.user
        editable = post.editable_by(user)
        change = (
            ("restore", _("恢复"), post.restorable_by(user), "rotate", "")
            if post.ended_on
            else ("end", _("撤销岗位"), post.endable_by(user), "ban", "")
        )
        verbs = [
            ("edit", _("修改"), editable, "edit", ""),
            change,
            ("remove", _("移除"), editable, "trash", "bad"),
        ]
        return [
            Action(
                label,
                reverse(f"chamber:service-post-{verb}", args=[post.pk]),
                answer,
                method="post" if verb == "restore" else "get",
                icon=icon,
                tone=tone,
            )
            for verb, label, answer, icon, tone in verbs
        ]

    def panels(self):
        post, user = self.object, self.request.user
        attach = reverse("chamber:service-post-attach", args=[post.pk])
        return {"facts": facts_of(post), **attachments_panel(post, user, attach)}


def facts_of(post) -> list[dict]:
    """What is known of a post, as pairs."""
    enterprise, organisation = post.enterprise, post.organisation
    return [
        {"label": _("类别"), "value": post.get_kind_display()},
        {"label": _("企业"), "value": enterprise, "url": enterprise.get_absolute_url()},
        {"label": _("村（社区）"), "value": enterprise.village},
        {
            "label": _("党组织"),
            "value": organisation,
            "url": organisation and organisation.get_absolute_url(),
        },
        {"label": _("设立日期"), "value": full_date(post.set_on)},
        *([{"label": _("撤销日期"), "value": full_date(post.ended_on)}] if post.ended_on else ()),
        {"label": _("党员人数"), "value": amount(post.people, PEOPLE)},
        {"label": _("职责"), "value": post.duty},
    ]


class ServicePostFormPage(FocusesFirst, abstract=True):
    """What setting up and correcting a post have in common."""

    permission = Permission.PARTY_EDIT
    model = ServicePost
    form_class = ServicePostForm

    def breadcrumbs(self):
        return [list_crumb()]

    def list_url(self):
        return reverse("chamber:service-post-list")


class ServicePostAdd(ServicePostFormPage):
    """Set up a post; those of one enterprise are set up one after the other."""

    title = gettext_lazy("设立党员岗位")
    submit_label = gettext_lazy("设立")
    again_label = gettext_lazy("设立并继续")
    kept_fields = ("enterprise", "kind", "set_on", "organisation")

    def initial(self):
        given = self.request.GET
        return {
            "enterprise": number_or_none(given.get("enterprise")),
            "organisation": number_or_none(given.get("organisation")),
            "set_on": timezone.localdate(),
        }

    def perform(self, form):
        return actions.set_up_post(by=self.request.user, at=timezone.now(), **form.record_fields())

    def success_message(self):
        return _("已设立岗位。")


class ServicePostEdit(ServicePostFormPage):
    """Correct a post."""

    title = gettext_lazy("修改党员岗位")

    def answer(self):
        return self.object.editable_by(self.request.user)

    def breadcrumbs(self):
        return [*super().breadcrumbs(), Crumb(str(self.object), self.object.get_absolute_url())]

    def perform(self, form):
        return actions.change_post(
            post=self.object,
            by=self.request.user,
            at=timezone.now(),
            version=self.posted_version(),
            **form.record_fields(),
        )


class ServicePostEnd(FocusesFirst, VerbPage):
    """Note that a post is there no more."""

    permission = Permission.PARTY_EDIT
    model = ServicePost
    form_class = EndPostForm
    title = gettext_lazy("撤销党员岗位")
    submit_label = gettext_lazy("撤销岗位")
    tone = "warn"
    explanation = gettext_lazy("撤销后仍然列在清单里，状态为已撤销。登记错了的，请用“移除”。")

    def answer(self):
        return self.object.endable_by(self.request.user)

    def breadcrumbs(self):
        return [list_crumb(), Crumb(str(self.object), self.object.get_absolute_url())]

    def initial(self):
        return {"ended_on": timezone.localdate()}

    def perform(self, form):
        return actions.end_post(
            post=self.object, by=self.request.user, at=timezone.now(), **form.cleaned_data
        )

    def success_message(self):
        return _("已撤销岗位。")


@require_POST
@permitted(Permission.PARTY_EDIT)
def service_post_restore(request, pk):
    """Take back that a post has ended."""
    post = get_object_or_404(ServicePost.objects.visible_to(request.user), pk=pk)
    return deed(
        request,
        post,
        lambda: actions.restore_post(post=post, by=request.user, at=timezone.now()),
        _("已恢复岗位。"),
    )


class ServicePostRemove(RemovePage):
    """Take a post away, with the reason."""

    model = ServicePost
    title = gettext_lazy("移除党员岗位")

    def breadcrumbs(self):
        return [list_crumb(), *super().breadcrumbs()]

    def list_url(self):
        return reverse("chamber:service-post-list")

    def remove(self, **how):
        return actions.remove_post(post=self.object, **how)


class ServicePostAttach(AttachPage):
    """Add photos and files to a post."""

    model = ServicePost
