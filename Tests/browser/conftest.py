"""The real server on a demo database, the real Chromium."""
import os
import pathlib
import socket
import subprocess
import time
import urllib.request

import pytest
from playwright.sync_api import sync_playwright

ROOT = pathlib.Path(__file__).resolve().parents[2]
YINGSU = os.environ.get("YINGSU", str(ROOT / ".build/debug/yingsu"))


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def start(*arguments):
    port = free_port()
    process = subprocess.Popen([YINGSU, "serve", "--port", str(port), *arguments], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    base = f"http://127.0.0.1:{port}"
    for _ in range(300):
        if process.poll() is not None:
            raise RuntimeError(process.stdout.read())
        try:
            urllib.request.urlopen(base + "/health", timeout=1)
            return process, base
        except OSError:
            time.sleep(0.1)
    process.kill()
    raise RuntimeError("the server did not start")


@pytest.fixture(scope="module")
def demo():
    process, base = start("--demo")
    yield base
    process.terminate()
    process.wait(20)


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


class Visitor:
    """One person at one browser: counts clicks, collects what must not happen."""

    def __init__(self, browser, base, **options):
        self.base = base
        self.context = browser.new_context(viewport={"width": 1366, "height": 900}, locale="zh-CN", **options)
        self.page = self.context.new_page()
        self.clicks = 0
        self.troubles = []
        self.page.on("console", lambda message: self.troubles.append(message.text) if message.type == "error" and "status of 4" not in message.text else None)
        self.page.on("request", lambda request: self.troubles.append(request.url) if not request.url.startswith((base, "data:")) else None)
        self.page.on("dialog", lambda dialog: self.troubles.append("dialog " + dialog.message))

    def role(self, title):
        self.context.clear_cookies()
        self.page.goto(self.base + "/login")
        self.page.get_by_role("button", name=title).click()
        self.clicks = 0

    def day(self, day):
        form = self.page.locator("form[action='/demo/day']")
        form.locator("[name=day]").fill(day)
        form.get_by_role("button").click()

    def desk(self):
        self.page.goto(self.base + "/")
        self.clicks = 0

    def click(self, locator):
        self.clicks += 1
        locator.click()

    def button(self, name):
        self.click(self.page.get_by_role("button", name=name, exact=True))

    def row(self, number, action):
        """The button of a desk's row, or of what is folded under it."""
        self.page.evaluate("document.querySelectorAll('.desk details').forEach(each => { each.open = true })")
        row = self.page.locator(".desk li", has_text=number).filter(has=self.page.get_by_role("link", name=action, exact=True))
        self.click(row.first.get_by_role("link", name=action, exact=True))

    def text(self):
        return self.page.inner_text("main")

    def narrow(self, name):
        """The page as it stands on a phone."""
        if os.environ.get("YINGSU_PICTURES"):
            self.page.screenshot(path=str(ROOT / f"docs/pictures/{name}.png"))

    def picture(self, name):
        folder = ROOT / "docs/pictures"
        if os.environ.get("YINGSU_PICTURES"):
            folder.mkdir(parents=True, exist_ok=True)
            height = self.page.evaluate("document.documentElement.scrollHeight")
            self.page.set_viewport_size({"width": 1366, "height": max(900, height)})
            self.page.screenshot(path=str(folder / f"{name}.png"))
            self.page.set_viewport_size({"width": 1366, "height": 900})


@pytest.fixture
def visitor(chromium, demo):
    visitor = Visitor(chromium, demo)
    yield visitor
    visitor.context.close()
    assert visitor.troubles == []
