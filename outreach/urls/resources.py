"""The addresses of shared resources."""

from django.urls import path

from outreach.views import resources

urlpatterns = [
    path("resource/", resources.ResourceList.as_view(), name="resource-list"),
    path("resource/add/", resources.ResourceAdd.as_view(), name="resource-add"),
    path("resource/<int:pk>/", resources.ResourceDetail.as_view(), name="resource-detail"),
    path("resource/<int:pk>/edit/", resources.ResourceEdit.as_view(), name="resource-edit"),
    path("resource/<int:pk>/attach/", resources.ResourceAttach.as_view(), name="resource-attach"),
    path("resource/<int:pk>/use/", resources.ResourceUseAdd.as_view(), name="resource-use"),
    path("resource/<int:pk>/remove/", resources.ResourceRemove.as_view(), name="resource-remove"),
]
