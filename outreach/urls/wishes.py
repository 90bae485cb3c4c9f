"""The addresses of wishes."""

urlpatterns: list = []
