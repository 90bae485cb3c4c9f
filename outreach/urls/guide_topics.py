"""The addresses of the guide behind its public pages."""

from django.urls import path

from outreach.views import guide_topics

urlpatterns = [
    path("topic/", guide_topics.TopicList.as_view(), name="topic-list"),
    path("topic/<int:pk>/", guide_topics.TopicDetail.as_view(), name="topic-detail"),
    path("topic/<int:pk>/edit/", guide_topics.TopicEdit.as_view(), name="topic-edit"),
    path("topic/<int:pk>/publish/", guide_topics.topic_publish, name="topic-publish"),
    path("topic/<int:pk>/verify/", guide_topics.topic_verify, name="topic-verify"),
]
