"""The addresses of activities."""

from django.urls import path

from outreach.views import activities, activity_verbs

urlpatterns = [
    path("activity/", activities.ActivityList.as_view(), name="activity-list"),
    path("activity/add/", activities.ActivityAdd.as_view(), name="activity-add"),
    path("activity/log/", activities.ActivityLog.as_view(), name="activity-log"),
    path("activity/<int:pk>/", activities.ActivityDetail.as_view(), name="activity-detail"),
    path("activity/<int:pk>/edit/", activities.ActivityEdit.as_view(), name="activity-edit"),
    path("activity/<int:pk>/attach/", activities.ActivityAttach.as_view(), name="activity-attach"),
    path("activity/<int:pk>/repeat/", activities.ActivityRepeat.as_view(), name="activity-repeat"),
    path("activity/<int:pk>/held/", activity_verbs.ActivityHeld.as_view(), name="activity-held"),
    path("activity/<int:pk>/cancel/", activity_verbs.ActivityCancel.as_view(), name="activity-cancel"),
    path("activity/<int:pk>/remove/", activity_verbs.ActivityRemove.as_view(), name="activity-remove"),
]
