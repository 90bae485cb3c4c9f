"""The addresses of group services."""

urlpatterns: list = []
