"""All addresses."""

from django.urls import include, path

from hengl_uf.home import home
from hengl_uf.runtime.health import healthz
from hengl_uf.search_page import search_page

handler403 = "hengl_uf.web.errors.permission_denied"

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("", home, name="home"),
    path("", include("hengl_uf.accounts.urls")),
    path("audit/", include("hengl_uf.accounts.audit_urls")),
    path("", include("hengl_uf.web.urls")),
    path("files/", include("hengl_uf.attachments.urls")),
    path("places/", include("hengl_uf.places.urls")),
    path("enterprises/", include("hengl_uf.enterprises.urls")),
    path("search/", search_page, name="search"),
    path("outreach/", include("outreach.urls")),
    path("chamber/", include("chamber.urls")),
    path("religion/", include("religion.urls")),
    path("guide/", include("outreach.guide.urls")),
]
