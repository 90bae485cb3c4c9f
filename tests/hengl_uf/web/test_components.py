"""Components that carry a deed."""

from django.template.loader import render_to_string

from hengl_uf.access.answers import Denied
from hengl_uf.web.elements import Action


def panel(action=None):
    items = [{"label": "送<b>服务指南", "url": "/promise/1/", "note": "2026-03-05", "action": action}]
    return render_to_string("components/panel.html", {"heading": "承诺", "items": items})


def test_a_row_of_a_short_list_may_have_one_button():
    html = panel(Action("已兑现", "/promise/1/keep/", method="post"))
    assert '<form method="post" action="/promise/1/keep/">' in html
    assert '<span class="visually-hidden">送&lt;b&gt;服务指南</span></button>' in html


def test_a_button_that_is_refused_says_why():
    assert "只有承诺人可以办理。" in panel(
        Action("已兑现", "/x/", Denied("只有承诺人可以办理。"), method="post")
    )


def test_a_row_without_a_button_has_none():
    assert "<button" not in panel()
