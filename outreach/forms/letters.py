"""Forms about letters and their templates."""

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.documents.packages import MAX_BYTES
from hengl_uf.documents.refusals import FIELD
from hengl_uf.web.forms import BaseForm, BaseModelForm
from outreach.models import LetterTemplate, Referral


class LetterTemplateForm(BaseModelForm):
    """The words of a kind of letter."""

    class Meta(BaseModelForm.Meta):
        model = LetterTemplate
        fields = ("name", "title", "addressee", "body", "order", "is_active")
        error_messages = {"name": {"unique": gettext_lazy("已经有一份叫这个名称的文书。")}}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["body"].widget.attrs["rows"] = 10


class OwnFileForm(BaseForm):
    """The office's own Word file."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields[FIELD] = forms.FileField(
            label=_("Word 文件（docx）"),
            help_text=_("在文件里写占位符，如 {{ 编号 }}；传上来就代替上面的文字。"),
            widget=forms.FileInput(attrs={"accept": ".docx"}),
            error_messages={"required": _("请选择文件。"), "empty": _("文件是空的，请重新选择。")},
        )

    def clean_template(self):
        upload = self.cleaned_data[FIELD]
        if upload.size > MAX_BYTES:
            raise ValidationError(_("模板超过 5 MB。请去掉里面的大图片，再传一次。"))
        return upload


class LetterForm(BaseForm):
    """Which letter is made of a case, and of which of its referrals it speaks."""

    template = forms.ModelChoiceField(
        label=gettext_lazy("文书"), queryset=LetterTemplate.objects.active(), empty_label=None
    )
    referral = forms.ModelChoiceField(
        label=gettext_lazy("转办"), queryset=Referral.objects.none(), required=False, empty_label=None
    )

    def __init__(self, *args, case, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["referral"].queryset = case.referrals.order_by(
            F("answered_on").asc(nulls_first=True), "-sent_on", "-pk"
        )

    def chosen(self):
        """(template, referral) as they were chosen, else the first of each; either may be None."""
        values = getattr(self, "cleaned_data", {})
        return (
            values.get("template") or self.fields["template"].queryset.first(),
            values.get("referral") or self.fields["referral"].queryset.first(),
        )
