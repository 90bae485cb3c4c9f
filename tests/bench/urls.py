"""The portal's addresses, and the floor: a signed-in page with the shell and nothing in it."""

from django.shortcuts import render
from django.urls import include, path

from hengl_uf.access.guards import signed_in
from hengl_uf.urls import handler403  # noqa: F401


@signed_in
def floor(request):
    """The shell alone."""
    return render(request, "base.html", {"title": "floor", "breadcrumbs": []})


urlpatterns = [path("bench/floor/", floor), path("", include("hengl_uf.urls"))]
