"""The addresses of visits."""

from django.urls import path

from outreach.views import visits

urlpatterns = [
    path("visit/", visits.VisitList.as_view(), name="visit-list"),
    path("visit/add/", visits.VisitAdd.as_view(), name="visit-add"),
    path("visit/<int:pk>/", visits.VisitDetail.as_view(), name="visit-detail"),
    path("visit/<int:pk>/edit/", visits.VisitEdit.as_view(), name="visit-edit"),
    path("visit/<int:pk>/attach/", visits.VisitAttach.as_view(), name="visit-attach"),
    path("visit/<int:pk>/remove/", visits.VisitRemove.as_view(), name="visit-remove"),
    path("need/<int:pk>/case/", visits.need_to_case, name="need-case"),
]
