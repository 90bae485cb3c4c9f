"""Addresses of checklists."""

from django.urls import path

from religion.views import checklist_drafts, checklists

urlpatterns = [
    path("checklist/", checklists.ChecklistList.as_view(), name="checklist-list"),
    path("checklist/add/", checklist_drafts.ChecklistAdd.as_view(), name="checklist-add"),
    path("checklist/<int:pk>/", checklists.ChecklistDetail.as_view(), name="checklist-detail"),
    path("checklist/<int:pk>/draft/", checklist_drafts.checklist_draft, name="checklist-draft"),
    path("checklist/<int:pk>/edit/", checklist_drafts.ChecklistEdit.as_view(), name="checklist-edit"),
    path(
        "checklist/<int:pk>/publish/", checklist_drafts.ChecklistPublish.as_view(), name="checklist-publish"
    ),
    path("checklist/<int:pk>/drop/", checklist_drafts.ChecklistDrop.as_view(), name="checklist-drop"),
]
