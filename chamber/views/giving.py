"""The page of what an enterprise's money became, for the office, and by a signed link for the enterprise itself."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from chamber import links
from chamber.models import Pledge
from chamber.views.giving_shared import campaigns_crumb
from chamber.views.giving_story import photos_of, story_of
from hengl_uf.access.guards import public
from hengl_uf.access.roles import Permission
from hengl_uf.attachments import store
from hengl_uf.attachments.kinds import JPEG
from hengl_uf.attachments.views import hand_out
from hengl_uf.enterprises.models import Enterprise
from hengl_uf.web.elements import Action
from hengl_uf.web.pages import DetailPage

KIND = "giving"  # of the signed link
SPOKEN = {"zh-hans": "简体", "zh-hant": "繁體", "en": "English"}


class GivingDetail(DetailPage):
    """What one enterprise gave in all years and what became of it; prints on A4."""

    permission = Permission.GIVING_VIEW
    model = Enterprise
    template_name = "chamber/giving_detail.html"
    shows_history = False

    def get_title(self):
        return _("捐赠反馈：%(enterprise)s") % {"enterprise": self.object}

    def breadcrumbs(self):
        return [campaigns_crumb()]

    def actions(self):
        may = self.request.user.may(Permission.GIVING_EDIT)
        pledge = f"{reverse('chamber:pledge-add')}?enterprise={self.object.pk}"
        return [
            Action(_("登记认捐"), pledge, may, icon="plus"),
            Action(_("企业资料"), self.object.get_absolute_url(), icon="building-factory-2"),
        ]

    def panels(self):
        story = story_of(self.object)
        for made in story.made:
            for milestone in made.milestones:
                for photo in milestone.shown_photos:
                    photo.shown_url, photo.shown_small = photo.get_absolute_url(), photo.thumbnail_url
        may_share = self.request.user.may(Permission.GIVING_EDIT) and story.given
        link = links.address(self.request, "chamber:giving-link", KIND, self.object.pk)
        return {"story": story, "link": link if may_share else "", "opens": True}


@public
@require_safe
def giving_link(request, token):
    """The same page for the enterprise, by its link: nothing but its own gifts and the projects that they went to."""
    enterprise = giver_of(token)
    language = spoken(request)
    with translation.override(language):
        story = story_of(enterprise)
        for made in story.made:
            for milestone in made.milestones:
                for photo in milestone.shown_photos:
                    photo.shown_url = reverse("chamber:giving-link-photo", args=[token, photo.pk])
                    photo.shown_small = reverse("chamber:giving-link-thumb", args=[token, photo.pk])
        context = {
            "title": _("爱心款项反馈"),
            "enterprise": enterprise,
            "story": story,
            "languages": [
                {"code": code, "label": label, "active": code == language} for code, label in SPOKEN.items()
            ],
        }
        response = render(request, "chamber/giving_link.html", context)
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    return response


@public
@require_safe
def giving_photo(request, token, pk, *, small=False):
    """A photo that proves a milestone which the money of this link reached; 404 for every other file."""
    made = story_of(giver_of(token)).made
    milestones = [one.pk for each in made for one in each.milestones]
    photo = get_object_or_404(photos_of(milestones), pk=pk)
    return hand_out(
        request,
        store.thumbnail_path(photo.sha256) if small else store.content_path(photo.sha256),
        etag=f"{photo.sha256}-thumb" if small else photo.sha256,
        content_type=JPEG.content_type,
        filename=photo.name,
    )


def giver_of(token) -> Enterprise:
    """The enterprise of a link. Raises `Http404` when it is removed, or has given nothing."""
    (pk,) = links.ids_of(KIND, token, 1)
    enterprise = get_object_or_404(Enterprise.objects.current(), pk=pk)
    if not Pledge.objects.current().filter(enterprise=enterprise).exists():
        raise Http404
    return enterprise


def spoken(request) -> str:
    """The language asked for, or simplified Chinese."""
    asked = request.GET.get("lang", "")
    return asked if asked in SPOKEN else "zh-hans"
