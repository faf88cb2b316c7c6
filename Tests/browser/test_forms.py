"""Published tables, entered as tables of a form of their own: they balance as printed, and each wrong cell is named."""
import json
import shutil
import subprocess

import pytest
from conftest import ROOT, YINGSU

# 银川市中级人民法院 2015 second quarter (REAL: three courts by how the cases stood), 青海 2022, 社旗 2016, 天门 2018.
FORMS = """
forms:
  - form: yinchuan-2015-q2
    title: 2015年第二季度行政案件
    tables:
      - table: "1"
        title: 各院案件
        columns:
          - {column: all, title: 件数, part: received}
          - {column: a, title: 甲, part: received}
          - {column: b, title: 乙, part: received}
          - {column: c, title: 丙, part: received}
          - {column: d, title: 丁, part: received}
          - {column: e, title: 戊, part: received}
          - {column: f, title: 己, part: received}
        rows:
          - {row: all, title: 合计}
          - {row: court, title: 中级法院}
          - {row: xingqing, title: 兴庆区法院}
          - {row: jinfeng, title: 金凤区法院}
        balances:
          - columns: {all: [a, b, c, d, e, f]}
          - rows: {all: rest}
  - form: published-rates
    title: 各地公布的比率
    tables:
      - table: "1"
        title: 比率
        columns:
          - {column: of, title: 总数, part: received}
          - {column: part, title: 其中, part: received}
          - {column: rate, title: 比率, rate: {part: part, of: of}}
        rows:
          - {row: qinghai-first, title: 青海2022一审撤诉}
          - {row: qinghai-second, title: 青海2022二审撤诉}
          - {row: qinghai-heard, title: 青海2022出庭}
          - {row: sheqi-lost, title: 社旗2016败诉}
          - {row: sheqi-withdrawn, title: 社旗2016撤诉}
          - {row: tianmen, title: 天门2018出庭}
        balances:
          - at-most: {part: of}
"""
YINCHUAN = {"court": [23, 22, 1, 0, 0, 0, 0], "xingqing": [38, 17, 7, 6, 5, 2, 1], "jinfeng": [35, 22, 6, 3, 3, 1, 0]}
YINCHUAN["all"] = [sum(column) for column in zip(*YINCHUAN.values())]
RATES = {"qinghai-first": (689, 150, "21.77%"), "qinghai-second": (319, 15, "4.70%"), "qinghai-heard": (662, 511, "77.19%"), "sheqi-lost": (61, 10, "16.4%"),
         "sheqi-withdrawn": (61, 14, "22.9%"), "tianmen": (5, 5, "100%")}


@pytest.fixture(scope="module")
def rulebooks(tmp_path_factory):
    folder = tmp_path_factory.mktemp("forms") / "Rulebooks"
    shutil.copytree(ROOT / "Rulebooks", folder)
    shutil.copytree(ROOT / "Cities", folder.parent / "Cities")
    with open(folder / "zhongwei-2022-3/figures.yaml", "a") as file:
        file.write(FORMS)
    return folder


def check(rulebooks, form, cells, tmp_path, *more):
    path = tmp_path / "table.csv"
    path.write_text("代码,数\n" + "".join(f"{cell},{value}\n" for cell, value in cells.items()))
    done = subprocess.run([YINGSU, "form", "--form", form, "--check", path, "--json", "--home", rulebooks.parent, *more], cwd=rulebooks.parent, capture_output=True, text=True)
    return done.returncode, json.loads(done.stdout) if done.stdout else done.stderr


def test_a_published_table_balances_as_printed_and_each_wrong_cell_is_named(rulebooks, tmp_path):
    cells = {f"1.{row}.{column}": value for row, values in YINCHUAN.items() for column, value in zip(["all", *"abcdef"], values)}
    assert YINCHUAN["all"][0] == 96
    assert check(rulebooks, "yinchuan-2015-q2", cells, tmp_path) == (0, {"problems": [], "suspects": []})
    for cell, value in cells.items():
        code, told = check(rulebooks, "yinchuan-2015-q2", {**cells, cell: value + 4}, tmp_path)
        assert code == 1 and told["suspects"] == [{"cell": cell, "says": value + 4, "should": value}], (cell, told)
        assert all(cell in problem["cells"] for problem in told["problems"]) and len(told["problems"]) == 2


def test_published_rates_are_those_of_their_fractions_and_others_are_told(rulebooks, tmp_path):
    cells = {}
    for row, (whole, part, rate) in RATES.items():
        cells.update({f"1.{row}.of": whole, f"1.{row}.part": part, f"1.{row}.rate": rate})
    assert check(rulebooks, "published-rates", cells, tmp_path)[0] == 0
    for row in RATES:
        code, told = check(rulebooks, "published-rates", {**cells, f"1.{row}.part": cells[f"1.{row}.part"] - 3}, tmp_path)
        assert code == 1 and [problem["cells"] for problem in told["problems"]] == [[f"1.{row}.rate"]], row


def test_bad_tables_and_forms_are_refused_with_one_line(rulebooks, tmp_path):
    for cells, words in [({"1.all.nothing": 1}, "没有 1.all.nothing 这一格"), ({"1.all.a": "十"}, "不是件数"), ({"1.all.a": -1}, "不是件数")]:
        code, told = check(rulebooks, "yinchuan-2015-q2", cells, tmp_path)
        assert code == 65 and words in told and told.count("\n") == 1, told
    assert check(rulebooks, "nothing", {}, tmp_path)[0] == 64
    figures = rulebooks / "zhongwei-2022-3/figures.yaml"
    whole = figures.read_text()
    for right, wrong, words in [
        ("columns: {all: [a, b, c, d, e, f]}", "columns: {all: [a, b, x]}", "没有列 x"), ("{row: jinfeng, title: 金凤区法院}", "{row: court, title: 金凤区法院}", "行 court 重复"),
        ("rate: {part: part, of: of}", "rate: {part: part, of: all}", "没有列 all"), ("{row: jinfeng, title: 金凤区法院}", "{row: jinfeng, title: 金凤区法院, only: {outcome: loss}}", "不按 outcome 分列"),
        ("{column: f, title: 己, part: received}", "{column: f, title: 己}", "part、last-year、stock、sum、rate"), ("at-most: {part: of}", "atmost: {part: of}", "没有 atmost"),
    ]:
        assert whole.count(right) == 1
        figures.write_text(whole.replace(right, wrong))
        code, told = check(rulebooks, "yinchuan-2015-q2", {"1.all.a": 1}, tmp_path)
        assert code in (64, 65) and words in told and "figures.yaml" in told, (wrong, told)
    figures.write_text(whole)
