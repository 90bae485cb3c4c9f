"""Forms about registrations, by the secretariat and by the enterprise itself."""

from crispy_forms.layout import Fieldset, Layout, Row
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chamber.models import Registration
from chamber.models.events import MOST_PEOPLE
from hengl_uf.enterprises.choosing import enterprise_field
from hengl_uf.lib.phones import PhoneError, display_phone, parse_phone
from hengl_uf.web.forms import BaseForm, CleanCharField, NameField


class PeopleForm(BaseForm):
    """How many come, and whom to ring up when something changes."""

    people = forms.IntegerField(
        label=gettext_lazy("人数"),
        min_value=1,
        max_value=MOST_PEOPLE,
        initial=1,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    contact_name = NameField(label=gettext_lazy("联系人"), max_length=60, required=False)
    contact_phone = forms.CharField(
        label=gettext_lazy("工作电话"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel"}),
    )
    note = CleanCharField(
        label=gettext_lazy("备注"),
        max_length=100,
        required=False,
        help_text=gettext_lazy("不写身体状况、证件号码。"),
    )

    def clean_contact_phone(self):
        typed = self.cleaned_data["contact_phone"]
        if not typed:
            return ""
        try:
            return parse_phone(typed).stored
        except PhoneError as error:
            raise ValidationError(str(error)) from error

    def record_fields(self) -> dict:
        """What the deeds take."""
        return dict(self.cleaned_data)


class RegistrationForm(PeopleForm):
    """A registration as the secretariat enters it; the enterprise is chosen once."""

    def __init__(self, *args, user=None, instance=None, **kwargs):
        if instance is not None:
            known = {name: getattr(instance, name) for name in ("people", "contact_name", "note")}
            known["contact_phone"] = display_phone(instance.contact_phone)
            kwargs["initial"] = known | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        if instance is None:
            self.fields["enterprise"] = enterprise_field(user, label=_("企业"))
            self.fields["contact_name"].help_text = _("不填的，用企业资料里的联系人。")
        first = ["enterprise"] if instance is None else []
        self.helper.layout = Layout(
            Fieldset(_("报名"), *first, "people", Row("contact_name", "contact_phone"), "note")
        )


class LinkForm(PeopleForm):
    """A registration as the enterprise enters it; of its phone only the end is shown again."""

    def __init__(self, *args, registration=None, **kwargs):
        super().__init__(*args, **kwargs)
        phone = self.fields["contact_phone"]
        phone.help_text = _("活动有变化时打这个电话。")
        if registration and registration.masked_phone:
            phone.help_text = _("已登记 %(phone)s，不改就不用填。") % {"phone": registration.masked_phone}

    def clean_contact_phone(self):
        try:
            return super().clean_contact_phone()
        except ValidationError:
            words = _("请核对电话号码：可以写手机号，也可以写带区号的固定电话或境外号码。")
            raise ValidationError(words) from None


class EvaluationForm(BaseForm):
    """What the enterprise says of an event."""

    evaluation = forms.ChoiceField(
        label=gettext_lazy("您觉得这场活动怎么样"),
        choices=Registration.Evaluation.choices,
        widget=forms.RadioSelect,
    )
    words = CleanCharField(
        label=gettext_lazy("意见建议"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
