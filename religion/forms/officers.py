"""Forms about the management group of a site."""

from crispy_forms.layout import Layout, Row
from django.utils.translation import gettext_lazy

from hengl_uf.enterprises.forms import WorkPhoneField
from hengl_uf.offices.forms import OfficeFormBase, TermFormBase
from hengl_uf.web.forms import BaseModelForm, NameField
from religion.models import SiteOfficer, SitePost


class PostForm(OfficeFormBase):
    """An office of a management group."""

    class Meta(OfficeFormBase.Meta):
        model = SitePost


class OfficerForm(TermFormBase):
    """Who holds an office, since when, and at which office number."""

    holder_name = NameField(label=gettext_lazy("姓名"), max_length=60)
    phone = WorkPhoneField(
        label=gettext_lazy("办公电话"),
        required=False,
        max_length=40,
        help_text=gettext_lazy("页面上只显示首尾几位，查看全号会记入审计记录。"),
    )

    class Meta(BaseModelForm.Meta):
        model = SiteOfficer
        fields = ("holder_name", "phone", "starts_on", "ends_on", "appointment")

    def layout(self):
        return Layout("holder_name", "phone", Row("starts_on", "ends_on"), "appointment")
