"""The addresses of letters."""

urlpatterns: list = []
