"""The addresses of care calls."""

from django.urls import path

from outreach.views import care_calls

urlpatterns = [
    path("care-call/", care_calls.CareCallList.as_view(), name="care-call-list"),
    path("care-call/add/", care_calls.CareCallAdd.as_view(), name="care-call-add"),
    path("care-call/<int:pk>/", care_calls.CareCallDetail.as_view(), name="care-call-detail"),
    path("care-call/<int:pk>/edit/", care_calls.CareCallEdit.as_view(), name="care-call-edit"),
    path("care-call/<int:pk>/pass/", care_calls.CareCallPass.as_view(), name="care-call-pass"),
    path("care-call/<int:pk>/close/", care_calls.CareCallClose.as_view(), name="care-call-close"),
    path("care-call/<int:pk>/remove/", care_calls.CareCallRemove.as_view(), name="care-call-remove"),
]
