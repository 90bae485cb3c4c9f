"""Documents (文书) of the registry of sites: what their placeholders mean. The values of one record: `letter_values.py`."""

from django.utils.translation import gettext_lazy as _

from hengl_uf.documents.placeholders import COMMON, Placeholders

OF_SITE = {
    "site": (_("场所名称"), _("场所的名称")),
    "village": (_("村居"), _("场所所在的村（社区）")),
    "address": (_("地址"), _("场所的地址")),
    "official_no": (_("登记编号"), _("没有编号时空着")),
    "file_no": (_("内部档号"), _("没有编号时空着")),
}

# A notice is signed by the office and by who answers for the site.
NOTICE = Placeholders(
    {
        **OF_SITE,
        "hazard": (_("隐患"), _("要整改的是什么")),
        "clause": (_("检查项目"), _("检查表里的项目，不是巡查发现的空着")),
        "basis": (_("依据"), _("检查项目写的依据，没有写时空着")),
        "grade": (_("级别"), _("一般隐患或重大隐患")),
        "way": (_("处置方式"), _("立行立改、限期整改或上报协调")),
        "measure": (_("整改措施"), _("没有写时空着")),
        "interim": (_("临时管控措施"), _("整改完成以前怎样保证安全")),
        "due": (_("整改期限"), _("到期的那一天")),
        "days": (_("整改工作日"), _("期限是几个工作日")),
        "owner": (_("整改责任人"), _("没有写时空着")),
        "found": (_("发现日期"), _("发现隐患的那一天")),
        "inspector": (_("检查人"), _("巡查人，或者登记隐患的人")),
        "companions": (_("参加单位"), _("一起检查的单位，没有时空着")),
        "follower": (_("督促人"), _("督促整改的人")),
        "round": (_("第几次"), _("同一项第几次发现")),
        "referred_to": (_("上报单位"), _("没有上报时空着")),
        "referred_on": (_("上报日期"), _("没有上报时空着")),
        **COMMON,
    }
)

# 一场所一档: what the town knows of a place. It is filed, not sent: nothing stands below the words.
SITE = Placeholders(
    {
        **OF_SITE,
        "aliases": (_("别名"), _("没有时空着")),
        "position": (_("经纬度"), _("WGS-84，没有时空着")),
        "site_class": (_("场所类别"), _("登记编号场所或建档编号场所")),
        "class_reason": (_("类别依据"), _("按面积、活动规模和价值得出类别的理由")),
        "authority": (_("编号机关"), _("没有登记编号时空着")),
        "numbered": (_("编号日期"), _("没有编号时空着")),
        "land": (_("占地面积"), _("平方米")),
        "floor": (_("建筑面积"), _("平方米")),
        "largest": (_("最大活动规模"), _("一年内单次活动最多的人数")),
        "value": (_("重大价值"), _("有没有重大历史文物价值，和它的说明")),
        "heritage": (_("文物保护级别"), _("没有级别的写无")),
        "founded": (_("始建年代"), _("没有登记时空着")),
        "rebuilt": (_("重修年份"), _("没有登记时空着")),
        "deity": (_("主祀神祇"), _("没有登记时空着")),
        "deities": (_("配祀"), _("没有登记时空着")),
        "structure": (_("建筑结构"), _("没有登记时空着")),
        "tenure": (_("产权和土地"), _("有没有争议，和它的说明")),
        "management": (_("管理方式"), _("管理小组、专人或村代管")),
        "group": (_("管理小组"), _("在任成员的职务、姓名、办公电话和任期")),
        "keeper": (_("村级责任人"), _("姓名和办公电话")),
        "contact": (_("镇级联系人"), _("没有登记时空着")),
        "accounts": (_("财务公开方式"), _("没有登记时空着")),
        "festivals": (_("诞期"), _("诞期名称和农历日子，没有登记时空着")),
        "extinguishers": (_("灭火器"), _("具")),
        "alarms": (_("烟感"), _("个")),
        "lights": (_("应急照明"), _("盏")),
        "water": (_("消防水源"), _("没有登记时空着")),
        "truck": (_("消防车道"), _("消防车能不能到达")),
        "burner": (_("焚烧炉位置"), _("没有登记时空着")),
        "province_no": (_("省系统编号"), _("没有登记时空着")),
        "synced": (_("省系统核对日期"), _("没有核对时空着")),
        "status": (_("使用情况"), _("正常开放、修缮中或停止开放，和原因")),
        "risk": (_("风险"), _("按隐患得出")),
        "last": (_("最近巡查"), _("没有巡查过时空着")),
        "next": (_("下次巡查"), _("应当巡查的日期")),
        "hazards": (_("未销号隐患"), _("每条一行，没有时写没有")),
        "remark": (_("备注"), _("没有时空着")),
        **COMMON,
    },
    signature="",
    dated="",
)

# A record of an inspection is signed by those who were there.
INSPECTION = Placeholders(
    {
        **OF_SITE,
        "day": (_("巡查日期"), _("巡查的那一天")),
        "inspector": (_("巡查人"), _("巡查人姓名")),
        "companions": (_("参加单位"), _("没有时空着")),
        "purpose": (_("巡查类型"), _("如日常巡查")),
        "lists": (_("检查表"), _("用了哪些检查表、哪一版")),
        "total": (_("检查项数"), _("一共检查几项")),
        "passed": (_("合格项数"), _("合格的几项")),
        "failed": (_("不合格项数"), _("不合格的几项")),
        "absent": (_("不适用项数"), _("不适用的几项")),
        "failed_items": (_("不合格项目"), _("每项一行和它的情况，没有时写没有")),
        "hazards": (_("整改要求"), _("每条隐患一行：怎么处置、到哪天")),
        "remark": (_("备注"), _("没有时空着")),
        "next": (_("下次巡查"), _("应当巡查的日期")),
        **COMMON,
    },
    signature="",
    dated="",
)

# A filing is signed by the site and answered by the town below.
FILING = Placeholders(
    {
        **OF_SITE,
        "title": (_("活动名称"), _("报备的活动")),
        "first": (_("开始日期"), _("活动的第一天")),
        "last": (_("结束日期"), _("活动的最后一天")),
        "people": (_("预计人数"), _("没有写时空着")),
        "limit": (_("人流上限"), _("同一时间最多多少人，没有写时空着")),
        "plan": (_("活动方案"), _("没有写时空着")),
        "safety": (_("安全措施"), _("没有写时空着")),
        "contact": (_("联系人"), _("没有写时空着")),
        "phone": (_("联系人办公电话"), _("没有写时空着")),
        "emergency_plan": (_("应急预案"), _("没有选时空着")),
        "state": (_("状态"), _("草稿、已报备、已同意等")),
        "filed": (_("报备日期"), _("没有报备时空着")),
        "answered": (_("答复日期"), _("没有答复时空着")),
        "answer": (_("答复"), _("没有答复时空着")),
        **COMMON,
    },
    signature="",
    dated="",
)

SETS = {"notice": NOTICE, "site": SITE, "inspection": INSPECTION, "filing": FILING}
