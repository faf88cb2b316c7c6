"""系列案: thirty villagers over one act: pasted, mended, registered together, then instructed, forwarded and signed for at once."""
import re

from life import CLERK, HOUSING, JUSTICE, LAND

NAMES = "石冯罗康白贺方安尹邵田郑马唐秦许段雷龙史陶黎汤常武乔赖龚顾孟"


def villagers(first, court="宁05行初"):
    """As it comes from a sheet: one number twice, one in half-width brackets, two plaintiffs in one line."""
    lines = ["序号\t案号\t原告\t身份证号"]
    for place, name in enumerate(NAMES):
        figure = first + place - (1 if place == 6 else 0)
        number = f"(2026){court}{figure}号" if place == 18 else f"（2026）{court}{figure}号"
        lines.append(f"{place + 1}\t{number}\t{name}某{'、万某' if place == 21 else ''}\t{'640501199001010011' if place == 3 else ''}")
    return "\n".join(lines)


def shared(page, act="征地补偿安置方案批复"):
    page.fill("[name=court]", "中卫市中级人民法院")
    page.fill("[name='act.title']", act)
    page.fill("[name='act.maker']", "市自然资源局")
    page.select_option("[name=reconsideration]", "none")
    page.select_option("[name=sued]", "act")


def press(page, words, last=False):
    found = page.get_by_role("button", name=re.compile(words))
    (found.last if last else found.first).click()
    page.wait_for_load_state()


def test_thirty_villagers_are_registered_instructed_and_forwarded_in_ten_clicks(visitor):
    page = visitor.page
    visitor.role(CLERK)
    visitor.click(page.get_by_role("link", name="收文登记").first)
    visitor.click(page.get_by_role("link", name="批量登记"))
    shared(page)
    page.fill("#f-paste", villagers(301))
    visitor.click(page.get_by_role("button", name="核对").last)
    assert "30 行" in visitor.text() and "27 行可登记" not in visitor.text()
    assert "与第6行案号相同" in visitor.text() and "案号写法已改为（2026）宁05行初319号" in visitor.text()
    assert "2名原告，作一案登记" in visitor.text() and "没有用到：640501199001010011" in visitor.text()
    assert not page.get_by_role("button", name=re.compile("登记30案")).count()
    visitor.picture("series-check")
    visitor.button("改为（2026）宁05行初307号")
    assert "市自然资源局" in page.inner_text("aside") and "30 案" in page.inner_text("aside")
    visitor.button("登记30案并呈批")
    assert "已登记30件" in visitor.text() and page.locator("main tbody tr").count() == 30
    visitor.button("登记批示（待办30件）")
    visitor.button("一并登记30件")
    visitor.picture("series")
    visitor.button("转送承办单位（待办30件）")
    visitor.button("一并登记30件")
    assert "共30件" in visitor.text() and visitor.clicks <= 10
    # One sheet goes round with all of them.
    page.locator("main tbody a").first.click()
    assert "系列案（30件）" in visitor.text()
    page.goto(page.url.split("?")[0] + "/sheet")
    assert "附：系列案清单（30件）" in visitor.text() and page.locator(".serials tbody tr").count() == 30
    assert "640501" not in page.content()


def test_the_unit_signs_for_all_of_them_at_once_and_each_runs_by_itself(visitor):
    page = visitor.page
    visitor.role(LAND)
    page.goto(visitor.base + "/series")
    visitor.picture("series-list")
    page.get_by_role("link", name="征地补偿安置方案批复").first.click()
    assert page.locator("main tbody tr").count() == 30
    # One is left out and stays as it was.
    page.locator("main tbody [type=checkbox]").nth(4).uncheck()
    press(page, "签收.*待办30件")
    assert "一并登记29件" in visitor.text()
    press(page, "一并登记29件")
    assert page.get_by_role("button", name=re.compile("签收.*待办1件")).count() == 1
    rows = page.locator("main tbody tr")
    assert "准备材料" in rows.nth(0).inner_text() and "准备材料" not in rows.nth(4).inner_text()
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(page.url)
    visitor.narrow("series-phone")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_one_case_that_refuses_keeps_all_of_them_from_being_recorded(visitor):
    page = visitor.page
    visitor.role(LAND)
    page.goto(visitor.base + "/series")
    page.get_by_role("link", name="征地补偿安置方案批复").first.click()
    before = page.inner_text("main tbody")
    page.locator("details summary", has_text="其他事项").click()
    page.select_option("[name=other]", "staff-assigned")
    press(page, "填写")
    page.fill("main [name=day]", "2026-12-31")
    press(page, "一并登记30件")
    assert "一件也没有登记" in visitor.text() and page.input_value("main [name=day]") == "2026-12-31"
    page.get_by_role("link", name="系列案", exact=True).click()
    assert page.inner_text("main tbody") == before
    # What is nobody's to tick says so.
    page.goto(page.url + "&ticked=none")
    page.locator("details summary", has_text="其他事项").click()
    press(page, "填写")
    assert "请勾选要一并登记的案件" in visitor.text()


def test_a_list_that_cannot_be_registered_says_what_to_mend_and_keeps_what_was_pasted(visitor):
    page = visitor.page
    visitor.role(CLERK)
    page.goto(visitor.base + "/register/series")
    shared(page, "房屋征收决定")
    press(page, "核对", last=True)
    assert "没有读出两行以上的案件" in visitor.text()
    page.fill("#f-paste", "（2026）宁05行初301号 张某\n（2026）宁05行初391号 李某")
    press(page, "核对", last=True)
    # A number that is known is told with whose it is, and the line can go.
    assert "已经登记过" in visitor.text() and "石某诉中卫市人民政府" in visitor.text()
    press(page, "去掉这一行")
    assert "没有读出两行以上的案件" in visitor.text()
    assert "（2026）宁05行初391号" in page.input_value("#f-paste")
    page.fill("#f-paste", page.input_value("#f-paste") + "\n（2026）宁05行初392号\t赵某")
    page.fill("main [name=day]", "2026-02-30")
    press(page, "核对", last=True)
    assert "没有这一天：2026-02-30" in visitor.text() and "（2026）宁05行初392号" in page.content()
    page.fill("main [name=day]", "2026-02-12")
    press(page, "核对", last=True)
    press(page, "登记2案")
    assert "已登记2件" in visitor.text()


def test_two_tabs_register_nothing_twice(visitor):
    page = visitor.page
    visitor.role(CLERK)
    tabs = [page, visitor.context.new_page()]
    for tab in tabs:
        tab.goto(visitor.base + "/register/series")
        shared(tab, "两处登记")
        tab.fill("#f-paste", "（2026）宁05行初501号\t甲某\n（2026）宁05行初502号\t乙某")
        press(tab, "核对", last=True)
    for tab in tabs:
        press(tab, "登记2案")
    assert "已登记2件" in tabs[0].inner_text("main")
    assert "第1行" in tabs[1].inner_text("#summary") and "已经登记过" in tabs[1].inner_text("#summary")
    # The same request sent again opens nothing.
    page.goto(visitor.base + "/cases?q=两处登记")
    assert page.locator("main tbody tr").count() == 2
    # The shared day is changed after the check: lines that showed none of their own go with it.
    page.goto(visitor.base + "/register/series")
    shared(page, "改日")
    page.fill("#f-paste", "(2026)宁05行初511号\t甲某\n(2026)宁05行初512号\t乙某\t2026-02-11")
    press(page, "核对", last=True)
    page.fill("main [name=day]", "2026-02-06")
    press(page, "重新核对")
    press(page, "登记2案")
    received = page.locator("main tbody td[data-label='收到']").all_inner_texts()
    assert received == ["2026-02-06", "2026-02-11"]
    # Two tabs at one act: the one that comes second is told, and records nothing.
    series = page.url
    for tab in tabs:
        tab.goto(series)
        press(tab, "登记批示")
    for tab in tabs:
        press(tab, "一并登记2件")
    assert "已登记" in tabs[0].inner_text("body") and "有变动" in tabs[1].inner_text("#summary")
    page.locator("main tbody a").first.click()
    assert page.locator(".timeline li", has_text="拟办、批示").count() == 1


def test_an_act_is_given_where_it_waits_and_what_the_dockets_differ_in_is_asked(visitor):
    page = visitor.page
    visitor.role(CLERK)
    page.goto(visitor.base + "/register/series")
    shared(page, "分别批示")
    page.fill("#f-paste", "（2026）宁05行初521号\t甲某\n（2026）宁05行初522号\t乙某\n（2026）宁05行初523号\t丙某")
    press(page, "核对", last=True)
    press(page, "登记3案")
    series = page.url
    page.locator("main tbody [type=checkbox]").nth(0).uncheck()
    press(page, "登记批示（待办3件）")
    press(page, "一并登记2件")
    # All are ticked; one waits.
    press(page, "登记批示（待办1件）")
    assert "一并登记1件" in visitor.text()
    press(page, "一并登记1件")
    page.goto(series)
    press(page, "转送承办单位（待办3件）")
    press(page, "一并登记3件")
    for case, head in ((0, "刘某"), (1, "马某")):
        page.goto(series)
        page.locator("main tbody a").nth(case).click()
        page.goto(page.url.split("?")[0] + "/record/appearance-decided")
        page.fill("[name='head.name']", head)
        page.locator("main form button.primary").last.click()
        if page.locator(".ask").count():
            page.locator("main form button.primary").last.click()
    page.goto(series)
    page.locator("main tbody [type=checkbox]").nth(2).uncheck()
    page.locator("details summary", has_text="其他事项").click()
    page.select_option("[name=other]", "appearance-decided")
    press(page, "填写")
    assert page.input_value("[name='head.name']") == "" and "各案原有不同" in visitor.text()
    assert "刘某、马某" in visitor.text()


def test_a_form_for_many_names_no_paper_that_is_not_theirs(visitor):
    page = visitor.page
    visitor.role(LAND)
    page.goto(visitor.base + "/series")
    page.get_by_role("link", name="征地补偿安置方案批复").first.click()
    series = page.url
    page.locator("details summary", has_text="其他事项").click()
    page.select_option("[name=other]", "explained")
    press(page, "填写")
    page.evaluate("""() => { for (const [name, value] of [["papers.0.kind", "other"], ["papers.0.file", "0".repeat(32)], ["papers.0.digest", "0".repeat(64)]]) {
        const input = document.createElement("input"); input.type = "hidden"; input.name = name; input.value = value; document.querySelector("main form").append(input) } }""")
    page.fill("main [name=text]", "夹带一份不是本案的材料")
    press(page, "一并登记30件")
    if page.locator(".ask").count():
        press(page, "一并登记30件")
    page.goto(series)
    page.locator("main tbody a").first.click()
    assert "夹带一份不是本案的材料" in visitor.text()
    page.goto(page.url.split("?")[0] + "/papers")
    assert "0" * 32 not in page.content()


def test_a_series_is_seen_by_nobody_who_has_none_of_its_cases(visitor):
    page = visitor.page
    visitor.role(CLERK)
    page.goto(visitor.base + "/series")
    link = page.get_by_role("link", name="征地补偿安置方案批复").first.get_attribute("href")
    visitor.role(HOUSING)
    assert page.goto(visitor.base + link).status == 404
    page.goto(visitor.base + "/series")
    assert "征地补偿安置方案批复" not in visitor.text()
    case = re.search(r"case=(C\d+)", link).group(1)
    page.goto(f"{visitor.base}/series/record?of={case}&kind=staff-assigned&case={case}")
    assert "石某" not in visitor.text() and "没有" in visitor.text()
    # Who oversees sees them, and who reads only ticks nothing.
    visitor.role(JUSTICE)
    assert page.goto(visitor.base + link).status == 200
    visitor.role("市审计局 · 何某")
    page.goto(visitor.base + link)
    assert page.locator("main tbody tr").count() == 30 and not page.locator("main [type=checkbox]").count()


def test_a_long_series_stays_a_short_page_and_all_of_it_is_recorded(visitor):
    page = visitor.page
    visitor.role(CLERK)
    page.goto(visitor.base + "/register/series")
    shared(page, "水库移民安置方案")
    page.fill("#f-paste", "\n".join(f"(2026)宁05行初{figure}号\t民{figure}某" for figure in range(1001, 1301)))
    press(page, "核对", last=True)
    assert "300 行" in visitor.text() and len(page.content().encode()) < 100_000
    press(page, "登记300案")
    assert "已登记300件" in visitor.text() and page.locator("main tbody tr").count() == 80
    assert len(page.content().encode()) < 100_000 and "连同其余 220 件" in visitor.text()
    press(page, "登记批示")
    assert "一并登记300件" in visitor.text() and len(page.content().encode()) < 100_000
    press(page, "一并登记300件")
    page.get_by_role("link", name="下一页").click()
    assert page.get_by_role("button", name="转送承办单位（待办300件）").count() == 1
    page.locator("[name=rest]").uncheck()
    press(page, "转送承办单位")
    press(page, "一并登记80件")
    assert page.get_by_role("button", name="转送承办单位（待办220件）").count() == 1
    # More than that is taken in two lists.
    page.goto(visitor.base + "/register/series")
    shared(page, "水库移民安置方案")
    page.fill("#f-paste", "\n".join(f"（2026）宁05行初{figure}号\t民{figure}某" for figure in range(2001, 2302)))
    press(page, "核对", last=True)
    assert "读出301行，一次最多登记300件" in visitor.text()
    assert page.input_value("#f-paste").count("行初") == 301
