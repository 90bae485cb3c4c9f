"""The addresses of promises."""

urlpatterns: list = []
