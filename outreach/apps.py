"""The outreach app: people from Hong Kong, Macao and overseas, and what is done for them."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OutreachConfig(AppConfig):
    """Service centres, visits, cases and the public guide."""

    name = "outreach"
    verbose_name = _("港澳台侨服务")
    default_auto_field = "django.db.models.BigAutoField"
