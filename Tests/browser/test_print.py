"""A paper becomes a PDF in the queue while the page tells how far it is."""
import re
import subprocess

from life import LAND, HOUSING


def test_a_paper_is_printed_and_shown_to_who_asked_alone(visitor, tmp_path):
    page = visitor.page
    visitor.role(LAND)
    visitor.day("2026-02-13")
    page.goto(visitor.base + "/cases?q=宁05行初12号")
    page.goto(visitor.base + page.locator("table a").first.get_attribute("href") + "/papers")
    page.get_by_role("button", name="行政答辩状", exact=True).click()
    page.get_by_role("link", name="打开 PDF").wait_for(timeout=60_000)
    job = page.url
    path = page.get_by_role("link", name="打开 PDF").get_attribute("href")
    response = page.request.get(visitor.base + path)
    assert response.headers["content-type"] == "application/pdf" and "inline" in response.headers["content-disposition"]
    pdf = tmp_path / "答辩状.pdf"
    pdf.write_bytes(response.body())
    text = subprocess.run(["pdftotext", "-raw", pdf, "-"], capture_output=True, text=True, check=True).stdout
    assert "行政答辩状" in re.sub(r"\s", "", text) and "中卫市人民政府" in re.sub(r"\s", "", text) and "\ufffd" not in text
    fonts = subprocess.run(["pdffonts", pdf], capture_output=True, text=True, check=True).stdout
    embedded = fonts.splitlines()[2:]
    assert embedded and all(re.search("NotoSerifCJK|NotoSansCJK|UKai", line) for line in embedded), fonts
    # Somebody else's job is absent, and so is one that never was.
    visitor.role(HOUSING)
    assert page.request.get(job).status == 404 and page.request.get(visitor.base + path).status == 404
    assert page.request.get(visitor.base + "/print/" + "0" * 32).status == 404
