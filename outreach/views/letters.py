"""Letters: the templates that the office keeps, and the making of one on a case."""

from hengl_uf.documents.making import MakeDocument
from hengl_uf.documents.pages import TemplateAdd, TemplateAttach, TemplateDetail, TemplateEdit, TemplateList
from outreach import letters
from outreach.actions import letters as actions
from outreach.forms.letters import LetterForm
from outreach.models import LetterTemplate
from outreach.views.case_verbs import CaseVerb


class LetterPages:
    """Whose templates they are, and where."""

    model = LetterTemplate
    routes = "outreach:letter"


class LetterList(LetterPages, TemplateList):
    """All templates in the office's order."""


class LetterDetail(LetterPages, TemplateDetail):
    """One template: its words, its own Word file, the placeholders that it can hold."""


class LetterAdd(LetterPages, TemplateAdd):
    """Add a kind of letter."""

    def add(self, **words):
        return actions.add_template(**words)


class LetterEdit(LetterPages, TemplateEdit):
    """Change the words of a kind of letter."""

    def change(self, **words):
        return actions.change_template(**words)


class LetterAttach(LetterPages, TemplateAttach):
    """Put the office's own Word file in the place of the words."""


class CaseLetter(MakeDocument, CaseVerb):
    """Make a letter of a case: choose which, see the filled words, make the Word file."""

    form_class = LetterForm
    template_name = "outreach/case_letter.html"
    template_model = LetterTemplate
    template_routes = LetterPages.routes

    def get_queryset(self):
        return (
            super().get_queryset().select_related("category", "contact", "enterprise", "village", "handler")
        )

    def answer(self):
        return self.object.handled_by(self.request.user)

    def form_kwargs(self):
        return {**super().form_kwargs(), "case": self.object}

    def chosen_words(self, form):
        return {"referral": form.choice("referral")}

    def values(self, on, form):
        return letters.values_of(self.object, on=on, **self.chosen_words(form))

    def context(self, **more):
        form = more["form"]
        form.is_valid()
        referrals = list(form.fields["referral"].queryset)
        found = {"referral": form.choice("referral"), "referrals": referrals}
        return super().context(**found, **({"choosing": True} if len(referrals) > 1 else {}), **more)

    def make(self, **words):
        return actions.make_letter(case=self.object, **words)
