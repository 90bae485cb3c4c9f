"""The addresses of associations."""

urlpatterns: list = []
