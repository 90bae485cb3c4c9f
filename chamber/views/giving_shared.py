"""What the pages of giving have in common."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from hengl_uf.access.roles import Permission
from hengl_uf.web.elements import Crumb
from hengl_uf.web.focus import FocusesFirst


def campaigns_crumb():
    """The way to the list of campaigns."""
    return Crumb(_("募捐活动"), reverse("chamber:campaign-list"))


def projects_crumb():
    """The way to the list of aid projects."""
    return Crumb(_("公益项目"), reverse("chamber:aid-project-list"))


def crumb_of(record):
    """The way to a record."""
    return Crumb(str(record), record.get_absolute_url())


def now_by(request) -> dict:
    """Who and when."""
    return {"by": request.user, "at": timezone.now()}


class GivingForm(FocusesFirst, abstract=True):
    """A form about a record of giving, or a part of one: it leads back to where the record is shown."""

    permission = Permission.GIVING_EDIT

    def by_now(self) -> dict:
        """Who and when."""
        return now_by(self.request)

    def answer(self):
        return self.object.editable_by(self.request.user)
