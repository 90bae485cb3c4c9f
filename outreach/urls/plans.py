"""The addresses of planned visits."""

from django.urls import path

from outreach.views import plans, routes

urlpatterns = [
    path("plan/", plans.PlanList.as_view(), name="plan-list"),
    path("plan/add/", plans.PlanAdd.as_view(), name="plan-add"),
    path("plan/route/", routes.RoutePage.as_view(), name="plan-route"),
    path("plan/carry-over/", routes.plan_carry_over, name="plan-carry-over"),
    path("plan/<int:pk>/", plans.PlanDetail.as_view(), name="plan-detail"),
    path("plan/<int:pk>/edit/", plans.PlanEdit.as_view(), name="plan-edit"),
    path("plan/<int:pk>/cancel/", plans.PlanCancel.as_view(), name="plan-cancel"),
    path("plan/<int:pk>/move/", routes.plan_move, name="plan-move"),
]
