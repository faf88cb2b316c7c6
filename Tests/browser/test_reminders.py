"""Reminders through a real SMTP server on this machine, and a calendar read by a real iCalendar parser."""
import datetime
import email
import email.policy
import re
import subprocess
import urllib.request

import icalendar
import pytest
from aiosmtpd.controller import Controller

from conftest import ROOT, YINGSU, free_port
from life import CLERK, LAND, Life


class Inbox:
    def __init__(self):
        self.letters = []

    async def handle_DATA(self, server, session, envelope):
        self.letters.append((envelope.rcpt_tos, email.message_from_bytes(envelope.content, policy=email.policy.default)))
        return "250 OK"


@pytest.fixture
def inbox():
    inbox = Inbox()
    controller = Controller(inbox, hostname="127.0.0.1", port=free_port())
    controller.start()
    inbox.server = f"smtp://127.0.0.1:{controller.port}"
    yield inbox
    controller.stop()


def data_folder(process_pid):
    import tempfile
    return f"{tempfile.gettempdir()}/yingsu-demo-{process_pid}"


def test_a_letter_says_what_is_late_and_what_is_due_and_names_no_party(chromium, inbox):
    from conftest import Visitor, start

    process, base = start("--demo")
    try:
        visitor = Visitor(chromium, base)
        visitor.role(LAND)
        visitor.page.goto(base + "/me")
        visitor.page.fill("[name=mail]", "a b")
        visitor.page.get_by_role("button", name="保存").click()
        assert "不是邮箱地址" in visitor.text() and visitor.page.input_value("[name=mail]") == "a b"
        visitor.page.fill("[name=mail]", "wang@zw.example.cn")
        visitor.page.get_by_role("button", name="保存").click()
        assert "已保存" in visitor.text()
        command = [YINGSU, "remind", "--data", data_folder(process.pid), "--home", str(ROOT), "--day", "2026-02-13"]
        shown = subprocess.run([*command, "--show"], capture_output=True, text=True)
        assert "没有发送" in shown.stdout and inbox.letters == []
        sent = subprocess.run([*command, "--smtp", inbox.server, "--smtp-from", "yingsu@zw.example.cn"], capture_output=True, text=True)
        assert sent.returncode == 0 and "已发 1 封" in sent.stdout, sent.stderr
        (to, letter), = inbox.letters
        text = letter.get_content()
        # As a strict reader sees it (RFC 5322 3.6): one day, one name of its own, nothing malformed.
        strict = email.message_from_bytes(letter.as_bytes(), policy=email.policy.strict)
        assert strict["date"].datetime.tzinfo is not None and re.fullmatch(r"<[^<>@\s]+@zw\.example\.cn>", strict["message-id"]) and strict.defects == []
        assert to == ["wang@zw.example.cn"] and "逾期" in letter["subject"]
        assert "（2026）宁05行初6号" in text and "逾期" in text and "市自然资源局" in text
        for party in ("周某", "张某", "陈某"):
            assert party not in text
        refused = subprocess.run([*command, "--smtp", "smtp://127.0.0.1:9", "--smtp-from", "yingsu@zw.example.cn"], capture_output=True, text=True)
        assert refused.returncode == 1 and "邮件没有发出" in refused.stderr and refused.stderr.count("\n") == 1
        visitor.context.close()
    finally:
        process.terminate()
        process.wait(20)


def test_the_calendar_of_a_unit_holds_its_hearings_and_days_and_moves_with_them(visitor):
    life = Life(visitor, "（2026）宁05行初331号")
    life.to_filing("2026-01-05", "2026-01-12")
    life.on("2026-01-14", CLERK)
    life.other("开庭通知", {"at": "2026-02-05 09:30", "place": "第三审判庭"})
    life.on("2026-01-14", LAND)
    visitor.page.goto(visitor.base + "/me")
    visitor.page.get_by_role("button", name="生成订阅地址").click()
    feed = visitor.base + visitor.page.inner_text("#feed")

    def events():
        calendar = icalendar.Calendar.from_ical(urllib.request.urlopen(feed).read())
        assert calendar["VERSION"] == "2.0"
        return {str(event["UID"]): event for event in calendar.walk("VEVENT")}

    first = events()
    (uid, hearing), = [(uid, event) for uid, event in first.items() if "331号" in event["SUMMARY"] and "开庭" in event["SUMMARY"]]
    assert hearing["DTSTART"].dt == datetime.datetime(2026, 2, 5, 1, 30, tzinfo=datetime.timezone.utc)
    assert hearing["LOCATION"] == "第三审判庭"
    life.on("2026-02-13", LAND)
    due = [event for event in events().values() if event["SUMMARY"].startswith("期限届满") and "宁05行初12号" in event["SUMMARY"]]
    assert {event["DTSTART"].dt for event in due} == {datetime.date(2026, 2, 24), datetime.date(2026, 2, 25)}
    life.on("2026-01-19", CLERK)
    life.other("改期开庭", {"at": "2026-02-11 14:00"})
    assert events()[uid]["DTSTART"].dt == datetime.datetime(2026, 2, 11, 6, 0, tzinfo=datetime.timezone.utc)
    # The old address dies with a new one; an unknown one is absent.
    life.on("2026-01-19", LAND)
    visitor.page.goto(visitor.base + "/me")
    visitor.page.get_by_role("button", name="生成订阅地址").click()
    for dead in (feed, visitor.base + "/feed/" + "0" * 48 + ".ics"):
        with pytest.raises(urllib.error.HTTPError) as error:
            urllib.request.urlopen(dead)
        assert error.value.code == 404
