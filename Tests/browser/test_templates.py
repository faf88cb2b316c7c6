"""The office's own templates: edited in Word, checked at upload, looked at, put to use, and the old ones kept."""
import io
import re
import subprocess
import zipfile

import docx
import pytest

import paper_text
from life import CLERK, LAND, Life

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def fetch(page, url):
    response = page.request.get(url)
    assert response.status == 200, (url, response.status)
    return response.body()


def upload(page, content, name="模板.docx"):
    page.set_input_files("[name=file]", [{"name": name, "mimeType": WORD, "buffer": content}])
    page.get_by_role("button", name="上传并检查").click()


def changed(content, change, part="word/document.xml"):
    """The same .docx with one part changed; a new part if it has none of that name."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name).decode()) if name == part else old.read(name))
        if part not in old.namelist():
            new.writestr(part, change(""))
    return out.getvalue()


def test_a_template_edited_in_word_is_checked_looked_at_and_used(visitor, tmp_path):
    life = Life(visitor, "（2026）宁05行初401号")
    life.register("2026-01-05")
    page = visitor.page
    page.goto(visitor.base + "/templates")
    visitor.picture("templates")
    page.get_by_role("link", name="出庭负责人身份证明书", exact=True).click()
    here = page.url
    original = fetch(page, here + "/file?version=0")
    # As Word saves it: another font for half a placeholder, so that it lies in two runs; and a line of the office's own.
    paper = docx.Document(io.BytesIO(original))
    paragraph = next(each for each in paper.paragraphs if "{{number}}" in each.text)
    before, after = paragraph.text.split("{{number}}", 1)
    for run in list(paragraph.runs):
        run._element.getparent().remove(run._element)
    paragraph.add_run(before + "{{num")
    paragraph.add_run("ber}}").bold = True
    paragraph.add_run(after)
    paper.add_paragraph("（本表由中卫市人民政府办公室监制）")
    saved = io.BytesIO()
    paper.save(saved)
    upload(page, saved.getvalue(), "本单位身份证明.docx")
    assert "第1版已通过检查" in page.inner_text("body") and page.get_by_text("使用中").count() == 1
    # Until it is put to use, nothing changes.
    make = visitor.base + life.case + "/papers/head-cert.docx"
    target = tmp_path / "一.docx"
    target.write_bytes(fetch(page, make))
    assert "监制" not in paper_text.text(target)
    page.locator("tr", has_text="第1版").get_by_role("button", name="用样例看").click()
    page.get_by_role("link", name="打开 PDF").wait_for(timeout=60_000)
    sample = tmp_path / "样例.pdf"
    sample.write_bytes(fetch(page, visitor.base + page.get_by_role("link", name="打开 PDF").get_attribute("href")))
    words = re.sub(r"\s", "", subprocess.run(["pdftotext", sample, "-"], capture_output=True, text=True).stdout)
    assert "监制" in words and "宁05行初12号" in words
    page.goto(here)
    page.locator("tr", has_text="第1版").get_by_role("button", name="启用").click()
    target.write_bytes(fetch(page, make))
    assert "监制" in paper_text.text(target) and "（2026）宁05行初401号" in paper_text.text(target)
    visitor.picture("template")
    # A second version, and back to the first, and to the built-in.
    upload(page, original, "再一版.docx")
    assert "第2版已通过检查" in page.inner_text("body")
    page.locator("tr", has_text="第2版").get_by_role("button", name="启用").click()
    target.write_bytes(fetch(page, make))
    assert "监制" not in paper_text.text(target)
    assert "监制" in "".join(each.text for each in docx.Document(io.BytesIO(fetch(page, here + "/file?version=1"))).paragraphs)
    page.get_by_role("button", name="改用预置").click()
    assert "已改用预置模板" in page.inner_text("body")
    visitor.role(LAND)
    assert page.request.get(here).status == 404


BOMB = lambda text: text + "<!--" + "0" * 40_000_000 + "-->"
BAD = {
    "an unknown placeholder": (lambda content: changed(content, lambda text: text.replace("{{head}}", "{{haed}}", 1)), "不认识的占位符 haed"),
    "a list without end": (lambda content: changed(content, lambda text: text.replace("{{head}}", "{{#papers}}{{head}}", 1)), "没有结束"),
    "a required content left out": (lambda content: changed(content, lambda text: text.replace("{{head-portfolio}}", "", 9)), "缺少必备内容 {{head-portfolio}}（分管工作，负责人出庭规定第二条"),
    "what an article demands left out": (lambda content: changed(content, lambda text: text.replace("{{head}}", "", 9)), "缺少必备内容 {{head}}（出庭负责人姓名，第六条第二款）"),
    "a brace forgotten": (lambda content: changed(content, lambda text: text.replace("{{number}}", "{number}}", 1)), "括号不成对"),
    "no check code": (lambda content: without_code(content), "没有校验码"),
    "a list inside a list without end": (lambda content: changed(content, lambda text: text.replace("{{head}}", "{{#evidence}}{{#purpose}}{{head}}{{/evidence}}", 1)), "没有结束"),
    "a field that reads another file": (lambda content: changed(content, lambda text: text.replace("<w:body>", "<w:body><w:p><w:r><w:instrText>INCLUDETEXT /etc/passwd</w:instrText></w:r></w:p>", 1)), "会读取其他文件的域"),
    "a document type": (lambda content: changed(content, lambda text: "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>" + text, "word/styles.xml"), "DOCTYPE"),
    "a bomb": (lambda content: changed(content, BOMB, "word/styles.xml"), "展开后过大"),
    "macros": (lambda content: changed(content, lambda text: "x", "word/vbaProject.bin"), "带有宏"),
    "a template fetched from elsewhere": (
        lambda content: changed(content, lambda text: text.replace("</Relationships>", '<Relationship Id="r9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="http://x/y.dotm" TargetMode="External"/></Relationships>'), "word/_rels/document.xml.rels"), "引用了外部文件"),
    "another zip": (lambda content: zipped("a.txt"), "缺少 word/document.xml"),
    "a path out of it": (lambda content: changed(content, lambda text: "x", "../evil.xml"), "不合规的文件名"),
    "no zip": (lambda content: b"PK\x03\x04nothing", "不能打开"),
}


def without_code(content):
    import re
    for part in ("footer1", "footer-odd", "footer-even", "footer-letter"):
        content = changed(content, lambda text: re.sub(r"\{\{.*\}\}", "", text), f"word/{part}.xml")
    return content


def zipped(name):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, "x")
    return out.getvalue()


@pytest.mark.parametrize("what", BAD)
def test_a_template_that_cannot_be_used_is_not_kept(visitor, what):
    make, words = BAD[what]
    page = visitor.page
    visitor.role(CLERK)
    here = visitor.base + "/templates/head-cert"
    page.goto(here)
    versions = page.locator("tbody tr", has_text="版").count()
    upload(page, make(fetch(page, here + "/file?version=0")))
    assert words in page.inner_text("#summary"), page.inner_text("#summary")
    assert "没有保存" in page.inner_text("#summary")
    page.goto(here)
    assert page.locator("tbody tr", has_text="版").count() == versions
