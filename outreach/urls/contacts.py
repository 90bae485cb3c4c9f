"""The addresses of contacts."""

from django.urls import path

from outreach.views import contacts, merges

urlpatterns = [
    path("contact/", contacts.ContactList.as_view(), name="contact-list"),
    path("contact/add/", contacts.ContactAdd.as_view(), name="contact-add"),
    path("contact/options/", contacts.contact_options, name="contact-options"),
    path("contact/likeness/", contacts.contact_likeness, name="contact-likeness"),
    path("contact/<int:pk>/", contacts.ContactDetail.as_view(), name="contact-detail"),
    path("contact/<int:pk>/edit/", contacts.ContactEdit.as_view(), name="contact-edit"),
    path("contact/<int:pk>/remove/", contacts.ContactRemove.as_view(), name="contact-remove"),
    path("contact/<int:pk>/merge/", merges.contact_merge, name="contact-merge"),
    path("merge/<int:pk>/undo/", merges.MergeUndo.as_view(), name="merge-undo"),
]
