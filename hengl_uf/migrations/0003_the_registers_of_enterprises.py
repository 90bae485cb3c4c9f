"""Enterprises with industry, size, park, former names and contacts at work: see `enterprises/models.py`."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("hengl_uf", "0002_audit_trail"),
    ]

    operations = [
        migrations.CreateModel(
            name="EnterpriseContact",
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
                ("name", models.CharField(max_length=60, verbose_name="姓名")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("legal", "法定代表人"),
                            ("manager", "负责人"),
                            ("contact", "联系人"),
                            ("party", "党建联络员"),
                            ("finance", "财务"),
                        ],
                        default="contact",
                        max_length=8,
                        verbose_name="联系事由",
                    ),
                ),
                ("post", models.CharField(blank=True, max_length=40, verbose_name="职务")),
                ("phone", models.CharField(blank=True, max_length=40, verbose_name="工作电话")),
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contacts",
                        to="hengl_uf.enterprise",
                        verbose_name="企业",
                    ),
                ),
            ],
            options={
                "verbose_name": "企业联系人",
                "verbose_name_plural": "企业联系人",
                "constraints": [
                    models.UniqueConstraint(
                        models.F("enterprise"),
                        models.F("name"),
                        models.F("kind"),
                        name="enterprise_contact_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Industry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("changed_at", models.DateTimeField(editable=False, null=True, verbose_name="修改时间")),
                ("name", models.CharField(max_length=40, unique=True, verbose_name="行业")),
                (
                    "section",
                    models.CharField(
                        choices=[
                            ("A", "农、林、牧、渔业"),
                            ("B", "采矿业"),
                            ("C", "制造业"),
                            ("D", "电力、热力、燃气及水生产和供应业"),
                            ("E", "建筑业"),
                            ("F", "批发和零售业"),
                            ("G", "交通运输、仓储和邮政业"),
                            ("H", "住宿和餐饮业"),
                            ("I", "信息传输、软件和信息技术服务业"),
                            ("J", "金融业"),
                            ("K", "房地产业"),
                            ("L", "租赁和商务服务业"),
                            ("M", "科学研究和技术服务业"),
                            ("N", "水利、环境和公共设施管理业"),
                            ("O", "居民服务、修理和其他服务业"),
                            ("P", "教育"),
                            ("Q", "卫生和社会工作"),
                            ("R", "文化、体育和娱乐业"),
                            ("S", "公共管理、社会保障和社会组织"),
                            ("T", "国际组织"),
                        ],
                        max_length=1,
                        verbose_name="国标门类",
                    ),
                ),
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
                "verbose_name": "行业",
                "verbose_name_plural": "行业",
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("changed_at__isnull", True), ("changed_by__isnull", True)),
                            models.Q(("changed_at__isnull", False), ("changed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="hengl_uf_industry_changed_pair",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Park",
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
                ("removed_at", models.DateTimeField(editable=False, null=True, verbose_name="移除时间")),
                (
                    "removed_reason",
                    models.CharField(blank=True, editable=False, max_length=200, verbose_name="移除原因"),
                ),
                ("name", models.CharField(max_length=60, verbose_name="园区名称")),
                ("address", models.CharField(blank=True, max_length=120, verbose_name="地址")),
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="hengl_uf.village",
                        verbose_name="村（社区）",
                    ),
                ),
            ],
            options={
                "verbose_name": "工业园区",
                "verbose_name_plural": "工业园区",
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
                        name="hengl_uf_park_removed_pair",
                    ),
                    models.UniqueConstraint(
                        models.F("village"),
                        models.F("name"),
                        condition=models.Q(("removed_at__isnull", True)),
                        name="park_name_once",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="enterprise",
            name="capital_note",
            field=models.CharField(
                blank=True,
                help_text="如：港方控股；澳门某公司全资。",
                max_length=120,
                verbose_name="投资说明",
            ),
        ),
        migrations.AddField(
            model_name="enterprise",
            name="former_names",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=120),
                blank=True,
                default=list,
                size=None,
                verbose_name="曾用名",
            ),
        ),
        migrations.AddField(
            model_name="enterprise",
            name="main_business",
            field=models.CharField(blank=True, max_length=80, verbose_name="主营"),
        ),
        migrations.AddField(
            model_name="enterprise",
            name="name_keys",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=120), default=list, editable=False, size=None
            ),
        ),
        migrations.AddField(
            model_name="enterprise",
            name="size",
            field=models.CharField(
                blank=True,
                choices=[("large", "大型"), ("medium", "中型"), ("small", "小型"), ("micro", "微型")],
                max_length=8,
                verbose_name="规模",
            ),
        ),
        migrations.AddField(
            model_name="enterprise",
            name="status",
            field=models.CharField(
                choices=[
                    ("operating", "在营"),
                    ("suspended", "停业"),
                    ("closed", "已注销"),
                    ("moved", "已迁出"),
                ],
                default="operating",
                max_length=10,
                verbose_name="经营状态",
            ),
        ),
        migrations.AddField(
            model_name="enterprise",
            name="industry",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="hengl_uf.industry",
                verbose_name="行业",
            ),
        ),
        migrations.AddField(
            model_name="enterprise",
            name="park",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="hengl_uf.park",
                verbose_name="工业园区",
            ),
        ),
        migrations.AddIndex(
            model_name="enterprise",
            index=models.Index(
                models.F("industry"), models.F("pinyin"), models.F("id"), name="enterprise_by_industry"
            ),
        ),
        migrations.AddIndex(
            model_name="enterprise",
            index=django.contrib.postgres.indexes.GinIndex(
                models.F("name_keys"), name="enterprise_by_name_keys"
            ),
        ),
    ]
