"""Addresses of letters."""

urlpatterns: list = []
