"""A real Chromium, driven by Playwright, before the portal on a real port.

`visitor(user)` gives a page in a browser of its own in which that person is signed in. What scripts complain about,
what the content policy stops, what is asked of another origin and every answer of 500 fails the test; a test that
provokes one says so in `page.expected`.
"""

import os
import re
import shutil
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import expect, sync_playwright

HERE = Path(__file__).parent
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--lang=zh-CN",
]
DESK = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
PATIENCE = 30_000  # milliseconds until something that should happen has not
# The console repeats the status of every refused page; those are for the tests to judge.
REFUSED_PAGE = re.compile(r"Failed to load resource: the server responded with a status of 4\d\d")


def pytest_collection_modifyitems(items):
    for item in items:
        if HERE in Path(item.path).parents:
            item.add_marker(pytest.mark.browser)


def find_browser() -> str | None:
    """The program: the one that is named, or the first that is installed."""
    named = os.environ.get("CHROMIUM")
    return named or next((found for name in NAMES if (found := shutil.which(name))), None)


@pytest.fixture(scope="session")
def chromium():
    """One browser for all tests. On the machine that judges a change it may not be missing."""
    program = find_browser()
    if program is None:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(
            "no Chromium found: install it, or name it with CHROMIUM=…"
        )
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright's loop lives in the thread of the tests
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program,
            args=ARGUMENTS,
            timeout=4 * PATIENCE,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
        )
        yield browser
        browser.close()
    if before is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]
    else:
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = before


@pytest.fixture
def site(live_server, town, tmp_path, settings):
    """The address of the portal, with the reference data and a folder for files."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return live_server.url


class Watch:
    """What went wrong behind a page."""

    def __init__(self, page, site):
        self.wrong = []
        self.site = site
        page.on("console", self.console)
        page.on("pageerror", lambda error: self.wrong.append(f"script: {error}"))
        page.on("request", self.request)
        page.on("response", self.response)

    def console(self, message):
        if message.type in ("error", "warning") and not REFUSED_PAGE.match(message.text):
            self.wrong.append(f"console: {message.text}")

    def request(self, request):
        address = urlsplit(request.url)
        if address.scheme in ("http", "https") and f"{address.scheme}://{address.netloc}" != self.site:
            self.wrong.append(f"another origin: {request.url}")

    def response(self, response):
        if response.status >= 500 or (response.status >= 400 and "/static/" in response.url):
            self.wrong.append(f"{response.status}: {response.url}")


@pytest.fixture
def visitor(chromium, site):
    """Open a browser of its own: `visitor(clerk)`, `visitor(clerk, phone=True)`, `visitor(scripts=False)`."""
    opened = []

    def open_page(user=None, *, phone=False, scripts=True, **options):
        context = chromium.new_context(
            base_url=site,
            viewport=PHONE if phone else DESK,
            has_touch=phone,
            is_mobile=phone,
            java_script_enabled=scripts,
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
            reduced_motion="reduce",
            **options,
        )
        context.set_default_timeout(PATIENCE)
        if user:
            context.add_cookies([session_cookie(user, site)])
        page = context.new_page()
        page.expected = ()
        opened.append((context, page, Watch(page, site)))
        return page

    yield open_page
    wrong = []
    for context, page, watch in opened:
        wrong += [line for line in watch.wrong if not any(part in line for part in page.expected)]
        context.close()
    assert wrong == []


def session_cookie(user, site) -> dict:
    """The cookie of a session in which this person is signed in."""
    client = Client()
    client.force_login(user, backend="hengl_uf.access.backend.AccountBackend")
    return {
        "name": settings.SESSION_COOKIE_NAME,
        "value": client.cookies[settings.SESSION_COOKIE_NAME].value,
        "url": site,
    }
