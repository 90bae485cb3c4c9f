"""The addresses of care calls."""

urlpatterns: list = []
