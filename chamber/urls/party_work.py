"""Addresses of 五个一, Party activities, service projects, awards and posts."""

urlpatterns: list = []
