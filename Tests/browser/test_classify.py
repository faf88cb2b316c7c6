"""案件分类: suggested, confirmed several at a time by the office that oversees, then counted; nobody else sees the page."""
import re

from life import CLERK, JUSTICE, LAND

PATH = "/figures/classify"


def test_suggested_ticked_confirmed_and_counted(visitor):
    page = visitor.page
    visitor.role(JUSTICE)
    page.goto(visitor.base + "/figures?year=2025")
    page.get_by_role("link", name="没有确认领域").click()
    cards = page.locator("main form section.card")
    first = cards.first
    case = first.locator("input[name=case]").get_attribute("value")
    year = re.search(r"收到(\d{4})年", first.inner_text()).group(1)
    # What is suggested says so, and nothing is ticked by itself.
    assert page.locator("input[name=case]:checked").count() == 0
    assert page.get_by_text("（建议）").count() > 0
    visitor.picture("classify")
    visitor.narrow("classify-narrow")
    page.get_by_role("button", name="确认勾选的案件").click()
    assert "请勾选" in page.inner_text("#summary")
    first.locator("input[name=case]").check()
    first.locator(f"[name='field:{case}']").select_option("自然资源")
    first.locator(f"[name='act:{case}']").select_option("行政处罚")
    first.locator(f"[name='matter:{case}']").select_option("规划许可")
    first.locator(f"[name='document-review:{case}']").check()
    page.get_by_role("button", name="确认勾选的案件").click()
    assert "已确认 1 件" in page.inner_text("body")
    assert page.locator(f"input[value={case}]").count() == 0
    page.goto(f"{visitor.base}/figures/cases?year={year}&part=classification;classified=yes;act=行政处罚;document-review=yes")
    row = page.locator(f"main tbody a[href^='/cases/{case}#']")
    assert row.count() >= 1
    row.first.click()
    assert "确认案件分类" in page.locator(f"#{page.url.split('#')[1]}").inner_text()


def test_nothing_is_recorded_where_one_of_several_is_wrong(visitor):
    page = visitor.page
    visitor.role(JUSTICE)
    page.goto(visitor.base + PATH)
    cases = page.locator("input[name=case]").evaluate_all("all => all.map(e => e.value)")[:2]
    for case in cases:
        page.locator(f"input[value={case}]").check()
    page.evaluate(
        "case_ => { const s = document.querySelector(`[name='act:${case_}']`); s.add(new Option('没有的种类', '没有的种类')); s.value = '没有的种类' }",
        cases[1])
    page.locator(f"[name='field:{cases[0]}']").select_option("水利")
    page.get_by_role("button", name="确认勾选的案件").click()
    assert "行政行为种类没有“没有的种类”" in page.inner_text("#summary")
    # What was chosen stands; neither is recorded.
    assert page.locator(f"[name='field:{cases[0]}']").input_value() == "水利"
    assert page.locator(f"input[value={cases[0]}]").is_checked()
    page.goto(visitor.base + PATH)
    assert all(page.locator(f"input[value={case}]").count() == 1 for case in cases)


def test_only_who_oversees_classifies(visitor):
    page = visitor.page
    for role in [CLERK, LAND]:
        visitor.role(role)
        assert page.request.get(visitor.base + PATH).status in (403, 404), role
