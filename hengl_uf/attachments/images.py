"""Photos: opened with care, turned upright, scaled, written anew without what was hidden in them."""

import io
import threading
from dataclasses import dataclass

import pillow_heif
from PIL import Image, ImageCms, ImageOps

from hengl_uf.attachments import refusals
from hengl_uf.attachments.kinds import JPEG

MAX_PIXELS = 60_000_000  # of what cameras write
MAX_PIXELS_FLAT = 30_000_000  # of PNG and WebP, whose decoders take three times the room
LONGEST_SIDE = 2560  # pixels; a page of A4 at 220 dots per inch
THUMBNAIL_SIDE = 480  # pixels
QUALITY = 82  # of JPEG
THUMBNAIL_QUALITY = 78
FORMATS = ("JPEG", "PNG", "WEBP", "HEIF")

# One image at a time in each process: the largest take half a gigabyte while they are opened.
ONE_AT_A_TIME = threading.Lock()

pillow_heif.register_heif_opener(thumbnails=False)


@dataclass(frozen=True)
class Photo:
    """An image as it is stored, always JPEG, with its thumbnail."""

    content: bytes
    thumbnail: bytes
    width: int
    height: int


def rewrite(file, name: str) -> Photo:
    """The same image written anew, without its metadata (place, camera, serial number).

    Raises `TooManyPixels` before anything is unpacked, and `Broken` when it cannot be read to its end.
    """
    with ONE_AT_A_TIME:
        file.seek(0)
        try:
            image = Image.open(file, formats=FORMATS)
            refuse_bomb(image, name)
            sharp = image.format == "PNG"  # mostly a screenshot, with small text
            return write(upright(image), sharp=sharp)
        except refusals.TooManyPixels:
            raise
        except (Image.DecompressionBombError, Image.DecompressionBombWarning):
            raise refusals.TooManyPixels(name, MAX_PIXELS) from None
        except Exception as error:  # decoders of hostile bytes raise whatever they like
            raise refusals.Broken(name, JPEG.label) from error


def refuse_bomb(image, name):
    """Raise `TooManyPixels` by the width and height that the image states, before it is unpacked."""
    limit = MAX_PIXELS_FLAT if image.format in ("PNG", "WEBP") else MAX_PIXELS
    if image.width * image.height > limit:
        raise refusals.TooManyPixels(name, limit)


def upright(image):
    """The picture as people see it: right way up, in sRGB, without transparency, no larger than needed."""
    image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # lets JPEG unpack at a fraction of its size
    if image.mode in ("RGB", "RGBA", "L"):
        shrink(image, LONGEST_SIDE)
    image = ImageOps.exif_transpose(image)
    image = in_srgb(flat(image), image.info.get("icc_profile"))
    return shrink(image, LONGEST_SIDE)


def shrink(image, side):
    """The image itself, made to fit into a square of this many pixels when it is larger."""
    image.thumbnail((side, side), Image.Resampling.LANCZOS)
    return image


def flat(image):
    """In RGB or CMYK on white: JPEG knows no transparency."""
    if image.mode in ("RGB", "CMYK", "L"):
        return image
    if image.mode.startswith("I;16"):
        return image.point(lambda value: value / 256).convert("L")
    if not image.has_transparency_data:
        return image.convert("RGB")
    image = image.convert("RGBA")
    ground = Image.new("RGBA", image.size, "white")
    ground.alpha_composite(image)
    return ground.convert("RGB")


def in_srgb(image, profile):
    """The colours that the screen shall show, whatever profile the camera used."""
    if profile and image.mode in ("RGB", "CMYK"):
        try:
            return ImageCms.profileToProfile(
                image,
                ImageCms.ImageCmsProfile(io.BytesIO(profile)),
                ImageCms.createProfile("sRGB"),
                outputMode="RGB",
            )
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass  # a profile that nobody can read: the plain colours then
    return image.convert("RGB")


def write(image, *, sharp: bool) -> Photo:
    """As JPEG, with a thumbnail. `sharp` keeps the full resolution of colours."""
    return Photo(
        content=as_jpeg(image, QUALITY, "4:4:4" if sharp else "4:2:0"),
        thumbnail=as_jpeg(shrink(image.copy(), THUMBNAIL_SIDE), THUMBNAIL_QUALITY, "4:2:0"),
        width=image.width,
        height=image.height,
    )


def as_jpeg(image, quality, subsampling) -> bytes:
    """The bytes of a JPEG that holds pixels and nothing else."""
    bare = Image.new("RGB", image.size)
    bare.paste(image)
    buffer = io.BytesIO()
    bare.save(buffer, "JPEG", quality=quality, subsampling=subsampling, optimize=True)
    return buffer.getvalue()
