"""Pages with a form: add, edit, and verbs that ask for a word."""

from contextlib import suppress

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from hengl_uf.access import held
from hengl_uf.access.answers import Allowed, Refused, require
from hengl_uf.web import again
from hengl_uf.web.models import FormReceipt
from hengl_uf.web.pages import Page
from hengl_uf.web.refusals import DeedRefused, StaleEdit


class AlreadySaved(Exception):
    """This very form was saved before."""

    def __init__(self, url):
        super().__init__(url)
        self.url = url


class FormPage(Page, abstract=True):
    """A page with one form.

    A subclass states `model`, `form_class`, and `perform(form)`, which makes one action call and returns the record.
    It keeps what was typed on any error (422), shows both sides of a stale edit (409), saves a form once even if
    it is sent twice, and gives back what was held while the sign-in had run out.

    A form that is filled in many times in a row states `again_label`: a second button then saves and opens the same
    form again with the `kept_fields` as they were. They go through the address, and of an address only what the
    form itself accepts is taken.
    """

    model = None
    form_class = None
    template_name = "web/form.html"
    submit_label = ""
    again_label = ""
    kept_fields: tuple[str, ...] = ()
    tone = ""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.object = None

    def dispatch(self, request, *args, **kwargs):
        if request.user.may(self.permission) and "pk" in kwargs:
            try:
                self.object = get_object_or_404(self.get_queryset(), pk=kwargs["pk"])
                require(self.answer())
            except (Http404, Refused):
                # Sent a second time, it finds what it did itself: the state is another, or the record is gone.
                if request.method == "POST" and (saved := self.saved_before()):
                    return self.already_saved(saved)
                raise
        return super().dispatch(request, *args, **kwargs)

    def get_queryset(self):
        return self.model.objects.visible_to(self.request.user)

    def answer(self):
        """Whether this person may do this to this record: `Allowed`, or `Denied` with the reason."""
        return Allowed()

    # --- the form -------------------------------------------------------------------------------------

    def initial(self) -> dict:
        """What the form starts with."""
        return {}

    def form_kwargs(self) -> dict:
        return {"user": self.request.user}

    def kept_for_next(self, form) -> dict:
        """The parameters of the address at which the form opens for the next record."""
        return again.posted(form, self.kept_fields)

    def make_form(self, data=None, files=None):
        if data is None and again.is_next(self.request) and self.kept_fields:
            given = self.request.GET
            kept = again.accepted(self.plain_form(given, None, self.initial()), given, self.kept_fields)
            return self.plain_form(None, None, self.initial() | kept)
        return self.plain_form(data, files, self.initial())

    def plain_form(self, data, files, initial):
        kwargs = self.form_kwargs()
        if hasattr(self.form_class, "_meta"):
            kwargs["instance"] = self.object if isinstance(self.object, self.form_class._meta.model) else None
        return self.form_class(data, files, initial=initial, **kwargs)

    def get(self, request, **kwargs):
        typed = held.held_for(request)
        form = self.make_form(typed) if typed else self.make_form()
        if typed:
            form.is_valid()
            messages.info(request, _("这是您登录过期前填写的内容，核对后提交即可。"))
        elif again.is_next(request) and self.again_label:
            again.focus_first(form)
        return self.show(form)

    def post(self, request, **kwargs):
        form = self.make_form(request.POST, request.FILES)
        if wants_rows(request):
            return self.show(form)
        try:
            if self.is_valid(form):
                return self.save(form)
            # A form that was saved may be invalid when sent again (its name is taken now): that is no error to show.
            if saved := self.saved_before():
                return self.already_saved(saved)
        except AlreadySaved as saved:
            return self.already_saved(saved.url)
        return self.show(form, 422)

    def saved_before(self) -> str:
        """Where saving this very form led to, or "" when it was not saved."""
        token = self.request.POST.get("form_token", "")
        if held.owner_of(token) != self.request.user.pk:
            return ""
        receipt = FormReceipt.objects.filter(token=token, user=self.request.user).first()
        return receipt.url if receipt else ""

    def already_saved(self, url):
        messages.info(self.request, _("这张表单刚才已经保存，没有重复登记。"))
        return HttpResponseRedirect(url)

    def is_valid(self, form) -> bool:
        return form.is_valid()

    def save(self, form):
        """Perform the deed and note the receipt, both or neither."""
        try:
            with transaction.atomic():
                receipt = self.take_receipt()
                self.object = self.perform(form)
                receipt.url = self.next_url(form)
                receipt.save(update_fields=["url"])
        except StaleEdit as stale:
            form.add_error(None, str(stale))
            return self.show(
                form, 409, conflict=self.conflict(form, stale.current), version=stale.current.version
            )
        except DeedRefused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
            return self.show(form, 422)
        held.let_go(self.request)
        message = self.success_message()
        if message and again.wanted(self):
            message = again.told(message, self.object, self.success_url())
        if message:
            messages.success(self.request, message)
        return HttpResponseRedirect(receipt.url)

    def take_receipt(self) -> FormReceipt:
        """Claim this form's token; a second claim waits for the first, then learns of its result."""
        token = self.request.POST.get("form_token", "")
        if held.owner_of(token) != self.request.user.pk:
            token = held.new_token(self.request.user)
        try:
            with transaction.atomic():
                return FormReceipt.objects.create(token=token, user=self.request.user, url="")
        except IntegrityError:
            raise AlreadySaved(FormReceipt.objects.get(token=token, user=self.request.user).url) from None

    def perform(self, form):
        """Make the one action call and return the record."""
        raise TypeError(f"{type(self).__name__} must say what it performs.")

    def next_url(self, form) -> str:
        """Where saving leads: to what was saved, or to the same form for the next record."""
        if again.wanted(self):
            return again.address(self.request.path, self.kept_for_next(form))
        return self.success_url()

    def success_url(self) -> str:
        return self.object.get_absolute_url()

    def success_message(self) -> str:
        return _("已保存。")

    # --- what is shown --------------------------------------------------------------------------------

    def posted_version(self) -> int | None:
        """The version of the record that the person had before them."""
        with suppress(TypeError, ValueError):
            return int(self.request.POST.get("version", ""))
        return None

    def conflict(self, form, current) -> dict:
        """Which fields differ between what somebody saved and what was typed here."""
        theirs = self.form_class(instance=current, initial=self.initial(), **self.form_kwargs())
        changes = [
            {"label": mine.label, "theirs": words_of(his), "yours": words_of(mine)}
            for mine, his in ((form[name], theirs[name]) for name in form.fields if name in theirs.fields)
            if words_of(mine) != words_of(his)
        ]
        return {"by": current.changed_by.name, "at": current.changed_at, "changes": changes}

    def show(self, form, status=200, **more):
        return self.render(form=form, status=status, **more)

    def cancel_url(self) -> str:
        return self.object.get_absolute_url() if self.object else self.list_url()

    def list_url(self) -> str:
        return "/"

    def context(self, **more):
        token = self.request.POST.get("form_token", "")
        if held.owner_of(token) != self.request.user.pk:
            token = held.new_token(self.request.user)
        version = getattr(self.object, "version", None)
        return super().context(
            object=self.object,
            submit_label=self.submit_label or _("保存"),
            again_label=self.again_label,
            cancel_url=self.cancel_url(),
            form_token=token,
            draft_key=self.request.path,
            tone=self.tone,
            **{"version": self.posted_version() or version, **more},
        )


class VerbPage(FormPage, abstract=True):
    """A verb that asks for a word (a reason, an outcome): a small form about one record."""

    template_name = "web/confirm.html"
    explanation = ""

    def form_kwargs(self):
        return {}

    def context(self, **more):
        return super().context(explanation=self.explanation, **more)


def wants_rows(request) -> bool:
    """Whether the person asked for one more row instead of saving (the way without JavaScript)."""
    return "add_row" in request.POST


def words_of(bound_field) -> str:
    """What a person reads in a form field."""
    value = bound_field.value()
    choices = dict(flat_choices(bound_field.field))
    values = value if isinstance(value, list | tuple) else [value]
    words = [str(choices.get(str(one), "" if one is None else one)) for one in values]
    return "、".join(word for word in words if word)


def flat_choices(field):
    """(value, label) of a field of choices; nothing for others."""
    for value, label in getattr(field, "choices", None) or ():
        yield str(value), label
