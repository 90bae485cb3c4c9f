"""Letters: the templates that the office keeps, and the making of one on a case."""

from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.access.roles import Permission
from hengl_uf.attachments.pages import attachments_panel
from hengl_uf.documents import letters as house
from hengl_uf.documents.placeholders import BLANK
from hengl_uf.documents.refusals import FIELD, TemplateRefused
from hengl_uf.web.elements import Action, Badge, Column, Crumb
from hengl_uf.web.filters import NoFilter
from hengl_uf.web.form_pages import FormPage
from hengl_uf.web.lists import ListPage
from hengl_uf.web.pages import DetailPage
from outreach import letters
from outreach.actions import letters as actions
from outreach.forms.letters import LetterForm, LetterTemplateForm, OwnFileForm
from outreach.models import LetterTemplate
from outreach.views.case_verbs import CaseVerb


def list_crumb():
    """The way to the list of templates."""
    return Crumb(_("文书模板"), reverse("outreach:letter-list"))


class LetterList(ListPage):
    """All templates in the office's order."""

    permission = Permission.LETTER_VIEW
    model = LetterTemplate
    title = gettext_lazy("文书模板")
    template_name = "outreach/letter_list.html"
    filters = NoFilter
    default_order = "order"
    columns = (
        Column("order", gettext_lazy("文书名称"), ("order",)),
        Column("title", gettext_lazy("标题"), css="cell-text"),
        Column("active", gettext_lazy("启用")),
    )

    def add(self):
        answer = self.request.user.may(Permission.LETTER_EDIT)
        return Action(_("新增文书"), reverse("outreach:letter-add"), answer, icon="plus")


class LetterDetail(DetailPage):
    """One template: its words, its own Word file, the placeholders that it can hold."""

    permission = Permission.LETTER_VIEW
    model = LetterTemplate
    template_name = "outreach/letter_detail.html"

    def breadcrumbs(self):
        return [list_crumb()]

    def state(self):
        return None if self.object.is_active else Badge(_("停用"), "neutral")

    def actions(self):
        template, answer = self.object, self.request.user.may(Permission.LETTER_EDIT)
        return [
            Action(_("修改文字"), reverse("outreach:letter-edit", args=[template.pk]), answer, icon="edit"),
            Action(
                _("换成自己的 Word 文件"),
                reverse("outreach:letter-attach", args=[template.pk]),
                answer,
                icon="upload",
            ),
        ]

    def panels(self):
        template = self.object
        return {
            "own_file": house.own_file(template),
            "lines": [template.addressee, *template.body.splitlines()],
            "placeholders": letters.PLACEHOLDERS.known(),
            **attachments_panel(template, self.request.user, position=house.TEMPLATE),
            "heading": _("自己的 Word 文件"),
        }


class LetterFormPage(FormPage, abstract=True):
    """What adding and changing a template have in common."""

    permission = Permission.LETTER_EDIT
    model = LetterTemplate
    form_class = LetterTemplateForm
    template_name = "outreach/letter_form.html"

    def breadcrumbs(self):
        here = [Crumb(str(self.object), self.object.get_absolute_url())] if self.object else []
        return [list_crumb(), *here]

    def list_url(self):
        return reverse("outreach:letter-list")

    def context(self, **more):
        return super().context(placeholders=letters.PLACEHOLDERS.known(), **more)


class LetterAdd(LetterFormPage):
    """Add a kind of letter."""

    title = gettext_lazy("新增文书")

    def initial(self):
        return {"order": LetterTemplate.objects.count() + 1, "is_active": True}

    def perform(self, form):
        return actions.add_template(by=self.request.user, at=timezone.now(), **form.cleaned_data)


class LetterEdit(LetterFormPage):
    """Change the words of a kind of letter."""

    title = gettext_lazy("修改文书")

    def perform(self, form):
        return actions.change_template(
            template=self.object,
            by=self.request.user,
            at=timezone.now(),
            version=self.posted_version(),
            **form.cleaned_data,
        )


class LetterAttach(LetterFormPage):
    """Put the office's own Word file in the place of the words."""

    form_class = OwnFileForm
    title = gettext_lazy("换成自己的 Word 文件")
    submit_label = gettext_lazy("使用这个文件")

    def form_kwargs(self):
        return {}

    def perform(self, form):
        words = {"by": self.request.user, "at": timezone.now()}
        actions.use_own_file(template=self.object, upload=form.cleaned_data[FIELD], **words)
        return self.object

    def success_message(self):
        return _("已换成这个文件。移除它就回到原来的文字。")


class CaseLetter(CaseVerb):
    """Make a letter of a case: choose which, see the filled words, make the Word file."""

    form_class = LetterForm
    template_name = "outreach/case_letter.html"
    title = gettext_lazy("出具文书")
    submit_label = gettext_lazy("生成 Word 文件")

    def get_queryset(self):
        return (
            super().get_queryset().select_related("category", "contact", "enterprise", "village", "handler")
        )

    def answer(self):
        return self.object.handled_by(self.request.user)

    def form_kwargs(self):
        return {"case": self.object}

    def plain_form(self, data, files, initial):
        """Which letter is chosen stands in the address too, so that it can be looked at before it is made."""
        chosen = self.request.GET if data is None and "template" in self.request.GET else data
        return super().plain_form(chosen, files, initial)

    def context(self, **more):
        form = more["form"]
        form.is_valid()
        template, referral = form.chosen()
        return super().context(
            chosen=template,
            referral=referral,
            templates=form.fields["template"].queryset,
            referrals=form.fields["referral"].queryset,
            **self.preview(template, referral),
            **more,
        )

    def preview(self, template, referral) -> dict:
        """The filled words, or why they cannot be filled."""
        if template is None:
            return {"preview": [], "why_not": _("还没有启用的文书模板，请联系统战办。")}
        values = letters.values_of(self.object, on=timezone.localdate(), referral=referral)
        try:
            lines = house.words_in(house.fill(template, values))
        except TemplateRefused as refusal:
            return {"preview": [], "why_not": str(refusal)}
        return {"preview": lines, "has_blanks": any(BLANK in line for line in lines)}

    def perform(self, form):
        template, referral = form.chosen()
        return self.done(actions.make_letter, template=template, referral=referral)

    def success_url(self):
        return self.object.owner.get_absolute_url()

    def success_message(self):
        link = format_html('<a href="{}">{}</a>', self.object.get_absolute_url(), _("下载"))
        return format_html("{} {}", _("已生成“%(name)s”。") % {"name": self.object.name}, link)
