"""Addresses of festivals, their days of each year, and the checks before them."""

from django.urls import path

from religion.views import festival_years, festivals, occurrences, special_checks

urlpatterns = [
    path("festival/", festivals.FestivalList.as_view(), name="festival-list"),
    path("festival/add/", festivals.FestivalAdd.as_view(), name="festival-add"),
    path("festival/days/", festivals.festival_days, name="festival-days"),
    path("festival/calendar/", festival_years.FestivalCalendar.as_view(), name="festival-calendar"),
    path("festival/<int:pk>/", festivals.FestivalDetail.as_view(), name="festival-detail"),
    path("festival/<int:pk>/edit/", festivals.FestivalEdit.as_view(), name="festival-edit"),
    path("festival/<int:pk>/remove/", festivals.FestivalRemove.as_view(), name="festival-remove"),
    path("occurrence/", occurrences.OccurrenceList.as_view(), name="occurrence-list"),
    path(
        "occurrence/confirm-year/",
        festival_years.OccurrenceConfirmYear.as_view(),
        name="occurrence-confirm-year",
    ),
    path("occurrence/<int:pk>/", occurrences.OccurrenceDetail.as_view(), name="occurrence-detail"),
    path("occurrence/<int:pk>/edit/", occurrences.OccurrenceEdit.as_view(), name="occurrence-edit"),
    path("occurrence/<int:pk>/confirm/", occurrences.occurrence_confirm, name="occurrence-confirm"),
    path("occurrence/<int:pk>/cancel/", occurrences.OccurrenceCancel.as_view(), name="occurrence-cancel"),
    path("occurrence/<int:pk>/restore/", occurrences.occurrence_restore, name="occurrence-restore"),
    path("special-check/", special_checks.SpecialCheckList.as_view(), name="special-check-list"),
]
