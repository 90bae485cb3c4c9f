"""Addresses of pairings, what is given in them, and joint actions."""

from django.urls import path

from chamber.views import contributions, joint_actions, pairings

urlpatterns = [
    path("pairing/", pairings.PairingList.as_view(), name="pairing-list"),
    path("pairing/add/", pairings.PairingAdd.as_view(), name="pairing-add"),
    path("pairing/<int:pk>/", pairings.PairingDetail.as_view(), name="pairing-detail"),
    path("pairing/<int:pk>/edit/", pairings.PairingEdit.as_view(), name="pairing-edit"),
    path("pairing/<int:pk>/attach/", pairings.PairingAttach.as_view(), name="pairing-attach"),
    path("pairing/<int:pk>/end/", pairings.PairingEnd.as_view(), name="pairing-end"),
    path("pairing/<int:pk>/reopen/", pairings.pairing_reopen, name="pairing-reopen"),
    path("pairing/<int:pk>/remove/", pairings.PairingRemove.as_view(), name="pairing-remove"),
    path("pairing/<int:pk>/give/", contributions.PairingGive.as_view(), name="pairing-give"),
    path("contribution/", contributions.ContributionList.as_view(), name="contribution-list"),
    path("contribution/<int:pk>/edit/", contributions.ContributionEdit.as_view(), name="contribution-edit"),
    path(
        "contribution/<int:pk>/remove/",
        contributions.ContributionRemove.as_view(),
        name="contribution-remove",
    ),
    path("joint-action/", joint_actions.JointActionList.as_view(), name="joint-action-list"),
    path("joint-action/add/", joint_actions.JointActionAdd.as_view(), name="joint-action-add"),
    path("joint-action/<int:pk>/", joint_actions.JointActionDetail.as_view(), name="joint-action-detail"),
    path("joint-action/<int:pk>/edit/", joint_actions.JointActionEdit.as_view(), name="joint-action-edit"),
    path(
        "joint-action/<int:pk>/attach/",
        joint_actions.JointActionAttach.as_view(),
        name="joint-action-attach",
    ),
    path(
        "joint-action/<int:pk>/remove/",
        joint_actions.JointActionRemove.as_view(),
        name="joint-action-remove",
    ),
]
