"""Addresses of plates."""

urlpatterns: list = []
