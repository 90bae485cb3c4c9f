"""The addresses of shared resources."""

urlpatterns: list = []
