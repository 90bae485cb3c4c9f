"""Run beside the bench, with the settings of one of its databases: `prepare.py portal|admin`.

Migrates, loads what is missing, and prints as JSON what the bench has to know. The password is in BENCH_PASSWORD.
"""

import argparse
import json
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import django

django.setup()

from django.core.management import call_command  # noqa: E402

SAMPLES = 60  # records of each kind to look at in turn


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=["portal", "admin"])
    parser.add_argument("--visits", type=int)
    parser.add_argument("--seed", type=int)
    parser.add_argument("--loaded", action="store_true", help="the records are there already")
    options = parser.parse_args()
    facts = admin() if options.what == "admin" else portal(options)
    print(json.dumps(facts, default=str))


def admin() -> dict:
    """A superuser for Django's own admin."""
    from django.contrib.auth.models import User

    call_command("migrate", verbosity=0, interactive=False)
    user, _ = User.objects.get_or_create(username="bench", defaults={"is_staff": True, "is_superuser": True})
    user.set_password(os.environ["BENCH_PASSWORD"])
    user.save()
    return {}


def portal(options) -> dict:
    """The town with its synthetic records, four accounts, and records to look at."""
    call_command("migrate", verbosity=0, interactive=False)
    call_command("load_reference", stdout=sys.stderr)
    if not options.loaded:
        call_command("load_scale", visits=options.visits, seed=options.seed, stdout=sys.stderr)
    return records() | {"accounts": accounts()}


def accounts() -> list[str]:
    """One account for each role that the bench plays."""
    from hengl_uf.access.models import User
    from hengl_uf.places.models import Village

    for role in ("office", "leader", "village", "chamber", "inspector"):
        user = User.objects.filter(username=f"bench-{role}").first() or User.objects.create_user(
            f"bench-{role}", None, name=f"bench {role}", role=role
        )
        user.set_password(os.environ["BENCH_PASSWORD"])
        user.must_change_password = False
        user.save()
        user.villages.set(
            Village.objects.filter(pk=largest_village()) if role in ("village", "inspector") else []
        )
    return ["office", "leader", "village", "chamber", "inspector"]


def largest_village() -> int:
    """The village with most visits."""
    from django.db.models import Sum

    from hengl_uf.figures.models import Tally

    sizes = Tally.objects.filter(source="outreach.visits").values("village_id").annotate(n=Sum("n"))
    return sizes.order_by("-n").first()["village_id"]


def records() -> dict:
    """Records spread evenly over the whole: visits with a need that became a case, and those cases."""
    from chamber.models import Campaign
    from hengl_uf.access.models import User
    from outreach.models import Contact, Need, Visit
    from religion.models import Site

    village = largest_village()
    last = Need.objects.order_by("-pk").first().pk
    needs = [
        Need.objects.filter(case__isnull=False, pk__gte=last * part // SAMPLES).order_by("pk").first()
        for part in range(SAMPLES)
    ]
    staff = User.objects.filter(villages=village, username__startswith="scale-").order_by("pk").first()
    newest = Visit.objects.filter(staff=staff).order_by("-visited_on").first().visited_on
    return {
        "village": village,
        "staff": staff.pk,
        "campaign": Campaign.objects.order_by("-year").first().pk,
        "month": newest.replace(year=newest.year - 1, day=1).isoformat()[:8],
        "sites": list(Site.objects.order_by("pk").values_list("pk", flat=True)[:SAMPLES]),
        "contact": Contact.objects.current().filter(village=village).order_by("pk").first().pk,
        "contacts": list(Contact.objects.current().order_by("pk").values_list("pk", flat=True)[:SAMPLES]),
        "visits": [need.visit_id for need in needs if need],
        "cases": [need.case_id for need in needs if need],
    }


if __name__ == "__main__":
    main()
