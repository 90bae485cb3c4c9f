"""The chamber app: the chamber of commerce (商会) and its Party-building records."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ChamberConfig(AppConfig):
    """Members, Party organisations, services for enterprises, mediation, giving and pairing."""

    name = "chamber"
    verbose_name = _("商会和两新党建")
    default_auto_field = "django.db.models.BigAutoField"
