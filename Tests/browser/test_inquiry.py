"""第二十二条情形核实: by unit and step, with the reasons given at the time; nobody but the oversight office opens it."""
from life import CLERK, JUSTICE, LAND


def test_who_had_what_when_stands_beside_what_was_said(visitor):
    page = visitor.page
    visitor.role(JUSTICE)
    page.goto(visitor.base + "/leads")
    link = page.get_by_role("link", name="情形核实（谁在何时经手）").first
    path = link.get_attribute("href")
    link.click()
    rows = page.locator("main table tbody tr")
    assert rows.count() > 2
    assert page.locator("main .badge.red").count() > 0
    assert "市政府办公室·" in page.inner_text("main table")
    visitor.picture("inquiry")
    page.get_by_role("link", name="登记线索").first.click()
    assert "追责线索" in page.inner_text("h1")
    for role in (CLERK, LAND):
        visitor.role(role)
        assert page.goto(visitor.base + path).status in (403, 404)
    visitor.role(JUSTICE)
    assert page.goto(visitor.base + "/leads/inquiry?case=C9999").status == 404
    assert page.goto(visitor.base + "/leads/inquiry").status == 200
