"""Everything else of outreach: see `outreach/models/`."""

import datetime

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("hengl_uf", "0002_audit_trail"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("outreach", "0002_tallies"),
    ]

    operations = [
        migrations.CreateModel(
            name="Association",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
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
                ("changed_at", models.DateTimeField(editable=False, verbose_name="修改时间")),
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
                ("removed_at", models.DateTimeField(editable=False, null=True, verbose_name="移除时间")),
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
                    "removed_reason",
                    models.CharField(blank=True, editable=False, max_length=200, verbose_name="移除原因"),
                ),
                (
                    "village",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        help_text="不选表示全镇。",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="hengl_uf.village",
                        verbose_name="村（社区）",
                    ),
                ),
                ("name", models.CharField(max_length=80, verbose_name="名称")),
                ("other_names", models.CharField(blank=True, max_length=120, verbose_name="简称、外文名")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("townsmen", "同乡会"),
                            ("intellectuals", "知联会"),
                            ("friendship", "联谊会"),
                            ("overseas", "侨联组织"),
                            ("trade", "商会、行业协会"),
                            ("volunteers", "志愿服务队"),
                            ("other", "其他"),
                        ],
                        default="townsmen",
                        max_length=15,
                        verbose_name="类别",
                    ),
                ),
                ("founded_on", models.DateField(blank=True, null=True, verbose_name="成立日期")),
                ("phone", models.CharField(blank=True, max_length=40, verbose_name="办公电话")),
                (
                    "responsible",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        help_text="单位里平时与其联系的人。",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="联系人员",
                    ),
                ),
                ("remark", models.TextField(blank=True, max_length=1000, verbose_name="备注")),
                ("pinyin", models.CharField(db_collation="C", editable=False, max_length=400)),
                ("search_key", models.TextField(editable=False)),
            ],
            options={
                "verbose_name": "社团",
                "verbose_name_plural": "社团",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pinyin"),
                        models.F("id"),
                        condition=models.Q(("removed_at__isnull", True)),
                        name="association_by_name",
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
                        name="outreach_association_removed_pair",
                    ),
                    models.UniqueConstraint(
                        models.F("name"),
                        condition=models.Q(("removed_at__isnull", True)),
                        name="association_name_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CareCall",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
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
                ("changed_at", models.DateTimeField(editable=False, verbose_name="修改时间")),
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
                ("removed_at", models.DateTimeField(editable=False, null=True, verbose_name="移除时间")),
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
                    "removed_reason",
                    models.CharField(blank=True, editable=False, max_length=200, verbose_name="移除原因"),
                ),
                (
                    "village",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        help_text="不选表示全镇。",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="hengl_uf.village",
                        verbose_name="村（社区）",
                    ),
                ),
                ("called_on", models.DateField(verbose_name="随访日期")),
                (
                    "contact",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="care_calls",
                        to="outreach.contact",
                        verbose_name="联系对象",
                    ),
                ),
                (
                    "person",
                    models.CharField(
                        blank=True,
                        help_text="没有登记为联系对象的，只记称呼。",
                        max_length=60,
                        verbose_name="称呼",
                    ),
                ),
                ("phone", models.CharField(blank=True, max_length=23, verbose_name="电话")),
                (
                    "need",
                    models.CharField(
                        blank=True,
                        help_text="如：买菜、送水、修灯。不写健康情况。没有需要的不填。",
                        max_length=200,
                        verbose_name="需要什么",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("fine", "没有需要"),
                            ("raised", "待转交"),
                            ("passed", "已转交"),
                            ("closed", "已办结"),
                        ],
                        default="fine",
                        editable=False,
                        max_length=8,
                        verbose_name="状态",
                    ),
                ),
                (
                    "passed_to",
                    models.CharField(
                        blank=True,
                        choices=[("village", "村（社区）"), ("property", "物业"), ("other", "其他单位")],
                        max_length=10,
                        verbose_name="转交",
                    ),
                ),
                ("passed_to_name", models.CharField(blank=True, max_length=80, verbose_name="转交给谁")),
                ("passed_on", models.DateField(editable=False, null=True, verbose_name="转交日期")),
                (
                    "passed_by",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="转交人",
                    ),
                ),
                ("closed_on", models.DateField(editable=False, null=True, verbose_name="办结日期")),
                (
                    "closed_by",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="办结登记人",
                    ),
                ),
                (
                    "result",
                    models.CharField(blank=True, editable=False, max_length=200, verbose_name="办理结果"),
                ),
                (
                    "staff",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="随访人",
                    ),
                ),
            ],
            options={
                "verbose_name": "关怀随访",
                "verbose_name_plural": "关怀随访",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.OrderBy(models.F("called_on"), descending=True),
                        models.OrderBy(models.F("id"), descending=True),
                        condition=models.Q(("removed_at__isnull", True)),
                        name="care_by_day",
                    ),
                    models.Index(
                        models.F("village_id"),
                        models.OrderBy(models.F("called_on"), descending=True),
                        models.OrderBy(models.F("id"), descending=True),
                        condition=models.Q(("removed_at__isnull", True)),
                        name="care_by_village",
                    ),
                    models.Index(
                        models.F("status"),
                        models.F("called_on"),
                        condition=models.Q(
                            ("removed_at__isnull", True), ("status__in", ("raised", "passed"))
                        ),
                        name="care_open",
                    ),
                    models.Index(
                        models.F("contact_id"),
                        models.OrderBy(models.F("called_on"), descending=True),
                        name="care_by_contact",
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
                        name="outreach_carecall_removed_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("passed_by__isnull", True), ("passed_on__isnull", True)),
                            models.Q(("passed_by__isnull", False), ("passed_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="care_passed_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_by__isnull", True), ("closed_on__isnull", True)),
                            models.Q(("closed_by__isnull", False), ("closed_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="care_closed_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("contact__isnull", False),
                            models.Q(("person", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="care_of_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("need", ""), ("status", "fine")),
                            models.Q(
                                models.Q(("status", "fine"), _negated=True),
                                models.Q(("need", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="care_need_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("passed_on__isnull", False),
                                ("status", "passed"),
                                models.Q(("passed_to", ""), _negated=True),
                            ),
                            models.Q(("status", "passed"), _negated=True),
                            _connector="OR",
                        ),
                        name="care_passed_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("closed_on__isnull", False),
                                ("status", "closed"),
                                models.Q(("result", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("status", "closed"), _negated=True), ("closed_on__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="care_closed_state",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CaseItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="items",
                        to="outreach.servicecase",
                        verbose_name="事项",
                    ),
                ),
                ("text", models.CharField(max_length=100, verbose_name="内容")),
                ("is_required", models.BooleanField(default=True, verbose_name="办结前必须完成")),
                ("order", models.PositiveSmallIntegerField(default=0)),
                ("done_at", models.DateTimeField(null=True, verbose_name="完成时间")),
                (
                    "done_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="完成人",
                    ),
                ),
            ],
            options={
                "verbose_name": "办理清单",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("done_at__isnull", True), ("done_by__isnull", True)),
                            models.Q(("done_at__isnull", False), ("done_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="case_item_done_pair",
                    ),
                    models.UniqueConstraint(models.F("case"), models.F("text"), name="case_item_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="CaseNote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
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
                ("changed_at", models.DateTimeField(editable=False, verbose_name="修改时间")),
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
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notes",
                        to="outreach.servicecase",
                        verbose_name="事项",
                    ),
                ),
                (
                    "text",
                    models.TextField(
                        help_text="只写办理需要的内容。不写宗教信仰、民族、政治、健康、证件号码。",
                        max_length=2000,
                        verbose_name="内容",
                    ),
                ),
                (
                    "readers",
                    models.ManyToManyField(
                        related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="可以查看的人"
                    ),
                ),
            ],
            options={
                "verbose_name": "限阅备注",
                "verbose_name_plural": "限阅备注",
            },
        ),
        migrations.CreateModel(
            name="CategoryItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("changed_at", models.DateTimeField(editable=False, null=True, verbose_name="修改时间")),
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
                (
                    "category",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="items",
                        to="outreach.casecategory",
                        verbose_name="事项类别",
                    ),
                ),
                ("text", models.CharField(max_length=100, verbose_name="内容")),
                (
                    "is_required",
                    models.BooleanField(
                        default=True, help_text="不勾选的只作提示。", verbose_name="办结前必须完成"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="次序")),
                ("is_active", models.BooleanField(default=True, verbose_name="启用")),
            ],
            options={
                "verbose_name": "办理清单",
                "verbose_name_plural": "办理清单",
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("changed_at__isnull", True), ("changed_by__isnull", True)),
                            models.Q(("changed_at__isnull", False), ("changed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="outreach_categoryitem_changed_pair",
                    ),
                    models.UniqueConstraint(
                        models.F("category"), models.F("text"), name="category_item_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ContactMerge",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
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
                ("changed_at", models.DateTimeField(editable=False, verbose_name="修改时间")),
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
                    "kept",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merges",
                        to="outreach.contact",
                        verbose_name="保留的记录",
                    ),
                ),
                (
                    "merged",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged_in",
                        to="outreach.contact",
                        verbose_name="并入的记录",
                    ),
                ),
                ("before", models.JSONField(editable=False)),
                ("moved", models.JSONField(editable=False)),
                ("undone_at", models.DateTimeField(editable=False, null=True, verbose_name="撤销时间")),
                (
                    "undone_by",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="撤销人",
                    ),
                ),
            ],
            options={
                "verbose_name": "合并",
                "verbose_name_plural": "合并",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("undone_at__isnull", True), ("undone_by__isnull", True)),
                            models.Q(("undone_at__isnull", False), ("undone_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="merge_undone_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kept", models.F("merged")), _negated=True), name="merge_of_two"
                    ),
                    models.UniqueConstraint(
                        models.F("merged"),
                        condition=models.Q(("undone_at__isnull", True)),
                        name="merge_standing_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Enquiry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
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
                ("changed_at", models.DateTimeField(editable=False, verbose_name="修改时间")),
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
                ("removed_at", models.DateTimeField(editable=False, null=True, verbose_name="移除时间")),
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
                    "removed_reason",
                    models.CharField(blank=True, editable=False, max_length=200, verbose_name="移除原因"),
                ),
                (
                    "village",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        help_text="不选表示全镇。",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="hengl_uf.village",
                        verbose_name="村（社区）",
                    ),
                ),
                ("asked_at", models.DateTimeField(verbose_name="时间")),
                ("asked_on", models.DateField(editable=False, verbose_name="日期")),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("phone", "来电"),
                            ("counter", "来访"),
                            ("message", "微信、短信"),
                            ("mail", "邮件、来信"),
                        ],
                        default="phone",
                        max_length=10,
                        verbose_name="方式",
                    ),
                ),
                ("phone", models.CharField(blank=True, max_length=23, verbose_name="电话")),
                (
                    "contact",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="enquiries",
                        to="outreach.contact",
                        verbose_name="联系对象",
                    ),
                ),
                (
                    "caller_name",
                    models.CharField(
                        blank=True,
                        help_text="没有登记过的人可以只记称呼。",
                        max_length=60,
                        verbose_name="称呼",
                    ),
                ),
                (
                    "region",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("hong_kong", "香港"),
                            ("macao", "澳门"),
                            ("taiwan", "台湾"),
                            ("overseas", "海外"),
                        ],
                        max_length=10,
                        verbose_name="来自",
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="outreach.casecategory",
                        verbose_name="类别",
                    ),
                ),
                (
                    "question",
                    models.CharField(
                        blank=True,
                        help_text="不写宗教信仰、民族、政治、健康、证件号码。",
                        max_length=200,
                        verbose_name="问什么",
                    ),
                ),
                ("answer", models.TextField(blank=True, max_length=2000, verbose_name="怎么答复")),
                ("minutes", models.PositiveSmallIntegerField(default=3, verbose_name="用时（分钟）")),
                (
                    "outcome",
                    models.CharField(
                        choices=[("answered", "当场答复"), ("case", "转为事项")],
                        default="answered",
                        max_length=10,
                        verbose_name="处理",
                    ),
                ),
                (
                    "case",
                    models.OneToOneField(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="enquiry",
                        to="outreach.servicecase",
                        verbose_name="事项",
                    ),
                ),
                (
                    "staff",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="接听人",
                    ),
                ),
            ],
            options={
                "verbose_name": "来电来访",
                "verbose_name_plural": "来电来访",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.OrderBy(models.F("asked_on"), descending=True),
                        models.OrderBy(models.F("id"), descending=True),
                        condition=models.Q(("removed_at__isnull", True)),
                        name="enquiry_by_day",
                    ),
                    models.Index(
                        models.F("village_id"),
                        models.OrderBy(models.F("asked_on"), descending=True),
                        models.OrderBy(models.F("id"), descending=True),
                        condition=models.Q(("removed_at__isnull", True)),
                        name="enquiry_by_village",
                    ),
                    models.Index(
                        models.F("staff_id"),
                        models.OrderBy(models.F("asked_on"), descending=True),
                        models.OrderBy(models.F("id"), descending=True),
                        condition=models.Q(("removed_at__isnull", True)),
                        name="enquiry_by_staff",
                    ),
                    models.Index(
                        models.F("topic_id"),
                        models.OrderBy(models.F("asked_on"), descending=True),
                        models.OrderBy(models.F("id"), descending=True),
                        condition=models.Q(("removed_at__isnull", True)),
                        name="enquiry_by_topic",
                    ),
                    models.Index(
                        models.F("contact_id"),
                        models.OrderBy(models.F("asked_on"), descending=True),
                        name="enquiry_by_contact",
                    ),
                    models.Index(
                        models.F("phone"),
                        condition=models.Q(("phone", ""), _negated=True),
                        name="enquiry_by_phone",
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
                        name="outreach_enquiry_removed_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("case__isnull", True), ("outcome", "answered")),
                            models.Q(("case__isnull", False), ("outcome", "case")),
                            _connector="OR",
                        ),
                        name="enquiry_case_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("contact__isnull", False),
                            models.Q(("phone", ""), _negated=True),
                            models.Q(("caller_name", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="enquiry_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("minutes__lte", 600)), name="enquiry_minutes_in_range"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="GroupService",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
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
                ("changed_at", models.DateTimeField(editable=False, verbose_name="修改时间")),
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
                ("removed_at", models.DateTimeField(editable=False, null=True, verbose_name="移除时间")),
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
                    "removed_reason",
                    models.CharField(blank=True, editable=False, max_length=200, verbose_name="移除原因"),
                ),
                (
                    "village",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        help_text="不选表示全镇。",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="hengl_uf.village",
                        verbose_name="村（社区）",
                    ),
                ),
                ("title", models.CharField(max_length=100, verbose_name="服务名称")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("permit", "证件办理"),
                            ("vaccination", "疫苗接种预约"),
                            ("account", "银行、电信业务"),
                            ("transport", "集中接送"),
                            ("legal", "法律咨询"),
                            ("other", "其他"),
                        ],
                        default="permit",
                        max_length=12,
                        verbose_name="类别",
                    ),
                ),
                ("held_on", models.DateField(verbose_name="服务日期")),
                ("gather_at", models.TimeField(blank=True, null=True, verbose_name="集合时间")),
                ("place", models.CharField(blank=True, max_length=120, verbose_name="地点")),
                ("slots", models.PositiveSmallIntegerField(verbose_name="名额")),
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
                (
                    "needs_paper",
                    models.BooleanField(
                        default=False,
                        help_text="办理单位确实要求时才勾选。号码加密保存，服务完成后自动清除。",
                        verbose_name="办理时需要核对证件",
                    ),
                ),
                ("paper_reason", models.CharField(blank=True, max_length=200, verbose_name="需要号码的原因")),
                ("notes", models.TextField(blank=True, max_length=1000, verbose_name="注意事项")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "接受预约"),
                            ("closed", "停止预约"),
                            ("done", "已完成"),
                            ("cancelled", "已取消"),
                        ],
                        default="open",
                        editable=False,
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                (
                    "ending",
                    models.CharField(blank=True, editable=False, max_length=200, verbose_name="结束说明"),
                ),
            ],
            options={
                "verbose_name": "团体服务",
                "verbose_name_plural": "团体服务",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.OrderBy(models.F("held_on"), descending=True),
                        models.OrderBy(models.F("id"), descending=True),
                        condition=models.Q(("removed_at__isnull", True)),
                        name="service_by_day",
                    ),
                    models.Index(
                        models.F("village_id"),
                        models.OrderBy(models.F("held_on"), descending=True),
                        models.OrderBy(models.F("id"), descending=True),
                        condition=models.Q(("removed_at__isnull", True)),
                        name="service_by_village",
                    ),
                    models.Index(
                        models.F("status"),
                        models.F("held_on"),
                        condition=models.Q(("removed_at__isnull", True)),
                        name="service_by_state",
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
                        name="outreach_groupservice_removed_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("slots__range", (1, 500))), name="service_has_slots"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("needs_paper", False),
                            models.Q(("paper_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="service_paper_with_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "cancelled"), _negated=True),
                            models.Q(("ending", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="service_cancelled_with_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LetterTemplate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("changed_at", models.DateTimeField(editable=False, null=True, verbose_name="修改时间")),
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
                ("code", models.SlugField(max_length=30, unique=True, verbose_name="代码")),
                ("name", models.CharField(max_length=40, unique=True, verbose_name="文书名称")),
                ("title", models.CharField(max_length=100, verbose_name="标题")),
                ("addressee", models.CharField(blank=True, max_length=100, verbose_name="主送")),
                (
                    "body",
                    models.TextField(
                        help_text="一行一段，可以用下面列出的占位符。", max_length=4000, verbose_name="正文"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="次序")),
                ("is_active", models.BooleanField(default=True, verbose_name="启用")),
            ],
            options={
                "verbose_name": "文书模板",
                "verbose_name_plural": "文书模板",
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("changed_at__isnull", True), ("changed_by__isnull", True)),
                            models.Q(("changed_at__isnull", False), ("changed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="outreach_lettertemplate_changed_pair",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PlannedVisit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
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
                ("changed_at", models.DateTimeField(editable=False, verbose_name="修改时间")),
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
                ("planned_on", models.DateField(verbose_name="计划日期")),
                (
                    "staff",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="走访人",
                    ),
                ),
                (
                    "village",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="hengl_uf.village",
                        verbose_name="村（社区）",
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="planned_visits",
                        to="outreach.contact",
                        verbose_name="走访对象",
                    ),
                ),
                (
                    "enterprise",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="planned_visits",
                        to="hengl_uf.enterprise",
                        verbose_name="走访企业",
                    ),
                ),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("routine", "日常走访"),
                            ("festival", "节日慰问"),
                            ("hardship", "困难帮扶"),
                            ("policy", "政策宣传"),
                            ("business", "企业服务"),
                            ("follow_up", "事项回访"),
                            ("other", "其他"),
                        ],
                        default="routine",
                        max_length=10,
                        verbose_name="走访目的",
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=120, verbose_name="走访地点")),
                (
                    "note",
                    models.CharField(
                        blank=True,
                        help_text="如：送材料、回访办理结果。",
                        max_length=200,
                        verbose_name="要办的事",
                    ),
                ),
                (
                    "order",
                    models.PositiveSmallIntegerField(default=0, editable=False, verbose_name="路线次序"),
                ),
                (
                    "agreed_in",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="next_visits",
                        to="outreach.visit",
                        verbose_name="约定于",
                    ),
                ),
                (
                    "visit",
                    models.OneToOneField(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plan",
                        to="outreach.visit",
                        verbose_name="走访",
                    ),
                ),
                ("cancelled_at", models.DateTimeField(editable=False, null=True, verbose_name="取消时间")),
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
                    "cancelled_reason",
                    models.CharField(blank=True, editable=False, max_length=200, verbose_name="取消原因"),
                ),
            ],
            options={
                "verbose_name": "走访计划",
                "verbose_name_plural": "走访计划",
                "indexes": [
                    models.Index(models.F("planned_on"), models.F("id"), name="plan_by_day"),
                    models.Index(
                        models.F("village"), models.F("planned_on"), models.F("id"), name="plan_by_village"
                    ),
                    models.Index(
                        models.F("staff"), models.F("planned_on"), models.F("order"), name="plan_by_staff"
                    ),
                    models.Index(
                        models.F("staff"),
                        models.F("planned_on"),
                        condition=models.Q(("cancelled_at__isnull", True), ("visit__isnull", True)),
                        name="plan_open_by_staff",
                    ),
                    models.Index(
                        models.F("planned_on"),
                        models.F("id"),
                        condition=models.Q(("cancelled_at__isnull", True), ("visit__isnull", True)),
                        name="plan_open_by_day",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("cancelled_at__isnull", True), ("cancelled_by__isnull", True)),
                            models.Q(("cancelled_at__isnull", False), ("cancelled_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="plan_cancelled_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("contact__isnull", False), ("enterprise__isnull", False), _connector="OR"
                        ),
                        name="plan_has_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("visit__isnull", True), ("cancelled_at__isnull", True), _connector="OR"
                        ),
                        name="plan_one_end",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("cancelled_at__isnull", True), ("cancelled_reason", "")),
                            models.Q(
                                ("cancelled_at__isnull", False),
                                models.Q(("cancelled_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="plan_cancelled_with_reason",
                    ),
                    models.UniqueConstraint(
                        models.F("staff"),
                        models.F("planned_on"),
                        models.F("contact"),
                        condition=models.Q(("cancelled_at__isnull", True), ("visit__isnull", True)),
                        name="plan_person_once_a_day",
                    ),
                    models.UniqueConstraint(
                        models.F("staff"),
                        models.F("planned_on"),
                        models.F("enterprise"),
                        condition=models.Q(
                            ("cancelled_at__isnull", True), ("visit__isnull", True), ("contact__isnull", True)
                        ),
                        name="plan_enterprise_once_a_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Reception",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
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
                ("changed_at", models.DateTimeField(editable=False, verbose_name="修改时间")),
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
                ("removed_at", models.DateTimeField(editable=False, null=True, verbose_name="移除时间")),
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
                    "removed_reason",
                    models.CharField(blank=True, editable=False, max_length=200, verbose_name="移除原因"),
                ),
                (
                    "village",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        help_text="不选表示全镇。",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="hengl_uf.village",
                        verbose_name="村（社区）",
                    ),
                ),
                ("received_on", models.DateField(verbose_name="接待日期")),
                ("people", models.PositiveSmallIntegerField(default=1, verbose_name="人次")),
                (
                    "region",
                    models.CharField(
                        choices=[
                            ("hong_kong", "香港"),
                            ("macao", "澳门"),
                            ("taiwan", "台湾"),
                            ("overseas", "海外"),
                        ],
                        default="hong_kong",
                        max_length=10,
                        verbose_name="来自",
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="receptions",
                        to="outreach.contact",
                        verbose_name="联系对象",
                    ),
                ),
                (
                    "visitors",
                    models.CharField(
                        blank=True,
                        help_text="如：某某同乡会一行。不写每个人的名字。",
                        max_length=80,
                        verbose_name="来访者",
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="outreach.casecategory",
                        verbose_name="类别",
                    ),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="不写宗教信仰、民族、政治、健康、证件号码。",
                        max_length=2000,
                        verbose_name="接待情况",
                    ),
                ),
                (
                    "case",
                    models.OneToOneField(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reception",
                        to="outreach.servicecase",
                        verbose_name="事项",
                    ),
                ),
                (
                    "staff",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="接待人",
                    ),
                ),
            ],
            options={
                "verbose_name": "接待",
                "verbose_name_plural": "接待",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.OrderBy(models.F("received_on"), descending=True),
                        models.OrderBy(models.F("id"), descending=True),
                        condition=models.Q(("removed_at__isnull", True)),
                        name="reception_by_day",
                    ),
                    models.Index(
                        models.F("village_id"),
                        models.OrderBy(models.F("received_on"), descending=True),
                        models.OrderBy(models.F("id"), descending=True),
                        condition=models.Q(("removed_at__isnull", True)),
                        name="reception_by_village",
                    ),
                    models.Index(
                        models.F("staff_id"),
                        models.OrderBy(models.F("received_on"), descending=True),
                        models.OrderBy(models.F("id"), descending=True),
                        condition=models.Q(("removed_at__isnull", True)),
                        name="reception_by_staff",
                    ),
                    models.Index(
                        models.F("contact_id"),
                        models.OrderBy(models.F("received_on"), descending=True),
                        name="reception_by_contact",
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
                        name="outreach_reception_removed_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("people__range", (1, 9999))), name="reception_of_somebody"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Referral",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
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
                ("changed_at", models.DateTimeField(editable=False, verbose_name="修改时间")),
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
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="referrals",
                        to="outreach.servicecase",
                        verbose_name="事项",
                    ),
                ),
                ("department", models.CharField(max_length=80, verbose_name="转办部门")),
                ("question", models.CharField(max_length=400, verbose_name="请其办理")),
                ("sent_on", models.DateField(verbose_name="转出日期")),
                ("due_on", models.DateField(verbose_name="答复期限")),
                ("answered_on", models.DateField(editable=False, null=True, verbose_name="答复日期")),
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
                    "answer",
                    models.TextField(blank=True, editable=False, max_length=2000, verbose_name="答复内容"),
                ),
            ],
            options={
                "verbose_name": "转办",
                "verbose_name_plural": "转办",
                "indexes": [
                    models.Index(
                        models.F("due_on"),
                        models.F("id"),
                        condition=models.Q(("answered_on__isnull", True)),
                        name="referral_open_by_due",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_by__isnull", True), ("answered_on__isnull", True)),
                            models.Q(("answered_by__isnull", False), ("answered_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="referral_answered_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("due_on__gte", models.F("sent_on"))),
                        name="referral_due_after_sending",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_on__isnull", True)),
                            models.Q(
                                ("answered_on__gte", models.F("sent_on")),
                                models.Q(("answer", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="referral_answered_with_words",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Activity",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
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
                ("changed_at", models.DateTimeField(editable=False, verbose_name="修改时间")),
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
                ("removed_at", models.DateTimeField(editable=False, null=True, verbose_name="移除时间")),
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
                    "removed_reason",
                    models.CharField(blank=True, editable=False, max_length=200, verbose_name="移除原因"),
                ),
                (
                    "village",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        help_text="不选表示全镇。",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="hengl_uf.village",
                        verbose_name="村（社区）",
                    ),
                ),
                ("title", models.CharField(max_length=100, verbose_name="活动名称")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("greeting", "走访慰问"),
                            ("talk", "谈心交友"),
                            ("youth", "青少年活动"),
                            ("volunteering", "志愿服务"),
                            ("wishes", "圆梦微心愿"),
                            ("forum", "聚智薈"),
                            ("gathering", "联谊活动"),
                            ("study", "学习考察"),
                            ("festival", "节庆活动"),
                            ("other", "其他"),
                        ],
                        default="gathering",
                        max_length=15,
                        verbose_name="类别",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("planned", "筹备中"), ("held", "已举办"), ("cancelled", "已取消")],
                        default="planned",
                        editable=False,
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("held_on", models.DateField(verbose_name="日期")),
                (
                    "ends_on",
                    models.DateField(
                        blank=True, help_text="一天内结束的不填。", null=True, verbose_name="结束日期"
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=120, verbose_name="地点")),
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
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="写做了什么、效果怎样。不写参加者的名字，不写宗教信仰、民族、政治、健康。",
                        max_length=4000,
                        verbose_name="活动情况",
                    ),
                ),
                ("volunteers", models.PositiveIntegerField(default=0, verbose_name="志愿者人数")),
                (
                    "volunteer_hours",
                    models.DecimalField(
                        decimal_places=1,
                        default=0,
                        help_text="小时，全部志愿者合计。",
                        max_digits=8,
                        verbose_name="志愿服务时数",
                    ),
                ),
                (
                    "cost",
                    models.DecimalField(
                        decimal_places=2, default=0, max_digits=14, verbose_name="经费（元）"
                    ),
                ),
                (
                    "partners",
                    models.CharField(
                        blank=True, help_text="用顿号隔开。", max_length=200, verbose_name="其他合作单位"
                    ),
                ),
                (
                    "repeats",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="repeated_by",
                        to="outreach.activity",
                        verbose_name="沿用",
                    ),
                ),
                (
                    "cancelled_reason",
                    models.CharField(blank=True, editable=False, max_length=200, verbose_name="取消原因"),
                ),
                (
                    "associations",
                    models.ManyToManyField(
                        blank=True,
                        related_name="activities",
                        to="outreach.association",
                        verbose_name="合办社团",
                    ),
                ),
                (
                    "enterprises",
                    models.ManyToManyField(
                        blank=True,
                        related_name="activities",
                        to="hengl_uf.enterprise",
                        verbose_name="支持企业",
                    ),
                ),
                (
                    "helpers",
                    models.ManyToManyField(
                        blank=True,
                        help_text="主讲、主持或出力协助的人，征得本人同意后填写。参加者只记人数。",
                        related_name="activities",
                        to="outreach.contact",
                        verbose_name="协助的联系对象",
                    ),
                ),
            ],
            options={
                "verbose_name": "活动",
                "verbose_name_plural": "活动",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.OrderBy(models.F("held_on"), descending=True),
                        models.OrderBy(models.F("id"), descending=True),
                        condition=models.Q(("removed_at__isnull", True)),
                        name="activity_by_day",
                    ),
                    models.Index(
                        models.F("village_id"),
                        models.OrderBy(models.F("held_on"), descending=True),
                        models.OrderBy(models.F("id"), descending=True),
                        condition=models.Q(("removed_at__isnull", True)),
                        name="activity_by_village",
                    ),
                    models.Index(
                        models.F("kind"),
                        models.OrderBy(models.F("held_on"), descending=True),
                        models.OrderBy(models.F("id"), descending=True),
                        condition=models.Q(("removed_at__isnull", True)),
                        name="activity_by_kind",
                    ),
                    models.Index(
                        models.F("held_on"),
                        condition=models.Q(("removed_at__isnull", True), ("status", "planned")),
                        name="activity_planned",
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
                        name="outreach_activity_removed_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True), ("ends_on__gte", models.F("held_on")), _connector="OR"
                        ),
                        name="activity_ends_after_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("cost__gte", 0), ("volunteer_hours__gte", 0)),
                        name="activity_nothing_negative",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("status", "cancelled"), models.Q(("cancelled_reason", ""), _negated=True)
                            ),
                            models.Q(
                                models.Q(("status", "cancelled"), _negated=True), ("cancelled_reason", "")
                            ),
                            _connector="OR",
                        ),
                        name="activity_cancelled_with_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Booking",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
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
                ("changed_at", models.DateTimeField(editable=False, verbose_name="修改时间")),
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
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bookings",
                        to="outreach.groupservice",
                        verbose_name="团体服务",
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bookings",
                        to="outreach.contact",
                        verbose_name="联系对象",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("booked", "已预约"), ("waiting", "候补"), ("cancelled", "已取消")],
                        editable=False,
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("slot", models.PositiveSmallIntegerField(editable=False, null=True, verbose_name="名额号")),
                ("was_served", models.BooleanField(editable=False, null=True, verbose_name="已提供服务")),
                (
                    "note",
                    models.CharField(
                        blank=True,
                        help_text="如：需要轮椅通道。不写病情、证件号码。",
                        max_length=100,
                        verbose_name="备注",
                    ),
                ),
                (
                    "paper_kind",
                    models.CharField(blank=True, editable=False, max_length=20, verbose_name="证件类别"),
                ),
                ("paper_sealed", models.BinaryField(null=True, verbose_name="证件号（加密）")),
                (
                    "paper_mark",
                    models.CharField(blank=True, editable=False, max_length=64, verbose_name="证件号比对值"),
                ),
                (
                    "paper_tail",
                    models.CharField(blank=True, editable=False, max_length=4, verbose_name="证件号末四位"),
                ),
                ("cancelled_at", models.DateTimeField(editable=False, null=True, verbose_name="取消时间")),
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
                    "cancelled_reason",
                    models.CharField(blank=True, editable=False, max_length=200, verbose_name="取消原因"),
                ),
            ],
            options={
                "verbose_name": "预约",
                "verbose_name_plural": "预约",
                "indexes": [
                    models.Index(
                        models.F("service"), models.F("status"), models.F("id"), name="booking_by_service"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("cancelled_at__isnull", True), ("cancelled_by__isnull", True)),
                            models.Q(("cancelled_at__isnull", False), ("cancelled_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="booking_cancelled_pair",
                    ),
                    models.UniqueConstraint(
                        models.F("service"),
                        models.F("contact"),
                        condition=models.Q(("status", "cancelled"), _negated=True),
                        name="booking_person_once",
                    ),
                    models.UniqueConstraint(
                        models.F("service"),
                        models.F("slot"),
                        condition=models.Q(("status", "booked")),
                        name="booking_slot_once",
                    ),
                    models.UniqueConstraint(
                        models.F("service"),
                        models.F("paper_mark"),
                        condition=models.Q(
                            models.Q(("status", "cancelled"), _negated=True),
                            models.Q(("paper_mark", ""), _negated=True),
                        ),
                        name="booking_paper_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("slot__gte", 1), ("status", "booked")),
                            models.Q(models.Q(("status", "booked"), _negated=True), ("slot__isnull", True)),
                            _connector="OR",
                        ),
                        name="booking_has_slot",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("cancelled_at__isnull", False), ("status", "cancelled")),
                            models.Q(
                                models.Q(("status", "cancelled"), _negated=True),
                                ("cancelled_at__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="booking_cancelled_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("was_served__isnull", True), ("status", "booked"), _connector="OR"
                        ),
                        name="booking_served_was_booked",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("paper_kind", ""),
                                ("paper_mark", ""),
                                ("paper_sealed__isnull", True),
                                ("paper_tail", ""),
                            ),
                            models.Q(
                                ("paper_sealed__isnull", False),
                                models.Q(("paper_mark", ""), _negated=True),
                                models.Q(("paper_tail", ""), _negated=True),
                                models.Q(("paper_kind", ""), _negated=True),
                                models.Q(("status", "cancelled"), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="booking_paper_whole",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Headcount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
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
                ("changed_at", models.DateTimeField(editable=False, verbose_name="修改时间")),
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
                    "association",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="outreach.association",
                        verbose_name="社团",
                    ),
                ),
                ("counted_on", models.DateField(verbose_name="统计日期")),
                ("members", models.PositiveIntegerField(verbose_name="会员人数")),
            ],
            options={
                "verbose_name": "会员人数",
                "constraints": [
                    models.UniqueConstraint(
                        models.F("association"), models.F("counted_on"), name="headcount_once_a_day"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Office",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
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
                ("changed_at", models.DateTimeField(editable=False, verbose_name="修改时间")),
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
                    "association",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="outreach.association",
                        verbose_name="社团",
                    ),
                ),
                ("title", models.CharField(max_length=40, verbose_name="职务")),
                ("seats", models.PositiveSmallIntegerField(default=1, verbose_name="名额")),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="次序")),
                ("is_required", models.BooleanField(default=True, verbose_name="空缺时提醒")),
            ],
            options={
                "verbose_name": "职务",
                "constraints": [
                    models.UniqueConstraint(
                        models.F("association"), models.F("title"), name="office_title_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("seats__range", (1, 99))), name="office_has_seats"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Project",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
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
                ("changed_at", models.DateTimeField(editable=False, verbose_name="修改时间")),
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
                ("removed_at", models.DateTimeField(editable=False, null=True, verbose_name="移除时间")),
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
                    "removed_reason",
                    models.CharField(blank=True, editable=False, max_length=200, verbose_name="移除原因"),
                ),
                (
                    "village",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        help_text="不选表示全镇。",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="hengl_uf.village",
                        verbose_name="村（社区）",
                    ),
                ),
                ("name", models.CharField(max_length=100, verbose_name="项目名称")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("home", "侨胞之家建设"),
                            ("seat", "会址迁入"),
                            ("centre", "服务中心建设"),
                            ("other", "其他"),
                        ],
                        default="home",
                        max_length=10,
                        verbose_name="类别",
                    ),
                ),
                (
                    "association",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="projects",
                        to="outreach.association",
                        verbose_name="相关社团",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="负责人",
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="开始日期")),
                ("due_on", models.DateField(verbose_name="完成期限")),
                (
                    "budget",
                    models.DecimalField(
                        decimal_places=2, default=0, max_digits=14, verbose_name="预算（元）"
                    ),
                ),
                ("goal", models.TextField(blank=True, max_length=2000, verbose_name="目标")),
                (
                    "status",
                    models.CharField(
                        choices=[("running", "进行中"), ("done", "已完成"), ("stopped", "已停止")],
                        default="running",
                        editable=False,
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("done_on", models.DateField(editable=False, null=True, verbose_name="完成日期")),
                (
                    "ending",
                    models.CharField(blank=True, editable=False, max_length=400, verbose_name="结束说明"),
                ),
            ],
            options={
                "verbose_name": "项目",
                "verbose_name_plural": "项目",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("due_on"),
                        models.F("id"),
                        condition=models.Q(("removed_at__isnull", True)),
                        name="project_by_due",
                    ),
                    models.Index(
                        models.F("status"),
                        models.F("due_on"),
                        models.F("id"),
                        condition=models.Q(("removed_at__isnull", True)),
                        name="project_by_state",
                    ),
                    models.Index(
                        models.F("village"),
                        models.F("due_on"),
                        condition=models.Q(("removed_at__isnull", True)),
                        name="project_by_village",
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
                        name="outreach_project_removed_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("due_on__gte", models.F("starts_on"))),
                        name="project_due_after_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("done_on__isnull", True),
                            ("done_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="project_done_after_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("budget__gte", 0)), name="project_budget_not_negative"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("done_on__isnull", False), ("status", "done")),
                            models.Q(models.Q(("status", "done"), _negated=True), ("done_on__isnull", True)),
                            _connector="OR",
                        ),
                        name="project_done_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "stopped"), _negated=True),
                            models.Q(("ending", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="project_stopped_with_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Seat",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
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
                ("changed_at", models.DateTimeField(editable=False, verbose_name="修改时间")),
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
                    "association",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="outreach.association",
                        verbose_name="社团",
                    ),
                ),
                ("from_on", models.DateField(verbose_name="启用日期")),
                ("address", models.CharField(max_length=120, verbose_name="会址")),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="说明")),
            ],
            options={
                "verbose_name": "会址",
                "constraints": [
                    models.UniqueConstraint(
                        models.F("association"), models.F("from_on"), name="seat_once_a_day"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SharedResource",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
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
                ("changed_at", models.DateTimeField(editable=False, verbose_name="修改时间")),
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
                ("removed_at", models.DateTimeField(editable=False, null=True, verbose_name="移除时间")),
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
                    "removed_reason",
                    models.CharField(blank=True, editable=False, max_length=200, verbose_name="移除原因"),
                ),
                (
                    "village",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        help_text="不选表示全镇。",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="hengl_uf.village",
                        verbose_name="村（社区）",
                    ),
                ),
                (
                    "association",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="resources",
                        to="outreach.association",
                        verbose_name="提供的社团",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("room", "场地"),
                            ("event", "活动"),
                            ("material", "物资"),
                            ("expert", "专家、师资"),
                            ("other", "其他"),
                        ],
                        default="room",
                        max_length=10,
                        verbose_name="类别",
                    ),
                ),
                ("name", models.CharField(max_length=80, verbose_name="名称")),
                ("place", models.CharField(blank=True, max_length=120, verbose_name="地点")),
                ("offered_from", models.DateField(blank=True, null=True, verbose_name="可用起")),
                ("offered_until", models.DateField(blank=True, null=True, verbose_name="可用至")),
                (
                    "terms",
                    models.TextField(
                        blank=True,
                        help_text="如：提前几天联系谁、有什么要求。",
                        max_length=1000,
                        verbose_name="怎么用",
                    ),
                ),
            ],
            options={
                "verbose_name": "共享资源",
                "verbose_name_plural": "共享资源",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("kind"),
                        models.F("id"),
                        condition=models.Q(("removed_at__isnull", True)),
                        name="resource_by_kind",
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
                        name="outreach_sharedresource_removed_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("offered_from__isnull", True),
                            ("offered_until__isnull", True),
                            ("offered_until__gte", models.F("offered_from")),
                            _connector="OR",
                        ),
                        name="resource_ends_after_start",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attendance",
                        to="outreach.activity",
                    ),
                ),
                (
                    "group",
                    models.CharField(
                        choices=[
                            ("hong_kong", "香港同胞"),
                            ("macao", "澳门同胞"),
                            ("taiwan", "台湾同胞"),
                            ("overseas", "海外侨胞、归侨侨眷"),
                            ("youth", "青少年"),
                            ("local", "本地居民"),
                            ("volunteers", "志愿者"),
                            ("staff", "工作人员"),
                            ("other", "其他"),
                        ],
                        max_length=12,
                        verbose_name="人群",
                    ),
                ),
                ("people", models.PositiveIntegerField(verbose_name="人数")),
            ],
            options={
                "verbose_name": "参加人数",
                "constraints": [
                    models.UniqueConstraint(
                        models.F("activity"), models.F("group"), name="attendance_group_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("people__range", (1, 99999))), name="attendance_in_range"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Milestone",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
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
                ("changed_at", models.DateTimeField(editable=False, verbose_name="修改时间")),
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
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="milestones",
                        to="outreach.project",
                        verbose_name="项目",
                    ),
                ),
                ("name", models.CharField(max_length=80, verbose_name="节点")),
                (
                    "owner",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="责任人",
                    ),
                ),
                (
                    "starts_on",
                    models.DateField(
                        blank=True, help_text="只有一个日期的不填。", null=True, verbose_name="开始日期"
                    ),
                ),
                ("due_on", models.DateField(verbose_name="完成期限")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="完成日期")),
                (
                    "done_by",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="完成登记人",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="说明")),
            ],
            options={
                "verbose_name": "节点",
                "verbose_name_plural": "节点",
                "indexes": [
                    models.Index(models.F("due_on"), models.F("id"), name="milestone_by_due"),
                    models.Index(
                        models.F("due_on"),
                        condition=models.Q(("done_on__isnull", True)),
                        name="milestone_open_by_due",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("done_by__isnull", True), ("done_on__isnull", True)),
                            models.Q(("done_by__isnull", False), ("done_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="milestone_done_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("starts_on__isnull", True),
                            ("due_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="milestone_due_after_start",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ResourceUse",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
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
                ("changed_at", models.DateTimeField(editable=False, verbose_name="修改时间")),
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
                    "resource",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="uses",
                        to="outreach.sharedresource",
                        verbose_name="共享资源",
                    ),
                ),
                (
                    "association",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="uses",
                        to="outreach.association",
                        verbose_name="使用的社团",
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
                        verbose_name="使用的村（社区）",
                    ),
                ),
                ("used_on", models.DateField(verbose_name="日期")),
                ("what", models.CharField(max_length=200, verbose_name="用途")),
            ],
            options={
                "verbose_name": "使用记录",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("association__isnull", False), ("village__isnull", False), _connector="OR"
                        ),
                        name="use_by_somebody",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Risk",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
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
                ("changed_at", models.DateTimeField(editable=False, verbose_name="修改时间")),
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
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="risks",
                        to="outreach.project",
                        verbose_name="项目",
                    ),
                ),
                ("text", models.CharField(max_length=200, verbose_name="风险")),
                ("measure", models.CharField(blank=True, max_length=200, verbose_name="应对措施")),
                (
                    "owner",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="责任人",
                    ),
                ),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="解除日期")),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="解除登记人",
                    ),
                ),
            ],
            options={
                "verbose_name": "风险",
                "verbose_name_plural": "风险",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_by__isnull", True), ("closed_on__isnull", True)),
                            models.Q(("closed_by__isnull", False), ("closed_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="risk_closed_pair",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Spending",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
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
                ("changed_at", models.DateTimeField(editable=False, verbose_name="修改时间")),
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
                ("removed_at", models.DateTimeField(editable=False, null=True, verbose_name="移除时间")),
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
                    "removed_reason",
                    models.CharField(blank=True, editable=False, max_length=200, verbose_name="移除原因"),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="spendings",
                        to="outreach.project",
                        verbose_name="项目",
                    ),
                ),
                ("spent_on", models.DateField(verbose_name="支出日期")),
                ("amount", models.DecimalField(decimal_places=2, max_digits=14, verbose_name="金额（元）")),
                ("what", models.CharField(max_length=100, verbose_name="用途")),
            ],
            options={
                "verbose_name": "支出",
                "verbose_name_plural": "支出",
                "abstract": False,
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
                        name="outreach_spending_removed_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0)), name="spending_above_nothing"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Term",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
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
                ("changed_at", models.DateTimeField(editable=False, verbose_name="修改时间")),
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
                    "association",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="outreach.association",
                        verbose_name="社团",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="terms",
                        to="outreach.office",
                        verbose_name="职务",
                    ),
                ),
                ("place", models.BigIntegerField(editable=False)),
                ("holder_name", models.CharField(max_length=60, verbose_name="姓名")),
                (
                    "contact",
                    models.ForeignKey(
                        blank=True,
                        help_text="任职人已登记为联系对象的，可以选上。",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="terms",
                        to="outreach.contact",
                        verbose_name="联系对象",
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="任期开始")),
                (
                    "ends_on",
                    models.DateField(
                        blank=True, help_text="没有期限的不填。", null=True, verbose_name="任期届满"
                    ),
                ),
                ("ended_reason", models.CharField(blank=True, max_length=200, verbose_name="提前离任原因")),
            ],
            options={
                "verbose_name": "任期",
                "indexes": [models.Index(models.F("ends_on"), models.F("id"), name="term_by_end")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="term_ends_after_start",
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
                        name="term_place_of_its_office",
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
                        name="term_one_holder_a_place",
                        violation_error_message="同一职务的任期不能重叠。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Wish",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
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
                ("changed_at", models.DateTimeField(editable=False, verbose_name="修改时间")),
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
                ("removed_at", models.DateTimeField(editable=False, null=True, verbose_name="移除时间")),
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
                    "removed_reason",
                    models.CharField(blank=True, editable=False, max_length=200, verbose_name="移除原因"),
                ),
                (
                    "village",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        help_text="不选表示全镇。",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="hengl_uf.village",
                        verbose_name="村（社区）",
                    ),
                ),
                ("number", models.CharField(editable=False, max_length=40, unique=True, verbose_name="编号")),
                (
                    "title",
                    models.CharField(
                        help_text="如：一张书桌。不写姓名、住址。", max_length=100, verbose_name="心愿"
                    ),
                ),
                (
                    "detail",
                    models.TextField(
                        blank=True,
                        help_text="不写姓名、住址、宗教信仰、健康情况。",
                        max_length=1000,
                        verbose_name="说明",
                    ),
                ),
                (
                    "wished_for",
                    models.CharField(
                        choices=[
                            ("elderly", "长者"),
                            ("child", "儿童青少年"),
                            ("family", "困难家庭"),
                            ("returned", "归侨侨眷"),
                            ("compatriot", "港澳台同胞"),
                            ("other", "其他"),
                        ],
                        default="elderly",
                        max_length=12,
                        verbose_name="谁的心愿",
                    ),
                ),
                ("needed_on", models.DateField(blank=True, null=True, verbose_name="希望实现日期")),
                (
                    "staff",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="联系人员",
                    ),
                ),
                (
                    "activity",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="wishes",
                        to="outreach.activity",
                        verbose_name="所属活动",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "草稿"),
                            ("published", "待认领"),
                            ("claimed", "已认领"),
                            ("fulfilled", "已实现"),
                            ("thanked", "已致谢"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("published_on", models.DateField(editable=False, null=True, verbose_name="发布日期")),
                ("claimed_at", models.DateTimeField(editable=False, null=True, verbose_name="认领时间")),
                (
                    "claimed_by",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="认领登记人",
                    ),
                ),
                (
                    "claimed_association",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="wishes",
                        to="outreach.association",
                        verbose_name="认领社团",
                    ),
                ),
                (
                    "claimed_enterprise",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="wishes",
                        to="hengl_uf.enterprise",
                        verbose_name="认领企业",
                    ),
                ),
                (
                    "claimed_volunteer",
                    models.CharField(blank=True, editable=False, max_length=60, verbose_name="认领志愿者"),
                ),
                ("fulfilled_on", models.DateField(editable=False, null=True, verbose_name="实现日期")),
                (
                    "fulfilled_by",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="实现登记人",
                    ),
                ),
                (
                    "fulfilled_note",
                    models.CharField(blank=True, editable=False, max_length=200, verbose_name="实现情况"),
                ),
                ("thanked_on", models.DateField(editable=False, null=True, verbose_name="致谢日期")),
                (
                    "thanked_by",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="致谢登记人",
                    ),
                ),
                (
                    "thanks",
                    models.CharField(blank=True, editable=False, max_length=200, verbose_name="怎样致谢"),
                ),
            ],
            options={
                "verbose_name": "微心愿",
                "verbose_name_plural": "微心愿",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.OrderBy(models.F("id"), descending=True),
                        condition=models.Q(("removed_at__isnull", True)),
                        name="wish_by_age",
                    ),
                    models.Index(
                        models.F("status"),
                        models.OrderBy(models.F("id"), descending=True),
                        condition=models.Q(("removed_at__isnull", True)),
                        name="wish_by_state",
                    ),
                    models.Index(
                        models.F("village_id"),
                        models.OrderBy(models.F("id"), descending=True),
                        condition=models.Q(("removed_at__isnull", True)),
                        name="wish_by_village",
                    ),
                    models.Index(
                        models.F("fulfilled_on"),
                        condition=models.Q(("removed_at__isnull", True)),
                        name="wish_by_fulfilment",
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
                        name="outreach_wish_removed_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("claimed_at__isnull", True), ("claimed_by__isnull", True)),
                            models.Q(("claimed_at__isnull", False), ("claimed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="wish_claimed_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("fulfilled_by__isnull", True), ("fulfilled_on__isnull", True)),
                            models.Q(("fulfilled_by__isnull", False), ("fulfilled_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="wish_fulfilled_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("thanked_by__isnull", True), ("thanked_on__isnull", True)),
                            models.Q(("thanked_by__isnull", False), ("thanked_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="wish_thanked_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("status__in", ("claimed", "fulfilled", "thanked")),
                                ("claimed_at__isnull", False),
                                ("published_on__isnull", False),
                                models.Q(
                                    models.Q(
                                        models.Q(
                                            models.Q(
                                                ("claimed_association__isnull", False),
                                                ("claimed_enterprise__isnull", True),
                                            ),
                                            models.Q(
                                                ("claimed_association__isnull", True),
                                                ("claimed_enterprise__isnull", False),
                                            ),
                                            _connector="OR",
                                        ),
                                        ("claimed_volunteer", ""),
                                    ),
                                    models.Q(
                                        ("claimed_association__isnull", True),
                                        ("claimed_enterprise__isnull", True),
                                        models.Q(("claimed_volunteer", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                            ),
                            models.Q(
                                models.Q(("status__in", ("claimed", "fulfilled", "thanked")), _negated=True),
                                ("claimed_association__isnull", True),
                                ("claimed_at__isnull", True),
                                ("claimed_enterprise__isnull", True),
                                ("claimed_volunteer", ""),
                            ),
                            _connector="OR",
                        ),
                        name="wish_claimed_by_one",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("fulfilled_on__isnull", False), ("status__in", ("fulfilled", "thanked"))
                            ),
                            models.Q(
                                models.Q(("status__in", ("fulfilled", "thanked")), _negated=True),
                                ("fulfilled_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="wish_fulfilled_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "thanked"), ("thanked_on__isnull", False)),
                            models.Q(
                                models.Q(("status", "thanked"), _negated=True), ("thanked_on__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="wish_thanked_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status", "draft"), ("published_on__isnull", False), _connector="OR"
                        ),
                        name="wish_published_state",
                    ),
                ],
            },
        ),
        migrations.RemoveIndex(
            model_name="promise",
            name="promise_open_by_due",
        ),
        migrations.RemoveIndex(
            model_name="promise",
            name="promise_open_by_owner",
        ),
        migrations.AddField(
            model_name="contact",
            name="merged_into",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="outreach.contact",
                verbose_name="并入",
            ),
        ),
        migrations.AddField(
            model_name="contact",
            name="retention_set_on",
            field=models.DateField(
                default=datetime.date(1900, 1, 1), editable=False, verbose_name="保存期限设定日期"
            ),
            preserve_default=False,
        ),
        migrations.RunSQL(
            sql="update outreach_contact set retention_set_on = least((created_at at time zone 'Asia/Shanghai')::date, retain_until)",
            reverse_sql="",
        ),
        migrations.AddField(
            model_name="promise",
            name="case",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="promises",
                to="outreach.servicecase",
                verbose_name="求助事项",
            ),
        ),
        migrations.AddField(
            model_name="promise",
            name="contact",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="promises",
                to="outreach.contact",
                verbose_name="向谁承诺",
            ),
        ),
        migrations.AddField(
            model_name="promise",
            name="given_up_by",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="确认人",
            ),
        ),
        migrations.AddField(
            model_name="promise",
            name="given_up_on",
            field=models.DateField(blank=True, null=True, verbose_name="确认未兑现日期"),
        ),
        migrations.AddField(
            model_name="promise",
            name="given_up_reason",
            field=models.CharField(blank=True, max_length=200, verbose_name="未兑现原因"),
        ),
        migrations.AddField(
            model_name="promise",
            name="kept_note",
            field=models.CharField(blank=True, max_length=200, verbose_name="兑现情况"),
        ),
        migrations.AlterField(
            model_name="casestep",
            name="kind",
            field=models.CharField(
                choices=[
                    ("opened", "登记"),
                    ("taken", "受理"),
                    ("acted", "办理"),
                    ("paused", "暂停"),
                    ("resumed", "恢复办理"),
                    ("resolved", "办结"),
                    ("reopened", "重办"),
                    ("handed_over", "转交"),
                    ("referred", "转办"),
                    ("answered", "收到答复"),
                    ("letter", "出具文书"),
                ],
                max_length=12,
                verbose_name="步骤",
            ),
        ),
        migrations.AlterField(
            model_name="promise",
            name="village",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="hengl_uf.village",
                verbose_name="村（社区）",
            ),
        ),
        migrations.AlterField(
            model_name="promise",
            name="visit",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="promises",
                to="outreach.visit",
                verbose_name="走访",
            ),
        ),
        migrations.AddConstraint(
            model_name="contact",
            constraint=models.CheckConstraint(
                condition=models.Q(("retain_until__gte", models.F("retention_set_on"))),
                name="contact_retention_not_over",
            ),
        ),
        migrations.AddConstraint(
            model_name="contact",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("merged_into__isnull", True),
                    models.Q(
                        ("removed_at__isnull", False),
                        models.Q(("merged_into", models.F("id")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="contact_merged_into_another",
            ),
        ),
        migrations.AddField(
            model_name="promise",
            name="activity",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="promises",
                to="outreach.activity",
                verbose_name="活动",
            ),
        ),
        migrations.AddField(
            model_name="promise",
            name="care_call",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="promises",
                to="outreach.carecall",
                verbose_name="关怀随访",
            ),
        ),
        migrations.AddField(
            model_name="promise",
            name="enquiry",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="promises",
                to="outreach.enquiry",
                verbose_name="来电来访",
            ),
        ),
        migrations.AddField(
            model_name="promise",
            name="project",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="promises",
                to="outreach.project",
                verbose_name="项目",
            ),
        ),
        migrations.AddField(
            model_name="promise",
            name="reception",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="promises",
                to="outreach.reception",
                verbose_name="接待",
            ),
        ),
        migrations.AddIndex(
            model_name="promise",
            index=models.Index(models.F("due_on"), models.F("id"), name="promise_by_due"),
        ),
        migrations.AddIndex(
            model_name="promise",
            index=models.Index(
                models.F("village"), models.F("due_on"), models.F("id"), name="promise_by_village"
            ),
        ),
        migrations.AddIndex(
            model_name="promise",
            index=models.Index(
                models.F("owner"), models.F("due_on"), models.F("id"), name="promise_by_owner"
            ),
        ),
        migrations.AddIndex(
            model_name="promise",
            index=models.Index(
                models.F("due_on"),
                models.F("id"),
                condition=models.Q(("given_up_on__isnull", True), ("kept_on__isnull", True)),
                name="promise_open_by_due",
            ),
        ),
        migrations.AddIndex(
            model_name="promise",
            index=models.Index(
                models.F("owner"),
                models.F("due_on"),
                condition=models.Q(("given_up_on__isnull", True), ("kept_on__isnull", True)),
                name="promise_open_by_owner",
            ),
        ),
        migrations.AddConstraint(
            model_name="promise",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("given_up_by__isnull", True), ("given_up_on__isnull", True)),
                    models.Q(("given_up_by__isnull", False), ("given_up_on__isnull", False)),
                    _connector="OR",
                ),
                name="promise_given_up_pair",
            ),
        ),
        migrations.AddConstraint(
            model_name="promise",
            constraint=models.CheckConstraint(
                condition=models.Q(("kept_on__isnull", True), ("given_up_on__isnull", True), _connector="OR"),
                name="promise_one_end",
            ),
        ),
        migrations.AddConstraint(
            model_name="promise",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("given_up_on__isnull", True), ("given_up_reason", "")),
                    models.Q(
                        ("given_up_on__isnull", False), models.Q(("given_up_reason", ""), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="promise_given_up_with_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="promise",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("activity__isnull", True),
                        ("care_call__isnull", True),
                        ("case__isnull", True),
                        ("enquiry__isnull", True),
                        ("project__isnull", True),
                        ("reception__isnull", True),
                        ("visit__isnull", False),
                    ),
                    models.Q(
                        ("activity__isnull", True),
                        ("care_call__isnull", True),
                        ("case__isnull", False),
                        ("enquiry__isnull", True),
                        ("project__isnull", True),
                        ("reception__isnull", True),
                        ("visit__isnull", True),
                    ),
                    models.Q(
                        ("activity__isnull", True),
                        ("care_call__isnull", True),
                        ("case__isnull", True),
                        ("enquiry__isnull", False),
                        ("project__isnull", True),
                        ("reception__isnull", True),
                        ("visit__isnull", True),
                    ),
                    models.Q(
                        ("activity__isnull", True),
                        ("care_call__isnull", True),
                        ("case__isnull", True),
                        ("enquiry__isnull", True),
                        ("project__isnull", True),
                        ("reception__isnull", False),
                        ("visit__isnull", True),
                    ),
                    models.Q(
                        ("activity__isnull", False),
                        ("care_call__isnull", True),
                        ("case__isnull", True),
                        ("enquiry__isnull", True),
                        ("project__isnull", True),
                        ("reception__isnull", True),
                        ("visit__isnull", True),
                    ),
                    models.Q(
                        ("activity__isnull", True),
                        ("care_call__isnull", True),
                        ("case__isnull", True),
                        ("enquiry__isnull", True),
                        ("project__isnull", False),
                        ("reception__isnull", True),
                        ("visit__isnull", True),
                    ),
                    models.Q(
                        ("activity__isnull", True),
                        ("care_call__isnull", False),
                        ("case__isnull", True),
                        ("enquiry__isnull", True),
                        ("project__isnull", True),
                        ("reception__isnull", True),
                        ("visit__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="promise_made_somewhere",
            ),
        ),
        migrations.AddIndex(
            model_name="servicecase",
            index=models.Index(
                models.OrderBy(models.F("opened_on"), descending=True),
                models.OrderBy(models.F("id"), descending=True),
                condition=models.Q(
                    ("removed_at__isnull", True), models.Q(("status", "resolved"), _negated=True)
                ),
                name="case_open_by_opening",
            ),
        ),
        migrations.AddIndex(
            model_name="servicecase",
            index=models.Index(
                models.OrderBy(models.F("opened_on"), descending=True),
                models.OrderBy(models.F("id"), descending=True),
                condition=models.Q(("removed_at__isnull", True), ("reopened_count__gt", 0)),
                name="case_reopened_by_opening",
            ),
        ),
        migrations.AddIndex(
            model_name="servicecase",
            index=models.Index(
                models.F("enterprise_id"),
                models.OrderBy(models.F("opened_on"), descending=True),
                models.OrderBy(models.F("id"), descending=True),
                condition=models.Q(("enterprise__isnull", False), ("removed_at__isnull", True)),
                name="case_by_enterprise",
            ),
        ),
    ]
