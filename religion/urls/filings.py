"""Addresses of filings."""

from django.urls import path

from religion.views import filing_verbs, filings

urlpatterns = [
    path("filing/", filings.FilingList.as_view(), name="filing-list"),
    path("filing/add/", filings.FilingAdd.as_view(), name="filing-add"),
    path("filing/<int:pk>/", filings.FilingDetail.as_view(), name="filing-detail"),
    path("filing/<int:pk>/edit/", filings.FilingEdit.as_view(), name="filing-edit"),
    path("filing/<int:pk>/attach/", filings.FilingAttach.as_view(), name="filing-attach"),
    path("filing/<int:pk>/submit/", filing_verbs.filing_submit, name="filing-submit"),
    path("filing/<int:pk>/withdraw/", filing_verbs.filing_withdraw, name="filing-withdraw"),
    path("filing/<int:pk>/accept/", filing_verbs.FilingAccept.as_view(), name="filing-accept"),
    path("filing/<int:pk>/refuse/", filing_verbs.FilingRefuse.as_view(), name="filing-refuse"),
    path("filing/<int:pk>/done/", filing_verbs.FilingDone.as_view(), name="filing-done"),
    path("filing/<int:pk>/cancel/", filing_verbs.FilingCancel.as_view(), name="filing-cancel"),
    path("filing/<int:pk>/remove/", filing_verbs.FilingRemove.as_view(), name="filing-remove"),
]
