"""The addresses of receptions."""

from django.urls import path

from outreach.views import enquiry_verbs, receptions

urlpatterns = [
    path("reception/", receptions.ReceptionList.as_view(), name="reception-list"),
    path("reception/add/", receptions.ReceptionAdd.as_view(), name="reception-add"),
    path("reception/<int:pk>/", receptions.ReceptionDetail.as_view(), name="reception-detail"),
    path("reception/<int:pk>/edit/", receptions.ReceptionEdit.as_view(), name="reception-edit"),
    path("reception/<int:pk>/attach/", receptions.ReceptionAttach.as_view(), name="reception-attach"),
    path("reception/<int:pk>/to-case/", enquiry_verbs.ReceptionToCase.as_view(), name="reception-to-case"),
    path("reception/<int:pk>/remove/", enquiry_verbs.ReceptionRemove.as_view(), name="reception-remove"),
]
