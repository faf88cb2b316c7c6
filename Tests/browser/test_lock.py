"""What was approved is what is sealed and filed; another text is shown in red."""
from life import CLERK, LAND, Life, pdf


def test_another_text_after_the_submission_is_shown_in_red(visitor):
    life = Life(visitor, "（2026）宁05行初381号")
    life.register("2026-01-05")
    life.instruct_and_forward("2026-01-05")
    life.prepare("2026-01-06", LAND)
    page = visitor.page
    page.goto(visitor.base + life.case + "/sheet/S1")
    assert "与报批稿不同" not in visitor.text()
    page.goto(visitor.base + life.case + "/papers")
    other = {**pdf("行政答辩状（改）.pdf"), "buffer": pdf("x")["buffer"] + b"%another\n"}
    page.set_input_files("[name=files]", [other])
    page.get_by_role("button", name="上传", exact=True).click()
    # The same bytes again are the same paper.
    page.set_input_files("[name=files]", [pdf("证据目录.pdf")])
    page.get_by_role("button", name="上传", exact=True).click()
    life.on("2026-01-06", CLERK)
    page.goto(visitor.base + life.case + "/sheet/S1")
    text = visitor.text()
    assert "与报批稿不同" in text and "行政答辩状：报批的是第1稿" in text and "证据目录：" not in text
    visitor.picture("sheet-replaced")


def test_the_words_that_differ_are_shown_in_red(visitor, tmp_path):
    import docx

    from life import SIX

    def paper(*lines):
        file = docx.Document()
        for line in lines:
            file.add_paragraph(line)
        file.save(tmp_path / "稿.docx")
        return {"name": "行政答辩状.docx", "mimeType": "application/octet-stream", "buffer": (tmp_path / "稿.docx").read_bytes()}

    life = Life(visitor, "（2026）宁05行初382号")
    life.register("2026-01-05")
    life.instruct_and_forward("2026-01-05")
    page = visitor.page
    life.on("2026-01-06", LAND)
    life.step("签收批示件")
    life.step("确定承办人", {"persons.0.name": "王某"})
    page.goto(visitor.base + life.case + "/papers")
    page.set_input_files("[name=files]", [pdf(name) for name in SIX if "答辩" not in name] + [paper("答辩人：中卫市人民政府", "请求驳回马某的诉讼请求。", "此致")])
    page.get_by_role("button", name="上传", exact=True).click()
    page.get_by_role("link", name="提请审批").click()
    life.fill({"signed-off-by": "周某"})
    life.save()
    page.goto(visitor.base + life.case + "/papers")
    page.set_input_files("[name=files]", [paper("答辩人：中卫市人民政府", "请求驳回马某的起诉。", "此致")])
    page.get_by_role("button", name="上传", exact=True).click()
    life.on("2026-01-06", CLERK)
    page.goto(visitor.base + life.case + "/sheet/S1")
    assert page.locator("del").all_inner_texts() == ["请求驳回马某的诉讼请求。"] and page.locator("ins").all_inner_texts() == ["请求驳回马某的起诉。"]
    assert page.locator("del").first.evaluate("line => getComputedStyle(line).color") == "rgb(164, 22, 26)"
    visitor.picture("sheet-replaced")
