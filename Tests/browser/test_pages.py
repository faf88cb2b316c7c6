"""Every page as every role: accessible, self-contained, safe headers, A4 on paper, and what Chromium 90 knows."""
import re
import subprocess

import pytest
from axe_playwright_python.sync_playwright import Axe

from conftest import ROOT, YINGSU, Visitor

ROLES = {
    "市政府办公室 · 李某": ["/", "/register", "/cases", "{case}", "{case}/papers", "{case}/sheet", "{case}/record", "{case}/record/opined", "{case}/record/hearing-notified", "{why}", "/rules", "/rules/zhongwei-2022-3/10", "/calculator?from=2026-02-10&count=15&unit=days", "/ledger?range=all", "/office", "/office/head-appointed", "/office/annual-report-submitted", "/holidays", "/open/recommendation-received", "{case}/archive", "{case}/record/decision-received", "/me",
                  "/register/series", "/series", "{series}", "/hearings", "/cases?filters=open", "/figures", "/figures/trends", "/matters", "/inbox", "/import", "/templates", "/measures"],
    "市自然资源局 · 王某": ["/", "{case}", "{case}/papers", "{case}/record/submitted-for-approval", "/ledger", "/ledger/print"],
    "市司法局 · 孙某": ["/", "/cases", "{case}", "/leads", "/ledger", "/city", "/figures/classify", "/figures/forms", "/figures/keys", "/figures/court", "/figures/assessments", "/matters/training"], "市政府办公室 · 陈某": ["/"], "中卫市人民政府 · 刘某": ["/", "{case}"], "市审计局 · 何某": ["/", "{case}"],
    "系统管理员": ["/admin"], "安全管理员": ["/admin"], "安全审计员": ["/audit?verify=1"],
}


@pytest.mark.parametrize("role", ROLES)
def test_axe_finds_nothing_and_nothing_leaves_the_origin(visitor, role):
    page = visitor.page
    visitor.role("市政府办公室 · 李某")
    page.goto(visitor.base + "/cases?q=宁05行初12号")
    case = page.locator("table a").first.get_attribute("href")
    page.goto(visitor.base + "/series")
    series = page.locator("main tbody a").first.get_attribute("href")
    names = {"case": case, "why": case + "/why?duty=national/submit-evidence", "series": series}
    visitor.role(role if " · " in role else f"市政府办公室 · {role}")
    for path in ROLES[role]:
        response = page.goto(visitor.base + path.format(**names))
        assert response.status == 200, path
        assert len(response.body()) < 100_000, path
        for header, words in {"content-security-policy": "default-src 'none'", "x-content-type-options": "nosniff", "referrer-policy": "same-origin", "cache-control": "no-store"}.items():
            assert words in response.headers[header]
        page.evaluate("document.querySelectorAll('main details').forEach(each => { each.open = true })")
        results = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]})
        assert results.violations_count == 0, path + "\n" + results.generate_report()
    for width in (390, 683):
        page.set_viewport_size({"width": width, "height": 844})
        page.goto(visitor.base + ROLES[role][0])
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), width


def test_the_sheet_prints_on_one_page_of_a4(visitor, tmp_path):
    page = visitor.page
    visitor.role("市政府办公室 · 李某")
    page.goto(visitor.base + "/cases?q=吴某")
    page.goto(visitor.base + page.locator("table a").first.get_attribute("href") + "/sheet/S1")
    path = tmp_path / "sheet.pdf"
    page.pdf(path=str(path), prefer_css_page_size=True)
    info = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
    assert re.search(r"Pages:\s+1\n", info) and "A4" in info
    text = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout
    for word in ["行政应诉签批单", "来文单位", "市自然资源局", "签 发 人", "周某", "会签意见", "领导批示", "用印登记", "校验码"]:
        assert word in text, word
    assert "演示数据" not in text and "退回" not in text


def test_pages_use_only_what_chromium_90_knows():
    css = (ROOT / "Public/style.css").read_text()
    js = (ROOT / "Public/app.js").read_text()
    for feature in [":has(", "@container", "color-mix", "@layer", "text-wrap", "inset-inline", ":is("]:
        assert feature not in css, feature
    for feature in ["structuredClone", ".at(", "popover", "inert", "replaceAll(", "?.", "??"]:
        assert feature not in js, feature


def test_templates_use_the_fixed_terms_and_never_raw_output():
    forbidden = ["盖章登记", "接力余量", "红黑榜", "终结", "倒计时", "责任部门", "追责线索", "持有"]
    templates = list((ROOT / "Templates").rglob("*.mustache"))
    assert len(templates) > 30
    for template in templates:
        text = template.read_text()
        assert "{{{" not in text and "{{&" not in text, template
        for word in forbidden if template.name != "leads.mustache" else set(forbidden) - {"追责线索"}:
            assert word not in text, (template, word)


def test_the_list_of_cases_shows_the_demo_at_different_stages(visitor):
    visitor.role("市政府办公室 · 李某")
    visitor.page.goto(visitor.base + "/cases")
    rows = visitor.page.locator("tbody tr")
    assert rows.count() >= 12
    stages = {rows.nth(index).locator("td").nth(5).inner_text() for index in range(rows.count())}
    assert {"登记", "批示", "准备材料", "审批", "用印", "提交法院", "开庭", "不属本办法"} <= stages, stages
