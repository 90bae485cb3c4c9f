"""Forms about hazards."""

from crispy_forms.layout import Fieldset, Layout, Row
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.access.models import User
from hengl_uf.attachments.forms import AttachmentsField, AttachmentsInput
from hengl_uf.web.choices import offer, pairs_of
from hengl_uf.web.fields import DayField
from hengl_uf.web.forms import BaseForm, BaseModelForm, CleanCharField, NameField
from religion.actions.hazard_parts import MOST_LIMIT_DAYS
from religion.forms.fields import site_field
from religion.models import Hazard

PASSED = (("yes", gettext_lazy("合格，销号")), ("no", gettext_lazy("不合格，退回整改")))


class PhotosInput(AttachmentsInput):
    """A chooser that offers pictures alone: on a phone the camera too."""

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"]["accept"] = "image/*"
        return context


class PhotosField(AttachmentsField):
    """Photos: a document proves nothing here."""

    widget = PhotosInput

    def clean(self, value):
        files = super().clean(value)
        for file in files:
            if not file.is_image:
                raise ValidationError(_("“%(name)s”不是照片。请拍照，或选照片文件。") % {"name": file.name})
        return files


def note_field(label, *, required=True, most=400, rows=3):
    """A few words over several lines."""
    widget = forms.Textarea(attrs={"rows": rows})
    return CleanCharField(label=label, max_length=most, required=required, widget=widget)


def followers(form):
    """Who may see to it: those who work in its village, and who does now."""
    here = Q(role="office") | Q(role__in=("village", "inspector"), villages=form.instance.site.village_id)
    ids = User.objects.active().filter(here).order_by().values("pk")
    return User.objects.filter(Q(pk__in=ids) | Q(pk=form.instance.follower_id)).order_by("name", "pk")


class NoteForm(BaseForm):
    """A hazard that was seen outside an inspection."""

    what = CleanCharField(
        label=gettext_lazy("隐患"),
        max_length=200,
        help_text=gettext_lazy("哪里、什么问题。不写个人的信仰等情况。"),
    )
    grade = forms.ChoiceField(
        label=gettext_lazy("级别"),
        choices=Hazard.Grade.choices,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("随时可能着火、倒塌、伤人的，是重大隐患。"),
    )
    found_on = DayField(label=gettext_lazy("发现日期"), until=timezone.localdate)
    photos = PhotosField(
        label=gettext_lazy("整改前照片"), help_text=gettext_lazy("现在就拍；没有整改前的照片，以后不能销号。")
    )

    def __init__(self, *args, user, **kwargs):
        self.user = user
        super().__init__(*args, **kwargs)
        self.fields["site"] = site_field(user, label=_("场所"))
        self.fields["site"].error_messages["required"] = _("请选择场所。")

    def layout(self):
        return Layout("site", "what", "grade", "found_on", "photos")


class PlanForm(BaseModelForm):
    """How a hazard is dealt with, by whom and by when."""

    class Meta(BaseModelForm.Meta):
        model = Hazard
        fields = (
            "way",
            "limit_days",
            "owner_name",
            "follower",
            "measure",
            "interim_measure",
            "referred_to",
            "referred_on",
            "what",
            "grade",
        )
        widgets = {"way": forms.RadioSelect, "grade": forms.RadioSelect}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        limit = self.fields["limit_days"]
        limit.help_text = _("从发现（或者上次复查）的次日起算，节假日不算；立行立改不用填。")
        limit.required, limit.max_value = False, MOST_LIMIT_DAYS
        limit.widget.attrs["max"] = MOST_LIMIT_DAYS
        if self.instance.grade == Hazard.Grade.MAJOR:
            # The deed asks for it: it is not marked as one that may be left out.
            self.fields["interim_measure"].label = _("临时管控措施")
        self.fields["follower"].queryset = followers(self)
        self.fields["follower"].empty_label = None
        offer(pairs_of(self.fields["follower"].queryset), self.fields["follower"])

    def layout(self):
        return Layout(
            Fieldset(_("怎样整改"), "way", "limit_days", "measure", Row("owner_name", "follower")),
            Fieldset(_("临时管控和上报"), "interim_measure", Row("referred_to", "referred_on")),
            Fieldset(_("隐患"), "what", "grade"),
        )

    def clean_limit_days(self):
        return self.cleaned_data["limit_days"] or 0

    def clean(self):
        """All that is missing for a referral, at once; the deed has the last word."""
        cleaned = super().clean()
        if cleaned.get("way") == Hazard.Way.UPWARD:
            needs = {
                "interim_measure": _("上报协调的，要写明解决以前怎样保证安全。"),
                "referred_to": _("请填写上报给哪个单位。"),
                "referred_on": _("请填写上报日期。"),
            }
            for name, words in needs.items():
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, words)
        return cleaned

    def record_fields(self):
        """What `plan` takes."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class RectifyForm(BaseForm):
    """Who put it right, how and when, with photos of it."""

    rectifier_name = NameField(
        label=gettext_lazy("整改人"),
        max_length=60,
        help_text=gettext_lazy("动手整改的人；几个人的，用顿号隔开。整改人不能复查。"),
    )
    how = note_field(gettext_lazy("整改情况"))
    on = DayField(label=gettext_lazy("整改日期"), until=timezone.localdate)
    photos_before = PhotosField(
        label=gettext_lazy("整改前照片"),
        help_text=gettext_lazy("这条隐患还没有整改前的照片，没有就不能销号。"),
    )
    photos = PhotosField(label=gettext_lazy("整改后照片"))

    def __init__(self, *args, has_before, has_after, **kwargs):
        super().__init__(*args, **kwargs)
        if has_before:
            del self.fields["photos_before"]
        if not has_after:
            self.fields["photos"].required = True
            self.fields["photos"].label = _("整改后照片")
        self.fields["photos"].help_text = _("在拍整改前的同一位置拍，看得出已经改好。")


class CheckForm(BaseForm):
    """What another person saw on looking again."""

    result = forms.ChoiceField(label=gettext_lazy("复查结果"), choices=PASSED, widget=forms.RadioSelect)
    note = note_field(gettext_lazy("复查情况"), required=False)
    on = DayField(label=gettext_lazy("复查日期"), until=timezone.localdate)
    limit_days = forms.IntegerField(
        label=gettext_lazy("退回后的整改期限（工作日）"),
        min_value=0,
        max_value=MOST_LIMIT_DAYS,
        required=False,
    )
    photos = PhotosField(label=gettext_lazy("复查时的照片"))

    def __init__(self, *args, lacks_after, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["note"].help_text = _("退回整改的，写明哪里还不合格。")
        self.fields["limit_days"].help_text = _("只在退回时用；从复查的次日起算。")
        if lacks_after:
            self.fields["photos"].help_text = _("这条隐患还没有整改后的照片，销号前要拍。")

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("result") == "no" and not cleaned.get("note") and "note" not in self.errors:
            self.add_error("note", _("请写明哪里还不合格。"))
        return cleaned

    def deed_fields(self):
        """What `check` takes."""
        fields = {name: self.cleaned_data[name] for name in ("note", "on", "limit_days", "photos")}
        return {"passed": self.cleaned_data["result"] == "yes", **fields}


class AgainForm(BaseForm):
    """A closed hazard that is there again."""

    note = note_field(gettext_lazy("发现的情况"))
    on = DayField(label=gettext_lazy("发现日期"), until=timezone.localdate)
    photos = PhotosField(label=gettext_lazy("现场照片"), help_text=gettext_lazy("作为这一次的整改前照片。"))
