"""What the forms of records of a village or of the whole town have in common: where it belongs, and who answers for it."""

from django.utils.translation import gettext as _

from hengl_uf.places.models import Village
from hengl_uf.web.choices import offer, pairs_of
from outreach.forms.fields import colleagues_of


def offer_village_and_staff(form):
    """Let a form choose among the villages and colleagues of its user; the whole town only for whom it is theirs."""
    village, staff, user = form.fields["village"], form.fields["staff"], form.user
    village.queryset = Village.objects.within_reach_of(user).order_by("order")
    village.label, village.help_text = _("村（社区）"), ""
    village.required = not user.sees_all_villages
    village.empty_label = _("请选择") if village.required else _("全镇")
    if village.required:
        village.error_messages["required"] = _("请选择村（社区）；全镇的记录由统战办登记。")
    staff.queryset = colleagues_of(user)
    staff.empty_label = None
    offer(pairs_of(village.queryset), village)
    offer(pairs_of(staff.queryset), staff)


def mine(user) -> dict:
    """What such a form starts with: the only village of the account, and the person."""
    return {"village": next(iter(user.village_ids)) if len(user.village_ids) == 1 else None, "staff": user.pk}
