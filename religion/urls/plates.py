"""Addresses of QR plates, and the one that they carry."""

from django.urls import path

from religion.views import plate_sheets, plates, scans

urlpatterns = [
    path("plate/", plates.PlateList.as_view(), name="plate-list"),
    path("plate/add/", plates.PlateAdd.as_view(), name="plate-add"),
    path("plate/make/", plates.PlateMake.as_view(), name="plate-make"),
    path("plate/print/", plate_sheets.PlatePrint.as_view(), name="plate-print"),
    path("plate/<int:pk>/edit/", plates.PlateEdit.as_view(), name="plate-edit"),
    path("plate/<int:pk>/replace/", plates.PlateReplace.as_view(), name="plate-replace"),
    path("plate/<int:pk>/revoke/", plates.PlateRevoke.as_view(), name="plate-revoke"),
    path("plate/<int:pk>/svg/", plate_sheets.plate_svg, name="plate-svg"),
    path("q/<str:token>/", scans.scan, name="scan"),
]
