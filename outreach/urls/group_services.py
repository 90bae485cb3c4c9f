"""The addresses of group services and their bookings."""

from django.urls import path

from outreach.views import bookings, group_service_verbs, group_services

urlpatterns = [
    path("group-service/", group_services.ServiceList.as_view(), name="group-service-list"),
    path("group-service/add/", group_services.ServiceAdd.as_view(), name="group-service-add"),
    path("group-service/<int:pk>/", group_services.ServiceDetail.as_view(), name="group-service-detail"),
    path("group-service/<int:pk>/edit/", group_services.ServiceEdit.as_view(), name="group-service-edit"),
    path(
        "group-service/<int:pk>/attach/", group_services.ServiceAttach.as_view(), name="group-service-attach"
    ),
    path("group-service/<int:pk>/book/", bookings.ServiceBook.as_view(), name="group-service-book"),
    path("group-service/<int:pk>/close/", group_service_verbs.service_close, name="group-service-close"),
    path("group-service/<int:pk>/reopen/", group_service_verbs.service_reopen, name="group-service-reopen"),
    path(
        "group-service/<int:pk>/roll/", group_service_verbs.ServiceRoll.as_view(), name="group-service-roll"
    ),
    path(
        "group-service/<int:pk>/done/", group_service_verbs.ServiceDone.as_view(), name="group-service-done"
    ),
    path(
        "group-service/<int:pk>/papers/",
        group_service_verbs.ServicePapers.as_view(),
        name="group-service-papers",
    ),
    path(
        "group-service/<int:pk>/cancel/",
        group_service_verbs.ServiceCancel.as_view(),
        name="group-service-cancel",
    ),
    path(
        "group-service/<int:pk>/remove/",
        group_service_verbs.ServiceRemove.as_view(),
        name="group-service-remove",
    ),
    path("booking/", bookings.BookingList.as_view(), name="booking-list"),
    path("booking/<int:pk>/", bookings.BookingDetail.as_view(), name="booking-detail"),
    path("booking/<int:pk>/edit/", bookings.BookingEdit.as_view(), name="booking-edit"),
    path("booking/<int:pk>/cancel/", bookings.BookingCancel.as_view(), name="booking-cancel"),
]
