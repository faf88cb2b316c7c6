"""Files as strangers make them: each kind that was stumbled over, as it came and in two more shapes."""
import csv
import io
import os
import pathlib
import re
import subprocess
import time

import openpyxl
import pdf_kit
import pytest
from conftest import ROOT, YINGSU, Visitor, start
from life import CLERK, LAND, Life
from PIL import Image
from test_inbox import NOTICE, drop, scanned, typed, wait_read

COLUMNS = ["收到日期", "案号", "法院", "原告", "被告", "被诉行为"]
ROW = {"收到日期": "2026-02-10", "案号": "（2026）宁05行初12号", "法院": "中卫市中级人民法院", "原告": "张三", "被告": "中卫市人民政府", "被诉行为": "征收决定"}


def yingsu(*arguments):
    return subprocess.run([YINGSU, *map(str, arguments)], cwd=ROOT, capture_output=True, text=True, timeout=60)


def taken(tmp_path, rows, name="表.csv", encoding="utf-8-sig", delimiter=","):
    """What import says of a table; and where it went in, the cases."""
    path = tmp_path / name
    columns = list(dict.fromkeys(column for row in rows for column in row))
    with open(path, "w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, columns, delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)
    said = yingsu("import", path, "--data", tmp_path / "库")
    return said.returncode, said.stdout + said.stderr, yingsu("cases", "--data", tmp_path / "库").stdout if said.returncode == 0 else ""


def exported(tmp_path):
    yingsu("export", "--data", tmp_path / "库", "--out", tmp_path / "出.csv")
    with open(tmp_path / "出.csv", encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("cell", ["2026年1月5日立案，2026年2月10日收到", "2026-01-05、2026-02-10", "2026.1.5收传票；2.10收副本"])
def test_a_cell_of_two_days_is_refused_with_its_line(tmp_path, cell):
    code, said, _ = taken(tmp_path, [{**ROW, "收到日期": cell}])
    assert code == 65 and "第2行“收到日期”" in said and "一行也没有写入" in said


@pytest.mark.parametrize("day,number", [("２０２６年２月１０日", "（２０２６）宁０５行初１２号"), ("2026—02—10", "［2026］宁05行初12号"), ("2026年2月10日", "(2026)宁05\u200b行初12号")])
def test_full_width_and_look_alikes_are_the_same_number_and_day(tmp_path, day, number):
    code, said, cases = taken(tmp_path, [{**ROW, "收到日期": day, "案号": number}])
    assert code == 0 and "（2026）宁05行初12号" in cases, said
    assert exported(tmp_path)[0]["收到日期"] == "2026-02-10"
    assert "已迁入 0 件，已有 1 件" in taken(tmp_path, [ROW])[1]
    assert "张三诉中卫市人民政府" in yingsu("case", "（2026）宁05行初12号", "--data", tmp_path / "库").stdout


@pytest.mark.parametrize("number", ["（2025）宁05行初12号（一审）；（2026）宁行终3号（二审）", "宁05行初12", "（2026）宁05行初12号、13号"])
def test_what_the_form_asks_about_a_number_import_asks_too(tmp_path, number):
    code, said, _ = taken(tmp_path, [{**ROW, "案号": number}])
    assert code == 65 and "第2行“案号”" in said and "--as-is" in said


@pytest.mark.parametrize("number", ["无", "待定", "-"])
def test_words_for_no_number_are_none(tmp_path, number):
    code, said, cases = taken(tmp_path, [{**ROW, "案号": number, "收文编号": "旧-1"}])
    assert code == 0, said
    assert exported(tmp_path)[0]["案号"] == "" and "张三诉中卫市人民政府" in cases


@pytest.mark.parametrize("head,shown", [("王㛃", "王㛃"), ("李长林", "李长林"), ("艾力•买买提", "艾力·买买提"), ("马庭芳", "马庭芳"), ("欧阳𠮷", "欧阳𠮷"), ("古丽·阿不都", "古丽·阿不都")])
def test_names_are_not_judged_by_a_list(tmp_path, head, shown):
    row = {"收到日期": "2026-02-10", "案号": "（2026）宁05行初20号", "原告": "张三", "被告": "中卫市人民政府", "开庭日期": "2026-03-10", "出庭负责人": head}
    code, said, _ = taken(tmp_path, [row])
    assert code == 0, said
    assert exported(tmp_path)[0]["出庭负责人"] == shown


@pytest.mark.parametrize("plaintiffs,found", [("李　四", ["李四"]), ("张三，王五", ["张三", "王五"]), ("赵 六、钱七;孙八", ["赵六", "钱七", "孙八"])])
def test_plaintiffs_are_found_by_their_names(chromium, tmp_path, plaintiffs, found):
    assert taken(tmp_path, [{**ROW, "原告": plaintiffs}])[0] == 0
    assert exported(tmp_path)[0]["原告"] == "、".join(found)


@pytest.mark.parametrize("encoding,delimiter,name", [("utf-16", "\t", "Unicode文本.csv"), ("utf-8-sig", ";", "分号.csv"), ("gb18030", "\t", "制表.csv")])
def test_lists_of_other_programs_are_read(tmp_path, encoding, delimiter, name):
    code, said, cases = taken(tmp_path, [ROW], name, encoding, delimiter)
    assert code == 0 and "（2026）宁05行初12号" in cases, said


@pytest.mark.parametrize("heads", [{"收到日期": "收到\n日期", "原告": "原告*", "被告": "被告："}, {"收到日期": " 收到日期 ", "案号": "案　号"}, {"法院": "法院（必填）"}])
def test_names_of_columns_as_people_write_them(tmp_path, heads):
    code, said, cases = taken(tmp_path, [{heads.get(column, column): value for column, value in ROW.items()}])
    assert code == 0 and "（2026）宁05行初12号" in cases, said
    found = exported(tmp_path)[0]
    assert {column: found[column] for column in ROW} == ROW


def sheet(tmp_path, change):
    book = openpyxl.Workbook()
    page = book.active
    page.title = "2026年"
    page.append(COLUMNS)
    for number in (12, 13):
        page.append([*{**ROW, "案号": f"（2026）宁05行初{number}号", "原告": f"原告{number}"}.values()])
    change(book, page)
    path = tmp_path / "台账.xlsx"
    book.save(path)
    said = yingsu("import", path, "--data", tmp_path / "库", "--as-is")
    return said.returncode, said.stdout + said.stderr


@pytest.mark.parametrize("error", ["#N/A", "#REF!", "#VALUE!"])
def test_an_error_value_is_no_content(tmp_path, error):
    def spoil(_, page):
        page["C2"].value, page["C2"].data_type = error, "e"
    code, said = sheet(tmp_path, spoil)
    assert code == 65 and "第2行“法院”" in said and error in said


@pytest.mark.parametrize("area", ["C2:C3", "E2:E3", "F2:F3"])
def test_merged_cells_hold_for_every_line_they_cover(tmp_path, area):
    code, said = sheet(tmp_path, lambda _, page: page.merge_cells(area))
    assert code == 0 and "已迁入 2 件" in said, said
    rows = exported(tmp_path)
    assert {row["法院"] for row in rows} == {ROW["法院"]} and {row["被告"] for row in rows} == {ROW["被告"]} and {row["被诉行为"] for row in rows} == {ROW["被诉行为"]}


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_hidden_sheets_are_passed_over_and_every_unread_one_is_named(tmp_path, state):
    def more(book, page):
        hidden = book.create_sheet("参数", 0)
        hidden.append(["甲", "乙"])
        hidden.sheet_state = state
        book.create_sheet("2025年").append(COLUMNS)
        book.active = 1
    code, said = sheet(tmp_path, more)
    assert code == 0 and "没有读“2025年”" in said and "隐藏的工作表“参数”没有读" in said, said


def page_of(content, resources="", catalog="", objects=()):
    """A PDF of one page with this stream, these resources, and whatever else stands in its catalog."""
    parts = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>".encode(), b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> {resources} >> >>".encode(),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content), b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>", *[each.encode() for each in objects],
    ]
    out, places = io.BytesIO(), []
    out.write(b"%PDF-1.5\n")
    for index, part in enumerate(parts, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (index, part))
    begin = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1) + b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(parts) + 1, begin))
    return out.getvalue()


LAYER = b"BT /F 40 Tf 72 600 Td (PLAIN) Tj ET /OC /L BDC BT /F 40 Tf 72 400 Td (SECRET) Tj ET EMC"
GROUP = "<< /Type /OCG /Name (L) >>"
LAYERED = {
    "层一": page_of(LAYER, "/Properties << /L 6 0 R >>", "/OCProperties << /OCGs [6 0 R] /D << /OFF [6 0 R] >> >>", [GROUP]),
    "层二": page_of(LAYER, "/Properties << /L 6 0 R >>", "/OCProperties << /OCGs [6 0 R] /D << /BaseState /OFF /ON [] >> >>", [GROUP]),
    "层三": page_of(LAYER, "/Properties << /L 7 0 R >>", "/OCProperties << /OCGs [6 0 R] /D << /OFF [6 0 R] >> >>", [GROUP, "<< /Type /OCMD /OCGs [6 0 R] /P /AllOn >>"]),
}
OPEN = {
    "开一": page_of(b"q q 0.1 0 0 0.1 50 50 cm q BT /F 200 Tf 72 4000 Td (UNBAL) Tj ET"),
    "开二": page_of(b"0 0 100 100 re W n 0.5 0 0 -0.5 0 842 cm BT /F 40 Tf 20 20 Td (CLIP) Tj"),
    "开三": page_of(b"Q Q q 2 0 0 2 0 0 cm 1 0 0 rg 3 Tr BT /F 20 Tf 20 20 Td (MORE) Tj ET"),
}


def photograph(mode, **options):
    """White ground, red corner."""
    white, red = {"CMYK": ((0, 0, 0, 0), (0, 255, 255, 0)), "L": (255, 90), "RGB": ((255, 255, 255), (220, 30, 30))}[mode]
    image = Image.new(mode, (400, 300), white)
    image.paste(red, (0, 0, 120, 90))
    out = io.BytesIO()
    image.save(out, "JPEG", quality=95, **options)
    return out.getvalue()


def held(tag):
    """The same photograph with the camera on its side: the red corner is seen where the head of the file says."""
    exif = Image.Exif()
    exif[0x0112] = tag
    return photograph("RGB", exif=exif)


def test_the_volume_shows_what_the_files_show(visitor, tmp_path):
    life = Life(visitor, "（2026）宁05行初471号")
    life.register("2026-01-05")
    life.instruct_and_forward("2026-01-05")
    life.on("2026-01-06", LAND)
    page = visitor.page
    pieces = {"印刷色.jpg": photograph("CMYK"), "印刷色渐进.jpg": photograph("CMYK", progressive=True), "灰度.jpg": photograph("L"), "侧拍右.jpg": held(6), "侧拍左.jpg": held(8), **{f"{name}.pdf": content for name, content in {**LAYERED, **OPEN}.items()}}
    page.goto(visitor.base + life.case + "/papers")
    page.locator("#f-kind").select_option("evidence")
    page.set_input_files("[name=files]", [{"name": name, "mimeType": "application/octet-stream", "buffer": content} for name, content in pieces.items()])
    page.get_by_role("button", name="上传", exact=True).click()
    page.get_by_role("link", name="编目、举证清单、证据册").click()
    names = [page.locator(f"[name='items.{row}.name']").input_value() for row in range(len(pieces))]
    page.get_by_role("button", name="保存编目").click()
    page.get_by_role("button", name=re.compile("生成证据册")).click()
    page.get_by_role("link", name="打开 PDF").wait_for(timeout=60_000)
    volume = tmp_path / "册.pdf"
    volume.write_bytes(page.request.get(visitor.base + page.get_by_role("link", name="打开 PDF").get_attribute("href")).body())
    total = int(re.search(r"Pages:\s+(\d+)", subprocess.run(["pdfinfo", volume], capture_output=True, text=True, check=True).stdout).group(1))
    subprocess.run(["pdftoppm", "-r", "72", "-png", volume, tmp_path / "页"], check=True)
    shown = [Image.open(path).convert("RGB") for path in sorted(tmp_path.glob("页-*.png"))][total - len(pieces):]
    assert len(shown) == len(names) == len(pieces)
    for index, (name, image) in enumerate(zip(names, shown), 1):
        colours = dict((colour, count) for count, colour in image.getcolors(1 << 24))
        share = colours.get((255, 255, 255), 0) / (image.width * image.height)
        assert share > 0.85, (name, share)
        if name.startswith("印刷色"):
            assert any(red > 180 and green < 90 and blue < 90 for red, green, blue in colours), name
        if name.startswith("侧拍"):
            red = [(x, y) for x in range(0, image.width, 8) for y in range(0, image.height, 8) if image.getpixel((x, y))[0] > 180 and image.getpixel((x, y))[1] < 90]
            across, down = (sum(each) / len(each) / size for each, size in zip(zip(*red), image.size))
            assert (across > 0.5, down > 0.5) == ((True, False) if "右" in name else (False, True)), (name, across, down)
        words = subprocess.run(["pdftotext", "-f", str(total - len(pieces) + index), "-l", str(total - len(pieces) + index), "-bbox", volume, "-"], capture_output=True, text=True, check=True).stdout
        x, y, bottom = map(float, re.search(rf'xMin="([\d.]+)" yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">{index}</word>', words).groups())
        assert x > 595 - 60 and y < 60 and 8 < bottom - y < 20, (name, x, y, bottom)
        if name.startswith("层"):
            # The lower half is where the hidden words would stand.
            assert image.crop((0, 380, 595, 480)).getcolors(1 << 24) == [(595 * 100, (255, 255, 255))], name
            assert len(image.crop((60, 200, 300, 260)).getcolors(1 << 24)) > 1, name
    assert sorted(name[:1] for name in names) == sorted("印印灰侧侧层层层开开开")


@pytest.mark.parametrize("turn,tag", [(90, 6), (270, 8), (180, 3)])
def test_a_photograph_is_read_as_it_is_seen(visitor, tmp_path, turn, tag):
    page = visitor.page
    visitor.role(CLERK)
    number = f"（2026）宁05行初47{tag}号"
    upright = Image.open(scanned(typed(tmp_path, "通知", [line.replace("（2026）宁05行初397号", number) for line in NOTICE]))).convert("RGB")
    exif = Image.Exif()
    exif[0x0112] = tag
    photo = tmp_path / f"照片{tag}.jpg"
    upright.rotate(turn, expand=True).save(photo, "JPEG", quality=90, exif=exif)
    drop(page, visitor.base, photo)
    wait_read(page)
    rows = page.locator("table tbody tr").all_inner_texts()
    assert any("案号" in row and number in row for row in rows), rows


def test_a_watched_folder_takes_byte_names_and_subfolders_leaves_what_is_coming_and_tells_what_it_refused(chromium, tmp_path):
    folder = tmp_path / "收件"
    (folder / "扫描仪/一号").mkdir(parents=True)
    process, base = start("--demo", "--inbox", str(folder))
    try:
        with open(os.fsencode(folder) + b"/\xb4\xab\xc6\xb1.pdf", "wb") as file:
            file.write(pdf_kit.pdf(1, label="summons"))
        nameless = os.fsencode(folder) + b"/\xff\xfe\x81.pdf"
        with open(nameless, "wb") as file:
            file.write(pdf_kit.pdf(1, label="nameless"))
        (folder / "扫描仪/一号/起诉状.pdf").write_bytes(pdf_kit.pdf(1, label="complaint"))
        (folder / "扫描.pdf.part").write_bytes(pdf_kit.pdf(1, label="coming"))
        (folder / "旧格式.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
        visitor = Visitor(chromium, base)
        visitor.role(CLERK)
        for _ in range(40):
            visitor.page.goto(base + "/inbox")
            text = visitor.text()
            told = all(name in text for name in ("传票.pdf", "起诉状.pdf", "旧格式.doc"))
            # Whichever is taken last: a folder lists its files in no order.
            if told and not os.path.exists(nameless):
                break
            time.sleep(1)
        assert "传票.pdf" in text and "起诉状.pdf" in text, text
        assert re.search(r"旧格式\.doc[\s\S]{0,60}另存为 \.docx", text), text
        # One whose name is in no writing is taken under some name, or told of.
        assert not os.path.exists(nameless)
        assert (folder / "扫描.pdf.part").exists() and "扫描.pdf" not in text
        visitor.picture("inbox-refused")
        # Its sender renames it at the end.
        (folder / "扫描.pdf.part").rename(folder / "扫描.pdf")
        for _ in range(40):
            visitor.page.goto(base + "/inbox")
            if "扫描.pdf" in visitor.text():
                break
            time.sleep(1)
        assert "扫描.pdf" in visitor.text()
        visitor.context.close()
    finally:
        process.terminate()
        process.wait(20)


def test_an_instruction_in_three_lines_stands_in_three_lines_on_the_sheet(visitor):
    life = Life(visitor, "（2026）宁05行初477号")
    life.register("2026-01-05")
    life.step("登记批示", {"text": "一、请自然资源局牵头。\n二、请司法局指导。\n三、按期提交。"})
    page = visitor.page
    page.goto(visitor.base + life.case + "/sheet")
    assert "一、请自然资源局牵头。\n二、请司法局指导。\n三、按期提交。" in page.inner_text("main")
    life.open()
    assert "一、请自然资源局牵头。\n二、请司法局指导。" in page.inner_text("main")
