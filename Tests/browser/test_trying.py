"""试算、期限余量、两种理解: what would be, beside what is; nothing is recorded."""
from life import CLERK, LAND, Life


def entries(visitor, life):
    life.open()
    return visitor.page.locator("main .timeline li, main .entry").count(), life.text()


def ask(visitor, path, **fields):
    visitor.page.goto(visitor.base + path)
    for name, value in fields.items():
        box = visitor.page.locator(f"main [name='{name}']")
        if box.evaluate("e => e.tagName") == "SELECT":
            box.select_option(value)
        else:
            box.fill(value)
    visitor.page.get_by_role("button", name="试算", exact=True).click()
    return visitor.page.inner_text("main")


def test_on_a_case_that_was_just_received_an_earlier_service_makes_the_intake_office_late(visitor):
    life = Life(visitor, "（2026）宁05行初701号")
    life.register("2026-02-10")
    before = entries(visitor, life)
    said = ask(visitor, f"{life.case}/what-if", served="2026-02-03")
    # 法定十五日: 2 月 25 日 becomes 2 月 24 日（2 月 18 日 is in the Spring Festival）.
    assert "2026年2月25日" in said and "2026年2月24日" in said and "■ 将逾期" in said
    assert "市政府办公室：登记并转送应诉事务承办单位" in said
    assert visitor.page.locator("svg.relay").count() == 2
    visitor.picture("what-if")
    assert entries(visitor, life) == before


def test_a_hearing_that_moves_and_a_judgment_that_is_appealed_on_the_fourth_day_at_once(visitor):
    life = Life(visitor, "（2026）宁05行初702号")
    life.to_filing("2026-01-12", "2026-01-19")
    life.on("2026-01-20", CLERK)
    life.other("开庭通知", {"at": "2026-02-05 09:30", "place": "第三审判庭"})
    said = ask(visitor, f"{life.case}/what-if", hearing="2026-03-10 14:30")
    assert "2026年2月5日" in said and "2026年3月10日" in said and "推后33日" in said
    said = ask(visitor, f"{life.case}/what-if", hearing="2026-03-10 14:30", decided="2026-04-01", document="judgment", outcome="revoke", appealed="2026-04-05")
    assert "提出是否上诉的意见" in said and "2026年4月7日" in said


def test_under_a_reader_who_handles_the_case_and_a_day_that_is_none(visitor):
    life = Life(visitor, "（2026）宁05行初703号")
    life.register("2026-02-10")
    life.instruct_and_forward("2026-02-11")
    visitor.role(LAND)
    said = ask(visitor, f"{life.case}/what-if", signed="2026-02-24", served="2026-02-30")
    assert "没有这一天：2026-02-30" in said and visitor.page.input_value("[name=served]") == "2026-02-30"
    assert visitor.page.input_value("[name=signed]") == "2026-02-24" and "期限变动" not in said
    said = ask(visitor, f"{life.case}/what-if", appealed="2026-03-05")
    assert "还没有裁判" in said


def test_a_notice_that_nobody_registered_yet(visitor):
    visitor.role(CLERK)
    visitor.page.goto(visitor.base + "/calculator")
    visitor.page.get_by_role("link", name="试算一件还没有登记的").click()
    said = ask(visitor, "/what-if", day="2026-03-02", maker="市自然资源局", signed="2026-03-05")
    assert "准备答辩材料并提请审批" in said and "2026年3月10日" in said and "市自然资源局" in said


def test_the_slack_of_a_year_in_colours_on_the_page_and_on_paper(visitor):
    visitor.role(CLERK)
    visitor.page.goto(visitor.base + "/slack?year=2026")
    text = visitor.text()
    assert "二日＋五日＋二日" in text and "五日＋三日" in text and "行政诉讼法第八十五条，十日" in text
    assert visitor.page.locator(".slack").count() == 3
    assert visitor.page.locator(".slack").first.locator(".week .cell:not(.blank)").count() == 365
    day = visitor.page.locator(".slack").first.locator("[title^='2026年2月10日']")
    assert "超过1日" in day.get_attribute("title") and "over" in day.get_attribute("class")
    visitor.picture("slack")
    visitor.page.set_viewport_size({"width": 390, "height": 800})
    assert visitor.page.evaluate("document.documentElement.scrollWidth") <= 390
    visitor.page.goto(visitor.base + "/slack?year=1999")
    assert "没有这一年" in visitor.text()


def test_where_the_measures_say_only_days_both_readings_stand_with_their_days(visitor):
    life = Life(visitor, "（2026）宁05行初704号")
    life.register("2026-02-10")
    life.open()
    visitor.page.get_by_role("link", name="登记并转送应诉事务承办单位").first.click()
    text = visitor.text()
    assert "条文没有写明，两种理解" in text and "自然日，末日遇休息日顺延" in text and "本市采用" in text and "2026年2月12日" in text
    visitor.page.goto(visitor.base + f"{life.case}/why?duty=national/submit-evidence")
    assert "两种理解" not in visitor.text()
