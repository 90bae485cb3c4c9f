"""The addresses of projects, their milestones, money and risks."""

from django.urls import path

from outreach.views import milestones, project_verbs, projects

urlpatterns = [
    path("project/", projects.ProjectList.as_view(), name="project-list"),
    path("project/add/", projects.ProjectAdd.as_view(), name="project-add"),
    path("project/<int:pk>/", projects.ProjectDetail.as_view(), name="project-detail"),
    path("project/<int:pk>/edit/", projects.ProjectEdit.as_view(), name="project-edit"),
    path("project/<int:pk>/attach/", projects.ProjectAttach.as_view(), name="project-attach"),
    path("project/<int:pk>/remove/", project_verbs.ProjectRemove.as_view(), name="project-remove"),
    path("project/<int:pk>/finish/", project_verbs.ProjectFinish.as_view(), name="project-finish"),
    path("project/<int:pk>/stop/", project_verbs.ProjectStop.as_view(), name="project-stop"),
    path("project/<int:pk>/restart/", project_verbs.project_restart, name="project-restart"),
    path("project/<int:pk>/spend/", project_verbs.ProjectSpend.as_view(), name="project-spend"),
    path("project/<int:pk>/risk/", project_verbs.RiskAdd.as_view(), name="project-risk"),
    path("project/<int:pk>/milestone/", milestones.MilestoneAdd.as_view(), name="milestone-add"),
    path("milestone/", milestones.MilestoneList.as_view(), name="milestone-list"),
    path("milestone/<int:pk>/edit/", milestones.MilestoneEdit.as_view(), name="milestone-edit"),
    path("milestone/<int:pk>/reach/", milestones.milestone_reach, name="milestone-reach"),
    path("milestone/<int:pk>/reopen/", milestones.milestone_reopen, name="milestone-reopen"),
    path("milestone/<int:pk>/drop/", milestones.MilestoneDrop.as_view(), name="milestone-drop"),
    path("spending/<int:pk>/remove/", project_verbs.SpendingRemove.as_view(), name="spending-remove"),
    path("risk/<int:pk>/edit/", project_verbs.RiskEdit.as_view(), name="risk-edit"),
    path("risk/<int:pk>/close/", project_verbs.risk_close, name="risk-close"),
    path("risk/<int:pk>/reopen/", project_verbs.risk_reopen, name="risk-reopen"),
]
