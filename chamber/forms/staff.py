"""Choosing who of the secretariat sees to something."""

from django.db.models import Q

from hengl_uf.access.models import User
from hengl_uf.access.roles import Role
from hengl_uf.web.choices import offer, pairs_of


def secretariat(*also: int | None):
    """The accounts that keep the chamber; with the ids of those who answer for a record already."""
    return User.objects.filter(Q(role=Role.CHAMBER, is_active=True) | Q(pk__in=also)).order_by("name", "pk")


def offer_secretariat(form, name="staff"):
    """Let this field of a model form offer the secretariat, and whoever has the record now; the person is proposed."""
    field = form.fields[name]
    field.queryset = secretariat(getattr(form.instance, f"{name}_id"))
    field.empty_label = None
    offer(pairs_of(field.queryset), field)
    if not form.instance.pk:
        field.initial = form.user.pk
