"""Addresses of enterprises, their contacts at work, industries and parks."""

from django.urls import path

from hengl_uf.enterprises import contact_views, register_views, views

app_name = "enterprises"

urlpatterns = [
    path("enterprise/", views.EnterpriseList.as_view(), name="enterprise-list"),
    path("enterprise/add/", views.EnterpriseAdd.as_view(), name="enterprise-add"),
    path("enterprise/options/", views.enterprise_options, name="enterprise-options"),
    path("enterprise/likeness/", views.enterprise_likeness, name="enterprise-likeness"),
    path("enterprise/<int:pk>/", views.EnterpriseDetail.as_view(), name="enterprise-detail"),
    path("enterprise/<int:pk>/edit/", views.EnterpriseEdit.as_view(), name="enterprise-edit"),
    path("enterprise/<int:pk>/attach/", views.EnterpriseAttach.as_view(), name="enterprise-attach"),
    path("enterprise/<int:pk>/remove/", views.EnterpriseRemove.as_view(), name="enterprise-remove"),
    path("enterprise/<int:pk>/contact/", contact_views.ContactAdd.as_view(), name="contact-add"),
    path("contact/<int:pk>/edit/", contact_views.ContactEdit.as_view(), name="contact-edit"),
    path("contact/<int:pk>/remove/", contact_views.ContactRemove.as_view(), name="contact-remove"),
    path("contact/<int:pk>/phone/", contact_views.contact_phone, name="contact-phone"),
    path("industry/", register_views.IndustryList.as_view(), name="industry-list"),
    path("industry/add/", register_views.IndustryAdd.as_view(), name="industry-add"),
    path("industry/<int:pk>/edit/", register_views.IndustryEdit.as_view(), name="industry-edit"),
    path("park/", register_views.ParkList.as_view(), name="park-list"),
    path("park/add/", register_views.ParkAdd.as_view(), name="park-add"),
    path("park/<int:pk>/edit/", register_views.ParkEdit.as_view(), name="park-edit"),
    path("park/<int:pk>/remove/", register_views.ParkRemove.as_view(), name="park-remove"),
]
