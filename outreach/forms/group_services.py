"""Forms about group services, their bookings and the roll."""

from crispy_forms.layout import Div, Fieldset, Layout
from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.lib.papers import PaperError, PaperKind, parse_paper
from hengl_uf.web.forms import BaseForm, BaseModelForm, CleanCharField
from outreach.forms.fields import contact_field
from outreach.forms.town import offer_village_and_staff
from outreach.models import GroupService
from outreach.models.group_services import MOST_SLOTS
from outreach.words import contact_line

HERE, MISSING, UNKNOWN = "yes", "no", ""


class ServiceForm(BaseModelForm):
    """A batch: what, when, where, for how many."""

    class Meta(BaseModelForm.Meta):
        model = GroupService
        fields = (
            "title",
            "kind",
            "held_on",
            "gather_at",
            "place",
            "slots",
            "village",
            "staff",
            "notes",
            "needs_paper",
            "paper_reason",
        )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        offer_village_and_staff(self)
        fields = self.fields
        fields["needs_paper"].label = _("需要登记证件号码")
        fields["gather_at"].widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
        fields["slots"].widget.attrs |= {"min": 1, "max": MOST_SLOTS, "inputmode": "numeric"}
        fields["notes"].help_text = _("如：带齐原件、8 点 30 分在服务中心门口集合。不询问、不登记健康情况。")
        fields["notes"].widget.attrs["rows"] = 3
        fields["paper_reason"].help_text = _("勾选后必填，如：客运公司实名购票。不需要号码就不登记。")
        if self.instance.pk is None:
            fields["held_on"].widget.attrs["min"] = timezone.localdate().isoformat()

    def layout(self):
        return Layout(
            Fieldset(_("什么服务"), "title", "kind", "held_on", "gather_at", "place", "slots"),
            Fieldset(_("谁来办"), "village", "staff", "notes"),
            Fieldset(_("证件号码"), "needs_paper", "paper_reason"),
        )

    def clean_slots(self):
        slots = self.cleaned_data["slots"]
        if not 1 <= slots <= MOST_SLOTS:
            raise forms.ValidationError(_("名额在 1 到 %(most)s 之间。") % {"most": MOST_SLOTS})
        booked = self.instance.bookings.booked().count() if self.instance.pk else 0
        if slots < booked:
            words = _("已有 %(count)s 人预约，名额不能少于 %(count)s。要减少，请先取消预约。")
            raise forms.ValidationError(words % {"count": booked})
        return slots

    def clean_held_on(self):
        day = self.cleaned_data["held_on"]
        if self.instance.pk is None and day < timezone.localdate():
            raise forms.ValidationError(_("服务日期不能早于今天。"))
        return day

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("needs_paper") and not cleaned.get("paper_reason"):
            self.add_error("paper_reason", _("请写明为什么需要证件号码。"))
        return cleaned

    def record_fields(self) -> dict:
        """What `offer_service` and `change_service` take."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class BookingForm(BaseForm):
    """Who takes a place; the number of a document only where the service needs it."""

    paper = None

    def __init__(self, *args, user, service, known=None, **kwargs):
        super().__init__(*args, **kwargs)
        if known is None:
            self.fields["contact"] = contact_field(user, label=_("联系对象"))
            self.fields["contact"].widget.attrs["autofocus"] = True
        if service.needs_paper:
            self.add_number(service)
        self.fields["note"] = CleanCharField(
            label=_("备注（选填）"),
            max_length=100,
            required=False,
            help_text=_("如：需要轮椅通道。不写病情、证件号码。"),
        )
        self.helper.layout = Layout(*self.fields)

    def add_number(self, service):
        """Ask for the number, and say why."""
        self.fields["paper_kind"] = forms.ChoiceField(
            label=_("证件类别"), choices=PaperKind.choices, initial=PaperKind.TRAVEL_PERMIT
        )
        self.fields["document_number"] = forms.CharField(
            label=_("证件号码（选填）"),
            required=False,
            max_length=40,
            widget=forms.TextInput(
                attrs={"autocomplete": "off", "spellcheck": "false", "data-no-draft": True}
            ),
            help_text=_("用途：%(reason)s。加密保存，服务完成后自动清除；手头没有可以以后补。")
            % {"reason": service.paper_reason},
        )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("document_number") and cleaned.get("paper_kind"):
            try:
                self.paper = parse_paper(
                    cleaned["paper_kind"], cleaned["document_number"], on=timezone.localdate()
                )
            except PaperError as error:
                self.add_error("document_number", str(error))
        return cleaned


class BookingCancelForm(BaseForm):
    """Why a place is given back."""

    reason = CleanCharField(
        label=gettext_lazy("取消原因"), max_length=200, help_text=gettext_lazy("如：本人临时有事。不写病情。")
    )


class RollForm(BaseForm):
    """Everybody who is booked, each here or missing. `before` says what the page showed: only what was changed counts,
    so that two who call the roll at once do not undo each other.
    """

    before = forms.CharField(required=False, widget=forms.HiddenInput)
    answers = ((HERE, gettext_lazy("已到")), (MISSING, gettext_lazy("未到")))

    def __init__(self, *args, bookings, **kwargs):
        super().__init__(*args, **kwargs)
        self.bookings = {str(booking.pk): booking for booking in bookings}
        for pk, booking in self.bookings.items():
            self.fields[name_of(pk)] = forms.ChoiceField(
                label=self.line(booking),
                choices=self.answers,
                required=False,
                widget=forms.RadioSelect,
                initial=word_of(booking.was_served),
            )
        shown = ((pk, word_of(one.was_served)) for pk, one in self.bookings.items())
        self.fields["before"].initial = ",".join(f"{pk}:{word}" for pk, word in shown)
        self.helper.layout = Layout("before", Div(*map(name_of, self.bookings)))

    @staticmethod
    def line(booking) -> str:
        """Place, name, and the note that helps to find the person."""
        words = _("%(slot)s 号　%(who)s") % {"slot": booking.slot, "who": contact_line(booking.contact)}
        return f"{words}（{booking.note}）" if booking.note else words

    def came(self) -> dict:
        """{booking id: True or False} of those whose answer was changed here."""
        pairs = (part.partition(":") for part in self.cleaned_data["before"].split(","))
        before = {pk: word for pk, _colon, word in pairs}
        chosen = {pk: self.cleaned_data[name_of(pk)] for pk in self.bookings}
        return {
            int(pk): word == HERE
            for pk, word in chosen.items()
            if word != UNKNOWN and word != before.get(pk, UNKNOWN)
        }


def name_of(pk) -> str:
    """The field of a booking on the roll."""
    return f"came_{pk}"


def word_of(was_served) -> str:
    """Whether somebody came, as the roll has it."""
    return UNKNOWN if was_served is None else HERE if was_served else MISSING


class FinishForm(BaseForm):
    """What came of it, if there is anything to say."""

    ending = CleanCharField(
        label=gettext_lazy("结束说明"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("如：全部办妥，3 人改约下月。不写姓名、病情。"),
    )


class ServiceCancelForm(BaseForm):
    """Why it is called off."""

    reason = CleanCharField(label=gettext_lazy("取消原因"), max_length=200)


class YesForm(BaseForm):
    """Nothing to fill in: only a yes."""
