"""Addresses of filings."""

urlpatterns: list = []
