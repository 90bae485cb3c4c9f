"""Addresses of registrations, and of the conditions of an application."""

from django.urls import path

from religion.views import readiness_items, registrations
from religion.views import registration_verbs as verbs

urlpatterns = [
    path("registration/", registrations.RegistrationList.as_view(), name="registration-list"),
    path("registration/add/", registrations.RegistrationAdd.as_view(), name="registration-add"),
    path("registration/<int:pk>/", registrations.RegistrationDetail.as_view(), name="registration-detail"),
    path("registration/<int:pk>/edit/", registrations.RegistrationEdit.as_view(), name="registration-edit"),
    path(
        "registration/<int:pk>/attach/",
        registrations.RegistrationAttach.as_view(),
        name="registration-attach",
    ),
    path("registration/<int:pk>/submit/", verbs.RegistrationSubmit.as_view(), name="registration-submit"),
    path(
        "registration/<int:pk>/withdraw/", verbs.RegistrationWithdraw.as_view(), name="registration-withdraw"
    ),
    path("registration/<int:pk>/review/", verbs.RegistrationReview.as_view(), name="registration-review"),
    path("registration/<int:pk>/publish/", verbs.RegistrationPublish.as_view(), name="registration-publish"),
    path("registration/<int:pk>/report/", verbs.RegistrationReport.as_view(), name="registration-report"),
    path("registration/<int:pk>/return/", verbs.RegistrationReturn.as_view(), name="registration-return"),
    path("registration/<int:pk>/number/", verbs.RegistrationNumber.as_view(), name="registration-number"),
    path("registration/<int:pk>/change/", verbs.RegistrationChange.as_view(), name="registration-change"),
    path(
        "registration/<int:pk>/drop-change/",
        verbs.RegistrationDropChange.as_view(),
        name="registration-drop-change",
    ),
    path("registration/<int:pk>/cancel/", verbs.RegistrationCancel.as_view(), name="registration-cancel"),
    path("registration/<int:pk>/remove/", verbs.RegistrationRemove.as_view(), name="registration-remove"),
    path("readiness-item/", readiness_items.ReadinessItemList.as_view(), name="readiness-item-list"),
    path("readiness-item/add/", readiness_items.ReadinessItemAdd.as_view(), name="readiness-item-add"),
    path(
        "readiness-item/<int:pk>/edit/",
        readiness_items.ReadinessItemEdit.as_view(),
        name="readiness-item-edit",
    ),
]
