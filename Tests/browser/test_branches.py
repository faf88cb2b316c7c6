"""The branches of procedure as a clerk records them: what a form asks, and what the page then says. Their days and duties are the scenarios'."""
import re

import pytest

from life import CLERK, HOUSING, JUSTICE, Life, pdf
from test_doors import joint

MINE = {"act.maker": "市住房和城乡建设局"}


def case(visitor, number, day="2025-03-03", **fields):
    life = Life(visitor, number)
    life.register(day, **{**MINE, **fields})
    life.instruct_and_forward(day)
    return life


def ruling(life, day, outcome, document="ruling", **fields):
    life.on(day, CLERK)
    life.other("收到裁判", {"document": document, "served-on": day, "outcomes.0.outcome": outcome, **fields})


def served_judgment_alone(text, number):
    """The page says of the ruling, and of nothing else, that the plaintiff's day of service is not known yet."""
    return text.count("马某的送达日待登记") == 1 and re.search(rf"裁定书　{number}[\s\S]{{0,60}}马某的送达日待登记", text)


def open_form(life, title):
    life.open()
    life.choose(title)


def test_where_two_decisions_can_be_meant_the_page_asks_with_day_and_paper_and_where_one_can_it_says_which(visitor):
    life = case(visitor, "（2025）宁05行初701号")
    page = life.page
    ruling(life, "2025-06-03", "jurisdiction-dismissed")
    ruling(life, "2025-06-04", "revoke", document="judgment")
    life.on("2025-06-05", CLERK)
    open_form(life, "他方收到裁判")
    options = page.locator("select[name=decision] option").all_inner_texts()
    assert len(options) == 3, options
    assert any("2025年6月3日" in each and "裁定书" in each for each in options), options
    assert any("2025年6月4日" in each and "判决书" in each for each in options), options
    # Left open it is asked again, nothing is lost and nothing recorded.
    life.fill({"party": "马某"})
    page.locator("main form button.primary").last.click()
    assert "请写明是哪一个" in page.inner_text("#summary")
    assert page.locator("[name=party]").input_value() == "马某"
    page.locator("select[name=decision]").select_option(label=next(each for each in options if "判决书" in each))
    life.save()
    assert served_judgment_alone(life.text(), life.number), life.text()
    # 保全 can't be appealed: one decision is left, and it is shown as text.
    other = case(visitor, "（2025）宁05行初702号")
    ruling(other, "2025-06-03", "revoke", document="judgment")
    ruling(other, "2025-06-04", "property-preserved")
    other.on("2025-06-05", CLERK)
    open_form(other, "他方收到裁判")
    assert page.locator("select[name=decision]").count() == 0
    assert re.search(r"所涉裁判：2025年6月3日收到的\s+判决书", page.inner_text("main"))
    visitor.picture("branch-which-decision")


def test_an_entry_that_could_mean_two_decisions_waits_with_who_recorded_it_until_he_says_which(visitor):
    life = case(visitor, "（2025）宁05行初703号")
    page = life.page
    ruling(life, "2025-06-03", "jurisdiction-dismissed")
    ruling(life, "2025-06-04", "revoke", document="judgment")
    life.on("2025-06-05", CLERK)
    open_form(life, "他方收到裁判")
    life.fill({"party": "马某"})
    page.locator("select[name=decision]").select_option(index=1)
    life.save()
    # As an old entry says it: without which one.
    life.open()
    page.locator("a[href*='/correct/']").first.wait_for(state="attached")
    links = page.locator("a[href*='/correct/']").evaluate_all("all => all.map(each => each.getAttribute('href'))")
    page.goto(visitor.base + max(links, key=lambda each: int(each.rsplit("/", 1)[1])))
    assert page.locator("[name=party]").input_value() == "马某"
    page.locator("[name=decision]").fill("")
    page.locator("[name=why]").fill("原登记没有写明")
    page.locator("main form button.primary").last.click()
    assert "更正后期限会变" in page.inner_text(".ask")
    page.locator("main form button.primary").last.click()
    assert "已更正" in page.inner_text("body")
    life.open()
    step = page.locator(".step a.button", has_text="指明所涉裁判")
    assert step.count() == 1, life.text()
    page.goto(visitor.base + "/")
    assert "指明所涉裁判" in visitor.text()
    life.open()
    step.click()
    options = page.locator("select[name=decision] option").all_inner_texts()
    page.locator("select[name=decision]").select_option(label=next(each for each in options if "判决书" in each))
    page.locator("[name=why]").fill("是判决书")
    page.locator("main form button.primary").last.click()
    assert "更正后期限会变" in page.inner_text(".ask")
    page.locator("main form button.primary").last.click()
    assert "已更正" in page.inner_text("body")
    life.open()
    assert page.locator(".step a.button", has_text="指明所涉裁判").count() == 0
    assert served_judgment_alone(life.text(), life.number), life.text()


def test_a_period_that_is_still_to_be_checked_says_so(visitor):
    life = case(visitor, "（2025）宁05行初704号")
    ruling(life, "2025-03-10", "property-preserved")
    assert re.search(r"就保全的裁定申请复议[\s\S]{0,80}待核", life.text()), life.text()


def test_whether_a_remand_served_the_complaint_anew_is_asked_on_its_form(visitor):
    life = case(visitor, "（2025）宁05行初705号")
    ruling(life, "2025-06-03", "revoke", document="judgment")
    life.on("2025-07-10", CLERK)
    life.other("收到应诉通知书、起诉状副本", {"number": "（2025）宁行终705号", "instance": "second"})
    ruling(life, "2025-09-10", "remand")
    life.on("2025-09-15", CLERK)
    open_form(life, "收到应诉通知书、起诉状副本")
    life.fill({"number": "（2025）宁05行初805号", "instance": "remand"})
    life.page.locator("main form button.primary").last.click()
    assert "是否重新送达起诉状副本" in life.page.inner_text(".ask")
    life.fill({"copy-served": "true"})
    life.save()
    assert "（2025）宁05行初805号" in life.text()


def test_a_rest_day_that_the_court_wrote_stands_as_written_with_what_to_ask(visitor):
    life = case(visitor, "（2025）宁05行初707号")
    life.on("2025-03-28", CLERK)
    life.other("法院指定日期", {"of": "evidence", "due-on": "2025-04-04"})
    assert "文书写明的这一天是休息日，是否顺延请向法院确认" in life.text()


def test_a_head_who_stays_away_with_a_ground_is_shown_as_one_whose_ground_the_court_has(visitor):
    life = case(visitor, "（2025）宁05行初709号")
    life.on("2025-04-15", CLERK)
    life.other("开庭通知", {"at": "2025-05-08 09:30", "notified-on": "2025-04-15"})
    life.on("2025-04-20", HOUSING)
    life.other("负责人不能出庭", {"head.name": "刘某", "ground": "irreplaceable-duty"})
    life.on("2025-04-25", HOUSING)
    life.step("向法院提交负责人不能出庭的证明材料")
    life.on("2025-05-08", HOUSING)
    life.other("开庭", {"head-appeared": "false", "agents.0.name": "高某", "agents.0.kind": "staff", "agents.0.handler": "true"})
    life.on("2025-05-20", CLERK)
    text = life.text()
    assert "未出庭（理由已报法院）" in text, text
    visitor.picture("branch-absence")


def test_closing_asks_about_what_is_still_open_and_leads_to_the_archive(visitor):
    life = case(visitor, "（2025）宁05行初710号")
    ruling(
        life, "2025-06-16", "order-pay", document="judgment",
        **{"performances.0.who": "government", "performances.0.what": "支付补偿款", "performances.0.period": "60", "performances.0.counted-from": "effect"})
    life.on("2025-06-20", CLERK)
    life.other("他方收到裁判", {"party": "马某"})
    life.on("2025-08-20", HOUSING)
    life.other("履行")
    life.open()
    life.page.locator(".step a.button", has_text="结案").first.click()
    life.fill({"reason": "判决已经履行"})
    life.page.locator("main form button.primary").last.click()
    asked = life.page.inner_text(".ask")
    assert "还有没有办完的" in asked and "败诉案件分析报告" in asked, asked
    life.page.locator("main form button.primary").last.click()
    life.open()
    assert life.page.locator(".step a.button", has_text="立卷归档").count() == 1, life.text()


def test_a_lead_on_a_lapse_is_asked_for_its_consequence_and_shows_what_came_of_it(visitor):
    life = case(visitor, "（2025）宁05行初712号")
    page = life.page
    life.on("2025-04-14", JUSTICE)
    open_form(life, "追责线索")
    life.fill({"ground": "8", "organ": "市住房和城乡建设局", "text": "准备超期"})
    page.locator("main form button.primary").last.click()
    assert "造成的不利后果" in page.inner_text("#summary")
    life.fill({"consequence": "视为没有证据"})
    life.save()
    life.other("移送有权机关", {"competent": "市纪委监委"})
    life.other("有权机关的处理结果", {"competent": "市纪委监委", "decision": "谈话提醒"})
    assert "作出机关：市纪委监委　决定：谈话提醒" in life.text()


def test_a_reconsideration_has_its_own_relay(visitor):
    visitor.role(CLERK)
    visitor.day("2025-03-03")
    page = visitor.page
    page.goto(visitor.base + "/open/reconsideration-received")
    page.fill("#f-day", "2025-03-03")
    for name, value in {"number": "中政复〔2025〕9号", "accepted-on": "2025-02-28", "act.title": "处罚决定", "act.maker": "市自然资源局", "applicants.0.name": "张某"}.items():
        page.fill(f"[name='{name}']", value)
    page.select_option("[name='procedure']", "ordinary")
    page.locator("main form button.primary").last.click()
    assert "登记并转送复议答复的承办单位" in visitor.text(), visitor.text()
    page.goto(visitor.base + "/rules")
    assert "办公室约定" in visitor.text()


def test_a_part_that_the_court_above_did_not_mention_is_asked_about(visitor):
    life = joint(visitor, "（2026）宁0502行初714号")
    ruling(life, "2026-04-07", "revoke", document="judgment", **{"outcomes.0.part": "act", "outcomes.1.part": "reconsideration", "outcomes.1.outcome": "confirm-illegal"})
    life.on("2026-05-11", CLERK)
    life.other("收到应诉通知书、起诉状副本", {"number": "（2026）宁05行终714号", "instance": "second"})
    life.on("2026-08-03", CLERK)
    open_form(life, "收到裁判")
    life.fill({"document": "judgment", "served-on": "2026-08-03", "outcomes.0.part": "act", "outcomes.0.outcome": "dismiss-claims"})
    life.page.locator("main form button.primary").last.click()
    assert "没有填写对复议部分的处理：按原裁判不变登记" in life.page.inner_text(".ask")
    life.page.locator("main form button.primary").last.click()
    assert "已登记：收到裁判" in life.page.inner_text("body")


def test_an_order_without_a_day_is_asked_about(visitor):
    life = case(visitor, "（2025）宁05行初717号")
    life.on("2025-06-03", CLERK)
    open_form(life, "收到裁判")
    life.fill({"document": "judgment", "served-on": "2025-06-03", "outcomes.0.outcome": "order-perform"})
    life.page.locator("main form button.primary").last.click()
    assert "先按由我方履行“责令履行法定职责”登记，期限待补录" in life.page.inner_text(".ask")
    visitor.picture("branch-order-without-a-day")
    life.page.locator("main form button.primary").last.click()
    assert "已登记：收到裁判" in life.page.inner_text("body")


def test_an_entry_of_two_open_proceedings_is_asked_of_which(visitor):
    """The venue is still under appeal while the suit goes on."""
    other = case(visitor, "（2025）宁05行初718号")
    ruling(other, "2025-03-17", "jurisdiction-dismissed")
    other.on("2025-04-14", CLERK)
    other.other("收到应诉通知书、起诉状副本", {"number": "（2025）宁行辖终718号", "instance": "second"})
    other.on("2025-04-20", CLERK)
    open_form(other, "开庭通知")
    page = other.page
    options = page.locator("select[name=proceeding] option").all_inner_texts()
    assert any("一审" in each and "718号" in each for each in options) and any("二审" in each for each in options), options
    assert page.locator("select[name=proceeding]").input_value() == ""
    other.fill({"at": "2025-05-20 09:30", "notified-on": "2025-04-20"})
    page.locator("main form button.primary").last.click()
    assert "请写明是哪一个" in page.inner_text("#summary"), page.inner_text("#summary")
    visitor.picture("branch-which-proceeding")
    page.locator("select[name=proceeding]").select_option(label=next(each for each in options if "一审" in each))
    other.save()
    assert "2025-05-20" in other.text() and "opened-as" not in other.text()
    # The hour was wrong: the same hearing, another hour.
    links = page.locator("a[href*='/correct/']").evaluate_all("all => all.map(each => each.getAttribute('href'))")
    page.goto(visitor.base + max(links, key=lambda each: int(each.rsplit("/", 1)[1])))
    assert page.locator("[name=at]").input_value() == "2025-05-20 09:30" and page.locator("[name='opened-as']").count() == 0
    page.locator("[name=at]").fill("2025-05-20 14:30")
    page.locator("[name=why]").fill("时间录错")
    page.locator("main form button.primary").last.click()
    assert "已更正" in page.inner_text("body")
    assert "14:30" in other.text()
