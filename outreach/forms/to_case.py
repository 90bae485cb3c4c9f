"""The form that turns an enquiry or a reception into a case: what is asked, by whom."""

from crispy_forms.layout import HTML, Layout
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.lib.phones import PhoneError
from hengl_uf.places.models import Village
from hengl_uf.web.choices import offer, pairs_of
from hengl_uf.web.forms import BaseForm, CleanCharField, NameField
from outreach.actions.contacts import likenesses
from outreach.callers import number_of
from outreach.forms.fields import contact_field
from outreach.models import CaseCategory, Contact
from outreach.words import contact_line


class ToCaseForm(BaseForm):
    """Title and category; where the record has no registered person, also who it is, known or new."""

    found_alike = False
    question = CleanCharField(label=gettext_lazy("诉求"), max_length=200)
    category = forms.ModelChoiceField(label=gettext_lazy("类别"), queryset=CaseCategory.objects.none())
    new_name = NameField(label=gettext_lazy("新联系对象的姓名或称呼"), max_length=60, required=False)
    new_region = forms.ChoiceField(label=gettext_lazy("来自"), choices=Contact.Region.choices, required=False)
    new_phone = CleanCharField(label=gettext_lazy("电话"), max_length=40, required=False)
    new_anyway = forms.BooleanField(label=gettext_lazy("不是同一个人，仍然登记"), required=False)
    village = forms.ModelChoiceField(
        label=gettext_lazy("村（社区）"),
        queryset=Village.objects.none(),
        required=False,
        empty_label=gettext_lazy("与联系对象同村"),
    )

    def __init__(self, *args, user, row, **kwargs):
        self.user, self.row = user, row
        super().__init__(*args, **kwargs)
        self.fields["category"].queryset = CaseCategory.objects.active()
        offer(pairs_of(self.fields["category"].queryset), self.fields["category"])
        if row.contact_id:
            for name in ("new_name", "new_region", "new_phone", "new_anyway", "village"):
                del self.fields[name]
            return
        self.fields["contact"] = contact_field(
            user, label=_("求助人"), required=False, create_label=_("登记新的联系对象")
        )
        self.fields["village"].queryset = Village.objects.within_reach_of(user).order_by("order")
        offer(pairs_of(self.fields["village"].queryset), self.fields["village"])
        self.helper.layout = Layout(
            "question",
            "category",
            "contact",
            HTML('{% include "outreach/_new_contact.html" %}'),
            *(() if row.village_id else ("village",)),
        )

    def clean(self):
        cleaned = super().clean()
        if self.row.contact_id:
            return cleaned
        cleaned["village"] = cleaned.get("village") or self.row.village
        if cleaned.get("new_name"):
            self.clean_new_person(cleaned)
        elif cleaned.get("contact") is None and "contact" not in self.errors:
            self.add_error("contact", _("请填写求助人。没有登记过的，在“登记新的联系对象”里填写。"))
        return cleaned

    def clean_new_person(self, cleaned):
        """The person who is not registered yet: nobody else is chosen, the phone is possible, nobody is alike."""
        chosen, _typed = self["contact"].data
        if chosen:
            self.add_error("new_name", _("已经选了求助人。要登记新的联系对象，请先清空“求助人”。"))
            return
        self._errors.pop("contact", None)
        cleaned["contact"] = None
        if not cleaned["village"]:
            self.add_error("village", _("请选择新联系对象所在的村（社区）。"))
        if cleaned.get("new_phone"):
            try:
                phone = number_of(cleaned["new_phone"], cleaned.get("new_region", ""))
                cleaned["new_phone"] = phone.stored
            except PhoneError as error:
                self.add_error("new_phone", str(error))
        if not self.errors and not cleaned.get("new_anyway"):
            phones = [cleaned["new_phone"]] if cleaned.get("new_phone") else []
            found = likenesses(
                user=self.user, name=cleaned["new_name"], village=cleaned["village"], phones=phones
            )
            if found:
                self.found_alike = True
                self.add_error("new_name", alike_sentence(found))


def alike_sentence(found) -> str:
    """Who may be the same person, so that nobody is registered twice without a word."""
    names = _("、").join(
        _("%(who)s（%(why)s）") % {"who": contact_line(one.contact), "why": one.why} for one in found
    )
    return _("可能已经登记过：%(names)s。是同一个人，就选用已登记的；不是，就勾选下面一项再提交。") % {
        "names": names
    }
