"""Forms about aid projects, their milestones, and the money given to them."""

from crispy_forms.layout import Fieldset, Layout, Row
from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chamber.forms.giving_rows import typed_rows
from chamber.models import AidMilestone, AidProject, Allocation, Pledge
from hengl_uf.attachments.forms import AttachmentsField
from hengl_uf.lib.dates import plain_date
from hengl_uf.lib.money import yuan
from hengl_uf.places.models import Village
from hengl_uf.web.choices import offer, pairs_of
from hengl_uf.web.fields import DayField
from hengl_uf.web.forms import BaseForm, BaseModelForm, CleanCharField
from hengl_uf.web.money_fields import MoneyField

SHOWN_TO_GIVERS = gettext_lazy(
    "照片会出现在捐赠企业的反馈页上，不用登录就能打开：请不要拍进受助人的脸，也不要出现姓名和住址。"
)


class AidProjectForm(BaseModelForm):
    """A project: what is done, where, by whom, by when, for how many."""

    class Meta(BaseModelForm.Meta):
        model = AidProject
        fields = ("name", "village", "runner", "starts_on", "due_on", "beneficiaries", "goal")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        villages = Village.objects.order_by("order")
        self.fields["village"].queryset, self.fields["village"].empty_label = villages, _("全镇或镇外")
        self.fields["village"].help_text = ""
        self.fields["beneficiaries"].required = False
        self.fields["beneficiaries"].label = _("受益人数（选填）")
        self.fields["beneficiaries"].help_text = _("只填人数，可以先填预计数。")
        self.fields["goal"].widget.attrs["rows"] = 3
        self.fields["goal"].help_text = _("请不要写受助人的姓名和住址。")
        offer(pairs_of(villages), self.fields["village"])

    def layout(self):
        return Layout(
            Fieldset(
                _("公益项目"),
                "name",
                "village",
                "runner",
                Row("starts_on", "due_on"),
                "beneficiaries",
                "goal",
            )
        )

    def clean_beneficiaries(self):
        return self.cleaned_data["beneficiaries"] or 0

    def clean(self):
        cleaned = super().clean()
        first, due = cleaned.get("starts_on"), cleaned.get("due_on")
        if first and due and due < first:
            self.add_error("due_on", _("完成期限不能早于开始日期。"))
        return cleaned

    def record_fields(self):
        """What `start_aid_project` and `change_aid_project` take."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


def steps_fit(form, rows) -> bool:
    """Whether all milestones lie within the days of the project; what does not is told beside it."""
    first, last = form.cleaned_data["starts_on"], form.cleaned_data["due_on"]
    words = {"first": plain_date(first), "last": plain_date(last)}
    outside = [row for row in typed_rows(rows, "name") if not first <= row.cleaned_data["due_on"] <= last]
    for row in outside:
        row.add_error("due_on", _("节点要在项目的 %(first)s 至 %(last)s 之间。") % words)
    return not outside


class AidMilestoneForm(BaseModelForm):
    """One milestone."""

    class Meta(BaseModelForm.Meta):
        model = AidMilestone
        fields = ("name", "due_on")

    def record_fields(self):
        """What the deeds take."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class ReachForm(BaseForm):
    """When a milestone was reached, and its proof."""

    done_on = DayField(label=gettext_lazy("完成日期"), until=timezone.localdate)
    note = CleanCharField(label=gettext_lazy("完成情况"), max_length=200, required=False)
    files = AttachmentsField(label=gettext_lazy("证明照片、文件"), help_text=SHOWN_TO_GIVERS)

    def __init__(self, *args, user=None, **kwargs):
        self.user = user
        super().__init__(*args, **kwargs)


class FinishForm(BaseForm):
    """When a project was finished, and for how many."""

    done_on = DayField(label=gettext_lazy("完成日期"), until=timezone.localdate)
    beneficiaries = forms.IntegerField(
        label=gettext_lazy("受益人数"),
        min_value=0,
        max_value=10_000_000,
        help_text=gettext_lazy("只填人数。"),
    )
    ending = CleanCharField(
        label=gettext_lazy("完成情况"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class StopForm(BaseForm):
    """Why a project stops."""

    reason = CleanCharField(
        label=gettext_lazy("停止原因"), max_length=400, widget=forms.Textarea(attrs={"rows": 3})
    )


class DropForm(BaseForm):
    """Why a milestone is not needed."""

    reason = CleanCharField(label=gettext_lazy("删去原因"), max_length=200)


class AllocationForm(BaseModelForm):
    """Money of a campaign for a project. `campaign` is given: it decides which pledges can be meant."""

    amount = MoneyField(label=gettext_lazy("金额（元）"), above_nothing=True)

    class Meta(BaseModelForm.Meta):
        model = Allocation
        fields = ("project", "amount", "what", "allocated_on", "pledge", "voucher_no")

    def __init__(self, *args, campaign, **kwargs):
        super().__init__(*args, **kwargs)
        running = Q(status=AidProject.Status.RUNNING, removed_at__isnull=True)
        projects = AidProject.objects.filter(running | Q(pk=self.instance.project_id)).order_by("name", "pk")
        self.fields["project"].queryset = projects
        self.fields["project"].help_text = _("只列出进行中的项目；没有的，先建立公益项目。")
        self.fields["allocated_on"].widget.attrs["max"] = timezone.localdate().isoformat()
        offer(pairs_of(projects), self.fields["project"])
        pledges = Pledge.objects.current().filter(campaign=campaign, received__gt=0)
        pledges = pledges.select_related("enterprise").order_by("purpose", "-received", "pk")
        self.fields["pledge"].queryset = pledges
        self.fields["pledge"].empty_label = _("不定向")
        self.fields["pledge"].help_text = _("认捐人指定了用途的，选他的认捐；不能超过它的到账。")
        offer([(one.pk, pledge_line(one)) for one in sorted(pledges, key=unearmarked)], self.fields["pledge"])

    def record_fields(self):
        """What `allocate` and `change_allocation` take."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


def unearmarked(pledge) -> bool:
    """Sorts those with a purpose first."""
    return not pledge.purpose


def pledge_line(pledge) -> str:
    """A pledge among others: who, for what, how much has come."""
    words = [pledge.donor, pledge.purpose, _("到账 %(sum)s") % {"sum": yuan(pledge.received)}]
    return " · ".join(word for word in words if word)
