"""The addresses of activities."""

urlpatterns: list = []
