"""Addresses of files."""

from django.urls import path

from hengl_uf.attachments import views

app_name = "attachments"
urlpatterns = [
    path("<int:pk>/thumb/", views.attachment_thumb, name="attachment-thumb"),
    path("<int:pk>/remove/", views.attachment_remove, name="attachment-remove"),
    path("<int:pk>/<str:name>", views.attachment_file, name="attachment-file"),
]
