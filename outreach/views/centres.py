"""Pages of the service centres."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.access.roles import Permission
from hengl_uf.web.elements import Action, Badge, Column, Crumb
from hengl_uf.web.form_pages import FormPage
from hengl_uf.web.lists import ListPage
from hengl_uf.web.pages import DetailPage
from outreach.actions import centres as actions
from outreach.filters.centres import CentreFilter
from outreach.forms.centres import CentreForm
from outreach.guide.centres import anchor
from outreach.models import Language, ServiceCentre


def state_of(centre) -> Badge:
    """What the public gets to know of a centre, in a word."""
    if centre.is_sample:
        return Badge(_("示例资料"), "warn")
    if not (centre.hotline and centre.address):
        return Badge(_("电话或地址未填"), "warn")
    return Badge(_("已公开"), "good")


class CentreList(ListPage):
    """The centres in the order of the yearbook."""

    permission = Permission.CENTRE_VIEW
    model = ServiceCentre
    title = gettext_lazy("服务中心")
    template_name = "outreach/centre_list.html"
    filters = CentreFilter
    default_order = "village"
    related = ("village",)
    columns = (
        Column("village", gettext_lazy("村（社区）"), ("village__order",)),
        Column("hotline", gettext_lazy("热线电话")),
        Column("address", gettext_lazy("地址"), css="cell-text"),
        Column("duty", gettext_lazy("值班人员"), css="cell-minor"),
        Column("state", gettext_lazy("资料")),
    )
    empty_text = gettext_lazy("您负责的范围内没有服务中心。")

    def read(self, ordered, start):
        rows = super().read(ordered, start)
        for row in rows:
            row.shown_state = state_of(row)
        return rows


class CentreDetail(DetailPage):
    """One centre: what the public reads, in three languages."""

    permission = Permission.CENTRE_VIEW
    model = ServiceCentre
    template_name = "outreach/centre_detail.html"
    related = ("village",)

    def breadcrumbs(self):
        return [Crumb(_("服务中心"), reverse("outreach:centre-list"))]

    def state(self):
        return state_of(self.object)

    def actions(self):
        page = reverse("guide:centres", kwargs={"language": str(Language.ZH_HANS)})
        return [
            Action(
                _("修改"),
                reverse("outreach:centre-edit", args=[self.object.pk]),
                self.request.user.may(Permission.CENTRE_EDIT),
                icon="edit",
            ),
            Action(_("看公开页"), f"{page}#{anchor(self.object.village)}", icon="external-link"),
        ]

    def panels(self):
        centre = self.object
        return {
            "facts": [
                {"label": _("热线电话"), "value": centre.hotline},
                {"label": _("值班人员"), "value": centre.duty_name},
                *said_in(centre, ""),
            ],
            "facts_hant": [
                {"label": _("名称"), "value": centre.village.name_hant},
                *said_in(centre, "_hant"),
            ],
            "facts_en": [{"label": _("名称"), "value": centre.village.pinyin}, *said_in(centre, "_en")],
        }


def said_in(centre, suffix) -> list[dict]:
    """Address, hours and post of one language, as pairs."""
    return [
        {"label": _("地址"), "value": getattr(centre, f"address{suffix}")},
        {"label": _("办公时间"), "value": getattr(centre, f"hours{suffix}")},
        {"label": _("值班岗位"), "value": getattr(centre, f"duty_post{suffix}")},
    ]


class CentreEdit(FormPage):
    """Correct what the public reads about a centre."""

    permission = Permission.CENTRE_EDIT
    model = ServiceCentre
    form_class = CentreForm

    def get_queryset(self):
        return super().get_queryset().select_related("village")

    def get_title(self):
        return _("修改%(centre)s") % {"centre": self.object}

    def breadcrumbs(self):
        return [
            Crumb(_("服务中心"), reverse("outreach:centre-list")),
            Crumb(str(self.object), self.object.get_absolute_url()),
        ]

    def perform(self, form):
        return actions.change_centre(
            centre=self.object,
            by=self.request.user,
            at=timezone.now(),
            version=self.posted_version(),
            **form.cleaned_data,
        )

    def success_message(self):
        return _("已保存，公开页一分钟内更新。")
