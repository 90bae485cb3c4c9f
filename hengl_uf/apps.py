"""The one Django app that the three domain apps share."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HenglUfConfig(AppConfig):
    """The house: people, places, records' common ground."""

    name = "hengl_uf"
    label = "hengl_uf"
    verbose_name = _("横栏统战门户")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        """Load the Celery application wherever Django is loaded, so that every job finds it."""
        import hengl_uf.celery  # noqa: F401
