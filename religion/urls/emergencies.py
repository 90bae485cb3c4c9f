"""Addresses of emergency plans, drills and incidents."""

from django.urls import path

from religion.views import drills, incidents, plans

urlpatterns = [
    path("plan/", plans.PlanList.as_view(), name="plan-list"),
    path("plan/add/", plans.PlanAdd.as_view(), name="plan-add"),
    path("plan/<int:pk>/", plans.PlanDetail.as_view(), name="plan-detail"),
    path("plan/<int:pk>/edit/", plans.PlanEdit.as_view(), name="plan-edit"),
    path("plan/<int:pk>/review/", plans.PlanReview.as_view(), name="plan-review"),
    path("plan/<int:pk>/replace/", plans.PlanReplace.as_view(), name="plan-replace"),
    path("plan/<int:pk>/remove/", plans.PlanRemove.as_view(), name="plan-remove"),
    path("plan/<int:pk>/attach/", plans.PlanAttach.as_view(), name="plan-attach"),
    path("drill/", drills.DrillList.as_view(), name="drill-list"),
    path("drill/add/", drills.DrillAdd.as_view(), name="drill-add"),
    path("drill/<int:pk>/", drills.DrillDetail.as_view(), name="drill-detail"),
    path("drill/<int:pk>/edit/", drills.DrillEdit.as_view(), name="drill-edit"),
    path("drill/<int:pk>/remove/", drills.DrillRemove.as_view(), name="drill-remove"),
    path("drill/<int:pk>/attach/", drills.DrillAttach.as_view(), name="drill-attach"),
    path("incident/", incidents.IncidentList.as_view(), name="incident-list"),
    path("incident/add/", incidents.IncidentAdd.as_view(), name="incident-add"),
    path("incident/<int:pk>/", incidents.IncidentDetail.as_view(), name="incident-detail"),
    path("incident/<int:pk>/edit/", incidents.IncidentEdit.as_view(), name="incident-edit"),
    path("incident/<int:pk>/step/", incidents.IncidentStepAdd.as_view(), name="incident-step"),
    path("incident/<int:pk>/close/", incidents.IncidentClose.as_view(), name="incident-close"),
    path("incident/<int:pk>/remove/", incidents.IncidentRemove.as_view(), name="incident-remove"),
    path("incident/<int:pk>/attach/", incidents.IncidentAttach.as_view(), name="incident-attach"),
]
