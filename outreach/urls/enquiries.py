"""The addresses of enquiries."""

from django.urls import path

from outreach.views import enquiries, enquiry_verbs

urlpatterns = [
    path("enquiry/", enquiries.EnquiryList.as_view(), name="enquiry-list"),
    path("enquiry/add/", enquiries.EnquiryAdd.as_view(), name="enquiry-add"),
    path("enquiry/caller/", enquiries.enquiry_caller, name="enquiry-caller"),
    path("enquiry/<int:pk>/", enquiries.EnquiryDetail.as_view(), name="enquiry-detail"),
    path("enquiry/<int:pk>/edit/", enquiries.EnquiryEdit.as_view(), name="enquiry-edit"),
    path("enquiry/<int:pk>/attach/", enquiries.EnquiryAttach.as_view(), name="enquiry-attach"),
    path("enquiry/<int:pk>/to-case/", enquiry_verbs.EnquiryToCase.as_view(), name="enquiry-to-case"),
    path("enquiry/<int:pk>/remove/", enquiry_verbs.EnquiryRemove.as_view(), name="enquiry-remove"),
]
