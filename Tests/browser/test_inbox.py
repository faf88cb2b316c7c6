"""What arrives as a file: read by machine as suggestions, confirmed by a person, and then the entry's paper."""
import os
import pathlib
import re
import subprocess
import time

import docx
import pytest

import pdf_kit
from conftest import ROOT, Visitor, start
from life import CLERK, HOUSING, LAND, Life

NOTICE = ["宁夏回族自治区中卫市中级人民法院", "应诉通知书", "（2026）宁05行初397号", "中卫市人民政府：", "本院受理原告马某诉被告中卫市人民政府征收补偿决定一案，现将起诉状副本发送你单位。", "你单位应当在收到起诉状副本之日起十五日内提交答辩状、证据和依据。", "二〇二六年二月九日"]


def typed(folder, name, lines, size=16):
    """A letter as a clerk would get it: .docx, then PDF."""
    paper = docx.Document()
    for line in lines:
        run = paper.add_paragraph().add_run(line)
        run.font.size = docx.shared.Pt(size)
        run.font.name = "Noto Serif CJK SC"
        run._element.rPr.rFonts.set("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}eastAsia", "Noto Serif CJK SC")
    paper.save(folder / f"{name}.docx")
    subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf", "--outdir", folder, folder / f"{name}.docx"], check=True, capture_output=True, timeout=120)
    return folder / f"{name}.pdf"


def scanned(pdf):
    """The same letter as a scan: a picture without words."""
    subprocess.run(["pdftoppm", "-r", "200", "-gray", "-png", "-singlefile", pdf, pdf.with_suffix("")], check=True)
    return pdf.with_suffix(".png")


def drop(page, base, *files):
    page.goto(base + "/inbox")
    page.set_input_files("[name=files]", [str(file) for file in files])
    page.get_by_role("button", name="放入收件箱").click()


def wait_read(page):
    for _ in range(60):
        if page.get_by_text("已识读").count() or page.get_by_text("没有识读", exact=True).count():
            return
        time.sleep(1)
        page.reload()
    raise AssertionError("it was not read within a minute")


def test_a_scanned_notice_is_suggested_line_by_line_and_becomes_the_entrys_paper(visitor, tmp_path):
    page = visitor.page
    visitor.role(CLERK)
    visitor.day("2026-02-10")
    drop(page, visitor.base, scanned(typed(tmp_path, "应诉通知书", NOTICE)))
    wait_read(page)
    rows = page.locator("table tbody tr").all_inner_texts()
    visitor.picture("inbox-item")
    assert any("案号" in row and "（2026）宁05行初397号" in row and "第" in row for row in rows), rows
    assert any("原告" in row and "马某" in row for row in rows) and any("法院" in row and "中卫市中级人民法院" in row for row in rows), rows
    assert page.locator("#f-entry").input_value() == "notice-received"
    # Nothing is taken over that nobody ticked.
    assert page.locator("input[name=use]:checked").count() == 0
    for row in page.locator("table tbody tr").all():
        if row.locator("td").nth(1).inner_text() in ("案号", "原告", "法院"):
            row.locator("input[name=use]").check()
    page.get_by_role("button", name=re.compile("去填写登记表")).click()
    assert page.locator("[name=number]").input_value() == "（2026）宁05行初397号" and page.locator("[name='plaintiffs.0.name']").input_value() == "马某"
    assert page.locator("[name='act.title']").input_value() == "" and "应诉通知书.png ✓" in visitor.text()
    page.locator("[name='act.title']").fill("征收补偿决定")
    page.locator("[name='act.maker']").fill("市自然资源局")
    page.locator("[name=reconsideration]").select_option("none")
    page.locator("[name=sued]").select_option("act")
    page.get_by_role("button", name="登记并呈批", exact=True).click()
    page.locator("#go").click()
    case = page.url.split("?")[0]
    page.goto(case + "/papers")
    assert visitor.text().count("应诉通知书.png") == 1
    page.goto(visitor.base + "/inbox")
    assert "应诉通知书.png" not in visitor.text()


def test_a_request_from_the_office_system_fills_the_submission(visitor, tmp_path):
    life = Life(visitor, "（2026）宁05行初398号")
    life.register("2026-01-05")
    life.instruct_and_forward("2026-01-05")
    page = visitor.page
    life.on("2026-01-06", LAND)
    life.step("签收批示件")
    life.step("确定承办人", {"persons.0.name": "王某"})
    page.goto(visitor.base + life.case + "/papers")
    from life import SIX, pdf
    page.set_input_files("[name=files]", [pdf(name) for name in SIX])
    page.get_by_role("button", name="上传", exact=True).click()
    lines = ["中卫市自然资源局文件", "卫自然资发〔2026〕18号　　签发人：周国强", "关于提请审批马某诉市政府一案应诉材料的请示", "市人民政府：", "（2026）宁05行初398号一案应诉材料已备齐，请审批。", "2026年1月9日"]
    drop(page, visitor.base, typed(tmp_path, "请示", lines))
    wait_read(page)
    # Words that a PDF has need no machine; the case is found by its number.
    assert "马某诉中卫市人民政府" in visitor.text() and page.locator("#f-case").input_value() == "（2026）宁05行初398号"
    for box in page.locator("input[name=use]").all():
        box.check()
    page.get_by_role("button", name=re.compile("去填写登记表")).click()
    assert page.locator("[name=document-number]").input_value() == "卫自然资发〔2026〕18号" and page.locator("[name=signed-off-by]").input_value() == "周国强"
    assert page.locator("#f-day").input_value() == "2026-01-09" and page.locator("[name=title]").input_value() == lines[2]
    page.locator("#f-day").fill("2026-01-06")
    life.save()
    life.open()
    assert "卫自然资发〔2026〕18号" in visitor.text()
    page.goto(visitor.base + life.case + "/papers")
    assert "请示.pdf" in visitor.text()


def test_a_judgment_suggests_what_it_came_to_and_the_case_it_belongs_to(visitor, tmp_path):
    life = Life(visitor, "（2026）宁05行初388号")
    life.register("2026-01-05")
    page = visitor.page
    life.on("2026-02-10", CLERK)
    ruling = ["中卫市中级人民法院", "行政判决书", life.number, "原告马某诉被告中卫市人民政府征收补偿决定一案，依照《中华人民共和国行政诉讼法》第七十条，判决如下：",
              "一、撤销被告中卫市人民政府于2025年8月1日作出的征收补偿决定；", "二、责令被告于本判决生效之日起六十日内重新作出行政行为；", "三、驳回原告马某的其他诉讼请求。",
              "案件受理费50元，由被告负担。", "如不服本判决，可以在判决书送达之日起十五日内提起上诉。", "审判长　王某", "二〇二六年二月三日"]
    drop(page, visitor.base, typed(tmp_path, "判决书", ruling))
    wait_read(page)
    rows = page.locator("table tbody tr").all_inner_texts()
    assert any("撤销并责令重作" in row and "一、撤销被告" in row for row in rows) and any("驳回诉讼请求" in row and "三、驳回原告" in row for row in rows), rows
    assert page.locator("[name=case]").first.input_value() == life.number
    for box in page.locator("input[name=use]").all():
        box.check()
    page.get_by_role("button", name=re.compile("去填写登记表")).click()
    assert page.input_value("[name='outcomes.0.outcome']") == "revoke-remake" and page.input_value("[name='outcomes.1.outcome']") == "dismiss-claims"
    assert page.input_value("[name='made-on']") == "2026-02-03"
    page.fill("[name='served-on']", "2026-02-10")
    life.save()
    text = life.text()
    assert "撤销并责令重作" in text and "部分败诉" in text


def test_a_signed_print_comes_back_by_its_code(visitor, tmp_path):
    life = Life(visitor, "（2026）宁05行初399号")
    life.register("2026-01-05")
    life.instruct_and_forward("2026-01-05")
    page = visitor.page
    life.on("2026-01-05", CLERK)
    paper = tmp_path / "转送单.docx"
    paper.write_bytes(page.request.get(visitor.base + life.case + "/papers/dispatch-slip.docx").body())
    environment = {**os.environ, "FONTCONFIG_FILE": str(ROOT / "Fonts/fonts.conf")}
    subprocess.run(["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf", "--outdir", tmp_path, paper], check=True, capture_output=True, timeout=120, env=environment)
    # Printed, signed and put on the glass: a picture, no words in it.
    drop(page, visitor.base, scanned(paper.with_suffix(".pdf")))
    wait_read(page)
    text = visitor.text()
    assert "页脚校验码" in text and "应诉任务转送（交办）单" in text, text
    assert page.locator("#f-entry").input_value() == "forward-received"
    page.get_by_role("button", name=re.compile("去填写登记表")).click()
    assert "转送单.png ✓" in visitor.text() and life.case in page.url
    life.save()
    # Nobody else sees what one person put in.
    drop(page, visitor.base, paper.with_suffix(".pdf"))
    item = page.url
    visitor.role(HOUSING)
    assert page.request.get(item).status == 404 and page.request.get(item + "/file").status == 404


def test_a_blank_page_and_a_broken_file_say_so(visitor, tmp_path):
    page = visitor.page
    visitor.role(CLERK)
    blank = tmp_path / "空白.png"
    blank.write_bytes(pdf_kit.png(800, 1100, (255, 255, 255)))
    drop(page, visitor.base, blank)
    wait_read(page)
    assert "没有识读到文字" in visitor.text()
    broken = tmp_path / "坏.pdf"
    broken.write_bytes(b"%PDF-1.4\nnothing")
    drop(page, visitor.base, broken)
    assert "不能打开" in page.inner_text("#summary") and "一个也没有保存" in page.inner_text("#summary")
    wrong = tmp_path / "程序.exe"
    wrong.write_bytes(b"MZ")
    drop(page, visitor.base, blank, wrong)
    assert "不是可以上传的文件" in page.inner_text("#summary") and "一个也没有保存" in page.inner_text("#summary")


def test_a_watched_folder_is_emptied_into_the_inbox(chromium, tmp_path):
    folder = tmp_path / "收件"
    folder.mkdir()
    process, base = start("--demo", "--inbox", str(folder))
    try:
        (folder / "OA请示.pdf").write_bytes(typed(tmp_path, "OA", ["卫公发〔2026〕7号", "关于张某一案的请示", "2026年2月10日"]).read_bytes())
        (folder / "病毒.exe").write_bytes(b"MZ")
        (folder / "假的.pdf").write_bytes(b"not a pdf")
        os.symlink("/etc/passwd", folder / "链接.pdf")
        for _ in range(30):
            if (folder / "已收/OA请示.pdf").exists() and (folder / "未收/病毒.exe").exists() and (folder / "未收/假的.pdf").exists():
                break
            time.sleep(1)
        assert (folder / "已收/OA请示.pdf").exists()
        assert "不是 pdf 文件" in (folder / "未收/假的.pdf.原因.txt").read_text()
        assert sorted(path.name for path in folder.iterdir()) == ["已收", "未收", "链接.pdf"]
        visitor = Visitor(chromium, base)
        visitor.role(CLERK)
        visitor.page.goto(base + "/inbox")
        assert "OA请示.pdf" in visitor.text() and "收件文件夹" in visitor.text() and "链接" not in visitor.text()
        visitor.role(LAND)
        visitor.page.goto(base + "/inbox")
        assert "OA请示.pdf" not in visitor.text()
        visitor.context.close()
    finally:
        process.terminate()
        process.wait(20)
    missing = subprocess.run([os.environ.get("YINGSU", str(ROOT / ".build/debug/yingsu")), "serve", "--demo", "--port", "1", "--inbox", str(tmp_path / "没有")], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert missing.returncode == 65 and "收件文件夹不存在" in missing.stderr


def test_a_message_of_the_court_is_pasted_read_and_kept_as_the_hearings_paper(visitor):
    page = visitor.page
    life = Life(visitor, "（2026）宁05行初897号")
    life.register("2026-02-10")
    page.goto(visitor.base + "/inbox")
    page.get_by_text("粘贴法院短信").click()
    page.get_by_role("button", name="收下短信").click()
    assert "请粘贴短信的文字" in page.inner_text("#summary")
    page.fill("[name=message]", "长" * 3001)
    page.get_by_role("button", name="收下短信").click()
    assert "不像短信" in page.inner_text("#summary") and len(page.input_value("[name=message]")) == 3001
    page.fill("[name=message]", "【中卫中院】您好，（2026）宁05行初897号马某诉中卫市人民政府一案定于2026年3月20日上午9时30分在本院第三法庭开庭，请准时参加。")
    page.fill("[name=from]", "12368")
    page.get_by_role("button", name="收下短信").click()
    wait_read(page)
    rows = page.locator("table tbody tr").all_inner_texts()
    assert any("2026-03-20 09:30" in row for row in rows) and any("第三法庭" in row for row in rows), rows
    assert page.input_value("#f-entry") == "hearing-notified" and "897" in page.input_value("#f-case")
    for box in page.locator("[name=use]").all():
        box.check()
    page.get_by_role("button", name="去填写登记表").click()
    assert page.input_value("main [name=at]") == "2026-03-20 09:30" and "法院短信" in visitor.text()
    life.save()
    life.open()
    assert "2026年3月20日" in visitor.text() and "第三法庭" in visitor.text(), visitor.text()
