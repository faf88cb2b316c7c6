"""移交、代办、调动: work stays when people go."""
from life import CLERK, LAND
from test_accounts import PASSWORD, POLICE, SYSTEM, opened


def set_password(visitor):
    visitor.page.fill("[name=password]", PASSWORD)
    visitor.page.fill("[name=again]", PASSWORD)
    visitor.page.get_by_role("button", name="设置").click()


def name_handler(visitor, case, *names):
    page = visitor.page
    page.goto(f"{visitor.base}{case}/record/staff-assigned")
    for place, name in enumerate(names):
        page.fill(f"[name='persons.{place}.name']", name)
    page.locator("main form#entry button.primary, main form button.primary").first.click()
    if page.locator("text=请确认").count():
        page.locator("main form button.primary").first.click()


def own_cases(visitor, count):
    page = visitor.page
    page.goto(visitor.base + "/cases")
    links = [link.get_attribute("href") for link in page.locator("main a[href^='/cases/C']").all()]
    return list(dict.fromkeys(link.split("?")[0] for link in links))[:count]


def test_all_that_one_handler_has_goes_to_another_and_nothing_stays_behind(visitor):
    visitor.role(LAND)
    page = visitor.page
    cases = own_cases(visitor, 3)
    name_handler(visitor, cases[0], "汪甲")
    name_handler(visitor, cases[1], "汪甲", "汪乙")
    page.goto(visitor.base + "/handover")
    assert "汪甲" in visitor.text() and "本单位已没有他的账号" in visitor.text()
    page.get_by_role("link", name="汪甲", exact=True).click()
    assert page.locator("[name=case]").count() == 2 and "同办：汪乙" in visitor.text()
    visitor.picture("handover")
    page.get_by_role("button", name="登记移交").click()
    assert "请写明接替人" in visitor.text() and page.locator("[name=case]:checked").count() == 2
    page.fill("#f-to", "汪甲")
    page.get_by_role("button", name="登记移交").click()
    assert "接替人不能是移交人自己" in visitor.text()
    page.fill("#f-to", "王某")
    page.fill("#f-day", "下周五")
    page.get_by_role("button", name="登记移交").click()
    assert "没有这一天：下周五" in visitor.text() and page.input_value("#f-to") == "王某"
    page.fill("#f-day", "2026-02-13")
    page.fill("#f-note", "卷在三楼档案柜")
    page.locator("[name^='note.']").first.fill("答应法院3月1日前补交原件")
    page.get_by_role("button", name="登记移交").click()
    assert "已移交 2 件给王某；汪甲名下还有 0 件" in page.inner_text(".notice")
    page.goto(visitor.base + "/handover")
    assert "汪甲" not in visitor.text()
    page.goto(visitor.base + cases[1])
    history = visitor.text()
    assert "原承办人：汪甲" in history and "卷在三楼档案柜" in history and "汪乙" in history
    page.goto(f"{visitor.base}/handover?from=汪乙")
    assert page.locator("[name=case]").count() == 1, "who handled it beside him stays"


def test_a_namesake_in_another_unit_has_not_left_this_one(visitor):
    """高某 has his account at another bureau: that somebody of his name handles a case here says nothing of him."""
    visitor.role(LAND)
    page = visitor.page
    name_handler(visitor, own_cases(visitor, 4)[3], "高某")
    page.goto(visitor.base + "/")
    assert "高某已调离" not in visitor.text()
    page.goto(visitor.base + "/handover")
    assert "高某" in visitor.text()


def test_the_list_prints_for_three_signatures(visitor):
    visitor.role(LAND)
    page = visitor.page
    page.goto(f"{visitor.base}/handover?from=王某")
    page.emulate_media(media="print")
    assert page.locator(".signs").is_visible() and page.locator(".noprint:visible").count() == 0
    page.emulate_media(media="screen")
    assert not page.locator(".signs").is_visible()


def test_another_units_handlers_are_nobody_elses_to_hand_over(visitor):
    visitor.role("市住房和城乡建设局 · 高某")
    page = visitor.page
    page.goto(f"{visitor.base}/handover?from=王某")
    assert "王某" not in visitor.text() and page.locator("[name=case]").count() == 0
    visitor.role(CLERK)
    assert page.request.get(visitor.base + "/handover").status == 404


def test_a_colleague_stands_in_from_a_day_to_a_day(visitor, chromium):
    opened(visitor, "印章乙", function="handling-unit", unit="市政府办公室")
    keeper = "市政府办公室 · 陈某"
    visitor.role(keeper)
    page = visitor.page
    page.goto(visitor.base + "/me")
    page.get_by_role("button", name="委托代办").click()
    assert "请选择代办人" in visitor.text()
    page.select_option("#f-to", "印章乙")
    page.fill("#f-until", "2026-02-12")
    page.get_by_role("button", name="委托代办").click()
    assert "截止日早于开始日或者今天" in visitor.text()
    page.select_option("#f-to", "印章乙")
    page.fill("#f-until", "2026-02-20")
    page.get_by_role("button", name="委托代办").click()
    assert "由印章代办" in page.inner_text(".notice >> nth=0")
    visitor.picture("away")
    visitor.role("市政府办公室 · 印章")
    set_password(visitor)
    visitor.role("市政府办公室 · 印章")
    assert "印章保管人" in page.inner_text("header")
    assert page.request.get(visitor.base + "/books/seals").status == 200
    visitor.day("2026-02-21")
    page.goto(visitor.base + "/")
    assert "印章保管人" not in page.inner_text("header"), "it ends by itself"
    visitor.day("2026-02-13")
    visitor.role(SYSTEM)
    page.goto(visitor.base + "/admin")
    assert "请假，由印章代办至2026年2月20日" in visitor.text()
    visitor.role(keeper)
    page.goto(visitor.base + "/me")
    page.get_by_role("button", name="收回代办").click()
    visitor.role("市政府办公室 · 印章")
    assert "印章保管人" not in page.inner_text("header")


def test_who_moves_to_another_unit_takes_no_function_and_no_case_along(visitor):
    opened(visitor, "丁乙")
    page = visitor.page
    visitor.role(POLICE)
    # An account that `opened` makes is shown by the first two characters of its name.
    name_handler(visitor, own_cases(visitor, 1)[0], "丁乙")
    visitor.role(SYSTEM)
    page.goto(visitor.base + "/admin")
    row = page.locator("tbody tr", has_text="丁乙")
    row.locator("summary", has_text="调动").click()
    row.locator("[name=unit]").fill("没有的局")
    row.get_by_role("button", name="调动").click()
    assert "没有这个单位：没有的局" in visitor.text()
    row = page.locator("tbody tr", has_text="丁乙")
    row.locator("summary", has_text="调动").click()
    row.locator("[name=unit]").fill("市水务局")
    row.get_by_role("button", name="调动").click()
    assert "由市公安局调到市水务局" in page.inner_text(".notice >> nth=0")
    row = page.locator("tbody tr", has_text="丁乙")
    assert "市水务局" in row.inner_text() and "待授权" in row.inner_text()
    visitor.role(POLICE)
    page.goto(visitor.base + "/")
    assert "丁乙已调离或者账号已停用" in visitor.text()
    page.locator("main .ask").get_by_role("link", name="移交案件").click()
    assert page.locator("[name=case]").count() == 1
