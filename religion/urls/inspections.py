"""The addresses of inspections, and of the route of a day."""

from django.urls import path

from religion.views import inspecting, inspection_routes, inspections

urlpatterns = [
    path("route/", inspection_routes.RoutePage.as_view(), name="route"),
    path("site/<int:pk>/inspect/", inspecting.InspectionStart.as_view(), name="inspection-start"),
    path("inspection/", inspections.InspectionList.as_view(), name="inspection-list"),
    path("inspection/add/", inspections.InspectionAdd.as_view(), name="inspection-add"),
    path("inspection/<int:pk>/", inspections.InspectionDetail.as_view(), name="inspection-detail"),
    path("inspection/<int:pk>/edit/", inspections.InspectionEdit.as_view(), name="inspection-edit"),
    path("inspection/<int:pk>/answer/", inspecting.AnswerPage.as_view(), name="inspection-answer"),
    path(
        "inspection/<int:pk>/answer/save/",
        inspecting.inspection_save_answer,
        name="inspection-save-answer",
    ),
    path("inspection/<int:pk>/photo/", inspecting.inspection_photo, name="inspection-photo"),
    path("inspection/<int:pk>/finish/", inspecting.FinishPage.as_view(), name="inspection-finish"),
    path("inspection/<int:pk>/attach/", inspections.InspectionAttach.as_view(), name="inspection-attach"),
    path("inspection/<int:pk>/remove/", inspections.InspectionRemove.as_view(), name="inspection-remove"),
]
