"""The page that an enterprise opens by its signed link, without an account: one event, and its own registration.

A GET changes nothing. The page shows nothing of other enterprises, and of its own only what belongs to this event.
"""

from io import BytesIO

import segno
from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from chamber import links
from chamber.actions import registrations as actions
from chamber.forms.registrations import EvaluationForm, LinkForm
from chamber.models import Event, Registration
from chamber.views.registrations import LINK
from hengl_uf.access.guards import public
from hengl_uf.enterprises.models import Enterprise
from hengl_uf.lib.dates import plain_date
from hengl_uf.web.refusals import DeedRefused

SPOKEN = {"zh-hans": "简体", "zh-hant": "繁體", "en": "English"}
Status = Registration.Status


def found(token) -> tuple[Event, Enterprise, Registration | None]:
    """What a link is about: the event, the enterprise, and its registration. Raises `Http404`."""
    event_id, enterprise_id = links.ids_of(LINK, token, 2)
    event = get_object_or_404(Event.objects.current(), pk=event_id)
    enterprise = get_object_or_404(Enterprise.objects.current(), pk=enterprise_id)
    registration = event.registrations.live().filter(enterprise=enterprise).first()
    if registration:
        registration.event, registration.enterprise = event, enterprise
    return event, enterprise, registration


@public
@require_http_methods(["GET", "HEAD", "POST"])
def event_link(request, token):
    """Register, change, give back, check in by the code shown, say how it was; each while it is time for it."""
    with translation.override(spoken(request)):
        event, enterprise, registration = found(token)
        refusal, forms = "", {}
        if request.method == "POST":
            deed = DEEDS.get(request.POST.get("do", ""))
            if deed is None:
                raise Http404
            form, call = deed(request.POST, event, enterprise, registration)
            refusal, done = carried_out(form, call)
            if done:
                return redirect(address_of(request, token, done=1))
            forms = {request.POST["do"]: form}
            event, enterprise, registration = found(token)
        context = context_of(request, token, event, enterprise, registration, forms)
        status = 422 if request.method == "POST" else 200
        response = render(request, "chamber/event_link.html", {**context, "refusal": refusal}, status=status)
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    return response


@public
@require_safe
def event_qr(request, token):
    """The code that is scanned at the door, as a picture."""
    _event, _enterprise, registration = found(token)
    if registration is None or registration.status != Status.BOOKED:
        raise Http404
    address = request.build_absolute_uri(reverse("chamber:check-in", args=[registration.token]))
    picture = BytesIO()
    segno.make(address, error="m", micro=False).save(picture, kind="svg", border=4, scale=8, light="#fff")
    response = HttpResponse(picture.getvalue(), content_type="image/svg+xml")
    response["Cache-Control"] = "private, max-age=300"
    return response


def spoken(request) -> str:
    """The language asked for, or ours."""
    asked = request.GET.get("lang", "")
    return asked if asked in SPOKEN else settings.LANGUAGE_CODE


def address_of(request, token, **query) -> str:
    """This page in the language that is read."""
    language = translation.get_language()
    if language != settings.LANGUAGE_CODE:
        query["lang"] = language
    return reverse("chamber:event-link", args=[token], query=query or None)


# --- what can be done: each gives a form, or None, and the call to be made ------------------------------


def register(posted, event, enterprise, registration):
    """Register the enterprise. Sent twice, it is registered once."""
    if registration:
        return None, lambda _fields: registration
    form = LinkForm(posted)
    return form, lambda fields: actions.register(
        event=event, enterprise=enterprise, by=None, at=timezone.now(), **fields
    )


def change(posted, event, enterprise, registration):
    """Change how many come, or whom to ring up."""
    form = LinkForm(posted, registration=registration)

    def call(fields):
        if not fields["contact_phone"]:
            del fields["contact_phone"]  # it is not shown, so left empty it stays
        return actions.change_registration(
            registration=there(registration), by=None, at=timezone.now(), **fields
        )

    return form, call


def cancel(posted, event, enterprise, registration):
    """Give the places back."""
    return None, lambda _fields: actions.cancel_registration(
        registration=there(registration), by=None, at=timezone.now()
    )


def evaluate(posted, event, enterprise, registration):
    """Say how it was."""
    return EvaluationForm(posted), lambda fields: actions.evaluate(
        registration=there(registration), by=None, at=timezone.now(), **fields
    )


DEEDS = {"register": register, "change": change, "cancel": cancel, "evaluate": evaluate}


def there(registration) -> Registration:
    """The registration, if it has not been given back meanwhile."""
    if registration is None:
        raise actions.NotBooked(_("这个报名已经取消。"))
    return registration


def carried_out(form, call) -> tuple[str, bool]:
    """Make the call with what was typed; the refusal in words, and whether it was done."""
    if form is not None and not form.is_valid():
        return "", False
    try:
        call(form.record_fields() if isinstance(form, LinkForm) else form.cleaned_data if form else {})
    except DeedRefused as refusal:
        if form is not None and refusal.field in form.fields:
            form.add_error(refusal.field, str(refusal))
            return "", False
        return str(refusal), False
    return "", True


# --- what is shown --------------------------------------------------------------------------------------


def context_of(request, token, event, enterprise, registration, forms) -> dict:
    """All that the page says."""
    at = timezone.now()
    open_now = event.open_at(at)
    called_off = event.status == Event.Status.CANCELLED
    booked = registration is not None and registration.status == Status.BOOKED
    context = {
        "title": event.title,
        "event": event,
        "enterprise": enterprise,
        "registration": registration,
        "facts": facts_of(event),
        "badge": registration.badge() if registration and not called_off else None,
        "place_in_line": place_in_line(registration),
        "is_open": bool(open_now),
        "closed_words": "" if open_now else open_now.reason,
        "done": "done" in request.GET,
        "qr_url": reverse("chamber:event-qr", args=[token]) if booked and event.is_live else "",
        "languages": languages(request, token),
        "posted": next(iter(forms), ""),
    }
    if registration is None:
        context["register_form"] = forms.get("register") or LinkForm()
    elif open_now:
        known = {name: getattr(registration, name) for name in ("people", "contact_name", "note")}
        context["change_form"] = forms.get("change") or LinkForm(initial=known, registration=registration)
    if registration and registration.evaluable_at(at):
        known = {"evaluation": registration.evaluation, "words": registration.evaluation_words}
        context["evaluate_form"] = forms.get("evaluate") or EvaluationForm(initial=known)
    return context


def facts_of(event) -> list[dict]:
    """What an enterprise is told of an event."""
    start = f"{event.starts_at:%H:%M}" if event.starts_at else ""
    closes = timezone.localtime(event.closes_at)
    left = _("还剩 %(count)s 个，共 %(places)s 个") % {"count": event.free, "places": event.places}
    facts = [
        {"label": _("类别"), "value": event.get_kind_display()},
        {"label": _("日期"), "value": day_words(event.held_on)},
        {"label": _("开始时间"), "value": start},
        {"label": _("地点"), "value": event.place},
        {"label": _("名额"), "value": left if event.is_live else ""},
        {
            "label": _("报名截止"),
            "value": f"{day_words(closes.date())} {closes:%H:%M}" if event.is_live else "",
        },
        {"label": _("内容"), "value": event.content},
    ]
    return [fact for fact in facts if fact["value"]]


def day_words(day) -> str:
    """A day with its weekday, as the reader's language writes it."""
    if translation.get_language() == "en":
        return date_format(day, "l, j F Y")
    return _("%(day)s（%(weekday)s）") % {"day": plain_date(day), "weekday": date_format(day, "l")}


def place_in_line(registration) -> int:
    """Which place on the waiting list, from 1; 0 when it does not wait."""
    if registration is None or registration.status != Status.WAITING:
        return 0
    return registration.event.registrations.waiting().filter(pk__lte=registration.pk).count()


def languages(request, token) -> list[dict]:
    """The same page in each language."""
    here = translation.get_language()
    return [
        {
            "code": code,
            "label": label,
            "url": reverse(
                "chamber:event-link",
                args=[token],
                query=None if code == settings.LANGUAGE_CODE else {"lang": code},
            ),
            "active": code == here,
        }
        for code, label in SPOKEN.items()
    ]
