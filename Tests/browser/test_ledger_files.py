"""An office's old ledger in, and the same ledger out."""
import csv
import subprocess

import pytest

from conftest import ROOT, YINGSU

COLUMNS = ["收文编号", "收到日期", "案号", "法院", "审级", "原告", "被告", "被诉行为", "作出单位", "复议情况", "诉什么", "承办单位", "提交法院日期", "开庭日期", "出庭负责人", "裁判文书", "裁判日期", "裁判结果", "结案日期", "档号", "备注"]


def yingsu(*arguments, code=0):
    run = subprocess.run([YINGSU, *arguments], cwd=ROOT, capture_output=True, text=True)
    assert run.returncode == code, (run.stdout, run.stderr[-2000:])
    return run


def row(number, **more):
    values = {
        "收文编号": f"旧-{number}", "收到日期": "2023-03-06", "案号": f"（2023）宁05行初{number}号", "法院": "中卫市中级人民法院", "审级": "一审", "原告": f"原告{number}、同案{number}", "被告": "中卫市人民政府",
        "被诉行为": "行政处罚决定，含“引号”\"与逗号,", "作出单位": "市公安局", "复议情况": "未经复议", "诉什么": "原行政行为", "承办单位": "市公安局", "提交法院日期": "2023-03-20", "开庭日期": "2023-05-10", "出庭负责人": "刘某",
        "裁判文书": "判决书", "备注": "续，见“上册”",
        "裁判日期": "2023-06-05", "裁判结果": "撤销", "结案日期": "2023-08-01", "档号": f"2023-{number}",
    }
    return {**values, **more}


def write(path, rows, columns=COLUMNS):
    with open(path, "w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows(rows)


def read(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_a_ledger_goes_in_and_comes_out_the_same_and_goes_in_once(tmp_path):
    rows = [row(number, **({"裁判日期": "", "裁判文书": "", "裁判结果": "", "结案日期": "", "档号": "", "出庭负责人": "未出庭", "备注": ""} if number % 3 == 0 else {"开庭日期": "", "出庭负责人": ""} if number % 3 == 1 else {})) for number in range(1, 31)]
    write(tmp_path / "旧.csv", rows)
    first, second = str(tmp_path / "一"), str(tmp_path / "二")
    assert "可以迁入 30 件" in yingsu("import", tmp_path / "旧.csv", "--data", first, "--dry-run").stdout
    assert "已迁入 30 件" in yingsu("import", tmp_path / "旧.csv", "--data", first, "--in-use-from", "2024-01-01").stdout
    assert "已迁入 0 件，已有 30 件" in yingsu("import", tmp_path / "旧.csv", "--data", first).stdout
    yingsu("export", "--data", first, "--out", tmp_path / "一.csv")
    yingsu("import", tmp_path / "一.csv", "--data", second)
    yingsu("export", "--data", second, "--out", tmp_path / "二.csv")
    assert (tmp_path / "一.csv").read_bytes() == (tmp_path / "二.csv").read_bytes()
    assert sorted(read(tmp_path / "一.csv"), key=lambda each: each["收文编号"]) == sorted(rows, key=lambda each: each["收文编号"])
    verified = yingsu("audit", "verify", "--data", first)
    assert verified.stderr == "" and int(verified.stdout.split()[0]) >= 30


def test_twenty_bad_lines_of_five_thousand_are_named_and_nothing_is_written(tmp_path):
    rows = [row(number) for number in range(1, 5001)]
    spoil = [("收到日期", "2023-02-30", "没有这一天"), ("原告", "", "没有填写"), ("审级", "四审", "只能是"), ("裁判结果", "大胜", "没有这种裁判结果"), ("提交法院日期", "2022-01-01", "早于收到日期")]
    bad = {}
    for index in range(20):
        column, value, words = spoil[index % 5]
        line = 7 + index * 211
        rows[line - 2][column] = value
        bad[line] = (column, words)
    write(tmp_path / "旧.csv", rows)
    data = str(tmp_path / "库")
    run = yingsu("import", tmp_path / "旧.csv", "--data", data, code=65)
    named = [line for line in run.stderr.splitlines() if line.startswith("第")]
    assert len(named) == 20 and "20 行有问题，一行也没有写入" in run.stderr
    for line, (column, words) in bad.items():
        assert any(text.startswith(f"第{line}行“{column}”") and words in text for text in named), (line, column)
    yingsu("export", "--data", data, "--out", tmp_path / "空.csv")
    assert read(tmp_path / "空.csv") == []


def test_sums_are_passed_over_and_bad_lines_never(tmp_path):
    rows = [row(1), row(2), {**dict.fromkeys(COLUMNS, ""), "收文编号": "合 计", "收到日期": "共 2 件"}, {**row(3, **{"收到日期": "2023-2-30"}), "备注": "合计"}]
    write(tmp_path / "旧.csv", rows[:3])
    run = yingsu("import", tmp_path / "旧.csv", "--data", str(tmp_path / "库"), "--dry-run")
    assert "可以迁入 2 件" in run.stdout and "跳过合计行 1 行" in run.stdout
    # A case whose note says 合计 is a case, and a bad one is still named.
    write(tmp_path / "坏.csv", rows)
    assert "第5行“收到日期”：没有这一天" in yingsu("import", tmp_path / "坏.csv", "--data", str(tmp_path / "库"), code=65).stderr
    write(tmp_path / "缺.csv", [row(4, **{"开庭日期": ""})])
    assert "第2行“开庭日期”：写了出庭负责人，就要写开庭日期" in yingsu("import", tmp_path / "缺.csv", "--data", str(tmp_path / "库"), code=65).stderr


def test_what_an_office_writes_in_short_is_understood_and_what_is_not_says_what_may_be_written(tmp_path):
    rows = [row(8, **{"原告": "马某诉中卫市人民政府、市自然资源局", "裁判结果": "准许撤诉", "裁判文书": "裁定书", "开庭日期": "2023年5月10日上午9时"}), row(9, **{"原告": "上诉人李某、同案"})]
    write(tmp_path / "旧.csv", rows)
    yingsu("import", tmp_path / "旧.csv", "--data", str(tmp_path / "库"))
    yingsu("export", "--data", str(tmp_path / "库"), "--out", tmp_path / "出.csv")
    found = read(tmp_path / "出.csv")[0]
    assert (found["原告"], found["裁判结果"], found["开庭日期"]) == ("马某", "准许原告撤诉", "2023-05-10")
    assert read(tmp_path / "出.csv")[1]["原告"] == "上诉人李某、同案"
    write(tmp_path / "坏.csv", [row(10, **{"裁判结果": "赢了", "裁判日期": ""})])
    wrong = yingsu("import", tmp_path / "坏.csv", "--data", str(tmp_path / "库"), code=65).stderr
    assert "没有这种裁判结果：赢了，可以写" in wrong and "驳回诉讼请求" in wrong and "写了裁判结果，就要写裁判日期" in wrong


def appeared(tmp_path, words, code):
    write(tmp_path / "旧.csv", [row(6, **{"出庭负责人": words, "开庭日期": "2023-05-10 09:30"})])
    return yingsu("import", tmp_path / "旧.csv", "--data", str(tmp_path / "库"), code=code)


@pytest.mark.parametrize("words,shown", [("刘某", "刘某"), ("未到庭", "未出庭"), ("出庭", "已出庭"), ("×", "未出庭"), ("缺席", "未出庭"), ("买买提·某", "买买提·某")])
def test_who_appeared_is_read_from_what_offices_write(tmp_path, words, shown):
    """The rate of appearance is counted from it."""
    appeared(tmp_path, words, code=0)
    yingsu("export", "--data", str(tmp_path / "库"), "--out", tmp_path / "出.csv")
    found = read(tmp_path / "出.csv")[0]
    assert found["开庭日期"] == "2023-05-10" and found["出庭负责人"] == shown


@pytest.mark.parametrize("words", ["委托工作人员出庭", "未出庭（出差）", "负责人未出庭", "/", "律师代理", "书面审理", "副市长"])
def test_who_appeared_is_never_guessed(tmp_path, words):
    assert "第2行“出庭负责人”：应写姓名、已出庭或者未出庭" in appeared(tmp_path, words, code=65).stderr


def test_a_hearing_to_come_is_one_that_was_notified(tmp_path):
    write(tmp_path / "旧.csv", [row(5, **{"收到日期": "2026-01-05", "提交法院日期": "", "开庭日期": "2099-03-02", "出庭负责人": "", "裁判日期": "", "裁判文书": "", "裁判结果": "", "结案日期": "", "档号": ""})])
    yingsu("import", tmp_path / "旧.csv", "--data", str(tmp_path / "库"))
    yingsu("export", "--data", str(tmp_path / "库"), "--out", tmp_path / "出.csv")
    assert read(tmp_path / "出.csv")[0]["开庭日期"] == "2099-03-02"
    assert "开庭通知" in yingsu("case", "（2023）宁05行初5号", "--data", str(tmp_path / "库")).stdout
    write(tmp_path / "错.csv", [row(7, **{"开庭日期": "2099-05-10", "出庭负责人": "刘某"})])
    wrong = yingsu("import", tmp_path / "错.csv", "--data", str(tmp_path / "库"), code=65).stderr
    assert "还没有到，不能写出庭情况" in wrong and "而案件已经裁判或者结案" in wrong


@pytest.mark.parametrize("header, words", [(["收到日期", "怎么判的", "原告"], "不认识的列：怎么判的"), (["案号"], "至少要有")])
def test_columns_that_are_not_known_are_named(tmp_path, header, words):
    write(tmp_path / "旧.csv", [{name: "x" for name in header}], header)
    assert words in yingsu("import", tmp_path / "旧.csv", "--data", str(tmp_path / "库"), code=65).stderr


def test_a_column_of_another_name_is_mapped(tmp_path):
    write(tmp_path / "旧.csv", [{"收到日期": "2023-3-6", "立案号": "（2023）宁05行初9号", "原告": "张某"}], ["收到日期", "立案号", "原告"])
    assert "已迁入 1 件" in yingsu("import", tmp_path / "旧.csv", "--data", str(tmp_path / "库"), "--map", "立案号=案号").stdout
    assert "（2023）宁05行初9号" in yingsu("cases", "--data", str(tmp_path / "库")).stdout


def sheet(path, rows, columns=COLUMNS, above=()):
    """As an office keeps it: a title above, days as days, numbers as numbers."""
    import datetime
    import openpyxl

    book = openpyxl.Workbook()
    page = book.active
    for line in above:
        page.append([line])
    page.append(columns)
    for values in rows:
        page.append([datetime.date.fromisoformat(values[name]) if "日期" in name and values.get(name, "").count("-") == 2 and "-30" not in values[name] else values.get(name) or None for name in columns])
    book.save(path)


def test_a_workbook_goes_in_and_a_workbook_comes_out_the_same(tmp_path):
    rows = [row(number) for number in range(1, 21)]
    sheet(tmp_path / "旧.xlsx", rows, above=["市政府办公室应诉台账", "二〇二三年"])
    first, second = str(tmp_path / "一"), str(tmp_path / "二")
    assert "已迁入 20 件" in yingsu("import", tmp_path / "旧.xlsx", "--data", first).stdout
    yingsu("export", "--data", first, "--out", tmp_path / "一.xlsx")
    assert "已迁入 20 件" in yingsu("import", tmp_path / "一.xlsx", "--data", second).stdout
    yingsu("export", "--data", second, "--out", tmp_path / "二.csv")
    yingsu("export", "--data", first, "--out", tmp_path / "一.csv")
    assert (tmp_path / "一.csv").read_bytes() == (tmp_path / "二.csv").read_bytes()
    assert sorted(read(tmp_path / "一.csv"), key=lambda each: each["收文编号"]) == sorted(rows, key=lambda each: each["收文编号"])


def test_the_lines_of_a_workbook_are_those_that_excel_shows(tmp_path):
    rows = [row(1), row(2, 审级="四审"), row(3), row(3, 收文编号="旧-9")]
    sheet(tmp_path / "旧.xlsx", rows, above=["台账"])
    run = yingsu("import", tmp_path / "旧.xlsx", "--data", str(tmp_path / "库"), code=65)
    assert "第4行“审级”" in run.stderr and "第6行“案号”：与第5行重复" in run.stderr and "2 行有问题" in run.stderr


def test_a_list_of_a_chinese_windows_is_read(tmp_path):
    (tmp_path / "旧.csv").write_bytes("收到日期,案号,原告\r\n2023/3/6,（2023）宁05行初9号,张某\r\n".encode("gb18030"))
    assert "已迁入 1 件" in yingsu("import", tmp_path / "旧.csv", "--data", str(tmp_path / "库")).stdout
    assert "（2023）宁05行初9号" in yingsu("cases", "--data", str(tmp_path / "库")).stdout


def test_lines_without_any_number_go_in_once_too(tmp_path):
    write(tmp_path / "旧.csv", [{"收到日期": "2023-3-6", "原告": "张某", "被诉行为": "行政处罚"}, {"收到日期": "2023-3-6", "原告": "张某", "被诉行为": "行政强制"}], ["收到日期", "原告", "被诉行为"])
    data = str(tmp_path / "库")
    assert "已迁入 2 件" in yingsu("import", tmp_path / "旧.csv", "--data", data).stdout
    assert "已迁入 0 件，已有 2 件" in yingsu("import", tmp_path / "旧.csv", "--data", data).stdout


@pytest.mark.parametrize("name, content, words", [
    ("坏.xlsx", b"PK\x03\x04nothing", "不能读取表格"), ("空.csv", b"", "是空的"), ("假.xlsx", b"not a zip", "不能读取表格"),
])
def test_a_file_that_cannot_be_read_says_so(tmp_path, name, content, words):
    (tmp_path / name).write_bytes(content)
    assert words in yingsu("import", tmp_path / name, "--data", str(tmp_path / "库"), code=65).stderr


def test_a_workbook_with_a_document_type_or_a_bomb_is_refused(tmp_path):
    import zipfile

    def book(name, sheet_xml):
        with zipfile.ZipFile(tmp_path / name, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("xl/workbook.xml", '<workbook xmlns:r="r"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>')
            archive.writestr("xl/_rels/workbook.xml.rels", '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>')
            archive.writestr("xl/worksheets/sheet1.xml", sheet_xml)
        return tmp_path / name

    entity = book("实体.xlsx", '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&e;</t></is></c></row></sheetData></worksheet>')
    assert "DOCTYPE" in yingsu("import", entity, "--data", str(tmp_path / "库"), code=65).stderr
    bomb = book("炸弹.xlsx", "<worksheet>" + " " * 210_000_000 + "</worksheet>")
    assert bomb.stat().st_size < 1_000_000
    assert "过大" in yingsu("import", bomb, "--data", str(tmp_path / "库"), code=65).stderr


def test_a_line_after_a_cell_of_two_lines_is_the_one_an_editor_shows(tmp_path):
    (tmp_path / "旧.csv").write_text('收到日期,原告,被诉行为\n2023-3-6,张某,"处罚\n决定"\n2023-2-30,李某,处罚\n', encoding="utf-8")
    assert "第4行“收到日期”" in yingsu("import", tmp_path / "旧.csv", "--data", str(tmp_path / "库"), code=65).stderr


def test_numbers_that_begin_anew_each_year_are_two_cases(tmp_path):
    rows = [{"收文编号": "1", "收到日期": "2022-03-06", "原告": "张某"}, {"收文编号": "1", "收到日期": "2023-03-06", "原告": "李某", "案号": "（2023）宁05行初7号"}]
    write(tmp_path / "旧.csv", rows, ["收文编号", "收到日期", "案号", "原告"])
    data = str(tmp_path / "库")
    assert "已迁入 2 件" in yingsu("import", tmp_path / "旧.csv", "--data", data).stdout
    # Without a court's number nobody can tell: it is said, not left out in silence.
    write(tmp_path / "再.csv", [{"收文编号": "1", "收到日期": "2024-03-06", "原告": "王某"}], ["收文编号", "收到日期", "原告"])
    assert "不能判断是不是同一案" in yingsu("import", tmp_path / "再.csv", "--data", data, code=65).stderr
    # The same row twice in one file.
    write(tmp_path / "双.csv", [{"收到日期": "2024-03-06", "原告": "王某"}] * 2, ["收到日期", "原告"])
    assert "与第2行重复" in yingsu("import", tmp_path / "双.csv", "--data", data, code=65).stderr
