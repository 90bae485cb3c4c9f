"""The addresses of projects."""

urlpatterns: list = []
