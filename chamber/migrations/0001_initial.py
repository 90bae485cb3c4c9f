"""All records of the chamber: see `chamber/models/`."""

from decimal import Decimal

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models

import chamber.models.events
import hengl_uf.web.money_columns
from hengl_uf.web.migrating import CreateModels


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("hengl_uf", "0004_codes_and_names_of_enterprises"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateModels(
            [
                migrations.CreateModel(
                    name="Agreement",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                        ("changed_at", models.DateTimeField(editable=False, verbose_name="修改时间")),
                        (
                            "removed_at",
                            models.DateTimeField(editable=False, null=True, verbose_name="移除时间"),
                        ),
                        (
                            "removed_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=200, verbose_name="移除原因"
                            ),
                        ),
                        ("title", models.CharField(max_length=100, verbose_name="协议名称")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("training", "产教融合"),
                                    ("bank", "银企合作"),
                                    ("strategy", "战略合作"),
                                    ("other", "其他"),
                                ],
                                default="training",
                                max_length=8,
                                verbose_name="类别",
                            ),
                        ),
                        ("signed_on", models.DateField(verbose_name="签订日期")),
                        ("starts_on", models.DateField(verbose_name="生效日期")),
                        (
                            "expires_on",
                            models.DateField(
                                blank=True, help_text="没有期限的不填。", null=True, verbose_name="到期日期"
                            ),
                        ),
                        ("content", models.TextField(blank=True, max_length=2000, verbose_name="主要内容")),
                        ("ended_on", models.DateField(editable=False, null=True, verbose_name="终止日期")),
                        (
                            "ending",
                            models.CharField(
                                blank=True, editable=False, max_length=200, verbose_name="终止原因"
                            ),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="修改人",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
                            ),
                        ),
                        (
                            "removed_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="移除人",
                            ),
                        ),
                        (
                            "renews",
                            models.OneToOneField(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="renewed_as",
                                to="chamber.agreement",
                                verbose_name="续签自",
                            ),
                        ),
                        (
                            "staff",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="跟进人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "协议",
                        "verbose_name_plural": "协议",
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                models.OrderBy(models.F("signed_on"), descending=True),
                                models.OrderBy(models.F("id"), descending=True),
                                condition=models.Q(("removed_at__isnull", True)),
                                name="agreement_by_day",
                            ),
                            models.Index(
                                models.F("expires_on"),
                                condition=models.Q(("ended_on__isnull", True), ("removed_at__isnull", True)),
                                name="agreement_by_end",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("removed_at__isnull", True),
                                        ("removed_by__isnull", True),
                                        ("removed_reason", ""),
                                    ),
                                    models.Q(
                                        ("removed_at__isnull", False),
                                        ("removed_by__isnull", False),
                                        models.Q(("removed_reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="chamber_agreement_removed_pair",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("expires_on__isnull", True),
                                    ("expires_on__gte", models.F("starts_on")),
                                    _connector="OR",
                                ),
                                name="agreement_ends_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_on__isnull", True),
                                    ("ended_on__gte", models.F("signed_on")),
                                    _connector="OR",
                                ),
                                name="agreement_ended_after_signing",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("ended_on__isnull", True), ("ending", "")),
                                    models.Q(
                                        ("ended_on__isnull", False), models.Q(("ending", ""), _negated=True)
                                    ),
                                    _connector="OR",
                                ),
                                name="agreement_ended_with_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AgreementParty",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=0)),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("school", "学校"),
                                    ("enterprise", "企业"),
                                    ("chamber", "商会"),
                                    ("government", "政府部门"),
                                    ("other", "其他"),
                                ],
                                max_length=10,
                                verbose_name="身份",
                            ),
                        ),
                        ("name", models.CharField(max_length=100, verbose_name="名称")),
                        (
                            "agreement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="parties",
                                to="chamber.agreement",
                                verbose_name="协议",
                            ),
                        ),
                        (
                            "enterprise",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="hengl_uf.enterprise",
                                verbose_name="在册企业",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "协议方",
                        "verbose_name_plural": "协议方",
                        "constraints": [
                            models.UniqueConstraint(
                                models.F("agreement"), models.F("name"), name="agreement_party_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AidProject",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                        ("changed_at", models.DateTimeField(editable=False, verbose_name="修改时间")),
                        (
                            "removed_at",
                            models.DateTimeField(editable=False, null=True, verbose_name="移除时间"),
                        ),
                        (
                            "removed_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=200, verbose_name="移除原因"
                            ),
                        ),
                        ("name", models.CharField(max_length=100, verbose_name="项目名称")),
                        ("runner", models.CharField(blank=True, max_length=80, verbose_name="执行单位")),
                        ("starts_on", models.DateField(verbose_name="开始日期")),
                        ("due_on", models.DateField(verbose_name="完成期限")),
                        ("beneficiaries", models.PositiveIntegerField(default=0, verbose_name="受益人数")),
                        ("goal", models.TextField(blank=True, max_length=1000, verbose_name="做什么")),
                        (
                            "status",
                            models.CharField(
                                choices=[("running", "进行中"), ("done", "已完成"), ("stopped", "已停止")],
                                default="running",
                                editable=False,
                                max_length=8,
                                verbose_name="状态",
                            ),
                        ),
                        ("done_on", models.DateField(editable=False, null=True, verbose_name="完成日期")),
                        (
                            "ending",
                            models.CharField(
                                blank=True, editable=False, max_length=400, verbose_name="完成或停止说明"
                            ),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="修改人",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
                            ),
                        ),
                        (
                            "removed_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="移除人",
                            ),
                        ),
                        (
                            "village",
                            models.ForeignKey(
                                blank=True,
                                help_text="不选表示全镇或镇外。",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="hengl_uf.village",
                                verbose_name="村（社区）",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "公益项目",
                        "verbose_name_plural": "公益项目",
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                models.F("due_on"),
                                models.F("id"),
                                condition=models.Q(("removed_at__isnull", True)),
                                name="aid_project_by_due",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("removed_at__isnull", True),
                                        ("removed_by__isnull", True),
                                        ("removed_reason", ""),
                                    ),
                                    models.Q(
                                        ("removed_at__isnull", False),
                                        ("removed_by__isnull", False),
                                        models.Q(("removed_reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="chamber_aidproject_removed_pair",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("due_on__gte", models.F("starts_on"))),
                                name="aid_project_due_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("done_on__isnull", True),
                                    ("done_on__gte", models.F("starts_on")),
                                    _connector="OR",
                                ),
                                name="aid_project_done_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("done_on__isnull", False), ("status", "done")),
                                    models.Q(
                                        models.Q(("status", "done"), _negated=True), ("done_on__isnull", True)
                                    ),
                                    _connector="OR",
                                ),
                                name="aid_project_done_state",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "stopped"), _negated=True),
                                    models.Q(("ending", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="aid_project_stopped_with_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AidMilestone",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                        ("changed_at", models.DateTimeField(editable=False, verbose_name="修改时间")),
                        ("name", models.CharField(max_length=80, verbose_name="节点")),
                        ("due_on", models.DateField(verbose_name="完成期限")),
                        ("done_on", models.DateField(editable=False, null=True, verbose_name="完成日期")),
                        ("note", models.CharField(blank=True, max_length=200, verbose_name="完成情况")),
                        (
                            "changed_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="修改人",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
                            ),
                        ),
                        (
                            "done_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="完成登记人",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="milestones",
                                to="chamber.aidproject",
                                verbose_name="公益项目",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "公益项目节点",
                        "verbose_name_plural": "公益项目节点",
                        "indexes": [
                            models.Index(
                                models.F("due_on"),
                                models.F("id"),
                                condition=models.Q(("done_on__isnull", True)),
                                name="aid_milestone_open",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("done_by__isnull", True), ("done_on__isnull", True)),
                                    models.Q(("done_by__isnull", False), ("done_on__isnull", False)),
                                    _connector="OR",
                                ),
                                name="aid_milestone_done_pair",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Campaign",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                        ("changed_at", models.DateTimeField(editable=False, verbose_name="修改时间")),
                        (
                            "removed_at",
                            models.DateTimeField(editable=False, null=True, verbose_name="移除时间"),
                        ),
                        (
                            "removed_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=200, verbose_name="移除原因"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("walk", "慈善万人行"),
                                    ("relief", "救灾救急"),
                                    ("education", "助学奖教"),
                                    ("other", "其他"),
                                ],
                                default="walk",
                                max_length=10,
                                verbose_name="类别",
                            ),
                        ),
                        ("name", models.CharField(max_length=80, verbose_name="名称")),
                        ("starts_on", models.DateField(verbose_name="开始日期")),
                        ("ends_on", models.DateField(verbose_name="结束日期")),
                        (
                            "goal",
                            hengl_uf.web.money_columns.YuanField(
                                blank=True,
                                decimal_places=2,
                                max_digits=14,
                                null=True,
                                verbose_name="目标（元）",
                            ),
                        ),
                        ("summary", models.TextField(blank=True, max_length=1000, verbose_name="说明")),
                        ("closed_on", models.DateField(editable=False, null=True, verbose_name="结账日期")),
                        (
                            "pledged",
                            hengl_uf.web.money_columns.YuanField(
                                decimal_places=2,
                                default=Decimal("0"),
                                editable=False,
                                max_digits=14,
                                verbose_name="认捐（元）",
                            ),
                        ),
                        (
                            "received",
                            hengl_uf.web.money_columns.YuanField(
                                decimal_places=2,
                                default=Decimal("0"),
                                editable=False,
                                max_digits=14,
                                verbose_name="到账（元）",
                            ),
                        ),
                        (
                            "allocated",
                            hengl_uf.web.money_columns.YuanField(
                                decimal_places=2,
                                default=Decimal("0"),
                                editable=False,
                                max_digits=14,
                                verbose_name="已拨付（元）",
                            ),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="修改人",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
                            ),
                        ),
                        (
                            "removed_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="移除人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "募捐活动",
                        "verbose_name_plural": "募捐活动",
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                models.OrderBy(models.F("year"), descending=True),
                                models.OrderBy(models.F("id"), descending=True),
                                condition=models.Q(("removed_at__isnull", True)),
                                name="campaign_by_year",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("removed_at__isnull", True),
                                        ("removed_by__isnull", True),
                                        ("removed_reason", ""),
                                    ),
                                    models.Q(
                                        ("removed_at__isnull", False),
                                        ("removed_by__isnull", False),
                                        models.Q(("removed_reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="chamber_campaign_removed_pair",
                            ),
                            models.UniqueConstraint(
                                models.F("year"),
                                models.F("name"),
                                condition=models.Q(("removed_at__isnull", True)),
                                name="campaign_once_a_year",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("year__range", (2000, 2199))), name="campaign_year"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                                name="campaign_ends_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("goal__isnull", True), ("goal__gt", 0), _connector="OR"),
                                name="campaign_goal_above_nothing",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("received__lte", models.F("pledged"))),
                                name="campaign_received_within_pledged",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("allocated__lte", models.F("received"))),
                                name="campaign_allocated_within_received",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("allocated__gte", 0), ("pledged__gte", 0), ("received__gte", 0)
                                ),
                                name="campaign_totals_not_negative",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ChamberTemplate",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "changed_at",
                            models.DateTimeField(editable=False, null=True, verbose_name="修改时间"),
                        ),
                        ("code", models.SlugField(max_length=30, unique=True, verbose_name="代码")),
                        ("name", models.CharField(max_length=40, unique=True, verbose_name="文书名称")),
                        ("title", models.CharField(max_length=100, verbose_name="标题")),
                        ("addressee", models.CharField(blank=True, max_length=100, verbose_name="主送")),
                        (
                            "body",
                            models.TextField(
                                help_text="一行一段，可以用下面列出的占位符。",
                                max_length=4000,
                                verbose_name="正文",
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=0, verbose_name="次序")),
                        ("is_active", models.BooleanField(default=True, verbose_name="启用")),
                        (
                            "about",
                            models.CharField(
                                choices=[
                                    ("mediation", "调解案件"),
                                    ("thanks", "认捐"),
                                    ("certificate", "会员"),
                                ],
                                max_length=12,
                                verbose_name="用于",
                            ),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="修改人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "商会文书模板",
                        "verbose_name_plural": "商会文书模板",
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("changed_at__isnull", True), ("changed_by__isnull", True)),
                                    models.Q(("changed_at__isnull", False), ("changed_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="chamber_chambertemplate_changed_pair",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Cohort",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                        ("changed_at", models.DateTimeField(editable=False, verbose_name="修改时间")),
                        (
                            "removed_at",
                            models.DateTimeField(editable=False, null=True, verbose_name="移除时间"),
                        ),
                        (
                            "removed_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=200, verbose_name="移除原因"
                            ),
                        ),
                        ("name", models.CharField(max_length=80, verbose_name="班次名称")),
                        ("school", models.CharField(max_length=80, verbose_name="学校")),
                        ("trade", models.CharField(max_length=60, verbose_name="专业（工种）")),
                        ("starts_on", models.DateField(verbose_name="开始日期")),
                        ("ends_on", models.DateField(verbose_name="结业日期")),
                        ("planned", models.PositiveSmallIntegerField(verbose_name="计划人数")),
                        ("enrolled", models.PositiveSmallIntegerField(default=0, verbose_name="入学人数")),
                        (
                            "completed",
                            models.PositiveSmallIntegerField(
                                editable=False, null=True, verbose_name="结业人数"
                            ),
                        ),
                        (
                            "hired",
                            models.PositiveSmallIntegerField(
                                editable=False, null=True, verbose_name="留任人数"
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("recruiting", "招生中"),
                                    ("running", "培养中"),
                                    ("done", "已结业"),
                                    ("stopped", "已停止"),
                                ],
                                default="recruiting",
                                editable=False,
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "ending",
                            models.CharField(
                                blank=True, editable=False, max_length=400, verbose_name="结业或停止说明"
                            ),
                        ),
                        (
                            "agreement",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="cohorts",
                                to="chamber.agreement",
                                verbose_name="所依据协议",
                            ),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="修改人",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
                            ),
                        ),
                        (
                            "removed_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="移除人",
                            ),
                        ),
                        (
                            "staff",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="跟进人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "学徒班",
                        "verbose_name_plural": "学徒班",
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                models.OrderBy(models.F("starts_on"), descending=True),
                                models.OrderBy(models.F("id"), descending=True),
                                condition=models.Q(("removed_at__isnull", True)),
                                name="cohort_by_day",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("removed_at__isnull", True),
                                        ("removed_by__isnull", True),
                                        ("removed_reason", ""),
                                    ),
                                    models.Q(
                                        ("removed_at__isnull", False),
                                        ("removed_by__isnull", False),
                                        models.Q(("removed_reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="chamber_cohort_removed_pair",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                                name="cohort_ends_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("completed__isnull", False),
                                        ("hired__isnull", False),
                                        ("status", "done"),
                                    ),
                                    models.Q(
                                        models.Q(("status", "done"), _negated=True),
                                        ("completed__isnull", True),
                                        ("hired__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="cohort_completed_when_done",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("completed__isnull", True),
                                    ("completed__lte", models.F("enrolled")),
                                    _connector="OR",
                                ),
                                name="cohort_completed_among_enrolled",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("hired__isnull", True),
                                    ("hired__lte", models.F("completed")),
                                    _connector="OR",
                                ),
                                name="cohort_hired_among_completed",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CohortEnterprise",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                        ("changed_at", models.DateTimeField(editable=False, verbose_name="修改时间")),
                        ("apprentices", models.PositiveSmallIntegerField(default=0, verbose_name="学徒人数")),
                        ("mentors", models.PositiveSmallIntegerField(default=0, verbose_name="师傅人数")),
                        (
                            "changed_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="修改人",
                            ),
                        ),
                        (
                            "cohort",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="enterprises",
                                to="chamber.cohort",
                                verbose_name="学徒班",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
                            ),
                        ),
                        (
                            "enterprise",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="hengl_uf.enterprise",
                                verbose_name="企业",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "培养企业",
                        "verbose_name_plural": "培养企业",
                        "constraints": [
                            models.UniqueConstraint(
                                models.F("cohort"), models.F("enterprise"), name="cohort_enterprise_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CouncilOffice",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                        ("changed_at", models.DateTimeField(editable=False, verbose_name="修改时间")),
                        ("title", models.CharField(max_length=40, verbose_name="职务")),
                        ("seats", models.PositiveSmallIntegerField(default=1, verbose_name="名额")),
                        ("order", models.PositiveSmallIntegerField(default=0, verbose_name="次序")),
                        ("is_required", models.BooleanField(default=True, verbose_name="空缺时提醒")),
                        (
                            "fee",
                            hengl_uf.web.money_columns.YuanField(
                                blank=True,
                                decimal_places=2,
                                help_text="不填的按普通会员计。",
                                max_digits=14,
                                null=True,
                                verbose_name="每年会费（元）",
                            ),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="修改人",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "商会职务",
                        "verbose_name_plural": "商会职务",
                        "constraints": [
                            models.UniqueConstraint(models.F("title"), name="council_office_once"),
                            models.CheckConstraint(
                                condition=models.Q(("seats__range", (1, 99))), name="council_office_has_seats"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("fee__isnull", True), ("fee__gt", 0), _connector="OR"),
                                name="council_office_fee_above_nothing",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Event",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                        ("changed_at", models.DateTimeField(editable=False, verbose_name="修改时间")),
                        (
                            "removed_at",
                            models.DateTimeField(editable=False, null=True, verbose_name="移除时间"),
                        ),
                        (
                            "removed_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=200, verbose_name="移除原因"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("training", "培训讲座"),
                                    ("tour", "考察学习"),
                                    ("fair", "行业展会"),
                                    ("roundtable", "政企面对面座谈会"),
                                    ("other", "其他"),
                                ],
                                default="training",
                                max_length=10,
                                verbose_name="类别",
                            ),
                        ),
                        ("title", models.CharField(max_length=100, verbose_name="名称")),
                        ("held_on", models.DateField(verbose_name="日期")),
                        ("starts_at", models.TimeField(blank=True, null=True, verbose_name="开始时间")),
                        ("place", models.CharField(blank=True, max_length=120, verbose_name="地点")),
                        ("places", models.PositiveSmallIntegerField(verbose_name="名额（人）")),
                        ("closes_at", models.DateTimeField(verbose_name="报名截止")),
                        (
                            "departments",
                            models.CharField(
                                blank=True,
                                help_text="座谈会等有哪些部门到场，没有的不填。",
                                max_length=200,
                                verbose_name="参加部门",
                            ),
                        ),
                        ("content", models.TextField(blank=True, max_length=2000, verbose_name="内容")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("open", "接受报名"),
                                    ("closed", "停止报名"),
                                    ("done", "已举办"),
                                    ("cancelled", "已取消"),
                                ],
                                default="open",
                                editable=False,
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "summary",
                            models.TextField(
                                blank=True, editable=False, max_length=2000, verbose_name="举办情况"
                            ),
                        ),
                        (
                            "ending",
                            models.CharField(
                                blank=True, editable=False, max_length=200, verbose_name="取消原因"
                            ),
                        ),
                        (
                            "booked",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="已报名人数"),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="修改人",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
                            ),
                        ),
                        (
                            "removed_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="移除人",
                            ),
                        ),
                        (
                            "staff",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="负责人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "商会活动",
                        "verbose_name_plural": "商会活动",
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                models.OrderBy(models.F("held_on"), descending=True),
                                models.OrderBy(models.F("id"), descending=True),
                                condition=models.Q(("removed_at__isnull", True)),
                                name="event_by_day",
                            ),
                            models.Index(
                                models.F("kind"),
                                models.OrderBy(models.F("held_on"), descending=True),
                                models.OrderBy(models.F("id"), descending=True),
                                condition=models.Q(("removed_at__isnull", True)),
                                name="event_by_kind",
                            ),
                            models.Index(
                                models.F("status"),
                                models.F("held_on"),
                                condition=models.Q(("removed_at__isnull", True)),
                                name="event_by_state",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("removed_at__isnull", True),
                                        ("removed_by__isnull", True),
                                        ("removed_reason", ""),
                                    ),
                                    models.Q(
                                        ("removed_at__isnull", False),
                                        ("removed_by__isnull", False),
                                        models.Q(("removed_reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="chamber_event_removed_pair",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("places__range", (1, 5000))), name="event_has_places"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("booked__lte", models.F("places"))),
                                name="event_booked_within_places",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "cancelled"), _negated=True),
                                    models.Q(("ending", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="event_cancelled_with_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Evidence",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                        ("changed_at", models.DateTimeField(editable=False, verbose_name="修改时间")),
                        (
                            "removed_at",
                            models.DateTimeField(editable=False, null=True, verbose_name="移除时间"),
                        ),
                        (
                            "removed_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=200, verbose_name="移除原因"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                        (
                            "heading",
                            models.CharField(
                                choices=[
                                    ("guidance", "政治引领好"),
                                    ("team", "队伍建设好"),
                                    ("service", "服务发展好"),
                                    ("conduct", "自律规范好"),
                                ],
                                max_length=10,
                                verbose_name="栏目",
                            ),
                        ),
                        ("title", models.CharField(max_length=100, verbose_name="材料名称")),
                        ("happened_on", models.DateField(blank=True, null=True, verbose_name="日期")),
                        ("summary", models.TextField(blank=True, max_length=2000, verbose_name="说明")),
                        (
                            "changed_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="修改人",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
                            ),
                        ),
                        (
                            "removed_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="移除人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "四好商会材料",
                        "verbose_name_plural": "四好商会材料",
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                models.OrderBy(models.F("year"), descending=True),
                                models.F("heading"),
                                models.OrderBy(models.F("id"), descending=True),
                                condition=models.Q(("removed_at__isnull", True)),
                                name="evidence_by_year",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("removed_at__isnull", True),
                                        ("removed_by__isnull", True),
                                        ("removed_reason", ""),
                                    ),
                                    models.Q(
                                        ("removed_at__isnull", False),
                                        ("removed_by__isnull", False),
                                        models.Q(("removed_reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="chamber_evidence_removed_pair",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("year__range", (2000, 2199))), name="evidence_year"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FiveOne",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "changed_at",
                            models.DateTimeField(editable=False, null=True, verbose_name="修改时间"),
                        ),
                        ("name", models.CharField(max_length=40, unique=True, verbose_name="名称")),
                        ("note", models.CharField(blank=True, max_length=200, verbose_name="要求")),
                        ("order", models.PositiveSmallIntegerField(default=0, verbose_name="次序")),
                        ("is_active", models.BooleanField(default=True, verbose_name="启用")),
                        (
                            "changed_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="修改人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "五个一项目",
                        "verbose_name_plural": "五个一项目",
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("changed_at__isnull", True), ("changed_by__isnull", True)),
                                    models.Q(("changed_at__isnull", False), ("changed_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="chamber_fiveone_changed_pair",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="JointAction",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                        ("changed_at", models.DateTimeField(editable=False, verbose_name="修改时间")),
                        (
                            "removed_at",
                            models.DateTimeField(editable=False, null=True, verbose_name="移除时间"),
                        ),
                        (
                            "removed_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=200, verbose_name="移除原因"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("patrol", "园区联防联治"),
                                    ("safety", "安全生产、消防宣传"),
                                    ("law", "普法、反诈宣传"),
                                    ("epidemic", "防疫支援"),
                                    ("other", "其他"),
                                ],
                                default="patrol",
                                max_length=10,
                                verbose_name="类别",
                            ),
                        ),
                        ("title", models.CharField(max_length=100, verbose_name="名称")),
                        ("held_on", models.DateField(verbose_name="日期")),
                        ("place", models.CharField(blank=True, max_length=120, verbose_name="地点")),
                        (
                            "partners",
                            models.CharField(
                                blank=True,
                                help_text="如：派出所、村委会。",
                                max_length=200,
                                verbose_name="参加单位",
                            ),
                        ),
                        ("people", models.PositiveIntegerField(default=0, verbose_name="出动人次")),
                        (
                            "enterprises",
                            models.PositiveIntegerField(default=0, verbose_name="覆盖企业（家）"),
                        ),
                        (
                            "supplies",
                            hengl_uf.web.money_columns.YuanField(
                                decimal_places=2, default=0, max_digits=14, verbose_name="支援物资价值（元）"
                            ),
                        ),
                        (
                            "summary",
                            models.TextField(
                                blank=True,
                                help_text="不写个人姓名和隐私。",
                                max_length=2000,
                                verbose_name="情况",
                            ),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="修改人",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
                            ),
                        ),
                        (
                            "park",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="hengl_uf.park",
                                verbose_name="工业园区",
                            ),
                        ),
                        (
                            "removed_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="移除人",
                            ),
                        ),
                        (
                            "village",
                            models.ForeignKey(
                                blank=True,
                                help_text="不选表示全镇。",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="hengl_uf.village",
                                verbose_name="村（社区）",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "社会治理行动",
                        "verbose_name_plural": "社会治理行动",
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                models.OrderBy(models.F("held_on"), descending=True),
                                models.OrderBy(models.F("id"), descending=True),
                                condition=models.Q(("removed_at__isnull", True)),
                                name="joint_action_by_day",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("removed_at__isnull", True),
                                        ("removed_by__isnull", True),
                                        ("removed_reason", ""),
                                    ),
                                    models.Q(
                                        ("removed_at__isnull", False),
                                        ("removed_by__isnull", False),
                                        models.Q(("removed_reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="chamber_jointaction_removed_pair",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("supplies__gte", 0)),
                                name="joint_action_supplies_not_negative",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Mediator",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "changed_at",
                            models.DateTimeField(editable=False, null=True, verbose_name="修改时间"),
                        ),
                        ("name", models.CharField(max_length=60, verbose_name="姓名")),
                        ("unit", models.CharField(blank=True, max_length=80, verbose_name="单位")),
                        ("order", models.PositiveSmallIntegerField(default=0, verbose_name="次序")),
                        ("is_active", models.BooleanField(default=True, verbose_name="在聘")),
                        (
                            "changed_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="修改人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "调解员",
                        "verbose_name_plural": "调解员",
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("changed_at__isnull", True), ("changed_by__isnull", True)),
                                    models.Q(("changed_at__isnull", False), ("changed_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="chamber_mediator_changed_pair",
                            ),
                            models.UniqueConstraint(models.F("name"), models.F("unit"), name="mediator_once"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MediationCase",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                        ("changed_at", models.DateTimeField(editable=False, verbose_name="修改时间")),
                        (
                            "removed_at",
                            models.DateTimeField(editable=False, null=True, verbose_name="移除时间"),
                        ),
                        (
                            "removed_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=200, verbose_name="移除原因"
                            ),
                        ),
                        (
                            "number",
                            models.CharField(editable=False, max_length=40, unique=True, verbose_name="编号"),
                        ),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("court", "法院委派、委托"),
                                    ("application", "当事人申请"),
                                    ("other", "其他部门移送"),
                                ],
                                default="court",
                                max_length=12,
                                verbose_name="来源",
                            ),
                        ),
                        (
                            "source_no",
                            models.CharField(
                                blank=True,
                                help_text="法院委派、委托的填诉前调解案号。",
                                max_length=60,
                                verbose_name="法院案号",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("sale", "买卖合同"),
                                    ("labour", "劳动争议"),
                                    ("lease", "租赁合同"),
                                    ("loan", "借款合同"),
                                    ("work", "承揽、加工合同"),
                                    ("property", "知识产权"),
                                    ("injury", "侵权赔偿"),
                                    ("other", "其他"),
                                ],
                                default="sale",
                                max_length=10,
                                verbose_name="纠纷类型",
                            ),
                        ),
                        (
                            "title",
                            models.CharField(
                                help_text="如：灯饰配件货款纠纷。不写个人姓名。",
                                max_length=100,
                                verbose_name="案由",
                            ),
                        ),
                        (
                            "sum",
                            hengl_uf.web.money_columns.YuanField(
                                decimal_places=2, default=0, max_digits=14, verbose_name="标的额（元）"
                            ),
                        ),
                        ("accepted_on", models.DateField(verbose_name="受理日期")),
                        (
                            "limit_days",
                            models.PositiveSmallIntegerField(editable=False, verbose_name="期限（天）"),
                        ),
                        ("due_on", models.DateField(editable=False, verbose_name="调解期限")),
                        (
                            "extended_on",
                            models.DateField(editable=False, null=True, verbose_name="同意延期日期"),
                        ),
                        (
                            "extended_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=200, verbose_name="延期说明"
                            ),
                        ),
                        ("closed_on", models.DateField(editable=False, null=True, verbose_name="结案日期")),
                        (
                            "days",
                            models.PositiveIntegerField(editable=False, null=True, verbose_name="办理天数"),
                        ),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("agreed", "调解成功"),
                                    ("failed", "调解不成"),
                                    ("withdrawn", "撤回"),
                                    ("moved", "移送其他机构"),
                                ],
                                editable=False,
                                max_length=10,
                                verbose_name="结果",
                            ),
                        ),
                        (
                            "outcome_note",
                            models.TextField(
                                blank=True, editable=False, max_length=2000, verbose_name="结果说明"
                            ),
                        ),
                        (
                            "agreed_sum",
                            hengl_uf.web.money_columns.YuanField(
                                decimal_places=2,
                                editable=False,
                                max_digits=14,
                                null=True,
                                verbose_name="调解金额（元）",
                            ),
                        ),
                        (
                            "confirmation",
                            models.CharField(
                                choices=[
                                    ("none", "未申请"),
                                    ("applied", "已申请"),
                                    ("confirmed", "已确认"),
                                    ("refused", "不予确认"),
                                ],
                                default="none",
                                editable=False,
                                max_length=10,
                                verbose_name="司法确认",
                            ),
                        ),
                        (
                            "confirmation_applied_on",
                            models.DateField(editable=False, null=True, verbose_name="申请确认日期"),
                        ),
                        (
                            "confirmed_on",
                            models.DateField(editable=False, null=True, verbose_name="裁定日期"),
                        ),
                        (
                            "confirmation_court",
                            models.CharField(
                                blank=True, editable=False, max_length=80, verbose_name="确认法院"
                            ),
                        ),
                        (
                            "confirmation_no",
                            models.CharField(
                                blank=True, editable=False, max_length=60, verbose_name="确认案号"
                            ),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="修改人",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
                            ),
                        ),
                        (
                            "removed_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="移除人",
                            ),
                        ),
                        (
                            "staff",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="经办人",
                            ),
                        ),
                        (
                            "mediator",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="chamber.mediator",
                                verbose_name="调解员",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "调解案件",
                        "verbose_name_plural": "调解案件",
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                models.OrderBy(models.F("accepted_on"), descending=True),
                                models.OrderBy(models.F("id"), descending=True),
                                condition=models.Q(("removed_at__isnull", True)),
                                name="mediation_by_day",
                            ),
                            models.Index(
                                models.F("due_on"),
                                models.F("id"),
                                condition=models.Q(("closed_on__isnull", True), ("removed_at__isnull", True)),
                                name="mediation_open_by_due",
                            ),
                            models.Index(
                                models.F("closed_on"),
                                condition=models.Q(("removed_at__isnull", True)),
                                name="mediation_by_closing",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("removed_at__isnull", True),
                                        ("removed_by__isnull", True),
                                        ("removed_reason", ""),
                                    ),
                                    models.Q(
                                        ("removed_at__isnull", False),
                                        ("removed_by__isnull", False),
                                        models.Q(("removed_reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="chamber_mediationcase_removed_pair",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("sum__gte", 0)), name="mediation_sum_not_negative"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("agreed_sum__isnull", True), ("agreed_sum__gte", 0), _connector="OR"
                                ),
                                name="mediation_agreed_sum_not_negative",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("due_on__gte", models.F("accepted_on"))),
                                name="mediation_due_after_accepted",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("extended_on__isnull", True), ("extended_reason", "")),
                                    models.Q(
                                        ("extended_on__isnull", False),
                                        models.Q(("extended_reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="mediation_extended_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("closed_on__isnull", True), ("days__isnull", True), ("outcome", "")
                                    ),
                                    models.Q(
                                        ("closed_on__isnull", False),
                                        ("days__isnull", False),
                                        models.Q(("outcome", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="mediation_closed_whole",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("closed_on__isnull", True),
                                    ("closed_on__gte", models.F("accepted_on")),
                                    _connector="OR",
                                ),
                                name="mediation_closed_after_accepted",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("agreed_sum__isnull", True), ("outcome", "agreed"), _connector="OR"
                                ),
                                name="mediation_agreed_sum_of_agreement",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("confirmation", "none"), ("confirmation_applied_on__isnull", True)
                                    ),
                                    models.Q(
                                        models.Q(("confirmation", "none"), _negated=True),
                                        ("confirmation_applied_on__isnull", False),
                                        ("outcome", "agreed"),
                                    ),
                                    _connector="OR",
                                ),
                                name="mediation_confirmation_of_agreement",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("confirmation__in", ("none", "applied")),
                                        ("confirmed_on__isnull", True),
                                    ),
                                    models.Q(
                                        ("confirmation__in", ("confirmed", "refused")),
                                        ("confirmed_on__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="mediation_confirmation_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("confirmation_applied_on__isnull", True),
                                    ("confirmation_applied_on__gte", models.F("closed_on")),
                                    _connector="OR",
                                ),
                                name="mediation_applied_after_closed",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("confirmed_on__isnull", True),
                                    ("confirmed_on__gte", models.F("confirmation_applied_on")),
                                    _connector="OR",
                                ),
                                name="mediation_confirmed_after_applied",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MediationNote",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                        ("changed_at", models.DateTimeField(editable=False, verbose_name="修改时间")),
                        ("text", models.TextField(max_length=2000, verbose_name="限阅备注")),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="%(class)ss",
                                to="chamber.mediationcase",
                                verbose_name="调解案件",
                            ),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="修改人",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "限阅备注",
                        "verbose_name_plural": "限阅备注",
                    },
                ),
                migrations.CreateModel(
                    name="Membership",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                        ("changed_at", models.DateTimeField(editable=False, verbose_name="修改时间")),
                        (
                            "removed_at",
                            models.DateTimeField(editable=False, null=True, verbose_name="移除时间"),
                        ),
                        (
                            "removed_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=200, verbose_name="移除原因"
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("applied", "待初审"),
                                    ("reviewed", "待理事会审议"),
                                    ("approved", "待发证"),
                                    ("member", "会员"),
                                    ("refused", "未通过"),
                                    ("left", "已退会"),
                                ],
                                default="applied",
                                editable=False,
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("applied_on", models.DateField(verbose_name="申请日期")),
                        ("applicant", models.CharField(blank=True, max_length=60, verbose_name="申请经办人")),
                        (
                            "sponsors",
                            models.CharField(
                                blank=True,
                                help_text="介绍入会的会员单位，没有的不填。",
                                max_length=120,
                                verbose_name="介绍人",
                            ),
                        ),
                        ("remark", models.TextField(blank=True, max_length=1000, verbose_name="备注")),
                        ("reviewed_on", models.DateField(editable=False, null=True, verbose_name="初审日期")),
                        (
                            "review_note",
                            models.CharField(
                                blank=True, editable=False, max_length=200, verbose_name="初审意见"
                            ),
                        ),
                        (
                            "council_on",
                            models.DateField(editable=False, null=True, verbose_name="理事会日期"),
                        ),
                        (
                            "council_note",
                            models.CharField(
                                blank=True, editable=False, max_length=200, verbose_name="理事会决议"
                            ),
                        ),
                        (
                            "member_no",
                            models.CharField(
                                editable=False, max_length=40, null=True, unique=True, verbose_name="会员编号"
                            ),
                        ),
                        ("joined_on", models.DateField(editable=False, null=True, verbose_name="入会日期")),
                        ("ended_on", models.DateField(editable=False, null=True, verbose_name="结束日期")),
                        (
                            "ending",
                            models.CharField(
                                blank=True, editable=False, max_length=200, verbose_name="未通过或退会原因"
                            ),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="修改人",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
                            ),
                        ),
                        (
                            "enterprise",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="memberships",
                                to="hengl_uf.enterprise",
                                verbose_name="企业",
                            ),
                        ),
                        (
                            "removed_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="移除人",
                            ),
                        ),
                        (
                            "reviewed_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="初审人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "会员",
                        "verbose_name_plural": "会员",
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                models.F("status"),
                                models.F("applied_on"),
                                models.F("id"),
                                condition=models.Q(("removed_at__isnull", True)),
                                name="membership_by_state",
                            ),
                            models.Index(
                                models.OrderBy(models.F("applied_on"), descending=True),
                                models.OrderBy(models.F("id"), descending=True),
                                condition=models.Q(("removed_at__isnull", True)),
                                name="membership_by_day",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("removed_at__isnull", True),
                                        ("removed_by__isnull", True),
                                        ("removed_reason", ""),
                                    ),
                                    models.Q(
                                        ("removed_at__isnull", False),
                                        ("removed_by__isnull", False),
                                        models.Q(("removed_reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="chamber_membership_removed_pair",
                            ),
                            models.UniqueConstraint(
                                models.F("enterprise"),
                                condition=models.Q(
                                    ("removed_at__isnull", True),
                                    models.Q(("status__in", ("refused", "left")), _negated=True),
                                ),
                                name="membership_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("reviewed_by__isnull", True), ("reviewed_on__isnull", True)),
                                    models.Q(("reviewed_by__isnull", False), ("reviewed_on__isnull", False)),
                                    _connector="OR",
                                ),
                                name="membership_reviewed_pair",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("status__in", ("applied", "refused")),
                                    ("reviewed_on__isnull", False),
                                    _connector="OR",
                                ),
                                name="membership_reviewed_first",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status__in", ("approved", "member", "left")), _negated=True),
                                    ("council_on__isnull", False),
                                    _connector="OR",
                                ),
                                name="membership_council_first",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("joined_on__isnull", False),
                                        ("member_no__isnull", False),
                                        ("status__in", ("member", "left")),
                                    ),
                                    models.Q(
                                        models.Q(("status__in", ("member", "left")), _negated=True),
                                        ("joined_on__isnull", True),
                                        ("member_no__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="membership_numbered_when_joined",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("ended_on__isnull", False),
                                        ("status__in", ("refused", "left")),
                                        models.Q(("ending", ""), _negated=True),
                                    ),
                                    models.Q(
                                        models.Q(("status__in", ("refused", "left")), _negated=True),
                                        ("ended_on__isnull", True),
                                        ("ending", ""),
                                    ),
                                    _connector="OR",
                                ),
                                name="membership_ended_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("reviewed_on__isnull", True),
                                    ("reviewed_on__gte", models.F("applied_on")),
                                    _connector="OR",
                                ),
                                name="membership_review_after_application",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("council_on__isnull", True),
                                    ("council_on__gte", models.F("reviewed_on")),
                                    _connector="OR",
                                ),
                                name="membership_council_after_review",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("joined_on__isnull", True),
                                    ("joined_on__gte", models.F("council_on")),
                                    _connector="OR",
                                ),
                                name="membership_joined_after_council",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_on__isnull", True),
                                    ("ended_on__gte", models.F("applied_on")),
                                    _connector="OR",
                                ),
                                name="membership_ended_after_application",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_on__isnull", True),
                                    ("ended_on__gte", models.F("joined_on")),
                                    _connector="OR",
                                ),
                                name="membership_left_after_joining",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Fee",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                        ("changed_at", models.DateTimeField(editable=False, verbose_name="修改时间")),
                        ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                        (
                            "amount",
                            hengl_uf.web.money_columns.YuanField(
                                decimal_places=2, max_digits=14, verbose_name="会费（元）"
                            ),
                        ),
                        ("due_on", models.DateField(verbose_name="缴费期限")),
                        ("paid_on", models.DateField(editable=False, null=True, verbose_name="缴费日期")),
                        (
                            "receipt_no",
                            models.CharField(
                                blank=True, editable=False, max_length=40, verbose_name="票据号"
                            ),
                        ),
                        ("waived_on", models.DateField(editable=False, null=True, verbose_name="减免日期")),
                        (
                            "waived_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=200, verbose_name="减免原因"
                            ),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="修改人",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
                            ),
                        ),
                        (
                            "paid_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="收款登记人",
                            ),
                        ),
                        (
                            "waived_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="减免登记人",
                            ),
                        ),
                        (
                            "membership",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="fees",
                                to="chamber.membership",
                                verbose_name="会员",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "会费",
                        "verbose_name_plural": "会费",
                        "indexes": [
                            models.Index(models.F("due_on"), models.F("id"), name="fee_by_due"),
                            models.Index(
                                models.OrderBy(models.F("year"), descending=True),
                                models.OrderBy(models.F("id"), descending=True),
                                name="fee_by_year",
                            ),
                            models.Index(
                                models.F("due_on"),
                                condition=models.Q(("paid_on__isnull", True), ("waived_on__isnull", True)),
                                name="fee_open_by_due",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                models.F("membership"), models.F("year"), name="fee_once_a_year"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("amount__gt", 0)), name="fee_above_nothing"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("year__range", (2000, 2199))), name="fee_year"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("paid_by__isnull", True), ("paid_on__isnull", True)),
                                    models.Q(("paid_by__isnull", False), ("paid_on__isnull", False)),
                                    _connector="OR",
                                ),
                                name="fee_paid_pair",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("waived_by__isnull", True),
                                        ("waived_on__isnull", True),
                                        ("waived_reason", ""),
                                    ),
                                    models.Q(
                                        ("waived_by__isnull", False),
                                        ("waived_on__isnull", False),
                                        models.Q(("waived_reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="fee_waived_pair",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("paid_on__isnull", True), ("waived_on__isnull", True), _connector="OR"
                                ),
                                name="fee_paid_or_waived",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CouncilTerm",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                        ("changed_at", models.DateTimeField(editable=False, verbose_name="修改时间")),
                        ("place", models.BigIntegerField(editable=False)),
                        ("holder_name", models.CharField(max_length=60, verbose_name="姓名")),
                        ("starts_on", models.DateField(verbose_name="任期开始")),
                        (
                            "ends_on",
                            models.DateField(
                                blank=True, help_text="没有期限的不填。", null=True, verbose_name="任期届满"
                            ),
                        ),
                        (
                            "ended_reason",
                            models.CharField(blank=True, max_length=200, verbose_name="提前离任原因"),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="修改人",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
                            ),
                        ),
                        (
                            "office",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="terms",
                                to="chamber.counciloffice",
                                verbose_name="职务",
                            ),
                        ),
                        (
                            "membership",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="terms",
                                to="chamber.membership",
                                verbose_name="会员单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "商会任期",
                        "verbose_name_plural": "商会任期",
                        "indexes": [
                            models.Index(models.F("ends_on"), models.F("id"), name="council_term_by_end")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on__isnull", True),
                                    ("ends_on__gte", models.F("starts_on")),
                                    _connector="OR",
                                ),
                                name="council_term_ends_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "place__range",
                                        (
                                            django.db.models.expressions.CombinedExpression(
                                                django.db.models.expressions.CombinedExpression(
                                                    models.F("office_id"), "*", models.Value(100)
                                                ),
                                                "+",
                                                models.Value(1),
                                            ),
                                            django.db.models.expressions.CombinedExpression(
                                                django.db.models.expressions.CombinedExpression(
                                                    models.F("office_id"), "*", models.Value(100)
                                                ),
                                                "+",
                                                models.Value(99),
                                            ),
                                        ),
                                    )
                                ),
                                name="council_term_place_of_its_office",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[
                                    (
                                        models.Func(
                                            models.F("place"),
                                            models.F("place"),
                                            models.Value("[]"),
                                            function="int8range",
                                        ),
                                        "&&",
                                    ),
                                    (
                                        models.Func(
                                            models.F("starts_on"),
                                            models.F("ends_on"),
                                            models.Value("[]"),
                                            function="daterange",
                                            output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                                        ),
                                        "&&",
                                    ),
                                ],
                                name="council_term_one_holder_a_place",
                                violation_error_message="同一职务的任期不能重叠。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Opportunity",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                        ("changed_at", models.DateTimeField(editable=False, verbose_name="修改时间")),
                        (
                            "removed_at",
                            models.DateTimeField(editable=False, null=True, verbose_name="移除时间"),
                        ),
                        (
                            "removed_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=200, verbose_name="移除原因"
                            ),
                        ),
                        ("partner", models.CharField(blank=True, max_length=100, verbose_name="合作方")),
                        ("what", models.CharField(max_length=200, verbose_name="商机内容")),
                        ("noted_on", models.DateField(verbose_name="登记日期")),
                        (
                            "value",
                            hengl_uf.web.money_columns.YuanField(
                                blank=True,
                                decimal_places=2,
                                max_digits=14,
                                null=True,
                                verbose_name="预计金额（元）",
                            ),
                        ),
                        ("follow_up_on", models.DateField(blank=True, null=True, verbose_name="下次跟进")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("talking", "洽谈中"),
                                    ("signed", "已签约"),
                                    ("landed", "已落地"),
                                    ("lost", "未成"),
                                ],
                                default="talking",
                                editable=False,
                                max_length=8,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "outcome",
                            models.CharField(blank=True, editable=False, max_length=400, verbose_name="结果"),
                        ),
                        ("outcome_on", models.DateField(editable=False, null=True, verbose_name="结果日期")),
                        (
                            "changed_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="修改人",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
                            ),
                        ),
                        (
                            "enterprise",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="hengl_uf.enterprise",
                                verbose_name="企业",
                            ),
                        ),
                        (
                            "event",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="opportunities",
                                to="chamber.event",
                                verbose_name="来自活动",
                            ),
                        ),
                        (
                            "removed_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="移除人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "商机",
                        "verbose_name_plural": "商机",
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                models.OrderBy(models.F("noted_on"), descending=True),
                                models.OrderBy(models.F("id"), descending=True),
                                condition=models.Q(("removed_at__isnull", True)),
                                name="opportunity_by_day",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("removed_at__isnull", True),
                                        ("removed_by__isnull", True),
                                        ("removed_reason", ""),
                                    ),
                                    models.Q(
                                        ("removed_at__isnull", False),
                                        ("removed_by__isnull", False),
                                        models.Q(("removed_reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="chamber_opportunity_removed_pair",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("value__isnull", True), ("value__gte", 0), _connector="OR"
                                ),
                                name="opportunity_value_not_negative",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("outcome_on__isnull", True), ("status", "talking")),
                                    models.Q(
                                        models.Q(("status", "talking"), _negated=True),
                                        ("outcome_on__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="opportunity_outcome_day",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Pairing",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                        ("changed_at", models.DateTimeField(editable=False, verbose_name="修改时间")),
                        (
                            "removed_at",
                            models.DateTimeField(editable=False, null=True, verbose_name="移除时间"),
                        ),
                        (
                            "removed_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=200, verbose_name="移除原因"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("help", "万企帮万村"),
                                    ("revive", "万企兴万村"),
                                    ("yongshan", "云南永善"),
                                    ("other", "其他"),
                                ],
                                default="revive",
                                max_length=10,
                                verbose_name="类别",
                            ),
                        ),
                        (
                            "place",
                            models.CharField(
                                blank=True,
                                help_text="结对的不是本镇的村时填写，如：云南省永善县某村。",
                                max_length=80,
                                verbose_name="镇外结对地",
                            ),
                        ),
                        ("starts_on", models.DateField(verbose_name="结对日期")),
                        (
                            "ends_on",
                            models.DateField(
                                blank=True, help_text="没有期限的不填。", null=True, verbose_name="约定到期"
                            ),
                        ),
                        ("plan", models.TextField(blank=True, max_length=2000, verbose_name="帮扶计划")),
                        ("ended_on", models.DateField(editable=False, null=True, verbose_name="结束日期")),
                        ("result", models.TextField(blank=True, max_length=2000, verbose_name="成效")),
                        (
                            "changed_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="修改人",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
                            ),
                        ),
                        (
                            "enterprise",
                            models.ForeignKey(
                                blank=True,
                                help_text="不选表示商会整体。",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="hengl_uf.enterprise",
                                verbose_name="帮扶企业",
                            ),
                        ),
                        (
                            "removed_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="移除人",
                            ),
                        ),
                        (
                            "village",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="hengl_uf.village",
                                verbose_name="结对村（社区）",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "结对帮扶",
                        "verbose_name_plural": "结对帮扶",
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                models.OrderBy(models.F("starts_on"), descending=True),
                                models.OrderBy(models.F("id"), descending=True),
                                condition=models.Q(("removed_at__isnull", True)),
                                name="pairing_by_day",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("removed_at__isnull", True),
                                        ("removed_by__isnull", True),
                                        ("removed_reason", ""),
                                    ),
                                    models.Q(
                                        ("removed_at__isnull", False),
                                        ("removed_by__isnull", False),
                                        models.Q(("removed_reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="chamber_pairing_removed_pair",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("village__isnull", False), ("place", "")),
                                    models.Q(
                                        ("village__isnull", True), models.Q(("place", ""), _negated=True)
                                    ),
                                    _connector="OR",
                                ),
                                name="pairing_with_one_place",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on__isnull", True),
                                    ("ends_on__gte", models.F("starts_on")),
                                    _connector="OR",
                                ),
                                name="pairing_ends_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_on__isnull", True),
                                    ("ended_on__gte", models.F("starts_on")),
                                    _connector="OR",
                                ),
                                name="pairing_ended_after_start",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Contribution",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                        ("changed_at", models.DateTimeField(editable=False, verbose_name="修改时间")),
                        (
                            "removed_at",
                            models.DateTimeField(editable=False, null=True, verbose_name="移除时间"),
                        ),
                        (
                            "removed_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=200, verbose_name="移除原因"
                            ),
                        ),
                        (
                            "form",
                            models.CharField(
                                choices=[("cash", "资金"), ("goods", "物资"), ("work", "用工、技术、采购")],
                                default="cash",
                                max_length=6,
                                verbose_name="形式",
                            ),
                        ),
                        ("given_on", models.DateField(verbose_name="日期")),
                        (
                            "amount",
                            hengl_uf.web.money_columns.YuanField(
                                decimal_places=2, max_digits=14, verbose_name="金额或价值（元）"
                            ),
                        ),
                        ("what", models.CharField(max_length=120, verbose_name="用途")),
                        (
                            "changed_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="修改人",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
                            ),
                        ),
                        (
                            "removed_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="移除人",
                            ),
                        ),
                        (
                            "pairing",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contributions",
                                to="chamber.pairing",
                                verbose_name="结对帮扶",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "帮扶投入",
                        "verbose_name_plural": "帮扶投入",
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                models.OrderBy(models.F("given_on"), descending=True),
                                models.OrderBy(models.F("id"), descending=True),
                                condition=models.Q(("removed_at__isnull", True)),
                                name="contribution_by_day",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("removed_at__isnull", True),
                                        ("removed_by__isnull", True),
                                        ("removed_reason", ""),
                                    ),
                                    models.Q(
                                        ("removed_at__isnull", False),
                                        ("removed_by__isnull", False),
                                        models.Q(("removed_reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="chamber_contribution_removed_pair",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("amount__gt", 0)), name="contribution_above_nothing"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Party",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                        ("changed_at", models.DateTimeField(editable=False, verbose_name="修改时间")),
                        (
                            "side",
                            models.CharField(
                                choices=[
                                    ("applicant", "申请人"),
                                    ("respondent", "被申请人"),
                                    ("third", "第三人"),
                                ],
                                max_length=10,
                                verbose_name="身份",
                            ),
                        ),
                        ("name", models.CharField(max_length=100, verbose_name="名称或姓名")),
                        ("phone", models.CharField(blank=True, max_length=40, verbose_name="联系电话")),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="%(class)ss",
                                to="chamber.mediationcase",
                                verbose_name="调解案件",
                            ),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="修改人",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
                            ),
                        ),
                        (
                            "enterprise",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="hengl_uf.enterprise",
                                verbose_name="在册企业",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "当事人",
                        "verbose_name_plural": "当事人",
                        "constraints": [
                            models.UniqueConstraint(
                                models.F("case"), models.F("name"), name="mediation_party_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PartyOrganisation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                        ("changed_at", models.DateTimeField(editable=False, verbose_name="修改时间")),
                        (
                            "removed_at",
                            models.DateTimeField(editable=False, null=True, verbose_name="移除时间"),
                        ),
                        (
                            "removed_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=200, verbose_name="移除原因"
                            ),
                        ),
                        ("name", models.CharField(max_length=80, verbose_name="党组织名称")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("committee", "党委"),
                                    ("general_branch", "党总支"),
                                    ("branch", "党支部"),
                                    ("joint_branch", "联合党支部"),
                                ],
                                default="branch",
                                max_length=15,
                                verbose_name="类别",
                            ),
                        ),
                        ("founded_on", models.DateField(verbose_name="成立日期")),
                        ("term_years", models.PositiveSmallIntegerField(default=3, verbose_name="每届年数")),
                        ("address", models.CharField(blank=True, max_length=120, verbose_name="活动场所")),
                        ("remark", models.TextField(blank=True, max_length=1000, verbose_name="备注")),
                        ("elected_on", models.DateField(editable=False, null=True, verbose_name="最近换届")),
                        ("election_due_on", models.DateField(editable=False, verbose_name="换届期限")),
                        (
                            "members",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="党员数"),
                        ),
                        (
                            "full_members",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="正式党员数"),
                        ),
                        (
                            "counted_on",
                            models.DateField(editable=False, null=True, verbose_name="党员数统计日期"),
                        ),
                        (
                            "dissolved_on",
                            models.DateField(editable=False, null=True, verbose_name="撤销日期"),
                        ),
                        (
                            "ending",
                            models.CharField(
                                blank=True, editable=False, max_length=200, verbose_name="撤销原因"
                            ),
                        ),
                        ("pinyin", models.CharField(db_collation="C", editable=False, max_length=400)),
                        ("search_key", models.TextField(editable=False)),
                        (
                            "changed_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="修改人",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
                            ),
                        ),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="children",
                                to="chamber.partyorganisation",
                                verbose_name="上级党组织",
                            ),
                        ),
                        (
                            "removed_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="移除人",
                            ),
                        ),
                        (
                            "village",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="hengl_uf.village",
                                verbose_name="村（社区）",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "党组织",
                        "verbose_name_plural": "党组织",
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                models.F("pinyin"),
                                models.F("id"),
                                condition=models.Q(("removed_at__isnull", True)),
                                name="organisation_by_name",
                            ),
                            models.Index(
                                models.F("election_due_on"),
                                models.F("id"),
                                condition=models.Q(
                                    ("dissolved_on__isnull", True), ("removed_at__isnull", True)
                                ),
                                name="organisation_by_election",
                            ),
                            models.Index(
                                models.F("village"),
                                models.F("pinyin"),
                                condition=models.Q(("removed_at__isnull", True)),
                                name="organisation_by_village",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("removed_at__isnull", True),
                                        ("removed_by__isnull", True),
                                        ("removed_reason", ""),
                                    ),
                                    models.Q(
                                        ("removed_at__isnull", False),
                                        ("removed_by__isnull", False),
                                        models.Q(("removed_reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="chamber_partyorganisation_removed_pair",
                            ),
                            models.UniqueConstraint(
                                models.F("name"),
                                condition=models.Q(("removed_at__isnull", True)),
                                name="organisation_name_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("parent__isnull", True),
                                    models.Q(("parent", models.F("id")), _negated=True),
                                    _connector="OR",
                                ),
                                name="organisation_not_own_ancestor",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("term_years__range", (1, 10))),
                                name="organisation_term_years",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("elected_on__isnull", True),
                                    ("elected_on__gte", models.F("founded_on")),
                                    _connector="OR",
                                ),
                                name="organisation_elected_after_founding",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("election_due_on__isnull", True),
                                    ("election_due_on__gte", models.F("founded_on")),
                                    _connector="OR",
                                ),
                                name="organisation_due_after_founding",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("dissolved_on__isnull", True),
                                    ("dissolved_on__gte", models.F("founded_on")),
                                    _connector="OR",
                                ),
                                name="organisation_dissolved_after_founding",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("dissolved_on__isnull", True), ("ending", "")),
                                    models.Q(
                                        ("dissolved_on__isnull", False),
                                        models.Q(("ending", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="organisation_dissolved_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("full_members__lte", models.F("members"))),
                                name="organisation_full_among_members",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PartyCount",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                        ("changed_at", models.DateTimeField(editable=False, verbose_name="修改时间")),
                        ("counted_on", models.DateField(verbose_name="统计日期")),
                        ("members", models.PositiveIntegerField(verbose_name="党员数")),
                        ("full_members", models.PositiveIntegerField(verbose_name="其中正式党员")),
                        (
                            "changed_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="修改人",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="%(class)ss",
                                to="chamber.partyorganisation",
                                verbose_name="党组织",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "党员人数",
                        "verbose_name_plural": "党员人数",
                        "constraints": [
                            models.UniqueConstraint(
                                models.F("organisation"),
                                models.F("counted_on"),
                                name="party_count_once_a_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("full_members__lte", models.F("members"))),
                                name="party_count_full_among_members",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FiveOneTick",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                        ("changed_at", models.DateTimeField(editable=False, verbose_name="修改时间")),
                        ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                        ("done_on", models.DateField(verbose_name="完成日期")),
                        ("note", models.CharField(blank=True, max_length=200, verbose_name="完成情况")),
                        (
                            "changed_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="修改人",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="ticks",
                                to="chamber.fiveone",
                                verbose_name="项目",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="ticks",
                                to="chamber.partyorganisation",
                                verbose_name="党组织",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "五个一完成情况",
                        "verbose_name_plural": "五个一完成情况",
                        "indexes": [
                            models.Index(models.F("year"), models.F("organisation"), name="five_one_by_year")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                models.F("item"),
                                models.F("organisation"),
                                models.F("year"),
                                name="five_one_once_a_year",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("done_on__year", models.F("year"))),
                                name="five_one_in_its_year",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Election",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                        ("changed_at", models.DateTimeField(editable=False, verbose_name="修改时间")),
                        ("held_on", models.DateField(verbose_name="换届日期")),
                        (
                            "timing",
                            models.CharField(
                                choices=[("on_time", "按期"), ("early", "提前"), ("late", "延期")],
                                default="on_time",
                                max_length=8,
                                verbose_name="是否按期",
                            ),
                        ),
                        (
                            "approval",
                            models.CharField(
                                blank=True,
                                help_text="提前或延期换届须经上级批准。",
                                max_length=100,
                                verbose_name="批准文件或批准人",
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=200, verbose_name="说明")),
                        (
                            "changed_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="修改人",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="%(class)ss",
                                to="chamber.partyorganisation",
                                verbose_name="党组织",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "换届",
                        "verbose_name_plural": "换届",
                        "constraints": [
                            models.UniqueConstraint(
                                models.F("organisation"), models.F("held_on"), name="election_once_a_day"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("timing", "on_time"),
                                    models.Q(("approval", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="election_with_approval",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Covered",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                        ("changed_at", models.DateTimeField(editable=False, verbose_name="修改时间")),
                        ("since", models.DateField(verbose_name="覆盖起始")),
                        (
                            "changed_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="修改人",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
                            ),
                        ),
                        (
                            "enterprise",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="hengl_uf.enterprise",
                                verbose_name="企业",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="%(class)ss",
                                to="chamber.partyorganisation",
                                verbose_name="党组织",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "覆盖企业",
                        "verbose_name_plural": "覆盖企业",
                        "constraints": [
                            models.UniqueConstraint(models.F("enterprise"), name="covered_by_one")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PartyPost",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                        ("changed_at", models.DateTimeField(editable=False, verbose_name="修改时间")),
                        ("title", models.CharField(max_length=40, verbose_name="职务")),
                        ("seats", models.PositiveSmallIntegerField(default=1, verbose_name="名额")),
                        ("order", models.PositiveSmallIntegerField(default=0, verbose_name="次序")),
                        ("is_required", models.BooleanField(default=True, verbose_name="空缺时提醒")),
                        (
                            "changed_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="修改人",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="offices",
                                to="chamber.partyorganisation",
                                verbose_name="党组织",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "党内职务",
                        "verbose_name_plural": "党内职务",
                        "constraints": [
                            models.UniqueConstraint(
                                models.F("organisation"), models.F("title"), name="party_post_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("seats__range", (1, 99))), name="party_post_has_seats"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PartyTerm",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                        ("changed_at", models.DateTimeField(editable=False, verbose_name="修改时间")),
                        ("place", models.BigIntegerField(editable=False)),
                        ("holder_name", models.CharField(max_length=60, verbose_name="姓名")),
                        ("starts_on", models.DateField(verbose_name="任期开始")),
                        (
                            "ends_on",
                            models.DateField(
                                blank=True, help_text="没有期限的不填。", null=True, verbose_name="任期届满"
                            ),
                        ),
                        (
                            "ended_reason",
                            models.CharField(blank=True, max_length=200, verbose_name="提前离任原因"),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="修改人",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
                            ),
                        ),
                        (
                            "office",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="terms",
                                to="chamber.partypost",
                                verbose_name="职务",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "党内任期",
                        "verbose_name_plural": "党内任期",
                        "indexes": [
                            models.Index(models.F("ends_on"), models.F("id"), name="party_term_by_end")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on__isnull", True),
                                    ("ends_on__gte", models.F("starts_on")),
                                    _connector="OR",
                                ),
                                name="party_term_ends_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "place__range",
                                        (
                                            django.db.models.expressions.CombinedExpression(
                                                django.db.models.expressions.CombinedExpression(
                                                    models.F("office_id"), "*", models.Value(100)
                                                ),
                                                "+",
                                                models.Value(1),
                                            ),
                                            django.db.models.expressions.CombinedExpression(
                                                django.db.models.expressions.CombinedExpression(
                                                    models.F("office_id"), "*", models.Value(100)
                                                ),
                                                "+",
                                                models.Value(99),
                                            ),
                                        ),
                                    )
                                ),
                                name="party_term_place_of_its_office",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[
                                    (
                                        models.Func(
                                            models.F("place"),
                                            models.F("place"),
                                            models.Value("[]"),
                                            function="int8range",
                                        ),
                                        "&&",
                                    ),
                                    (
                                        models.Func(
                                            models.F("starts_on"),
                                            models.F("ends_on"),
                                            models.Value("[]"),
                                            function="daterange",
                                            output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                                        ),
                                        "&&",
                                    ),
                                ],
                                name="party_term_one_holder_a_place",
                                violation_error_message="同一职务的任期不能重叠。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Pledge",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                        ("changed_at", models.DateTimeField(editable=False, verbose_name="修改时间")),
                        (
                            "removed_at",
                            models.DateTimeField(editable=False, null=True, verbose_name="移除时间"),
                        ),
                        (
                            "removed_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=200, verbose_name="移除原因"
                            ),
                        ),
                        (
                            "donor_name",
                            models.CharField(
                                blank=True,
                                help_text="不是在册企业的填这里，如：某某村乡亲。",
                                max_length=80,
                                verbose_name="其他认捐人",
                            ),
                        ),
                        ("pledged_on", models.DateField(verbose_name="认捐日期")),
                        (
                            "amount",
                            hengl_uf.web.money_columns.YuanField(
                                decimal_places=2, max_digits=14, verbose_name="认捐金额（元）"
                            ),
                        ),
                        (
                            "purpose",
                            models.CharField(
                                blank=True,
                                help_text="没有指定的不填。",
                                max_length=100,
                                verbose_name="指定用途",
                            ),
                        ),
                        (
                            "received",
                            hengl_uf.web.money_columns.YuanField(
                                decimal_places=2,
                                default=Decimal("0"),
                                editable=False,
                                max_digits=14,
                                verbose_name="已到账（元）",
                            ),
                        ),
                        ("thanked_on", models.DateField(editable=False, null=True, verbose_name="致谢日期")),
                        (
                            "campaign",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pledges",
                                to="chamber.campaign",
                                verbose_name="募捐活动",
                            ),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="修改人",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
                            ),
                        ),
                        (
                            "enterprise",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="hengl_uf.enterprise",
                                verbose_name="认捐企业",
                            ),
                        ),
                        (
                            "removed_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="移除人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "认捐",
                        "verbose_name_plural": "认捐",
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                models.OrderBy(models.F("pledged_on"), descending=True),
                                models.OrderBy(models.F("id"), descending=True),
                                condition=models.Q(("removed_at__isnull", True)),
                                name="pledge_by_day",
                            ),
                            models.Index(
                                models.F("campaign_id"),
                                models.OrderBy(models.F("pledged_on"), descending=True),
                                models.OrderBy(models.F("id"), descending=True),
                                condition=models.Q(("removed_at__isnull", True)),
                                name="pledge_by_campaign",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("removed_at__isnull", True),
                                        ("removed_by__isnull", True),
                                        ("removed_reason", ""),
                                    ),
                                    models.Q(
                                        ("removed_at__isnull", False),
                                        ("removed_by__isnull", False),
                                        models.Q(("removed_reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="chamber_pledge_removed_pair",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("amount__gt", 0)), name="pledge_above_nothing"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("received__lte", models.F("amount"))),
                                name="pledge_received_within_amount",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("received__gte", 0)), name="pledge_received_not_negative"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("enterprise__isnull", False), ("donor_name", "")),
                                    models.Q(
                                        ("enterprise__isnull", True),
                                        models.Q(("donor_name", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="pledge_by_one_donor",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Instalment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("due_on", models.DateField(verbose_name="到账期限")),
                        (
                            "amount",
                            hengl_uf.web.money_columns.YuanField(
                                decimal_places=2, max_digits=14, verbose_name="金额（元）"
                            ),
                        ),
                        (
                            "upto",
                            hengl_uf.web.money_columns.YuanField(
                                decimal_places=2, editable=False, max_digits=14
                            ),
                        ),
                        (
                            "pledge",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="instalments",
                                to="chamber.pledge",
                                verbose_name="认捐",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "分期",
                        "verbose_name_plural": "分期",
                        "indexes": [
                            models.Index(models.F("due_on"), models.F("id"), name="instalment_by_due")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("amount__gt", 0)), name="instalment_above_nothing"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("upto__gte", models.F("amount"))), name="instalment_upto"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Allocation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                        ("changed_at", models.DateTimeField(editable=False, verbose_name="修改时间")),
                        (
                            "removed_at",
                            models.DateTimeField(editable=False, null=True, verbose_name="移除时间"),
                        ),
                        (
                            "removed_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=200, verbose_name="移除原因"
                            ),
                        ),
                        ("allocated_on", models.DateField(verbose_name="拨付日期")),
                        (
                            "amount",
                            hengl_uf.web.money_columns.YuanField(
                                decimal_places=2, max_digits=14, verbose_name="金额（元）"
                            ),
                        ),
                        ("what", models.CharField(max_length=100, verbose_name="用途")),
                        ("voucher_no", models.CharField(blank=True, max_length=40, verbose_name="凭证号")),
                        (
                            "changed_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="修改人",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="allocations",
                                to="chamber.aidproject",
                                verbose_name="公益项目",
                            ),
                        ),
                        (
                            "removed_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="移除人",
                            ),
                        ),
                        (
                            "campaign",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="allocations",
                                to="chamber.campaign",
                                verbose_name="募捐活动",
                            ),
                        ),
                        (
                            "pledge",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="allocations",
                                to="chamber.pledge",
                                verbose_name="定向使用的认捐",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "拨付",
                        "verbose_name_plural": "拨付",
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                models.OrderBy(models.F("allocated_on"), descending=True),
                                models.OrderBy(models.F("id"), descending=True),
                                condition=models.Q(("removed_at__isnull", True)),
                                name="allocation_by_day",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("removed_at__isnull", True),
                                        ("removed_by__isnull", True),
                                        ("removed_reason", ""),
                                    ),
                                    models.Q(
                                        ("removed_at__isnull", False),
                                        ("removed_by__isnull", False),
                                        models.Q(("removed_reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="chamber_allocation_removed_pair",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("amount__gt", 0)), name="allocation_above_nothing"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Policy",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                        ("changed_at", models.DateTimeField(editable=False, verbose_name="修改时间")),
                        (
                            "removed_at",
                            models.DateTimeField(editable=False, null=True, verbose_name="移除时间"),
                        ),
                        (
                            "removed_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=200, verbose_name="移除原因"
                            ),
                        ),
                        ("title", models.CharField(max_length=120, verbose_name="政策名称")),
                        ("issuer", models.CharField(max_length=80, verbose_name="发文单位")),
                        ("document_no", models.CharField(blank=True, max_length=60, verbose_name="文号")),
                        ("issued_on", models.DateField(blank=True, null=True, verbose_name="发文日期")),
                        ("valid_from", models.DateField(verbose_name="生效日期")),
                        (
                            "valid_until",
                            models.DateField(
                                blank=True, help_text="长期有效的不填。", null=True, verbose_name="失效日期"
                            ),
                        ),
                        (
                            "sizes",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("large", "大型"),
                                        ("medium", "中型"),
                                        ("small", "小型"),
                                        ("micro", "微型"),
                                    ],
                                    max_length=8,
                                ),
                                blank=True,
                                default=list,
                                help_text="不选表示所有规模。",
                                size=None,
                                verbose_name="适用规模",
                            ),
                        ),
                        ("summary", models.TextField(blank=True, max_length=2000, verbose_name="要点")),
                        ("how", models.TextField(blank=True, max_length=1000, verbose_name="怎么申请")),
                        ("link", models.URLField(blank=True, max_length=400, verbose_name="原文网址")),
                        (
                            "changed_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="修改人",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
                            ),
                        ),
                        (
                            "industries",
                            models.ManyToManyField(
                                blank=True,
                                help_text="不选表示所有行业。",
                                related_name="+",
                                to="hengl_uf.industry",
                                verbose_name="适用行业",
                            ),
                        ),
                        (
                            "removed_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="移除人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "惠企政策",
                        "verbose_name_plural": "惠企政策",
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                models.OrderBy(models.F("valid_from"), descending=True),
                                models.OrderBy(models.F("id"), descending=True),
                                condition=models.Q(("removed_at__isnull", True)),
                                name="policy_by_day",
                            ),
                            models.Index(
                                models.F("valid_until"),
                                condition=models.Q(("removed_at__isnull", True)),
                                name="policy_by_end",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("removed_at__isnull", True),
                                        ("removed_by__isnull", True),
                                        ("removed_reason", ""),
                                    ),
                                    models.Q(
                                        ("removed_at__isnull", False),
                                        ("removed_by__isnull", False),
                                        models.Q(("removed_reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="chamber_policy_removed_pair",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_until__isnull", True),
                                    ("valid_until__gte", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="policy_ends_after_start",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PolicyNotice",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "how",
                            models.CharField(
                                choices=[
                                    ("link", "发送链接"),
                                    ("phone", "电话"),
                                    ("visit", "上门"),
                                    ("meeting", "会议"),
                                ],
                                default="link",
                                max_length=8,
                                verbose_name="告知方式",
                            ),
                        ),
                        ("told_at", models.DateTimeField(editable=False, verbose_name="告知时间")),
                        ("read_at", models.DateTimeField(editable=False, null=True, verbose_name="阅知时间")),
                        (
                            "enterprise",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="hengl_uf.enterprise",
                                verbose_name="企业",
                            ),
                        ),
                        (
                            "policy",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="notices",
                                to="chamber.policy",
                                verbose_name="政策",
                            ),
                        ),
                        (
                            "told_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="告知人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "政策告知",
                        "verbose_name_plural": "政策告知",
                        "constraints": [
                            models.UniqueConstraint(
                                models.F("policy"), models.F("enterprise"), name="policy_told_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("read_at__isnull", True),
                                    ("read_at__gte", models.F("told_at")),
                                    _connector="OR",
                                ),
                                name="policy_read_after_told",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Question",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                        ("changed_at", models.DateTimeField(editable=False, verbose_name="修改时间")),
                        (
                            "removed_at",
                            models.DateTimeField(editable=False, null=True, verbose_name="移除时间"),
                        ),
                        (
                            "removed_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=200, verbose_name="移除原因"
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("meeting", "座谈会、会议"),
                                    ("station", "人大代表联络站"),
                                    ("visit", "走访企业"),
                                    ("other", "其他"),
                                ],
                                default="meeting",
                                max_length=8,
                                verbose_name="来源",
                            ),
                        ),
                        ("text", models.CharField(max_length=400, verbose_name="问题")),
                        ("raised_on", models.DateField(verbose_name="提出日期")),
                        ("department", models.CharField(max_length=80, verbose_name="承办部门")),
                        ("answer_due_on", models.DateField(verbose_name="答复期限")),
                        ("answered_on", models.DateField(editable=False, null=True, verbose_name="答复日期")),
                        (
                            "answer",
                            models.TextField(
                                blank=True, editable=False, max_length=2000, verbose_name="答复内容"
                            ),
                        ),
                        (
                            "satisfaction",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("satisfied", "满意"),
                                    ("unsatisfied", "不满意"),
                                    ("not_asked", "未回访"),
                                ],
                                editable=False,
                                max_length=12,
                                verbose_name="满意度",
                            ),
                        ),
                        (
                            "rounds",
                            models.PositiveSmallIntegerField(
                                default=1, editable=False, verbose_name="办理次数"
                            ),
                        ),
                        (
                            "answered_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="答复登记人",
                            ),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="修改人",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
                            ),
                        ),
                        (
                            "enterprise",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="hengl_uf.enterprise",
                                verbose_name="提出企业",
                            ),
                        ),
                        (
                            "event",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="questions",
                                to="chamber.event",
                                verbose_name="在哪场活动提出",
                            ),
                        ),
                        (
                            "removed_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="移除人",
                            ),
                        ),
                        (
                            "staff",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="跟进人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "企业问题",
                        "verbose_name_plural": "企业问题",
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                models.OrderBy(models.F("raised_on"), descending=True),
                                models.OrderBy(models.F("id"), descending=True),
                                condition=models.Q(("removed_at__isnull", True)),
                                name="question_by_day",
                            ),
                            models.Index(
                                models.F("answer_due_on"),
                                models.F("id"),
                                condition=models.Q(
                                    ("answered_on__isnull", True), ("removed_at__isnull", True)
                                ),
                                name="question_open_by_due",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("removed_at__isnull", True),
                                        ("removed_by__isnull", True),
                                        ("removed_reason", ""),
                                    ),
                                    models.Q(
                                        ("removed_at__isnull", False),
                                        ("removed_by__isnull", False),
                                        models.Q(("removed_reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="chamber_question_removed_pair",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("answer_due_on__gte", models.F("raised_on"))),
                                name="question_due_after_raised",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("answered_on__isnull", True),
                                    ("answered_on__gte", models.F("raised_on")),
                                    _connector="OR",
                                ),
                                name="question_answered_after_raised",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("answered_by__isnull", True), ("answered_on__isnull", True)),
                                    models.Q(("answered_by__isnull", False), ("answered_on__isnull", False)),
                                    _connector="OR",
                                ),
                                name="question_answered_pair",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("answered_on__isnull", True), ("answer", ""), ("satisfaction", "")
                                    ),
                                    models.Q(
                                        ("answered_on__isnull", False),
                                        models.Q(("answer", ""), _negated=True),
                                        models.Q(("satisfaction", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="question_answer_whole",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Receipt",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                        ("changed_at", models.DateTimeField(editable=False, verbose_name="修改时间")),
                        (
                            "removed_at",
                            models.DateTimeField(editable=False, null=True, verbose_name="移除时间"),
                        ),
                        (
                            "removed_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=200, verbose_name="移除原因"
                            ),
                        ),
                        (
                            "form",
                            models.CharField(
                                choices=[("cash", "现金、转账"), ("goods", "实物")],
                                default="cash",
                                max_length=6,
                                verbose_name="形式",
                            ),
                        ),
                        ("received_on", models.DateField(verbose_name="到账日期")),
                        (
                            "amount",
                            hengl_uf.web.money_columns.YuanField(
                                decimal_places=2, max_digits=14, verbose_name="金额或价值（元）"
                            ),
                        ),
                        (
                            "goods",
                            models.CharField(blank=True, max_length=120, verbose_name="实物名称和数量"),
                        ),
                        ("voucher_no", models.CharField(blank=True, max_length=40, verbose_name="票据号")),
                        (
                            "beyond_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=200, verbose_name="超出认捐的说明"
                            ),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="修改人",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
                            ),
                        ),
                        (
                            "pledge",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="receipts",
                                to="chamber.pledge",
                                verbose_name="认捐",
                            ),
                        ),
                        (
                            "removed_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="移除人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "到账",
                        "verbose_name_plural": "到账",
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                models.OrderBy(models.F("received_on"), descending=True),
                                models.OrderBy(models.F("id"), descending=True),
                                condition=models.Q(("removed_at__isnull", True)),
                                name="receipt_by_day",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("removed_at__isnull", True),
                                        ("removed_by__isnull", True),
                                        ("removed_reason", ""),
                                    ),
                                    models.Q(
                                        ("removed_at__isnull", False),
                                        ("removed_by__isnull", False),
                                        models.Q(("removed_reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="chamber_receipt_removed_pair",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("amount__gt", 0)), name="receipt_above_nothing"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("form", "cash"), ("goods", "")),
                                    models.Q(("form", "goods"), models.Q(("goods", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="receipt_goods_named",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Registration",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "status",
                            models.CharField(
                                choices=[("booked", "已报名"), ("waiting", "候补"), ("cancelled", "已取消")],
                                editable=False,
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("people", models.PositiveSmallIntegerField(default=1, verbose_name="人数")),
                        ("contact_name", models.CharField(blank=True, max_length=60, verbose_name="联系人")),
                        (
                            "contact_phone",
                            models.CharField(blank=True, max_length=40, verbose_name="工作电话"),
                        ),
                        (
                            "note",
                            models.CharField(
                                blank=True,
                                help_text="不写身体状况、证件号码。",
                                max_length=100,
                                verbose_name="备注",
                            ),
                        ),
                        (
                            "token",
                            models.CharField(
                                default=chamber.models.events.new_token,
                                editable=False,
                                max_length=22,
                                unique=True,
                            ),
                        ),
                        ("registered_at", models.DateTimeField(editable=False, verbose_name="报名时间")),
                        (
                            "cancelled_at",
                            models.DateTimeField(editable=False, null=True, verbose_name="取消时间"),
                        ),
                        (
                            "cancelled_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=200, verbose_name="取消原因"
                            ),
                        ),
                        (
                            "came",
                            models.PositiveSmallIntegerField(
                                editable=False, null=True, verbose_name="到场人数"
                            ),
                        ),
                        (
                            "checked_in_at",
                            models.DateTimeField(editable=False, null=True, verbose_name="签到时间"),
                        ),
                        (
                            "evaluation",
                            models.CharField(
                                blank=True,
                                choices=[("good", "满意"), ("fair", "一般"), ("poor", "不满意")],
                                editable=False,
                                max_length=5,
                                verbose_name="评价",
                            ),
                        ),
                        (
                            "evaluation_words",
                            models.CharField(
                                blank=True, editable=False, max_length=400, verbose_name="意见建议"
                            ),
                        ),
                        (
                            "evaluated_at",
                            models.DateTimeField(editable=False, null=True, verbose_name="评价时间"),
                        ),
                        (
                            "cancelled_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="取消人",
                            ),
                        ),
                        (
                            "checked_in_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="签到登记人",
                            ),
                        ),
                        (
                            "enterprise",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="hengl_uf.enterprise",
                                verbose_name="企业",
                            ),
                        ),
                        (
                            "event",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="registrations",
                                to="chamber.event",
                                verbose_name="活动",
                            ),
                        ),
                        (
                            "registered_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "报名",
                        "verbose_name_plural": "报名",
                        "indexes": [
                            models.Index(
                                models.F("event"),
                                models.F("status"),
                                models.F("id"),
                                name="registration_by_event",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                models.F("event"),
                                models.F("enterprise"),
                                condition=models.Q(("status", "cancelled"), _negated=True),
                                name="registration_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("people__range", (1, 50))), name="registration_has_people"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("cancelled_at__isnull", False), ("status", "cancelled")),
                                    models.Q(
                                        models.Q(("status", "cancelled"), _negated=True),
                                        ("cancelled_at__isnull", True),
                                        ("cancelled_by__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="registration_cancelled_state",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("came__isnull", True),
                                        ("checked_in_at__isnull", True),
                                        ("checked_in_by__isnull", True),
                                    ),
                                    models.Q(
                                        ("came__isnull", False),
                                        ("checked_in_at__isnull", False),
                                        ("checked_in_by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="registration_checked_in_pair",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("came__isnull", True), ("status", "booked"), _connector="OR"
                                ),
                                name="registration_came_was_booked",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("evaluated_at__isnull", True), ("evaluation", "")),
                                    models.Q(
                                        models.Q(("evaluation", ""), _negated=True),
                                        ("evaluated_at__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="registration_evaluated_pair",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ServicePost",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                        ("changed_at", models.DateTimeField(editable=False, verbose_name="修改时间")),
                        (
                            "removed_at",
                            models.DateTimeField(editable=False, null=True, verbose_name="移除时间"),
                        ),
                        (
                            "removed_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=200, verbose_name="移除原因"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("model", "党员示范岗"),
                                    ("vanguard", "党员先锋岗"),
                                    ("area", "党员责任区"),
                                ],
                                default="model",
                                max_length=8,
                                verbose_name="类别",
                            ),
                        ),
                        ("name", models.CharField(max_length=60, verbose_name="岗位（责任区）名称")),
                        ("set_on", models.DateField(verbose_name="设立日期")),
                        ("people", models.PositiveSmallIntegerField(default=1, verbose_name="党员人数")),
                        ("duty", models.CharField(blank=True, max_length=200, verbose_name="职责")),
                        ("ended_on", models.DateField(editable=False, null=True, verbose_name="撤销日期")),
                        (
                            "changed_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="修改人",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
                            ),
                        ),
                        (
                            "enterprise",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="hengl_uf.enterprise",
                                verbose_name="企业",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="posts",
                                to="chamber.partyorganisation",
                                verbose_name="党组织",
                            ),
                        ),
                        (
                            "removed_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="移除人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "党员岗位",
                        "verbose_name_plural": "党员岗位",
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                models.OrderBy(models.F("set_on"), descending=True),
                                models.OrderBy(models.F("id"), descending=True),
                                condition=models.Q(("removed_at__isnull", True)),
                                name="service_post_by_day",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("removed_at__isnull", True),
                                        ("removed_by__isnull", True),
                                        ("removed_reason", ""),
                                    ),
                                    models.Q(
                                        ("removed_at__isnull", False),
                                        ("removed_by__isnull", False),
                                        models.Q(("removed_reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="chamber_servicepost_removed_pair",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_on__isnull", True),
                                    ("ended_on__gte", models.F("set_on")),
                                    _connector="OR",
                                ),
                                name="service_post_ended_after_set",
                            ),
                            models.UniqueConstraint(
                                models.F("enterprise"),
                                models.F("kind"),
                                models.F("name"),
                                condition=models.Q(("ended_on__isnull", True), ("removed_at__isnull", True)),
                                name="service_post_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ServiceProject",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                        ("changed_at", models.DateTimeField(editable=False, verbose_name="修改时间")),
                        (
                            "removed_at",
                            models.DateTimeField(editable=False, null=True, verbose_name="移除时间"),
                        ),
                        (
                            "removed_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=200, verbose_name="移除原因"
                            ),
                        ),
                        ("name", models.CharField(max_length=100, verbose_name="项目名称")),
                        ("goal", models.TextField(blank=True, max_length=1000, verbose_name="办什么实事")),
                        ("starts_on", models.DateField(verbose_name="开始日期")),
                        ("due_on", models.DateField(verbose_name="完成期限")),
                        (
                            "status",
                            models.CharField(
                                choices=[("running", "进行中"), ("done", "已完成"), ("stopped", "已停止")],
                                default="running",
                                editable=False,
                                max_length=8,
                                verbose_name="状态",
                            ),
                        ),
                        ("done_on", models.DateField(editable=False, null=True, verbose_name="完成日期")),
                        (
                            "beneficiaries",
                            models.PositiveIntegerField(default=0, editable=False, verbose_name="受益人数"),
                        ),
                        (
                            "ending",
                            models.CharField(
                                blank=True, editable=False, max_length=400, verbose_name="完成情况"
                            ),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="修改人",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="projects",
                                to="chamber.partyorganisation",
                                verbose_name="党组织",
                            ),
                        ),
                        (
                            "removed_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="移除人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "办实事项目",
                        "verbose_name_plural": "办实事项目",
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                models.F("due_on"),
                                models.F("id"),
                                condition=models.Q(("removed_at__isnull", True)),
                                name="service_project_by_due",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("removed_at__isnull", True),
                                        ("removed_by__isnull", True),
                                        ("removed_reason", ""),
                                    ),
                                    models.Q(
                                        ("removed_at__isnull", False),
                                        ("removed_by__isnull", False),
                                        models.Q(("removed_reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="chamber_serviceproject_removed_pair",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("due_on__gte", models.F("starts_on"))),
                                name="service_project_due_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("done_on__isnull", True),
                                    ("done_on__gte", models.F("starts_on")),
                                    _connector="OR",
                                ),
                                name="service_project_done_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("done_on__isnull", False), ("status", "done")),
                                    models.Q(
                                        models.Q(("status", "done"), _negated=True), ("done_on__isnull", True)
                                    ),
                                    _connector="OR",
                                ),
                                name="service_project_done_state",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "stopped"), _negated=True),
                                    models.Q(("ending", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="service_project_stopped_with_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PartyActivity",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                        ("changed_at", models.DateTimeField(editable=False, verbose_name="修改时间")),
                        (
                            "removed_at",
                            models.DateTimeField(editable=False, null=True, verbose_name="移除时间"),
                        ),
                        (
                            "removed_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=200, verbose_name="移除原因"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("study", "专题学习"),
                                    ("theme_day", "主题党日"),
                                    ("service", "我为群众办实事"),
                                    ("other", "其他"),
                                ],
                                default="study",
                                max_length=10,
                                verbose_name="类别",
                            ),
                        ),
                        ("topic", models.CharField(max_length=100, verbose_name="主题")),
                        ("held_on", models.DateField(verbose_name="日期")),
                        (
                            "mode",
                            models.CharField(
                                choices=[("in_person", "线下"), ("online", "线上"), ("both", "线上线下结合")],
                                default="in_person",
                                max_length=10,
                                verbose_name="形式",
                            ),
                        ),
                        ("place", models.CharField(blank=True, max_length=120, verbose_name="地点")),
                        ("attendees", models.PositiveIntegerField(default=0, verbose_name="参加人数")),
                        ("beneficiaries", models.PositiveIntegerField(default=0, verbose_name="受益人数")),
                        (
                            "summary",
                            models.TextField(
                                blank=True,
                                help_text="不写个人姓名和隐私。",
                                max_length=2000,
                                verbose_name="情况",
                            ),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="修改人",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
                            ),
                        ),
                        (
                            "removed_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="移除人",
                            ),
                        ),
                        (
                            "organisations",
                            models.ManyToManyField(
                                related_name="activities",
                                to="chamber.partyorganisation",
                                verbose_name="党组织",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="activities",
                                to="chamber.serviceproject",
                                verbose_name="办实事项目",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "党建活动",
                        "verbose_name_plural": "党建活动",
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                models.OrderBy(models.F("held_on"), descending=True),
                                models.OrderBy(models.F("id"), descending=True),
                                condition=models.Q(("removed_at__isnull", True)),
                                name="party_activity_by_day",
                            ),
                            models.Index(
                                models.F("kind"),
                                models.OrderBy(models.F("held_on"), descending=True),
                                models.OrderBy(models.F("id"), descending=True),
                                condition=models.Q(("removed_at__isnull", True)),
                                name="party_activity_by_kind",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("removed_at__isnull", True),
                                        ("removed_by__isnull", True),
                                        ("removed_reason", ""),
                                    ),
                                    models.Q(
                                        ("removed_at__isnull", False),
                                        ("removed_by__isnull", False),
                                        models.Q(("removed_reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="chamber_partyactivity_removed_pair",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Award",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                        ("changed_at", models.DateTimeField(editable=False, verbose_name="修改时间")),
                        (
                            "removed_at",
                            models.DateTimeField(editable=False, null=True, verbose_name="移除时间"),
                        ),
                        (
                            "removed_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=200, verbose_name="移除原因"
                            ),
                        ),
                        ("title", models.CharField(max_length=100, verbose_name="荣誉名称")),
                        ("awarder", models.CharField(max_length=80, verbose_name="授予单位")),
                        ("awarded_on", models.DateField(verbose_name="授予日期")),
                        (
                            "changed_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="修改人",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
                            ),
                        ),
                        (
                            "removed_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="移除人",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="awards",
                                to="chamber.partyorganisation",
                                verbose_name="党组织",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="awards",
                                to="chamber.serviceproject",
                                verbose_name="办实事项目",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "荣誉",
                        "verbose_name_plural": "荣誉",
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                models.OrderBy(models.F("awarded_on"), descending=True),
                                models.OrderBy(models.F("id"), descending=True),
                                condition=models.Q(("removed_at__isnull", True)),
                                name="award_by_day",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("removed_at__isnull", True),
                                        ("removed_by__isnull", True),
                                        ("removed_reason", ""),
                                    ),
                                    models.Q(
                                        ("removed_at__isnull", False),
                                        ("removed_by__isnull", False),
                                        models.Q(("removed_reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="chamber_award_removed_pair",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Session",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                        ("changed_at", models.DateTimeField(editable=False, verbose_name="修改时间")),
                        ("held_at", models.DateTimeField(verbose_name="时间")),
                        ("place", models.CharField(blank=True, max_length=120, verbose_name="地点")),
                        (
                            "note",
                            models.CharField(
                                blank=True,
                                help_text="不写当事人的隐私；需要保密的写限阅备注。",
                                max_length=400,
                                verbose_name="情况",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="%(class)ss",
                                to="chamber.mediationcase",
                                verbose_name="调解案件",
                            ),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="修改人",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "调解会",
                        "verbose_name_plural": "调解会",
                        "indexes": [
                            models.Index(models.F("case"), models.F("held_at"), name="session_by_case")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Survey",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                        ("changed_at", models.DateTimeField(editable=False, verbose_name="修改时间")),
                        ("surveyed_on", models.DateField(verbose_name="摸排日期")),
                        (
                            "occasion",
                            models.CharField(
                                choices=[
                                    ("registration", "登记同步"),
                                    ("yearly", "年检（年报）同步"),
                                    ("other", "专项摸排"),
                                ],
                                default="yearly",
                                max_length=15,
                                verbose_name="时机",
                            ),
                        ),
                        ("employees", models.PositiveIntegerField(default=0, verbose_name="从业人数")),
                        ("members", models.PositiveIntegerField(default=0, verbose_name="党员数")),
                        ("full_members", models.PositiveIntegerField(default=0, verbose_name="其中正式党员")),
                        (
                            "managed",
                            models.PositiveIntegerField(
                                default=0,
                                help_text="组织关系或日常管理已在党组织的人数。",
                                verbose_name="已纳入管理的党员",
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=200, verbose_name="说明")),
                        ("is_latest", models.BooleanField(default=True, editable=False)),
                        (
                            "changed_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="修改人",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
                            ),
                        ),
                        (
                            "enterprise",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="hengl_uf.enterprise",
                                verbose_name="企业",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "双同步摸排",
                        "verbose_name_plural": "双同步摸排",
                        "indexes": [
                            models.Index(
                                models.OrderBy(models.F("surveyed_on"), descending=True),
                                models.OrderBy(models.F("id"), descending=True),
                                name="survey_by_day",
                            ),
                            models.Index(
                                models.F("full_members"),
                                models.F("members"),
                                condition=models.Q(("is_latest", True)),
                                name="survey_latest",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                models.F("enterprise"), models.F("surveyed_on"), name="survey_once_a_day"
                            ),
                            models.UniqueConstraint(
                                models.F("enterprise"),
                                condition=models.Q(("is_latest", True)),
                                name="survey_one_latest",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("full_members__lte", models.F("members"))),
                                name="survey_full_among_members",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("managed__lte", models.F("members"))),
                                name="survey_managed_among_members",
                            ),
                        ],
                    },
                ),
            ]
        )
    ]
