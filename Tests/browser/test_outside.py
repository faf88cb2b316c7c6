"""What went through OA and on paper: nothing that the system knows is typed again."""
import pdf_kit
from life import CLERK, KEEPER, LAND, Life


def drop(page, base, name):
    page.goto(base + "/inbox")
    page.set_input_files("[name=files]", [{"name": name, "mimeType": "application/pdf", "buffer": pdf_kit.pdf(1, label=name)}])
    page.get_by_role("button", name="放入收件箱").click()
    if not page.locator("#f-entry").count():
        page.get_by_role("link", name=name).first.click()


def fill_from_inbox(page, entry, case):
    page.select_option("#f-entry", entry)
    page.fill("#f-case", case)
    page.get_by_role("button", name="去填写登记表（文件随表带上）").click()


def test_the_signed_sheet_comes_back_by_the_inbox_and_is_sealed_without_a_field_typed_twice(visitor):
    page = visitor.page
    life = Life(visitor, "（2026）宁05行初811号")
    life.register("2026-02-11")
    life.instruct_and_forward("2026-02-11")
    life.prepare("2026-02-12", LAND)
    life.on("2026-02-13", CLERK)
    drop(page, visitor.base, "签批件.pdf")
    fill_from_inbox(page, "approved", "没有这一件")
    assert "没有这个案件" in visitor.text()
    fill_from_inbox(page, "approved", "行初12")
    assert "没有提请审批的事项" in visitor.text() or "可能是" in visitor.text()
    fill_from_inbox(page, "approved", "811")
    assert "签批件.pdf ✓（来自收件箱）" in visitor.text()
    assert page.input_value("#f-by") != "" and page.input_value("#f-original") != ""
    visitor.picture("sheet-inbox")
    # Whose consent it is can't be left open.
    known = page.input_value("#f-by")
    page.fill("#f-by", "")
    page.get_by_role("button", name="同意", exact=True).click()
    assert "请填写批示人" in visitor.text() and "签批件.pdf ✓（来自收件箱）" in visitor.text()
    page.fill("#f-by", known)
    page.get_by_role("button", name="同意", exact=True).click()
    assert "已登记：审批" in page.inner_text(".notice >> nth=0") or "已登记" in page.inner_text(".notice >> nth=0")
    page.goto(visitor.base + "/inbox")
    assert "签批件.pdf" not in visitor.text()
    assert "签批件.pdf" in page.request.get(f"{visitor.base}{life.case}/papers").text()
    life.on("2026-02-13", KEEPER)
    life.open()
    page.locator(".step a.button", has_text="登记用印").first.click()
    text = visitor.text()
    assert known in text and "行政答辩状第" in text, "who approved, and what gets the seal"
    empty = [box.get_attribute("name") for box in page.locator("main form#entry .card:first-of-type input:not([type=hidden]):not([type=file])").all() if not box.input_value()]
    assert "copies" not in empty and "seal" not in empty and "keeper" not in empty
    page.locator("main form button.primary").last.click()
    assert "已登记：用印" in page.inner_text(".notice >> nth=0")
    # A second seal on the same is asked about, and one of no copies too.
    page.goto(f"{visitor.base}{life.case}/record/sealed?submission=S1")
    page.fill("[name=copies]", "0")
    page.locator("main form button.primary").last.click()
    assert "已经用印" in visitor.text() and "份数是0" in visitor.text() and "再按一次“登记用印”" in visitor.text()


def test_a_unit_urged_sees_it_where_the_work_stands(visitor):
    page = visitor.page
    visitor.role("市司法局 · 孙某")
    page.goto(visitor.base + "/ledger?within=overdue")
    row = page.locator("tbody tr", has_text="市自然资源局").filter(has_text="备齐").first
    if not row.count():
        row = page.locator("tbody tr", has_text="市自然资源局").first
    number = row.locator("a[href^='/cases/']").last.inner_text()
    row.locator("[name=row]").check()
    page.fill("#f-text", "请今天报送")
    page.locator("#f-text").press("Enter")
    assert "已催办 1 项" in page.inner_text(".notice >> nth=0"), "Enter urges; it issues nothing formal"
    visitor.role(LAND)
    page.goto(visitor.base + "/")
    assert "市司法局2月13日催办" in visitor.text(), number


def test_what_stands_fixed_on_the_leaders_phone_is_of_the_card_that_is_open(visitor):
    page = visitor.page
    visitor.role("中卫市人民政府 · 刘某")
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(visitor.base + "/")
    second = page.locator(".leader > details.card summary").nth(1)
    assert page.locator("#first-bar").is_visible()
    second.click()
    page.locator("#first-bar").wait_for(state="hidden")
    assert page.locator(".leader > details.card[open]").count() == 1
    second.click()
    page.locator("#first-bar").wait_for(state="visible")
