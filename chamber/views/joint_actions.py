"""Pages of joint actions (社会治理, 联防联治): where, when, with whom, how many."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chamber.actions import joint_actions as actions
from chamber.filters.pairings import JointActionFilter
from chamber.forms.joint_actions import JointActionForm
from chamber.models import JointAction
from hengl_uf.access.roles import Permission
from hengl_uf.attachments.pages import AttachPage, attachments_panel
from hengl_uf.lib.dates import full_date
from hengl_uf.lib.money import yuan
from hengl_uf.web.elements import Action, Badge, Column, Crumb
from hengl_uf.web.focus import FocusesFirst
from hengl_uf.web.lists import ListPage
from hengl_uf.web.numbers import YUAN
from hengl_uf.web.pages import DetailPage
from hengl_uf.web.removal import RemovePage


def list_crumb():
    """The way to the list of joint actions."""
    return Crumb(_("社会治理行动"), reverse("chamber:joint-action-list"))


class JointActionList(ListPage):
    """All joint actions, the latest first."""

    permission = Permission.PAIRING_VIEW
    model = JointAction
    title = gettext_lazy("社会治理行动")
    template_name = "chamber/joint_action_list.html"
    filters = JointActionFilter
    default_order = "-held"
    named = ("village", "park")
    shown = "kind title held_on village park partners people supplies"
    sums = (
        ("people", gettext_lazy("出动"), gettext_lazy("人次")),
        ("supplies", gettext_lazy("支援物资"), YUAN),
    )
    columns = (
        Column("title", gettext_lazy("名称")),
        Column("kind", gettext_lazy("类别")),
        Column("place", gettext_lazy("村（社区）、园区")),
        Column("partners", gettext_lazy("参加单位"), css="cell-minor"),
        Column("people", gettext_lazy("出动人次")),
        Column("supplies", gettext_lazy("支援物资")),
        Column("held", gettext_lazy("日期"), ("held_on",)),
    )
    empty_text = gettext_lazy("还没有社会治理行动。")
    empty_hint = gettext_lazy(
        "和派出所、村里一起在园区联防联治、宣传、防疫支援，开展后在这里按次登记，只记人数。"
    )

    def get_queryset(self):
        return super().get_queryset().current()

    def add(self):
        may = self.request.user.may(Permission.PAIRING_EDIT)
        return Action(_("登记行动"), reverse("chamber:joint-action-add"), may, icon="plus")

    def context(self, **more):
        for row in more.get("rows", ()):
            row.shown_supplies = yuan(row.supplies) if row.supplies else ""
        return super().context(**more)


class JointActionDetail(DetailPage):
    """One joint action with its photos."""

    permission = Permission.PAIRING_VIEW
    model = JointAction
    template_name = "chamber/joint_action_detail.html"
    related = ("village", "park")
    shown = "village__name park__name"

    def breadcrumbs(self):
        return [list_crumb()]

    def state(self):
        return Badge(_("已移除"), "neutral") if self.object.is_removed else None

    def actions(self):
        one = self.object
        may = one.editable_by(self.request.user)
        verbs = (
            ("attach", _("添加照片"), "photo", ""),
            ("edit", _("修改"), "edit", ""),
            ("remove", _("移除"), "trash", "bad"),
        )
        return [
            Action(label, reverse(f"chamber:joint-action-{verb}", args=[one.pk]), may, icon=icon, tone=tone)
            for verb, label, icon, tone in verbs
        ]

    def panels(self):
        one = self.object
        return {"facts": facts_of(one), **attachments_panel(one, self.request.user)}


def facts_of(one) -> list[dict]:
    """What is known of a joint action, as pairs."""
    return [
        {"label": _("类别"), "value": one.get_kind_display()},
        {"label": _("日期"), "value": full_date(one.held_on)},
        {"label": _("村（社区）"), "value": one.village or _("全镇")},
        {"label": _("工业园区"), "value": one.park},
        {"label": _("地点"), "value": one.place},
        {"label": _("参加单位"), "value": one.partners},
        {"label": _("出动人次"), "value": f"{one.people:,}"},
        {"label": _("覆盖企业（家）"), "value": f"{one.enterprises:,}"},
        {"label": _("支援物资价值"), "value": yuan(one.supplies)},
        {"label": _("情况"), "value": one.summary},
    ]


class JointActionAttach(AttachPage):
    """Add photos of an action."""

    model = JointAction


class JointActionFormPage(FocusesFirst, abstract=True):
    """What noting and correcting a joint action have in common."""

    permission = Permission.PAIRING_EDIT
    model = JointAction
    form_class = JointActionForm

    def breadcrumbs(self):
        return [list_crumb()]

    def list_url(self):
        return reverse("chamber:joint-action-list")


class JointActionAdd(JointActionFormPage):
    """Note a joint action."""

    title = gettext_lazy("登记社会治理行动")
    submit_label = gettext_lazy("登记行动")
    again_label = gettext_lazy("登记并继续")
    kept_fields = ("kind", "held_on", "village", "park", "partners")

    def initial(self):
        return {"held_on": timezone.localdate()}

    def perform(self, form):
        return actions.add_joint_action(by=self.request.user, at=timezone.now(), **form.record_fields())

    def success_message(self):
        return _("已登记行动。")


class JointActionEdit(JointActionFormPage):
    """Correct a joint action."""

    title = gettext_lazy("修改社会治理行动")

    def answer(self):
        return self.object.editable_by(self.request.user)

    def breadcrumbs(self):
        return [*super().breadcrumbs(), Crumb(str(self.object), self.object.get_absolute_url())]

    def perform(self, form):
        return actions.change_joint_action(
            joint_action=self.object,
            by=self.request.user,
            at=timezone.now(),
            version=self.posted_version(),
            **form.record_fields(),
        )


class JointActionRemove(RemovePage):
    """Take a joint action away."""

    model = JointAction
    title = gettext_lazy("移除社会治理行动")

    def breadcrumbs(self):
        return [list_crumb(), *super().breadcrumbs()]

    def list_url(self):
        return reverse("chamber:joint-action-list")

    def remove(self, **how):
        return actions.remove_joint_action(joint_action=self.object, **how)
