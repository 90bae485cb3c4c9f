"""Addresses of members of the chamber, their fees, the council and evidence for 四好商会."""

urlpatterns: list = []
