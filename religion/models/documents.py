"""Templates of the documents (文书) that the registry of sites makes."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from hengl_uf.access.roles import Permission
from hengl_uf.documents.models import DocumentTemplate
from hengl_uf.web.addresses import address_of
from hengl_uf.web.records import Reference
from religion.letters import SETS


class SiteTemplate(DocumentTemplate):
    """A kind of document of the registry: rectification notices, the file of a site, records of inspections, filings."""

    class About(models.TextChoices):
        """Of which records it is made."""

        NOTICE = "notice", _("隐患")
        SITE = "site", _("场所")
        INSPECTION = "inspection", _("巡查")
        FILING = "filing", _("活动报备")

    about = models.CharField(_("用于"), max_length=12, choices=About)

    view_permission = Permission.SITE_LETTER_VIEW
    edit_permission = Permission.SITE_LETTER_EDIT
    placeholder_sets: ClassVar = SETS

    class Meta(Reference.Meta):
        abstract = False
        verbose_name = _("场所文书模板")
        verbose_name_plural = _("场所文书模板")

    def get_absolute_url(self):
        return address_of("religion:letter-detail", self.pk)
