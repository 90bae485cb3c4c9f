"""The addresses of the public guide: the same pages under each language."""

from django.urls import path

from outreach.guide import views
from outreach.models import Language

app_name = "guide"

# The master stands at /guide/ itself; it is last, so that an address without a language is the master's.
PREFIXES = {Language.EN: "en/", Language.ZH_HANT: "zh-hant/", Language.ZH_HANS: ""}

urlpatterns = [
    page
    for language, prefix in PREFIXES.items()
    for page in (
        path(prefix, views.home, {"language": str(language)}, name="home"),
        path(f"{prefix}centres/", views.centres, {"language": str(language)}, name="centres"),
        path(f"{prefix}topics/<slug:slug>/", views.topic, {"language": str(language)}, name="topic"),
    )
]
