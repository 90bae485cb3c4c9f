"""The addresses of outreach: list, `add/`, `<id>/`, `<id>/edit/`, `<id>/<verb>/`."""

from django.urls import path

from outreach.views import case_verbs, cases, categories, centres, contacts, guide_topics, visits

app_name = "outreach"

visit_urls = [
    path("visit/", visits.VisitList.as_view(), name="visit-list"),
    path("visit/add/", visits.VisitAdd.as_view(), name="visit-add"),
    path("visit/<int:pk>/", visits.VisitDetail.as_view(), name="visit-detail"),
    path("visit/<int:pk>/edit/", visits.VisitEdit.as_view(), name="visit-edit"),
    path("visit/<int:pk>/attach/", visits.VisitAttach.as_view(), name="visit-attach"),
    path("visit/<int:pk>/remove/", visits.VisitRemove.as_view(), name="visit-remove"),
    path("need/<int:pk>/case/", visits.need_to_case, name="need-case"),
    path("promise/<int:pk>/keep/", visits.promise_keep, name="promise-keep"),
]

case_urls = [
    path("case/", cases.CaseList.as_view(), name="case-list"),
    path("case/add/", cases.CaseAdd.as_view(), name="case-add"),
    path("case/<int:pk>/", cases.CaseDetail.as_view(), name="case-detail"),
    path("case/<int:pk>/edit/", cases.CaseEdit.as_view(), name="case-edit"),
    path("case/<int:pk>/attach/", cases.CaseAttach.as_view(), name="case-attach"),
    path("case/<int:pk>/take/", case_verbs.case_take, name="case-take"),
    path("case/<int:pk>/act/", case_verbs.CaseAct.as_view(), name="case-act"),
    path("case/<int:pk>/pause/", case_verbs.CasePauseVerb.as_view(), name="case-pause"),
    path("case/<int:pk>/resume/", case_verbs.case_resume, name="case-resume"),
    path("case/<int:pk>/resolve/", case_verbs.CaseResolve.as_view(), name="case-resolve"),
    path("case/<int:pk>/reopen/", case_verbs.CaseReopen.as_view(), name="case-reopen"),
    path("case/<int:pk>/hand-over/", case_verbs.CaseHandOver.as_view(), name="case-hand-over"),
    path("case/<int:pk>/remove/", case_verbs.CaseRemove.as_view(), name="case-remove"),
]

category_urls = [
    path("category/", categories.CategoryList.as_view(), name="category-list"),
    path("category/<int:pk>/edit/", categories.CategoryEdit.as_view(), name="category-edit"),
]

contact_urls = [
    path("contact/", contacts.ContactList.as_view(), name="contact-list"),
    path("contact/add/", contacts.ContactAdd.as_view(), name="contact-add"),
    path("contact/options/", contacts.contact_options, name="contact-options"),
    path("contact/<int:pk>/", contacts.ContactDetail.as_view(), name="contact-detail"),
    path("contact/<int:pk>/edit/", contacts.ContactEdit.as_view(), name="contact-edit"),
    path("contact/<int:pk>/remove/", contacts.ContactRemove.as_view(), name="contact-remove"),
]

centre_urls = [
    path("centre/", centres.CentreList.as_view(), name="centre-list"),
    path("centre/<int:pk>/", centres.CentreDetail.as_view(), name="centre-detail"),
    path("centre/<int:pk>/edit/", centres.CentreEdit.as_view(), name="centre-edit"),
]

topic_urls = [
    path("topic/", guide_topics.TopicList.as_view(), name="topic-list"),
    path("topic/<int:pk>/", guide_topics.TopicDetail.as_view(), name="topic-detail"),
    path("topic/<int:pk>/edit/", guide_topics.TopicEdit.as_view(), name="topic-edit"),
    path("topic/<int:pk>/publish/", guide_topics.topic_publish, name="topic-publish"),
    path("topic/<int:pk>/verify/", guide_topics.topic_verify, name="topic-verify"),
]

urlpatterns = [*visit_urls, *case_urls, *category_urls, *contact_urls, *centre_urls, *topic_urls]
