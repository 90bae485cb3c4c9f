"""Forms about the council's offices and terms."""

from crispy_forms.layout import Layout, Row
from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chamber.actions.council import title_taken
from chamber.forms.memberships import member_field
from chamber.models import CouncilOffice, CouncilTerm, Membership
from hengl_uf.offices.forms import OfficeFormBase, TermFormBase
from hengl_uf.web.money_fields import MoneyField


class CouncilOfficeForm(OfficeFormBase):
    """An office of the council, and what the member of its holder pays a year."""

    fee = MoneyField(
        label=gettext_lazy("每年会费（元）"),
        required=False,
        above_nothing=True,
        help_text=gettext_lazy("担任这个职务的会员单位每年缴多少；不填的按普通会员计。"),
    )

    class Meta(OfficeFormBase.Meta):
        model = CouncilOffice
        fields = (*OfficeFormBase.Meta.fields, "fee")

    def layout(self):
        return Layout("title", "seats", "fee", "is_required", "order")

    def clean_title(self):
        """Tell of a double title beside it, in the words of the deed."""
        title = self.cleaned_data["title"]
        if CouncilOffice.objects.filter(title=title).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(str(title_taken(title)))
        return title


class CouncilTermForm(TermFormBase):
    """Who of which member holds an office, from when to when."""

    class Meta(TermFormBase.Meta):
        model = CouncilTerm

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["membership"] = member_field(
            self.user, label=_("会员单位"), help_text=_("只有会员企业的人可以在商会任职。")
        )
        if self.instance.pk:
            self.fields["membership"].queryset = self.members_and_own()
            self.initial["membership"] = self.instance.membership_id

    def members_and_own(self):
        """The members, and the one of the term though it has left."""
        members = Membership.objects.members().order_by().values("pk")
        known = Membership.objects.filter(Q(pk__in=members) | Q(pk=self.instance.membership_id))
        return known.select_related("enterprise").in_name_order()

    def layout(self):
        return Layout("membership", "holder_name", Row("starts_on", "ends_on"))

    def record_fields(self):
        """What `begin_term` and `change_term` take."""
        return super().record_fields() | {"membership": self.cleaned_data["membership"]}
