"""Addresses of enterprises."""

from django.urls import path

from hengl_uf.enterprises import views

app_name = "enterprises"

urlpatterns = [
    path("enterprise/", views.EnterpriseList.as_view(), name="enterprise-list"),
    path("enterprise/add/", views.EnterpriseAdd.as_view(), name="enterprise-add"),
    path("enterprise/options/", views.enterprise_options, name="enterprise-options"),
    path("enterprise/<int:pk>/", views.EnterpriseDetail.as_view(), name="enterprise-detail"),
    path("enterprise/<int:pk>/edit/", views.EnterpriseEdit.as_view(), name="enterprise-edit"),
]
