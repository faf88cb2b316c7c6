"""与法院数据核对: a list comes, its columns are named, every difference is told and explained, and the paper says the same."""
import re

import paper_text
from life import CLERK, JUSTICE

PATH = "/figures/court"


def counted(visitor):
    """What the figures count in 2025 of the city: number, plaintiff, day."""
    page, path, rows = visitor.page, "/figures/cases?year=2025&organ=中卫市人民政府&part=received", []
    while path:
        page.goto(visitor.base + path)
        for row in page.locator("main tbody tr").all():
            day, case = row.locator("td").nth(0).inner_text(), row.locator("td").nth(1)
            rows.append([case.locator("a").inner_text(), day])
        following = page.get_by_role("link", name="下一页")
        path = following.get_attribute("href") if following.count() else None
    return rows


def send(visitor, rows, title, header=("案号", "收到日期", "备考")):
    text = "\n".join(",".join(row) for row in [header, *rows])
    page = visitor.page
    page.goto(visitor.base + PATH)
    page.set_input_files("[name=file]", {"name": "名单.csv", "mimeType": "text/csv", "buffer": text.encode()})
    page.get_by_role("button", name="读取").click()
    page.fill("main [name=title]", title)
    page.select_option("main [name=year]", "2025")
    page.select_option("main [name=organ]", "中卫市人民政府")
    page.get_by_role("button", name="核对", exact=True).click()


def test_a_list_is_compared_explained_and_told_on_paper(visitor, tmp_path):
    page = visitor.page
    visitor.role(JUSTICE)
    page.goto(visitor.base + "/figures")
    page.get_by_role("link", name="与法院数据核对").click()
    assert page.locator("h1").inner_text() == "与法院数据核对"
    page.goto(visitor.base + PATH)
    rows = [row for row in counted(visitor) if row[0].startswith("（")]
    numbers = [row[0] for row in rows]
    rows = [row for place, row in enumerate(rows) if numbers.index(row[0]) == place]
    gone, moved = rows[3][0], rows[5][0]
    rows[5] = [moved, "2025年12月31日"]
    del rows[3]
    rows.append(["（2025）宁05行初9999号", "2025年5月5日"])
    send(visitor, [[*row, "x"] for row in rows], "法院2025年收案名单")
    # Cases of ours that have several instances under one number stand in the figures more than once.
    table = page.locator("main tbody tr")
    told = {(row.locator("td").nth(0).inner_text().split("\n")[0], row.locator("td").nth(1).inner_text()) for row in table.all()}
    assert {(gone, "只在本系统"), (moved, "收到日期"), ("（2025）宁05行初9999号", "只在名单里")} <= told, told
    visitor.picture("comparing")
    visitor.narrow("comparing-narrow")
    row = table.filter(has_text=moved)
    row.locator("select").select_option(label="名单有误")
    page.get_by_role("button", name="保存说明").click()
    assert "请写明原因" in page.inner_text("#summary")
    assert page.locator("main tbody tr").filter(has_text=moved).locator("select").input_value() == "list-wrong"
    page.locator("main tbody tr").filter(has_text=moved).locator("input").fill("法院按录入日统计")
    page.get_by_role("button", name="保存说明").click()
    assert "已记下 1 处" in page.inner_text("body")
    paper = tmp_path / "note.docx"
    paper.write_bytes(page.request.get(visitor.base + page.get_by_role("link", name="差异说明").get_attribute("href")).body())
    words = paper_text.text(paper)
    assert "统计数据差异说明" in words and "法院按录入日统计" in words and "9999" in words and "名单有误" in words
    # Another list with the same difference knows it already.
    send(visitor, [[*row, "x"] for row in rows], "自治区名单")
    row = page.locator("main tbody tr").filter(has_text=moved)
    assert row.locator("select").input_value() == "list-wrong" and row.locator("input").input_value() == "法院按录入日统计"
    page.goto(visitor.base + PATH)
    assert page.locator("main").get_by_text("自治区名单").count() == 1


def test_bad_files_are_told_and_nothing_is_kept(visitor):
    page = visitor.page
    visitor.role(JUSTICE)
    page.goto(visitor.base + PATH)
    page.get_by_role("button", name="读取").click()
    assert "请选择文件" in page.inner_text("#summary")
    page.set_input_files("[name=file]", {"name": "a.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4"})
    page.get_by_role("button", name="读取").click()
    assert "不是 .xlsx 或 .csv" in page.inner_text("#summary")
    send(visitor, [["一", "2025年1月1日", "x"]], "没有案号的", header=("甲", "乙", "丙"))
    assert "至少要有“案号”或者“原告”" in page.inner_text("#summary")
    send(visitor, [["（2025）宁05行初1号", "2025年1月1日", "x"]], "")
    assert "哪里的名单" in page.inner_text("#summary")
    for query in ["?list=1", "?list=x", "?list=999999"]:
        assert page.request.get(visitor.base + PATH + query).status == 404
    visitor.role(CLERK)
    assert page.request.get(visitor.base + PATH).status in (403, 404)
