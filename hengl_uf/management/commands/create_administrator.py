"""`manage.py create_administrator`."""

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from hengl_uf.access.models import User
from hengl_uf.access.passwords import temporary_password
from hengl_uf.access.roles import Role
from hengl_uf.accounts.actions import UsernameTaken, add_account


class Command(BaseCommand):
    """Makes an administrator with a random first password, which is printed once and must be changed at sign-in."""

    help = "Create an administrator; prints the first password once."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("--username", default="admin")
        parser.add_argument("--name", default="系统管理员", help="the person's name, as lists show it")
        parser.add_argument(
            "--if-none", action="store_true", help="do nothing when the town has an account already"
        )

    @transaction.atomic
    def handle(self, *args, **options):
        if options["if_none"] and User.objects.active().exists():
            return
        username, password = options["username"].strip().lower(), temporary_password()
        User._meta.get_field("username").run_validators(username)
        try:
            add_account(
                username=username,
                name=options["name"],
                role=Role.ADMINISTRATOR,
                villages=[],
                password=password,
                by=None,
                at=timezone.now(),
            )
        except UsernameTaken as taken:
            raise CommandError(f"{taken} / The username {username} is taken.") from taken
        self.stdout.write(
            f"系统管理员 / Administrator: {username}  {password}\n"
            "首次登录须修改密码；密码只显示这一次 / Shown only this once; to be changed at the first sign-in."
        )
