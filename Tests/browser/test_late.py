"""补录: yesterday's acts on paper, several at once, one scan and one reason."""
from life import CLERK, LAND, PDF, Life


def choose(visitor, case, *kinds):
    """The acts as one ticks and picks them."""
    page = visitor.page
    page.goto(f"{visitor.base}{case}/late")
    left = 1
    for kind in kinds:
        box = page.locator(f"main input[name=kind][value={kind}]")
        if box.count():
            box.check()
        else:
            page.select_option(f"#f-other-{left}", kind)
            left += 1
    page.get_by_role("button", name="填写").click()


def test_three_acts_of_a_day_without_power_are_recorded_at_once(visitor):
    life = Life(visitor, "（2026）宁05行初801号")
    life.register("2026-02-11")
    life.on("2026-02-13", CLERK)
    case = life.case
    page = visitor.page
    choose(visitor, case, "opined", "forwarded")
    assert "第 1 件　拟办、批示" in visitor.text() and "第 2 件　转送" in visitor.text()
    page.get_by_role("button", name="补录", exact=True).click()
    assert "请填写补录原因" in visitor.text(), visitor.text()[:300]
    page.fill("#f-late-reason", "停电")
    page.set_input_files("#f-scan", {"name": "批示件.pdf", "mimeType": "application/pdf", "buffer": PDF})
    page.fill("[name='0.day']", "2026-02-12")
    page.fill("[name='0.text']", "请市自然资源局依法应诉。")
    page.fill("[name='1.day']", "2026-02-11")
    page.fill("[name='by.name']", "刘某")
    page.get_by_role("button", name="补录", exact=True).click()
    assert "第2件“转送”早于前一件" in visitor.text()
    assert page.input_value("#f-late-reason") == "停电" and page.input_value("[name='0.text']") == "请市自然资源局依法应诉。"
    assert "批示件.pdf ✓" in visitor.text()
    page.fill("[name='1.day']", "2026-02-12")
    visitor.picture("late")
    page.get_by_role("button", name="补录", exact=True).click()
    if page.locator(".ask").count():
        page.get_by_role("button", name="补录", exact=True).click()
    assert "已补录：拟办、批示、转送" in page.inner_text(".notice")
    text = visitor.text()
    assert text.count("停电") >= 2 and "转送" in text
    papers = page.request.get(f"{visitor.base}{case}/papers").text()
    assert "批示件.pdf" in papers


def test_all_or_none_and_no_strangers_act(visitor):
    visitor.role(LAND)
    page = visitor.page
    page.goto(visitor.base + "/cases")
    case = page.locator("main a[href^='/cases/C']").first.get_attribute("href").split("?")[0]
    before = page.request.get(visitor.base + case).text().count("<time")
    page.goto(f"{visitor.base}{case}/late?kind=decision-received")
    assert "要在自己的页面登记" in visitor.text()
    page.goto(f"{visitor.base}{case}/late?kind=" + "&kind=".join(["told"] * 9))
    assert "一次最多补录6件" in visitor.text()
    page.goto(f"{visitor.base}{case}/late?kind=deliberated&kind=forwarded")
    page.fill("#f-late-reason", "断网")
    page.fill("[name='0.day']", "2026-02-12")
    page.fill("[name='1.day']", "2026-02-12")
    for _ in range(2):
        page.get_by_role("button", name="补录", exact=True).click()
    assert "不能登记" in visitor.text() and "转送" in visitor.text(), "a bureau forwards nothing"
    page.goto(visitor.base + case)
    assert "断网" not in visitor.text()
