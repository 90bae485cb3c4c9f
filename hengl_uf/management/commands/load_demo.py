"""`manage.py load_demo`."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from hengl_uf.demo.accounts import accounts_file
from hengl_uf.demo.loading import NotEmpty, load_demo


class Command(BaseCommand):
    """Loads the demo town once. A second run keeps everything as it is; a town with records of its own is left alone."""

    help = "Load the demo town (marked 示例) into an empty town."
    requires_system_checks = ()

    def handle(self, *args, **options):
        try:
            loaded = load_demo(at=timezone.now())
        except NotEmpty:
            self.stderr.write(
                "本镇已有自己的记录，没有载入示例数据 / The town has records of its own: the demo was not loaded."
            )
            return
        words = "已载入 / loaded" if loaded else "原样保留 / kept as it is"
        self.stdout.write(f"示例数据 / Demo town: {words}. {accounts_file()}")
