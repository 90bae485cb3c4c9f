"""Addresses of the audit trail."""

from django.urls import path

from hengl_uf.accounts import audit_views

app_name = "audit"
urlpatterns = [
    path("entry/", audit_views.EntryList.as_view(), name="entry-list"),
    path("entry/<int:pk>/", audit_views.EntryDetail.as_view(), name="entry-detail"),
    path("proof/", audit_views.ProofPage.as_view(), name="proof"),
]
