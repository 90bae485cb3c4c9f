"""Addresses of mediation and the chamber's documents."""

urlpatterns: list = []
