"""A signed-in visitor: one kept connection, cookies, forms filled as a browser fills them."""

import http.client
import time
from dataclasses import dataclass
from html.parser import HTMLParser
from http.cookies import SimpleCookie
from urllib.parse import urlencode


@dataclass(frozen=True)
class Answer:
    """What came back, and how long it took from the first byte sent to the last byte read, in seconds."""

    status: int
    seconds: float
    body: bytes
    headers: http.client.HTTPMessage

    @property
    def queries(self) -> int:
        return int(self.headers.get("X-Queries", 0))


class Forms(HTMLParser):
    """The forms of a page, each as the values that a browser would send."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.forms: list[dict[str, str]] = []
        self.select = self.area = ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        name = found.get("name")
        if tag == "form":
            self.forms.append({})
        elif not self.forms:
            return
        elif tag == "input" and name and self.is_sent(found):
            self.forms[-1][name] = found.get("value") or ""
        elif tag == "select" and name:
            self.select = name
        elif tag == "textarea" and name:
            self.area = name
            self.forms[-1].setdefault(name, "")
        elif tag == "option" and self.select and ("selected" in found or self.select not in self.forms[-1]):
            self.forms[-1][self.select] = found.get("value") or ""

    def handle_endtag(self, tag):
        if tag == "select":
            self.select = ""
        elif tag == "textarea":
            self.area = ""

    def handle_data(self, data):
        if self.area:
            self.forms[-1][self.area] += data.lstrip("\n")

    @staticmethod
    def is_sent(attrs) -> bool:
        kind = attrs.get("type", "text")
        return kind not in {"submit", "button", "file"} and (
            kind not in {"checkbox", "radio"} or "checked" in attrs
        )

    def having(self, field: str) -> dict[str, str]:
        """The last form with this field."""
        return next(form for form in reversed(self.forms) if field in form)


class Visitor:
    """Somebody at a browser, on one connection."""

    def __init__(self, port: int) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        self.cookies: dict[str, str] = {}

    def get(self, path: str) -> Answer:
        return self.ask("GET", path)

    def post(self, path: str, data: dict[str, str]) -> Answer:
        return self.ask("POST", path, urlencode(data), {"Content-Type": "application/x-www-form-urlencoded"})

    def ask(self, method, path, body=None, headers=None) -> Answer:
        """One request. A connection that the server closed meanwhile is opened anew, outside the measured time."""
        sent = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items()), **(headers or {})}
        for attempt in range(2):
            if self.connection.sock is None:
                self.connection.connect()
            started = time.perf_counter()
            try:
                self.connection.request(method, path, body, sent)
                response = self.connection.getresponse()
                content = response.read()
                break
            except (http.client.RemoteDisconnected, ConnectionError):
                self.connection.close()
                if attempt:
                    raise
        seconds = time.perf_counter() - started
        for line in response.headers.get_all("Set-Cookie") or []:
            self.cookies.update({name: morsel.value for name, morsel in SimpleCookie(line).items()})
        return Answer(response.status, seconds, content, response.headers)

    def sign_in(self, path: str, username: str, password: str) -> None:
        """Sign in by the form of the sign-in page."""
        form = Forms(self.get(path).body.decode()).having("password")
        answer = self.post(path, {**form, "username": username, "password": password})
        if answer.status != 302:
            raise RuntimeError(f"Sign-in as {username} answered {answer.status}.")
