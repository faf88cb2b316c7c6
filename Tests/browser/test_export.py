"""Lists as .xlsx: as seen, every cell text, with the words that say what is counted."""
import io

import openpyxl

from life import CLERK, LAND, Life


def sheet(visitor, path):
    response = visitor.page.request.get(visitor.base + path)
    assert response.status == 200
    return list(openpyxl.load_workbook(io.BytesIO(response.body())).active.iter_rows(values_only=True))


def test_the_case_list_is_exported_as_seen_and_no_cell_is_a_formula(visitor):
    life = Life(visitor, "（2026）宁05行初371号")
    life.register("2026-02-13", **{"plaintiffs.0.name": "=HYPERLINK(\"http://x\")某", "act.title": "+1+1"})
    visitor.page.goto(visitor.base + "/cases?q=宁05行初371号")
    rows = sheet(visitor, visitor.page.get_by_role("link", name="导出 Excel").get_attribute("href"))
    assert rows[0][0] == "案件清单" and "共 1 件" in rows[1][0] and rows[2][1] == "案号"
    (row,) = rows[3:]
    assert row[1] == "（2026）宁05行初371号" and row[2].startswith("=HYPERLINK") and row[3] == "+1+1"
    response = visitor.page.request.get(visitor.base + "/export/cases.xlsx?q=宁05行初371号")
    book = openpyxl.load_workbook(io.BytesIO(response.body()))
    assert {cell.data_type for line in book.active.iter_rows() for cell in line if cell.value is not None} == {"s"}


def test_the_ledger_of_a_unit_holds_its_own_days_only(visitor):
    visitor.role(LAND)
    visitor.day("2026-02-13")
    rows = sheet(visitor, "/export/ledger.xlsx?range=all&unit=市公安局")
    assert "市自然资源局" in rows[1][0] and len(rows) > 3
    assert {row[4] for row in rows[3:]} <= {"市自然资源局", "市自然资源局（拟承办）"}


def test_an_empty_list_is_a_sheet_with_its_heading(visitor):
    visitor.role(CLERK)
    rows = sheet(visitor, "/export/cases.xlsx?q=没有这样的案件")
    assert len(rows) == 3 and "共 0 件" in rows[1][0]


def test_a_search_with_an_ampersand_reaches_the_export_whole(visitor):
    visitor.role(CLERK)
    visitor.page.goto(visitor.base + "/cases?q=%26unit%3D没有")
    rows = sheet(visitor, visitor.page.get_by_role("link", name="导出 Excel").get_attribute("href"))
    assert "&unit=没有" in rows[1][0] and "共 0 件" in rows[1][0], rows
