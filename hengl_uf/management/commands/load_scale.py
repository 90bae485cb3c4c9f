"""`manage.py load_scale`."""

import time
from datetime import date

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from hengl_uf.scale.loading import RealRecords, load_scale


class Command(BaseCommand):
    """Loads synthetic records in the proportions of a real town, reproducible by seed and last day."""

    help = "Load synthetic records over ten years: N visits, with contacts, cases and the rest in proportion."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("--visits", type=int, required=True, help="how many visits")
        parser.add_argument("--seed", type=int, default=1, help="the same seed gives the same records")
        parser.add_argument("--until", type=date.fromisoformat, help="the last day (default: today)")
        parser.add_argument(
            "--confirm", action="store_true", help="load even beside the records of a real town"
        )

    def handle(self, *args, **options):
        if options["visits"] < 1:
            raise CommandError("--visits 应为正整数 / --visits must be a positive number.")
        started = time.monotonic()
        try:
            loaded = load_scale(
                visits=options["visits"],
                seed=options["seed"],
                until=options["until"] or timezone.localdate(),
                confirmed=options["confirm"],
            )
        except RealRecords as refusal:
            raise CommandError(
                "本镇有真实记录，没有载入；确实要载入请加 --confirm / "
                "The town has real records: nothing was loaded. Add --confirm if you mean it."
            ) from refusal
        rows = ", ".join(f"{table} {count:,}" for table, count in loaded.rows.items())
        self.stdout.write(f"合成数据 / Synthetic records in {time.monotonic() - started:.0f} s: {rows}.")
