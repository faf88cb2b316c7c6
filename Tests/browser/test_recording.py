"""登记: a form says what will follow before anything is saved; a judgment is recorded with few clicks, each party's day with it."""
from conftest import Visitor
from life import CLERK, HOUSING, LAND, Life


def after(page):
    return page.inner_text("#after")


def chip(page, part, words):
    page.locator(".part").nth(part).locator(".chip:visible", has=page.get_by_text(words, exact=True)).locator("input").click()


def test_signing_tells_which_days_begin_before_it_is_signed_for(visitor):
    life = Life(visitor, "（2026）宁05行初811号")
    page = visitor.page
    life.register("2026-02-10")
    life.instruct_and_forward("2026-02-10")
    life.on("2026-02-12", LAND)
    life.open()
    page.locator(".step a.button", has_text="签收").first.click()
    # The five days run over 春节: 2月12日 signed, 2月24日 the last day.
    assert "准备答辩材料并提请审批" in after(page) and "2月24日" in after(page) and "第十条第二款" in after(page)
    assert "办结" in after(page)
    visitor.picture("record-sign")
    page.fill("main [name=day]", "2026-02-11")
    page.locator("main [name=proof]").click()
    # The server works it out again: five days from the eleventh.
    page.locator("#after", has_text="2月16日").or_(page.locator("#after", has_text="2月24日")).first.wait_for()
    life.open()
    assert "签收批示件" in page.inner_text(".step")


def test_a_judgment_against_both_is_recorded_with_every_day_that_is_known(visitor):
    page = visitor.page
    life = Life(visitor, "（2026）宁0502行初812号")
    life.register("2026-01-05", **joint_fields())
    visitor.day("2026-02-12")
    visitor.role(CLERK)
    life.open()
    life.choose("收到裁判")
    assert "填好必要的内容以后显示" in after(page)
    # Nothing is chosen beforehand, and the kind of paper chooses what is offered.
    assert page.locator("main input[type=radio]:checked").count() == 0
    page.select_option("[name=document]", "ruling")
    assert not page.get_by_text("判决书的常见结果").first.is_visible() and page.get_by_text("裁定书的常见结果").first.is_visible()
    page.select_option("[name=document]", "judgment")
    page.select_option("[name='outcomes.0.part']", "act")
    chip(page, 0, "撤销")
    page.select_option("[name='outcomes.1.part']", "reconsideration")
    chip(page, 1, "撤销")
    page.fill("[name='served-on']", "2026-02-11")
    page.locator("label", has_text="原告 马某 收到").click()
    page.keyboard.type("2026-02-10")
    page.locator("[name=number]").click()
    page.locator("#after", has_text="败诉计").wait_for()
    told = after(page)
    assert "按败诉计" in told and "上诉" in told and "原行政行为部分：撤销" in told
    visitor.picture("record-judgment")
    tip = page.locator("[name=seen]").input_value()
    page.locator("main form button.primary").last.click()
    assert page.locator("#summary").count() == 0, page.inner_text("#summary")
    text = life.text()
    assert "他方收到裁判" in text and "2月10日" in text and tip
    assert "马某的送达日待登记" not in text


def joint_fields():
    return {
        "court": "中卫市沙坡头区人民法院", "act.maker": "市住房和城乡建设局", "reconsideration": "upheld", "sued": "both",
        "defendants.0.organ": "市住房和城乡建设局", "defendants.0.standing": "defendant", "defendants.1.organ": "中卫市人民政府",
        "defendants.1.standing": "co-defendant",
    }


def test_two_answers_to_one_question_are_asked_again_and_nothing_typed_is_lost(visitor):
    page = visitor.page
    life = Life(visitor, "（2026）宁05行初813号")
    life.register("2026-01-05")
    visitor.day("2026-02-12")
    life.open()
    life.choose("收到裁判")
    page.select_option("[name=document]", "judgment")
    chip(page, 0, "撤销")
    page.select_option("[name='outcomes.0.outcome']", "dismiss-claims")
    # What is chosen from the list takes the tick away, and the other way round.
    assert page.locator("main input[type=radio]:checked").count() == 0
    chip(page, 0, "撤销")
    assert page.input_value("[name='outcomes.0.outcome']") == ""
    # Both at once, as without scripts, are asked again.
    page.evaluate("document.querySelector(`[name='outcomes.0.outcome']`).value = 'dismiss-claims'")
    page.fill("[name='service.0.day']", "2026-02-31")
    page.locator("main form button.primary").last.click()
    assert "不是同一个结果" in page.inner_text("#summary")
    assert page.input_value("[name='outcomes.0.outcome']") == "dismiss-claims" and page.input_value("[name='service.0.day']") == "2026-02-31"
    chip(page, 0, "驳回诉讼请求")
    page.locator("main form button.primary").last.click()
    assert "没有这一天：2026-02-31" in page.inner_text("#summary") and page.locator(".field.wrong [name='service.0.day']").count() == 1
    page.set_viewport_size({"width": 390, "height": 844})
    visitor.narrow("record-judgment-phone")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_without_scripts_a_button_works_it_out(chromium, demo):
    visitor = Visitor(chromium, demo, java_script_enabled=False)
    page = visitor.page
    visitor.role(HOUSING)
    page.goto(visitor.base + "/cases")
    page.locator("main tbody td[data-label='案号'] a").first.click()
    case = page.url.split("?")[0]
    page.goto(case + "/record/hearing-notified")
    page.fill("main [name=at]", "2026年3月20日上午9:30")
    page.get_by_role("button", name="重新推算").click()
    assert page.input_value("main [name=at]") == "2026年3月20日上午9:30"
    assert "此刻尚未保存" in page.inner_text("#after")
    page.goto(case)
    assert "3月20日" not in page.inner_text(".timeline") if page.locator(".timeline").count() else True
    assert visitor.troubles == []
    visitor.context.close()


def test_help_stands_on_each_page_and_tells_of_no_page_that_is_not_ones_own(visitor):
    page = visitor.page
    visitor.role(CLERK)
    page.goto(visitor.base + "/register")
    page.get_by_role("link", name="帮助", exact=True).click()
    assert "帮助：收文登记" in visitor.text() and "第十条第一款" in visitor.text() and "例" in visitor.text()
    visitor.picture("help")
    assert "情形核实" not in visitor.text() and "账号管理" not in visitor.text()
    page.goto(visitor.base + "/help?of=/leads")
    assert page.inner_text("h1") == "帮助" and "线索" not in visitor.text()
    visitor.role("市司法局 · 孙某")
    page.goto(visitor.base + "/help")
    assert "情形核实" in visitor.text()
    visitor.role("安全管理员")
    page.goto(visitor.base + "/help")
    assert "账号管理" in visitor.text() and "案件材料" not in visitor.text()


def test_the_unit_is_found_with_its_clause_and_where_there_is_none_the_request_is_drafted(visitor):
    page = visitor.page
    visitor.role(CLERK)
    page.goto(visitor.base + "/register")
    page.get_by_role("link", name="谁来承办").click()
    page.get_by_role("button", name="查找").click()
    assert "请回答前两个问题" in page.inner_text("#summary")
    page.select_option("[name=reconsideration]", "upheld")
    page.select_option("[name=sued]", "both")
    page.fill("[name=maker]", "市住房和城乡建设局")
    page.fill("[name=other]", "市住房和城乡建设局")
    page.get_by_role("button", name="查找").click()
    text = visitor.text()
    assert "市住房和城乡建设局（原行政行为部分）" in text and "市司法局（复议部分）" in text
    assert "第四条第四款" in text and "“经复议市人民政府为共同被告的案件" in text
    visitor.picture("finder")
    page.select_option("[name=sued]", "unknown")
    page.get_by_role("button", name="查找").click()
    assert "承办单位不明确" in visitor.text() and "请示草稿" in visitor.text() and "妥否，请批示。" in visitor.text()
