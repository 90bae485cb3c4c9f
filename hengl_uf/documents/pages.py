"""Pages of an app's templates of documents; the making of one on a record is in `making.py`.

An app states its `model` and the start of its `routes` once, and derives its pages from that and from these:

    class LetterPages:
        model = LetterTemplate
        routes = "outreach:letter"

    class LetterList(LetterPages, TemplateList):
        ...

The routes are `<routes>-list`, `-add`, `-detail`, `-edit`, `-attach`.
"""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.attachments.pages import attachments_panel
from hengl_uf.documents import actions, letters
from hengl_uf.documents.forms import OwnFileForm, template_form
from hengl_uf.documents.refusals import FIELD
from hengl_uf.web.elements import Action, Badge, Column, Crumb
from hengl_uf.web.filters import NoFilter
from hengl_uf.web.focus import FocusesFirst
from hengl_uf.web.form_pages import FormPage
from hengl_uf.web.lists import ListPage
from hengl_uf.web.pages import DetailPage


class OfTemplates:
    """What the pages of templates have in common: where each other is."""

    model = None
    routes = ""

    def address(self, verb, *args):
        """The address of another page of these templates."""
        return reverse(f"{self.routes}-{verb}", args=args)

    def list_crumb(self):
        """The way to the list of templates."""
        return Crumb(str(self.model._meta.verbose_name_plural), self.address("list"))

    def may_edit(self):
        """Whether this person keeps the templates."""
        return self.request.user.may(self.model.edit_permission)


class TemplateList(OfTemplates, ListPage, abstract=True):
    """All templates in the office's order, those of one kind together."""

    template_name = "documents/template_list.html"
    filters = NoFilter
    default_order = "order"
    empty_text = gettext_lazy("还没有文书模板。")
    empty_hint = gettext_lazy("在这里写好标题和正文，内容会变的地方用占位符。")

    def __init_subclass__(cls, **kwargs):
        if cls.model is not None:
            cls.permission = cls.model.view_permission
            cls.columns = columns_of(cls.model)
            cls.shown = " ".join(("name title is_active", *(["about"] if cls.model.has_kinds() else [])))
        super().__init_subclass__(**kwargs)

    def get_title(self):
        return str(self.title or self.model._meta.verbose_name_plural)

    def add(self):
        return Action(_("新增文书"), self.address("add"), self.may_edit(), icon="plus")


def columns_of(model):
    """The columns of a list of these templates."""
    kinds = model.has_kinds()
    return (
        Column("order", gettext_lazy("文书名称"), ("about", "order") if kinds else ("order",)),
        Column("title", gettext_lazy("标题"), css="cell-text"),
        Column("active", gettext_lazy("启用")),
    )


class TemplateDetail(OfTemplates, DetailPage, abstract=True):
    """One template: its words, its own Word file, the placeholders that it can hold."""

    template_name = "documents/template_detail.html"

    def __init_subclass__(cls, **kwargs):
        if cls.model is not None:
            cls.permission = cls.model.view_permission
        super().__init_subclass__(**kwargs)

    def breadcrumbs(self):
        return [self.list_crumb()]

    def state(self):
        return None if self.object.is_active else Badge(_("停用"), "neutral")

    def actions(self):
        pk, answer = self.object.pk, self.may_edit()
        return [
            Action(_("修改文字"), self.address("edit", pk), answer, icon="edit"),
            Action(_("换成自己的 Word 文件"), self.address("attach", pk), answer, icon="upload"),
        ]

    def panels(self):
        template = self.object
        return {
            "note": template.get_about_display() if self.model.has_kinds() else "",
            "own_file": letters.own_file(template),
            "lines": [line for line in (template.addressee, *template.body.splitlines()) if line.strip()],
            "placeholders": template.placeholders.known(),
            **attachments_panel(template, self.request.user, position=letters.TEMPLATE),
            "heading": _("自己的 Word 文件"),
        }


class TemplateFormPage(OfTemplates, FormPage, abstract=True):
    """What adding and changing a template have in common: beside the form stands what its words may hold."""

    template_name = "documents/template_form.html"

    def __init_subclass__(cls, **kwargs):
        if cls.model is not None:
            cls.permission = cls.model.edit_permission
        super().__init_subclass__(**kwargs)

    def breadcrumbs(self):
        here = [Crumb(str(self.object), self.object.get_absolute_url())] if self.object else []
        return [self.list_crumb(), *here]

    def list_url(self):
        return self.address("list")

    def placeholder_sets(self) -> list[tuple[str, dict[str, str]]]:
        """(of what kind of record, placeholders with their meanings); the kind is "" where there is no doubt."""
        sets = self.model.placeholder_sets
        if self.object:
            return [("", self.object.placeholders.known())]
        kinds = dict(self.model._meta.get_field("about").choices) if self.model.has_kinds() else {}
        return [(str(kinds.get(about, "")), one.known()) for about, one in sets.items()]

    def context(self, **more):
        return super().context(placeholder_sets=self.placeholder_sets(), **more)

    def deed_words(self) -> dict:
        """Who does it, and when."""
        return {"by": self.request.user, "at": timezone.now()}


class TemplateAdd(FocusesFirst, TemplateFormPage, abstract=True):
    """Add a kind of document. A subclass states `add`, the deed of the app, called with `by`, `at` and the words.

    `?about=kind` in the address decides beforehand what it is about.
    """

    title = gettext_lazy("新增文书")

    def __init_subclass__(cls, **kwargs):
        if cls.model is not None:
            cls.form_class = template_form(cls.model, asks_about=True)
        super().__init_subclass__(**kwargs)

    def initial(self):
        about = self.request.GET.get("about", "")
        kind = {"about": about} if about in self.model.placeholder_sets else {}
        return {"order": self.model.objects.count() + 1, "is_active": True, **kind}

    def add(self, **words):
        """Make the one call that adds a template with these words."""
        raise NotImplementedError

    def perform(self, form):
        return self.add(**self.deed_words(), **form.cleaned_data)


class TemplateEdit(TemplateFormPage, abstract=True):
    """Change the words of a kind of document. A subclass states `change`, the deed of the app, called with `template`,
    `version`, `by`, `at` and the words."""

    title = gettext_lazy("修改文书")

    def __init_subclass__(cls, **kwargs):
        if cls.model is not None:
            cls.form_class = template_form(cls.model)
        super().__init_subclass__(**kwargs)

    def change(self, **words):
        """Make the one call that changes the template."""
        raise NotImplementedError

    def perform(self, form):
        words = {"template": self.object, "version": self.posted_version(), **form.cleaned_data}
        return self.change(**self.deed_words(), **words)


class TemplateAttach(TemplateFormPage, abstract=True):
    """Put the office's own Word file in the place of the words."""

    form_class = OwnFileForm
    title = gettext_lazy("换成自己的 Word 文件")
    submit_label = gettext_lazy("使用这个文件")

    def form_kwargs(self):
        return {}

    def perform(self, form):
        actions.use_own_file(template=self.object, upload=form.cleaned_data[FIELD], **self.deed_words())
        return self.object

    def success_message(self):
        return _("已换成这个文件。移除它就回到原来的文字。")
