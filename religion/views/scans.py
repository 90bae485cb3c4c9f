"""What a scanned plate opens: today's inspection for who inspects, the site for who reads, and for others nothing.

Strangers are sent to sign in by the house, before anything is looked up: a live, a revoked and an invented token are the
same to them.
"""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hengl_uf.access.guards import permitted
from hengl_uf.access.roles import Permission
from religion.models import Plate


@require_safe
@permitted(Permission.SITE_VIEW)
def scan(request, token):
    """Go where this plate leads this person; what is out of their villages is not known here at all."""
    plates = Plate.objects.visible_to(request.user).select_related("site__village")
    plate = get_object_or_404(plates, token=token)
    if plate.site.is_removed:
        raise Http404
    if not plate.is_live:
        return revoked(request, plate)
    if not request.user.may(Permission.INSPECTION_EDIT):
        return redirect(plate.site)
    if not (answer := plate.site.inspectable_by(request.user)):
        messages.warning(request, answer.reason)
        return redirect(plate.site)
    return redirect(reverse("religion:inspection-start", args=[plate.site_id], query={"plate": plate.token}))


def revoked(request, plate):
    """Say that a plate was revoked, since when, and what took its place."""
    successor = Plate.objects.live().filter(site=plate.site_id).first()
    title = _("这个场所码已停用")
    may_inspect = plate.site.inspectable_by(request.user)
    words = {"plate": plate, "successor": successor, "title": title, "may_inspect": may_inspect}
    return render(request, "religion/scan_revoked.html", words, status=410)
