"""Accounts."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hengl_uf.access.answers import Answer, may
from hengl_uf.access.roles import BY_VILLAGE, GRANTS, WHOLE_TOWN, Permission, Role

USERNAME_FORM = RegexValidator(
    r"^[a-z0-9][a-z0-9._-]{1,39}\Z", _("用户名为 2 至 40 位小写字母、数字、点、横线或下划线。")
)

TAKEN = {"unique": _("这个用户名已有人使用，请换一个。")}


SYSTEM = "system"  # the username of the account behind what the portal loads itself


class UserQuerySet(models.QuerySet):
    """Accounts as a set."""

    def visible_to(self, user):
        """Administrators see all accounts of people; everybody sees the own one."""
        people = self.exclude(username=SYSTEM)
        return people if may(user, Permission.USER_VIEW) else people.filter(pk=user.pk)

    def active(self):
        return self.filter(is_active=True)

    def named(self, text):
        """Accounts whose name or username holds this text."""
        return self.filter(models.Q(name__icontains=text) | models.Q(username__icontains=text.lower()))

    def administrators(self):
        """Active administrators: the portal must never be without one."""
        return self.active().filter(role=Role.ADMINISTRATOR)

    def working_in(self, village_ids):
        """Active accounts that may serve one of these villages (the office serves all)."""
        return (
            self.active()
            .filter(models.Q(role=Role.OFFICE) | models.Q(role=Role.VILLAGE, villages__in=village_ids))
            .distinct()
        )


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):
    """Makes accounts with a hashed password."""

    def create_user(self, username, password, *, name, role, villages=(), **fields):
        user = self.model(
            username=self.model.normalize_username(username).strip().lower(), name=name, role=role, **fields
        )
        user.set_password(password)
        user.save(using=self._db)
        user.villages.set(villages)
        return user

    def system(self):
        """The account that stands behind what no person typed in; it has no password and cannot sign in."""
        account, made = self.get_or_create(
            username=SYSTEM, defaults={"name": _now("系统"), "role": Role.ADMINISTRATOR, "is_active": False}
        )
        if made:
            account.set_unusable_password()
            account.save(update_fields=["password"])
        return account

    def get_by_natural_key(self, username):
        return self.get(username=username.strip().lower())


class User(AbstractBaseUser):
    """A person's own account: one role, and for village staff and inspectors the villages given to it."""

    username = models.CharField(
        _("用户名"), max_length=40, unique=True, validators=[USERNAME_FORM], error_messages=TAKEN
    )
    name = models.CharField(_("姓名"), max_length=60)
    role = models.CharField(_("岗位"), max_length=20, choices=Role)
    villages = models.ManyToManyField(
        "hengl_uf.Village", blank=True, related_name="staff", verbose_name=_("负责的村（社区）")
    )
    phone = models.CharField(_("办公电话"), max_length=40, blank=True)
    email = models.EmailField(_("电子邮箱"), blank=True)
    is_active = models.BooleanField(_("启用"), default=True)
    must_change_password = models.BooleanField(_("下次登录须改密码"), default=True)
    password_changed_at = models.DateTimeField(_("密码修改时间"), null=True, blank=True)
    # Part of what a session must match: one more, and every session of the account has ended.
    session_epoch = models.PositiveIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(_("建立时间"), auto_now_add=True)
    created_by = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
        verbose_name=_("建立人"),
        db_index=False,
    )
    changed_at = models.DateTimeField(_("修改时间"), null=True, editable=False)
    changed_by = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
        verbose_name=_("修改人"),
        db_index=False,
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["name", "role"]

    class Meta:
        verbose_name = _("账号")
        verbose_name_plural = _("账号")
        constraints = [
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="user_role_known"),
            models.CheckConstraint(
                condition=models.Q(changed_at__isnull=True, changed_by__isnull=True)
                | models.Q(changed_at__isnull=False, changed_by__isnull=False),
                name="user_changed_pair",
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("access:user-detail", args=[self.pk])

    def _get_session_auth_hash(self, secret=None):
        """What a session keeps and must still match: it ends with the password, the role, or a new epoch."""
        kept = f"{self.password}:{self.role}:{self.session_epoch}"
        return salted_hmac("hengl_uf.access.session", kept, secret=secret, algorithm="sha256").hexdigest()

    @property
    def sees_all_villages(self) -> bool:
        """Whether the role's work covers the whole town."""
        return self.role in WHOLE_TOWN

    @cached_property
    def village_ids(self) -> frozenset[int]:
        """The villages given to the account: read once per request, empty for roles that go by none."""
        if self.role not in BY_VILLAGE:
            return frozenset()
        return frozenset(self.villages.values_list("pk", flat=True))

    @property
    def permissions(self) -> list[Permission]:
        """What the role may do, in the order of the agreement."""
        return [permission for permission in Permission if permission in GRANTS[Role(self.role)]]

    def may(self, permission: Permission) -> Answer:
        """`may(user, permission)`, for templates and pages."""
        return may(self, permission)

    def works_in(self, village_id) -> bool:
        """Whether records of this village are within the account's reach."""
        return self.sees_all_villages or village_id in self.village_ids
