"""QR codes of plates, as SVG: black on white, with the quiet zone that scanners need."""

import io

import segno
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

ERROR = "q"  # a quarter of it may be scratched or dirty
QUIET = 4  # modules of white around it


def address_on(request, plate) -> str:
    """What the plate says to a phone: our own address with the token, nothing of the site."""
    return request.build_absolute_uri(reverse("religion:scan", args=[plate.token]))


def code_of(address: str):
    """The code of an address."""
    return segno.make(address, error=ERROR, micro=False)


def inline_svg(address: str) -> SafeString:
    """The code as an element of a page, as large as its style says."""
    drawn = code_of(address).svg_inline(
        border=QUIET, omitsize=True, svgclass="qr", lineclass=None, light="#fff"
    )
    return mark_safe(drawn)  # noqa: S308  (numbers and our own words; the address is drawn, not written)


def svg_file(address: str) -> bytes:
    """The code as a file of its own, 60 mm wide."""
    code = code_of(address)
    written = io.BytesIO()
    width = code.symbol_size(border=QUIET)[0]
    code.save(written, kind="svg", border=QUIET, scale=60 / width, unit="mm", light="#fff")
    return written.getvalue()
