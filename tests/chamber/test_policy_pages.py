"""The pages of policies, and the public one behind an enterprise's link."""

import csv
from datetime import timedelta
from io import StringIO

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from chamber import links
from chamber.actions import policies
from chamber.models import Policy, PolicyNotice
from hengl_uf.access import held
from tests.factories.chamber_services import PolicyFactory, ServedEnterpriseFactory, industry, member

MOST_QUERIES = 15
LIST, ADD = "/chamber/policy/", "/chamber/policy/add/"


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def policy(secretary):
    return PolicyFactory(by=secretary, summary="补助设备投资", how="网上申请")


@pytest.fixture
def firms(secretary, sansha):
    made = [ServedEnterpriseFactory(by=secretary, village=sansha, name=f"示例{one}厂") for one in "甲乙丙"]
    member(made[2], by=secretary)
    return made


def post(browser, user, url, **fields):
    return browser.post(url, {"form_token": held.new_token(user), **fields})


def told(policy, by, firms, how="link"):
    return policies.tell_policy(policy=policy, by=by, at=timezone.now(), enterprises=firms, how=how)


def link_of(notice):
    return reverse("chamber:policy-link", args=[links.token("policy", notice.pk)])


# --- the secretariat -------------------------------------------------------------------------------------


def test_a_policy_is_noted_in_one_form(signed_in, secretary, today):
    trade = industry()
    fields = {
        "title": "示例办法",
        "issuer": "示例单位",
        "valid_from": today.isoformat(),
        "industries": [trade.pk],
        "sizes": ["small", "micro"],
        "link": "www.example.org/a",
    }
    post(signed_in(secretary), secretary, ADD, **fields)
    policy = Policy.objects.get()
    assert (policy.sizes, list(policy.industries.all())) == (["small", "micro"], [trade])
    assert policy.link == "https://www.example.org/a"


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"valid_until": "2020-01-01"}, "valid_until"),
        ({"link": "不是网址"}, "link"),
        ({"title": ""}, "title"),
        ({"sizes": ["huge"]}, "sizes"),
    ],
)
def test_what_cannot_be_is_told_beside_it(signed_in, secretary, today, fields, wrong):
    given = {"title": "示例", "issuer": "示例", "valid_from": today.isoformat(), **fields}
    response = post(signed_in(secretary), secretary, ADD, **given)
    assert (response.status_code, list(response.context["form"].errors)) == (422, [wrong])


def test_an_edit_keeps_what_was_chosen(signed_in, secretary, policy):
    trade = industry()
    trade.is_active = False
    trade.save()
    policy.industries.set([trade])
    form = signed_in(secretary).get(f"{policy.get_absolute_url()}edit/").context["form"]
    assert trade.pk in dict(form.fields["industries"].choices)


def test_members_come_first_among_those_to_be_told(signed_in, secretary, policy, firms):
    page = signed_in(secretary).get(f"{policy.get_absolute_url()}match/")
    assert [row.name for row in page.context["rows"]] == ["示例丙厂", "示例甲厂", "示例乙厂"]
    assert page.context["untold"] == 3


def test_enterprises_of_which_too_little_is_known_are_counted(signed_in, secretary, sansha, policy, firms):
    browser, url = signed_in(secretary), f"{policy.get_absolute_url()}match/"
    assert browser.get(url).context["undecided"] == 0
    trade = industry()
    policy.industries.set([trade])
    Policy.objects.update(sizes=["small"])
    ServedEnterpriseFactory(by=secretary, village=sansha, industry=trade, size="large")
    page = browser.get(url)
    assert (page.context["rows"], page.context["undecided"]) == ([], 3)
    assert "另有 3 家企业" in page.content.decode()


def test_those_that_were_ticked_are_shown_before_they_are_told(signed_in, secretary, policy, firms):
    browser, url = signed_in(secretary), f"{policy.get_absolute_url()}tell/"
    shown = browser.post(url, {"chosen": "1", "enterprises": [firms[0].pk]})
    assert (shown.status_code, shown.context["chosen"]) == (200, [firms[0]])
    assert not PolicyNotice.objects.exists()
    response = post(browser, secretary, url, enterprises=[firms[0].pk], how="link")
    assert response.url.endswith(f"/chamber/policy/{policy.pk}/notice/?state=unread&how=link")
    assert PolicyNotice.objects.get().enterprise == firms[0]


def test_ticking_nobody_leads_back_with_a_word(signed_in, secretary, policy):
    browser, url = signed_in(secretary), f"{policy.get_absolute_url()}tell/"
    response = browser.post(url, {"chosen": "1"}, follow=True)
    assert "请先勾选要告知的企业" in response.content.decode()


def test_all_that_the_filters_found_are_told_in_one_go(signed_in, secretary, policy, firms):
    browser, url = signed_in(secretary), f"{policy.get_absolute_url()}tell/?member=no"
    page = browser.get(url)
    chosen = page.context["form"]["enterprises"].value()
    assert set(chosen) == {firms[0].pk, firms[1].pk}
    post(browser, secretary, url, enterprises=chosen, how="phone")
    assert set(PolicyNotice.objects.values_list("enterprise", "how")) == {(pk, "phone") for pk in chosen}


def test_sent_twice_everybody_is_told_once(signed_in, secretary, policy, firms):
    browser, url, token = signed_in(secretary), f"{policy.get_absolute_url()}tell/", held.new_token(secretary)
    for _ in range(2):
        browser.post(url, {"form_token": token, "enterprises": [firms[0].pk], "how": "link"})
    assert PolicyNotice.objects.count() == 1


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("state=untold", {"示例丙厂"}),
        ("state=told", {"示例甲厂"}),
        ("state=read", {"示例乙厂"}),
        ("member=yes", {"示例丙厂"}),
        ("q=甲", {"示例甲厂"}),
    ],
)
def test_the_enterprises_are_narrowed(signed_in, secretary, policy, firms, query, names):
    _one, read = told(policy, secretary, firms[:2])
    policies.mark_read(notice=read, at=timezone.now())
    page = signed_in(secretary).get(f"{policy.get_absolute_url()}match/?{query}")
    assert {row.name for row in page.context["rows"]} == names


def test_links_are_for_those_who_tell(signed_in, secretary, leader, policy, firms):
    (notice,) = told(policy, secretary, firms[:1])
    url = f"{policy.get_absolute_url()}notice/"
    assert "/chamber/p/" in signed_in(secretary).get(url).content.decode()
    assert "/chamber/p/" not in signed_in(leader).get(url).content.decode()
    assert link_of(notice)


def test_the_links_go_into_one_table(signed_in, secretary, policy, sansha, firms):
    odd = ServedEnterpriseFactory(by=secretary, village=sansha, name="=HYPERLINK(1)")
    _one, read, _odd = told(policy, secretary, [firms[0], firms[1], odd])
    policies.mark_read(notice=read, at=timezone.now())
    response = signed_in(secretary).get(f"{policy.get_absolute_url()}notice/links.csv")
    rows = list(csv.reader(StringIO(response.content.decode("utf-8-sig"))))
    assert {row[0] for row in rows[1:]} == {"示例甲厂", "'=HYPERLINK(1)"}
    link = next(row[2] for row in rows[1:] if row[0] == "示例甲厂")
    assert Client().get(link).status_code == 200


def test_telling_is_taken_back_by_one_click(signed_in, secretary, policy, firms):
    (notice,) = told(policy, secretary, firms[:1])
    response = signed_in(secretary).post(f"/chamber/policy/notice/{notice.pk}/remove/")
    assert response.url == f"/chamber/policy/{policy.pk}/notice/"
    assert not PolicyNotice.objects.exists()


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("state=valid", {"长期", "快到期"}),
        ("state=ending", {"快到期"}),
        ("state=expired", {"过期"}),
        ("q=快到", {"快到期"}),
        ("industry={trade}", {"长期", "快到期"}),
        ("size=large", {"长期", "过期"}),
    ],
)
def test_the_list_is_narrowed(signed_in, secretary, today, query, titles):
    trade, other = industry(), industry("示例物流", "G")
    PolicyFactory(by=secretary, title="长期")
    ending = PolicyFactory(
        by=secretary, title="快到期", valid_until=today + timedelta(days=5), sizes=["small"]
    )
    ending.industries.set([trade])
    PolicyFactory(by=secretary, title="过期", valid_until=today - timedelta(days=1)).industries.set([other])
    rows = signed_in(secretary).get(f"{LIST}?{query.format(trade=trade.pk)}").context["rows"]
    assert {row.title for row in rows} == titles


def test_pages_ask_the_database_a_few_times_whatever_they_show(
    signed_in, secretary, policy, firms, django_assert_max_num_queries
):
    told(policy, secretary, firms)
    for _ in range(4):
        PolicyFactory(by=secretary).industries.set([industry(), industry("示例物流", "G")])
    browser, page = signed_in(secretary), policy.get_absolute_url()
    for url in (LIST, page, f"{page}match/", f"{page}notice/"):
        browser.get(url)
        with django_assert_max_num_queries(MOST_QUERIES):
            browser.get(url)


# --- the enterprise, without an account ------------------------------------------------------------------


def test_looking_changes_nothing_and_the_button_notes_it_once(secretary, policy, firms):
    (notice,) = told(policy, secretary, firms[:1])
    browser, url = Client(), link_of(notice)
    page = browser.get(url)
    assert page.status_code == 200
    assert {"补助设备投资", "网上申请", "示例甲厂"} <= {
        word for word in ("补助设备投资", "网上申请", "示例甲厂") if word in page.content.decode()
    }
    notice.refresh_from_db()
    assert notice.read_at is None
    assert browser.post(url).status_code == 302
    notice.refresh_from_db()
    first = notice.read_at
    assert first is not None
    browser.post(url)
    notice.refresh_from_db()
    assert notice.read_at == first
    assert "不用再做什么" in browser.get(url).content.decode()


def test_the_page_shows_no_other_enterprise_and_is_kept_by_nobody(secretary, policy, firms):
    notice = told(policy, secretary, firms)[0]
    page = Client().get(link_of(notice))
    assert "示例乙厂" not in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    assert page["X-Robots-Tag"] == "noindex"


def test_the_button_is_guarded_against_other_sites(secretary, policy, firms):
    (notice,) = told(policy, secretary, firms[:1])
    assert Client(enforce_csrf_checks=True).post(link_of(notice)).status_code == 403


def test_a_link_that_was_made_up_or_is_of_another_kind_leads_nowhere(secretary, policy, firms):
    (notice,) = told(policy, secretary, firms[:1])
    other = reverse("chamber:policy-link", args=[links.token("event", notice.pk)])
    forged = reverse("chamber:policy-link", args=["WzFd:x:y"])
    assert {Client().get(url).status_code for url in (other, forged, f"{link_of(notice)[:-2]}x/")} == {404}


def test_a_link_ends_with_its_notice_or_its_policy(secretary, policy, firms):
    one, two = told(policy, secretary, firms[:2])
    addresses = [link_of(one), link_of(two)]
    policies.take_back_notice(notice=one, by=secretary, at=timezone.now())
    assert Client().get(addresses[0]).status_code == 404
    policies.remove_policy(policy=policy, by=secretary, at=timezone.now(), reason="重复")
    assert Client().get(addresses[1]).status_code == 404


@pytest.mark.parametrize(("language", "words"), [("zh-hant", "已閱知"), ("en", "I have read it")])
def test_the_page_speaks_the_readers_language(secretary, policy, firms, language, words):
    (notice,) = told(policy, secretary, firms[:1])
    url = f"{link_of(notice)}?lang={language}"
    page = Client().get(url)
    assert words in page.content.decode()
    assert f'lang="{language}"' in page.content.decode()
    assert Client().post(url).url == url


def test_an_ended_policy_says_so(secretary, policy, firms, today):
    (notice,) = told(policy, secretary, firms[:1])
    Policy.objects.update(valid_until=today - timedelta(days=1))
    assert "已经失效" in Client().get(link_of(notice)).content.decode()
