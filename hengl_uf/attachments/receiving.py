"""Taking in what somebody uploads: checked by its content, made harmless, laid into the store."""

from dataclasses import asdict, dataclass

from django.conf import settings
from django.core import signing
from django.utils.translation import gettext as _

from hengl_uf.attachments import images, kinds, packed, refusals, store
from hengl_uf.attachments.models import Attachment

SALT = "hengl_uf.attachments.received"
TOKEN_AGE = (
    12 * 60 * 60
)  # seconds that a form may keep a file that it has sent; less than `store.KEEP_UNUSED`
PDF_TAIL = 2048  # bytes at whose end a whole PDF says %%EOF


@dataclass(frozen=True)
class Received:
    """A file that was checked and lies in the store; no record speaks of it yet."""

    name: str
    content_type: str
    size: int
    sha256: str
    width: int | None = None
    height: int | None = None

    @property
    def is_image(self) -> bool:
        return self.width is not None

    def fields(self) -> dict:
        """What a row says about the content."""
        kind = Attachment.Kind.IMAGE if self.is_image else Attachment.Kind.DOCUMENT
        return {**asdict(self), "kind": kind}

    def token(self, user) -> str:
        """A proof, for this person's own form, that the file is here already."""
        return signing.dumps([user.pk, asdict(self)], salt=SALT, compress=True)


def received_before(token: str, user) -> Received | None:
    """The file of a token; None when it is not ours, is somebody else's, or has lain too long."""
    try:
        owner, fields = signing.loads(token, salt=SALT, max_age=TOKEN_AGE)
    except signing.BadSignature:
        return None
    received = Received(**fields)
    return received if owner == user.pk and store.content_path(received.sha256).exists() else None


def receive(upload) -> Received:
    """Check one upload and lay it into the store; once for each object. Raises `FileRefused`."""
    if not hasattr(upload, "received"):
        upload.received = take_in(upload)
    return upload.received


def take_in(upload) -> Received:
    """The work of `receive`."""
    name = kinds.clean_name(upload.name or "") or _("未命名")
    if upload.size > settings.ATTACHMENT_MAX_BYTES:
        raise refusals.TooLarge(name, upload.size)
    if not upload.size:
        raise refusals.Empty(name)
    kind = kind_of(upload, name)
    return take_image(upload, name) if kind.is_image else take_document(upload, name, kind)


def kind_of(upload, name) -> kinds.FileKind:
    """What the upload is, by its content; refused unless we keep such files and the name agrees."""
    upload.seek(0)
    content_type = kinds.content_type_of(upload.read(kinds.HEAD))
    kind = next((kind for kind in kinds.KINDS if kind.content_type == content_type), None)
    if content_type == "application/zip":
        kind = packed.document_in(upload, name, upload.size)
    elif content_type == "application/x-ole-storage":
        raise refusals.OldOffice(name)
    elif kind is kinds.TEXT and kinds.ending_of(name) not in kind.endings:
        kind = (
            kinds.CSV if kinds.ending_of(name) in kinds.CSV.endings else None
        )  # text bears no mark: the name decides
    return agreed(kind, content_type, name)


def agreed(kind, content_type, name) -> kinds.FileKind:
    """The kind when the ending of the name fits it (or there is none)."""
    ending = kinds.ending_of(name)
    promised = any(ending in one.endings for one in kinds.KINDS)
    if kind is not None and (not ending or ending in kind.endings):
        return kind
    if promised or kind:
        raise refusals.NameDoesNotFit(name, kind.label if kind else kinds.words_for(content_type))
    raise refusals.UnknownKind(name, kinds.words_for(content_type))


def take_image(upload, name) -> Received:
    """Keep the image as it was written anew, and its thumbnail."""
    photo = images.rewrite(upload, name)
    sha = store.sha256([photo.content])
    store.put([photo.thumbnail], store.thumbnail_path(sha))
    store.put([photo.content], store.content_path(sha))
    return Received(
        name=kinds.with_ending(name, "jpg"),
        content_type=kinds.JPEG.content_type,
        size=len(photo.content),
        sha256=sha,
        width=photo.width,
        height=photo.height,
    )


def take_document(upload, name, kind) -> Received:
    """Keep the document as it came."""
    if kind is kinds.PDF:
        refuse_cut_pdf(upload, name)
    if kind in (kinds.TEXT, kinds.CSV):
        refuse_no_text(upload, name, kind)
    sha = store.sha256(upload.chunks())
    store.put(upload.chunks(), store.content_path(sha))
    return Received(
        name=name if kinds.ending_of(name) else kinds.with_ending(name, kind.endings[0]),
        content_type=kind.content_type,
        size=upload.size,
        sha256=sha,
    )


def refuse_cut_pdf(upload, name):
    """Raise `Broken` for a PDF without its end."""
    upload.seek(max(0, upload.size - PDF_TAIL))
    if b"%%EOF" not in upload.read():
        raise refusals.Broken(name, kinds.PDF.label)


def refuse_no_text(upload, name, kind):
    """Raise `Broken` when text is only how it begins."""
    upload.seek(0)
    if kinds.decoded(upload.read()) is None:
        raise refusals.Broken(name, kind.label)
