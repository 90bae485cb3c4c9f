"""Forms about questions of enterprises."""

from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chamber.forms.staff import offer_secretariat
from chamber.models import Event, Question
from hengl_uf.enterprises.choosing import enterprise_field
from hengl_uf.lib.dates import plain_date
from hengl_uf.web.choices import offer
from hengl_uf.web.fields import DayField
from hengl_uf.web.forms import BaseForm, BaseModelForm, CleanCharField

RECENT = 60  # events that the form offers
DEPARTMENTS = "departments"  # the id of the list of departments that were written before


def departments() -> list[str]:
    """The departments that answer questions, as they were written so far."""
    named = Question.objects.current().order_by("department").values_list("department", flat=True)
    return list(named.distinct()[:200])


class QuestionForm(BaseModelForm):
    """A question: who asked what, where, when; which department answers by when, and who follows it up."""

    class Meta(BaseModelForm.Meta):
        model = Question
        fields = ("text", "source", "event", "raised_on", "department", "answer_due_on", "staff")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["enterprise"] = enterprise_field(
            self.user,
            label=_("提出企业（选填）"),
            required=False,
            help_text=_("几家企业共同提出的不填，在问题里写明。"),
        )
        self.fields["text"].widget = forms.Textarea(attrs={"rows": 3, "maxlength": 400})
        self.fields["text"].help_text = _("写事情本身，不写个人的证件、健康等情况。")
        self.fields["department"].widget.attrs |= {"list": DEPARTMENTS, "autocomplete": "off"}
        self.fields["answer_due_on"].help_text = _("先按提出之日起 15 天填好，与承办部门商定后可以改。")
        self.fields["raised_on"].widget.attrs["max"] = timezone.localdate().isoformat()
        offer_secretariat(self)
        self.offer_events()
        if self.instance.pk:
            self.initial["enterprise"] = self.instance.enterprise_id

    def offer_events(self):
        """Offer the latest events, and the one that is chosen."""
        field = self.fields["event"]
        visible = Event.objects.visible_to(self.user).current()
        field.queryset = visible.order_by("-held_on", "-pk")
        rows = list(field.queryset.values_list("pk", "title", "held_on")[:RECENT])
        chosen = self.initial.get("event")
        chosen = getattr(chosen, "pk", chosen)
        if chosen and str(chosen) not in {str(row[0]) for row in rows} and str(chosen).isdigit():
            rows += list(visible.filter(pk=chosen).values_list("pk", "title", "held_on"))
        words = [
            (pk, _("%(day)s %(title)s") % {"day": plain_date(day), "title": title}) for pk, title, day in rows
        ]
        offer(words, field)

    def layout(self):
        return Layout(
            Fieldset(_("问题"), "text", "enterprise", "source", "event", "raised_on"),
            Fieldset(_("办理"), "department", "answer_due_on", "staff"),
        )

    def clean_raised_on(self):
        day = self.cleaned_data["raised_on"]
        if day > timezone.localdate():
            raise ValidationError(_("提出日期不能晚于今天。"))
        return day

    def clean(self):
        cleaned = super().clean()
        raised, due = cleaned.get("raised_on"), cleaned.get("answer_due_on")
        if raised and due and due < raised:
            self.add_error("answer_due_on", _("答复期限不能早于提出日期。"))
        return cleaned

    def record_fields(self):
        """What `raise_question` and `change_question` take."""
        return {name: self.cleaned_data[name] for name in (*self.Meta.fields, "enterprise")}


class AnswerForm(BaseForm):
    """What the department answered, and whether that satisfied."""

    answer = CleanCharField(
        label=gettext_lazy("答复内容"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy("写办理结果，不写个人的证件、健康等情况。"),
    )
    answered_on = DayField(label=gettext_lazy("答复日期"), until=timezone.localdate)
    satisfaction = forms.ChoiceField(
        label=gettext_lazy("企业是否满意"),
        choices=Question.Satisfaction.choices,
        widget=forms.RadioSelect,
        initial=Question.Satisfaction.NOT_ASKED,
        help_text=gettext_lazy("还没有问过企业的选未回访，以后补登。"),
    )


class SatisfactionForm(BaseForm):
    """What the enterprise said of the answer."""

    satisfaction = forms.ChoiceField(
        label=gettext_lazy("企业是否满意"),
        choices=[one for one in Question.Satisfaction.choices if one[0] != Question.Satisfaction.NOT_ASKED],
        widget=forms.RadioSelect,
    )


class ReopenForm(BaseForm):
    """Why and by when a question is answered anew."""

    reason = CleanCharField(
        label=gettext_lazy("企业哪里不满意"), max_length=400, widget=forms.Textarea(attrs={"rows": 3})
    )
    department = CleanCharField(
        label=gettext_lazy("承办部门"), max_length=80, widget=forms.TextInput(attrs={"list": DEPARTMENTS})
    )
    answer_due_on = DayField(label=gettext_lazy("新的答复期限"))

    def clean_answer_due_on(self):
        day = self.cleaned_data["answer_due_on"]
        if day < timezone.localdate():
            raise ValidationError(_("新的答复期限不能早于今天。"))
        return day
