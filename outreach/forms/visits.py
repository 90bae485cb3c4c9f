"""Forms about visits: the one form of a visit, with rows for needs and promises."""

from crispy_forms.layout import HTML, Fieldset, Layout
from django import forms
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.attachments.forms import AttachmentsField
from hengl_uf.enterprises.choosing import enterprise_field
from hengl_uf.lib.phones import PhoneError, parse_phone
from hengl_uf.places.models import Village
from hengl_uf.web.choices import offer, pairs_of
from hengl_uf.web.forms import BaseForm, BaseModelForm, CleanCharField, NameField
from outreach.actions.contacts import likenesses
from outreach.actions.visits import NeedRaised, PromiseMade
from outreach.forms.fields import REGION_OF_PHONE, colleagues_of, contact_field
from outreach.forms.promises import PromiseForm, day_field
from outreach.models import CaseCategory, Contact, Visit
from outreach.words import contact_line

MOST_ROWS = 10


class VisitForm(BaseModelForm):
    """A visit as it is logged, often on a phone: whom, when, why, what came up; the rest has defaults."""

    found_alike = False
    new_name = NameField(label=gettext_lazy("新联系对象的姓名或称呼"), max_length=60, required=False)
    new_region = forms.ChoiceField(label=gettext_lazy("来自"), choices=Contact.Region.choices, required=False)
    new_phone = CleanCharField(label=gettext_lazy("电话"), max_length=40, required=False)
    # Shown only once somebody alike was found.
    new_anyway = forms.BooleanField(label=gettext_lazy("不是同一个人，仍然登记"), required=False)
    files = AttachmentsField(label=gettext_lazy("照片、附件"), required=False)
    next_on = day_field(
        gettext_lazy("下次走访"),
        required=False,
        help_text=gettext_lazy("约好了就选日期，会排进走访计划。"),
    )

    class Meta(BaseModelForm.Meta):
        model = Visit
        fields = ("visited_on", "purpose", "summary", "place", "village", "staff", "companions")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["contact"] = contact_field(
            self.user, label=_("走访对象"), required=False, create_label=_("登记新的联系对象")
        )
        self.fields["enterprise"] = enterprise_field(self.user, label=_("走访企业（选填）"), required=False)
        villages = Village.objects.within_reach_of(self.user).order_by("order")
        self.fields["village"].queryset = villages
        self.fields["village"].required = False
        self.fields["village"].label = _("村（社区）")
        self.fields["village"].empty_label = _("与走访对象同村")
        self.fields["staff"].queryset = self.fields["companions"].queryset = colleagues_of(self.user)
        self.fields["staff"].empty_label = None
        offer(pairs_of(villages), self.fields["village"])
        offer(pairs_of(self.fields["staff"].queryset), self.fields["staff"], self.fields["companions"])
        self.fields["companions"].widget = forms.CheckboxSelectMultiple(
            choices=self.fields["companions"].choices
        )
        self.fields["visited_on"].widget.attrs["max"] = timezone.localdate().isoformat()
        self.fields["summary"].widget.attrs["rows"] = 3
        self.fields["next_on"].widget.attrs["min"] = timezone.localdate().isoformat()
        if self.is_agreed:
            del self.fields["next_on"]
        if self.instance.pk:
            self.initial |= {"contact": self.instance.contact_id, "enterprise": self.instance.enterprise_id}

    def layout(self):
        return Layout(
            Fieldset(
                _("走访了谁"),
                "contact",
                HTML('{% include "outreach/_new_contact.html" %}'),
                "visited_on",
                "purpose",
                "summary",
                *([] if self.is_agreed else ["next_on"]),
            )
        )

    @cached_property
    def is_agreed(self) -> bool:
        """Whether the next visit was agreed in this one already: then it is changed where it is planned."""
        return bool(self.instance.pk) and self.instance.next_visits.exists()

    def clean_next_on(self):
        day = self.cleaned_data["next_on"]
        if day and day < timezone.localdate():
            raise forms.ValidationError(_("下次走访不能早于今天。"))
        return day

    def clean_visited_on(self):
        day = self.cleaned_data["visited_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("走访日期不能晚于今天。"))
        return day

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("new_name"):
            self.clean_new_contact(cleaned)
        whom = cleaned.get("contact") or cleaned.get("enterprise")
        if whom and not cleaned.get("village") and "village" not in self.errors:
            cleaned["village"] = whom.village
        missing = whom is None and not cleaned.get("new_name")
        if missing and not {"contact", "enterprise", "new_name"} & set(self.errors):
            self.add_error("contact", _("请填写走访对象。没有登记过的，在“登记新的联系对象”里填写。"))
        return cleaned

    def clean_new_contact(self, cleaned):
        """The person met for the first time: nobody else is chosen, the village is known, the phone is possible.

        What was typed into the box of known people without choosing one does not count: it found nobody.
        """
        chosen, _typed = self["contact"].data
        if chosen:
            self.add_error("new_name", _("已经选了走访对象。要登记新的联系对象，请先清空“走访对象”。"))
            return
        self._errors.pop("contact", None)
        cleaned["contact"] = None
        if not cleaned.get("village") and "village" not in self.errors:
            villages = list(self.fields["village"].queryset[:2])
            if len(villages) == 1:
                cleaned["village"] = villages[0]
            else:
                self.add_error("village", _("请选择新联系对象所在的村（社区）。"))
        if cleaned.get("new_phone"):
            try:
                region = REGION_OF_PHONE.get(cleaned.get("new_region"), "CN")
                cleaned["new_phone"] = parse_phone(cleaned["new_phone"], region).stored
            except PhoneError as error:
                self.add_error("new_phone", str(error))
        if not self.errors and not cleaned.get("new_anyway"):
            self.look_for_doubles(cleaned)

    def look_for_doubles(self, cleaned):
        """Say who may be the same person, so that nobody is registered twice without a word."""
        phone = cleaned.get("new_phone")
        found = likenesses(
            user=self.user,
            name=cleaned["new_name"],
            village=cleaned["village"],
            phones=[phone] if phone else [],
        )
        if found:
            self.found_alike = True
            names = _("、").join(
                _("%(who)s（%(why)s）") % {"who": contact_line(one.contact), "why": one.why} for one in found
            )
            words = _(
                "可能已经登记过：%(names)s。是同一个人，就在“走访对象”里选用；不是，就勾选下面一项再提交。"
            )
            self.add_error("new_name", words % {"names": names})

    def record_fields(self):
        """What `log_visit` and `change_visit` take of the visit itself."""
        names = ("visited_on", "purpose", "summary", "place", "village", "staff", "contact", "enterprise")
        return {name: self.cleaned_data[name] for name in names}

    def new_contact(self):
        """Name, region and phones of the person met for the first time, or None."""
        if self.cleaned_data.get("contact") or not self.cleaned_data.get("new_name"):
            return None
        phone = self.cleaned_data.get("new_phone")
        return {
            "name": self.cleaned_data["new_name"],
            "region": self.cleaned_data.get("new_region") or Contact.Region.HONG_KONG,
            "phones": [phone] if phone else [],
        }


class NeedForm(BaseForm):
    """One need; with a category it becomes a case."""

    text = CleanCharField(label=gettext_lazy("诉求"), max_length=200)
    category = forms.ModelChoiceField(
        label=gettext_lazy("转为求助事项"),
        queryset=CaseCategory.objects.active(),
        required=False,
        empty_label=gettext_lazy("不转，只记录"),
        help_text=gettext_lazy("选了类别就登记为事项，并按时限计期。"),
    )

    def __init__(self, *args, categories=None, **kwargs):
        super().__init__(*args, **kwargs)
        if categories is not None:
            offer(categories, self.fields["category"])


NeedRows = forms.formset_factory(NeedForm, extra=1, max_num=MOST_ROWS, absolute_max=MOST_ROWS)
PromiseRows = forms.formset_factory(PromiseForm, extra=0, max_num=MOST_ROWS, absolute_max=MOST_ROWS)


def needs_of(rows):
    """The needs that were typed."""
    filled = (row.cleaned_data for row in rows if row.cleaned_data.get("text"))
    return [NeedRaised(row["text"], row["category"]) for row in filled]


def promises_of(rows):
    """The promises that were typed."""
    filled = (row.cleaned_data for row in rows if row.cleaned_data.get("text"))
    return [PromiseMade(row["text"], row["due_on"]) for row in filled]
