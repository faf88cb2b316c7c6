"""Two who are sued together: each has its own people, and nothing that somebody has to judge is filled in for him."""
from life import CLERK, HOUSING, JUSTICE_HANDLER
from test_canary import entry
from test_doors import joint

CITY, BUREAU = "中卫市人民政府", "市住房和城乡建设局"


def proposed(visitor, number):
    """Each unit says who is to appear for its own defendant; the bureau speaks last."""
    life = joint(visitor, number)
    visitor.day("2026-01-08")
    entry(life, JUSTICE_HANDLER, "appearance-proposed", {"head.name": "刘某", "head.post": "副市长", "agents.0.name": "钱某"})
    entry(life, HOUSING, "appearance-proposed", {"head.name": "何某", "head.post": "局长", "agents.0.name": "高某"})
    entry(life, CLERK, "hearing-notified", {"at": "2026-02-20 09:30", "place": "第三审判庭"})
    return life


def test_each_defendants_own_proposal_is_suggested_for_it(visitor):
    life = proposed(visitor, "（2026）宁0502行初491号")
    page = visitor.page
    visitor.role(CLERK)
    here = f"{visitor.base}{life.case}/record/appearance-decided?hearing=H1"
    for organ, head in ((CITY, "刘某"), (BUREAU, "何某")):
        page.goto(f"{here}&defendant={organ}")
        assert page.input_value("[name='head.name']") == head, organ
    # Where the page does not know for whom, it asks and suggests nobody.
    page.goto(here)
    assert page.locator("select[name=defendant]").input_value() == "" and page.input_value("[name='head.name']") == ""
    entry(life, CLERK, "appearance-decided", {"by.name": "马某", "by.post": "市长"}, f"?hearing=H1&defendant={CITY}")
    entry(life, CLERK, "appearance-decided", {"by.name": "马某", "by.post": "市长"}, f"?hearing=H1&defendant={BUREAU}")
    # All who are to come are told, of both; each card names its own.
    page.goto(f"{visitor.base}{life.case}/tell/H1")
    told = visitor.text()
    assert all(name in told for name in ("刘某", "钱某", "何某", "高某")), told
    for role, own, other in ((JUSTICE_HANDLER, "刘某", "何某"), (HOUSING, "何某", "刘某")):
        visitor.role(role)
        page.goto(f"{visitor.base}{life.case}/card/H1")
        card = page.inner_text("article")
        assert own in card and other not in card, (role, card)
    # Who answers for neither of them is asked whose card he wants.
    visitor.role(CLERK)
    page.goto(f"{visitor.base}{life.case}/card/H1")
    assert page.locator("article").count() == 0
    page.get_by_role("link", name=f"{BUREAU}的出庭应诉提示卡", exact=True).click()
    card = page.inner_text("article")
    assert "何某" in card and "刘某" not in card, card


def test_whether_he_came_is_for_who_was_there_to_say(visitor):
    life = proposed(visitor, "（2026）宁0502行初492号")
    page = visitor.page
    entry(life, CLERK, "appearance-decided", {"by.name": "马某", "by.post": "市长"}, f"?hearing=H1&defendant={CITY}")
    entry(life, JUSTICE_HANDLER, "head-unavailable", {"ground": "irreplaceable-duty"}, f"?hearing=H1&defendant={CITY}")
    visitor.day("2026-02-20")
    for organ, head in ((CITY, ""), (BUREAU, "何某")):
        visitor.role(CLERK)
        page.goto(f"{visitor.base}{life.case}/record/hearing-held?hearing=H1&defendant={organ}")
        assert page.locator("[name='head.name']").input_value() == head, organ
        for assessed in ("head-appeared", "spoke", "left-early", "refused-to-explain"):
            assert page.locator(f"[name='{assessed}']").input_value() == "", (organ, assessed)
    page.goto(f"{visitor.base}{life.case}/record/hearing-notified")
    assert page.locator("[name='head-required']").input_value() == ""
    page.goto(f"{visitor.base}{life.case}/record/decision-received")
    assert page.locator("[name=document]").input_value() == "" and page.locator("[name=appealable]").input_value() == ""


def test_what_the_office_sends_back_is_the_offices(visitor):
    life = proposed(visitor, "（2026）宁0502行初493号")
    page = visitor.page
    entry(life, HOUSING, "submitted-for-approval", {"signed-off-by": "何某"})
    for sheet, button, who, typed_by_another in (("S1", "退回", "市政府办公室 李某", False), ("S2", "登记领导退回", "刘某", True)):
        visitor.role(CLERK)
        page.goto(f"{visitor.base}{life.case}/sheet/{sheet}")
        page.fill("#f-text", "材料不齐")
        page.get_by_role("button", name=button, exact=True).click()
        life.open()
        line = page.locator(".timeline li", has_text="材料不齐").first.inner_text()
        assert who in line and ("代录" in line) == typed_by_another, line
        entry(life, HOUSING, "submitted-for-approval", {"signed-off-by": "何某"})
