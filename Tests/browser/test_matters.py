"""机关台账: what belongs to no case is recorded, listed, corrected and taken back, and figures are counted from it."""
import io

import openpyxl
import pdf_kit
from life import CLERK, JUSTICE, LAND



def save(page, **fields):
    for name, value in fields.items():
        page.fill(f"main [name='{name}']", value)
    page.locator("main form button.primary").last.click()


def test_a_training_is_recorded_corrected_and_taken_back(visitor):
    page = visitor.page
    visitor.role(JUSTICE)
    page.goto(visitor.base + "/matters")
    page.get_by_role("link", name="登记业务培训").click()
    save(page, day="2027-02-01", title="举证责任的分配", participants="王某、李某", hours="4")
    assert "晚于今天" in page.inner_text("#summary") and page.input_value("[name=title]") == "举证责任的分配"
    save(page, day="2026-02-10")
    row = page.locator("main tbody tr", has_text="举证责任的分配")
    assert row.count() == 1 and "2026年2月10日" in row.inner_text() and "王某；李某" in row.inner_text()
    visitor.picture("matters")
    row.get_by_role("link", name="更正").click()
    assert page.input_value("[name=hours]") == "4"
    save(page, hours="8")
    assert "请写明更正或者撤下的理由" in page.inner_text("#summary") and page.input_value("[name=hours]") == "8"
    save(page, reason="学时误填")
    assert "学时：8" in row.inner_text() and row.count() == 1
    row.get_by_role("link", name="更正").click()
    page.fill("[name=reason]", "不是本年的培训")
    page.get_by_role("button", name="登记错误，撤下").click()
    assert "已撤下：业务培训" in visitor.text() and row.count() == 0
    # Back to a form whose entry is gone.
    page.go_back()
    assert "这一条已经撤下" in visitor.text() and row.count() == 0
    page.goto(visitor.base + "/matters?kind=nonsense&year=soon")
    assert "没有这种事项：nonsense" in page.inner_text("#summary") and "没有这个年度：soon" in page.inner_text("#summary")
    page.goto(visitor.base + "/matters/record?kind=annual-report-submitted")
    save(page, day="2026-02-10", year="2030")
    assert page.locator("#summary").count() == 1 and page.input_value("main [name=year]") == "2030"
    page.goto(visitor.base + "/matters?kind=hearing-observed&year=2020")
    assert "还没有登记" in visitor.text()
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(visitor.base + "/matters")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_each_records_what_is_his_and_sees_what_concerns_him(visitor):
    page = visitor.page
    visitor.role(LAND)
    page.goto(visitor.base + "/matters")
    assert page.request.get(visitor.base + "/matters/record?kind=assessment-scored").status == 404
    page.get_by_role("link", name="登记考核异议").click()
    save(page, day="2026-02-11", reason="出庭率应为三分之三")
    assert "出庭率应为三分之三" in visitor.text()
    page.get_by_role("link", name="登记旁听庭审").click()
    save(page, day="2026-02-11", participants="王某、赵某、钱某", organ="市公安局")
    assert "只能登记本机关、本单位的" in page.inner_text("#summary")
    save(page, organ="")
    assert "赵某" in visitor.text()
    # Another unit has nothing to do with it.
    visitor.role("市公安局 · 丁某")
    page.goto(visitor.base + "/matters")
    assert "赵某" not in visitor.text() and "出庭率应为" not in visitor.text()
    visitor.role(JUSTICE)
    page.goto(visitor.base + "/matters")
    assert page.get_by_role("link", name="登记考核评分").count() == 0
    assert "出庭率应为三分之三" in visitor.text() and page.locator("main tbody tr", has_text="旁听庭审").count() >= 1
    visitor.role(CLERK)
    assert page.request.get(visitor.base + "/matters/record?kind=no-such-kind").status == 404


def test_what_was_attached_is_opened_by_who_sees_the_entry_and_by_nobody_else(visitor, tmp_path):
    page = visitor.page
    scan = tmp_path / "签到表.pdf"
    scan.write_bytes(pdf_kit.pdf(1))
    visitor.role(JUSTICE)
    page.goto(visitor.base + "/matters/record?kind=training-held")
    page.set_input_files("main [name=scan]", str(scan))
    save(page, day="2026-02-10", title="附件的培训", hours="2")
    link = page.locator("main tbody tr", has_text="附件的培训").get_by_role("link", name="签到表.pdf")
    path = link.get_attribute("href")
    found = page.request.get(visitor.base + path)
    assert found.status == 200 and found.body() == scan.read_bytes()
    assert page.request.get(visitor.base + path.replace("entry=", "entry=9")).status == 404
    visitor.role(LAND)
    assert page.request.get(visitor.base + path).status == 404


def test_a_training_is_planned_held_and_whoever_did_not_come_is_named(visitor):
    page = visitor.page
    visitor.role(JUSTICE)
    page.goto(visitor.base + "/matters")
    page.get_by_role("link", name="业务培训", exact=True).click()
    page.get_by_role("link", name="登记培训计划").click()
    save(page, day="2026-01-05", title="出庭应诉实务", on="2026-02-10", hours="6")
    page.goto(visitor.base + "/matters/training")
    row = page.locator("main tbody tr", has_text="出庭应诉实务")
    assert "▲ 计划已过3日" in row.inner_text()
    missing = page.locator("section", has_text="没有参加过培训的").locator("table").first
    assert "王某" in missing.inner_text()
    row.get_by_role("link", name="登记举办").click()
    assert page.input_value("[name=title]") == "出庭应诉实务" and page.input_value("[name=hours]") == "6"
    save(page, day="2026-02-11", participants="王某、不认识的某")
    page.goto(visitor.base + "/matters/training")
    visitor.picture("training")
    assert "已于2月11日举办" in page.locator("main tbody tr", has_text="出庭应诉实务").first.inner_text()
    assert "王某" not in missing.inner_text() and "不认识的某" in visitor.text()
    sheet = page.request.get(visitor.base + page.get_by_role("link", name="导出 Excel").get_attribute("href"))
    rows = list(openpyxl.load_workbook(io.BytesIO(sheet.body())).active.iter_rows(values_only=True))
    assert any(row[1] == "王某" and str(row[4]) == "6" for row in rows)
    page.goto(visitor.base + "/matters/training?year=soon")
    assert "没有 soon 年的培训" in page.inner_text("#summary") and "出庭应诉实务" in visitor.text()
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(visitor.base + "/matters/training")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_register_of_public_lawyers_is_kept_by_their_unit(visitor):
    page = visitor.page
    visitor.role(LAND)
    page.goto(visitor.base + "/matters/lawyers")
    page.get_by_role("link", name="登记公职律师").click()
    save(page, day="2025-06-01", name="郑某", licence="16405202510000001", post="法规科科员")
    page.goto(visitor.base + "/matters/lawyers")
    row = page.locator("main tbody tr", has_text="郑某")
    assert "16405202510000001" in row.inner_text()
    visitor.role(JUSTICE)
    page.goto(visitor.base + "/matters/training")
    assert page.locator("main tbody tr", has_text="郑某").count() > 0
    visitor.role(LAND)
    page.goto(visitor.base + "/matters/lawyers")
    visitor.picture("lawyers")
    row.get_by_role("link", name="注销").click()
    assert page.input_value("[name=name]") == "郑某"
    save(page, day="2026-02-10", reason="调离")
    page.goto(visitor.base + "/matters/lawyers")
    assert row.count() == 0
