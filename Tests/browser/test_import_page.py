"""An old ledger through the page: columns picked, tried line by line, then all or nothing."""
import openpyxl

from life import CLERK, LAND


def book(path, rows):
    file = openpyxl.Workbook()
    for row in rows:
        file.active.append(row)
    file.save(path)
    return str(path)


def load(page, path):
    page.set_input_files("[name=file]", path)
    page.get_by_role("button", name="读取").click()


def test_columns_are_picked_tried_and_taken_in(visitor, tmp_path):
    page = visitor.page
    visitor.role(CLERK)
    page.goto(visitor.base + "/import")
    rows = [
        ["收案日期", "立案号", "当事人", "怎么判的", "备注", "承办部门"], ["2024-03-04", "（2024）宁05行初701号", "迁入甲", "撤销", "x", "规划局"], ["2024-03-05", "（2024）宁05行初702号", "迁入乙", "", "y", "市住建局"],
        ["合计", "2件", "", "", "", ""],
    ]
    load(page, book(tmp_path / "旧.xlsx", rows))
    text = visitor.text()
    # Names that offices use are known; one that nobody knows is picked by hand.
    assert "可以迁入 2 件" in text and "没有用到的列：怎么判的" in text and "跳过合计行 1 行" in text
    # A short name that the register has is known; one that it has not is named with its line.
    assert "机构名册里没有“规划局”（第2行）" in text and "“市住建局”" not in text
    page.get_by_label("裁判结果").select_option(label="怎么判的")
    page.get_by_role("button", name="重新试算").click()
    assert "第2行“裁判日期”：写了裁判结果，就要写裁判日期" in page.inner_text("#summary") and page.get_by_role("button", name="全部迁入").count() == 0
    visitor.picture("import")
    page.get_by_label("裁判结果").select_option("")
    page.locator("#f-start").fill("2026-02-30")
    page.get_by_role("button", name="重新试算").click()
    assert "没有这一天" in page.inner_text("#summary")
    load(page, book(tmp_path / "旧.xlsx", rows))
    page.locator("#f-start").fill("2026-01-01")
    page.get_by_role("button", name="全部迁入").click()
    assert "已迁入 2 件" in page.inner_text("body")
    page.goto(visitor.base + "/cases?q=迁入甲")
    assert "（2024）宁05行初701号" in visitor.text()
    # Once more: nothing twice.
    page.goto(visitor.base + "/import")
    load(page, book(tmp_path / "旧.xlsx", rows))
    assert "可以迁入 0 件，已有 2 件" in visitor.text() and page.get_by_role("button", name="全部迁入").count() == 0
    load(page, __file__)
    assert "不是 .xlsx 或 .csv 文件" in page.inner_text("#summary")
    visitor.role(LAND)
    assert page.request.get(visitor.base + "/import").status == 422
