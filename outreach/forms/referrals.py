"""Forms about referrals to other departments."""

from django import forms
from django.utils.translation import gettext_lazy

from hengl_uf.web.forms import BaseForm, BaseModelForm, CleanCharField
from outreach.models import Referral


class ReferralForm(BaseModelForm):
    """Which department is asked for what, and by when it should answer."""

    class Meta(BaseModelForm.Meta):
        model = Referral
        fields = ("department", "question", "sent_on", "due_on")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["question"].widget = forms.Textarea(attrs={"rows": 3, "maxlength": 400})
        self.fields["due_on"].required = False
        self.fields["due_on"].help_text = gettext_lazy("不填按转出后 10 个工作日计算。")


class AnswerForm(BaseForm):
    """What the department answered, and on which day."""

    answer = CleanCharField(
        label=gettext_lazy("答复内容"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )
    answered_on = forms.DateField(
        label=gettext_lazy("答复日期"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
