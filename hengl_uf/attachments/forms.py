"""Files on forms."""

from dataclasses import dataclass, field

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengl_uf.attachments import receiving
from hengl_uf.attachments.actions import MAX_PER_RECORD
from hengl_uf.attachments.kinds import ACCEPT
from hengl_uf.attachments.refusals import FIELD, FileRefused, TooMany, megabytes
from hengl_uf.web.forms import BaseForm, CleanCharField


@dataclass(frozen=True)
class Chosen:
    """What came with a form: files sent now, and tokens of files that were sent with it before."""

    uploads: list = field(default_factory=list)
    tokens: list = field(default_factory=list)

    def __str__(self):
        return "、".join(upload.name for upload in self.uploads)

    def __bool__(self):
        return bool(self.uploads or self.tokens)


class AttachmentsInput(forms.Widget):
    """A chooser for several files. Those that were fine stay chosen when the form comes back."""

    template_name = "attachments/input.html"
    needs_multipart_form = True
    user = None

    def value_from_datadict(self, data, files, name):
        uploads = files.getlist(name) if hasattr(files, "getlist") else []
        tokens = data.getlist(self.kept_name(name)) if hasattr(data, "getlist") else []
        return Chosen(uploads, tokens)

    def value_omitted_from_data(self, data, files, name):
        return name not in files and self.kept_name(name) not in data

    def kept_name(self, name) -> str:
        """The name of the fields that hold the tokens."""
        return f"{name}-kept"

    def get_context(self, name, value, attrs):
        context = super().get_context(name, None, attrs)
        kept = self.kept(value) if self.user and isinstance(value, Chosen) else []
        context["widget"] |= {
            "kept": [{"name": one.name, "token": one.token(self.user)} for one in kept],
            "kept_name": self.kept_name(name),
            "accept": ACCEPT,
            "max_bytes": settings.ATTACHMENT_MAX_BYTES,
        }
        context["widget"]["attrs"].pop("required", None)  # kept files count, which the browser cannot know
        return context

    def kept(self, chosen) -> list:
        """The files of this form that lie in the store already."""
        before = [receiving.received_before(token, self.user) for token in chosen.tokens]
        return once([*before, *(getattr(upload, "received", None) for upload in chosen.uploads)])


class AttachmentsField(forms.Field):
    """Several files at once; the cleaned value is a list of `Received`, for `actions.attach_all`.

    Every file is checked, and each that is refused says why under its own name. On a form that knows its `user`,
    files that were fine need not be chosen again when the form comes back for something else.
    """

    widget = AttachmentsInput

    def __init__(self, *, required=False, label=None, help_text=None, max_files=MAX_PER_RECORD, **kwargs):
        self.max_files = max_files
        super().__init__(
            required=required,
            label=label or gettext_lazy("照片、文件"),
            help_text=gettext_lazy("照片会缩小保存，并去掉拍摄地点等隐藏信息。")
            if help_text is None
            else help_text,
            **kwargs,
        )

    def get_bound_field(self, form, field_name):
        self.widget.user = getattr(form, "user", None)
        return super().get_bound_field(form, field_name)

    def clean(self, value):
        errors, received = [], []
        for upload in value.uploads:
            try:
                received.append(receiving.receive(upload))
            except FileRefused as refusal:
                errors.append(ValidationError(str(refusal), code=type(refusal).__name__))
        files = once([*self.kept(value), *received])
        if errors:
            raise ValidationError(errors)
        if len(files) > self.max_files:
            raise ValidationError(str(TooMany(there=0, chosen=len(files), limit=self.max_files)))
        if self.required and not files:
            raise ValidationError(_("请选择要添加的文件。"), code="required")
        return files

    def kept(self, value) -> list:
        """The files that were sent with this form before."""
        return self.widget.kept(Chosen(tokens=value.tokens)) if self.widget.user else []


def once(received) -> list:
    """Each content one time, in order, without gaps."""
    return list({one.sha256: one for one in received if one}.values())


class AttachForm(BaseForm):
    """Adding files to a record that exists, each to a position where the record knows several (before, after).

    `position` is the one that the page's address names: then it is not asked.
    """

    position = forms.ChoiceField(label=gettext_lazy("属于"), widget=forms.RadioSelect)
    files = AttachmentsField(required=True)
    caption = CleanCharField(label=gettext_lazy("说明"), max_length=200, required=False)

    def __init__(self, *args, user, positions=(), position="", **kwargs):
        self.user = user
        super().__init__(*args, **kwargs)
        self.fields[FIELD].help_text = limits()
        if positions:
            self.ask_position(positions, position)
        else:
            del self.fields["position"]

    def ask_position(self, positions, position):
        """Let one of these be chosen, or carry the one that is named."""
        field = self.fields["position"]
        field.choices = [(key, words) for key, words in positions if position in ("", key)]
        if position:
            field.widget = forms.HiddenInput()
            field.initial = position


class RemoveForm(BaseForm):
    """Taking a file away."""

    reason = CleanCharField(label=gettext_lazy("移除原因"), max_length=200)


def limits() -> str:
    """What may be added, in a sentence."""
    return _(
        "可多选。照片（JPG、PNG、WebP、HEIC）、PDF、Word、Excel、文本，每个不超过 %(limit)s。"
        "照片会缩小保存，并去掉拍摄地点等隐藏信息。"
    ) % {"limit": megabytes(settings.ATTACHMENT_MAX_BYTES)}
