"""Canaries in one joint case: every GET route as every role, and nobody finds what is not his.

The quick walk takes some kinds of entry and paper; `./test --walk` takes all of them.
"""
import io
import os
import re

import docx
import pdf_kit
import pytest
import walk
from conftest import Visitor
from life import CLERK, HOUSING, JUSTICE, JUSTICE_HANDLER, KEEPER, LAND, Life
from test_doors import joint

LEADER, COUNSEL, LAWYER, AUDITOR, POLICE = "中卫市人民政府 · 刘某", "中卫市法律顾问室 · 许某", "中卫市法律顾问室 · 冯某", "市审计局 · 何某", "市公安局 · 丁某"
OFFICES = {CLERK, KEEPER, LEADER, JUSTICE}
HANDLERS = {HOUSING, JUSTICE_HANDLER}
ON_CASE = OFFICES | HANDLERS | {COUNSEL, LAWYER, AUDITOR}

# What was said, and who may read it. A word of it in anybody else's answer is a leak.
CANARIES = {
    "金丝雀原告": ON_CASE, "金丝雀诉求": ON_CASE, "金丝雀证据": ON_CASE, "金丝雀说明": ON_CASE, "金丝雀开庭地": ON_CASE,
    "金丝雀批示": OFFICES | HANDLERS,
    "金丝雀住建法制": OFFICES | {HOUSING}, "金丝雀住建研究": OFFICES | {HOUSING}, "金丝雀住建纪要": OFFICES | {HOUSING}, "金丝雀住建出庭": OFFICES | {HOUSING},
    "金丝雀司法法制": OFFICES | {JUSTICE_HANDLER}, "金丝雀司法研究": OFFICES | {JUSTICE_HANDLER},
    "金丝雀指导": {JUSTICE, HOUSING, JUSTICE_HANDLER}, "金丝雀追责": {JUSTICE, HOUSING},
    "金丝雀律师意见": OFFICES | {HOUSING},
    "金丝雀收件": {HOUSING},
    # What one tells of the other waits, and is read by both.
    "金丝雀代述": ON_CASE,
}
UNOPENED = ["/feed/:token", "/inbox/:item/fill", "/unit-accounts"]
QUICK_KINDS = ["opined", "forward-received", "submitted-for-approval", "appearance-proposed", "appearance-decided", "legal-opinion-heard", "deliberated", "hearing-held", "fact-confirmed", "loss-report-submitted", "appeal-reviewed", "accountability-answered", "explained"]
QUICK_PAPERS = ["defence", "head-cert", "poa", "approval-slip", "dispatch-slip", "appearance-card", "archive-index", "accountability", "appeal-review-opinion", "phone-record"]


def entry(life, role, kind, fields, query=""):
    life.visitor.role(role)
    life.page.goto(f"{life.visitor.base}{life.case}/record/{kind}{query}")
    life.page.evaluate("document.querySelectorAll('main details').forEach(each => { each.open = true })")
    life.fill(fields)
    life.save()


def minutes(text):
    document = docx.Document()
    document.add_paragraph(text)
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def upload(life, role, name, content, kind=None):
    life.visitor.role(role)
    life.page.goto(life.visitor.base + life.case + "/papers")
    if kind:
        life.page.locator("#f-kind").select_option(kind)
    life.page.set_input_files("[name=files]", [{"name": name, "mimeType": "application/octet-stream", "buffer": content}])
    life.page.get_by_role("button", name="上传", exact=True).click()


@pytest.fixture(scope="module")
def case(chromium, demo):
    visitor = Visitor(chromium, demo)
    life = Life(visitor, "（2026）宁0502行初451号")
    life.register("2026-01-05", **{
        "plaintiffs.0.name": "金丝雀原告", "claims": "金丝雀诉求", "court": "中卫市沙坡头区人民法院", "act.maker": "市住房和城乡建设局", "reconsideration": "upheld", "sued": "both",
        "defendants.0.organ": "市住房和城乡建设局", "defendants.0.standing": "defendant", "defendants.1.organ": "中卫市人民政府", "defendants.1.standing": "co-defendant",
    })
    life.on("2026-01-05", CLERK)
    life.step("登记批示", {"text": "金丝雀批示"})
    life.step("转送承办单位")
    visitor.day("2026-01-07")
    # In a series whose other cases are seen by others.
    entry(life, CLERK, "related", {"relation": "series", "to": "（2026）宁05行初61号"})
    entry(life, HOUSING, "forward-received", {})
    entry(life, HOUSING, "staff-assigned", {"persons.0.name": "高某"})
    entry(life, HOUSING, "legal-opinion-heard", {"opinion": "金丝雀住建法制"})
    entry(life, HOUSING, "deliberated", {"opinion": "金丝雀住建研究"})
    entry(life, HOUSING, "appearance-proposed", {"head.name": "金丝雀住建出庭", "head.post": "副局长", "agents.0.name": "高某"})
    entry(life, JUSTICE_HANDLER, "legal-opinion-heard", {"opinion": "金丝雀司法法制"})
    entry(life, JUSTICE_HANDLER, "deliberated", {"opinion": "金丝雀司法研究"})
    entry(life, JUSTICE_HANDLER, "legal-opinion-heard", {"opinion": "甲"}, "?unit=市住房和城乡建设局")
    entry(life, JUSTICE_HANDLER, "explained", {"text": "金丝雀代述"}, "?unit=市住房和城乡建设局")
    entry(life, HOUSING, "explained", {"text": "金丝雀说明"})
    entry(life, JUSTICE, "guidance-given", {"text": "金丝雀指导"})
    entry(life, JUSTICE, "accountability-raised", {"organ": "市住房和城乡建设局", "text": "金丝雀追责", "ground": "2"})
    entry(life, HOUSING, "lawyer-requested", {})
    entry(life, COUNSEL, "lawyer-assigned", {"lawyer.name": "冯某", "lawyer.account": "律师"}, "?unit=市住房和城乡建设局")
    entry(life, LAWYER, "lawyer-opinion-given", {"opinion": "金丝雀律师意见"}, "?unit=市住房和城乡建设局")
    entry(life, CLERK, "hearing-notified", {"at": "2026-02-20 09:30", "place": "金丝雀开庭地"})
    upload(life, HOUSING, "党组会议纪要.docx", minutes("金丝雀住建纪要"))
    upload(life, HOUSING, "金丝雀证据.pdf", pdf_kit.pdf(1), "evidence")
    upload(life, HOUSING, "行政答辩状.pdf", pdf_kit.pdf(1))
    entry(life, HOUSING, "submitted-for-approval", {"signed-off-by": "周某", "proposal.head.name": "何局长"})
    entry(life, JUSTICE_HANDLER, "submitted-for-approval", {"signed-off-by": "孙某"})
    visitor.role(HOUSING)
    visitor.page.goto(demo + "/inbox")
    visitor.page.set_input_files("main input[type=file]", [{"name": "金丝雀收件.pdf", "mimeType": "application/pdf", "buffer": pdf_kit.pdf(1)}])
    visitor.page.locator("main form button").first.click()
    visitor.page.goto(demo + life.case + "/papers")
    visitor.page.get_by_role("button", name="授权委托书", exact=True).click()
    life.print = visitor.page.get_by_role("link", name="打开 PDF")
    life.print.wait_for(timeout=60_000)
    life.print = life.print.get_attribute("href").removeprefix("/print/").split("/")
    yield life
    assert visitor.troubles == []
    visitor.context.close()


def known(life, chromium):
    """What the case has, as those who see most of it find it."""
    visitor, page = life.visitor, life.visitor.page
    full = os.environ.get("YINGSU_WALK")
    entries, papers_of, files, submissions = set(), set(), set(), set()
    for role in (CLERK, JUSTICE, HOUSING, JUSTICE_HANDLER):
        visitor.role(role)
        for path in (life.case, life.case + "/papers", life.case + "/archive"):
            text = page.request.get(visitor.base + path).text()
            entries |= set(re.findall(r"/correct/(\d+)", text))
            papers_of |= set(re.findall(r"/reclass/(\d+)", text))
            files |= set(re.findall(r"/files/([0-9a-f]{32})", text))
            submissions |= set(re.findall(r"/sheet/(S\d+)", text))
    assert len(entries) > 15 and len(papers_of) >= 3 and len(files) >= 3 and len(submissions) == 2
    visitor.role(HOUSING)
    items = re.findall(r'href="/inbox/([^"/]+)"', page.request.get(visitor.base + "/inbox").text())
    assert items
    kinds = re.findall(r"/record/([a-z-]+)", page.request.get(visitor.base + life.case + "/record").text())
    papers = sorted(set(re.findall(r'<option value="([a-z-]+)"', page.request.get(visitor.base + life.case + "/papers").text())))
    return {
        "id": [life.case.split("/")[-1]], "entry": sorted(entries | papers_of, key=int), "file": sorted(files), "submission": sorted(submissions), "hearing": ["H1"],
        ("/cases/:id/record/:kind", "kind"): sorted(set(kinds) | set(QUICK_KINDS)) if full else QUICK_KINDS,
        ("/cases/:id/papers/:kind", "kind"): papers if full else QUICK_PAPERS,
        ("/cases/:id/bundle/:for", "for"): ["all.zip", "court.zip", "lawyer.zip", "court.zip?proceeding=P1"],
        ("/open/:kind", "kind"): ["recommendation-received"], ("/office/:kind", "kind"): ["head-appointed", "unit-described"],
        ("/templates/:kind", "kind"): ["defence"], ("/templates/:kind/file", "kind"): ["defence"],
        "book": ["intake", "seals"], "job": [life.print[0]], "item": items, "token": ["x"],
        "source": ["zhongwei-2022-3"], "article": ["10"], "version": ["0"], ("/print/:job/:name", "name"): [life.print[1]], "name": ["style.css"],
    }


def test_nobody_finds_what_is_not_his_on_any_page(case, chromium, demo):
    values = known(case, chromium)
    number = "宁0502行初451"
    more = [
        f"/cases?q={number}", "/cases?q=金丝", "/ledger?range=all", "/books/intake?from=2026-01-01&through=2026-12-31", f"{case.case}/why?duty=national/submit-evidence",
        f"{case.case}?known=2026-01-06", f"{case.case}/papers?unit=市住房和城乡建设局", f"{case.case}/papers/approval-slip?unit=市住房和城乡建设局", f"{case.case}/sheet?unit=市住房和城乡建设局",
        f"/series?case={values['id'][0]}", f"/series/record?of={values['id'][0]}&kind=opined&case={values['id'][0]}",
        f"{case.case}/evidence?unit=市住房和城乡建设局", f"{case.case}/card/H1?unit=市住房和城乡建设局", f"{case.case}/record/submitted-for-approval?unit=市住房和城乡建设局",
        f"{case.case}/record/appearance-decided?defendant=市住房和城乡建设局", f"{case.case}/record/hearing-held?defendant=市住房和城乡建设局&hearing=H1",
    ]
    paths = walk.addresses(values, more)
    seen, leaks, broken, opened, asked = {}, [], [], set(), 0
    roles = walk.roles(case.visitor)
    assert {CLERK, HOUSING, JUSTICE_HANDLER, LAWYER, AUDITOR, LAND, POLICE} <= set(roles)
    visitor = Visitor(chromium, demo)
    for role in roles + [None]:
        visitor.context.clear_cookies()
        if role:
            visitor.role(role)
        for path in paths:
            answer = visitor.context.request.get(demo + path, max_redirects=0)
            asked += 1
            if answer.status >= 500:
                broken.append((role, path, answer.status))
            if answer.status == 200:
                opened.add(path)
            text = walk.words(answer.body())
            for canary, readers in CANARIES.items():
                if canary in text:
                    seen.setdefault(canary, set()).add(role)
                    if role not in readers:
                        leaks.append((role, canary, path))
    visitor.context.close()
    print(f"{asked} answers, {len(paths)} addresses, {len(roles)} roles")
    assert broken == []
    # A route that nobody could open was not walked: a feed's address is its own key, filling asks back where no kind of entry is named,
    # the last waits for a unit's own administrator.
    routes = {route: re.sub(r":\w+", "[^/]+", re.escape(route).replace(r"\:", ":")) + r"(\?.*)?" for route in walk.routes()}
    assert sorted(route for route, shape in routes.items() if not any(re.fullmatch(shape, path) for path in opened)) == UNOPENED
    assert leaks == []
    # A walk that finds nothing proves nothing: whoever may read it did find it.
    assert {canary: sorted(readers - seen.get(canary, set())) for canary, readers in CANARIES.items() if readers - seen.get(canary, set())} == {}
