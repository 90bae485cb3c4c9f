"""Templates of the documents (文书) that the chamber makes."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from chamber.letters import SETS
from hengl_uf.access.roles import Permission
from hengl_uf.documents.models import DocumentTemplate
from hengl_uf.web.addresses import address_of
from hengl_uf.web.records import Reference


class ChamberTemplate(DocumentTemplate):
    """A kind of document of the chamber: mediation agreements, thank-you letters, membership certificates."""

    class About(models.TextChoices):
        """Of which records it is made."""

        MEDIATION = "mediation", _("调解案件")
        THANKS = "thanks", _("认捐")
        CERTIFICATE = "certificate", _("会员")

    about = models.CharField(_("用于"), max_length=12, choices=About)

    view_permission = Permission.CHAMBER_LETTER_VIEW
    edit_permission = Permission.CHAMBER_LETTER_EDIT
    placeholder_sets: ClassVar = SETS

    class Meta(Reference.Meta):
        abstract = False
        verbose_name = _("商会文书模板")
        verbose_name_plural = _("商会文书模板")

    def get_absolute_url(self):
        return address_of("chamber:letter-detail", self.pk)
