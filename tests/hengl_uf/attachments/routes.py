"""All addresses, and one page that adds files to enterprises."""

from django.urls import path

from hengl_uf.attachments.pages import AttachPage
from hengl_uf.enterprises.models import Enterprise
from hengl_uf.urls import handler403, urlpatterns  # noqa: F401


class EnterpriseAttach(AttachPage):
    """As an app would write it."""

    model = Enterprise


class EnterpriseBeforeAfter(AttachPage):
    """The same with positions."""

    model = Enterprise
    positions = (("before", "整改前"), ("after", "整改后"))


urlpatterns = [
    path("positions/<int:pk>/", EnterpriseBeforeAfter.as_view(), name="try-positions"),
    path("attach/<int:pk>/", EnterpriseAttach.as_view(), name="try-attach"),
    *urlpatterns,
]
