"""Pictures of the demo town: drawn, so that nobody takes them for a photo of a real place or person."""

from io import BytesIO
from random import Random

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

WIDTH, HEIGHT = 960, 640  # pixels
SKIES = ("#cfe3f2", "#e9dcc6", "#d8e8dc", "#f0d9d2")
WALLS = ("#b9553f", "#3f6f8f", "#7a8450", "#8c6a9a")


def drawn(rng: Random, name: str) -> SimpleUploadedFile:
    """A house under a sky, as a file that somebody would upload."""
    image = Image.new("RGB", (WIDTH, HEIGHT), rng.choice(SKIES))
    pen = ImageDraw.Draw(image)
    ground = rng.randint(440, 500)
    pen.rectangle((0, ground, WIDTH, HEIGHT), fill="#9fb08a")
    left, width, height = rng.randint(160, 360), rng.randint(280, 400), rng.randint(160, 240)
    pen.rectangle((left, ground - height, left + width, ground), fill=rng.choice(WALLS))
    pen.polygon(
        [
            (left - 40, ground - height),
            (left + width // 2, ground - height - 120),
            (left + width + 40, ground - height),
        ],
        fill="#5a4a42",
    )
    for window in range(3):
        x = left + 40 + window * (width - 80) // 3
        pen.rectangle((x, ground - height + 50, x + 50, ground - height + 110), fill="#f5efdc")
    pen.ellipse((rng.randint(60, 800), 60, 900, 160), fill="#f7f3ea")
    written = BytesIO()
    image.save(written, "JPEG", quality=80)
    return SimpleUploadedFile(name, written.getvalue(), "image/jpeg")
