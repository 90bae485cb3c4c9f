"""Forms about wishes and their verbs."""

from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.attachments.forms import AttachmentsField
from hengl_uf.enterprises.choosing import enterprise_field
from hengl_uf.web.choices import offer
from hengl_uf.web.forms import BaseForm, BaseModelForm, CleanCharField
from outreach.forms.fields import association_field
from outreach.forms.town import offer_village_and_staff
from outreach.models import Activity, Wish

RECENT = 50  # activities that a wish can belong to, newest first


class WishForm(BaseModelForm):
    """A wish, told without a name."""

    class Meta(BaseModelForm.Meta):
        model = Wish
        fields = ("title", "wished_for", "needed_on", "detail", "village", "staff", "activity")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        offer_village_and_staff(self)
        activities = Activity.objects.visible_to(self.user).current()
        self.fields["activity"].queryset = activities
        self.fields["activity"].empty_label = _("不属于活动")
        recent = list(activities.order_by("-held_on", "-pk").values_list("pk", "title")[:RECENT])
        kept = self.instance.activity if self.instance.activity_id else None
        if kept and kept.pk not in dict(recent):
            recent.append((kept.pk, str(kept)))
        offer(recent, self.fields["activity"])
        self.fields["detail"].widget.attrs["rows"] = 3

    def layout(self):
        return Layout(
            Fieldset(_("什么心愿"), "title", "wished_for", "needed_on", "detail"),
            Fieldset(_("谁来联系"), "village", "staff", "activity"),
        )

    def record_fields(self) -> dict:
        """What `add_wish` and `change_wish` take."""
        return {name: self.cleaned_data[name] for name in self.fields if name != "publish"}


class NewWishForm(WishForm):
    """A wish that is being added, published at once or kept as a draft."""

    publish = forms.BooleanField(
        label=gettext_lazy("马上发布，等待认领"),
        required=False,
        help_text=gettext_lazy("不勾选就存为草稿，核实后再发布。"),
    )

    def layout(self):
        return Layout(*super().layout(), "publish")


class ClaimedWishForm(WishForm):
    """A wish that somebody claimed: only its explanation may grow."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in list(self.fields):
            if name != "detail":
                del self.fields[name]
        self.helper.layout = Layout("detail")


class ClaimForm(BaseForm):
    """Who will fulfil it: just one."""

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields |= {
            "association": association_field(user, label=_("社团"), required=False),
            "enterprise": enterprise_field(user, label=_("企业"), required=False),
            "volunteer": CleanCharField(
                label=_("志愿者姓名或称呼"),
                required=False,
                max_length=60,
                help_text=_("征得本人同意后填写。社团、企业、志愿者三项只填一项。"),
            ),
        }

    def clean(self):
        cleaned = super().clean()
        chosen = [name for name in ("association", "enterprise", "volunteer") if cleaned.get(name)]
        if not self.errors and len(chosen) != 1:
            words = _("三项只填一项。") if chosen else _("请填写认领的社团、企业或志愿者。")
            self.add_error(chosen[-1] if chosen else "association", words)
        return cleaned


class ReleaseForm(BaseForm):
    """Why it is given back."""

    reason = CleanCharField(label=gettext_lazy("退回原因"), max_length=200)


class FulfilForm(BaseForm):
    """When and how it came true, with the proof."""

    fulfilled_on = forms.DateField(
        label=gettext_lazy("实现日期"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    note = CleanCharField(
        label=gettext_lazy("实现情况"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("如：书桌已送到并装好。不写姓名、住址。"),
    )
    proof = AttachmentsField(
        label=gettext_lazy("凭证"),
        required=True,
        help_text=gettext_lazy("至少一张照片或一份文件，如实物照片、签收单。拍物不拍人脸。"),
    )

    def __init__(self, *args, user, **kwargs):
        self.user = user
        super().__init__(*args, **kwargs)
        self.fields["fulfilled_on"].widget.attrs["max"] = timezone.localdate().isoformat()

    def clean_fulfilled_on(self):
        day = self.cleaned_data["fulfilled_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("实现日期不能晚于今天。"))
        return day


class ThankForm(BaseForm):
    """How whoever fulfilled it was thanked."""

    thanks = CleanCharField(
        label=gettext_lazy("怎样致谢"),
        max_length=200,
        help_text=gettext_lazy("如：送感谢信、在座谈会上致谢。"),
    )
