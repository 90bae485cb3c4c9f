"""Addresses of what shows all sites at once."""

from django.urls import path

from religion.views import board, coverage, maps

urlpatterns = [
    path("board/", board.Board.as_view(), name="board"),
    path("map/", maps.SiteMap.as_view(), name="map"),
    path("coverage/", coverage.Coverage.as_view(), name="coverage"),
]
