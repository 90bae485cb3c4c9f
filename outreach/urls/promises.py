"""The addresses of promises."""

from django.urls import path

from outreach.views import promises

urlpatterns = [
    path("promise/", promises.PromiseList.as_view(), name="promise-list"),
    path("promise/add/", promises.PromiseAdd.as_view(), name="promise-add"),
    path("promise/<int:pk>/", promises.PromiseDetail.as_view(), name="promise-detail"),
    path("promise/<int:pk>/attach/", promises.PromiseAttach.as_view(), name="promise-attach"),
    path("promise/<int:pk>/keep/", promises.PromiseKeep.as_view(), name="promise-keep"),
    path("promise/<int:pk>/give-up/", promises.PromiseGiveUp.as_view(), name="promise-give-up"),
]
