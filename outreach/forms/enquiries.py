"""Forms about enquiries: the phone register, made for typing, and the correction of an entry."""

from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.lib.phones import PhoneError
from hengl_uf.places.models import Village
from hengl_uf.web.choices import offer, pairs_of
from hengl_uf.web.forms import BaseModelForm, CleanCharField
from outreach.actions.contacts import likenesses
from outreach.callers import LONGEST, Lookup, look_up, number_of
from outreach.forms.fields import colleagues_of, contact_field
from outreach.forms.to_case import alike_sentence
from outreach.models import CaseCategory, Contact, Enquiry
from outreach.models.enquiries import LONGEST_MINUTES

NOBODY = "none"  # the value of "none of these" among the people found
DIGITS = "1234567890"  # pressed in the box of topics, they choose one
LOOKS_UP = {
    "autocomplete": "off",
    "hx-post": reverse_lazy("outreach:enquiry-caller"),
    "hx-trigger": "input changed delay:250ms, draft:restored from:closest form",
    "hx-target": "#caller",
    "hx-sync": "this:replace",
}


class EnquiryForm(BaseModelForm):
    """What the register and the correction ask alike."""

    class Meta(BaseModelForm.Meta):
        model = Enquiry
        fields = (
            "topic",
            "question",
            "answer",
            "minutes",
            "channel",
            "caller_name",
            "region",
            "village",
            "staff",
            "asked_at",
        )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        fields = self.fields
        topics = pairs_of(CaseCategory.objects.active())
        numbered = [f"{digit} {name}" for digit, (_pk, name) in zip(DIGITS, topics, strict=False)]
        numbered += [name for _pk, name in topics[len(DIGITS) :]]
        offer([(pk, words) for (pk, _name), words in zip(topics, numbered, strict=True)], fields["topic"])
        fields["topic"].queryset = CaseCategory.objects.active()
        fields["topic"].choices = [("", _("请选择，可按数字键")), *list(fields["topic"].choices)[1:]]
        villages = Village.objects.within_reach_of(self.user).order_by("order")
        fields["village"].queryset = villages
        fields["village"].label = _("村（社区）")
        fields["village"].help_text = ""
        fields["village"].empty_label = _("全镇") if self.user.sees_all_villages else _("请选择")
        fields["staff"].queryset = colleagues_of(self.user)
        fields["staff"].empty_label = None
        offer(pairs_of(villages), fields["village"])
        offer(pairs_of(fields["staff"].queryset), fields["staff"])
        fields["region"].choices = [("", _("不清楚")), *Contact.Region.choices]
        fields["answer"].widget.attrs["rows"] = 2
        fields["minutes"].widget.attrs |= {"min": 1, "max": LONGEST_MINUTES, "inputmode": "numeric"}
        fields["asked_at"].widget = forms.DateTimeInput(
            attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"
        )

    def clean_minutes(self):
        minutes = self.cleaned_data["minutes"]
        if not 1 <= minutes <= LONGEST_MINUTES:
            raise forms.ValidationError(_("用时应在 1 到 %(most)s 分钟之间。") % {"most": LONGEST_MINUTES})
        return minutes

    def clean_asked_at(self):
        moment = self.cleaned_data["asked_at"]
        if moment and timezone.localdate(moment) > timezone.localdate():
            raise forms.ValidationError(_("时间不能晚于今天。"))
        return moment

    def record_fields(self):
        """What `log_enquiry` and `change_enquiry` take."""
        names = (*self.Meta.fields, "contact", "phone")
        return {name: self.cleaned_data[name] for name in names}


class NewEnquiryForm(EnquiryForm):
    """The phone register: a number or name, a topic, an answer. The rest comes from the person found, or has a default.

    `lookup` tells who was found; `to_case` says that the enquiry becomes a case, which asks for more.
    """

    found_alike = False
    caller = CleanCharField(label=gettext_lazy("号码、姓名或称呼"), max_length=LONGEST)
    # Shown only once somebody alike was found.
    new_anyway = forms.BooleanField(label=gettext_lazy("不是同一个人，仍然登记"), required=False)

    def __init__(self, *args, to_case=False, lookup=None, **kwargs):
        self.to_case, self.lookup = to_case, lookup or Lookup()
        super().__init__(*args, **kwargs)
        self.fields["caller_name"].help_text = ""
        if self.user.sees_all_villages:
            self.fields["village"].help_text = _("没有登记过的人才要选；登记过的按本人所在村。")
        self.fields["asked_at"].required = False
        self.fields["asked_at"].help_text = _("不填就是现在。")
        self.fields["caller"].widget.attrs |= LOOKS_UP
        self.fields["caller"].help_text = _("号码可以只输末四位，也可以输姓名、拼音。")
        if not self.is_bound:
            first = "topic" if self.lookup.typed else "caller"
            self.fields[first].widget.attrs["autofocus"] = True

    def clean(self):
        cleaned = super().clean()
        cleaned["contact"], cleaned["phone"] = None, ""
        self.lookup = look_up(self.user, cleaned.get("caller", ""))
        if not self.lookup.typed:
            return cleaned
        chosen = self.chosen()
        if chosen:
            self.take(chosen, cleaned)
        elif self.lookup.contacts and self.data.get("contact") != NOBODY:
            self.add_error("caller", self.ask_which())
        else:
            self.clean_stranger(cleaned)
        if self.to_case and not cleaned.get("question") and "question" not in self.errors:
            self.add_error("question", _("转为事项要写明问什么。"))
        return cleaned

    def chosen(self) -> Contact | None:
        """The person who was pointed at among those found, or who alone has the whole number."""
        posted = self.data.get("contact", "")
        if posted == NOBODY:
            return None
        named = next((one for one in self.lookup.contacts if str(one.pk) == posted), None)
        return named or (self.lookup.person if self.lookup.is_whole else None)

    def ask_which(self) -> str:
        if self.lookup.person:
            return _("找到%(name)s。是这位就再提交一次，不是就勾选“不是这位”。") % {
                "name": self.lookup.person.name
            }
        return _("有几位符合，请在下面选一位；都不是就选“都不是”。")

    def take(self, contact, cleaned):
        """What is known of the person goes into the enquiry."""
        cleaned["contact"], cleaned["village"], cleaned["caller_name"] = contact, contact.village, ""
        cleaned["region"] = contact.region
        cleaned["phone"] = self.lookup.phone_of(contact)
        for name in ("village", "caller_name", "region"):
            self._errors.pop(name, None)

    def clean_stranger(self, cleaned):
        """Somebody who is not registered: the number is possible, the village known where it must be."""
        if self.lookup.is_number:
            try:
                cleaned["phone"] = number_of(self.lookup.typed, cleaned.get("region", "")).stored
            except PhoneError as error:
                self.add_error("caller", str(error))
        elif not cleaned.get("caller_name") and "caller_name" not in self.errors:
            cleaned["caller_name"] = self.lookup.typed
        if not cleaned.get("village") and "village" not in self.errors:
            self.clean_village_of_stranger(cleaned)
        if self.to_case and not self.errors:
            self.clean_new_person(cleaned)

    def clean_village_of_stranger(self, cleaned):
        """The only village of the account; who has several says which, and a case belongs to one."""
        own = list(self.fields["village"].queryset[:2])
        if len(own) == 1:
            cleaned["village"] = own[0]
        elif self.to_case or not self.user.sees_all_villages:
            self.add_error("village", _("请选择来电人所在的村（社区）。"))

    def clean_new_person(self, cleaned):
        """Who becomes the requester of a case is registered: with a name, and not a second time without a word."""
        if not cleaned.get("caller_name"):
            self.add_error("caller_name", _("转为事项要登记来电人，请填写称呼。"))
        elif not cleaned.get("new_anyway"):
            found = likenesses(
                user=self.user,
                name=cleaned["caller_name"],
                village=cleaned["village"],
                phones=[cleaned["phone"]] if cleaned["phone"] else [],
            )
            if found:
                self.found_alike = True
                self.add_error("caller_name", alike_sentence(found))


class EnquiryEditForm(EnquiryForm):
    """Correcting an entry of the register."""

    phone = CleanCharField(label=gettext_lazy("电话"), max_length=40, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["contact"] = contact_field(self.user, label=_("联系对象（选填）"), required=False)
        self.initial |= {"contact": self.instance.contact_id, "phone": self.instance.shown_phone}

    def layout(self):
        return Layout(
            Fieldset(_("谁问的"), "contact", "phone", "caller_name", "region", "village"),
            Fieldset(_("问什么"), "topic", "question", "answer"),
            Fieldset(_("什么时候"), "asked_at", "channel", "minutes", "staff"),
        )

    def clean_phone(self):
        typed = self.cleaned_data["phone"]
        if not typed or typed == self.instance.shown_phone:
            return self.instance.phone if typed else ""
        try:
            return number_of(typed, self.data.get(self.add_prefix("region"), "")).stored
        except PhoneError as error:
            raise forms.ValidationError(str(error)) from error

    def clean(self):
        cleaned = super().clean()
        somebody = cleaned.get("contact") or cleaned.get("phone") or cleaned.get("caller_name")
        if not somebody and not {"contact", "phone", "caller_name"} & set(self.errors):
            self.add_error("caller_name", _("请填写号码、姓名或称呼。"))
        return cleaned
