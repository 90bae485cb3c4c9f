"""Forms about cases and their verbs."""

from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.access.models import User
from hengl_uf.enterprises.choosing import enterprise_field
from hengl_uf.places.models import Village
from hengl_uf.web.choices import offer, pairs_of
from hengl_uf.web.forms import BaseForm, BaseModelForm, CleanCharField
from outreach.forms.fields import contact_field
from outreach.models import CaseCategory, ServiceCase


class CaseForm(BaseModelForm):
    """A case: who asks for what; the page folds away what has a default or is seldom needed."""

    class Meta(BaseModelForm.Meta):
        model = ServiceCase
        fields = ("title", "category", "detail", "village", "opened_on")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["contact"] = contact_field(self.user, label=_("求助人"), required=False)
        self.fields["enterprise"] = enterprise_field(self.user, label=_("求助企业（选填）"), required=False)
        self.fields["category"].queryset = CaseCategory.objects.active()
        self.fields["category"].empty_label = _("请选择")
        self.fields["village"].queryset = Village.objects.within_reach_of(self.user).order_by("order")
        self.fields["village"].required = False
        self.fields["village"].empty_label = _("与求助人同村")
        self.fields["detail"].widget.attrs["rows"] = 3
        offer(pairs_of(self.fields["category"].queryset), self.fields["category"])
        offer(pairs_of(self.fields["village"].queryset), self.fields["village"])
        if self.instance.pk:
            self.initial |= {"contact": self.instance.contact_id, "enterprise": self.instance.enterprise_id}

    def layout(self):
        return Layout(Fieldset(_("谁求助什么"), "contact", "title", "category"))

    def clean_opened_on(self):
        day = self.cleaned_data["opened_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("受理起算日不能晚于今天。"))
        return day

    def clean(self):
        cleaned = super().clean()
        requester = cleaned.get("contact") or cleaned.get("enterprise")
        if requester is None and not {"contact", "enterprise"} & set(self.errors):
            self.add_error("contact", _("请填写求助人；企业求助的，在“更多”里填写求助企业。"))
        if requester and not cleaned.get("village") and "village" not in self.errors:
            cleaned["village"] = requester.village
        return cleaned

    def record_fields(self):
        """What `open_case` and `change_case` take."""
        names = ("title", "category", "detail", "village", "opened_on", "contact", "enterprise")
        return {name: self.cleaned_data[name] for name in names}


class NewCaseForm(CaseForm):
    """A case that is being opened, with who shall handle it."""

    mine = forms.BooleanField(label=gettext_lazy("由我办理"), required=False, initial=True)

    def layout(self):
        return Layout(*super().layout(), "mine")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        first = "title" if self.initial.get("contact") else "contact"
        self.fields[first].widget.attrs["autofocus"] = not self.is_bound


class StepForm(BaseForm):
    """What was done."""

    text = CleanCharField(
        label=gettext_lazy("办理经过"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )


class PauseForm(BaseForm):
    """Why the clock stops."""

    reason = CleanCharField(
        label=gettext_lazy("暂停原因"),
        max_length=200,
        help_text=gettext_lazy("如：等待本人补交材料、等待市级部门答复。"),
    )


class ResolveForm(BaseForm):
    """What came of it."""

    outcome = CleanCharField(
        label=gettext_lazy("办理结果"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )
    satisfaction = forms.ChoiceField(
        label=gettext_lazy("求助人的评价"),
        choices=ServiceCase.Satisfaction.choices,
        initial=ServiceCase.Satisfaction.NOT_ASKED,
        widget=forms.RadioSelect,
    )
    unanswered = forms.BooleanField(label=gettext_lazy("不再等候答复"), required=False)

    def __init__(self, *args, awaited=(), **kwargs):
        super().__init__(*args, **kwargs)
        if not awaited:
            del self.fields["unanswered"]
            return
        names = _("、").join(referral.department for referral in awaited)
        self.fields["unanswered"].help_text = _("%(names)s还没有答复。收到了的，请先登记答复。") % {
            "names": names
        }


class RateForm(BaseForm):
    """What the requester said when asked later."""

    satisfaction = forms.ChoiceField(
        label=gettext_lazy("求助人的评价"),
        choices=[
            one for one in ServiceCase.Satisfaction.choices if one[0] != ServiceCase.Satisfaction.NOT_ASKED
        ],
        widget=forms.RadioSelect,
    )


class ReopenForm(BaseForm):
    """Why it is opened again."""

    reason = CleanCharField(label=gettext_lazy("重办原因"), max_length=200)


class HandOverForm(BaseForm):
    """To whom, and why."""

    to = forms.ModelChoiceField(
        label=gettext_lazy("转交给"), queryset=User.objects.none(), empty_label=gettext_lazy("请选择")
    )
    reason = CleanCharField(label=gettext_lazy("转交原因"), max_length=200)

    def __init__(self, *args, case, **kwargs):
        super().__init__(*args, **kwargs)
        others = User.objects.working_in([case.village_id]).exclude(pk=case.handler_id)
        self.fields["to"].queryset = others.order_by("name", "pk")
        self.fields["to"].label_from_instance = lambda user: f"{user.name}（{user.get_role_display()}）"
