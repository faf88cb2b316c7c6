"""报表上报: a county fills in, is sent back, is locked; what does not balance is named by its cell; above nothing is seen before it is submitted."""
import re

from life import JUSTICE, LAND
from test_organs import COUNTY, COUNTY_JUSTICE

ORGAN = "沙坡头区人民政府"
PATH = "/figures/form?form=litigation&year=2024&organ=" + ORGAN


def press(visitor, name, text=None):
    if text is not None:
        visitor.page.fill("main [name=text]", text)
    visitor.page.get_by_role("button", name=name, exact=True).click()


def test_a_county_reports_is_sent_back_and_is_locked(visitor):
    page = visitor.page
    visitor.role(COUNTY)
    page.goto(visitor.base + "/figures?year=2024")
    page.get_by_role("link", name="报表上报").click()
    assert "未填报" in page.locator("main tr", has_text=ORGAN).inner_text()
    page.locator("main").get_by_role("link", name=ORGAN).click()
    assert "都平衡" in page.inner_text("main")
    # Typed as from a county that keeps its cases elsewhere.
    for cell, value in {"1.all.received": "12", "1.first.received": "10", "1.second.received": "2", "1.all.total": "12", "1.first.total": "10", "1.second.total": "2",
                        "1.all.left": "12", "1.first.left": "9", "1.second.left": "2", "2.all.received": "12", "2.first.received": "10", "2.second.received": "2",
                        "2.all.citizen": "12", "2.first.citizen": "10", "2.second.citizen": "2", "5.all.received": "12", "5.act-行政处罚.received": "12",
                        "6.all.received": "12", "6.field-公安.received": "12"}.items():
        page.fill(f"[name='cell.{cell}']", value)
    press(visitor, "试算平衡")
    assert "请核对" in page.inner_text("main") and "“一审·未结”：填9，按其余各格应为10" in page.inner_text("main")
    visitor.picture("report-checked")
    visitor.narrow("report-checked-narrow")
    page.fill("[name='cell.1.first.left']", "十")
    press(visitor, "保存填报")
    assert "“十”不是件数" in page.inner_text("#summary") and page.locator("[name='cell.1.first.left']").input_value() == "十"
    page.fill("[name='cell.1.first.left']", "9")
    press(visitor, "保存填报")
    assert "已填报，待审核" in page.inner_text("main")
    assert page.get_by_role("button", name="审核通过").count() == 0
    visitor.role(JUSTICE)
    page.goto(visitor.base + PATH)
    assert "未填报" in page.inner_text("main") and page.locator("main strong", has_text="12").count() == 0
    visitor.role(COUNTY_JUSTICE)
    page.goto(visitor.base + PATH)
    press(visitor, "审核通过")
    press(visitor, "上报")
    assert "不平衡" in page.inner_text("#summary")
    page.fill("[name='cell.1.first.left']", "10")
    press(visitor, "上报")
    assert "请先保存填报" in page.inner_text("#summary")
    # Who reviews has no hand in the numbers: the clerk sets them right.
    visitor.role(COUNTY)
    page.goto(visitor.base + PATH)
    page.fill("[name='cell.1.first.left']", "10")
    press(visitor, "保存填报")
    visitor.role(COUNTY_JUSTICE)
    page.goto(visitor.base + PATH)
    press(visitor, "审核通过")
    press(visitor, "上报")
    assert "已上报" in page.inner_text("main")
    # Whose turn it is finds it on the desk: the office above what came, the organ what came back and why.
    visitor.role(JUSTICE)
    page.goto(visitor.base + "/")
    assert "已上报" in page.locator("#reports").inner_text() and ORGAN in page.locator("#reports").inner_text()
    page.goto(visitor.base + "/figures/forms?year=2024")
    page.locator("main").get_by_role("link", name=ORGAN).click()
    assert page.locator("main td strong", has_text="12").count() > 0
    press(visitor, "退回")
    assert "退回的理由" in page.inner_text("#summary")
    press(visitor, "退回", "二审新收请再核")
    page.goto(visitor.base + "/")
    assert page.locator("#reports").count() == 0
    visitor.role(COUNTY)
    page.goto(visitor.base + "/")
    assert "二审新收请再核" in page.locator("#reports").inner_text()
    page.locator("#reports a").click()
    assert "已退回" in page.inner_text("main") and "二审新收请再核" in page.inner_text("main")
    press(visitor, "保存填报", "已与法院核对")
    visitor.role(COUNTY_JUSTICE)
    page.goto(visitor.base + PATH)
    press(visitor, "审核通过")
    press(visitor, "上报")
    visitor.role(JUSTICE)
    page.goto(visitor.base + PATH)
    press(visitor, "锁定")
    assert "已锁定" in page.inner_text("main")
    visitor.picture("report-locked")
    page.goto(visitor.base + "/figures/forms?year=2024")
    page.get_by_role("link", name="汇总").first.click()
    assert "还没有上报" in page.inner_text("main") and page.locator("main td strong", has_text="12").count() > 0
    visitor.role(COUNTY)
    page.goto(visitor.base + PATH)
    page.fill("[name='cell.4.all.heard']", "1")
    press(visitor, "补充", "漏报一次开庭")
    assert "表4“合计·开庭”改为1。漏报一次开庭" in page.inner_text("main")
    # The year after: what it carries over is what this one left.
    page.goto(visitor.base + PATH.replace("2024", "2025"))
    assert "应是上年上报的未结" in page.inner_text("main")


def test_the_system_s_numbers_open_to_their_cases(visitor):
    page = visitor.page
    visitor.role(JUSTICE)
    page.goto(visitor.base + "/figures/form?form=litigation&year=2025")
    cell = page.locator("[id='c-1.all.received']")
    number = int(cell.locator("a").inner_text())
    assert number == int(cell.locator("input").input_value()) > 10
    visitor.picture("report")
    cell.locator("a").click()
    assert page.locator("main tbody tr").count() == number
    answer = page.request.get(visitor.base + "/figures/files/form.xlsx?form=litigation&year=2025")
    assert answer.body()[:2] == b"PK"


def test_others_have_no_report(visitor):
    page = visitor.page
    visitor.role(LAND)
    page.goto(visitor.base + "/figures/forms")
    assert "没有由本单位填报" in page.inner_text("main")
    assert page.request.get(visitor.base + PATH).status == 404
    visitor.role(JUSTICE)
    for query in ["form=nothing", "organ=没有这个机关&form=litigation"]:
        assert page.request.get(visitor.base + "/figures/form?year=2024&" + query).status == 404
    assert page.request.get(visitor.base + "/figures/form?year=1066").status == 422
