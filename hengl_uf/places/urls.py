"""Addresses of the gazetteer."""

from django.urls import path

from hengl_uf.places import views

app_name = "places"

urlpatterns = [
    path("village/", views.VillageList.as_view(), name="village-list"),
    path("village/<int:pk>/", views.VillageDetail.as_view(), name="village-detail"),
    path("village/<int:pk>/edit/", views.VillageEdit.as_view(), name="village-edit"),
    path("grid/", views.GridList.as_view(), name="grid-list"),
    path("grid/add/", views.GridAdd.as_view(), name="grid-add"),
    path("grid/<int:pk>/", views.GridDetail.as_view(), name="grid-detail"),
    path("grid/<int:pk>/edit/", views.GridEdit.as_view(), name="grid-edit"),
]
