"""Real files of all kinds, honest and hostile, made on the spot."""

import io
import struct
import zipfile
import zlib

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
EXE = b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff\x00\x00" + bytes(200)
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def upload(content, name="走访.jpg") -> SimpleUploadedFile:
    """As a browser sends it; what it says about the type is never asked."""
    return SimpleUploadedFile(name, content, content_type="image/jpeg")


def photo(size=(640, 480), kind="JPEG", mode="RGB", color="teal", **options) -> bytes:
    """A picture with a white corner at the top left."""
    image = Image.new(mode, size, color)
    image.paste("white" if mode == "RGB" else 255, (0, 0, size[0] // 4, size[1] // 4)) if mode in (
        "RGB",
        "L",
    ) else None
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def photo_from_phone() -> bytes:
    """On its side, with the place, the maker and the hour in its EXIF."""
    exif = Image.Exif()
    exif[0x0112] = 6  # turn right by a quarter
    exif[0x010F] = "PhoneMaker"
    exif.get_ifd(0x8825).update({1: "N", 2: (22.0, 36.0, 4.0), 3: "E", 4: (113.0, 14.0, 2.0)})
    return photo(exif=exif)


def huge_png(width=20_000, height=20_000) -> bytes:
    """A PNG of a few hundred bytes that says it has 400 million pixels."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(bytes(999)))
        + chunk(b"IEND", b"")
    )


def office(main=WORD, more=None) -> bytes:
    """A Word document, or whatever else its list of contents says."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", f'<Types><Override ContentType="{main}"/></Types>')
        packed.writestr("word/document.xml", "<w:document>示例</w:document>")
        for name, content in (more or {}).items():
            packed.writestr(name, content)
    return buffer.getvalue()


def bomb() -> bytes:
    """A Word document of some hundred kilobytes that unpacks to more than is reasonable."""
    return office(more={f"word/media/{number}.bin": bytes(30 * 1024**2) for number in range(8)})
