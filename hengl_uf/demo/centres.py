"""The service centres of the demo town: every line says that it is a sample, and no number can be anybody's."""

from hengl_uf.demo.words import words
from hengl_uf.places.models import Village
from outreach.models import ServiceCentre


def fill_centres(*, by, at) -> None:
    """Fill the eleven centres with samples, flagged as such."""
    texts = words("people")["centre"]
    for centre in ServiceCentre.objects.select_related("village").in_order():
        village = centre.village
        suffix = "_community" if village.kind == Village.Kind.COMMUNITY else ""
        names = {"": village.name, "_hant": village.name_hant, "_en": village.name}
        for name in (
            "hotline",
            "hours",
            "hours_hant",
            "hours_en",
            "duty_post",
            "duty_post_hant",
            "duty_post_en",
        ):
            setattr(centre, name, texts[name].format(order=village.order))
        for language, village_name in names.items():
            text = texts[f"address{language}{suffix}"]
            setattr(centre, f"address{language}", text.format(village=village_name, pinyin=village.pinyin))
        centre.is_sample = True
        centre.stamp(by=by, at=at).save()
