"""Addresses of sites and of their management groups."""

from django.urls import path

from religion.views import site_detail, site_officers, site_verbs, sites

urlpatterns = [
    path("site/", sites.SiteList.as_view(), name="site-list"),
    path("site/add/", sites.SiteAdd.as_view(), name="site-add"),
    path("site/options/", sites.site_options, name="site-options"),
    path("site/<int:pk>/", site_detail.SiteDetail.as_view(), name="site-detail"),
    path("site/<int:pk>/edit/", sites.SiteEdit.as_view(), name="site-edit"),
    path("site/<int:pk>/attach/", sites.SiteAttach.as_view(), name="site-attach"),
    path("site/<int:pk>/class/", site_verbs.SiteConfirmClass.as_view(), name="site-confirm-class"),
    path("site/<int:pk>/close/", site_verbs.SiteClose.as_view(), name="site-close"),
    path("site/<int:pk>/reopen/", site_verbs.SiteReopen.as_view(), name="site-reopen"),
    path("site/<int:pk>/remove/", sites.SiteRemove.as_view(), name="site-remove"),
    path("site/<int:pk>/post/", site_officers.PostAdd.as_view(), name="post-add"),
    path("post/<int:pk>/edit/", site_officers.PostEdit.as_view(), name="post-edit"),
    path("post/<int:pk>/officer/", site_officers.OfficerAdd.as_view(), name="officer-add"),
    path("officer/<int:pk>/edit/", site_officers.OfficerEdit.as_view(), name="officer-edit"),
    path("officer/<int:pk>/end/", site_officers.OfficerEnd.as_view(), name="officer-end"),
    path("officer/<int:pk>/phone/", site_officers.officer_phone, name="officer-phone"),
]
