"""The addresses of service centres."""

from django.urls import path

from outreach.views import centres

urlpatterns = [
    path("centre/", centres.CentreList.as_view(), name="centre-list"),
    path("centre/<int:pk>/", centres.CentreDetail.as_view(), name="centre-detail"),
    path("centre/<int:pk>/edit/", centres.CentreEdit.as_view(), name="centre-edit"),
]
