"""The form of a restricted note."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _

from hengl_uf.access.models import User
from hengl_uf.access.roles import BY_VILLAGE, GRANTS, Permission
from hengl_uf.web.forms import BaseModelForm
from outreach.models import CaseNote


def possible_readers(case):
    """The accounts that could open the case: those of the whole town, and those of its village."""
    roles = [role for role, granted in GRANTS.items() if Permission.CASE_VIEW in granted]
    near = Q(villages=case.village_id) | ~Q(role__in=BY_VILLAGE)
    return User.objects.active().filter(near, role__in=roles).distinct().order_by("role", "name", "pk")


class CaseNoteForm(BaseModelForm):
    """A note and who may read it."""

    class Meta(BaseModelForm.Meta):
        model = CaseNote
        fields = ("text", "readers")

    def __init__(self, *args, case, writer, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["readers"]
        field.queryset = possible_readers(case).exclude(pk=writer.pk)
        field.widget = forms.CheckboxSelectMultiple()
        field.choices = [
            (user.pk, f"{user.name}（{user.get_role_display()}）")
            for user in field.queryset.only("name", "role")
        ]
        field.help_text = _("除您以外，只有勾选的人看得到这条备注，每次打开都会留下记录。")
        self.fields["text"].widget.attrs["rows"] = 5
