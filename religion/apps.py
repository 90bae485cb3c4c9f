"""The religion app: the registry of folk-belief sites (民间信仰活动场所). Places, never those who come there."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReligionConfig(AppConfig):
    """Sites, their registration, inspections, hazards and festivals."""

    name = "religion"
    verbose_name = _("民间信仰活动场所")
    default_auto_field = "django.db.models.BigAutoField"
