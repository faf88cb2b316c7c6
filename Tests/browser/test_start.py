"""启用准备: from an empty folder to people who sign in, on a server that is no demo."""
import io
import os

import openpyxl
import pytest
from conftest import Visitor, start
from test_reminders import inbox  # noqa: F401

PASSWORDS = {"系统管理员": "Chang-Cheng 2026", "安全管理员": "Huang-He 2026 xx"}


@pytest.fixture(scope="module")
def fresh(tmp_path_factory):
    process, base = start("--data", str(tmp_path_factory.mktemp("start") / "data"))
    codes = {}
    for _ in range(20):
        line = process.stdout.readline()
        if "　" in line and line.startswith("  "):
            name, code = line.strip().split("　")
            codes[name] = code
        if "应诉已启动" in line:
            break
    yield base, codes
    process.terminate()
    process.wait(20)


@pytest.fixture
def administrator(fresh, chromium):
    base, codes = fresh
    visitor = Visitor(chromium, base)

    def enter(name):
        visitor.context.clear_cookies()
        visitor.page.goto(base + "/login")
        for secret in (PASSWORDS[name], codes[name]):
            visitor.page.fill("#f-name", name)
            visitor.page.fill("#f-password", secret)
            visitor.page.get_by_role("button", name="登录", exact=True).click()
            if "账号或口令不对" not in visitor.page.inner_text("main"):
                break
        if visitor.page.url.split("?")[0].endswith("/password"):
            visitor.page.fill("[name=password]", PASSWORDS[name])
            visitor.page.fill("[name=again]", PASSWORDS[name])
            visitor.page.get_by_role("button", name="设置").click()
        visitor.page.goto(base + "/start")
        return visitor

    yield enter
    visitor.context.close()
    assert visitor.troubles == []


def listed(rows, header=("姓名", "单位", "职能", "账号")):
    book = openpyxl.Workbook()
    book.active.append(["应诉人员名单（2026年）"])
    book.active.append(header)
    for row in rows:
        book.active.append(row)
    content = io.BytesIO()
    book.save(content)
    return {"name": "应诉人员名单.xlsx", "mimeType": "application/octet-stream", "buffer": content.getvalue()}


def read(page, file):
    page.set_input_files("#f-file", file)
    page.get_by_role("button", name="试读").click()


def step(page, title):
    return page.locator(".steps li", has_text=title).first.inner_text()


def test_a_new_installation_says_what_to_do_first(administrator):
    page = administrator("系统管理员").page
    assert "0 / 5" not in page.inner_text("main") and page.locator(".menu a", has_text="启用准备").inner_text().strip().endswith("/5")
    assert "请逐项核对" in step(page, "单位") and "还没有登记负责人" in step(page, "负责人与分工")
    assert "还没有账号" in step(page, "账号") and "印章由谁保管" in step(page, "印章保管人")
    assert page.locator("main .primary").count() == 1
    page.get_by_role("button", name="已核对").click()
    assert "已完成" in step(page, "单位") and "登记" in step(page, "负责人与分工")
    assert page.locator(".steps .primary").inner_text() == "登记"


def test_a_list_is_read_on_trial_and_opens_all_or_none(administrator):
    visitor = administrator("系统管理员")
    page = visitor.page
    rows = [
        ("李某", "市政府办公室", "收文机构", ""), ("刘某", "市政府办公室", "印章保管人、分管领导", ""),
        ("", "中卫市法律顾问室", "律师", ""), ("高某", "住房和城乡建设局", "承办人", ""), ("王某", "市自然资源局", "承办人", "王某甲"),
        ("王某", "市公安局", "承办人", ""), ("王某", "市水务局", "承办单位", ""), ("丁某", "市火星局", "承办单位", ""),
        ("某人", "市司法局", "扫地", ""), ("何某", "市司法局", "系统管理员", ""),
    ]
    read(page, listed(rows))
    text = visitor.text()
    assert "刘某是审批人，用印须另一人" in text and "没有姓名" in text and "按“市住房和城乡建设局”导入，对吗？" in text
    assert "没有这个单位：市火星局" in text and "没有“扫地”这项职能" in text and "三员账号不从名单开立" in text
    assert "账号与第8行相同" in text, "two people of one name in two units need two accounts"
    assert page.get_by_role("button", name="导入").is_disabled()
    visitor.picture("start-list")
    page.goto(visitor.base + "/admin")
    assert "李某" not in visitor.text(), "nothing is opened by a trial"


def test_doubts_are_answered_line_by_line_and_functions_wait_for_the_security_administrator(administrator):
    visitor = administrator("系统管理员")
    page = visitor.page
    rows = [
        ("李某", "市政府办公室", "收文机构", ""), ("孙某", "市司法局", "监督机构、承办单位", ""), ("陈某", "市政府办公室", "印章保管人", ""),
        ("高某", "住房和城乡建设局", "承办人", ""), ("王某", "市自然资源局", "承办人", "王某甲"), ("王某", "市公安局", "承办人", ""),
        ("李某", "市政府办公室", "承办单位", ""),
    ]
    read(page, listed(rows))
    page.get_by_role("button", name="导入 6 个账号").click()
    assert "还有行没有勾“对”，一个账号也没有开立" in visitor.text()
    for box in page.locator("[name=agree]").all():
        box.check()
    page.get_by_role("button", name="导入 6 个账号").click()
    assert "已开立 6 个账号" in page.inner_text(".notice") and "6 个待安全管理员授予职能" in step(page, "账号")
    read(page, listed(rows))
    assert "6 人已有账号，不重复开立" in visitor.text() and page.get_by_role("button", name="导入").is_disabled()
    security = administrator("安全管理员")
    assert page.locator("[type=file]").count() == 0, "who grants opens no accounts"
    page.locator(".steps").get_by_role("link", name="授予职能").first.click()
    row = page.locator("tbody tr").filter(has=page.get_by_role("cell", name="李某", exact=True)).first
    assert row.locator("[value=intake-office]").is_checked() and row.locator("[value=handling-unit]").is_checked()
    page.get_by_role("button", name="按名单全部授予（6）").click()
    assert "已按名单授予 6 个账号的职能" in page.inner_text(".notice")
    page.get_by_role("button", name="打印全部登录条（6）").click()
    assert page.locator(".slip").count() == 6 and page.locator(".receipts tbody tr").count() == 6
    codes = page.locator(".slip .code").all_text_contents()
    assert len(set(codes)) == 6
    security.picture("slips")
    page.goto(visitor.base + "/admin")
    assert page.get_by_role("button", name="打印全部登录条").count() == 0, "a code that holds is not made worthless by a second sheet"
    assert codes[0] not in page.content()


def test_what_is_no_list_is_told_and_keeps_the_page(administrator):
    visitor = administrator("系统管理员")
    page = visitor.page
    page.get_by_role("button", name="试读").click()
    assert "请选择名单文件" in visitor.text()
    read(page, {"name": "名单.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4"})
    assert "不是 .xlsx 或 .csv 文件" in visitor.text()
    read(page, listed([("甲", "乙", "丙", "丁")], header=("项目", "内容", "金额", "备注")))
    assert "没有“姓名”一列" in visitor.text()
    sheet = page.request.get(visitor.base + "/start/files/list.xlsx")
    cells = [cell for row in openpyxl.load_workbook(io.BytesIO(sheet.body())).active.iter_rows(values_only=True) for cell in row]
    assert {"姓名", "单位", "职能", "账号"} <= set(cells)


def test_the_page_can_be_put_away_only_when_nothing_essential_is_open(administrator):
    visitor = administrator("系统管理员")
    page = visitor.page
    assert page.get_by_role("button", name="收起本页").count() == 0, "no head is known yet"
    page.locator(".steps").get_by_role("link", name="登记").click()
    for name, value in {"head.name": "马某", "head.post": "市长"}.items():
        page.fill(f"[name='{name}']", value)
    page.select_option("[name=principal]", label="是")
    page.locator("main form button.primary").click()
    page.goto(visitor.base + "/start")
    assert "已完成" in step(page, "负责人与分工"), step(page, "负责人与分工")
    page.get_by_role("button", name="收起本页").click()
    assert page.locator(".menu a", has_text="启用准备").count() == 0
    page.goto(visitor.base + "/admin")
    page.get_by_role("link", name="启用准备、从 Excel 导入账号").click()
    assert "本页已收起" in visitor.text()


def test_a_letter_is_sent_on_trial(chromium, inbox, tmp_path):  # noqa: F811
    process, base = start("--data", str(tmp_path / "data"), "--smtp", inbox.server, "--smtp-from", "yingsu@zw.example.cn")
    try:
        code = next(line.strip().split("　")[1] for line in iter(process.stdout.readline, "") if line.strip().startswith("系统管理员　"))
        visitor = Visitor(chromium, base)
        page = visitor.page
        page.goto(base + "/login")
        page.fill("#f-name", "系统管理员")
        page.fill("#f-password", code)
        page.get_by_role("button", name="登录", exact=True).click()
        page.fill("[name=password]", "Chang-Cheng 2026")
        page.fill("[name=again]", "Chang-Cheng 2026")
        page.get_by_role("button", name="设置").click()
        page.goto(base + "/start")
        page.fill("#f-address", "不是邮箱")
        page.get_by_role("button", name="试发一封").click()
        assert "请填写收件邮箱" in visitor.text() and page.input_value("#f-address") == "不是邮箱"
        page.fill("#f-address", "a@zw.example.cn")
        page.get_by_role("button", name="试发一封").click()
        assert "请到 a@zw.example.cn 查收" in page.inner_text(".notice")
        assert inbox.letters[0][0] == ["a@zw.example.cn"] and "试发邮件" in inbox.letters[0][1]["Subject"]
        visitor.context.close()
    finally:
        process.terminate()
        process.wait(20)
