"""Watching over all cases: the ledger, urging and supervision from it, and the facts for accountability; articles 3 and 22."""
import re

from life import CLERK, JUSTICE, LAND, Life


def test_the_bureau_urges_what_is_late_from_the_list(visitor):
    page = visitor.page
    visitor.role(JUSTICE)
    visitor.day("2026-02-13")
    page.locator("nav").get_by_role("link", name="期限台账").click()
    page.get_by_role("link", name="已逾期").click()
    assert page.locator("form tbody tr", has_text="逾期").count() == page.locator("form tbody tr").count() >= 2
    visitor.picture("ledger")
    boxes = page.locator("input[name=row]")
    boxes.nth(0).check()
    boxes.nth(1).check()
    page.get_by_role("button", name="催办", exact=True).click()
    assert "已催办 2 项" in visitor.text()
    # Nothing chosen says so and writes nothing.
    page.get_by_role("button", name="催办", exact=True).click()
    assert "请勾选" in visitor.text()


def test_supervision_is_answered_by_the_unit(visitor):
    life = Life(visitor, "（2026）宁05行初341号")
    life.register("2026-02-13")
    life.instruct_and_forward("2026-02-13")
    life.on("2026-02-24", JUSTICE)
    page = visitor.page
    page.goto(visitor.base + "/ledger?range=7&unit=市自然资源局")
    page.locator("tr", has_text="341号").locator("input[name=row]").first.check()
    page.fill("[name=due-on]", "2026-02-26")
    page.fill("[name=text]", "请说明答辩准备情况")
    page.get_by_role("button", name="发督办单").click()
    assert "已发督办单 1 项" in visitor.text()
    units = {cell for cell in page.locator("form tbody tr td:nth-child(5)").all_inner_texts()}
    assert units and all(unit.startswith("市自然资源局") for unit in units), units  # the range and unit chosen before are kept
    life.on("2026-02-25", LAND)
    life.step("反馈督办事项", {"text": "材料已备齐，明日提请审批"})
    assert "材料已备齐" in life.text()


def test_a_unit_sees_its_own_days_only_and_no_leads(visitor):
    visitor.role(LAND)
    visitor.day("2026-02-13")
    page = visitor.page
    page.goto(visitor.base + "/ledger?range=all&unit=市公安局")
    units = {cell for cell in page.locator("tbody tr td:nth-child(4)").all_inner_texts()}
    assert units and all(unit.startswith("市自然资源局") for unit in units), units
    assert page.get_by_role("button", name="催办").count() == 0
    assert page.request.get(visitor.base + "/leads").status == 404
    assert page.locator("nav", has_text="追责线索").count() == 0
    page.goto(visitor.base + "/ledger/print?span=week")
    assert "每周清单" in visitor.text() and "逾期和七日内" in visitor.text()
    page.go_back()
    page.get_by_role("link", name="打印今日事项").click()
    assert "今日事项" in visitor.text() and "市自然资源局" in visitor.text()
    visitor.picture("today")


def test_leads_are_facts_with_the_units_own_words_and_raised_by_a_person(visitor):
    visitor.role(LAND)
    visitor.day("2026-02-13")
    page = visitor.page
    life = Life(visitor, "（2026）宁05行初6号")
    page.goto(visitor.base + "/cases?q=宁05行初6号")
    page.get_by_role("link", name="（2026）宁05行初6号").click()
    life.case = page.url.replace(visitor.base, "")
    page.get_by_role("link", name="说明原因").first.click()
    page.select_option("[name=ground]", "leader-away")
    page.fill("[name=text]", "主管领导外出，材料未能签发")
    life.save()
    visitor.role(JUSTICE)
    page.goto(visitor.base + "/leads")
    text = visitor.text()
    assert "准备答辩材料并提请审批" in text and "主管领导外出" in text and "超期" in text
    visitor.picture("leads")
    page.locator("section", has_text="宁05行初6号").get_by_role("link", name="登记线索").first.click()
    assert page.input_value("[name=organ]") == "市自然资源局" and page.input_value("[name=ground]") == "5"
    page.fill("[name=text]", "准备答辩材料超期")
    life.save()
    visitor.role(LAND)
    life.open()
    life.step("对追责线索作出申辩", {"text": "未造成不利后果"})
    visitor.role(JUSTICE)
    page.goto(visitor.base + "/leads")
    assert "未造成不利后果" in visitor.text()


def test_a_judicial_recommendation_tied_to_no_case_has_its_own_file(visitor):
    visitor.role(CLERK)
    visitor.day("2026-02-13")
    page = visitor.page
    page.goto(visitor.base + "/register")
    page.get_by_role("link", name="收到司法建议书").click()
    page.fill("[name=title]", "关于规范征收程序的建议")
    page.fill("[name=number]", "卫中法建〔2026〕2号")
    page.fill("[name=court]", "中卫市中级人民法院")
    page.select_option("[name=category]", "governance")
    page.fill("[name=reply-by]", "2026-04-13")
    page.locator("main form button.primary").last.click()
    assert "关于规范征收程序的建议" in visitor.text()
    life = Life(visitor, "")
    life.case = page.url.replace(visitor.base, "").split("?")[0]
    life.other("确定承办单位", {"units.0.unit": "市自然资源局"})
    visitor.role(LAND)
    life.step("提出司法建议的回复意见", {"opinion": "采纳，三个月内修订流程"})
    visitor.role(CLERK)
    life.step("决定是否同意回复意见")
    visitor.role(LAND)
    life.step("书面回复司法建议", {"document-number": "卫政函〔2026〕8号"})
    text = life.text()
    assert re.search(r"已办\s+书面回复司法建议", text), text
    visitor.picture("recommendation")


def test_an_answer_that_no_unit_was_given_stands_on_the_desk_of_intake_and_is_handed_on(visitor):
    """行政复议法第四十八条: who made the act is not known yet; the ten working days run all the same."""
    visitor.role(CLERK)
    visitor.day("2026-02-24")
    page = visitor.page
    page.goto(visitor.base + "/open/reconsideration-received")
    life = Life(visitor, "")
    page.fill("#f-day", "2026-02-24")
    life.fill({"number": "宁政复〔2026〕99号", "act.title": "责令停业通知", "applicants.0.name": "温某"})
    page.select_option("[name=procedure]", "ordinary")
    page.locator("main form button.primary").last.click()
    life.case = page.url.replace(visitor.base, "").split("?")[0]
    page.goto(visitor.base + "/")
    row = page.locator("ul.desk li", has_text="宁政复〔2026〕99号").filter(has_text="提交复议答复")
    assert "承办单位未落实" in row.inner_text() and "第四十八条" in row.inner_text()
    # 第十条第二款: instructed first, then handed on.
    row.locator("a.button").first.click()
    life.fill({"text": "请自然资源局答复"})
    life.save()
    page.goto(visitor.base + "/")
    row = page.locator("ul.desk li", has_text="宁政复〔2026〕99号").filter(has_text="转送承办单位")
    assert "承办单位未落实" in row.first.inner_text()
    row.first.locator("a.button").first.click()
    life.fill({"units.0.unit": "市自然资源局"})
    life.save()
    page.goto(visitor.base + "/")
    assert page.locator("ul.desk li", has_text="宁政复〔2026〕99号").filter(has_text="承办单位未落实").count() == 0
    visitor.role(LAND)
    page.goto(visitor.base + "/")
    assert page.locator("ul.desk li", has_text="宁政复〔2026〕99号").filter(has_text="提交复议答复").count() == 1
