"""Addresses of hazards."""

urlpatterns: list = []
