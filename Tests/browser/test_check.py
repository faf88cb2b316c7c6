"""The check code at the foot of a print finds case and paper again, and says what has changed since."""
import re
import subprocess

import docx

from conftest import ROOT, YINGSU
from life import CLERK, HOUSING, LAND, SIX, Life, pdf


def code_in(path):
    """The foot of a .docx, as a person reads it."""
    foot = "".join(paragraph.text for section in docx.Document(path).sections for paragraph in section.footer.paragraphs)
    return re.search(r"校验码 ([0-9A-F]{4}-[0-9A-F]{4})", foot).group(1)


def fetch(page, base, path, target):
    target.write_bytes(page.request.get(base + path).body())
    return target


def test_a_print_is_found_by_its_code_and_a_correction_makes_it_stale(visitor, tmp_path):
    life = Life(visitor, "（2026）宁05行初395号")
    life.register("2026-01-05")
    life.instruct_and_forward("2026-01-05")
    page = visitor.page
    life.prepare("2026-01-06", LAND)
    paper = fetch(page, visitor.base, life.case + "/papers/poa.docx?unit=市自然资源局", tmp_path / "委托书.docx")
    code = code_in(paper)
    page.goto(visitor.base + "/check")
    # Typed as people type: small letters, no dash.
    page.locator("#f-code").fill(code.replace("-", "").lower())
    page.get_by_role("button", name="查询").click()
    text = visitor.text()
    assert "授权委托书" in text and "马某诉中卫市人民政府" in text and "与现在的案件数据一致" in text
    # Both sheets of approval: the one on the page, and the one as a paper.
    visitor.role(CLERK)
    page.goto(visitor.base + life.case + "/sheet/S1")
    on_page = re.search(r"校验码\s*([0-9A-F]{4}-[0-9A-F]{4})", visitor.text()).group(1)
    page.goto(f"{visitor.base}/check?code={on_page}")
    assert "马某诉中卫市人民政府" in visitor.text() and "没有查到" not in visitor.text()
    on_paper = code_in(fetch(page, visitor.base, life.case + "/papers/approval-slip.docx?unit=市自然资源局", tmp_path / "审批单.docx"))
    page.goto(f"{visitor.base}/check?code={on_paper}")
    assert "马某诉中卫市人民政府" in visitor.text() and "没有查到" not in visitor.text()
    # The plaintiff's name was wrong.
    life.on("2026-01-07", CLERK)
    life.open()
    page.locator('.timeline li, li', has_text='收到应诉通知书').get_by_role('link', name='更正').first.click()
    page.locator("[name='plaintiffs.0.name']").fill("马莫")
    page.locator("[name=why]").fill("打字错误")
    life.save()
    visitor.role(LAND)
    page.goto(f"{visitor.base}/check?code={code}")
    text = visitor.text()
    assert "生成以后案件数据有变动" in text and "马某" in text and "马莫" in text
    visitor.picture("check")
    page.goto(visitor.base + life.case + "/papers")
    row = page.locator("tr", has_text="授权委托书.pdf").inner_text()
    assert "案件数据已变" in row and "马某 → 马莫" in row
    # The certificate of the legal representative names no plaintiff: nothing of it has changed.
    assert "案件数据已变" not in page.locator("tr", has_text="法定代表人身份证明书.pdf").inner_text()
    # Signed and scanned, it comes back to where it belongs.
    page.goto(f"{visitor.base}/check?code={code}")
    page.get_by_role("link", name="上传这份文书的扫描件").click()
    assert page.locator("#f-kind").input_value() == "poa"
    # Another unit learns nothing, not even that there is such a paper.
    visitor.role(HOUSING)
    response = page.goto(f"{visitor.base}/check?code={code}")
    assert response.status == 404 and "没有查到" in visitor.text() and "马" not in visitor.text()
    page.goto(f"{visitor.base}/check?code=12ZX")
    assert "不是校验码" in visitor.text()


def test_a_paper_that_was_filed_is_stale_no_more(visitor):
    life = Life(visitor, "（2026）宁05行初396号")
    life.to_filing("2026-01-05", "2026-01-12")
    page = visitor.page
    life.on("2026-01-13", CLERK)
    life.open()
    page.locator('.timeline li, li', has_text='收到应诉通知书').get_by_role('link', name='更正').first.click()
    page.locator("[name='plaintiffs.0.name']").fill("马莫")
    page.locator("[name=why]").fill("打字错误")
    life.save()
    page.goto(visitor.base + life.case + "/papers?unit=市自然资源局")
    assert "案件数据已变" not in visitor.text()


def test_blank_forms_have_numbers_that_are_given_once(tmp_path):
    data = str(tmp_path / "库")
    ledger = tmp_path / "旧.csv"
    ledger.write_text("收到日期,原告\n2023-03-06,张某\n", encoding="utf-8")
    subprocess.run([YINGSU, "import", ledger, "--data", data], cwd=ROOT, check=True, capture_output=True)
    run = lambda *arguments: subprocess.run([YINGSU, "paper", "dispatch-slip", "--blank", *arguments], cwd=ROOT, capture_output=True, text=True)
    first = run("--count", "3", "--data", data, "--out", str(tmp_path / "空.docx"))
    assert first.returncode == 0, first.stderr
    again = run("--data", data, "--out", str(tmp_path / "再.docx"))
    assert again.returncode == 0, again.stderr
    numbers = sorted(path.name for path in tmp_path.glob("空-*.docx"))
    assert [re.search(r"空\d{4}-(\d{4})", name).group(1) for name in numbers] == ["0001", "0002", "0003"]
    paper = docx.Document(tmp_path / "再.docx")
    foot = "".join(paragraph.text for paragraph in paper.sections[0].footer.paragraphs)
    assert re.search(r"预留号 空\d{4}-0004", foot) and code_in(tmp_path / "再.docx")
    words = "".join(node.text or "" for node in paper.element.body.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"))
    assert "＿＿＿" in words and "待填" not in words and "{{" not in words
    assert run("--count", "0", "--data", data).returncode == 64
