"""The addresses of planned visits."""

urlpatterns: list = []
