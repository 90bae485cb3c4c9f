"""Addresses of pairings and joint actions."""

urlpatterns: list = []
