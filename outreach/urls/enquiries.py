"""The addresses of enquiries."""

urlpatterns: list = []
