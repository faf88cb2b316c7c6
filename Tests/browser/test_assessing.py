"""考核: the office that scores gives points item by item, the unit objects, is answered; the paper says the same (article 20)."""
import os
import subprocess

import paper_text
from conftest import ROOT
from life import JUSTICE, LAND
from test_accounts import SECURITY, admin
from test_papers import to_pdf

LAND_UNIT = "市自然资源局"
PATH = "/figures/assessment?year=2025&unit=" + LAND_UNIT


def score(page, points, reason=None):
    for item, (value, because) in points.items():
        page.fill(f"[name='points.{item}']", value)
        page.fill(f"[name='reason.{item}']", because)
    if reason is not None:
        page.fill("main [name=reason]", reason)
    page.locator("main button[value=score]").click()


def test_points_objection_answer_and_paper(visitor, tmp_path):
    page = visitor.page
    visitor.role(LAND)
    page.goto(visitor.base + "/figures/assessments?year=2025")
    assert page.locator("main tbody tr").count() == 1 and LAND_UNIT in page.inner_text("main tbody")
    page.goto(visitor.base + PATH)
    assert "未评" in page.inner_text("main") and page.locator("[name^='points.']").count() == 0
    assert page.get_by_role("button", name="提出异议").count() == 0
    visitor.role(JUSTICE)
    page.goto(visitor.base + "/figures/assessments?year=2025")
    assert page.locator("main tbody tr").count() > 2
    page.goto(visitor.base + PATH)
    assert page.locator("main button[value=score]").count() == 0
    # 市委依法治市办 is set up at the bureau of justice.
    page.goto(visitor.base + "/office/functions-held?name=市司法局")
    page.fill("main [name=day]", "2025-01-02")
    # Behind the functions that it has.
    rows = page.locator("main select[name$='.function']")
    held = [rows.nth(place).input_value() for place in range(rows.count())]
    rows.nth(held.index("")).select_option("assessor")
    page.locator("main form button.primary").last.click()
    assert page.locator("#summary").count() == 0, page.inner_text("#summary")
    admin(visitor, SECURITY, "授予", "孙某", function="assessor")
    visitor.role(JUSTICE)
    page.goto(visitor.base + "/figures/assessments?year=2025")
    page.get_by_role("link", name=LAND_UNIT).click()
    visitor.picture("assessment")
    # Nothing is given by itself, no more than there is, and nothing is taken off without a reason.
    assert all(page.locator("[name^='points.']").nth(place).input_value() == "" for place in range(5))
    full = {item: ("20", "") for item in ["appearance", "performance", "recommendations", "observed", "bulletins"]}
    score(page, {**full, "appearance": ("21", "")})
    assert "0至20分" in page.inner_text("#summary") and page.input_value("[name='points.appearance']") == "21"
    score(page, {**full, "appearance": ("16", "")})
    assert "请写明依据" in page.inner_text("#summary")
    score(page, {**full, "appearance": ("十六", "")})
    assert "应是整数" in page.inner_text("#summary")
    score(page, {**full, "appearance": ("16", "一件仅工作人员出庭")})
    assert "总分 96 / 100" in page.inner_text("main")
    visitor.role(LAND)
    page.goto(visitor.base + PATH)
    assert "16分" in page.inner_text("main")
    page.select_option("[name=item]", "appearance")
    page.fill("[name=objection]", "该案法院没有通知负责人出庭")
    page.get_by_role("button", name="提出异议").click()
    assert "已提出异议" in page.inner_text("body")
    visitor.role("市公安局 · 丁某")
    assert page.request.get(visitor.base + PATH).status == 404
    visitor.role(JUSTICE)
    page.goto(visitor.base + "/figures/assessments?year=2025")
    assert "有异议" in page.locator("main tbody tr", has_text=LAND_UNIT).inner_text()
    page.get_by_role("link", name=LAND_UNIT).click()
    score(page, {"appearance": ("18", "一件仅工作人员出庭，情节轻")})
    assert "请写明对异议的答复" in page.inner_text("#summary")
    score(page, {"appearance": ("18", "一件仅工作人员出庭，情节轻")}, "部分采纳")
    assert "总分 98 / 100" in page.inner_text("main") and "异议处理：部分采纳" in page.inner_text("main")
    visitor.picture("assessment-settled")
    file = tmp_path / "assessment.docx"
    file.write_bytes(page.request.get(visitor.base + page.get_by_role("link", name="考核表").get_attribute("href")).body())
    words = paper_text.text(file)
    assert "总分98分" in words and "部分采纳" in words and "该案法院没有通知" in words and "负责人出庭情况" in words
    to_pdf(tmp_path, [file])
    if os.environ.get("YINGSU_PICTURES"):
        subprocess.run(["pdftoppm", "-r", "60", "-png", "-singlefile", tmp_path / "assessment.pdf", ROOT / "docs/pictures/papers/assessment"], check=True)


def test_bad_years_and_units(visitor):
    page = visitor.page
    visitor.role(JUSTICE)
    page.goto(visitor.base + "/figures/assessments?year=1066")
    assert "没有 1066 年的考核" in page.inner_text("#summary")
    for query in ["year=2025&unit=没有这个单位", "year=1066&unit=" + LAND_UNIT]:
        assert page.request.get(visitor.base + "/figures/assessment?" + query).status == 404
