"""案件清单: filtered and sorted, kept in the address, taken away as it is seen; a row is a card on a phone."""
import io

import openpyxl
from conftest import Visitor
from life import JUSTICE, LAND


def numbers(page):
    return page.locator("main tbody td[data-label='案号'] a").all_inner_texts()


def test_a_list_is_narrowed_sorted_and_taken_away_as_it_is_seen(visitor):
    page = visitor.page
    visitor.role(JUSTICE)
    page.goto(visitor.base + "/cases")
    whole = numbers(page)
    page.get_by_text("筛选和排序").click()
    page.select_option("[name=year]", "2025")
    page.select_option("[name=result]", "loss")
    page.get_by_role("button", name="查询").click()
    lost = numbers(page)
    assert 0 < len(lost) < len(whole) and "2025年收到　败诉" in visitor.text()
    # What was chosen stays chosen, and in the address.
    assert page.input_value("[name=year]") == "2025" and "result=loss" in page.url
    visitor.picture("cases-filtered")
    sheet = page.request.get(visitor.base + page.get_by_role("link", name="导出 Excel").get_attribute("href"))
    rows = list(openpyxl.load_workbook(io.BytesIO(sheet.body())).active.iter_rows(values_only=True))
    assert [row[1] for row in rows[-len(lost):]] == lost and any("败诉" in str(cell) for cell in rows[0] + rows[1])
    page.select_option("[name=order]", "oldest")
    page.get_by_role("button", name="查询").click()
    assert numbers(page) == list(reversed(lost))
    page.get_by_role("link", name="看全部").click()
    assert numbers(page) == whole
    page.goto(visitor.base + "/cases?year=2025&stage=没有这个阶段")
    assert "没有符合的案件" in visitor.text() and page.input_value("[name=stage]") == "没有这个阶段"
    page.goto(visitor.base + "/cases?year=soon")
    assert "没有这个年份：soon" in page.inner_text("#summary") and numbers(page) == whole


def test_a_row_is_a_card_on_a_phone(visitor):
    page = visitor.page
    visitor.role(LAND)
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(visitor.base + "/cases")
    visitor.narrow("cases-phone")
    row = page.locator("main tbody tr").first
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    box = page.locator("main .scroll").first
    assert box.evaluate("each => each.scrollWidth <= each.clientWidth")
    label = row.locator("td[data-label='法院']").evaluate("each => getComputedStyle(each, '::before').content")
    assert label == '"法院"' and row.bounding_box()["height"] > 100


def test_the_calendar_of_hearings_by_month_and_week(visitor):
    page = visitor.page
    visitor.role(JUSTICE)
    page.get_by_role("link", name="开庭日历").click()
    assert page.locator(".calendar .week").count() in (4, 5, 6) and page.locator(".calendar .cell.start").count() == 1
    visitor.picture("hearings")
    listed = page.locator("main tbody tr").count()
    assert listed == page.locator(".calendar .cell:not(.outside) a").count() > 0
    page.get_by_role("link", name="按周看").click()
    assert page.locator(".calendar .week").count() == 1
    page.get_by_role("link", name="后一段").click()
    page.get_by_role("link", name="前一段").click()
    assert page.locator(".calendar .cell.start").count() == 1
    page.goto(visitor.base + "/hearings?day=2026-02-31")
    assert "没有这一天" in page.inner_text("#summary")
    # The last month there is, and the one after it, stop nothing.
    page.goto(visitor.base + "/hearings?day=2199-12-31")
    page.get_by_role("link", name="后一段").click()
    assert "没有这一天" in page.inner_text("#summary")
    page.goto(visitor.base + "/hearings?day=2031-07-01")
    assert "这一段没有开庭" in visitor.text()
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(visitor.base + "/hearings")
    visitor.narrow("hearings-phone")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390 and not page.locator(".calendar").is_visible()


def test_the_size_of_letters_is_chosen_in_the_header_and_stays(visitor):
    page = visitor.page
    visitor.role(LAND)
    page.goto(visitor.base + "/cases")
    page.get_by_role("button", name="字体大小A＋＋").click()
    page.locator("html[data-size=xl]").wait_for()
    assert page.url.endswith("/cases")
    page.goto(visitor.base + "/ledger")
    assert page.get_attribute("html", "data-size") == "xl"
    assert page.evaluate("document.documentElement.scrollWidth") <= 1366
    page.get_by_role("button", name="字体大小A", exact=True).click()
    page.locator("html[data-size=m]").wait_for()


def test_without_a_script_the_size_comes_with_the_page_as_it_was_asked_for(chromium, demo):
    visitor = Visitor(chromium, demo, java_script_enabled=False)
    visitor.role(JUSTICE)
    page = visitor.page
    page.goto(demo + "/cases?year=2025&result=loss")
    page.get_by_role("button", name="字体大小A＋", exact=True).click()
    assert "year=2025" in page.url and page.get_attribute("html", "data-size") == "l"
    visitor.context.close()
