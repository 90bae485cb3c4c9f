"""Addresses of what shows all sites at once."""

from django.urls import path

from religion.views import board, coverage

urlpatterns = [
    path("board/", board.Board.as_view(), name="board"),
    path("coverage/", coverage.Coverage.as_view(), name="coverage"),
]
