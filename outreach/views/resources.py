"""Pages of what associations share."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.access.roles import Permission
from hengl_uf.attachments.pages import AttachPage, attachments_panel
from hengl_uf.lib.dates import full_date
from hengl_uf.web.elements import Action, Badge, Column, Crumb
from hengl_uf.web.focus import FocusesFirst
from hengl_uf.web.form_pages import VerbPage
from hengl_uf.web.lists import ListPage
from hengl_uf.web.numbers import number_or_none
from hengl_uf.web.pages import DetailPage
from hengl_uf.web.removal import RemovalForm
from outreach.actions import resources as actions
from outreach.filters.associations import ResourceFilter
from outreach.forms.resources import ResourceForm, UseForm
from outreach.models import Association, SharedResource

USES_SHOWN = 50


def list_crumb():
    """The way to the list of shared resources."""
    return Crumb(_("共享资源"), reverse("outreach:resource-list"))


class ResourceList(ListPage):
    """What associations share, by kind."""

    permission = Permission.ASSOCIATION_VIEW
    model = SharedResource
    title = gettext_lazy("共享资源")
    template_name = "outreach/resource_list.html"
    filters = ResourceFilter
    default_order = "kind"
    named = ("association",)
    shown = "name kind place offered_from offered_until association"
    columns = (
        Column("name", gettext_lazy("名称")),
        Column("state", gettext_lazy("现在"), css="cell-state"),
        Column("kind", gettext_lazy("类别"), ("kind",)),
        Column("association", gettext_lazy("提供的社团")),
        Column("days", gettext_lazy("可用时间"), css="cell-minor"),
    )
    empty_text = gettext_lazy("还没有共享资源。")
    empty_hint = gettext_lazy("社团愿意给别的社团或村使用的场地、活动、物资、师资，在这里登记。")

    def get_queryset(self):
        return super().get_queryset().current()

    def add(self):
        may = self.request.user.may(Permission.ASSOCIATION_EDIT)
        return Action(_("登记共享资源"), reverse("outreach:resource-add"), may, icon="plus")

    def context(self, **more):
        on = timezone.localdate()
        for row in more.get("rows", ()):
            row.shown_badge = row.badge(on)
        return super().context(**more)


class ResourceDetail(DetailPage):
    """One shared resource: who offers it, how, and who used it."""

    permission = Permission.ASSOCIATION_VIEW
    model = SharedResource
    template_name = "outreach/resource_detail.html"
    related = ("association", "village")
    shown = "association__name association__village village__name"

    def breadcrumbs(self):
        return [list_crumb()]

    def state(self):
        if self.object.is_removed:
            return Badge(_("已移除"), "neutral")
        return self.object.badge(timezone.localdate())

    def actions(self):
        resource = self.object
        answer = resource.editable_by(self.request.user)
        verbs = (
            ("use", _("登记使用"), "plus", ""),
            ("edit", _("修改"), "edit", ""),
            ("remove", _("移除"), "trash", "bad"),
        )
        return [
            Action(
                label, reverse(f"outreach:resource-{verb}", args=[resource.pk]), answer, icon=icon, tone=tone
            )
            for verb, label, icon, tone in verbs
        ]

    def panels(self):
        resource, user = self.object, self.request.user
        uses = resource.uses.select_related("association", "village").order_by("-used_on", "-pk")
        attach = reverse("outreach:resource-attach", args=[resource.pk])
        return {
            "facts": facts_of(resource, user),
            "use_items": [use_item(one, user) for one in uses[:USES_SHOWN]],
            "use_count": resource.uses.count(),
            **attachments_panel(resource, user, attach),
        }


def may_open(association, user) -> bool:
    """Whether the page of this association is open to the account."""
    return association.village_id is None or user.works_in(association.village_id)


def facts_of(resource, user) -> list[dict]:
    """What is known of it, as pairs."""
    association = resource.association
    return [
        {
            "label": _("提供的社团"),
            "value": association,
            "url": association.get_absolute_url() if may_open(association, user) else "",
        },
        {"label": _("类别"), "value": resource.get_kind_display()},
        {"label": _("地点"), "value": resource.place},
        {"label": _("可用时间"), "value": resource.days},
        {"label": _("怎么用"), "value": resource.terms},
        {"label": _("范围"), "value": resource.village or _("全镇")},
    ]


def use_item(use, user) -> dict:
    """One use as a line of a short list."""
    users = _("、").join(str(one) for one in (use.association, use.village) if one)
    url = use.association.get_absolute_url() if use.association and may_open(use.association, user) else ""
    return {
        "label": _("%(users)s：%(what)s") % {"users": users, "what": use.what},
        "url": url,
        "note": full_date(use.used_on),
    }


class ResourceAttach(AttachPage):
    """Add files to a shared resource: a picture of the room, its rules."""

    model = SharedResource


class ResourcePage(FocusesFirst, abstract=True):
    """What the forms about a shared resource have in common."""

    permission = Permission.ASSOCIATION_EDIT
    model = SharedResource

    def answer(self):
        return self.object.editable_by(self.request.user)

    def breadcrumbs(self):
        if self.object is None:
            return [list_crumb()]
        return [list_crumb(), Crumb(str(self.object), self.object.get_absolute_url())]

    def list_url(self):
        return reverse("outreach:resource-list")


class ResourceAdd(ResourcePage):
    """Note what an association shares."""

    form_class = ResourceForm
    title = gettext_lazy("登记共享资源")
    submit_label = gettext_lazy("登记")

    def initial(self):
        given = number_or_none(self.request.GET.get("association"))
        known = Association.objects.visible_to(self.request.user).current()
        return {"association": given if known.filter(pk=given).exists() else None}

    def perform(self, form):
        return actions.add_resource(by=self.request.user, at=timezone.now(), **form.record_fields())

    def success_message(self):
        return _("已登记 %(name)s。") % {"name": self.object}


class ResourceEdit(ResourcePage):
    """Correct what is shared."""

    form_class = ResourceForm
    title = gettext_lazy("修改共享资源")

    def perform(self, form):
        return actions.change_resource(
            resource=self.object,
            by=self.request.user,
            at=timezone.now(),
            version=self.posted_version(),
            **form.record_fields(),
        )


class ResourceUseAdd(ResourcePage, VerbPage):
    """Note who used it, when and for what."""

    form_class = UseForm
    title = gettext_lazy("登记使用")
    submit_label = gettext_lazy("登记")

    def form_kwargs(self):
        return {"user": self.request.user}

    def initial(self):
        return {"used_on": timezone.localdate()}

    def perform(self, form):
        return actions.use_resource(
            resource=self.object, by=self.request.user, at=timezone.now(), **form.cleaned_data
        )

    def success_message(self):
        return _("已登记使用。")


class ResourceRemove(ResourcePage, VerbPage):
    """Take it away, with the reason."""

    form_class = RemovalForm
    title = gettext_lazy("移除共享资源")
    submit_label = gettext_lazy("移除")
    tone = "bad"
    explanation = gettext_lazy("移除后不再出现在清单里，使用记录仍然保留备查。")

    def perform(self, form):
        return actions.remove_resource(
            resource=self.object, by=self.request.user, at=timezone.now(), **form.cleaned_data
        )

    def success_url(self):
        return self.list_url()

    def success_message(self):
        return _("已移除 %(name)s。") % {"name": self.object}
