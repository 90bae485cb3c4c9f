"""Addresses of checklists."""

urlpatterns: list = []
