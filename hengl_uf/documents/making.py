"""The page that makes a document of a record: choose which, see its filled words, make the Word file."""

from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.documents import letters
from hengl_uf.documents.forms import MakeForm
from hengl_uf.documents.models import DocumentTemplate
from hengl_uf.documents.placeholders import BLANK
from hengl_uf.documents.refusals import TemplateRefused
from hengl_uf.web.elements import Action
from hengl_uf.web.form_pages import FormPage


class MakeDocument(FormPage, abstract=True):
    """Make a document of the record of this page.

    A subclass states `model` (of the record), `permission` and `answer()` as every form does; further the
    `template_model` with its `template_routes`, which `about` its templates are, `values(on, form)` by the keys of their placeholders, and `make`,
    the deed of the app, called with `template`, `by`, `at` and what `chosen_words` adds.
    """

    form_class = MakeForm
    template_name = "documents/make.html"
    title = gettext_lazy("出具文书")
    submit_label = gettext_lazy("生成 Word 文件")
    template_model: type[DocumentTemplate] | None = None
    template_routes = ""  # the start of the routes of their pages
    about = ""

    def templates(self):
        """The templates to choose from."""
        return self.template_model.objects.active().of_kind(self.about)

    def form_kwargs(self):
        return {"templates": self.templates()}

    def plain_form(self, data, files, initial):
        """What is chosen stands in the address too, so that it can be looked at before it is made."""
        chosen = self.request.GET if data is None and "template" in self.request.GET else data
        return super().plain_form(chosen, files, initial)

    def values(self, on, form) -> dict:
        """The values of this record for the placeholders, by their keys."""
        raise NotImplementedError

    def chosen_words(self, form) -> dict:
        """What else was chosen, for the deed."""
        return {}

    def make(self, **words):
        """Make the one call that makes the document; it returns the `Attachment`."""
        raise NotImplementedError

    def context(self, **more):
        form = more["form"]
        form.is_valid()
        template = form.chosen()
        templates = list(form.fields["template"].queryset)
        found = {"chosen": template, "templates": templates, "choosing": len(templates) > 1}
        return super().context(**found | self.preview(template, form) | more)

    def preview(self, template, form) -> dict:
        """The filled words, or why they cannot be filled and where that can be mended."""
        if template is None:
            return self.cannot(_("还没有启用的文书模板。"), _("打开文书模板"), self.templates_url())
        try:
            lines = letters.words_in(letters.fill(template, self.values(timezone.localdate(), form)))
        except TemplateRefused as refusal:
            return self.cannot(str(refusal), _("打开这份模板"), template.get_absolute_url())
        return {"preview": lines, "has_blanks": any(BLANK in line for line in lines)}

    def cannot(self, why_not, label, url) -> dict:
        """Why there is nothing to make, with the way to where that is put right, or who can."""
        answer = self.request.user.may(self.template_model.edit_permission)
        return {"preview": [], "why_not": why_not, "mend": Action(label, url, answer)}

    def templates_url(self) -> str:
        """Where the templates are kept."""
        return reverse(f"{self.template_routes}-list")

    def perform(self, form):
        words = {"by": self.request.user, "at": timezone.now(), **self.chosen_words(form)}
        return self.make(template=form.chosen(), **words)

    def success_url(self):
        return self.object.owner.get_absolute_url()

    def success_message(self):
        link = format_html('<a href="{}">{}</a>', self.object.get_absolute_url(), _("下载"))
        return format_html("{} {}", _("已生成“%(name)s”。") % {"name": self.object.name}, link)
