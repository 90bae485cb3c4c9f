"""Addresses of events, registrations and opportunities."""

from django.urls import path

from chamber.views import event_door, event_link, event_verbs, events, opportunities, registrations

urlpatterns = [
    path("event/", events.EventList.as_view(), name="event-list"),
    path("event/add/", events.EventAdd.as_view(), name="event-add"),
    path("event/options/", events.event_options, name="event-options"),
    path("event/<int:pk>/", events.EventDetail.as_view(), name="event-detail"),
    path("event/<int:pk>/edit/", events.EventEdit.as_view(), name="event-edit"),
    path("event/<int:pk>/attach/", events.EventAttach.as_view(), name="event-attach"),
    path("event/<int:pk>/close/", event_verbs.event_close, name="event-close"),
    path("event/<int:pk>/reopen/", event_verbs.event_reopen, name="event-reopen"),
    path("event/<int:pk>/hold/", event_verbs.EventHold.as_view(), name="event-hold"),
    path("event/<int:pk>/cancel/", event_verbs.EventCancel.as_view(), name="event-cancel"),
    path("event/<int:pk>/remove/", event_verbs.EventRemove.as_view(), name="event-remove"),
    path("event/<int:pk>/register/", registrations.RegistrationAdd.as_view(), name="registration-add"),
    path("event/<int:pk>/invite/", event_door.EventInvite.as_view(), name="event-invite"),
    path("event/<int:pk>/invite/file/", event_door.event_invite_file, name="event-invite-file"),
    path("event/<int:pk>/roll/", event_door.EventRoll.as_view(), name="event-roll"),
    path("event/<int:pk>/door/", event_door.EventDoor.as_view(), name="event-door"),
    path("e/<str:token>/", event_link.event_link, name="event-link"),
    path("e/<str:token>/qr.svg", event_link.event_qr, name="event-qr"),
    path("check-in/<str:token>/", event_door.CheckIn.as_view(), name="check-in"),
    path("registration/", registrations.RegistrationList.as_view(), name="registration-list"),
    path("registration/<int:pk>/", registrations.RegistrationDetail.as_view(), name="registration-detail"),
    path("registration/<int:pk>/edit/", registrations.RegistrationEdit.as_view(), name="registration-edit"),
    path(
        "registration/<int:pk>/cancel/",
        registrations.RegistrationCancel.as_view(),
        name="registration-cancel",
    ),
    path(
        "registration/<int:pk>/evaluate/",
        registrations.RegistrationEvaluate.as_view(),
        name="registration-evaluate",
    ),
    path(
        "registration/<int:pk>/check-in/",
        event_door.registration_check_in,
        name="registration-check-in",
    ),
    path("registration/<int:pk>/undo/", event_door.registration_undo, name="registration-undo"),
    path("opportunity/", opportunities.OpportunityList.as_view(), name="opportunity-list"),
    path("opportunity/add/", opportunities.OpportunityAdd.as_view(), name="opportunity-add"),
    path("opportunity/<int:pk>/", opportunities.OpportunityDetail.as_view(), name="opportunity-detail"),
    path("opportunity/<int:pk>/edit/", opportunities.OpportunityEdit.as_view(), name="opportunity-edit"),
    path(
        "opportunity/<int:pk>/outcome/",
        opportunities.OpportunityOutcome.as_view(),
        name="opportunity-outcome",
    ),
    path(
        "opportunity/<int:pk>/remove/",
        opportunities.OpportunityRemove.as_view(),
        name="opportunity-remove",
    ),
    path(
        "opportunity/<int:pk>/attach/",
        opportunities.OpportunityAttach.as_view(),
        name="opportunity-attach",
    ),
]
