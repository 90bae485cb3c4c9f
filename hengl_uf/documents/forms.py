"""Forms about documents and their templates."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.documents.actions import FIELDS
from hengl_uf.documents.models import DocumentTemplate
from hengl_uf.documents.packages import MAX_BYTES
from hengl_uf.documents.refusals import FIELD
from hengl_uf.web.forms import BaseForm, BaseModelForm


class TemplateForm(BaseModelForm):
    """The words of a kind of document."""

    class Meta(BaseModelForm.Meta):
        error_messages = {"name": {"unique": gettext_lazy("已经有一份叫这个名称的文书。")}}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        body = self.fields["body"]
        body.widget.attrs["rows"] = 10
        body.help_text = _("一行一段，可以用下面列出的占位符。写成“| 名称 | 内容 |”的几行排成一张表格。")


def template_form(model: type[DocumentTemplate], *, asks_about: bool = False) -> type[TemplateForm]:
    """The form of this table of templates. What one is about is asked when it is added, and stays."""
    fields = ("about", *FIELDS) if asks_about and model.has_kinds() else FIELDS
    return forms.modelform_factory(model, form=TemplateForm, fields=fields)


class OwnFileForm(BaseForm):
    """The office's own Word file."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields[FIELD] = forms.FileField(
            label=_("Word 文件（docx）"),
            help_text=_("在文件里写下面列出的占位符，连同两层花括号；传上来就代替原来的文字。"),
            widget=forms.FileInput(attrs={"accept": ".docx"}),
            error_messages={"required": _("请选择文件。"), "empty": _("文件是空的，请重新选择。")},
        )

    def clean_template(self):
        upload = self.cleaned_data[FIELD]
        if upload.size > MAX_BYTES:
            raise ValidationError(_("模板超过 5 MB。请去掉里面的大图片，再传一次。"))
        return upload


class MakeForm(BaseForm):
    """Which document is made of a record."""

    template = forms.ModelChoiceField(label=gettext_lazy("文书"), queryset=None, empty_label=None)

    def __init__(self, *args, templates, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["template"].queryset = templates

    def chosen(self) -> DocumentTemplate | None:
        """The template that was chosen, else the first one; None where the office has none in use."""
        return self.choice("template")

    def choice(self, name):
        """What was chosen in this field, else the first that it offers."""
        return getattr(self, "cleaned_data", {}).get(name) or self.fields[name].queryset.first()
