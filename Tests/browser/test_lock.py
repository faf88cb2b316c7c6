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
