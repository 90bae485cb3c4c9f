"""Addresses of campaigns, pledges, receipts, allocations and aid projects."""

urlpatterns: list = []
