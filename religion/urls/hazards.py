"""Addresses of hazards."""

from django.urls import path

from religion.views import hazard_board, hazard_verbs, hazards

urlpatterns = [
    path("hazard/", hazards.HazardList.as_view(), name="hazard-list"),
    path("hazard/add/", hazards.HazardAdd.as_view(), name="hazard-add"),
    path("hazard/board/", hazard_board.HazardBoard.as_view(), name="hazard-board"),
    path("hazard/<int:pk>/", hazards.HazardDetail.as_view(), name="hazard-detail"),
    path("hazard/<int:pk>/plan/", hazard_verbs.HazardPlan.as_view(), name="hazard-plan"),
    path("hazard/<int:pk>/rectify/", hazard_verbs.HazardRectify.as_view(), name="hazard-rectify"),
    path("hazard/<int:pk>/check/", hazard_verbs.HazardCheck.as_view(), name="hazard-check"),
    path("hazard/<int:pk>/again/", hazard_verbs.HazardFindAgain.as_view(), name="hazard-find-again"),
    path("hazard/<int:pk>/attach/", hazards.HazardAttach.as_view(), name="hazard-attach"),
]
