"""Pages of QR plates: which site has one, making them, new ones in place of old. Printing: `plate_sheets.py`."""

from django.db.models import Prefetch
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.access.roles import Permission
from hengl_uf.web.elements import Action, Badge, Column, Crumb
from hengl_uf.web.focus import FocusesFirst
from hengl_uf.web.form_pages import FormPage, VerbPage
from hengl_uf.web.lists import ListPage
from hengl_uf.web.numbers import number_or_none
from religion.actions import plates as actions
from religion.filters.plates import PlateFilter
from religion.forms.plates import EndForm, MissingForm, PlaceForm, PlateForm
from religion.models import Plate, Site


def list_crumb():
    """The way to the list of plates."""
    return Crumb(_("场所码"), reverse("religion:plate-list"))


class PlateList(ListPage):
    """All sites with their plates, village by village."""

    permission = Permission.SITE_VIEW
    model = Site
    title = gettext_lazy("场所码")
    template_name = "religion/plate_list.html"
    filters = PlateFilter
    default_order = "village"
    related = ("village",)
    shown = "name status village__name"
    prefetch = (Prefetch("plates", Plate.objects.order_by("-pk"), to_attr="known_plates"),)
    columns = (
        Column("village", gettext_lazy("场所"), ("village__order", "pinyin")),
        Column("state", gettext_lazy("场所码"), css="cell-state"),
        Column("code", gettext_lazy("码号")),
        Column("place", gettext_lazy("张贴位置")),
        Column("made", gettext_lazy("制作日期")),
        Column("former", gettext_lazy("停用的旧码"), css="cell-text"),
        Column("act", gettext_lazy("操作"), css="cell-action"),
    )
    empty_text = gettext_lazy("还没有场所。")
    empty_hint = gettext_lazy(
        "场所登记以后，在这里给每个场所制作一张场所码，打印出来贴在现场，巡查时扫码开始。"
    )

    def get_queryset(self):
        return super().get_queryset().current()

    def add(self):
        may = self.request.user.may(Permission.PLATE_EDIT)
        return Action(_("制作场所码"), reverse("religion:plate-make"), may, icon="plus")

    def context(self, **more):
        may = self.request.user.may(Permission.PLATE_EDIT)
        for row in more.get("rows", ()):
            dress(row, may)
        printing = Action(_("打印"), self.print_url(), may, icon="printer")
        return super().context(may_edit=bool(may), printing=printing, **more)

    def print_url(self) -> str:
        """The sheets of the village that the list is narrowed to."""
        village = number_or_none(self.request.GET.get("village"))
        return reverse("religion:plate-print", query={"village": village} if village else None)


def dress(site, may) -> None:
    """Give a row its live plate, its former ones and what can be done next."""
    site.live_plate = next((one for one in site.known_plates if one.is_live), None)
    site.former_plates = [one for one in site.known_plates if not one.is_live]
    site.plate_actions = []
    if site.live_plate:
        site.plate_badge = site.live_plate.badge()
        site.plate_actions = plate_actions(site.live_plate, may)
    elif site.is_closed:
        site.plate_badge = Badge(_("不需要"), "neutral")
    else:
        site.plate_badge = Badge(_("还没有"), "warn")
        url = reverse("religion:plate-add", query={"site": site.pk})
        site.plate_actions = [Action(_("制作"), url, may, icon="plus")]


def plate_actions(plate, may) -> list[Action]:
    """What can be done with a live plate, for the list and for the page of its site."""
    verbs = (
        ("edit", _("改位置"), "map-pin", ""),
        ("replace", _("换新码"), "refresh", ""),
        ("revoke", _("停用"), "ban", "bad"),
    )
    printing = reverse("religion:plate-print", query={"site": plate.site_id, "size": "plate"})
    return [
        Action(_("打印"), printing, may, icon="printer"),
        *(
            Action(label, reverse(f"religion:plate-{verb}", args=[plate.pk]), may, icon=icon, tone=tone)
            for verb, label, icon, tone in verbs
        ),
    ]


class PlateAdd(FocusesFirst):
    """Make the plate of one site; where one is live, it is offered to replace it."""

    permission = Permission.PLATE_EDIT
    model = Plate
    form_class = PlateForm
    template_name = "religion/plate_form.html"
    title = gettext_lazy("制作场所码")
    submit_label = gettext_lazy("制作")

    def breadcrumbs(self):
        return [list_crumb()]

    def list_url(self):
        return reverse("religion:plate-list")

    def initial(self):
        return {"site": number_or_none(self.request.GET.get("site"))}

    def perform(self, form):
        return actions.make_plate(by=self.request.user, at=timezone.now(), **form.cleaned_data)

    def success_message(self):
        return _("已制作场所码 %(code)s，打印后贴到现场。") % {"code": self.object.code}

    def context(self, **more):
        chosen = number_or_none(more["form"]["site"].value())
        live = Plate.objects.visible_to(self.request.user).live().filter(site=chosen or 0).first()
        return super().context(live_plate=live, **more)


class PlateMake(FormPage):
    """Make the plates of all sites that have none."""

    permission = Permission.PLATE_EDIT
    model = Plate
    form_class = MissingForm
    template_name = "religion/plate_make.html"
    title = gettext_lazy("制作缺少的场所码")
    submit_label = gettext_lazy("制作")

    def breadcrumbs(self):
        return [list_crumb()]

    def list_url(self):
        return reverse("religion:plate-list")

    def initial(self):
        return {"village": number_or_none(self.request.GET.get("village"))}

    def perform(self, form):
        self.village = form.cleaned_data["village"]
        self.made = actions.make_missing(by=self.request.user, at=timezone.now(), village=self.village)
        return self.made[0] if self.made else None

    def success_url(self):
        village = {"village": self.village.pk} if self.village else {}
        if not self.made:
            return reverse("religion:plate-list", query=village)
        today = timezone.localdate().isoformat()
        return reverse("religion:plate-print", query={**village, "made_from": today})

    def success_message(self):
        if not self.made:
            return _("没有缺少场所码的场所，没有制作新的。")
        words = {"count": len(self.made)}
        return _("已制作 %(count)d 张场所码。") % words

    def cancel_url(self):
        return self.list_url()

    def context(self, **more):
        live = Plate.objects.live().values("site")
        without = Site.objects.visible_to(self.request.user).visited().exclude(pk__in=live)
        return super().context(missing=without.count(), **more)


class OfPlate(FocusesFirst, abstract=True):
    """What the forms about one live plate have in common."""

    permission = Permission.PLATE_EDIT
    model = Plate

    def get_queryset(self):
        return super().get_queryset().select_related("site__village")

    def answer(self):
        return self.object.editable_by(self.request.user)

    def breadcrumbs(self):
        return [list_crumb(), Crumb(self.object.site.name, self.object.site.get_absolute_url())]

    def how(self, form) -> dict:
        """What each deed about the plate takes."""
        return {"plate": self.object, "by": self.request.user, "at": timezone.now(), **form.cleaned_data}


class PlateEdit(OfPlate):
    """Note where a plate hangs."""

    form_class = PlaceForm
    title = gettext_lazy("修改张贴位置")

    def perform(self, form):
        return actions.move_plate(version=self.posted_version(), **self.how(form))


class PlateReplace(OfPlate, VerbPage):
    """Put a new plate in the place of one that is lost or torn."""

    form_class = EndForm
    title = gettext_lazy("换新码")
    submit_label = gettext_lazy("停用旧码，换新码")
    explanation = gettext_lazy("旧码立即停用，现场的旧码请取下。新码要打印出来重新张贴。")
    tone = "warn"

    def perform(self, form):
        return actions.replace_plate(**self.how(form))

    def success_url(self):
        return reverse("religion:plate-print", query={"site": self.object.site_id, "size": "plate"})

    def success_message(self):
        return _("已换成场所码 %(code)s，打印后贴到现场。") % {"code": self.object.code}


class PlateRevoke(OfPlate, VerbPage):
    """Let a plate open nothing any more, without a new one."""

    form_class = EndForm
    title = gettext_lazy("停用场所码")
    submit_label = gettext_lazy("停用")
    explanation = gettext_lazy("停用后扫这个码不再进入巡查，记录和原因保留。还要继续用的，请用“换新码”。")
    tone = "bad"

    def perform(self, form):
        return actions.revoke_plate(**self.how(form))

    def success_message(self):
        return _("已停用场所码 %(code)s。") % {"code": self.object.code}
