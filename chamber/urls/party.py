"""Addresses of Party organisations, surveys and coverage."""

urlpatterns: list = []
