"""Addresses of festivals."""

urlpatterns: list = []
