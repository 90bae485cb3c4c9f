"""Plates on paper: sheets of labels or of plates on A4, and the code of one as a file."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from hengl_uf.access.guards import permitted
from hengl_uf.access.roles import Permission
from hengl_uf.places.models import Town
from hengl_uf.web.elements import Action
from hengl_uf.web.pages import Page
from religion import codes
from religion.forms.plates import PrintForm
from religion.models import Plate
from religion.views.plates import list_crumb

A_PAGE = {"label": 24, "plate": 2}
MOST = 1_000  # plates that one page prints
LONG, LONGER = 14, 32  # characters of a name from which it is set smaller


@dataclass(frozen=True)
class Sticker:
    """One plate as it is printed."""

    plate: Plate
    svg: str

    @property
    def fit(self) -> str:
        """How large the name is set."""
        length = len(self.plate.site.name)
        return "is-longer" if length > LONGER else "is-long" if length > LONG else ""


class PlatePrint(Page):
    """The live plates of a village, or of all, on sheets that the browser prints."""

    permission = Permission.PLATE_EDIT
    title = gettext_lazy("打印场所码")
    template_name = "religion/plate_print.html"

    def breadcrumbs(self):
        return [list_crumb()]

    def get(self, request):
        form = PrintForm(request.GET, user=request.user)
        chosen = form.chosen()
        plates = found(request.user, chosen)
        size = chosen["size"]
        stickers = [Sticker(one, codes.inline_svg(codes.address_on(request, one))) for one in plates]
        whole = A_PAGE[size]
        return self.render(
            form=form,
            size=size,
            sheets=[stickers[start : start + whole] for start in range(0, len(stickers), whole)],
            count=len(stickers),
            single=stickers[0].plate if len(stickers) == 1 else None,
            office=Town.objects.values_list("office_name", flat=True).first(),
            host=request.get_host(),
            make=Action(_("制作场所码"), reverse("religion:plate-make"), icon="plus"),
        )


def found(user, chosen) -> list[Plate]:
    """The live plates asked for, village by village."""
    plates = Plate.objects.visible_to(user).live().select_related("site__village")
    if chosen["village"]:
        plates = plates.filter(site__village=chosen["village"])
    if chosen["site"]:
        plates = plates.filter(site=chosen["site"])
    if chosen["made_from"]:
        start = timezone.datetime.combine(chosen["made_from"], timezone.datetime.min.time())
        plates = plates.filter(created_at__gte=timezone.make_aware(start))
    return list(plates.order_by("site__village__order", "site__pinyin", "pk")[:MOST])


@require_safe
@permitted(Permission.PLATE_EDIT)
def plate_svg(request, pk):
    """The code of a live plate as an SVG file, for a print shop."""
    plates = Plate.objects.visible_to(request.user).live().select_related("site")
    plate = get_object_or_404(plates, pk=pk)
    response = HttpResponse(codes.svg_file(codes.address_on(request, plate)), content_type="image/svg+xml")
    response.headers["Content-Disposition"] = f'attachment; filename="plate-{plate.code}.svg"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
