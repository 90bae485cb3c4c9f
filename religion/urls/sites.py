"""Addresses of sites."""

urlpatterns: list = []
