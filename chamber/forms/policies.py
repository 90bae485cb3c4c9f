"""Forms about policies, and about telling enterprises of them."""

from crispy_forms.layout import Fieldset, Layout, Row
from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chamber.models import Policy, PolicyNotice
from hengl_uf.enterprises.models import Enterprise, Industry
from hengl_uf.web.choices import pairs_of
from hengl_uf.web.forms import BaseForm, BaseModelForm


class PolicyForm(BaseModelForm):
    """A policy: who issued it, how long it holds, for whom it is, what it says in plain words."""

    sizes = forms.MultipleChoiceField(
        label=gettext_lazy("适用规模"),
        choices=Enterprise.Size.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=gettext_lazy("不选表示所有规模。"),
    )

    link = forms.URLField(
        label=gettext_lazy("原文网址"),
        max_length=400,
        required=False,
        assume_scheme="https",
        error_messages={"invalid": gettext_lazy("请填写完整的网址，如 https://www.example.com/。")},
    )

    class Meta(BaseModelForm.Meta):
        model = Policy
        fields = (
            "title",
            "issuer",
            "document_no",
            "issued_on",
            "valid_from",
            "valid_until",
            "industries",
            "sizes",
            "summary",
            "how",
            "link",
        )
        widgets = {"industries": forms.CheckboxSelectMultiple}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["industries"]
        chosen = self.instance.industries.values("pk") if self.instance.pk else []
        field.queryset = Industry.objects.filter(Q(is_active=True) | Q(pk__in=chosen)).order_by("order", "pk")
        field.choices = pairs_of(field.queryset)
        self.fields["summary"].widget.attrs["rows"] = 6
        self.fields["summary"].help_text = _(
            "用企业看得懂的话写：给谁、给什么、有什么条件。企业在链接里看到的就是这些。"
        )
        self.fields["how"].widget.attrs["rows"] = 4

    def layout(self):
        return Layout(
            Fieldset(
                _("政策"),
                "title",
                "issuer",
                Row("document_no", "issued_on"),
                Row("valid_from", "valid_until"),
            ),
            Fieldset(_("给企业看的"), "summary", "how", "link"),
            Fieldset(_("适用哪些企业"), "sizes", "industries"),
        )

    def clean(self):
        cleaned = super().clean()
        first, last = cleaned.get("valid_from"), cleaned.get("valid_until")
        if first and last and last < first:
            self.add_error("valid_until", _("失效日期不能早于生效日期。"))
        return cleaned

    def record_fields(self):
        """What `add_policy` and `change_policy` take."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class TellForm(BaseForm):
    """Which enterprises were told of a policy, and how."""

    enterprises = forms.ModelMultipleChoiceField(
        queryset=Enterprise.objects.none(),
        widget=forms.MultipleHiddenInput,
        error_messages={"required": gettext_lazy("请先选择要告知的企业。")},
    )
    how = forms.ChoiceField(
        label=gettext_lazy("怎么告知的"),
        choices=PolicyNotice.How.choices,
        widget=forms.RadioSelect,
        initial=PolicyNotice.How.LINK,
        help_text=gettext_lazy("选发送链接的，保存后给出每家企业的专用链接，由您发给企业。"),
    )

    def __init__(self, *args, offered, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["enterprises"].queryset = offered
