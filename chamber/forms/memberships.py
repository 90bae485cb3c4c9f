"""Forms about members of the chamber: the application and each step after it."""

from crispy_forms.layout import Fieldset, Layout, Row
from django import forms
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chamber.models import Membership
from hengl_uf.enterprises.choosing import enterprise_field
from hengl_uf.web.fields import DayField
from hengl_uf.web.forms import BaseForm, BaseModelForm, CleanCharField
from hengl_uf.web.typeahead import TypeaheadField


def member_line(membership) -> str:
    """The enterprise, and its number among the members."""
    return f"{membership.enterprise.name} · {membership.member_no or membership.get_status_display()}"


def member_field(user, **kwargs):
    """Choose a member of the chamber."""
    field = TypeaheadField(
        options_url="chamber:membership-options",
        placeholder=gettext_lazy("企业名称、拼音或会员编号"),
        label_of=member_line,
        **kwargs,
    )
    members = Membership.objects.visible_to(user).members().select_related("enterprise")
    field.queryset = members.in_name_order()
    return field


class ApplicationForm(BaseModelForm):
    """An application: which enterprise, when, who brought it."""

    applied_on = DayField(label=gettext_lazy("申请日期"), until=timezone.localdate)

    class Meta(BaseModelForm.Meta):
        model = Membership
        fields = ("applied_on", "applicant", "sponsors", "remark")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["remark"].widget.attrs["rows"] = 3
        self.fields["applicant"].help_text = _("企业派来办理的人，只写姓名。")

    def layout(self):
        return Layout("applied_on", "applicant", "sponsors", "remark")

    def record_fields(self):
        """What the deeds take."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


def not_there_yet() -> SafeString:
    """Where an enterprise is registered first."""
    url = reverse("enterprises:enterprise-add")
    return format_html('<a href="{}">{}</a>', url, _("名录里没有这家企业时，先登记企业"))


class ApplyForm(ApplicationForm):
    """A new application, with its enterprise."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["enterprise"] = enterprise_field(self.user, label=_("企业"), help_text=not_there_yet())

    def layout(self):
        return Layout("enterprise", "applied_on", "applicant", "sponsors", "remark")

    def clean_enterprise(self):
        """Refuse an enterprise that has a membership, beside the field and with its state."""
        enterprise = self.cleaned_data["enterprise"]
        other = Membership.objects.live().filter(enterprise=enterprise).first()
        if other:
            words = {
                "name": enterprise,
                "state": f"{other.get_status_display()} {other.member_no or ''}".strip(),
            }
            raise forms.ValidationError(
                _("“%(name)s”已有会员记录（%(state)s），一家企业同时只有一份。") % words
            )
        return enterprise

    def record_fields(self):
        """What `apply_for_membership` takes."""
        return super().record_fields() | {"enterprise": self.cleaned_data["enterprise"]}


class MemberForm(ApplicationForm):
    """What is noted of a member, with its certificate."""

    member_no = CleanCharField(label=gettext_lazy("会员编号"), max_length=40)
    joined_on = DayField(label=gettext_lazy("入会日期"), until=timezone.localdate)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("member_no", self.instance.member_no)
        self.initial.setdefault("joined_on", self.instance.joined_on)

    def layout(self):
        return Layout(
            Fieldset(_("会员证"), Row("member_no", "joined_on")),
            Fieldset(_("入会申请"), "applied_on", "applicant", "sponsors", "remark"),
        )

    def record_fields(self):
        """What `change_membership` takes."""
        more = {name: self.cleaned_data[name] for name in ("member_no", "joined_on")}
        return super().record_fields() | more


class ReviewForm(BaseForm):
    """The secretariat's look at an application."""

    reviewed_on = DayField(label=gettext_lazy("初审日期"), until=timezone.localdate)
    note = CleanCharField(label=gettext_lazy("初审意见"), max_length=200, required=False)


class CouncilForm(BaseForm):
    """What the council decided."""

    council_on = DayField(label=gettext_lazy("理事会日期"), until=timezone.localdate)
    note = CleanCharField(
        label=gettext_lazy("理事会决议"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("会议届次或决议要点。决议扫描件可以作为附件上传。"),
    )


class CertifyForm(BaseForm):
    """The certificate: from when, under which number."""

    joined_on = DayField(label=gettext_lazy("入会日期"), until=timezone.localdate)
    member_no = CleanCharField(
        label=gettext_lazy("会员编号"),
        max_length=40,
        required=False,
        help_text=gettext_lazy("不填由系统按顺序编号；早已有编号的老会员，照原编号填。"),
    )


class RefusalForm(BaseForm):
    """Why an application was refused."""

    reason = CleanCharField(label=gettext_lazy("未通过原因"), max_length=200)
    ended_on = DayField(label=gettext_lazy("日期"), until=timezone.localdate)


class LeaveForm(BaseForm):
    """Why and when a member left."""

    reason = CleanCharField(label=gettext_lazy("退会原因"), max_length=200)
    ended_on = DayField(label=gettext_lazy("退会日期"), until=timezone.localdate)
