"""Documents (文书) of the registry of sites: what their placeholders mean, and the values of one record."""

from django.utils.translation import gettext_lazy

from hengl_uf.documents.placeholders import COMMON, Placeholders

OF_SITE = {
    "site": (gettext_lazy("场所名称"), gettext_lazy("场所的名称")),
    "village": (gettext_lazy("村（社区）"), gettext_lazy("场所所在的村（社区）")),
    "address": (gettext_lazy("地址"), gettext_lazy("场所的地址")),
}

NOTICE = Placeholders({**OF_SITE, **COMMON})
SITE = Placeholders({**OF_SITE, **COMMON})
INSPECTION = Placeholders({**OF_SITE, **COMMON})
FILING = Placeholders({**OF_SITE, **COMMON})

SETS = {"notice": NOTICE, "site": SITE, "inspection": INSPECTION, "filing": FILING}
