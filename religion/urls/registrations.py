"""Addresses of registrations."""

urlpatterns: list = []
