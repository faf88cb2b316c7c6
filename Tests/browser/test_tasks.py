"""待办: every duty on the desk of who owes it; what is next follows from the norms."""
import re

from life import Life

CLERK, LEADER, KEEPER = "市政府办公室 · 李某", "中卫市人民政府 · 刘某", "市政府办公室 · 陈某"
LAND, JUSTICE, AUDITOR = "市自然资源局 · 王某", "市司法局 · 孙某", "市审计局 · 何某"
ROLES = {"clerk": CLERK, "leader": LEADER, "keeper": KEEPER, "unit": LAND, "justice": JUSTICE, "auditor": AUDITOR, "counsel": "中卫市法律顾问室 · 许某"}


def opened(visitor, kind, day, fields):
    """A docket that no complaint opened."""
    visitor.role(CLERK)
    visitor.day(day)
    page = visitor.page
    page.goto(f"{visitor.base}/open/{kind}")
    life = Life(visitor, "")
    page.fill("#f-day", day)
    life.fill(fields)
    page.locator("main form button.primary").last.click()
    if page.locator(".ask").count():
        page.locator("main form button.primary").last.click()
    life.case = page.url.replace(visitor.base, "").split("?")[0]
    return life


def row(visitor, words):
    return visitor.page.locator("ul.desk > li", has_text=words)


def test_a_reconsideration_is_answered_on_the_tenth_working_day_over_the_spring_festival(visitor):
    """行政复议法第四十八条: received on February 6; the festival's nine days are none, February 14 is a working day made up: the tenth is February 27."""
    life = opened(visitor, "reconsideration-received", "2026-02-06", {
        "number": "宁政复〔2026〕6号", "act.title": "征收补偿决定", "act.maker": "市自然资源局", "applicants.0.name": "温某", "procedure": "ordinary", "accepted-on": "2026-02-05"})
    life.step("登记批示", {"text": "请自然资源局答复"})
    life.step("转送承办单位", {"units.0.unit": "市自然资源局"})
    assert "2026-02-27" in life.text(), life.text()
    life.on("2026-02-09", LAND)
    life.step("签收批示件")
    life.open()
    life.page.locator(".step a.button", has_text="备齐材料").first.click()
    life.page.get_by_role("link", name="提请审批").click()
    life.fill({"signed-off-by": "周某"})
    life.save()
    # Two days before its end it is on the desk of the unit that owes it, though others have it in hand.
    life.on("2026-02-25", LAND)
    visitor.page.goto(visitor.base + "/")
    own = row(visitor, "宁政复〔2026〕6号")
    assert own.count() == 1 and "剩2日" in own.inner_text() and "第四十八条" in own.inner_text(), own.inner_text()
    visitor.picture("desk-unit-two-days-before")
    life.approve_and_seal("2026-02-26")
    life.on("2026-02-27", LAND)
    life.step("提交复议答复")
    assert re.search(r"已办\s+提交复议答复", life.text())
    life.other("复议决定", {"outcome": "维持"})
    life.step("结案", {"reason": "复议维持"})
    life.step("立卷归档", {"file-number": "2026-复-6"})
    assert "结案归档 ✓" in life.text() or "结案归档" in life.text()


def test_one_row_a_case_with_its_nearest_task_and_rights_apart(visitor):
    visitor.role(LAND)
    visitor.day("2026-02-13")
    page = visitor.page
    page.goto(visitor.base + "/")
    links = page.locator(".card.rows > ul.desk:not(.aside) > li > .what > p:first-child a").all()
    cases = [each.get_attribute("href") for each in links]
    assert len(cases) == len(set(cases)) and len(cases) > 5
    shown = int(page.locator(".counts a", has_text="逾期").locator("strong").inner_text())
    assert shown == page.locator("h2#overdue + ul.desk > li").count()
    assert "延期提供证据" in page.inner_text("#rights") and "延期提供证据" not in page.inner_text("h2#overdue + ul.desk")
    assert page.locator("#waits a", has_text="收到后登记").count() > 1
    first = page.locator("a.button.primary")
    assert first.count() == 1
    page.locator("ul.desk details summary").first.click()
    assert page.locator("ul.desk .others li").first.is_visible()


def test_what_is_blocked_says_for_whom_it_waits_and_has_no_button_of_its_own(visitor):
    life = Life(visitor, "（2026）宁05行初701号")
    life.register("2026-01-12")
    life.instruct_and_forward("2026-01-12")
    life.prepare("2026-01-13", LAND)
    visitor.page.goto(visitor.base + "/")
    own = row(visitor, "宁05行初701号")
    own.first.locator("summary").first.click() if own.first.locator("summary").count() else None
    assert "等待市政府办公室：审批应诉材料" in own.first.inner_text(), own.first.inner_text()
    life.on("2026-01-14", CLERK)
    visitor.page.goto(visitor.base + "/")
    assert row(visitor, "宁05行初701号").get_by_role("link", name="审批", exact=True).count() == 1


def test_the_leader_sees_what_waits_for_him_one_card_open_and_the_hearings_of_the_week(visitor):
    visitor.role(LEADER)
    visitor.day("2026-02-13")
    page = visitor.page
    page.goto(visitor.base + "/")
    text = visitor.text()
    count = int(re.search(r"等您处理 (\d+) 件", text).group(1))
    assert count == page.locator(".leader > details").count() > 2
    assert page.locator(".leader > details[open]").count() == 1 and page.locator(".primary").count() >= 1
    assert "转送承办单位" not in text and "登记用印" not in text
    # Papers and who appears are two matters, one after the other.
    page.locator(".leader > details > summary").nth(1).click()
    assert page.locator(".leader > details[open]").count() == 2
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_leader_consents_or_returns_on_his_desk_and_is_asked_once_more(visitor):
    page = visitor.page
    visitor.role(LEADER)
    visitor.day("2026-02-13")
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(visitor.base + "/")
    cards = page.locator(".leader > details")
    before = cards.count()
    card = page.locator(".leader > details", has_text="吴某诉中卫市人民政府")
    card.locator("summary").first.click()
    # What he consents to and what follows is said before it is recorded; a return wants its reason.
    card.locator(".bar summary", has_text="退回").click()
    card.get_by_role("button", name="确认退回").click()
    assert cards.count() == before and card.locator("input:invalid").count() == 1
    card.locator(".bar summary", has_text="同意").click()
    ask = card.locator(".bar details", has_text="确认同意").inner_text()
    assert "关于提请审批吴某诉市政府案应诉材料的请示" in ask and "用印" in ask and "出庭人员另定" in ask, ask
    visitor.narrow("leader-consent-390")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    card.get_by_role("button", name="确认同意").click()
    assert "已登记：同意（吴某诉中卫市人民政府）" in visitor.text()
    assert page.locator(".leader > details", has_text="审批应诉材料").filter(has_text="吴某诉").count() == 0
    visitor.role(KEEPER)
    page.set_viewport_size({"width": 1366, "height": 900})
    page.goto(visitor.base + "/")
    assert "吴某诉中卫市人民政府" in row(visitor, "用印").first.inner_text()


def test_what_belongs_to_no_case_is_on_the_desk_of_the_office_that_owes_it(visitor):
    """第十九条: the county has said that it applies the measures, and reports for itself."""
    page = visitor.page
    visitor.role(JUSTICE)
    visitor.day("2026-02-13")
    page.goto(visitor.base + "/")
    count = int(page.locator("nav a", has_text="工作台").inner_text().split()[-1])
    report = page.locator("#office li", has_text="2025年度")
    assert "第十九条" in report.inner_text() and "建议2月28日前" in report.inner_text(), report.inner_text()
    report.get_by_role("link", name="办理").click()
    assert page.input_value("[name=year]") == "2025"
    page.fill("[name=year]", "2031")
    page.locator("main form button.primary").click()
    assert "2031年度的还没有到办理的时候" in visitor.text() and page.input_value("[name=year]") == "2031"
    page.fill("[name=year]", "2025")
    page.locator("main form button.primary").click()
    assert "已登记：年度报告供稿" in visitor.text()
    page.locator("#matters summary").click()
    matters = page.locator("#matters tr", has_text="2025年度").filter(has_text="年度法治政府建设")
    assert "已于2026年2月13日办理" in matters.filter(has_text="中卫市人民政府").inner_text()
    assert "建议2月28日前" in matters.filter(has_text="沙坡头区人民政府").inner_text()
    page.goto(visitor.base + "/")
    assert page.locator("#office li", has_text="2025年度").count() == 0
    assert int(page.locator("nav a", has_text="工作台").inner_text().split()[-1]) == count - 1
    visitor.role(CLERK)
    page.goto(visitor.base + "/")
    assert page.locator("#office").count() == 0
    # Whose act it is not is told whose it is.
    page.goto(visitor.base + "/office/annual-report-submitted")
    page.fill("[name=year]", "2025")
    page.locator("main form button.primary").click()
    assert "由市司法局登记" in visitor.text()


NOTICE = """国务院办公厅关于2027年部分节假日安排的通知
国办发明电〔2026〕9号
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（周五）至13日（周六）放假调休，共9天。1月31日（周日）、2月14日（周日）上班。
三、清明节：4月5日（周一）放假1天。
四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。4月25日（周日）、5月8日（周六）上班。
五、端午节：6月9日（周三）放假1天。
六、中秋节：9月15日（周三）放假1天。
七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。"""


def test_a_holiday_notice_is_pasted_read_shown_with_what_it_moves_and_entered(visitor):
    """A notice received on 2027-01-22: fifteen days end on Saturday 02-06; by weekends the 8th, by the notice the 14th, a day made up."""
    page = visitor.page
    visitor.role(CLERK)
    visitor.day("2027-01-22")
    life = Life(visitor, "（2027）宁05行初2701号")
    life.register("2027-01-22")
    visitor.role(JUSTICE)
    page.goto(visitor.base + "/")
    owed = page.locator("#office li", has_text="录入放假通知（2027年度）")
    assert "逾期22日" in owed.inner_text(), owed.inner_text()
    owed.get_by_role("link").click()
    assert "只能暂计" in visitor.text()
    page.fill("#f-text", NOTICE.replace("共9天", "共8天"))
    page.get_by_role("button", name="读取").click()
    assert "春节：写明共8天，起止日期却是9天" in page.locator("[role=alert]").inner_text()
    assert page.input_value("#f-text").startswith("国务院办公厅关于2027年") and page.get_by_role("button", name="确认录入").count() == 0
    page.fill("#f-text", NOTICE)
    page.get_by_role("button", name="读取").click()
    text = visitor.text()
    assert "放假 9 天" in text and "会变动的期限" in text, text
    moved = page.locator("tr", has_text="行初2701号").filter(has_text="2027年2月8日")
    assert moved.count() and "2027年2月14日" in moved.first.inner_text()
    visitor.picture("holiday-notice")
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.set_viewport_size({"width": 1366, "height": 900})
    page.get_by_role("button", name="确认录入").click()
    assert "已录入2027年放假通知" in visitor.text()
    page.goto(visitor.base + "/")
    assert page.locator("#office li", has_text="录入放假通知").count() == 0
    visitor.role(CLERK)
    life.open()
    assert "2027-02-14" in life.text() or "2月14日" in life.text(), life.text()
    assert "暂计" not in page.locator("main").inner_text()
    visitor.role("沙坡头区司法局 · 鲍某")
    page.goto(visitor.base + "/holidays")
    assert "由中卫市人民政府的收文、监督机构办理" in visitor.text()


def test_each_roles_desk_is_whole_on_a_wide_and_a_narrow_screen(visitor):
    page = visitor.page
    for name, role in ROLES.items():
        visitor.role(role)
        visitor.day("2026-02-13")
        for width in (1366, 390):
            page.set_viewport_size({"width": width, "height": 844})
            page.goto(visitor.base + "/")
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (name, width)
            assert page.locator("a.button.primary").count() <= 1, name
        page.set_viewport_size({"width": 390, "height": 844})
        visitor.narrow(f"desk-{name}-390")
        page.set_viewport_size({"width": 1366, "height": 900})
        visitor.picture(f"desk-{name}")
