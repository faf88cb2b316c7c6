"""办法前后相继: a successor's folder beside the measures, adopted late, and a decision on what goes on after the end."""
import shutil

import pytest
from conftest import ROOT, Visitor, start
from life import CLERK, JUSTICE, LAND, Life, pdf

SUCCESSOR = "zhongwei-2027-1"
UNIT = LAND


def successor(folder):
    """The measures with two numbers changed, in the text and in the norm, as a successor would have them."""
    shutil.copytree(ROOT / "Rulebooks/zhongwei-2022-3", folder)

    def change(name, old, new):
        text = (folder / name).read_text()
        assert old in text, (name, old)
        (folder / name).write_text(text.replace(old, new))

    change("rulebook.yaml", "id: zhongwei-2022-3", f"id: {SUCCESSOR}")
    change("rulebook.yaml", "卫政办规发〔2022〕3号", "卫政办规发〔2027〕1号")
    change("rulebook.yaml", "{from: 2022-07-17, through: 2027-07-16}", "{from: 2027-07-17, through: 2032-07-16}")
    change("10.md", "在五日内准备答辩材料", "在四日内准备答辩材料")
    change("10.md", "  within: 5 days\n", "  within: 4 days\n")


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """The program's folders, with the successor's beside the measures."""
    home = tmp_path_factory.mktemp("home")
    for name in ["Templates", "PaperTemplates", "Public", "Fonts", "Scenarios", "Demo", "Rulebooks"]:
        shutil.copytree(ROOT / name, home / name)
    successor(home / "Rulebooks" / SUCCESSOR)
    return home


@pytest.fixture
def visitor(chromium, home):
    process, base = start("--demo", "--home", str(home))
    visitor = Visitor(chromium, base)
    yield visitor
    visitor.context.close()
    process.terminate()
    process.wait(20)
    assert visitor.troubles == []


def test_a_successor_is_adopted_late_and_what_it_moves_is_seen_before(visitor):
    """Signed for on Monday 07-19: five days end on Monday the 26th, as a reminder only; four days end on Friday the 23rd."""
    page = visitor.page
    life = Life(visitor, "（2027）宁05行初2711号")
    life.register("2027-07-15")
    life.instruct_and_forward("2027-07-16")
    life.on("2027-07-19", UNIT)
    life.step("签收批示件")
    life.open()
    assert "7月26日" in visitor.text() and "原办法已届满" in visitor.text(), visitor.text()
    visitor.role(JUSTICE)
    visitor.day("2027-07-20")
    page.goto(visitor.base + "/office")
    page.get_by_role("link", name="办法", exact=True).click()
    cards = page.locator("main section.card")
    assert "没有登记施行，不适用" in cards.nth(0).inner_text() and "2027〕1号" in cards.nth(0).inner_text()
    assert "不再施行" in cards.nth(1).inner_text()
    page.get_by_role("link", name="登记施行").click()
    assert page.input_value("[name='document-number']") == "卫政办规发〔2027〕1号"
    page.locator("main form button.primary").last.click()
    asked = page.locator(".ask").inner_text()
    assert "2711号" in asked and "2027年7月26日改为2027年7月23日，由提示变为应办" in asked, asked
    visitor.picture("measures-asked")
    page.locator("main form button.primary").last.click()
    text = visitor.text()
    assert "已登记：施行办法" in text and "施行中" in cards.nth(0).inner_text(), text
    # The version that held without an entry keeps its text from now on too.
    assert "登记施行" in cards.nth(1).inner_text(), cards.nth(1).inner_text()
    opened = cards.nth(0).locator("tbody tr", has_text="2711号")
    assert opened.count() >= 1 and "2027年7月23日" in cards.nth(0).inner_text(), cards.nth(0).inner_text()
    visitor.picture("measures")
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.set_viewport_size({"width": 1366, "height": 900})
    # Once is enough.
    page.goto(visitor.base + f"/office/rulebook-adopted?rulebook={SUCCESSOR}")
    page.locator("main form button.primary").last.click()
    assert "已经登记施行" in page.inner_text("#summary")
    visitor.role(UNIT)
    life.open()
    assert "7月23日" in visitor.text() and "原办法已届满" not in visitor.text()


def test_a_decision_that_measures_go_on_needs_the_issuers_paper(visitor):
    page = visitor.page
    life = Life(visitor, "（2027）宁05行初2712号")
    life.register("2027-07-15")
    life.instruct_and_forward("2027-07-16")
    life.on("2027-07-19", UNIT)
    life.step("签收批示件")
    visitor.role(JUSTICE)
    page.goto(visitor.base + "/measures")
    page.get_by_role("link", name="登记决定").click()
    assert page.input_value("[name='organ']") == "中卫市人民政府" and page.input_value("[name='cases-through']") == "2027-07-16"
    page.fill("[name='document-number']", "卫政发〔2027〕9号")
    page.locator("main form button.primary").last.click()
    assert "请附上决定文件的扫描件" in page.inner_text("#summary")
    assert page.input_value("[name='document-number']") == "卫政发〔2027〕9号"
    page.fill("[name='cases-through']", "2027-08-01")
    page.set_input_files("[name=scan]", [pdf("决定.pdf")])
    page.locator("main form button.primary").last.click()
    assert "届满以后登记的案件没有适用过原办法" in page.inner_text("#summary")
    page.fill("[name='cases-through']", "2027-07-16")
    page.fill("[name='organ']", "市司法局")
    page.locator("main form button.primary").last.click()
    assert "由中卫市人民政府决定" in page.inner_text("#summary")
    page.fill("[name='organ']", "中卫市人民政府")
    page.locator("main form button.primary").last.click()
    assert "由提示变为应办" in page.locator(".ask").inner_text()
    page.locator("main form button.primary").last.click()
    assert "截至2027年7月16日登记的案件" in visitor.text()
    visitor.role(UNIT)
    life.open()
    assert "7月26日" in visitor.text() and "原办法已届满" not in visitor.text()


def test_only_the_installations_offices_adopt_measures(visitor):
    visitor.role("沙坡头区司法局 · 鲍某")
    for path in ["/measures", "/office/rulebook-adopted"]:
        visitor.page.goto(visitor.base + path)
        if path == "/measures":
            assert "由中卫市人民政府的收文、监督机构办理" in visitor.text()
        else:
            visitor.page.locator("main form button.primary").last.click()
            assert visitor.page.locator("#summary").count() == 1
    visitor.role(CLERK)
    visitor.page.goto(visitor.base + "/measures")
    assert "没有登记施行" in visitor.text()
