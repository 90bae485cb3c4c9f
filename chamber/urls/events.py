"""Addresses of events, registrations and opportunities."""

urlpatterns: list = []
