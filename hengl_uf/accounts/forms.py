"""Forms of accounts: signing in, one's own password, the administrator's."""

import django_filters
from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.contrib.auth import password_validation
from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.access.models import USERNAME_FORM, User
from hengl_uf.access.roles import BY_VILLAGE, Role
from hengl_uf.lib.errors import Unreadable
from hengl_uf.lib.phones import display_phone, parse_phone
from hengl_uf.places.models import Village
from hengl_uf.web.forms import BaseForm, BaseModelForm, CleanCharField

LONGEST_PASSWORD = 128  # characters
REASON_LENGTH = 200


class SignInForm(AuthenticationForm):
    """Username and password; one sentence for whatever does not fit, so that names cannot be tried out."""

    error_messages = {
        "invalid_login": gettext_lazy(
            "用户名或密码不对，或账号已停用。请核对后再试；忘记密码请找系统管理员重置。"
        ),
        "inactive": gettext_lazy(
            "用户名或密码不对，或账号已停用。请核对后再试；忘记密码请找系统管理员重置。"
        ),
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["username"].error_messages["required"] = _("请填写用户名。")
        self.fields["password"].error_messages["required"] = _("请填写密码。")


class PasswordForm(BaseForm):
    """Changing one's own password."""

    old = forms.CharField(
        label=gettext_lazy("现在的密码"),
        max_length=LONGEST_PASSWORD,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "autofocus": True}),
    )
    new = forms.CharField(
        label=gettext_lazy("新密码"),
        max_length=LONGEST_PASSWORD,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=gettext_lazy(
            "至少 10 位，含大写字母、小写字母、数字、其他符号中的三种；不要用姓名、用户名或常见密码。"
        ),
    )
    again = forms.CharField(
        label=gettext_lazy("再输一遍新密码"),
        max_length=LONGEST_PASSWORD,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args, user, **kwargs):
        self.user = user
        super().__init__(*args, **kwargs)

    def clean_old(self):
        if not self.user.check_password(self.cleaned_data["old"]):
            raise ValidationError(_("现在的密码不对。"))
        return self.cleaned_data["old"]

    def clean_new(self):
        new = self.cleaned_data["new"]
        if self.user.check_password(new):
            raise ValidationError(_("新密码不能与现在的密码相同。"))
        password_validation.validate_password(new, self.user)
        return new

    def clean_again(self):
        if "new" in self.cleaned_data and self.cleaned_data["again"] != self.cleaned_data["new"]:
            raise ValidationError(_("两次输入的新密码不一样。"))
        return self.cleaned_data["again"]


class UsernameField(CleanCharField):
    """A username is stored in lower case, however it is typed."""

    def to_python(self, value):
        return (super().to_python(value) or "").lower()


class AccountForm(BaseModelForm):
    """What an account is: whose, which role, which villages. Village staff and inspectors need a village."""

    villages = forms.ModelMultipleChoiceField(
        Village.objects.order_by("order"),
        label=gettext_lazy("负责的村（社区）"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("村（社区）服务中心人员和巡查员必选，可选多个；其他岗位不用选。"),
    )

    class Meta(BaseModelForm.Meta):
        model = User
        fields = ["name", "role", "villages", "phone", "email"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["villages"].label = self.base_fields["villages"].label  # not optional for every role
        if self.instance.phone:
            self.initial["phone"] = display_phone(self.instance.phone)

    def layout(self):
        return Layout(
            Fieldset(
                _("人员"), *(name for name in ("username", "name", "phone", "email") if name in self.fields)
            ),
            Fieldset(_("岗位"), "role", "villages"),
        )

    def clean_phone(self):
        phone = self.cleaned_data["phone"]
        try:
            return parse_phone(phone).stored if phone else ""
        except Unreadable as unreadable:
            raise ValidationError(str(unreadable)) from None

    def clean(self):
        cleaned = super().clean()
        if (
            cleaned.get("role") in BY_VILLAGE
            and not cleaned.get("villages")
            and "villages" not in self.errors
        ):
            self.add_error("villages", _("这个岗位须至少选一个负责的村（社区）。"))
        return cleaned


class NewAccountForm(AccountForm):
    """An account to be made."""

    username = UsernameField(
        label=gettext_lazy("用户名"),
        max_length=40,
        validators=[USERNAME_FORM],
        help_text=gettext_lazy(
            "登录时使用，建立后不能修改。2 至 40 位小写字母、数字、点、横线或下划线，如 chen.meiling。"
        ),
        widget=forms.TextInput(
            attrs={"autocapitalize": "none", "autocomplete": "off", "spellcheck": "false"}
        ),
    )

    class Meta(AccountForm.Meta):
        fields = ["username", *AccountForm.Meta.fields]


class DisableForm(BaseForm):
    """Why an account is shut out."""

    reason = CleanCharField(
        label=gettext_lazy("停用原因"),
        max_length=REASON_LENGTH,
        help_text=gettext_lazy("例如：离岗、调岗、长期不用。"),
    )


class NothingToFill(BaseForm):
    """A verb that only asks for a yes."""


class AccountFilter(django_filters.FilterSet):
    """Filters of the list of accounts."""

    q = django_filters.CharFilter(label=gettext_lazy("姓名或用户名"), method="named")
    role = django_filters.ChoiceFilter(
        label=gettext_lazy("岗位"), choices=Role.choices, empty_label=gettext_lazy("全部岗位")
    )
    villages = django_filters.ModelChoiceFilter(
        label=gettext_lazy("村（社区）"),
        queryset=Village.objects.order_by("order"),
        empty_label=gettext_lazy("全部村（社区）"),
    )
    active = django_filters.ChoiceFilter(
        label=gettext_lazy("状态"),
        field_name="is_active",
        choices=[("true", gettext_lazy("启用")), ("false", gettext_lazy("停用"))],
        empty_label=gettext_lazy("全部状态"),
        method="in_state",
    )

    class Meta:
        model = User
        fields = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.form.fields["q"].widget = forms.TextInput(
            attrs={"type": "search", "maxlength": 60, "placeholder": _("姓名或用户名")}
        )

    def named(self, queryset, name, value):
        return queryset.named(value)

    def in_state(self, queryset, name, value):
        return queryset.filter(is_active=value == "true")
