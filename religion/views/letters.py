"""Documents (文书) of the registry of sites: the templates that it keeps, and the making of one on a record."""

from django.urls import reverse
from django.utils import timezone

from hengl_uf.access.roles import Permission
from hengl_uf.documents.making import MakeDocument
from hengl_uf.documents.pages import TemplateAdd, TemplateAttach, TemplateDetail, TemplateEdit, TemplateList
from hengl_uf.web.elements import Crumb
from religion import letter_values
from religion.actions import letters as actions
from religion.models import EventFiling, Hazard, Inspection, Site, SiteTemplate


class LetterPages:
    """Whose templates they are, and where."""

    model = SiteTemplate
    routes = "religion:letter"


class LetterList(LetterPages, TemplateList):
    """All templates, those for one kind of record together."""


class LetterDetail(LetterPages, TemplateDetail):
    """One template: its words, its own Word file, the placeholders that it can hold."""


class LetterAdd(LetterPages, TemplateAdd):
    """Add a kind of document."""

    def add(self, **words):
        return actions.add_template(**words)


class LetterEdit(LetterPages, TemplateEdit):
    """Change the words of a kind of document."""

    def change(self, **words):
        return actions.change_template(**words)


class LetterAttach(LetterPages, TemplateAttach):
    """Put the office's own Word file in the place of the words."""


class SiteLetters(MakeDocument, abstract=True):
    """Make a document of a record of the registry."""

    permission = Permission.SITE_LETTER_VIEW
    template_model = SiteTemplate
    template_routes = LetterPages.routes
    related: tuple[str, ...] = ("site__village",)

    def get_queryset(self):
        return super().get_queryset().select_related(*self.related)

    def breadcrumbs(self):
        kind = self.model._meta.verbose_name_plural
        there = Crumb(str(self.object), self.object.get_absolute_url())
        return [Crumb(str(kind), reverse(f"religion:{self.noun}-list")), there]


class HazardLetter(SiteLetters):
    """Make the notice of a hazard (整改通知书), for signature."""

    model = Hazard
    noun = "hazard"
    about = SiteTemplate.About.NOTICE
    related = ("site__village", "item", "follower", "created_by")

    def get_queryset(self):
        return super().get_queryset().current()

    def answer(self):
        return actions.notice_by(self.object, self.request.user)

    def values(self, on, form):
        return letter_values.values_of_notice(self.object, on=on)

    def make(self, **words):
        return actions.make_notice(hazard=self.object, **words)


class SiteLetter(SiteLetters):
    """Make the file of a site (场所档案卡)."""

    model = Site
    noun = "site"
    about = SiteTemplate.About.SITE
    related = ("village", "town_contact")

    def get_queryset(self):
        return super().get_queryset().current()

    def answer(self):
        return actions.writable_by(self.object, self.request.user)

    def get(self, request, **kwargs):
        actions.note_site_reading(site=self.object, on=timezone.localdate(), by=request.user)
        return super().get(request, **kwargs)

    def values(self, on, form):
        return letter_values.values_of_site(self.object, on=on)

    def make(self, **words):
        return actions.make_site_file(site=self.object, **words)


class InspectionLetter(SiteLetters):
    """Make the record of an inspection (检查记录表), for signature."""

    model = Inspection
    noun = "inspection"
    about = SiteTemplate.About.INSPECTION
    related = ("site__village", "inspector")

    def get_queryset(self):
        return super().get_queryset().current()

    def answer(self):
        return actions.inspection_by(self.object, self.request.user)

    def values(self, on, form):
        return letter_values.values_of_inspection(self.object, on=on)

    def make(self, **words):
        return actions.make_inspection_record(inspection=self.object, **words)


class FilingLetter(SiteLetters):
    """Make the form of a filed event (活动报备表), for signature."""

    model = EventFiling
    noun = "filing"
    about = SiteTemplate.About.FILING
    related = ("site__village", "emergency_plan")

    def get_queryset(self):
        return super().get_queryset().current()

    def answer(self):
        return actions.writable_by(self.object, self.request.user)

    def get(self, request, **kwargs):
        actions.note_filing_reading(filing=self.object, by=request.user)
        return super().get(request, **kwargs)

    def values(self, on, form):
        return letter_values.values_of_filing(self.object, on=on)

    def make(self, **words):
        return actions.make_filing_form(filing=self.object, **words)
