"""The form with which a letter is made of a case."""

from django import forms
from django.db.models import F
from django.utils.translation import gettext_lazy

from hengl_uf.documents.forms import MakeForm
from outreach.models import Referral


class LetterForm(MakeForm):
    """Which letter is made of a case, and of which of its referrals it speaks."""

    referral = forms.ModelChoiceField(
        label=gettext_lazy("转办"), queryset=Referral.objects.none(), required=False, empty_label=None
    )

    def __init__(self, *args, case, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["referral"].queryset = case.referrals.order_by(
            F("answered_on").asc(nulls_first=True), "-sent_on", "-pk"
        )
