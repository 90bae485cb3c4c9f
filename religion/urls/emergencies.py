"""Addresses of emergencies."""

urlpatterns: list = []
