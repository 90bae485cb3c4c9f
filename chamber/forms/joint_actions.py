"""The form of joint actions."""

from decimal import Decimal

from crispy_forms.layout import Fieldset, Layout, Row
from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chamber.actions.joint_actions import MOST
from chamber.models import JointAction
from hengl_uf.enterprises.models import Park
from hengl_uf.places.models import Village
from hengl_uf.web.choices import offer, pairs_of
from hengl_uf.web.fields import DayField
from hengl_uf.web.forms import BaseModelForm
from hengl_uf.web.money_fields import MoneyField


class CountField(forms.IntegerField):
    """How many; nothing typed is none."""

    def __init__(self, **kwargs):
        super().__init__(min_value=0, max_value=MOST, required=False, **kwargs)

    def clean(self, value):
        return super().clean(value) or 0


class JointActionForm(BaseModelForm):
    """One joint action: where, when, with whom, how many."""

    held_on = DayField(label=gettext_lazy("日期"), until=timezone.localdate)
    people = CountField(label=gettext_lazy("出动人次"))
    enterprises = CountField(label=gettext_lazy("覆盖企业（家）"))
    supplies = MoneyField(label=gettext_lazy("支援物资价值（元）"), required=False, empty_value=Decimal(0))

    class Meta(BaseModelForm.Meta):
        model = JointAction
        fields = (
            "kind",
            "title",
            "held_on",
            "village",
            "park",
            "place",
            "partners",
            "people",
            "enterprises",
            "supplies",
            "summary",
        )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        villages = Village.objects.order_by("order")
        self.fields["village"].empty_label = _("全镇")
        offer(pairs_of(villages), self.fields["village"])
        parks = Park.objects.filter(Q(removed_at__isnull=True) | Q(pk=self.instance.park_id))
        self.fields["park"].queryset = parks
        self.fields["park"].help_text = _("选了园区，村（社区）可以不选。")
        named = parks.order_by("village__order", "name").values_list("pk", "village__name", "name")
        offer([(pk, f"{village} · {name}") for pk, village, name in named], self.fields["park"])
        self.fields["summary"].widget.attrs["rows"] = 4
        if not self.instance.pk:
            self.initial |= dict.fromkeys(("people", "enterprises", "supplies"))

    def layout(self):
        return Layout(
            Fieldset(_("行动"), "title", "kind", "held_on", "village", "park", "place", "partners"),
            Fieldset(_("人次和物资"), Row("people", "enterprises"), "supplies", "summary"),
        )

    def clean(self):
        cleaned = super().clean()
        park, village = cleaned.get("park"), cleaned.get("village")
        if park and village and park.village_id != village.pk:
            self.add_error("park", _("“%(park)s”不在%(village)s。") % {"park": park, "village": village})
        return cleaned

    def record_fields(self):
        """What `add_joint_action` and `change_joint_action` take."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}
