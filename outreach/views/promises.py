"""Pages and deeds of promises."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from hengl_uf.access.roles import Permission
from hengl_uf.web.elements import Action
from outreach.actions.promises import source_field


def promises_panel(source, user) -> dict:
    """What `outreach/_promises.html` shows on the page of the record in which they were made."""
    on = timezone.localdate()
    promises = list(source.promises.select_related("owner").order_by("due_on", "pk"))
    for promise in promises:
        promise.shown_badge = promise.badge(on)
    query = {"source": source_field(source), "id": source.pk}
    may = user.may(Permission.PROMISE_EDIT) and source.editable_by(user)
    return {
        "promises": promises,
        "promise_add": Action(_("登记承诺"), reverse("outreach:promise-add", query=query), may, icon="plus"),
    }
