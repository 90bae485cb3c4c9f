"""Documents (文书) of the chamber: the templates that it keeps, and the making of one on a record."""

from django.urls import reverse

from chamber import letters
from chamber.actions import letters as actions
from chamber.actions.mediations import note_reading
from chamber.models import ChamberTemplate, MediationCase, Membership, Pledge
from chamber.views.mediations import list_crumb
from hengl_uf.access.roles import Permission
from hengl_uf.documents.making import MakeDocument
from hengl_uf.documents.pages import TemplateAdd, TemplateAttach, TemplateDetail, TemplateEdit, TemplateList
from hengl_uf.web.elements import Crumb


class LetterPages:
    """Whose templates they are, and where."""

    model = ChamberTemplate
    routes = "chamber:letter"


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
    """Put the chamber's own Word file in the place of the words."""


class ChamberLetter(MakeDocument, abstract=True):
    """Make a document of a record of the chamber."""

    template_model = ChamberTemplate
    template_routes = LetterPages.routes

    def answer(self):
        return self.object.editable_by(self.request.user)

    def breadcrumbs(self):
        kind = self.model._meta.verbose_name_plural
        there = Crumb(str(self.object), self.object.get_absolute_url())
        return [Crumb(str(kind), reverse(f"chamber:{self.model._meta.model_name}-list")), there]


class MediationLetter(ChamberLetter):
    """Make a document of a mediation case, such as the agreement that the parties sign."""

    model = MediationCase
    permission = Permission.MEDIATION_EDIT
    about = ChamberTemplate.About.MEDIATION

    def get_queryset(self):
        return super().get_queryset().select_related("mediator", "staff")

    def breadcrumbs(self):
        return [list_crumb(), Crumb(self.object.number, self.object.get_absolute_url())]

    def get(self, request, **kwargs):
        note_reading(case=self.object, by=request.user)  # its words name the parties
        return super().get(request, **kwargs)

    def values(self, on, form):
        return letters.values_of_mediation(self.object, on=on)

    def make(self, **words):
        return actions.make_mediation_letter(case=self.object, **words)


class PledgeLetter(ChamberLetter):
    """Make a letter of thanks of a pledge."""

    model = Pledge
    permission = Permission.GIVING_EDIT
    about = ChamberTemplate.About.THANKS

    def get_queryset(self):
        return super().get_queryset().select_related("campaign", "enterprise")

    def values(self, on, form):
        return letters.values_of_thanks(self.object, on=on)

    def make(self, **words):
        return actions.make_thanks(pledge=self.object, **words)


class MembershipLetter(ChamberLetter):
    """Make the certificate of a member."""

    model = Membership
    permission = Permission.MEMBERSHIP_EDIT
    about = ChamberTemplate.About.CERTIFICATE

    def get_queryset(self):
        return super().get_queryset().select_related("enterprise__village")

    def answer(self):
        return actions.certifiable_by(self.object, self.request.user)

    def values(self, on, form):
        return letters.values_of_certificate(self.object, on=on)

    def make(self, **words):
        return actions.make_certificate(membership=self.object, **words)
