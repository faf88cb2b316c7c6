"""The register of heads and units, and what follows from it in cases; the archive's volumes."""
import pytest

import paper_text
from life import CLERK, LAND, Life


def test_a_head_is_registered_with_the_paper_and_is_offered_in_cases(visitor):
    page = visitor.page
    visitor.role(CLERK)
    visitor.day("2026-02-13")
    page.locator("nav").get_by_role("link", name="机构与负责人").click()
    assert "马某" in visitor.text() and "市长" in visitor.text()
    page.get_by_role("link", name="负责人任职").click()
    page.fill("[name='head.name']", "曹某")
    page.fill("[name='head.organ']", "没有的机关")
    page.locator("main form button.primary").click()
    assert "没有这个机关：没有的机关" in visitor.text() and page.input_value("[name='head.name']") == "曹某"
    page.fill("[name='head.organ']", "中卫市人民政府")
    page.fill("[name='head.post']", "副市长")
    page.fill("[name=original]", "卫政任〔2026〕1号")
    page.locator("main form button.primary").click()
    assert "曹某" in visitor.text()
    visitor.picture("office")
    life = Life(visitor, "（2026）宁05行初351号")
    life.to_filing("2026-01-05", "2026-01-12")
    life.on("2026-02-13", CLERK)
    life.other("开庭通知", {"at": "2026-03-10 09:30"})
    life.open()
    page.locator(".step a.button", has_text="确定出庭负责人").click()
    assert "曹某（副市长）" in visitor.text()
    # A bureau's head is no head of the city: the rule says why, asks, and lets the person decide.
    page.fill("[name='head.name']", "周某")
    page.select_option("[name='agents.0.handler']", "")
    page.locator("main form button.primary").last.click()
    text = visitor.text()
    assert "不在被告机关负责人名册" in text and "第二条第二款" in text and "第八条第二款" in text
    visitor.picture("appearance-asked")


def test_what_papers_say_of_a_unit_is_entered_once(visitor, tmp_path):
    page = visitor.page
    visitor.role(CLERK)
    visitor.day("2026-02-13")
    page.goto(visitor.base + "/office")
    page.locator("tr", has_text="市水务局").get_by_role("link", name="登记信息").click()
    assert page.input_value("[name=name]") == "市水务局" and page.input_value("[name='full-name']") == "中卫市水务局"
    page.fill("[name=uscc]", "11640500010000012X")
    page.fill("[name=address]", "某街9号")
    page.locator("main form button.primary").click()
    assert "校验位不符" in page.inner_text("#summary") and page.input_value("[name=address]") == "某街9号"
    page.fill("[name=uscc]", "12640500735960176 5")
    page.fill("[name=phone]", "0955-9")
    page.locator("main form button.primary").click()
    row = page.locator("tr", has_text="市水务局").inner_text()
    assert "某街9号" in row and "126405007359601765" in row and "中卫市水务局" in row
    visitor.picture("office-units")
    # A bureau that is sued itself answers under its full name and address.
    life = Life(visitor, "（2026）宁0502行初353号")
    life.register("2026-02-13", **{"act.maker": "市水务局", "defendants.0.organ": "市水务局", "defendants.0.standing": "defendant", "defendants.1.organ": "中卫市人民政府", "defendants.1.standing": "co-defendant"})
    path = tmp_path / "defence.docx"
    path.write_bytes(page.request.get(visitor.base + life.case + "/papers/defence?unit=市水务局").body())
    words = paper_text.text(path)
    assert "答辩人：中卫市水务局" in words and "住所地：某街9号" in words and "统一社会信用代码：126405007359601765" in words


REFUSED = {
    "a name that is another unit's": ("unit-described", {"name": "市水务局", "full-name": "中卫市公安局"}, "已经是市公安局的名称"),
    "an alias that is another unit's": ("unit-established", {"name": "市数据局", "aliases": "市住建局"}, "已经是市住房和城乡建设局的名称"),
    "nothing to say of a unit": ("unit-described", {"name": "市水务局"}, "没有填写要登记的信息"),
    "a portfolio for nobody": ("portfolio-given", {"head.name": "没人", "units": "市水务局"}, "名册里没有没人"),
    "a portfolio over nothing": ("portfolio-given", {"head.name": "刘某", "units": "不存在局"}, "没有这个单位：不存在局"),
    "a second principal": ("head-appointed", {"head.name": "新某", "head.post": "市长", "principal": "true"}, "现任正职马某还没有登记免职"),
    "a head without a post": ("head-appointed", {"head.name": "新某"}, "请填写职务"),
    "a merger into itself": ("unit-merged", {"name": "市水务局", "successor": "中卫市水务局"}, "不能是这个单位自己"),
    "a merger into nothing": ("unit-merged", {"name": "市水务局"}, "请填写由哪个单位继续履行职能"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_the_register_refuses(visitor, what):
    kind, fields, says = REFUSED[what]
    page = visitor.page
    visitor.role(CLERK)
    visitor.day("2026-02-13")
    page.goto(f"{visitor.base}/office/{kind}")
    for name, value in fields.items():
        box = page.locator(f"[name='{name}']")
        box.select_option(value) if box.evaluate("e => e.tagName") == "SELECT" else box.fill(value)
    page.locator("main form button.primary").click()
    assert says in page.inner_text("#summary")


def test_relieving_and_abolishing_need_somebody_to_relieve(visitor):
    page = visitor.page
    visitor.role(CLERK)
    visitor.day("2026-02-13")
    page.goto(visitor.base + "/office/head-relieved")
    page.fill("[name='head.name']", "无名")
    page.locator("main form button.primary").click()
    assert "名册里没有在任的无名" in visitor.text()
    page.goto(visitor.base + "/office/unit-abolished")
    page.fill("[name=name]", "市不存在局")
    page.locator("main form button.primary").click()
    assert "没有这个单位：市不存在局" in visitor.text()
    visitor.role(LAND)
    assert page.request.get(visitor.base + "/office").status == 404


def test_the_archive_has_two_volumes_and_names_what_is_missing(visitor):
    life = Life(visitor, "（2026）宁05行初352号")
    life.to_filing("2026-01-05", "2026-01-12")
    life.on("2026-01-13", LAND)
    life.open()
    visitor.page.get_by_role("link", name="立卷归档").first.click()
    text = visitor.text()
    assert "正卷" in text and "副卷" in text and "卷内还缺" in text and "法院收据" in text
    assert "市政府办公室" in text and "先登记结案" in text
    visitor.picture("archive")
