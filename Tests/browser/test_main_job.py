"""The main job, from the court's papers to a defence filed in time; LEGAL.md §2.7 examples 27 and 54b. Clicks within UX.md §4."""
import io
import re
import subprocess
import urllib.parse
import zipfile

import docx
import pytest

import pdf_kit
from conftest import ROOT, YINGSU, Visitor

NUMBER = "（2026）宁05行初88号"
PDF = pdf_kit.pdf(1)


def pdf(name):
    return {"name": name, "mimeType": "application/pdf", "buffer": PDF}


def register(visitor, number=NUMBER, day="2026-02-10", plaintiff="张某", unit="市自然资源局"):
    page = visitor.page
    page.fill("[name=number]", number)
    page.fill("[name=court]", "中卫市中级人民法院")
    page.fill("#f-day", day)
    page.fill("[name='plaintiffs.0.name']", plaintiff)
    page.fill("[name='act.title']", "征收补偿决定")
    page.fill("[name='act.maker']", unit)
    page.select_option("[name=reconsideration]", "none")
    page.select_option("[name=sued]", "act")


def test_from_the_courts_papers_to_a_defence_filed_in_time(visitor):
    page = visitor.page
    visitor.role("市政府办公室 · 李某")
    visitor.day("2026-02-10")

    # Intake office: registers with a scan; 4 clicks.
    visitor.desk()
    visitor.click(page.locator("nav").get_by_role("link", name="收文登记"))
    page.set_input_files("[name=scan]", [pdf("应诉通知书.pdf"), pdf("起诉状副本.pdf")])
    visitor.clicks += 1
    register(visitor)
    visitor.button("登记并呈批")
    assert "建议承办单位" in visitor.text() and "市自然资源局" in visitor.text() and "第四条第二款" in visitor.text()
    assert "2026年2月25日" in visitor.text()
    visitor.picture("register")
    visitor.click(page.locator("#go"))
    assert visitor.clicks <= 4
    assert NUMBER in visitor.text()
    case = urllib.parse.urlparse(page.url).path
    page.goto(visitor.base + case + "/sheet")
    assert "拟请市自然资源局承办" in visitor.text()

    # Instruction by the leader on paper, recorded by the office with the scan; 3 clicks.
    visitor.day("2026-02-12")
    visitor.desk()
    visitor.row(NUMBER, "登记批示")
    page.set_input_files("[name=scan]", [pdf("批示.pdf")])
    visitor.clicks += 1
    visitor.button("保存批示")
    assert visitor.clicks <= 3 and "已登记：拟办、批示" in visitor.text()

    # Forwarded on the second day: in time; 3 clicks.
    visitor.desk()
    visitor.row(NUMBER, "转送")
    assert page.input_value("[name='units.0.unit']") == "市自然资源局"
    visitor.button("转送")
    assert visitor.clicks <= 3

    # The unit signs for it, 2 clicks, and names its handler, 3 clicks.
    visitor.role("市自然资源局 · 王某")
    visitor.row(NUMBER, "签收")
    visitor.button("签收")
    assert visitor.clicks <= 2
    visitor.desk()
    visitor.row(NUMBER, "确定承办人")
    page.fill("[name='persons.0.name']", "王某")
    visitor.button("确定")
    assert visitor.clicks <= 3

    # The desk says what is due by when and why; the office's advice is before the holiday.
    visitor.desk()
    row = page.locator(".desk li", has_text=NUMBER).first.inner_text()
    assert "至迟2月24日（含当日）" in row and "系统建议2月13日前完成" in row
    page.goto(visitor.base + case)
    assert "超过法定届满日一日" in visitor.text()
    visitor.picture("case")
    page.get_by_role("region", name="应办事项").get_by_role("link", name="提交证据和所依据的规范性文件").click()
    assert "至迟2026年2月25日（含当日）" in visitor.text() and "国办发明电〔2025〕7号" in visitor.text() and "视为没有相应证据" in visitor.text()
    visitor.picture("why")

    # The four papers that a court asks for first come from the docket.
    visitor.day("2026-02-13")
    page.goto(visitor.base + case + "/papers")
    for kind, words in {"defence": ["中卫市人民政府", "张某", "征收补偿决定", NUMBER], "legal-rep-cert": ["马某", "市长", "法定代表人"], "head-cert": ["待填：出庭负责人姓名"], "poa": ["受委托人", "一审"]}.items():
        response = page.request.get(visitor.base + case + f"/papers/{kind}")
        text = "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(response.body())).paragraphs)
        for word in words:
            assert word in text, (kind, word, text)

    # Hands in the papers, many at once, sorted by their names, and submits; 4 clicks.
    visitor.desk()
    visitor.row(NUMBER, "备齐材料")
    names = ["行政答辩状.pdf", "证据目录.pdf", "依据清单.pdf", "法定代表人身份证明书.pdf", "出庭负责人身份证明书.pdf", "授权委托书.pdf"]
    page.set_input_files("[name=files]", [pdf(name) for name in names])
    visitor.button("上传")
    assert "6/6 已齐" in visitor.text()
    visitor.picture("papers")
    visitor.click(page.get_by_role("link", name="提请审批"))
    page.fill("[name=signed-off-by]", "周某")
    visitor.button("提请审批")
    assert visitor.clicks <= 4, visitor.clicks

    # The unit may not approve its own: the page is there to read, and has no button.
    page.goto(visitor.base + case + "/sheet/S1")
    assert page.get_by_role("button", name="同意").count() == 0

    # Consent of the leader, on paper, recorded by the office; 3 clicks.
    visitor.role("市政府办公室 · 李某")
    visitor.row(NUMBER, "审批")
    visitor.picture("sheet")
    assert "法定举证期限至迟2月25日" in visitor.text()
    visitor.button("同意")
    assert visitor.clicks <= 3

    # Another person seals; 3 clicks. The office sends the papers back.
    visitor.role("市政府办公室 · 陈某")
    visitor.row(NUMBER, "登记用印")
    page.fill("[name=register-number]", "印2026-031")
    visitor.button("登记用印")
    assert visitor.clicks <= 3
    visitor.role("市政府办公室 · 李某")
    visitor.row(NUMBER, "转送")
    visitor.button("转送")

    # Filed after the holiday, a day before the last; 3 clicks.
    visitor.role("市自然资源局 · 王某")
    visitor.day("2026-02-24")
    visitor.desk()
    visitor.row(NUMBER, "登记提交")
    assert page.locator("[name='papers.0.kind']").is_checked()
    page.fill("[name=receipt]", "中院收据 12 号")
    visitor.button("登记提交")
    assert visitor.clicks <= 3
    page.goto(visitor.base + case)
    page.get_by_text("已办和不再适用的").click()
    text = visitor.text()
    assert "期限异常及说明" not in text
    assert re.search(r"已办\s+提交证据和所依据的规范性文件", text), text
    visitor.picture("filed")


def test_a_real_case_registered_through_the_page(visitor):
    """R25: a land approval by the government, sued without reconsideration; what the source does not say stays empty."""
    page = visitor.page
    visitor.role("市政府办公室 · 李某")
    visitor.day("2026-02-13")
    page.goto(visitor.base + "/register")
    register(visitor, number="（2020）豫01行初234号", day="2020-03-16", plaintiff="河南省某中心", unit="市自然资源局")
    page.fill("[name='act.title']", "用地批复")
    visitor.button("登记并呈批")
    text = visitor.text()
    assert "2020年3月31日" in text and "市自然资源局" in text
    assert "登记并转送" not in text, "measures of 2022 have no duty for a notice of 2020"
    page.locator("#go").click()
    assert "（2020）豫01行初234号" in visitor.text()


def test_registering_by_keyboard_alone(visitor):
    page = visitor.page
    visitor.role("市政府办公室 · 李某")
    visitor.day("2026-02-13")
    page.goto(visitor.base + "/register")
    page.focus("#f-day")
    for name, value in [("day", "2026-2-13"), ("number", "(2026)宁05行初91号"), ("court", "中卫市中级人民法院")]:
        assert page.evaluate("document.activeElement.name") == name
        page.keyboard.press("Control+A")
        page.keyboard.type(value)
        page.keyboard.press("Tab")

    def tab_to(place):
        for _ in range(8):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.name || document.activeElement.innerText") == place:
                return
        raise AssertionError(place)

    for name, value in {"plaintiffs.0.name": "钱某", "act.title": "不动产登记", "act.maker": "市自然资源局"}.items():
        tab_to(name)
        page.keyboard.type(value)
    for name in ("reconsideration", "sued"):
        tab_to(name)
        page.keyboard.press("ArrowDown")
    tab_to("登记并呈批")
    page.keyboard.press("Enter")
    page.locator("#go").wait_for()
    tab_to("确认登记")
    page.keyboard.press("Enter")
    page.wait_for_url("**/cases/C*")
    assert "钱某诉中卫市人民政府" in visitor.text()


def test_the_core_works_without_javascript(chromium, demo):
    visitor = Visitor(chromium, demo, java_script_enabled=False)
    visitor.role("市政府办公室 · 李某")
    visitor.page.goto(demo + "/register")
    register(visitor, number="（2026）宁05行初95号", day="2026-02-13", plaintiff="无脚本")
    visitor.button("登记并呈批")
    visitor.page.locator("#go").click()
    visitor.desk()
    visitor.row("宁05行初95号", "登记批示")
    visitor.button("保存批示")
    visitor.desk()
    visitor.row("宁05行初95号", "转送")
    visitor.button("转送")
    assert "已登记：转送" in visitor.text()
    visitor.context.close()
