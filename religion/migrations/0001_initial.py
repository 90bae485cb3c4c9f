"""All records of the registry of sites: see `religion/models/`."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models

import religion.models.plates
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
                    name="Checklist",
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
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("fire", "消防安全"),
                                    ("epidemic", "卫生防疫"),
                                    ("building", "房屋结构"),
                                    ("festival", "诞期活动"),
                                ],
                                max_length=10,
                                verbose_name="检查内容",
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(editable=False, verbose_name="版次")),
                        ("title", models.CharField(max_length=80, verbose_name="名称")),
                        ("note", models.CharField(blank=True, max_length=200, verbose_name="说明")),
                        (
                            "in_force_from",
                            models.DateField(editable=False, null=True, verbose_name="启用日期"),
                        ),
                        (
                            "published_at",
                            models.DateTimeField(editable=False, null=True, verbose_name="发布时间"),
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
                        (
                            "published_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="发布人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "检查表",
                        "verbose_name_plural": "检查表",
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                models.F("kind"),
                                models.OrderBy(models.F("in_force_from"), descending=True),
                                models.OrderBy(models.F("number"), descending=True),
                                name="checklist_in_force",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("changed_at__isnull", True), ("changed_by__isnull", True)),
                                    models.Q(("changed_at__isnull", False), ("changed_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="religion_checklist_changed_pair",
                            ),
                            models.UniqueConstraint(
                                models.F("kind"), models.F("number"), name="checklist_version_once"
                            ),
                            models.UniqueConstraint(
                                models.F("kind"),
                                condition=models.Q(("published_at__isnull", True)),
                                name="checklist_one_draft_a_kind",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("published_by__isnull", True),
                                    ("published_at__isnull", False),
                                    _connector="OR",
                                ),
                                name="checklist_published_by_at",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("in_force_from__isnull", True), ("published_at__isnull", True)),
                                    models.Q(
                                        ("in_force_from__isnull", False), ("published_at__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="checklist_in_force_when_published",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ChecklistItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("code", models.CharField(max_length=8, verbose_name="编号")),
                        ("text", models.CharField(max_length=120, verbose_name="检查项目")),
                        ("group", models.CharField(max_length=20, verbose_name="分组")),
                        (
                            "is_major",
                            models.BooleanField(
                                default=False,
                                help_text="不合格时按重大隐患登记，先采取措施。",
                                verbose_name="重点项",
                            ),
                        ),
                        ("clause", models.CharField(blank=True, max_length=120, verbose_name="依据")),
                        ("order", models.PositiveSmallIntegerField(default=0, verbose_name="次序")),
                        (
                            "checklist",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="items",
                                to="religion.checklist",
                                verbose_name="检查表",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "检查项目",
                        "verbose_name_plural": "检查项目",
                        "ordering": ("order", "pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                models.F("checklist"), models.F("code"), name="checklistitem_code_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Site",
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
                        ("name", models.CharField(max_length=80, verbose_name="场所名称")),
                        (
                            "aliases",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=80),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="别名",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("folk", "民间信仰活动场所"),
                                    ("confucius", "文庙"),
                                    ("ancestral", "宗族祠堂"),
                                    ("registered", "已登记的宗教活动场所（寺观教堂）"),
                                ],
                                default="folk",
                                max_length=10,
                                verbose_name="场所性质",
                            ),
                        ),
                        (
                            "address",
                            models.CharField(
                                help_text="写到村民小组、路巷。", max_length=120, verbose_name="地址"
                            ),
                        ),
                        (
                            "lat",
                            models.DecimalField(
                                blank=True, decimal_places=6, max_digits=9, null=True, verbose_name="纬度"
                            ),
                        ),
                        (
                            "lng",
                            models.DecimalField(
                                blank=True, decimal_places=6, max_digits=9, null=True, verbose_name="经度"
                            ),
                        ),
                        (
                            "land_area",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=9,
                                null=True,
                                verbose_name="占地面积（平方米）",
                            ),
                        ),
                        (
                            "floor_area",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=9,
                                null=True,
                                verbose_name="建筑面积（平方米）",
                            ),
                        ),
                        (
                            "largest_event",
                            models.PositiveIntegerField(
                                blank=True,
                                help_text="一年内单次活动最多的人数。",
                                null=True,
                                verbose_name="最大活动规模（人）",
                            ),
                        ),
                        (
                            "has_heritage_value",
                            models.BooleanField(
                                default=False, verbose_name="有重大历史文物价值，或者代表性强、影响广"
                            ),
                        ),
                        ("value_note", models.CharField(blank=True, max_length=400, verbose_name="价值说明")),
                        (
                            "heritage",
                            models.CharField(
                                choices=[
                                    ("none", "无"),
                                    ("listed", "不可移动文物"),
                                    ("city", "市级文物保护单位"),
                                    ("province", "省级文物保护单位"),
                                    ("nation", "全国重点文物保护单位"),
                                ],
                                default="none",
                                max_length=10,
                                verbose_name="文物保护级别",
                            ),
                        ),
                        (
                            "founded",
                            models.CharField(
                                blank=True,
                                help_text="如：清光绪年间、1920 年代；不清楚的不填。",
                                max_length=60,
                                verbose_name="始建年代",
                            ),
                        ),
                        (
                            "founded_century",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="公元几世纪，便于统计。",
                                null=True,
                                verbose_name="始建世纪",
                            ),
                        ),
                        ("rebuilt", models.CharField(blank=True, max_length=60, verbose_name="重修年份")),
                        ("main_deity", models.CharField(blank=True, max_length=80, verbose_name="主祀神祇")),
                        ("other_deities", models.CharField(blank=True, max_length=200, verbose_name="配祀")),
                        (
                            "structure",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("wood", "木结构"),
                                    ("brick_wood", "砖木结构"),
                                    ("brick", "砖混结构"),
                                    ("concrete", "钢筋混凝土结构"),
                                    ("other", "其他"),
                                ],
                                max_length=10,
                                verbose_name="建筑结构",
                            ),
                        ),
                        (
                            "tenure",
                            models.CharField(
                                choices=[
                                    ("clear", "权属清楚无争议"),
                                    ("disputed", "有争议"),
                                    ("unknown", "待核实"),
                                ],
                                default="unknown",
                                max_length=10,
                                verbose_name="产权和土地",
                            ),
                        ),
                        (
                            "tenure_note",
                            models.CharField(blank=True, max_length=200, verbose_name="产权说明"),
                        ),
                        (
                            "management",
                            models.CharField(
                                choices=[
                                    ("group", "管理小组"),
                                    ("keeper", "专人管理"),
                                    ("village", "村（社区）代管"),
                                ],
                                default="group",
                                max_length=10,
                                verbose_name="管理方式",
                            ),
                        ),
                        (
                            "village_keeper",
                            models.CharField(blank=True, max_length=60, verbose_name="村级责任人"),
                        ),
                        (
                            "village_phone",
                            models.CharField(blank=True, max_length=40, verbose_name="村级责任人办公电话"),
                        ),
                        (
                            "accounts_shown",
                            models.CharField(
                                blank=True,
                                help_text="如：每季度在公告栏张贴。",
                                max_length=80,
                                verbose_name="财务公开方式",
                            ),
                        ),
                        (
                            "extinguishers",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="灭火器（具）"
                            ),
                        ),
                        (
                            "smoke_alarms",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="烟感（个）"
                            ),
                        ),
                        (
                            "emergency_lights",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="应急照明（盏）"
                            ),
                        ),
                        (
                            "water_source",
                            models.CharField(blank=True, max_length=80, verbose_name="消防水源"),
                        ),
                        (
                            "truck_access",
                            models.CharField(
                                choices=[
                                    ("yes", "可以到达"),
                                    ("near", "可以到达附近"),
                                    ("no", "不能到达"),
                                    ("unknown", "待核实"),
                                ],
                                default="unknown",
                                max_length=10,
                                verbose_name="消防车道",
                            ),
                        ),
                        (
                            "burner",
                            models.CharField(blank=True, max_length=80, verbose_name="焚烧炉和香炉位置"),
                        ),
                        (
                            "prov_system_no",
                            models.CharField(
                                blank=True,
                                help_text="广东省民族宗教事务管理系统里的编号。",
                                max_length=40,
                                verbose_name="省系统编号",
                            ),
                        ),
                        ("synced_on", models.DateField(blank=True, null=True, verbose_name="省系统核对日期")),
                        ("note", models.TextField(blank=True, max_length=2000, verbose_name="备注")),
                        (
                            "status",
                            models.CharField(
                                choices=[("open", "正常开放"), ("repair", "修缮中"), ("closed", "停止开放")],
                                default="open",
                                editable=False,
                                max_length=10,
                                verbose_name="使用情况",
                            ),
                        ),
                        (
                            "status_since",
                            models.DateField(editable=False, null=True, verbose_name="使用情况自"),
                        ),
                        (
                            "status_reason",
                            models.CharField(blank=True, editable=False, max_length=200, verbose_name="原因"),
                        ),
                        (
                            "suggested_class",
                            models.CharField(
                                choices=[("registered", "登记编号场所"), ("filed", "建档编号场所")],
                                editable=False,
                                max_length=10,
                                verbose_name="建议类别",
                            ),
                        ),
                        (
                            "confirmed_class",
                            models.CharField(
                                blank=True,
                                choices=[("registered", "登记编号场所"), ("filed", "建档编号场所")],
                                editable=False,
                                max_length=10,
                                verbose_name="场所类别",
                            ),
                        ),
                        (
                            "confirmed_against",
                            models.CharField(
                                blank=True,
                                choices=[("registered", "登记编号场所"), ("filed", "建档编号场所")],
                                editable=False,
                                max_length=10,
                            ),
                        ),
                        (
                            "class_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=200, verbose_name="类别说明"
                            ),
                        ),
                        (
                            "class_confirmed_at",
                            models.DateTimeField(editable=False, null=True, verbose_name="类别确认时间"),
                        ),
                        (
                            "official_no",
                            models.CharField(
                                editable=False, max_length=60, null=True, verbose_name="登记编号"
                            ),
                        ),
                        (
                            "file_no",
                            models.CharField(
                                editable=False, max_length=60, null=True, verbose_name="内部档号"
                            ),
                        ),
                        ("numbered_on", models.DateField(editable=False, null=True, verbose_name="编号日期")),
                        (
                            "risk",
                            models.PositiveSmallIntegerField(
                                choices=[(1, "一般"), (2, "较大"), (3, "高")],
                                default=1,
                                editable=False,
                                verbose_name="风险",
                            ),
                        ),
                        (
                            "last_inspected_on",
                            models.DateField(editable=False, null=True, verbose_name="最近巡查"),
                        ),
                        ("next_inspection_on", models.DateField(editable=False, verbose_name="下次巡查")),
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
                            "class_confirmed_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="类别确认人",
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
                            "town_contact",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="镇级联系人",
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
                    ],
                    options={
                        "verbose_name": "场所",
                        "verbose_name_plural": "场所",
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                models.F("pinyin"),
                                models.F("id"),
                                condition=models.Q(("removed_at__isnull", True)),
                                name="site_by_name",
                            ),
                            models.Index(
                                models.F("village"),
                                models.F("pinyin"),
                                models.F("id"),
                                condition=models.Q(("removed_at__isnull", True)),
                                name="site_by_village",
                            ),
                            models.Index(
                                models.F("next_inspection_on"),
                                models.F("id"),
                                condition=models.Q(("removed_at__isnull", True)),
                                name="site_by_next_inspection",
                            ),
                            models.Index(
                                models.F("confirmed_class"),
                                models.F("pinyin"),
                                models.F("id"),
                                condition=models.Q(("removed_at__isnull", True)),
                                name="site_by_class",
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
                                name="religion_site_removed_pair",
                            ),
                            models.CheckConstraint(condition=models.Q(("kind", "folk")), name="site_is_folk"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("lat__isnull", True), ("lng__isnull", True)),
                                    models.Q(("lat__isnull", False), ("lng__isnull", False)),
                                    _connector="OR",
                                ),
                                name="site_has_both_coordinates",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("lat__isnull", True),
                                    models.Q(("lat__range", (-90, 90)), ("lng__range", (-180, 180))),
                                    _connector="OR",
                                ),
                                name="site_coordinates_on_earth",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("land_area__isnull", True), ("land_area__gt", 0), _connector="OR"
                                ),
                                name="site_land_above_nothing",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("floor_area__isnull", True), ("floor_area__gt", 0), _connector="OR"
                                ),
                                name="site_floor_above_nothing",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("largest_event__isnull", True), ("largest_event__gt", 0), _connector="OR"
                                ),
                                name="site_event_above_nothing",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("status", "open"),
                                    models.Q(("status_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="site_status_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("class_confirmed_at__isnull", True),
                                        ("confirmed_against", ""),
                                        ("confirmed_class", ""),
                                        ("class_confirmed_by__isnull", True),
                                    ),
                                    models.Q(
                                        models.Q(("confirmed_class", ""), _negated=True),
                                        models.Q(("confirmed_against", ""), _negated=True),
                                        ("class_confirmed_at__isnull", False),
                                        ("class_confirmed_by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="site_class_confirmed_pair",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("confirmed_class", models.F("confirmed_against")),
                                    models.Q(("class_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="site_class_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("file_no__isnull", True),
                                        ("numbered_on__isnull", True),
                                        ("official_no__isnull", True),
                                    ),
                                    models.Q(("file_no__isnull", False), ("numbered_on__isnull", False)),
                                    _connector="OR",
                                ),
                                name="site_numbered_pair",
                            ),
                            models.UniqueConstraint(models.F("official_no"), name="site_official_no_once"),
                            models.UniqueConstraint(models.F("file_no"), name="site_file_no_once"),
                            models.UniqueConstraint(
                                models.F("village"),
                                models.F("name"),
                                condition=models.Q(("removed_at__isnull", True)),
                                name="site_name_once_a_village",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EmergencyPlan",
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
                                    ("fire", "灭火和应急疏散"),
                                    ("crowd", "大型活动人流"),
                                    ("weather", "台风暴雨"),
                                    ("other", "其他"),
                                ],
                                default="fire",
                                max_length=10,
                                verbose_name="种类",
                            ),
                        ),
                        ("title", models.CharField(max_length=80, verbose_name="预案名称")),
                        ("approved_on", models.DateField(verbose_name="制定日期")),
                        ("review_due_on", models.DateField(verbose_name="复审期限")),
                        (
                            "reviewed_on",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="最近复审"),
                        ),
                        (
                            "summary",
                            models.TextField(
                                blank=True,
                                help_text="谁指挥、怎样报警、从哪里疏散、在哪里集合。",
                                max_length=4000,
                                verbose_name="要点",
                            ),
                        ),
                        ("replaced_on", models.DateField(editable=False, null=True, verbose_name="停用日期")),
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
                            "site",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)ss",
                                to="religion.site",
                                verbose_name="场所",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "应急预案",
                        "verbose_name_plural": "应急预案",
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                models.F("review_due_on"),
                                models.F("id"),
                                condition=models.Q(
                                    ("removed_at__isnull", True), ("replaced_on__isnull", True)
                                ),
                                name="emergencyplan_by_review",
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
                                name="religion_emergencyplan_removed_pair",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("review_due_on__gte", models.F("approved_on"))),
                                name="emergencyplan_review_after_approval",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Festival",
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
                        ("name", models.CharField(max_length=40, verbose_name="诞期名称")),
                        (
                            "lunar_month",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(12),
                                ],
                                verbose_name="农历月",
                            ),
                        ),
                        (
                            "lunar_day",
                            models.PositiveSmallIntegerField(
                                help_text="三十遇到小月时按廿九算。",
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(30),
                                ],
                                verbose_name="农历日",
                            ),
                        ),
                        (
                            "days_before",
                            models.PositiveSmallIntegerField(
                                default=0,
                                validators=[django.core.validators.MaxValueValidator(15)],
                                verbose_name="提前几天开始",
                            ),
                        ),
                        (
                            "days",
                            models.PositiveSmallIntegerField(
                                default=1,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(30),
                                ],
                                verbose_name="共几天",
                            ),
                        ),
                        (
                            "leap",
                            models.CharField(
                                choices=[
                                    ("ordinary", "只在平月"),
                                    ("leap", "有闰月时改在闰月"),
                                    ("both", "平月、闰月都办"),
                                ],
                                default="ordinary",
                                max_length=10,
                                verbose_name="遇闰月",
                            ),
                        ),
                        (
                            "usual_people",
                            models.PositiveIntegerField(blank=True, null=True, verbose_name="往年人数"),
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
                            "site",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="festivals",
                                to="religion.site",
                                verbose_name="场所",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "诞期",
                        "verbose_name_plural": "诞期",
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
                                name="religion_festival_removed_pair",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("lunar_day__range", (1, 30)), ("lunar_month__range", (1, 12))
                                ),
                                name="festival_lunar_day_exists",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("days__range", (1, 30)), ("days_before__lte", 15)),
                                name="festival_span_known",
                            ),
                            models.UniqueConstraint(
                                models.F("site"),
                                models.F("name"),
                                models.F("lunar_month"),
                                models.F("lunar_day"),
                                condition=models.Q(("removed_at__isnull", True)),
                                name="festival_once_a_site",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Inspection",
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
                        ("inspected_on", models.DateField(verbose_name="巡查日期")),
                        (
                            "companions",
                            models.CharField(
                                blank=True,
                                help_text="如：消防所、村委会、网格员。",
                                max_length=120,
                                verbose_name="参加单位",
                            ),
                        ),
                        (
                            "purpose",
                            models.CharField(
                                choices=[
                                    ("routine", "日常巡查"),
                                    ("festival", "诞期前检查"),
                                    ("holiday", "节前检查"),
                                    ("joint", "联合检查"),
                                    ("follow_up", "整改回查"),
                                ],
                                default="routine",
                                max_length=10,
                                verbose_name="巡查类型",
                            ),
                        ),
                        (
                            "arrival",
                            models.CharField(
                                choices=[("plate", "扫码"), ("picked", "手工选择")],
                                default="picked",
                                max_length=8,
                                verbose_name="到场方式",
                            ),
                        ),
                        (
                            "distance",
                            models.PositiveIntegerField(blank=True, null=True, verbose_name="距离（米）"),
                        ),
                        ("remark", models.TextField(blank=True, max_length=1000, verbose_name="备注")),
                        (
                            "finished_at",
                            models.DateTimeField(editable=False, null=True, verbose_name="完成时间"),
                        ),
                        (
                            "passed",
                            models.PositiveSmallIntegerField(default=0, editable=False, verbose_name="合格"),
                        ),
                        (
                            "failed",
                            models.PositiveSmallIntegerField(
                                default=0, editable=False, verbose_name="不合格"
                            ),
                        ),
                        (
                            "not_applicable",
                            models.PositiveSmallIntegerField(
                                default=0, editable=False, verbose_name="不适用"
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
                            "checklists",
                            models.ManyToManyField(
                                related_name="inspections", to="religion.checklist", verbose_name="检查表"
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
                            "inspector",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="巡查人",
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
                            "site",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="inspections",
                                to="religion.site",
                                verbose_name="场所",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "巡查",
                        "verbose_name_plural": "巡查",
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                models.OrderBy(models.F("inspected_on"), descending=True),
                                models.OrderBy(models.F("id"), descending=True),
                                condition=models.Q(("removed_at__isnull", True)),
                                name="inspection_by_day",
                            ),
                            models.Index(
                                models.F("site_id"),
                                models.OrderBy(models.F("inspected_on"), descending=True),
                                models.OrderBy(models.F("id"), descending=True),
                                condition=models.Q(("removed_at__isnull", True)),
                                name="inspection_by_site",
                            ),
                            models.Index(
                                models.F("inspector_id"),
                                models.OrderBy(models.F("inspected_on"), descending=True),
                                models.OrderBy(models.F("id"), descending=True),
                                condition=models.Q(("removed_at__isnull", True)),
                                name="inspection_by_inspector",
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
                                name="religion_inspection_removed_pair",
                            ),
                            models.UniqueConstraint(
                                models.F("site"),
                                models.F("inspector"),
                                condition=models.Q(
                                    ("finished_at__isnull", True), ("removed_at__isnull", True)
                                ),
                                name="inspection_one_half_done",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("finished_at__isnull", True),
                                    ("finished_at__gte", models.F("created_at")),
                                    _connector="OR",
                                ),
                                name="inspection_finished_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("finished_at__isnull", True),
                                    ("removed_at__isnull", True),
                                    _connector="OR",
                                ),
                                name="inspection_finished_stands",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="InspectionAnswer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "result",
                            models.CharField(
                                choices=[("pass", "合格"), ("fail", "不合格"), ("na", "不适用")],
                                max_length=4,
                                verbose_name="结果",
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=200, verbose_name="情况")),
                        ("answered_at", models.DateTimeField(verbose_name="时间")),
                        (
                            "inspection",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="answers",
                                to="religion.inspection",
                                verbose_name="巡查",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="religion.checklistitem",
                                verbose_name="检查项目",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "检查结果",
                        "verbose_name_plural": "检查结果",
                        "constraints": [
                            models.UniqueConstraint(
                                models.F("inspection"), models.F("item"), name="inspectionanswer_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("result__in", ("pass", "fail", "na"))),
                                name="inspectionanswer_result_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Hazard",
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
                            "clause",
                            models.CharField(blank=True, editable=False, max_length=24, verbose_name="条款"),
                        ),
                        ("what", models.CharField(max_length=200, verbose_name="隐患")),
                        ("found_on", models.DateField(verbose_name="发现日期")),
                        (
                            "grade",
                            models.CharField(
                                choices=[("general", "一般隐患"), ("major", "重大隐患")],
                                default="general",
                                max_length=8,
                                verbose_name="级别",
                            ),
                        ),
                        (
                            "way",
                            models.CharField(
                                choices=[("now", "立行立改"), ("dated", "限期整改"), ("upward", "上报协调")],
                                default="dated",
                                max_length=8,
                                verbose_name="处置方式",
                            ),
                        ),
                        (
                            "limit_days",
                            models.PositiveSmallIntegerField(
                                default=0, help_text="0 表示当天。", verbose_name="整改期限（工作日）"
                            ),
                        ),
                        ("due_on", models.DateField(verbose_name="整改期限")),
                        (
                            "owner_name",
                            models.CharField(
                                blank=True,
                                help_text="场所或者村里负责整改的人。",
                                max_length=60,
                                verbose_name="整改责任人",
                            ),
                        ),
                        ("measure", models.CharField(blank=True, max_length=200, verbose_name="整改措施")),
                        (
                            "interim_measure",
                            models.CharField(
                                blank=True,
                                help_text="整改完成以前怎样保证安全。",
                                max_length=200,
                                verbose_name="临时管控措施",
                            ),
                        ),
                        ("referred_to", models.CharField(blank=True, max_length=80, verbose_name="上报单位")),
                        ("referred_on", models.DateField(blank=True, null=True, verbose_name="上报日期")),
                        (
                            "state",
                            models.CharField(
                                choices=[("open", "待整改"), ("rectified", "待复查"), ("closed", "已销号")],
                                default="open",
                                editable=False,
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "round",
                            models.PositiveSmallIntegerField(
                                default=1, editable=False, verbose_name="第几次"
                            ),
                        ),
                        (
                            "rectified_on",
                            models.DateField(editable=False, null=True, verbose_name="整改日期"),
                        ),
                        (
                            "rectifier_name",
                            models.CharField(
                                blank=True, editable=False, max_length=60, verbose_name="整改人"
                            ),
                        ),
                        (
                            "rectified_how",
                            models.CharField(
                                blank=True, editable=False, max_length=400, verbose_name="整改情况"
                            ),
                        ),
                        ("checked_on", models.DateField(editable=False, null=True, verbose_name="复查日期")),
                        (
                            "escalated_on",
                            models.DateField(editable=False, null=True, verbose_name="提请领导督办"),
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
                            "checked_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="复查人",
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
                            "follower",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="督促人",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="religion.checklistitem",
                                verbose_name="检查项目",
                            ),
                        ),
                        (
                            "rectified_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="整改登记人",
                            ),
                        ),
                        (
                            "answer",
                            models.OneToOneField(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="hazard",
                                to="religion.inspectionanswer",
                                verbose_name="检查结果",
                            ),
                        ),
                        (
                            "site",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="hazards",
                                to="religion.site",
                                verbose_name="场所",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "隐患",
                        "verbose_name_plural": "隐患",
                        "indexes": [
                            models.Index(
                                models.F("due_on"),
                                models.F("id"),
                                condition=models.Q(("state", "closed"), _negated=True),
                                name="hazard_open_by_due",
                            ),
                            models.Index(
                                models.OrderBy(models.F("found_on"), descending=True),
                                models.OrderBy(models.F("id"), descending=True),
                                name="hazard_by_found",
                            ),
                            models.Index(
                                models.F("site_id"),
                                models.OrderBy(models.F("found_on"), descending=True),
                                models.OrderBy(models.F("id"), descending=True),
                                name="hazard_by_site",
                            ),
                            models.Index(
                                models.OrderBy(models.F("checked_on"), descending=True),
                                condition=models.Q(("state", "closed")),
                                name="hazard_by_closed",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ("open", "rectified", "closed"))),
                                name="hazard_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("due_on__gte", models.F("found_on"))),
                                name="hazard_due_after_found",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("way", "upward"), _negated=True),
                                    models.Q(
                                        models.Q(("interim_measure", ""), _negated=True),
                                        models.Q(("referred_to", ""), _negated=True),
                                        ("referred_on__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="hazard_upward_with_interim_measure",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("rectified_by__isnull", True), ("rectified_on__isnull", True)),
                                    models.Q(
                                        ("rectified_by__isnull", False), ("rectified_on__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="hazard_rectified_pair",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("checked_by__isnull", True), ("checked_on__isnull", True)),
                                    models.Q(("checked_by__isnull", False), ("checked_on__isnull", False)),
                                    _connector="OR",
                                ),
                                name="hazard_checked_pair",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state", "open"),
                                    models.Q(
                                        ("rectified_on__isnull", False),
                                        models.Q(("rectifier_name", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="hazard_rectified_by_somebody",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "closed"), ("checked_on__isnull", False)),
                                    models.Q(
                                        models.Q(("state", "closed"), _negated=True),
                                        ("checked_on__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="hazard_closed_when_checked",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("checked_by__isnull", True),
                                    models.Q(("checked_by", models.F("rectified_by")), _negated=True),
                                    _connector="OR",
                                ),
                                name="hazard_checked_by_another",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("checked_on__isnull", True),
                                    ("checked_on__gte", models.F("rectified_on")),
                                    _connector="OR",
                                ),
                                name="hazard_checked_after_rectified",
                            ),
                            models.UniqueConstraint(
                                models.F("site"),
                                models.F("clause"),
                                condition=models.Q(
                                    models.Q(("state", "closed"), _negated=True),
                                    models.Q(("clause", ""), _negated=True),
                                ),
                                name="hazard_one_open_an_item",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Incident",
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
                                    ("fire", "火情"),
                                    ("crowd", "人员拥挤"),
                                    ("building", "房屋险情"),
                                    ("weather", "台风暴雨"),
                                    ("injury", "人员受伤"),
                                    ("other", "其他"),
                                ],
                                max_length=10,
                                verbose_name="种类",
                            ),
                        ),
                        ("title", models.CharField(max_length=100, verbose_name="事件")),
                        ("happened_at", models.DateTimeField(verbose_name="发生时间")),
                        (
                            "reported_to",
                            models.CharField(
                                blank=True,
                                help_text="如：镇应急办、消防所。",
                                max_length=120,
                                verbose_name="已报告",
                            ),
                        ),
                        ("injured", models.PositiveSmallIntegerField(default=0, verbose_name="受伤人数")),
                        ("loss", models.CharField(blank=True, max_length=200, verbose_name="损失情况")),
                        (
                            "lessons",
                            models.TextField(
                                blank=True, editable=False, max_length=2000, verbose_name="教训和改进"
                            ),
                        ),
                        ("closed_on", models.DateField(editable=False, null=True, verbose_name="处置结束")),
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
                            "site",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)ss",
                                to="religion.site",
                                verbose_name="场所",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "突发情况",
                        "verbose_name_plural": "突发情况",
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                models.OrderBy(models.F("happened_at"), descending=True),
                                models.OrderBy(models.F("id"), descending=True),
                                condition=models.Q(("removed_at__isnull", True)),
                                name="incident_by_time",
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
                                name="religion_incident_removed_pair",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("closed_on__isnull", True),
                                    models.Q(("lessons", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="incident_closed_with_lessons",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="IncidentStep",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("happened_at", models.DateTimeField(verbose_name="时间")),
                        ("text", models.CharField(max_length=400, verbose_name="情况")),
                        ("noted_at", models.DateTimeField(verbose_name="登记时间")),
                        (
                            "incident",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="steps",
                                to="religion.incident",
                                verbose_name="突发情况",
                            ),
                        ),
                        (
                            "noted_by",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "事件经过",
                        "verbose_name_plural": "事件经过",
                        "ordering": ("happened_at", "pk"),
                    },
                ),
                migrations.CreateModel(
                    name="HazardStep",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("round", models.PositiveSmallIntegerField(verbose_name="第几次")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("found", "发现"),
                                    ("seen_again", "巡查时仍未整改"),
                                    ("limit", "调整期限"),
                                    ("referred", "上报协调"),
                                    ("escalated", "超期，提请领导督办"),
                                    ("rectified", "整改"),
                                    ("sent_back", "复查不通过"),
                                    ("closed", "复查通过，销号"),
                                    ("reopened", "再次发现"),
                                ],
                                max_length=10,
                                verbose_name="步骤",
                            ),
                        ),
                        ("taken_on", models.DateField(verbose_name="日期")),
                        ("taken_at", models.DateTimeField(verbose_name="登记时间")),
                        ("note", models.CharField(blank=True, max_length=400, verbose_name="说明")),
                        (
                            "hazard",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="steps",
                                to="religion.hazard",
                                verbose_name="隐患",
                            ),
                        ),
                        (
                            "taken_by",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="办理人",
                            ),
                        ),
                        (
                            "answer",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="hazard_steps",
                                to="religion.inspectionanswer",
                                verbose_name="检查结果",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "隐患步骤",
                        "verbose_name_plural": "隐患步骤",
                        "indexes": [
                            models.Index(models.F("hazard"), models.F("id"), name="hazardstep_in_order")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Occurrence",
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
                        ("lunar_year", models.PositiveSmallIntegerField(verbose_name="农历年")),
                        ("is_leap", models.BooleanField(default=False, verbose_name="闰月")),
                        ("computed_on", models.DateField(editable=False, verbose_name="推算日期")),
                        ("starts_on", models.DateField(verbose_name="开始日期")),
                        ("ends_on", models.DateField(verbose_name="结束日期")),
                        (
                            "expected_people",
                            models.PositiveIntegerField(blank=True, null=True, verbose_name="预计人数"),
                        ),
                        (
                            "crowd_note",
                            models.CharField(
                                blank=True,
                                help_text="人流上限、分流、交通和急救怎样安排。",
                                max_length=400,
                                verbose_name="人流安排",
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=200, verbose_name="说明")),
                        (
                            "confirmed_at",
                            models.DateTimeField(editable=False, null=True, verbose_name="确认时间"),
                        ),
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
                            "confirmed_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="确认人",
                            ),
                        ),
                        (
                            "festival",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="occurrences",
                                to="religion.festival",
                                verbose_name="诞期",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "诞期日期",
                        "verbose_name_plural": "诞期日期",
                        "abstract": False,
                        "indexes": [
                            models.Index(models.F("starts_on"), models.F("id"), name="occurrence_by_day"),
                            models.Index(
                                models.F("ends_on"),
                                condition=models.Q(("cancelled_at__isnull", True)),
                                name="occurrence_coming",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("changed_at__isnull", True), ("changed_by__isnull", True)),
                                    models.Q(("changed_at__isnull", False), ("changed_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="religion_occurrence_changed_pair",
                            ),
                            models.UniqueConstraint(
                                models.F("festival"),
                                models.F("lunar_year"),
                                models.F("is_leap"),
                                name="occurrence_once_a_year",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                                name="occurrence_ends_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("confirmed_at__isnull", True), ("confirmed_by__isnull", True)),
                                    models.Q(
                                        ("confirmed_at__isnull", False), ("confirmed_by__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="occurrence_confirmed_pair",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("cancelled_at__isnull", True),
                                        ("cancelled_by__isnull", True),
                                        ("cancelled_reason", ""),
                                    ),
                                    models.Q(
                                        ("cancelled_at__isnull", False),
                                        ("cancelled_by__isnull", False),
                                        models.Q(("cancelled_reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="occurrence_cancelled_pair",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReadinessItem",
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
                        ("text", models.CharField(max_length=120, unique=True, verbose_name="要求")),
                        ("source", models.CharField(blank=True, max_length=120, verbose_name="来源")),
                        ("order", models.PositiveSmallIntegerField(default=0, verbose_name="次序")),
                        ("is_required", models.BooleanField(default=False, verbose_name="不具备不能申报")),
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
                        "verbose_name": "申报条件",
                        "verbose_name_plural": "申报条件",
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("changed_at__isnull", True), ("changed_by__isnull", True)),
                                    models.Q(("changed_at__isnull", False), ("changed_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="religion_readinessitem_changed_pair",
                            )
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
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "草稿"),
                                    ("submitted", "村级申报"),
                                    ("reviewed", "镇级审核"),
                                    ("public", "公示中"),
                                    ("reported", "报上级"),
                                    ("registered", "已登记编号"),
                                    ("filed", "已建档编号"),
                                    ("changing", "变更中"),
                                    ("cancelled", "已注销"),
                                ],
                                default="draft",
                                editable=False,
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("state_since", models.DateField(editable=False, verbose_name="进入本状态")),
                        (
                            "round",
                            models.PositiveSmallIntegerField(
                                default=1, editable=False, verbose_name="第几次"
                            ),
                        ),
                        (
                            "applicant",
                            models.CharField(
                                blank=True,
                                help_text="一般是场所的民主管理组织，由村（居）委会组织申报。",
                                max_length=80,
                                verbose_name="申报组织",
                            ),
                        ),
                        ("statement", models.TextField(blank=True, max_length=2000, verbose_name="申报说明")),
                        (
                            "change_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=400, verbose_name="变更内容和原因"
                            ),
                        ),
                        ("public_from", models.DateField(editable=False, null=True, verbose_name="公示开始")),
                        (
                            "public_until",
                            models.DateField(editable=False, null=True, verbose_name="公示结束"),
                        ),
                        (
                            "public_where",
                            models.CharField(
                                blank=True, editable=False, max_length=120, verbose_name="公示地点"
                            ),
                        ),
                        (
                            "objections",
                            models.CharField(
                                blank=True,
                                choices=[("none", "没有异议"), ("settled", "有异议，已处理")],
                                editable=False,
                                max_length=10,
                                verbose_name="公示结果",
                            ),
                        ),
                        (
                            "objections_note",
                            models.CharField(
                                blank=True, editable=False, max_length=400, verbose_name="异议处理情况"
                            ),
                        ),
                        ("reported_on", models.DateField(editable=False, null=True, verbose_name="报送日期")),
                        (
                            "reported_to",
                            models.CharField(
                                blank=True, editable=False, max_length=80, verbose_name="报送机关"
                            ),
                        ),
                        (
                            "returned_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=400, verbose_name="退回原因"
                            ),
                        ),
                        ("numbered_on", models.DateField(editable=False, null=True, verbose_name="编号日期")),
                        (
                            "cancelled_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=400, verbose_name="注销原因"
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
                            "site",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="registrations",
                                to="religion.site",
                                verbose_name="场所",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "登记",
                        "verbose_name_plural": "登记",
                        "abstract": False,
                        "indexes": [
                            models.Index(models.F("site"), models.F("id"), name="registration_by_site"),
                            models.Index(
                                models.F("state"),
                                models.F("state_since"),
                                models.F("id"),
                                condition=models.Q(("removed_at__isnull", True)),
                                name="registration_by_state",
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
                                name="religion_registration_removed_pair",
                            ),
                            models.UniqueConstraint(
                                models.F("site"),
                                condition=models.Q(
                                    ("removed_at__isnull", True),
                                    models.Q(("state", "cancelled"), _negated=True),
                                ),
                                name="registration_one_alive",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "state__in",
                                        [
                                            "draft",
                                            "submitted",
                                            "reviewed",
                                            "public",
                                            "reported",
                                            "registered",
                                            "filed",
                                            "changing",
                                            "cancelled",
                                        ],
                                    )
                                ),
                                name="registration_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("public_from__isnull", True), ("public_until__isnull", True)),
                                    models.Q(("public_from__isnull", False), ("public_until__isnull", False)),
                                    _connector="OR",
                                ),
                                name="registration_public_pair",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("public_until__isnull", True),
                                    ("public_until__gte", models.F("public_from")),
                                    _connector="OR",
                                ),
                                name="registration_public_ends_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ("public", "reported")), _negated=True),
                                    ("public_from__isnull", False),
                                    _connector="OR",
                                ),
                                name="registration_public_with_days",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "reported"), _negated=True),
                                    models.Q(
                                        ("reported_on__isnull", False),
                                        models.Q(("objections", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="registration_reported_after_public",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ("registered", "filed")), _negated=True),
                                    ("numbered_on__isnull", False),
                                    _connector="OR",
                                ),
                                name="registration_numbered_with_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "cancelled"), _negated=True),
                                    models.Q(("cancelled_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="registration_cancelled_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "changing"), _negated=True),
                                    models.Q(("change_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="registration_changing_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("removed_at__isnull", True), ("state", "draft"), _connector="OR"
                                ),
                                name="registration_removed_as_draft",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReadinessAnswer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("is_met", models.BooleanField(verbose_name="具备")),
                        ("note", models.CharField(blank=True, max_length=200, verbose_name="说明")),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="religion.readinessitem",
                                verbose_name="要求",
                            ),
                        ),
                        (
                            "registration",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="readiness",
                                to="religion.registration",
                                verbose_name="登记",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "申报条件核对",
                        "verbose_name_plural": "申报条件核对",
                        "constraints": [
                            models.UniqueConstraint(
                                models.F("registration"), models.F("item"), name="readiness_answered_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RegistrationStep",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("round", models.PositiveSmallIntegerField(verbose_name="第几次")),
                        (
                            "from_state",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("draft", "草稿"),
                                    ("submitted", "村级申报"),
                                    ("reviewed", "镇级审核"),
                                    ("public", "公示中"),
                                    ("reported", "报上级"),
                                    ("registered", "已登记编号"),
                                    ("filed", "已建档编号"),
                                    ("changing", "变更中"),
                                    ("cancelled", "已注销"),
                                ],
                                max_length=10,
                                verbose_name="原状态",
                            ),
                        ),
                        (
                            "to_state",
                            models.CharField(
                                choices=[
                                    ("draft", "草稿"),
                                    ("submitted", "村级申报"),
                                    ("reviewed", "镇级审核"),
                                    ("public", "公示中"),
                                    ("reported", "报上级"),
                                    ("registered", "已登记编号"),
                                    ("filed", "已建档编号"),
                                    ("changing", "变更中"),
                                    ("cancelled", "已注销"),
                                ],
                                max_length=10,
                                verbose_name="新状态",
                            ),
                        ),
                        ("is_return", models.BooleanField(default=False, verbose_name="退回")),
                        ("reason", models.CharField(blank=True, max_length=400, verbose_name="说明")),
                        ("taken_on", models.DateField(verbose_name="日期")),
                        ("taken_at", models.DateTimeField(verbose_name="登记时间")),
                        (
                            "registration",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="steps",
                                to="religion.registration",
                                verbose_name="登记",
                            ),
                        ),
                        (
                            "taken_by",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="办理人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "登记步骤",
                        "verbose_name_plural": "登记步骤",
                        "indexes": [
                            models.Index(
                                models.F("registration"), models.F("id"), name="registrationstep_in_order"
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("is_return", False),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="registrationstep_return_with_reason",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Plate",
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
                            "token",
                            models.CharField(
                                default=religion.models.plates.new_token,
                                editable=False,
                                max_length=32,
                                unique=True,
                                verbose_name="标识",
                            ),
                        ),
                        ("place", models.CharField(blank=True, max_length=80, verbose_name="张贴位置")),
                        (
                            "revoked_at",
                            models.DateTimeField(editable=False, null=True, verbose_name="停用时间"),
                        ),
                        (
                            "revoked_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=200, verbose_name="停用原因"
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
                            "revoked_by",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="停用人",
                            ),
                        ),
                        (
                            "site",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="plates",
                                to="religion.site",
                                verbose_name="场所",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "场所码",
                        "verbose_name_plural": "场所码",
                        "constraints": [
                            models.UniqueConstraint(
                                models.F("site"),
                                condition=models.Q(("revoked_at__isnull", True)),
                                name="plate_one_live_a_site",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("revoked_at__isnull", True),
                                        ("revoked_by__isnull", True),
                                        ("revoked_reason", ""),
                                    ),
                                    models.Q(
                                        ("revoked_at__isnull", False),
                                        ("revoked_by__isnull", False),
                                        models.Q(("revoked_reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="plate_revoked_pair",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EventFiling",
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
                        ("title", models.CharField(max_length=80, verbose_name="活动名称")),
                        ("held_from", models.DateField(verbose_name="开始日期")),
                        ("held_to", models.DateField(verbose_name="结束日期")),
                        (
                            "expected_people",
                            models.PositiveIntegerField(blank=True, null=True, verbose_name="预计人数"),
                        ),
                        (
                            "crowd_limit",
                            models.PositiveIntegerField(
                                blank=True,
                                help_text="同一时间最多多少人在场。",
                                null=True,
                                verbose_name="人流上限",
                            ),
                        ),
                        ("plan", models.TextField(blank=True, max_length=4000, verbose_name="活动方案")),
                        (
                            "safety",
                            models.TextField(
                                blank=True,
                                help_text="消防和疏散、交通、急救、食品。",
                                max_length=2000,
                                verbose_name="安全措施",
                            ),
                        ),
                        ("contact_name", models.CharField(blank=True, max_length=60, verbose_name="联系人")),
                        (
                            "contact_phone",
                            models.CharField(blank=True, max_length=40, verbose_name="联系人办公电话"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "草稿"),
                                    ("filed", "已报备待核"),
                                    ("accepted", "已同意"),
                                    ("refused", "不同意"),
                                    ("done", "已办结"),
                                    ("cancelled", "已取消"),
                                ],
                                default="draft",
                                editable=False,
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("filed_on", models.DateField(editable=False, null=True, verbose_name="报备日期")),
                        ("answered_on", models.DateField(editable=False, null=True, verbose_name="答复日期")),
                        (
                            "answer",
                            models.CharField(blank=True, editable=False, max_length=400, verbose_name="答复"),
                        ),
                        (
                            "actual_people",
                            models.PositiveIntegerField(editable=False, null=True, verbose_name="实到人数"),
                        ),
                        (
                            "result",
                            models.CharField(
                                blank=True, editable=False, max_length=400, verbose_name="活动情况"
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
                                verbose_name="答复人",
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
                            "emergency_plan",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="filings",
                                to="religion.emergencyplan",
                                verbose_name="应急预案",
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
                            "occurrence",
                            models.OneToOneField(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="filing",
                                to="religion.occurrence",
                                verbose_name="诞期日期",
                            ),
                        ),
                        (
                            "site",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="filings",
                                to="religion.site",
                                verbose_name="场所",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "活动报备",
                        "verbose_name_plural": "活动报备",
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                models.OrderBy(models.F("held_from"), descending=True),
                                models.OrderBy(models.F("id"), descending=True),
                                condition=models.Q(("removed_at__isnull", True)),
                                name="filing_by_day",
                            ),
                            models.Index(
                                models.F("state"),
                                models.F("held_from"),
                                condition=models.Q(("removed_at__isnull", True)),
                                name="filing_by_state",
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
                                name="religion_eventfiling_removed_pair",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("held_to__gte", models.F("held_from"))),
                                name="filing_ends_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("answered_by__isnull", True), ("answered_on__isnull", True)),
                                    models.Q(("answered_by__isnull", False), ("answered_on__isnull", False)),
                                    _connector="OR",
                                ),
                                name="filing_answered_pair",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ("draft", "cancelled")),
                                    models.Q(
                                        ("expected_people__gt", 0),
                                        ("filed_on__isnull", False),
                                        models.Q(("plan", ""), _negated=True),
                                        models.Q(("contact_name", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="filing_filed_with_plan",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ("accepted", "refused", "done")), _negated=True),
                                    ("answered_on__isnull", False),
                                    _connector="OR",
                                ),
                                name="filing_answered",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ("refused", "cancelled")), _negated=True),
                                    models.Q(("answer", ""), _negated=True),
                                    models.Q(("result", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="filing_ended_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "done"), _negated=True),
                                    ("actual_people__isnull", False),
                                    _connector="OR",
                                ),
                                name="filing_done_with_count",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Drill",
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
                        ("held_on", models.DateField(verbose_name="演练日期")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("fire", "灭火和应急疏散"),
                                    ("crowd", "大型活动人流"),
                                    ("weather", "台风暴雨"),
                                    ("other", "其他"),
                                ],
                                default="fire",
                                max_length=10,
                                verbose_name="种类",
                            ),
                        ),
                        ("people", models.PositiveIntegerField(verbose_name="参加人数")),
                        ("with_whom", models.CharField(blank=True, max_length=120, verbose_name="参加单位")),
                        ("course", models.TextField(blank=True, max_length=2000, verbose_name="演练情况")),
                        (
                            "shortcomings",
                            models.TextField(blank=True, max_length=2000, verbose_name="问题和改进"),
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
                            "plan",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="drills",
                                to="religion.emergencyplan",
                                verbose_name="应急预案",
                            ),
                        ),
                        (
                            "site",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)ss",
                                to="religion.site",
                                verbose_name="场所",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "演练",
                        "verbose_name_plural": "演练",
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                models.OrderBy(models.F("held_on"), descending=True),
                                models.OrderBy(models.F("id"), descending=True),
                                condition=models.Q(("removed_at__isnull", True)),
                                name="drill_by_day",
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
                                name="religion_drill_removed_pair",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("people__gt", 0)), name="drill_with_people"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SiteNumber",
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
                            "kind",
                            models.CharField(
                                choices=[("official", "登记编号"), ("file", "内部档号")],
                                max_length=10,
                                verbose_name="种类",
                            ),
                        ),
                        ("number", models.CharField(max_length=60, verbose_name="编号")),
                        ("authority", models.CharField(blank=True, max_length=80, verbose_name="编号机关")),
                        ("given_on", models.DateField(verbose_name="编号日期")),
                        ("ended_on", models.DateField(blank=True, null=True, verbose_name="停用日期")),
                        (
                            "ended_reason",
                            models.CharField(blank=True, max_length=200, verbose_name="停用原因"),
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
                            "site",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="numbers",
                                to="religion.site",
                                verbose_name="场所",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "编号",
                        "verbose_name_plural": "编号",
                        "constraints": [
                            models.UniqueConstraint(
                                models.F("kind"), models.F("number"), name="site_number_never_again"
                            ),
                            models.UniqueConstraint(
                                models.F("site"),
                                models.F("kind"),
                                condition=models.Q(("ended_on__isnull", True)),
                                name="site_number_one_at_a_time",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_on__isnull", True),
                                    models.Q(
                                        ("ended_on__gte", models.F("given_on")),
                                        models.Q(("ended_reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="site_number_ended_with_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SitePost",
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
                            "site",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="offices",
                                to="religion.site",
                                verbose_name="场所",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "管理小组职务",
                        "verbose_name_plural": "管理小组职务",
                        "constraints": [
                            models.UniqueConstraint(
                                models.F("site"), models.F("title"), name="site_post_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("seats__range", (1, 99))), name="site_post_has_seats"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SiteOfficer",
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
                        ("phone", models.CharField(blank=True, max_length=40, verbose_name="办公电话")),
                        (
                            "appointment",
                            models.CharField(
                                blank=True,
                                help_text="如：村民代表会议推选、村委会指定。",
                                max_length=80,
                                verbose_name="产生方式",
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
                            "office",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="terms",
                                to="religion.sitepost",
                                verbose_name="职务",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "管理小组成员",
                        "verbose_name_plural": "管理小组成员",
                        "indexes": [
                            models.Index(models.F("ends_on"), models.F("id"), name="site_officer_by_end")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on__isnull", True),
                                    ("ends_on__gte", models.F("starts_on")),
                                    _connector="OR",
                                ),
                                name="site_officer_ends_after_start",
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
                                name="site_officer_place_of_its_office",
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
                                name="site_officer_one_holder_a_place",
                                violation_error_message="同一职务的任期不能重叠。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SiteTemplate",
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
                                    ("notice", "隐患"),
                                    ("site", "场所"),
                                    ("inspection", "巡查"),
                                    ("filing", "活动报备"),
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
                        "verbose_name": "场所文书模板",
                        "verbose_name_plural": "场所文书模板",
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("changed_at__isnull", True), ("changed_by__isnull", True)),
                                    models.Q(("changed_at__isnull", False), ("changed_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="religion_sitetemplate_changed_pair",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SpecialCheck",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("festival", "诞期前"), ("holiday", "节前")],
                                max_length=10,
                                verbose_name="种类",
                            ),
                        ),
                        ("name", models.CharField(max_length=40, verbose_name="为了")),
                        ("day", models.DateField(verbose_name="节日日期")),
                        ("not_before", models.DateField(verbose_name="最早")),
                        ("due_on", models.DateField(verbose_name="最迟")),
                        ("cancelled_on", models.DateField(null=True, verbose_name="取消日期")),
                        (
                            "inspection",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="special_checks",
                                to="religion.inspection",
                                verbose_name="巡查",
                            ),
                        ),
                        (
                            "occurrence",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="checks",
                                to="religion.occurrence",
                                verbose_name="诞期日期",
                            ),
                        ),
                        (
                            "site",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="special_checks",
                                to="religion.site",
                                verbose_name="场所",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "专项检查",
                        "verbose_name_plural": "专项检查",
                        "indexes": [
                            models.Index(
                                models.F("due_on"),
                                models.F("id"),
                                condition=models.Q(
                                    ("cancelled_on__isnull", True), ("inspection__isnull", True)
                                ),
                                name="specialcheck_open_by_due",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                models.F("site"),
                                models.F("kind"),
                                models.F("name"),
                                models.F("day"),
                                condition=models.Q(("cancelled_on__isnull", True)),
                                name="specialcheck_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("day__gte", models.F("due_on")), ("due_on__gte", models.F("not_before"))
                                ),
                                name="specialcheck_before_the_day",
                            ),
                        ],
                    },
                ),
            ]
        ),
    ]
