"""Addresses of the pages that belong to no record."""

from django.urls import path

from hengl_uf.web import styleguide

urlpatterns = [path("styleguide/", styleguide.styleguide, name="styleguide")]
