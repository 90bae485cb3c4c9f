"""All addresses, and one page that adds files to enterprises."""

from django.urls import path

from hengl_uf.attachments.pages import AttachPage
from hengl_uf.enterprises.models import Enterprise
from hengl_uf.urls import handler403, urlpatterns  # noqa: F401


class EnterpriseAttach(AttachPage):
    """As an app would write it."""

    model = Enterprise


urlpatterns = [path("attach/<int:pk>/", EnterpriseAttach.as_view(), name="try-attach"), *urlpatterns]
