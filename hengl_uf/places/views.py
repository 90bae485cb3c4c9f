"""Pages of the grids."""

import django_filters as filters
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.access.roles import Permission
from hengl_uf.lib.phones import PhoneError, display_phone, parse_phone
from hengl_uf.places import actions
from hengl_uf.places.models import Grid, Village
from hengl_uf.web.elements import Action, Column, Crumb
from hengl_uf.web.filters import NoFilter, villages_of
from hengl_uf.web.form_pages import FormPage
from hengl_uf.web.forms import BaseModelForm
from hengl_uf.web.lists import ListPage
from hengl_uf.web.pages import DetailPage


class GridFilter(filters.FilterSet):
    """Grids by village."""

    village = filters.ModelChoiceFilter(
        label=gettext_lazy("村（社区）"), queryset=villages_of, empty_label=gettext_lazy("全部")
    )

    class Meta:
        model = Grid
        fields = ()


class GridForm(BaseModelForm):
    """A grid and who keeps it."""

    class Meta(BaseModelForm.Meta):
        model = Grid
        fields = ("village", "name", "keeper_name", "keeper_phone")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["village"].queryset = Village.objects.order_by("order")

    def clean_keeper_phone(self):
        phone = self.cleaned_data["keeper_phone"]
        try:
            return parse_phone(phone).stored if phone else ""
        except PhoneError as error:
            raise ValidationError(str(error)) from error


def list_crumb():
    """The way to the list of grids."""
    return Crumb(_("网格"), reverse("places:grid-list"))


class GridList(ListPage):
    """All grids by village."""

    permission = Permission.GRID_VIEW
    model = Grid
    title = gettext_lazy("网格")
    template_name = "places/grid_list.html"
    filters = GridFilter
    default_order = "village"
    related = ("village",)
    columns = (
        Column("name", gettext_lazy("网格")),
        Column("village", gettext_lazy("村（社区）"), ("village__order", "name")),
        Column("keeper", gettext_lazy("网格员")),
        Column("phone", gettext_lazy("办公电话"), css="cell-minor"),
    )
    empty_text = gettext_lazy("还没有网格。")
    empty_hint = gettext_lazy("按村（社区）登记网格和网格员，登记联系对象时可以选用。")

    def get_queryset(self):
        return super().get_queryset().current()

    def add(self):
        return Action(
            _("登记网格"),
            reverse("places:grid-add"),
            self.request.user.may(Permission.GRID_EDIT),
            icon="plus",
        )


class GridDetail(DetailPage):
    """One grid."""

    permission = Permission.GRID_VIEW
    model = Grid
    template_name = "places/grid_detail.html"
    related = ("village",)

    def breadcrumbs(self):
        return [list_crumb()]

    def actions(self):
        may = self.request.user.may(Permission.GRID_EDIT)
        return [Action(_("修改"), reverse("places:grid-edit", args=[self.object.pk]), may, icon="edit")]

    def panels(self):
        grid = self.object
        return {
            "facts": [
                {"label": _("村（社区）"), "value": grid.village.name},
                {"label": _("网格员"), "value": grid.keeper_name},
                {"label": _("网格员办公电话"), "value": display_phone(grid.keeper_phone)},
            ]
        }


class GridFormPage(FormPage, abstract=True):
    """What registering and correcting a grid have in common."""

    permission = Permission.GRID_EDIT
    model = Grid
    form_class = GridForm

    def breadcrumbs(self):
        return [list_crumb()]

    def list_url(self):
        return reverse("places:grid-list")


class GridAdd(GridFormPage):
    """Register a grid."""

    title = gettext_lazy("登记网格")
    submit_label = gettext_lazy("登记网格")

    def perform(self, form):
        return actions.add_grid(by=self.request.user, at=timezone.now(), **form.cleaned_data)


class GridEdit(GridFormPage):
    """Correct a grid."""

    title = gettext_lazy("修改网格")

    def perform(self, form):
        return actions.change_grid(
            grid=self.object,
            by=self.request.user,
            at=timezone.now(),
            version=self.posted_version(),
            **form.cleaned_data,
        )


class VillageForm(BaseModelForm):
    """What people fill in about a village; its name and order are given."""

    class Meta(BaseModelForm.Meta):
        model = Village
        fields = ("code12",)

    def clean_code12(self):
        return self.cleaned_data["code12"] or None


def village_crumb():
    """The way to the list of villages."""
    return Crumb(_("村（社区）"), reverse("places:village-list"))


class VillageList(ListPage):
    """The eleven villages in yearbook order."""

    permission = Permission.VILLAGE_VIEW
    model = Village
    title = gettext_lazy("村（社区）")
    template_name = "places/village_list.html"
    filters = NoFilter
    default_order = "order"
    columns = (
        Column("order", gettext_lazy("名称"), ("order",)),
        Column("kind", gettext_lazy("类别")),
        Column("hant", gettext_lazy("繁体名称")),
        Column("pinyin", gettext_lazy("拼音")),
        Column("code", gettext_lazy("统计用区划代码"), css="cell-minor"),
    )


class VillageDetail(DetailPage):
    """One village."""

    permission = Permission.VILLAGE_VIEW
    model = Village
    template_name = "places/grid_detail.html"

    def breadcrumbs(self):
        return [village_crumb()]

    def actions(self):
        may = self.request.user.may(Permission.VILLAGE_EDIT)
        return [Action(_("修改"), reverse("places:village-edit", args=[self.object.pk]), may, icon="edit")]

    def panels(self):
        village = self.object
        return {
            "facts": [
                {"label": _("类别"), "value": village.get_kind_display()},
                {"label": _("繁体名称"), "value": village.name_hant},
                {"label": _("拼音"), "value": village.pinyin},
                {"label": _("统计用区划代码"), "value": village.code12},
            ]
        }


class VillageEdit(FormPage):
    """Fill in what is not published of a village."""

    permission = Permission.VILLAGE_EDIT
    model = Village
    form_class = VillageForm
    title = gettext_lazy("修改村（社区）资料")

    def breadcrumbs(self):
        return [village_crumb(), Crumb(self.object.name, self.object.get_absolute_url())]

    def perform(self, form):
        return actions.change_village(
            village=self.object,
            by=self.request.user,
            at=timezone.now(),
            version=self.posted_version(),
            **form.cleaned_data,
        )
