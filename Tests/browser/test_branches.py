"""The branches of procedure as a clerk records them: which decision, whose days, which period. Only fields he would know."""
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


def rows(life, what):
    """Rows of the duties that speak of this, with what is folded away."""
    text = life.text()
    return "\n".join(line for line in text.split("\n") if what in line), text


def open_form(life, title):
    life.open()
    life.page.get_by_role("link", name="登记其他事项").click()
    life.page.locator("main").get_by_role("link", name=title, exact=True).first.click()


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
    _, text = rows(life, "上诉")
    assert "2025-06-20" in text, text
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
    if page.locator("[name=confirm]").count():
        page.locator("main form button.primary").last.click()
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
    if page.locator("[name=confirm]").count():
        page.locator("main form button.primary").last.click()
    life.open()
    assert page.locator(".step a.button", has_text="指明所涉裁判").count() == 0
    assert "2025-06-20" in life.text()


def test_a_ruling_that_ends_nothing_a_suit_that_goes_on_and_a_remand(visitor):
    life = case(visitor, "（2025）宁05行初704号")
    ruling(life, "2025-03-10", "property-preserved")
    row, text = rows(life, "提交证据和所依据的规范性文件")
    assert "2025-03-18" in text and "就保全的裁定申请复议" in text and "待核" in text, text
    ruling(life, "2025-04-14", "dismiss-suit")
    life.on("2025-05-12", CLERK)
    life.other("收到应诉通知书、起诉状副本", {"number": "（2025）宁行终704号", "instance": "second"})
    ruling(life, "2025-06-16", "order-continue")
    ruling(life, "2025-09-08", "revoke", document="judgment")
    text = life.text()
    assert "2025-09-23" in text, text
    # 发回重审: whether the complaint was served anew is asked.
    other = case(visitor, "（2025）宁05行初705号")
    ruling(other, "2025-06-03", "revoke", document="judgment")
    other.on("2025-07-10", CLERK)
    other.other("收到应诉通知书、起诉状副本", {"number": "（2025）宁行终705号", "instance": "second"})
    ruling(other, "2025-09-10", "remand")
    other.on("2025-09-15", CLERK)
    open_form(other, "收到应诉通知书、起诉状副本")
    other.fill({"number": "（2025）宁05行初805号", "instance": "remand"})
    other.page.locator("main form button.primary").last.click()
    assert "是否重新送达起诉状副本" in other.page.inner_text(".ask")
    other.fill({"copy-served": "true"})
    other.save()
    text = other.text()
    assert "2025-09-30" in text, text


def test_an_added_defendant_a_period_of_the_court_and_an_unwon_objection(visitor):
    life = case(visitor, "（2025）宁05行初706号")
    life.on("2025-04-01", CLERK)
    life.other("追加当事人", {"defendants.0.organ": "市自然资源局", "defendants.0.standing": "co-defendant"})
    text = life.text()
    assert "2025-04-16" in text and "后来追加的被告" in text, text
    life.on("2025-04-02", CLERK)
    other = case(visitor, "（2025）宁05行初707号")
    other.on("2025-03-28", CLERK)
    other.other("法院指定日期", {"of": "evidence", "period": "7"})
    row, text = rows(other, "提交证据和所依据的规范性文件")
    assert "2025-04-07" in text, text
    # A plain day that is a rest day is shown as stated, with what to ask.
    other.other("法院指定日期", {"of": "evidence", "due-on": "2025-04-04"})
    text = other.text()
    assert "2025-04-04" in text and "是否顺延请向法院确认" in text, text
    third = case(visitor, "（2025）宁05行初708号")
    ruling(third, "2025-03-10", "jurisdiction-upheld")
    text = third.text()
    assert "提出是否上诉的意见" not in text and "对一审裁定上诉" in text, text


def test_a_head_who_stays_away_with_a_ground_is_no_breach(visitor):
    life = case(visitor, "（2025）宁05行初709号")
    life.on("2025-04-15", CLERK)
    life.other("开庭通知", {"at": "2025-05-08 09:30", "notified-on": "2025-04-15"})
    life.on("2025-04-20", HOUSING)
    life.other("负责人不能出庭", {"head.name": "刘某", "ground": "irreplaceable-duty"})
    assert "向法院提交负责人不能出庭的证明材料" in life.text()
    life.on("2025-04-25", HOUSING)
    row = life.page.locator(".step a.button", has_text="向法院提交负责人不能出庭的证明材料")
    life.open()
    row.first.click()
    life.save()
    life.on("2025-05-08", HOUSING)
    life.other("开庭", {"head-appeared": "false", "agents.0.name": "高某", "agents.0.kind": "staff", "agents.0.handler": "true"})
    life.on("2025-05-20", CLERK)
    text = life.text()
    assert "未出庭（理由已报法院）" in text, text
    visitor.picture("branch-absence")
    life.other("法院不认可不出庭理由")
    text = life.text()
    assert "未出庭（理由已报法院）" not in text, text


def test_a_period_from_effect_closing_that_is_asked_for_and_a_settlement(visitor):
    life = case(visitor, "（2025）宁05行初710号")
    ruling(
        life, "2025-06-16", "order-pay", document="judgment",
        **{"performances.0.who": "government", "performances.0.what": "支付补偿款", "performances.0.period": "60", "performances.0.counted-from": "effect"})
    life.on("2025-06-20", CLERK)
    life.other("他方收到裁判", {"party": "马某"})
    life.on("2025-07-10", CLERK)
    text = life.text()
    assert "2025-09-08" in text, text
    assert "结案" not in "\n".join(life.page.locator(".step").all_inner_texts())
    life.on("2025-08-20", HOUSING)
    life.other("履行")
    life.open()
    life.page.locator(".step a.button", has_text="结案").first.click()
    life.fill({"reason": "判决已经履行"})
    life.page.locator("main form button.primary").last.click()
    asked = life.page.inner_text(".ask")
    assert "还有没有办完的" in asked and "败诉案件分析报告" in asked, asked
    life.page.locator("main form button.primary").last.click()
    assert "立卷归档" in life.text()
    # 调解: from the plan to what was agreed.
    other = case(visitor, "（2025）宁05行初711号")
    other.on("2025-04-01", HOUSING)
    other.other("启动调解", {"terms": "调整安置方案"})
    text = other.text()
    assert "提出调解、化解方案" in text and "登记调解、化解的结果" in text, text
    other.on("2025-04-15", HOUSING)
    other.other("达成调解", {"terms": "增加安置面积", "who": "government", "due-on": "2025-05-12"})
    text = other.text()
    assert "履行调解、和解的内容" in text and "同意调解、和解前未经市人民政府审批" in text, text


def test_a_lead_on_a_lapse_needs_its_consequence_and_is_handed_over(visitor):
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
    text = life.text()
    assert "登记有权机关的处理结果" in text, text
    life.other("有权机关的处理结果", {"competent": "市纪委监委", "decision": "谈话提醒"})
    life.open()
    assert not page.locator(".step a.button", has_text="登记有权机关的处理结果").count()


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
    if page.locator(".ask").count():
        page.locator("main form button.primary").last.click()
    text = visitor.text()
    assert "登记并转送复议答复的承办单位" in text and "2025-03-17" in text, text
    assert "办公室约定" in (page.goto(visitor.base + "/rules") and visitor.text())


def test_parts_that_are_affirmed_or_not_mentioned_above_stay_lost(visitor):
    parts = {"outcomes.0.part": "act", "outcomes.1.part": "reconsideration", "outcomes.1.outcome": "confirm-illegal"}
    for number, outcomes, asked, lost in (
        ("713", {"outcomes.0.outcome": "affirm"}, None, 2),
        ("714", {"outcomes.0.part": "act", "outcomes.0.outcome": "dismiss-claims"}, "没有填写对复议部分的处理：按原裁判不变登记", 1),
    ):
        life = joint(visitor, f"（2026）宁0502行初{number}号")
        ruling(life, "2026-04-07", "revoke", document="judgment", **parts)
        life.on("2026-05-11", CLERK)
        life.other("收到应诉通知书、起诉状副本", {"number": f"（2026）宁05行终{number}号", "instance": "second"})
        life.on("2026-08-03", CLERK)
        open_form(life, "收到裁判")
        life.fill({"document": "judgment", "served-on": "2026-08-03", **outcomes})
        life.page.locator("main form button.primary").last.click()
        ask = life.page.locator(".ask")
        assert asked is None or asked in ask.inner_text(), ask.inner_text()
        if ask.count():
            life.page.locator("main form button.primary").last.click()
        row, text = rows(life, "提交败诉案件分析报告")
        assert text.count("2026-08-18") >= lost and row.count("提交败诉案件分析报告") >= lost, text


def test_a_right_to_retrial_is_there_only_where_the_law_gives_one(visitor):
    life = case(visitor, "（2025）宁05行初715号")
    ruling(life, "2025-06-03", "dismiss-claims", document="judgment")
    life.on("2025-06-05", CLERK)
    life.other("他方收到裁判", {"party": "马某"})
    life.on("2025-06-24", CLERK)
    row, text = rows(life, "申请再审")
    assert "2025-12-" in row + text and "申请再审" in text, text
    # 裁定再审 has its own review; a rejection leads to the procuratorate, its day still to be checked.
    life.on("2025-09-01", CLERK)
    life.other("收到再审申请书", {"by-party": "马某"})
    text = life.text()
    assert "对再审申请提交书面意见" in text and "2025-09-16" in text, text
    ruling(life, "2025-10-13", "retrial-rejected")
    text = life.text()
    assert "检察" in text and "2026-04-13" in text and "待核" in text, text
    # 发回重审 leaves nothing to be retried.
    other = case(visitor, "（2025）宁05行初716号")
    ruling(other, "2025-06-03", "revoke", document="judgment")
    other.on("2025-07-10", CLERK)
    other.other("收到应诉通知书、起诉状副本", {"number": "（2025）宁行终716号", "instance": "second"})
    ruling(other, "2025-09-10", "remand")
    assert "申请再审" not in other.text()


def test_an_order_without_a_day_is_owed_and_an_entry_of_two_open_proceedings_is_asked_of_which(visitor):
    life = case(visitor, "（2025）宁05行初717号")
    life.on("2025-06-03", CLERK)
    open_form(life, "收到裁判")
    life.fill({"document": "judgment", "served-on": "2025-06-03", "outcomes.0.outcome": "order-perform"})
    life.page.locator("main form button.primary").last.click()
    assert "先按由我方履行“责令履行法定职责”登记，期限待补录" in life.page.inner_text(".ask")
    visitor.picture("branch-order-without-a-day")
    life.page.locator("main form button.primary").last.click()
    life.on("2025-06-05", CLERK)
    life.other("他方收到裁判", {"party": "马某"})
    life.on("2025-06-24", CLERK)
    row, text = rows(life, "履行生效裁判")
    assert "履行生效裁判" in row and "待补录" in text, text
    assert not life.page.locator(".step a.button", has_text="结案").count()
    # The venue is still under appeal while the suit goes on.
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
    if page.locator("[name=confirm]").count():
        page.locator("main form button.primary").last.click()
    assert page.locator("#summary").count() == 0, page.inner_text("#summary")
    assert "14:30" in other.text()
