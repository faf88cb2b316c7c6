"""登录条: nobody becomes somebody else by printing a code, and nobody is shut out for good."""
import re
import subprocess

import pytest
from conftest import ROOT, YINGSU, Visitor, start

SYSTEM, SECURITY, AUDIT, POLICE = "市政府办公室 · 系统管理员", "市政府办公室 · 安全管理员", "市政府办公室 · 安全审计员", "市公安局 · 丁某"
PASSWORD = "一本正经 Horse-77"


def admin(visitor, role, do, name, **fields):
    """The button of an account's row, as this administrator has it."""
    visitor.role(role)
    visitor.page.goto(visitor.base + "/admin")
    row = visitor.page.locator("tbody tr").filter(has=visitor.page.get_by_role("cell", name=name, exact=True)).first
    for field, value in fields.items():
        row.locator("summary").click()
        row.locator(f"[name={field}][value={value}]").check()
    row.get_by_role("button", name=do, exact=True).click()
    return visitor.page


def slip(page):
    return page.inner_text(".slip .code")


def opened(visitor, name, function="handling-unit", unit="市公安局"):
    visitor.role(SYSTEM)
    page = visitor.page
    page.goto(visitor.base + "/admin")
    for field, value in {"name": name, "display": name[:2], "unit": unit}.items():
        page.fill(f"#f-{field}", value)
    page.get_by_role("button", name="开立账号").click()
    assert "已办理：开立账号" in page.inner_text("body")
    admin(visitor, SECURITY, "授予", name, function=function)


def sign_in(chromium, base, name, password):
    other = Visitor(chromium, base)
    other.page.goto(base + "/login")
    other.page.fill("#f-name", name)
    other.page.fill("#f-password", password)
    other.page.get_by_role("button", name="登录", exact=True).click()
    return other


def test_a_handlers_slip_is_printed_by_his_own_unit_and_used_once(visitor, chromium):
    page = visitor.page
    opened(visitor, "民警甲")
    # Until the unit has an administrator of its own the security administrator prints; afterwards no administrator does.
    visitor.role(SYSTEM)
    page.goto(visitor.base + "/admin")
    row = page.locator("tbody tr", has_text="民警甲")
    assert row.get_by_role("button", name="打印登录条").count() == 0
    admin(visitor, SECURITY, "指定为本单位管理员", "丁某")
    page.goto(visitor.base + "/admin")
    assert page.locator("tbody tr", has_text="民警甲").get_by_role("button", name="打印登录条").count() == 0
    token = page.locator("tbody tr", has_text="民警甲").locator("[name=csrf]").first.input_value()
    forged = page.request.post(visitor.base + "/admin", form={"csrf": token, "name": "民警甲", "do": "print"}, headers={"Origin": visitor.base})
    assert "一次性代码" not in forged.text() and forged.status == 422, forged.status
    visitor.role(POLICE)
    page.goto(visitor.base + "/unit-accounts")
    assert "民警甲" in visitor.text() and "王某" not in visitor.text()
    page.locator("tbody tr", has_text="民警甲").get_by_role("button", name="打印登录条").click()
    code = slip(page)
    assert page.evaluate("getComputedStyle(document.querySelector('.secret')).filter").startswith("blur(")
    visitor.picture("slip")
    # It was shown once: no page of his or theirs says it again.
    for path in ("/unit-accounts", "/", "/me"):
        answer = page.request.get(visitor.base + path)
        assert answer.status == 200 and code not in answer.text(), path
    for role in (SYSTEM, SECURITY, AUDIT):
        visitor.role(role)
        page.goto(visitor.base + "/admin")
        assert "打印登录条，账号 民警甲" in visitor.text() and code not in page.content(), role
    audit = page.request.get(visitor.base + "/audit")
    assert audit.status == 200 and "民警甲" in audit.text() and code not in audit.text()
    one = sign_in(chromium, visitor.base, "民警甲", code)
    assert one.page.url.split("?")[0].endswith("/password")
    for box in one.page.locator("main input[type=password]").all():
        box.fill(PASSWORD)
    one.page.locator("main form button.primary").click()
    one.page.goto(visitor.base + "/")
    assert "民警" in one.page.inner_text(".who")
    one.context.close()
    again = sign_in(chromium, visitor.base, "民警甲", code)
    assert again.page.url.split("?")[0].endswith("/login")
    again.context.close()


def test_nobody_shuts_out_himself_or_the_last_who_can(visitor):
    page = admin(visitor, SYSTEM, "停用", "系统管理员")
    assert "不能停用自己的账号" in visitor.text()
    page = admin(visitor, SYSTEM, "停用", "陈某")
    assert "陈某 是最后一个能办理" in visitor.text()
    opened(visitor, "印章乙", "seal-keeper", "市政府办公室")
    admin(visitor, SYSTEM, "停用", "印章乙")
    assert "已办理：停用账号" in page.inner_text("body")
    # Each is told what another did, and puts it away himself.
    visitor.role(AUDIT)
    page.goto(visitor.base + "/admin")
    notice = page.locator("form.notice", has_text="停用账号，账号 印章乙")
    assert notice.count() == 1
    notice.get_by_role("button", name="已阅").click()
    assert page.locator("form.notice", has_text="停用账号，账号 印章乙").count() == 0
    visitor.role(SECURITY)
    page.goto(visitor.base + "/admin")
    assert page.locator("form.notice", has_text="停用账号，账号 印章乙").count() == 1


def test_a_leaders_slip_is_the_security_administrators_and_his_own_the_other_twos(visitor, chromium):
    page = visitor.page
    visitor.role(POLICE)
    assert page.request.get(visitor.base + "/admin").status == 404
    admin(visitor, SECURITY, "打印登录条", "刘秘书")
    leader = slip(page)
    assert len(leader) >= 8
    # His own: neither he nor one of the others alone.
    visitor.role(SECURITY)
    page.goto(visitor.base + "/admin")
    own = page.locator("tbody tr").filter(has=page.get_by_role("cell", name="安全管理员", exact=True)).first
    assert own.get_by_role("button", name=re.compile("登录条")).count() == 0
    admin(visitor, SYSTEM, "共同办理登录条", "安全管理员")
    assert "待另一名办理" in page.inner_text("body") and page.locator(".slip").count() == 0
    admin(visitor, SYSTEM, "共同办理登录条", "安全管理员")
    assert page.locator(".slip").count() == 0
    admin(visitor, AUDIT, "共同办理登录条", "安全管理员")
    assert slip(page) != leader
    one = sign_in(chromium, visitor.base, "安全管理员", slip(page))
    assert one.page.url.split("?")[0].endswith("/password")
    one.context.close()


def test_the_way_back_in_is_at_the_machine_and_stands_in_the_audit(chromium):
    import pathlib
    import tempfile

    process, base = start("--demo")
    try:
        data = pathlib.Path(tempfile.gettempdir()) / f"yingsu-demo-{process.pid}"

        def command(*arguments):
            return subprocess.run([YINGSU, "account", *arguments, "--data", str(data)], cwd=ROOT, capture_output=True, text=True, timeout=60)

        assert "安全管理员" in command("list").stdout
        wrong = command("code", "没有的人")
        assert wrong.returncode == 65 and wrong.stderr.strip() == "没有这个账号：没有的人"
        code = command("code", "安全管理员").stdout.split("　")[1].strip()
        one = sign_in(chromium, base, "安全管理员", code)
        assert one.page.url.split("?")[0].endswith("/password")
        one.context.close()
        visitor = Visitor(chromium, base)
        visitor.role(AUDIT)
        visitor.page.goto(base + "/audit")
        assert "本机命令" in visitor.text() and code not in visitor.page.content()
        visitor.page.goto(base + "/admin")
        assert "在本机发一次性代码，账号 安全管理员" in visitor.text()
        visitor.context.close()
    finally:
        process.terminate()
        process.wait(20)


def guess(base, name, password, place=None):
    """What the page of signing in answers, asked from there."""
    import http.client
    import urllib.parse

    host = base.removeprefix("http://")
    connection = http.client.HTTPConnection(host, timeout=60)
    headers = {"Origin": base, "Content-Type": "application/x-www-form-urlencoded", **({"X-Forwarded-For": place} if place else {})}
    connection.request("POST", "/login", urllib.parse.urlencode({"name": name, "password": password, "next": "/"}), headers)
    answer = connection.getresponse()
    answer.read()
    return answer.status, answer.getheader("Set-Cookie") or ""


@pytest.mark.parametrize("options,status,secure", [(["--gateway", "127.0.0.1"], 303, True), ([], 401, False)], ids=["behind the gateway", "without one"])
def test_behind_a_gateway_each_place_counts_for_itself_and_nobody_else_is_believed(options, status, secure):
    import pathlib
    import tempfile

    process, base = start("--demo", *options)
    try:
        data = pathlib.Path(tempfile.gettempdir()) / f"yingsu-demo-{process.pid}"
        # Who writes a place of his own before the gateway's is not believed: the last one counts.
        for turn in range(6):
            assert guess(base, "丁某", "错的口令", f"10.0.0.{turn}, 10.9.9.9")[0] == 401
        code = subprocess.run([YINGSU, "account", "code", "丁某", "--data", str(data)], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("　")[1].strip()
        assert guess(base, "丁某", code, "10.9.9.9")[0] == 401
        answered, cookie = guess(base, "丁某", code, "10.0.0.3")
        assert (answered, "Secure" in cookie) == (status, secure), cookie
    finally:
        process.terminate()
        process.wait(20)
