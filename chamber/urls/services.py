"""Addresses of questions, policies, agreements and apprenticeships."""

urlpatterns: list = []
