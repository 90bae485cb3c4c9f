"""Forms about what associations share."""

from crispy_forms.layout import Fieldset, Layout, Row
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.places.models import Village
from hengl_uf.web.choices import offer, pairs_of
from hengl_uf.web.fields import DayField
from hengl_uf.web.forms import BaseForm, BaseModelForm, CleanCharField
from outreach.forms.fields import association_field
from outreach.models import SharedResource


class ResourceForm(BaseModelForm):
    """A room, an event or things that an association lets others use."""

    class Meta(BaseModelForm.Meta):
        model = SharedResource
        fields = ("name", "kind", "place", "terms", "village", "offered_from", "offered_until")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["association"] = association_field(self.user, label=_("提供的社团"))
        villages = Village.objects.within_reach_of(self.user).order_by("order")
        self.fields["village"].queryset = villages
        self.fields["village"].empty_label, self.fields["village"].help_text = _("全镇"), ""
        self.fields["village"].label = _("给谁用（选填）")
        offer(pairs_of(villages), self.fields["village"])
        self.fields["terms"].widget.attrs["rows"] = 3
        self.fields["offered_from"].help_text = _("长期可用的，起止都不填。")
        if self.instance.pk:
            self.initial["association"] = self.instance.association_id

    def layout(self):
        return Layout(
            Fieldset(_("共享什么"), "association", "name", "kind", "place", "terms"),
            Fieldset(_("什么时候、给谁用"), Row("offered_from", "offered_until"), "village"),
        )

    def clean(self):
        cleaned = super().clean()
        first, last = cleaned.get("offered_from"), cleaned.get("offered_until")
        if first and last and last < first:
            self.add_error("offered_until", _("可用至不能早于可用起。"))
        return cleaned

    def record_fields(self):
        """What `add_resource` and `change_resource` take."""
        return {name: self.cleaned_data[name] for name in ("association", *self.Meta.fields)}


class UseForm(BaseForm):
    """Who used it, when and for what. The tick appears when a room was used on that day already."""

    used_on = DayField(label=gettext_lazy("日期"))
    what = CleanCharField(label=gettext_lazy("用途"), max_length=200)
    village = forms.ModelChoiceField(
        label=gettext_lazy("或使用的村"),
        queryset=Village.objects.order_by("order"),
        required=False,
        empty_label=gettext_lazy("不选"),
    )
    anyway = forms.BooleanField(label=gettext_lazy("同一天确实用了两次"), required=False)

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["association"] = association_field(user, label=_("使用的社团（选填）"), required=False)
        offer(pairs_of(self.fields["village"].queryset), self.fields["village"])
        if "anyway" in self.data:
            self.ask()

    def layout(self):
        return Layout("association", "village", "what", "used_on")

    def ask(self):
        """Show the tick."""
        if "anyway" not in self.helper.layout.fields:
            self.helper.layout.append("anyway")

    def add_error(self, field, error):
        if field == "anyway":
            self.ask()
        super().add_error(field, error)

    def clean(self):
        cleaned = super().clean()
        nobody = not cleaned.get("association") and not cleaned.get("village")
        if nobody and not {"association", "village"} & set(self.errors):
            self.add_error("association", _("请填写使用的社团，或选择使用的村（社区）。"))
        return cleaned
