"""How long the daily pages take somebody who knows them, by the model of keystrokes.py."""
from conftest import ROOT
from keystrokes import Keystrokes
from life import CLERK, LAND, SIX, Life, pdf


def notice(visitor, shown, **fields):
    visitor.role(CLERK)
    page = visitor.page
    page.goto(visitor.base + "/")
    model = Keystrokes(page)
    model.click(page.get_by_role("link", name="收文登记").first)
    assert page.evaluate("document.activeElement.name") == "day", "the first field has the focus"
    order = page.evaluate("[...document.querySelectorAll('main [name]')].filter(e => e.offsetParent && e.type !== 'hidden').map(e => e.name)")
    for name in sorted(fields, key=order.index):
        value = fields[name]
        if isinstance(value, tuple):
            model.write(name, value[0], offered=value[1])
        elif page.locator(f"[name='{name}']").evaluate("e => e.tagName") == "SELECT":
            model.choose(name, value)
        else:
            model.write(name, value)
    model.click(page.locator("main form .bar button.primary"))
    model.click(page.locator("#go"))
    assert shown in visitor.text(), visitor.text()[:400]
    return model


PLAIN = {"court": ("中卫市中级人民法院", 2), "plaintiffs.0.name": "马某", "act.title": "征收补偿决定", "act.maker": ("市自然资源局", 3), "reconsideration": "none"}


def test_a_notice_takes_forty_five_seconds_at_most(visitor):
    model = notice(visitor, "（2026）宁05行初821号", number="（2026）宁05行初821号", **PLAIN)
    print(f"{model.seconds:.1f} s, {model.keys} keys, {model.clicks} clicks")
    assert model.seconds <= 45 and model.clicks <= 4, (model.seconds, model.keys, model.clicks)


def test_a_notice_with_two_who_are_sued_takes_a_minute_at_most(visitor):
    model = notice(visitor, "（2026）宁05行初822号", number="（2026）宁05行初822号", **{**PLAIN, "reconsideration": "upheld", "sued": "both"})
    print(f"{model.seconds:.1f} s, {model.keys} keys, {model.clicks} clicks")
    assert model.seconds <= 60 and model.clicks <= 5, (model.seconds, model.keys, model.clicks)


def test_from_the_desk_to_the_submission_in_nine_clicks_beside_uploads(visitor):
    """Somebody who does it for the first time: each click is the one the page puts forward."""
    life = Life(visitor, "（2026）宁05行初823号")
    life.register("2026-02-11")
    life.instruct_and_forward("2026-02-11")
    life.on("2026-02-12", LAND)
    page = visitor.page
    visitor.desk()
    visitor.row("823", "签收")
    visitor.click(page.locator("main form button.primary").last)
    visitor.desk_clicks = visitor.clicks
    page.goto(visitor.base + "/")
    visitor.row("823", "备齐材料")
    page.set_input_files("[name=files]", [pdf(name) for name in SIX])
    visitor.click(page.get_by_role("button", name="上传", exact=True))
    visitor.click(page.get_by_role("link", name="提请审批").first)
    page.fill("[name='signed-off-by']", "周某")
    for _ in range(2):
        if "submitted-for-approval" in page.url:
            visitor.click(page.locator("main form button.primary").last)
    page.goto(visitor.base + life.case)
    print(f"{visitor.clicks} clicks")
    assert "审批" in visitor.text() and visitor.clicks <= 9, visitor.clicks
