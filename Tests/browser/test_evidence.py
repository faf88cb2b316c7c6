"""Evidence: groups, the burden of proof, T24, and the volume as one PDF with page numbers and bookmarks."""
import re
import subprocess

from life import LAND, HOUSING, Life
import pdf_kit


def upload(page, name, content, kind="evidence"):
    page.set_input_files("[name=files]", [{"name": name, "mimeType": "application/octet-stream", "buffer": content}])
    page.locator("#f-kind").select_option(kind)
    page.get_by_role("button", name="上传", exact=True).click()


def on_papers(visitor, number, **fields):
    """A case forwarded to its unit, which has its papers before it."""
    life = Life(visitor, number)
    life.register("2026-01-05", **fields)
    life.instruct_and_forward("2026-01-05")
    life.on("2026-01-06", LAND)
    visitor.page.goto(visitor.base + life.case + "/papers")
    return life


def test_evidence_is_grouped_ordered_checked_and_bound(visitor, tmp_path):
    life = on_papers(visitor, "（2026）宁05行初391号", **{"act.title": "行政处罚决定"})
    page = visitor.page
    upload(page, "现场照片.png", pdf_kit.png(400, 900))
    upload(page, "询问笔录.pdf", pdf_kit.pdf(3, label="inquiry"))
    upload(page, "卷宗扫描.pdf", pdf_kit.pdf(2, rotate=90, label="scan"))
    page.get_by_role("link", name="编目、举证清单、证据册").click()
    text = visitor.text()
    assert "新上传 3 件还没有编目" in text and "处罚前告知" in text and "行政处罚法第四十四条" in text and "法定职权" in text and "征收" not in text.split("编目")[0]
    gaps = int(re.search(r"(\d+)项还没有证据", text).group(1))
    visitor.picture("evidence-new")
    # In the order of the hearing: the inquiry first, the photograph last.
    for row, place in (("0", "3"), ("1", "1"), ("2", "2")):
        page.locator(f"[name='items.{row}.place']").fill(place)
    fields = {
        "items.1.group": "facts", "items.1.element": "主要事实", "items.1.purpose": "证明违法事实", "items.1.origin": "市自然资源局执法卷宗", "items.1.made-on": "2025-11-03", "items.1.form": "copy",
        "items.2.group": "procedure", "items.2.element": "处罚前告知", "items.2.purpose": "证明已告知陈述申辩权利", "items.2.made-on": "2026-01-08",
        "items.0.group": "facts", "items.0.purpose": "证明现场情况", "bases.0.name": "中华人民共和国土地管理法", "bases.0.clauses": "第七十七条", "bases.0.element": "所依据的规范性文件",
    }
    life.fill(fields)
    page.get_by_role("button", name="保存编目").click()
    # T24: a piece made after the complaint came is asked about, with its article; nothing is lost.
    assert "收到起诉状副本以后形成的证据" in page.inner_text(".ask") and "第三十五条" in page.inner_text(".ask")
    assert page.locator("[name='items.2.made-on']").input_value() == "2026-01-08"
    page.locator("[name='items.2.made-on']").fill("2025-11-20")
    page.get_by_role("button", name="保存编目").click()
    text = visitor.text()
    assert f"{gaps - 3}项还没有证据" in text
    rows = page.locator("section", has_text="证据目录").locator("tbody tr").all_inner_texts()
    listing = [re.split(r"\s*\t\s*", row.strip()) for row in rows if "询问" in row or "照片" in row or "卷宗" in row]
    assert [(row[2], row[-1]) for row in listing][-3:] == [("询问笔录", "1-3"), ("卷宗扫描", "4-5"), ("现场照片", "6")]
    visitor.picture("evidence")
    page.get_by_role("button", name=re.compile("生成证据册")).click()
    page.get_by_role("link", name="打开 PDF").wait_for(timeout=60_000)
    volume = tmp_path / "证据册.pdf"
    volume.write_bytes(page.request.get(visitor.base + page.get_by_role("link", name="打开 PDF").get_attribute("href")).body())
    check(volume, tmp_path)
    # The list as a paper says the same.
    page.goto(visitor.base + life.case + "/papers")
    # Another unit is not on the case.
    visitor.role(HOUSING)
    assert page.request.get(visitor.base + life.case + "/evidence").status == 404


def check(volume, tmp_path):
    """Cover, list, three pieces in order; numbers where a reader looks for them; a bookmark each."""
    info = subprocess.run(["pdfinfo", volume], capture_output=True, text=True, check=True).stdout
    pages = int(re.search(r"Pages:\s+(\d+)", info).group(1))
    front = pages - 6
    assert front >= 2
    def words(number):
        return subprocess.run(["pdftotext", "-f", str(number), "-l", str(number), "-bbox", volume, "-"], capture_output=True, text=True, check=True).stdout
    assert "证据材料" in re.sub(r"<[^>]*>|\s", "", words(1)) and "证据目录" in re.sub(r"<[^>]*>|\s", "", words(2))
    # The words of each page and its number; a scanned page lies on its side, a photograph has no words.
    pieces = [(["inquiry", "1"], False), (["inquiry", "2"], False), (["inquiry", "3"], False), (["scan", "1"], True), (["scan", "2"], True), ([], False)]
    for index, (said, lies) in enumerate(pieces):
        text = words(front + 1 + index)
        assert sorted(re.findall(r">([^<>]+)</word>", text)) == sorted([*said, str(index + 1)]), index
        width, height = sorted(map(float, re.search(r'<page width="([\d.]+)" height="([\d.]+)"', text).groups()), reverse=lies)
        x, y = map(float, re.search(rf'xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>{index + 1}</word>', text).groups())
        # The upper right corner as seen, whichever way the page is turned.
        assert width - 60 < x < width and y < 60, (index, x, y, width, height)
    marks = subprocess.run(["qpdf", "--json", "--json-key=outlines", volume], capture_output=True, text=True).stdout
    import json
    outlines = json.loads(marks)["outlines"]
    assert [mark["title"] for mark in outlines] == ["封面", "证据目录", "事实", "程序", "事实"], outlines
    assert [mark["title"] for mark in outlines[2]["kids"]] == ["1.询问笔录"] and outlines[3]["kids"][0]["destpageposfrom1"] == front + 4
    assert subprocess.run(["qpdf", "--check", volume], capture_output=True).returncode == 0


def test_evidence_that_nobody_could_open_is_named_at_upload_and_nothing_is_saved(visitor):
    life = on_papers(visitor, "（2026）宁05行初392号")
    page = visitor.page
    whole = pdf_kit.pdf(3)
    # A picture of four thousand million points is refused before it is unpacked.
    huge = bytearray(pdf_kit.png(4, 4))
    huge[16:24] = (65000).to_bytes(4, "big") * 2
    locked = pdf_kit.locked(whole)
    for name, content, words in [
        ("坏的.pdf", b"%PDF-1.5\nnothing more\n", "“坏的.pdf”不是完好的 PDF，不能打开"), ("截断.pdf", whole[: len(whole) // 2], "截断.pdf”"), ("炸弹.png", bytes(huge), "像素过多"),
        ("加密.pdf", locked, "“加密.pdf”是加密的 PDF"), ("假的.docx", pdf_kit.archive({"a.txt": "x"}), "“假的.docx”只是压缩包，不是 .docx 文档"), ("断的.docx", b"PK\x03\x04broken", "“断的.docx”不能打开"),
        ("断的.jpg", pdf_kit.jpeg()[:200], "断的.jpg”"),
    ]:
        upload(page, name, content)
        assert words in page.inner_text("#summary"), (name, page.inner_text("#summary"))
    upload(page, "好的.pdf", whole)
    page.get_by_role("link", name="编目、举证清单、证据册").click()
    page.locator("[name='items.0.made-on']").fill("2026-02-30")
    page.get_by_role("button", name="保存编目").click()
    assert "没有这一天" in page.inner_text("#summary")


def test_a_pdf_that_unpacks_to_gigabytes_bursts_only_its_own_process(visitor):
    on_papers(visitor, "（2026）宁05行初397号")
    page = visitor.page
    page.set_default_timeout(150_000)
    upload(page, "炸弹.pdf", pdf_kit.bomb(2_100_000_000))
    # qpdf says it is broken, or dies of it: either way it is named, and nothing was kept.
    assert re.search("“炸弹.pdf”(没有页面、已经损坏，或者展开后过大|打开时需要的内存超出限度|打开超过)", page.inner_text("#summary"))
    # The server lives, and the rest goes on without the bomb.
    upload(page, "笔录.pdf", pdf_kit.pdf(2))
    page.get_by_role("link", name="编目、举证清单、证据册").click()
    page.get_by_role("button", name="保存编目").click()
    assert "已保存证据和依据编目" in visitor.text()


def test_a_pdf_whose_objects_are_packed_is_bound(visitor):
    """The same shape as the bomb, of an ordinary size: it is not the shape that is refused."""
    life = on_papers(visitor, "（2026）宁05行初398号")
    page = visitor.page
    upload(page, "普通.pdf", pdf_kit.bomb(0))
    page.get_by_role("link", name="编目、举证清单、证据册").click()
    page.get_by_role("button", name="保存编目").click()
    assert "已保存证据和依据编目" in visitor.text()
    page.get_by_role("button", name=re.compile("生成证据册")).click()
    page.get_by_role("link", name="打开 PDF").wait_for(timeout=60_000)


def test_what_cannot_be_bound_is_handed_in_beside_and_what_is_not_wanted_taken_down(visitor, tmp_path):
    life = on_papers(visitor, "（2026）宁05行初393号")
    page = visitor.page
    import docx
    docx.Document().save(tmp_path / "说明.docx")
    upload(page, "说明.docx", (tmp_path / "说明.docx").read_bytes())
    upload(page, "笔录.pdf", pdf_kit.pdf(2))
    upload(page, "传错的.pdf", pdf_kit.pdf(1, label="wrong"))
    page.locator("tr", has_text="传错的.pdf").get_by_role("link", name="撤下").click()
    life.save()
    page.goto(visitor.base + life.case + "/papers")
    assert "传错的" not in page.locator("section", has_text="全部材料").inner_text()
    page.get_by_role("link", name="编目、举证清单、证据册").click()
    page.get_by_role("button", name="保存编目").click()
    text = visitor.text()
    assert "另行附送的：说明" in text
    rows = page.locator("section", has_text="证据目录").locator("tbody tr").all_inner_texts()
    assert any("说明" in row and "另附" in row for row in rows) and any("笔录" in row and "1-2" in row for row in rows)
    page.get_by_role("button", name=re.compile("生成证据册")).click()
    page.get_by_role("link", name="打开 PDF").wait_for(timeout=60_000)
    page.get_by_role("link", name="返回").click()
    assert "/evidence" in page.url
    # The same name again is the piece anew.
    page.goto(visitor.base + life.case + "/papers")
    upload(page, "笔录.pdf", pdf_kit.pdf(5))
    page.goto(visitor.base + life.case + "/evidence")
    assert sum("笔录" in row for row in page.locator("section", has_text="证据目录").locator("tbody tr").all_inner_texts()) == 1
    page.get_by_role("button", name="保存编目").click()
    assert any("笔录" in row and "1-5" in row for row in page.locator("section", has_text="证据目录").locator("tbody tr").all_inner_texts())
