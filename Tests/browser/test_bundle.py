"""The case as one zip: both volumes, the docket, digests; and for the court the main volume alone."""
import io
import json
import subprocess
import zipfile

from conftest import ROOT, YINGSU
import pdf_kit
from life import CLERK, LAND, SIX, Life, pdf


def test_the_bundle_holds_all_in_order_and_checks_itself_without_a_server(visitor, tmp_path):
    life = Life(visitor, "（2026）宁05行初361号")
    life.to_filing("2026-01-05", "2026-01-12")
    page = visitor.page
    life.on("2026-01-13", CLERK)
    life.open()
    life.choose("拟办、批示")
    page.set_input_files("[name=scan]", [pdf("内部批示.pdf")])
    life.save()
    life.open()
    page.get_by_role("link", name="立卷归档").first.click()
    whole = page.request.get(visitor.base + page.get_by_role("link", name="导出案卷包").get_attribute("href"))
    court = page.request.get(visitor.base + page.get_by_role("link", name="导出交法院").get_attribute("href"))
    names = zipfile.ZipFile(io.BytesIO(whole.body())).namelist()
    assert {"卷内文件目录.docx", "备考表.docx", "台账.json", "办理过程.txt", "办理过程.pdf", "杂凑值.txt"} <= set(names)
    story = tmp_path / "办理过程.pdf"
    story.write_bytes(zipfile.ZipFile(io.BytesIO(whole.body())).read("办理过程.pdf"))
    words = subprocess.run(["pdftotext", story, "-"], capture_output=True, text=True, check=True).stdout
    assert "办理过程" in words and "收到应诉通知书" in words.replace(" ", "") and "\ufffd" not in words
    fonts = subprocess.run(["pdffonts", story], capture_output=True, text=True, check=True).stdout
    assert "NotoSerifCJK" in fonts, fonts
    assert [name for name in names if name.startswith("正卷/")] == sorted(name for name in names if name.startswith("正卷/")) and len([name for name in names if name.startswith("正卷/")]) == 6
    assert any(name.startswith("副卷/") and "内部批示" in name for name in names)
    docket = json.loads(zipfile.ZipFile(io.BytesIO(whole.body())).read("台账.json"))
    assert docket[0]["kind"] == "notice-received" and docket[0]["seq"] < docket[-1]["seq"]
    # For the court: no inner volume, no docket.
    outside = zipfile.ZipFile(io.BytesIO(court.body())).namelist()
    assert [name for name in outside if not name.startswith("正卷/")] == ["杂凑值.txt"] and len(outside) == 7
    # The lawyer's: the case in a page, nothing of the inner volume.
    lawyer = zipfile.ZipFile(io.BytesIO(page.request.get(visitor.base + page.get_by_role("link", name="律师材料包").get_attribute("href")).body()))
    assert "案情和期限.pdf" in lawyer.namelist() and not any("副卷" in name or "台账" in name or "批示" in name for name in lawyer.namelist())
    path = tmp_path / "案卷.zip"
    path.write_bytes(whole.body())
    good = subprocess.run([YINGSU, "bundle", "--verify", path], capture_output=True, text=True)
    assert good.returncode == 0 and "相符" in good.stdout
    # One byte of one file changed: it is named.
    spoilt = tmp_path / "改过.zip"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(spoilt, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, content + b" " if "证据目录" in name else content)
    bad = subprocess.run([YINGSU, "bundle", "--verify", spoilt], capture_output=True, text=True)
    assert bad.returncode == 1 and "证据目录" in bad.stderr
    (tmp_path / "not.zip").write_text("x")
    none = subprocess.run([YINGSU, "bundle", "--verify", tmp_path / "not.zip"], capture_output=True, text=True)
    assert none.returncode == 65 and "不是压缩包" in none.stderr


def test_the_court_gets_the_evidence_that_was_approved_and_no_other(visitor):
    life = Life(visitor, "（2026）宁05行初362号")
    life.register("2026-01-05")
    life.instruct_and_forward("2026-01-05")
    page = visitor.page
    life.prepare("2026-01-06", LAND, SIX + ["证据一.pdf"])
    life.approve_and_seal("2026-01-07")
    life.on("2026-01-08", LAND)
    page.goto(visitor.base + life.case + "/papers")
    page.set_input_files("[name=files]", [{"name": "未批证据.pdf", "mimeType": "application/pdf", "buffer": pdf_kit.pdf(1, label="unapproved")}])
    page.locator("#f-kind").select_option("evidence")
    page.get_by_role("button", name="上传", exact=True).click()
    page.get_by_role("link", name="编目、举证清单、证据册").click()
    life.open()
    page.get_by_role("link", name="立卷归档").first.click()
    court = page.request.get(visitor.base + page.get_by_role("link", name="导出交法院").get_attribute("href"))
    names = zipfile.ZipFile(io.BytesIO(court.body())).namelist()
    assert any("证据一" in name for name in names) and not any("未批证据" in name for name in names), names
    # A corrected piece, approved in its turn, takes the place of the first.
    page.goto(visitor.base + life.case + "/papers")
    corrected = pdf_kit.pdf(2, label="corrected")
    page.set_input_files("[name=files]", [{"name": "证据一.pdf", "mimeType": "application/pdf", "buffer": corrected}])
    page.get_by_role("button", name="上传", exact=True).click()
    page.goto(visitor.base + life.case + "/record/submitted-for-approval")
    life.fill({"signed-off-by": "周某"})
    life.save()
    life.approve_and_seal("2026-01-09")
    life.on("2026-01-09", LAND)
    life.open()
    page.get_by_role("link", name="立卷归档").first.click()
    bundle = zipfile.ZipFile(io.BytesIO(page.request.get(visitor.base + page.get_by_role("link", name="导出交法院").get_attribute("href")).body()))
    assert [bundle.read(name) for name in bundle.namelist() if "证据一" in name] == [corrected]


def test_a_unit_not_on_the_case_gets_no_bundle(visitor):
    life = Life(visitor, "（2026）宁05行初362号")
    life.register("2026-02-13", **{"act.maker": "市公安局"})
    life.instruct_and_forward("2026-02-13")
    visitor.role(LAND)
    assert visitor.page.request.get(visitor.base + life.case + "/bundle/all.zip").status == 404


def test_the_registers_of_the_paper_books_are_kept(visitor):
    life = Life(visitor, "（2026）宁05行初363号")
    life.to_filing("2026-01-05", "2026-01-12")
    page = visitor.page
    life.on("2026-01-31", CLERK)
    page.goto(visitor.base + "/books/intake?from=2026-01-01")
    row = page.locator("tr", has_text="宁05行初363号").inner_text()
    assert "2026-01-05" in row and "马某" in row and "市自然资源局" in row
    page.goto(visitor.base + "/books/seals?from=2026-01-01&through=2026-01-31")
    row = page.locator("tr", has_text="宁05行初363号").inner_text()
    assert "印2026-1" in row and "行政答辩状第1稿" in row and "一致" in row
    visitor.picture("seals")
    sheet = page.request.get(visitor.base + page.get_by_role("link", name="导出 Excel").get_attribute("href"))
    assert sheet.headers["content-type"].endswith("sheet") and sheet.body()[:2] == b"PK"
    page.goto(visitor.base + "/books/seals?from=2020-01-01&through=2020-01-02")
    assert "这段时间没有登记" in visitor.text()
    # A unit sees its own cases' lines alone.
    from life import HOUSING
    visitor.role(HOUSING)
    page.goto(visitor.base + "/books/seals?from=2026-01-01&through=2026-01-31")
    assert "宁05行初363号" not in visitor.text()
    assert page.request.get(visitor.base + "/books/other").status == 404
