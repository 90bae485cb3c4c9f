"""Forms about Party organisations: the organisation, its counts, elections, enterprises, posts and terms."""

from itertools import groupby

from crispy_forms.layout import Fieldset, Layout, Row
from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chamber import party_rules
from chamber.models import Election, PartyOrganisation, PartyPost, PartyTerm
from chamber.models.party import MOST_YEARS
from hengl_uf.enterprises.choosing import enterprise_field
from hengl_uf.lib.dates import full_date
from hengl_uf.offices.forms import OfficeFormBase, TermFormBase
from hengl_uf.places.models import Village
from hengl_uf.web.choices import offer, pairs_of
from hengl_uf.web.fields import DayField
from hengl_uf.web.forms import BaseForm, BaseModelForm, CleanCharField

MOST_MEMBERS = 99_999
NUMBERS_ONLY = gettext_lazy("只填人数，不记名单。")


def grouped(organisations):
    """These organisations as choices, by kind: those that others stand under come first."""
    rows = organisations.values_list("kind", "pk", "name")
    ranks = {kind: rank for rank, kind in enumerate(PartyOrganisation.Kind.values)}
    labels = dict(PartyOrganisation.Kind.choices)
    rows = sorted(rows, key=lambda row: ranks[row[0]])
    return [
        (labels[kind], [(pk, name) for _kind, pk, name in some])
        for kind, some in groupby(rows, key=lambda row: row[0])
    ]


class OrganisationForm(BaseModelForm):
    """A Party organisation and its place in the tree."""

    class Meta(BaseModelForm.Meta):
        model = PartyOrganisation
        fields = ("name", "kind", "parent", "village", "founded_on", "term_years", "address", "remark")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        known = PartyOrganisation.objects.visible_to(self.user)
        self.fields["parent"].queryset = known.active().in_name_order()
        self.under = set()
        if self.instance.pk:
            self.under = set(known.below(self.instance.pk).values_list("pk", flat=True))
        offered = known.active().exclude(pk__in=self.under | {self.instance.pk}).in_name_order()
        if self.instance.parent_id:
            self.fields["parent"].queryset |= known.filter(pk=self.instance.parent_id)
        self.fields["parent"].choices = [("", _("没有上级（商会党委）")), *grouped(offered)]
        villages = Village.objects.order_by("order")
        self.fields["village"].queryset = villages
        self.fields["village"].empty_label = _("全镇")
        offer(pairs_of(villages), self.fields["village"])
        self.fields["kind"].help_text = party_rules.kind_help()
        self.fields["term_years"].help_text = party_rules.term_help()
        self.fields["term_years"].widget.attrs |= {"min": 1, "max": MOST_YEARS}
        self.fields["founded_on"].widget.attrs["max"] = timezone.localdate().isoformat()
        self.fields["remark"].widget.attrs["rows"] = 3
        self.fields["remark"].help_text = _("不写党员姓名和个人情况。")

    def layout(self):
        return Layout(
            Fieldset(_("党组织"), "name", "kind", "parent", "village", Row("founded_on", "term_years")),
            Fieldset(_("其他"), "address", "remark"),
        )

    def clean_parent(self):
        parent = self.cleaned_data["parent"]
        if parent and parent.pk == self.instance.pk:
            raise forms.ValidationError(_("党组织不能作自己的上级。"))
        if parent and parent.pk in self.under:
            words = {"above": parent, "name": self.instance.name}
            raise forms.ValidationError(_("“%(above)s”在“%(name)s”之下，不能作它的上级。") % words)
        return parent

    def clean_term_years(self):
        years = self.cleaned_data["term_years"]
        if not 1 <= years <= MOST_YEARS:
            raise forms.ValidationError(_("每届在 1 到 %(most)s 年之间。") % {"most": MOST_YEARS})
        return years

    def record_fields(self):
        """What `add_organisation` and `change_organisation` take."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class NewOrganisationForm(OrganisationForm):
    """A new organisation, with the enterprise for which it is set up."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["enterprise"] = enterprise_field(
            self.user,
            label=_("覆盖企业（选填）"),
            required=False,
            help_text=_("为一家企业设立的，在这里选它；已由别的党组织覆盖的，从今天起转过来。"),
        )

    def layout(self):
        return Layout(
            Fieldset(
                _("党组织"),
                "name",
                "kind",
                "parent",
                "village",
                Row("founded_on", "term_years"),
                "enterprise",
            ),
            Fieldset(_("其他"), "address", "remark"),
        )

    def record_fields(self):
        """What `add_organisation` takes."""
        return super().record_fields() | {"enterprise": self.cleaned_data["enterprise"]}


class DissolveForm(BaseForm):
    """When an organisation was dissolved, and why."""

    dissolved_on = DayField(label=gettext_lazy("撤销日期"), until=timezone.localdate)
    ending = CleanCharField(label=gettext_lazy("撤销原因"), max_length=200)


class MemberCountForm(BaseForm):
    """How many members there are, on a day."""

    members = forms.IntegerField(
        label=gettext_lazy("党员数"), min_value=0, max_value=MOST_MEMBERS, help_text=NUMBERS_ONLY
    )
    full_members = forms.IntegerField(label=gettext_lazy("其中正式党员"), min_value=0, max_value=MOST_MEMBERS)
    counted_on = DayField(
        label=gettext_lazy("统计日期"),
        until=timezone.localdate,
        help_text=gettext_lazy("同一天再登记一次，就是更正那天的人数。"),
    )

    def clean(self):
        cleaned = super().clean()
        members, full = cleaned.get("members"), cleaned.get("full_members")
        if members is not None and full is not None and full > members:
            self.add_error("full_members", _("正式党员不能多于党员总数。"))
        return cleaned


class ElectionForm(BaseModelForm):
    """An election: when, in time or not, and who approved it."""

    class Meta(BaseModelForm.Meta):
        model = Election
        fields = ("held_on", "timing", "approval", "note")

    def __init__(self, *args, organisation, **kwargs):
        super().__init__(*args, **kwargs)
        self.organisation = organisation
        day = full_date(organisation.election_due_on)
        self.fields["held_on"].help_text = _("目前的换届期限：%(day)s") % {"day": day}
        self.fields["held_on"].widget.attrs |= {
            "min": organisation.founded_on.isoformat(),
            "max": timezone.localdate().isoformat(),
        }

    def clean_held_on(self):
        day = self.cleaned_data["held_on"]
        if day < self.organisation.founded_on:
            raise forms.ValidationError(_("换届不能早于党组织成立。"))
        return day

    def clean(self):
        cleaned = super().clean()
        timing = cleaned.get("timing")
        if timing and timing != Election.Timing.ON_TIME and not cleaned.get("approval"):
            self.add_error("approval", _("提前或延期换届须经上级批准，请写明批准文件或批准人。"))
        return cleaned

    def record_fields(self):
        """What `hold_election` takes."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class CoverForm(BaseForm):
    """Which organisation covers an enterprise, since when."""

    since = DayField(label=gettext_lazy("覆盖起始"), until=timezone.localdate)
    move = forms.BooleanField(label=gettext_lazy("从原来的党组织转来"), required=False)

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["enterprise"] = enterprise_field(user, label=_("企业"))
        known = PartyOrganisation.objects.visible_to(user).active().in_name_order()
        self.fields["organisation"] = forms.ModelChoiceField(
            label=_("党组织"), queryset=known, help_text=party_rules.kind_help()
        )
        self.fields["organisation"].choices = [("", _("请选择")), *reversed(grouped(known))]
        self.order_fields(["enterprise", "organisation", "since", "move"])

    def layout(self):
        return Layout("enterprise", "organisation", "since", "move")


class ReasonForm(BaseForm):
    """Why something is taken away."""

    reason = CleanCharField(label=gettext_lazy("原因"), max_length=200)


class PostForm(OfficeFormBase):
    """A post of an organisation and how many may hold it."""

    class Meta(OfficeFormBase.Meta):
        model = PartyPost

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["title"].help_text = party_rules.posts_help()


class PostTermForm(TermFormBase):
    """Who holds a post, from when to when."""

    class Meta(TermFormBase.Meta):
        model = PartyTerm

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["holder_name"].help_text = _("只登记班子成员，不登记普通党员。")

    def layout(self):
        return Layout("holder_name", Row("starts_on", "ends_on"))


def default_term_years() -> int:
    """The years of a term that a new organisation begins with."""
    return min(max(settings.PARTY_TERM_YEARS, 1), MOST_YEARS)
