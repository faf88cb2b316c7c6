"""Doors that are not in the menu: what one unit keeps for itself, and files that a form only names."""
import re

from life import CLERK, HOUSING, JUSTICE_HANDLER, LAND, Life, pdf
import pdf_kit


def joint(visitor, number):
    life = Life(visitor, number)
    life.register("2026-01-05", **{
        "court": "中卫市沙坡头区人民法院", "act.maker": "市住房和城乡建设局", "reconsideration": "upheld", "sued": "both", "defendants.0.organ": "市住房和城乡建设局",
        "defendants.0.standing": "defendant", "defendants.1.organ": "中卫市人民政府", "defendants.1.standing": "co-defendant",
    })
    life.instruct_and_forward("2026-01-05")
    return life


def test_what_one_unit_heard_from_its_legal_section_is_not_the_others(visitor):
    life = joint(visitor, "（2026）宁0502行初431号")
    page = visitor.page
    life.on("2026-01-06", HOUSING)
    life.other("听取法制机构意见", {"opinion": "证据很弱，建议和解"})
    page.goto(visitor.base + life.case + "/papers")
    page.set_input_files("[name=files]", [{"name": "党组会议纪要.pdf", "mimeType": "application/pdf", "buffer": pdf_kit.pdf(1)}])
    page.get_by_role("button", name="上传", exact=True).click()
    life.open()
    assert "证据很弱" in visitor.text()
    entry = page.locator("li", has_text="证据很弱").get_by_role("link", name="更正").get_attribute("href")
    # Corrected: the correction is as much its own as the entry was.
    page.goto(visitor.base + entry)
    page.locator("[name=opinion]").fill("证据较弱，建议和解")
    page.locator("[name=why]").fill("用词")
    life.save()
    file = page.request.get(visitor.base + life.case + "/papers").text()
    minutes = re.search(r'href="([^"]*/files/[0-9a-f]{32})">党组会议纪要', file).group(1)
    visitor.role(JUSTICE_HANDLER)
    for path in (life.case, life.case + "/papers", life.case + "/archive"):
        answer = page.request.get(visitor.base + path)
        text = answer.text()
        assert answer.status == 200 and life.number in text, path
        assert "证据很弱" not in text and "证据较弱" not in text and "党组会议纪要" not in text, path
    assert page.request.get(visitor.base + entry).status == 404 and page.request.get(visitor.base + minutes).status == 404
    import io, zipfile
    whole = zipfile.ZipFile(io.BytesIO(page.request.get(visitor.base + life.case + "/bundle/all.zip").body()))
    assert not any("会议纪要" in name for name in whole.namelist())
    words = [name for name in whole.namelist() if name.endswith((".json", ".txt"))]
    assert {"台账.json", "办理过程.txt"} <= set(words)
    for name in words:
        assert "证据很弱" not in whole.read(name).decode() and "证据较弱" not in whole.read(name).decode(), name
    # A paper asked for in the other's name is one's own.
    import docx
    slip = docx.Document(io.BytesIO(page.request.get(visitor.base + life.case + "/papers/approval-slip.docx?unit=市住房和城乡建设局").body()))
    words = "".join(node.text or "" for node in slip.element.body.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"))
    assert "证据较弱" not in words and "市司法局" in words
    assert page.request.get(visitor.base + life.case + "/papers/accountability.docx").status == 404


def test_a_form_that_names_a_file_gets_none_but_the_cases_own(visitor):
    other = Life(visitor, "（2026）宁05行初432号")
    other.register("2026-01-05")
    other.instruct_and_forward("2026-01-05")
    page = visitor.page
    other.on("2026-01-06", LAND)
    page.goto(visitor.base + other.case + "/papers")
    page.set_input_files("[name=files]", [{"name": "证据.pdf", "mimeType": "application/pdf", "buffer": pdf_kit.pdf(1)}])
    page.get_by_role("button", name="上传", exact=True).click()
    name = re.search(r"/files/([0-9a-f]{32})", page.request.get(visitor.base + other.case + "/papers").text()).group(1)
    import hashlib
    life = Life(visitor, "（2026）宁05行初433号")
    life.register("2026-01-05", **{"act.maker": "市住房和城乡建设局"})
    life.instruct_and_forward("2026-01-05")
    life.on("2026-01-06", HOUSING)
    page.goto(visitor.base + life.case + "/record/legal-opinion-heard")
    # Even with the digest at hand, another case's file does not come into this one.
    page.locator("[name=opinion]").fill("意见")
    page.evaluate("""([file]) => { const form = document.querySelector('main form'); for (const [name, value] of [['papers.0.kind', 'evidence'], ['papers.0.name', '偷来.pdf'], ['papers.0.file', file], ['papers.0.digest', 'ab'.repeat(32)]]) { const box = document.createElement('input'); box.type = 'hidden'; box.name = name; box.value = value; form.append(box) } }""", [name])
    page.locator("main form button.primary").last.click()
    assert "所指的文件不在本案材料里" in page.inner_text("#summary")
    # Nor one that another account uploaded.
    page.goto(visitor.base + life.case + "/record/legal-opinion-heard")
    page.locator("[name=opinion]").fill("意见")
    page.evaluate("""([file]) => { const box = document.createElement('input'); box.type = 'hidden'; box.name = 'kept'; box.value = file; document.querySelector('main form').append(box) }""", [name])
    page.locator("main form button.primary").last.click()
    page.goto(visitor.base + life.case + "/papers")
    assert name not in page.content()
    assert page.request.get(visitor.base + life.case + "/record/paper-added").status == 404
    assert page.request.get(visitor.base + life.case + f"/files/{name}").status == 404


def test_a_scan_that_came_with_a_form_survives_its_question(visitor):
    life = Life(visitor, "（2026）宁05行初434号")
    life.register("2026-01-05")
    page = visitor.page
    life.on("2026-01-05", CLERK)
    life.open()
    page.locator(".step a.button", has_text="登记批示").first.click()
    page.locator("[name='by.name']").fill("")
    page.set_input_files("[name=scan]", [pdf("签批单.pdf")])
    page.locator("main form button.primary").last.click()
    assert "没有填写“实际作出人”" in page.inner_text(".ask") and "签批单.pdf ✓" in visitor.text()
    page.locator("[name='by.name']").fill("刘某")
    page.locator("main form button.primary").last.click()
    page.goto(visitor.base + life.case + "/papers")
    assert visitor.text().count("签批单.pdf") == 1


def test_row_numbers_beyond_all_bounds_are_refused(visitor):
    life = Life(visitor, "（2026）宁05行初435号")
    life.register("2026-01-05")
    life.instruct_and_forward("2026-01-05")
    page = visitor.page
    life.on("2026-01-06", LAND)
    beyond = "表单里没有字段“{}”"
    for name, value, status, says in (("items.9223372036854775807.place", "x", 400, beyond), ("items.100000000.place", "1", 400, beyond), ("items.0.pages", "9223372036854775807", 422, "“页数”：数字过大")):
        page.goto(visitor.base + life.case + "/evidence")
        page.locator("[name='items.0.name']").fill("证据一")
        page.evaluate("""([name, value]) => { const box = document.createElement('input'); box.type = 'hidden'; box.name = name; box.value = value; document.querySelector('form.grid').append(box) }""", [name, value])
        with page.expect_response(lambda answer: answer.request.method == "POST") as answer:
            page.get_by_role("button", name="保存编目").click()
        assert answer.value.status == status and says.format(name) in visitor.text(), (name, answer.value.status, visitor.text())
        page.goto(visitor.base + life.case + "/evidence")
        assert page.locator("[name='items.0.name']").input_value() == "", name
