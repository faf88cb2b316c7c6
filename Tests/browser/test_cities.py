"""Other cities, whole: their measures, offices, stages and words come from a folder in Cities; whole lives on their pages."""
import shutil
import subprocess
import urllib.request

import pytest
from conftest import ROOT, YINGSU, Visitor, start
from life import Life, pdf

NOBODYS = ("中卫", "市司法局", "市政府办公室", "法律顾问室")


@pytest.fixture(scope="module")
def shili():
    process, base = start("--demo", "--measures", "shili-county")
    yield base
    process.terminate()
    process.wait(20)


@pytest.fixture(scope="module")
def zhengzhou():
    process, base = start("--demo", "--measures", "zhengzhou")
    yield base
    process.terminate()
    process.wait(20)


@pytest.fixture
def at_shili(chromium, shili):
    visitor = Visitor(chromium, shili)
    yield visitor
    assert visitor.troubles == []
    visitor.context.close()


@pytest.fixture
def at_zhengzhou(chromium, zhengzhou):
    visitor = Visitor(chromium, zhengzhou)
    yield visitor
    assert visitor.troubles == []
    visitor.context.close()


DUTY, KEEPER, MAYOR = "市政府值班室 · 甲某", "市政府值班室 · 乙某", "示例市人民政府 · 丙某"
LEGAL, PLANNING, WATER = "市法制办 · 丁某", "市规划局 · 戊某", "市水利局 · 己某"


def says_nothing_of_zhongwei(visitor):
    text = visitor.page.content()
    for word in NOBODYS:
        assert word not in text, (visitor.page.url, word)


def steps(life):
    """下一步 as this role sees it."""
    life.open()
    says_nothing_of_zhongwei(life.visitor)
    return life.page.locator("section.step").first.inner_text()


def submit(life, names):
    life.open()
    life.page.locator(".step a.button", has_text="备齐材料").click()
    life.page.set_input_files("[name=files]", [pdf(name) for name in names])
    life.page.get_by_role("button", name="上传", exact=True).click()
    life.page.get_by_role("link", name="提请审批").click()
    life.save()


def approve(life):
    life.open()
    life.page.locator(".step a.button").first.click()
    life.page.get_by_role("button", name="同意", exact=True).click()


def test_an_administrative_case_of_shili_goes_to_the_archive_on_its_own_pages(at_shili):
    life = Life(at_shili, "（2026）豫0199行初31号", DUTY, KEEPER)
    life.register("2026-03-10", court="示例市人民法院", **{"plaintiffs.0.name": "李某", "act.title": "规划许可", "act.maker": "市规划局"})
    assert "二十四小时" in life.text() and "第二条第一款" in at_shili.text()
    at_shili.picture("city-shili-case")
    life.step("转送")
    life.on("2026-03-11", PLANNING)
    assert "签收" in steps(life)
    life.step("签收")
    assert "备齐材料并提请审批　至迟3月18日" in steps(life)
    submit(life, ["行政答辩状.pdf", "证据目录.pdf"])
    life.on("2026-03-12", MAYOR)
    assert "审批应诉材料" in steps(life)
    approve(life)
    life.on("2026-03-12", KEEPER)
    # 当日用印.
    assert "登记用印　至迟3月12日" in steps(life)
    life.step("登记用印", {"register-number": "印1"})
    life.on("2026-03-13", PLANNING)
    assert steps(life).count("登记提交法院") == 1
    life.step("登记提交法院", {"receipt": "收据"})
    life.on("2026-03-20", DUTY)
    life.other("开庭通知", {"at": "2026-04-08 09:30", "place": "第一审判庭"})
    life.on("2026-03-23", PLANNING)
    assert "指派熟悉案情的人员配合出庭　至迟3月25日" in steps(life)
    life.step("指派熟悉案情的人员", {"person": "庚某", "way": "attend"})
    assert "配合方式：到庭" in life.text()
    life.on("2026-04-08", DUTY)
    life.other("开庭", {"head-appeared": "true", "spoke": "true", "head.name": "丙某", "head.post": "副市长"})
    life.on("2026-05-06", DUTY)
    life.other("收到裁判", {"document": "judgment", "served-on": "2026-05-06", "outcomes.0.outcome": "revoke"})
    assert "报送败诉分析报告" in life.text() and "十个工作日" in at_shili.text()
    life.on("2026-05-07", PLANNING)
    life.other("不上诉意见", {"opinion": "不上诉", "reason": "事实不清"})
    life.step("报送败诉分析报告", {"sections.facts": "一", "sections.appearance": "二", "sections.judgment": "三", "sections.causes": "四"})
    life.on("2026-06-10", PLANNING)
    life.step("结案", {"reason": "判决生效"})
    life.on("2026-06-12", PLANNING)
    assert "立卷归档　至迟7月10日" in steps(life)
    life.step("归档", {"file-number": "SL-2026-31"})
    assert "归档" in life.text() and "SL-2026-31" in at_shili.text()
    at_shili.picture("city-shili-archived")


def test_a_civil_case_of_shili_has_the_days_of_the_civil_procedure_law_and_goes_to_filing(at_shili):
    life = Life(at_shili, "（2026）豫0199民初91号", DUTY, KEEPER)
    life.register("2026-03-10", court="示例市人民法院", **{"plaintiffs.0.name": "某公司", "act.title": "买卖合同纠纷", "act.maker": "市水利局"})
    text = life.text()
    assert "民事诉讼法第一百二十八条" in text and "行政诉讼法" not in text and "不属本办法" not in text
    life.step("转送")
    life.on("2026-03-11", WATER)
    life.step("签收")
    submit(life, ["民事答辩状.pdf"])
    life.on("2026-03-12", MAYOR)
    approve(life)
    life.on("2026-03-12", KEEPER)
    life.step("登记用印", {"register-number": "印2"})
    life.on("2026-03-13", WATER)
    life.step("登记提交法院", {"receipt": "收据"})
    life.on("2026-05-20", DUTY)
    life.other("收到裁判", {"document": "judgment", "served-on": "2026-05-20", "outcomes.0.outcome": "civil-liability"})
    text = life.text()
    assert "承担民事责任" in text and "报送败诉分析报告" in text and "民事诉讼法第一百七十一条" in text


def test_what_comes_round_each_quarter_is_recorded_where_it_stands(at_shili):
    at_shili.role(LEGAL)
    at_shili.day("2026-04-03")
    at_shili.desk()
    text = at_shili.text()
    assert "报送上一季度的应诉情况（2026年第一季度）" in text and "至迟4月15日" in text
    at_shili.page.get_by_role("link", name="办理", exact=True).click()
    at_shili.page.fill("main [name=title]", "2026年第一季度应诉情况")
    at_shili.page.locator("main form button.primary").last.click()
    at_shili.desk()
    assert "2026年第一季度" not in at_shili.text()


BUREAU, DEPUTY, DIRECTOR = "市政府法制局 · 甲某", "市政府法制局 · 乙某", "市政府法制局 · 丙某"
SEAL, VICE_MAYOR, LAND = "市政府法制局 · 丁某", "郑州市人民政府 · 戊某", "市国土资源局 · 己某"


def test_a_case_of_zhengzhou_is_approved_on_three_desks_before_a_word_is_written_and_filed_by_its_agent(at_zhengzhou):
    life = Life(at_zhengzhou, "（2026）豫01行初234号", BUREAU, SEAL)
    life.register("2026-03-03", court="郑州市中级人民法院", **{"plaintiffs.0.name": "某中心", "act.title": "用地批复", "act.maker": "市国土资源局"})
    assert "填写《应诉手续审批表》" in steps(life)
    life.step("填写《应诉手续审批表》", {"agents": "甲某、庚某"})
    # 第八条: the department that made the act owes a person who knows the case, though the bureau answers.
    life.on("2026-03-04", LAND)
    assert "抽调一名案件知情人" in steps(life)
    life.step("抽调", {"person": "己某"})
    life.on("2026-03-05", BUREAU)
    life.step("报批", {})
    for day, role in (("2026-03-06", DEPUTY), ("2026-03-09", DIRECTOR), ("2026-03-10", VICE_MAYOR)):
        life.on(day, role)
        approve(life)
    # The sheet names people, not their accounts.
    life.page.goto(at_zhengzhou.base + life.case + "/sheet/S1")
    assert "乙某" in at_zhengzhou.text() and "法制局副局长" not in life.page.inner_text("main")
    life.on("2026-03-11", SEAL)
    life.step("登记用印", {"register-number": "专1"})
    life.on("2026-03-11", BUREAU)
    life.step("接受委托", {"agent": "甲某", "standing": "staff"})
    assert "写出答辩书，连同证据、依据送交人民法院　至迟3月16日" in steps(life)
    at_zhengzhou.picture("city-zhengzhou-case")
    life.on("2026-03-13", BUREAU)
    life.step("写出答辩书", {"receipt": "收据"})
    assert "提交法院" in life.text()


def test_a_city_that_lies_outside_the_program_is_served_and_its_data_keep_to_it(tmp_path):
    shutil.copytree(ROOT / "Cities" / "zhengzhou", tmp_path / "Städte" / "bierenshi")
    head = tmp_path / "Städte" / "bierenshi" / "zhengzhou-2004" / "rulebook.yaml"
    head.write_text(head.read_text().replace("measures: zhengzhou", "measures: bierenshi").replace("郑州市人民政府应诉工作规则", "别人市应诉规则"))
    places = ["--cities", str(tmp_path / "Städte"), "--data", str(tmp_path / "data")]
    process, base = start("--measures", "bierenshi", *places)
    said = urllib.request.urlopen(base + "/health").status
    process.terminate()
    assert said == 200 and "机构名单是预置的（4 个单位）" in process.communicate(timeout=20)[0]
    # The folder knows by which measures its cases are kept: without a word, and against another.
    process, base = start(*places)
    process.terminate()
    process.wait(20)
    refused = subprocess.run([YINGSU, "serve", "--measures", "zhongwei", *places], cwd=ROOT, capture_output=True, text=True)
    assert refused.returncode == 65 and "适用的办法是 bierenshi，不能改用 zhongwei" in refused.stderr
    nothing = subprocess.run([YINGSU, "serve", "--demo", "--measures", "nowhere", *places], cwd=ROOT, capture_output=True, text=True)
    assert nothing.returncode == 65 and "没有办法 nowhere" in nothing.stderr
