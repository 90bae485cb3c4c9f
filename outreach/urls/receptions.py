"""The addresses of receptions."""

urlpatterns: list = []
