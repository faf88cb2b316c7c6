"""Each instance has its own papers, head and agents: what one court got does not serve the next."""
import io
import re
import subprocess
import urllib.parse
import zipfile

import pdf_kit
import paper_text
from conftest import YINGSU
from life import CLERK, LAND, Life, pdf
from test_lives import judged, later_notice

FIRST, SECOND = "（2026）宁05行初371号", "（2026）宁行终37号"


def appoint(life, day, head, post):
    life.on(day, CLERK)
    life.other("确定出庭人员", {"head.name": head, "head.post": post, "agents.0.name": "王某", "agents.0.kind": "staff", "agents.0.powers": "一般代理"})


def made(life, kind, query, tmp_path):
    """The paper as it is downloaded, its words."""
    path = tmp_path / f"{kind}-{len(query)}.docx"
    path.write_bytes(life.page.request.get(f"{life.visitor.base}{life.case}/papers/{kind}?{query}").body())
    return paper_text.text(path)


def court_bundle(life, instance=""):
    life.open()
    life.page.get_by_role("link", name="立卷归档").first.click()
    answer = life.page.request.get(life.visitor.base + life.page.get_by_role("link", name=f"导出交法院的材料{instance}").get_attribute("href"))
    return zipfile.ZipFile(io.BytesIO(answer.body())).namelist()


def test_the_second_instance_has_its_own_papers(visitor, tmp_path):
    life = Life(visitor, FIRST)
    life.to_filing("2026-01-05", "2026-01-12")
    appoint(life, "2026-01-13", "赵某", "副市长")
    life.on("2026-01-13", LAND)
    first = made(life, "poa", "", tmp_path)
    assert FIRST in first and "一审" in first
    assert len(court_bundle(life)) == 7
    judged(life, "2026-02-02", "revoke")
    life.on("2026-02-06", LAND)
    life.step("提出是否上诉的意见")
    later_notice(life, "2026-03-02", "second", SECOND)
    # What was instructed and forwarded in the first instance is not said of the second.
    assert "领导批示 | 请市自然资源局依法应诉" in made(life, "dispatch-slip", "proceeding=P1", tmp_path)
    slip = made(life, "dispatch-slip", "proceeding=P2", tmp_path)
    assert "领导批示 | 【待填：领导批示】" in slip and SECOND in slip and FIRST not in slip
    # The answer is about the judgment below; who appealed was not recorded, so it is not guessed.
    assert f"因【待填：上诉人】不服中卫市中级人民法院{FIRST}判决书提起上诉（{SECOND}）一案" in made(life, "defence", "proceeding=P2", tmp_path)
    assert f"因{FIRST}马某诉我机关征收补偿决定一案" in made(life, "defence", "proceeding=P1", tmp_path)
    life.instruct_and_forward("2026-03-02")
    # The list of the second instance is empty, and says what the first had.
    life.on("2026-03-03", LAND)
    page = visitor.page
    page.goto(visitor.base + life.case + "/papers")
    assert "0/6 已齐" in page.inner_text("h1") and page.inner_text("main").count("缺（前一审级有）") == 6
    visitor.picture("papers-instances")
    assert "【待填：出庭负责人姓名】" in made(life, "head-cert", "proceeding=P2", tmp_path)
    assert "赵某" in made(life, "head-cert", "proceeding=P1", tmp_path)
    # The other instance is a click away, and its papers are still its own.
    page.get_by_role("link", name=FIRST).click()
    assert "6/6 已齐" in page.inner_text("h1")
    assert FIRST in made(life, "poa", "proceeding=P1", tmp_path) and SECOND in made(life, "poa", "proceeding=P2", tmp_path)
    assert page.request.get(f"{visitor.base}{life.case}/papers/poa?proceeding=P9").status == 404
    # What is uploaded here belongs to the instance that is shown.
    page.goto(visitor.base + life.case + "/papers?proceeding=P2")
    page.set_input_files("[name=files]", [{"name": "二审行政答辩状.pdf", "mimeType": "application/pdf", "buffer": pdf_kit.pdf(1, label="second")}, pdf("授权委托书.pdf")])
    page.get_by_role("button", name="上传", exact=True).click()
    assert "2/6 已齐" in page.inner_text("h1")
    row = page.locator("tr", has_text="二审行政答辩状.pdf")
    assert re.search(r"行政答辩状\s+二审\s+1", row.inner_text())
    # It is submitted, approved and filed for the second instance alone; the court gets nothing of the first.
    page.get_by_role("link", name="提请审批").click()
    life.fill({"signed-off-by": "周某"})
    life.save()
    life.approve_and_seal("2026-03-04")
    life.on("2026-03-05", LAND)
    names = court_bundle(life, "（二审）")
    assert [name for name in names if "行政答辩状" in name] == [next(name for name in names if "二审行政答辩状" in name)] and not any("证据目录" in name for name in names)
    assert len(court_bundle(life, "（一审）")) == 7
    life.file("2026-03-05", LAND)
    # A code printed for the first instance finds the first.
    life.on("2026-03-06", CLERK)
    code = re.search(r"[0-9A-F]{4}-[0-9A-F]{4}", footer(life, "poa", "proceeding=P1", tmp_path)).group()
    page.goto(f"{visitor.base}/check?code={code}")
    assert FIRST in page.inner_text("main") and SECOND not in page.inner_text("main")
    links = [link.get_attribute("href") for link in page.locator("main a[href*='/papers']").all()]
    assert links and all("proceeding=P1" in link for link in links), links


def test_no_two_notices_have_the_same_number_of_intake(visitor):
    life = Life(visitor, "（2026）宁05行初374号")
    life.register("2026-01-05")
    judged(life, "2026-02-02", "revoke")
    later_notice(life, "2026-03-02", "second", "（2026）宁行终40号")
    other = Life(visitor, "（2026）宁05行初375号")
    other.register("2026-03-03")
    page = visitor.page
    page.goto(visitor.base + "/books/intake")
    numbers = re.findall(r"2026-行诉-\d{3}", page.inner_text("main"))
    assert len(numbers) == len(set(numbers)) > 2


def test_the_same_judgment_again_and_one_of_another_instance_are_asked_about(visitor):
    life = Life(visitor, "（2026）宁05行初376号")
    life.register("2026-01-05")
    judged(life, "2026-02-02", "revoke", **{"made-on": "2026-01-30"})
    page = visitor.page
    life.open()
    life.choose("收到裁判")
    life.fill({"document": "judgment", "served-on": "2026-02-02", "made-on": "2026-01-30", "outcomes.0.outcome": "affirm", "number": "（2026）宁行终41号"})
    page.locator("main form button.primary").last.click()
    asked = page.inner_text(".ask")
    assert "已经登记过同一份裁判文书" in asked and "裁判文书的案号是（2026）宁行终41号，这里登记在（2026）宁05行初376号之下" in asked


def test_what_was_typed_for_one_instance_is_not_offered_for_the_other(visitor):
    life = Life(visitor, "（2026）宁05行初372号")
    life.to_filing("2026-01-05", "2026-01-12")
    judged(life, "2026-02-02", "revoke")
    later_notice(life, "2026-03-02", "second", "（2026）宁行终38号")
    life.on("2026-03-02", LAND)
    page = visitor.page
    here = visitor.base + life.case + "/record/submitted-for-approval?proceeding="
    page.goto(here + "P1")
    page.fill("[name=title]", "一审时写的标题")
    page.evaluate("""() => { const form = document.querySelector('form[data-draft]');
        return fetch('/draft?form=' + encodeURIComponent(form.dataset.draft), {method: 'POST', body: new URLSearchParams(new FormData(form))}); }""")
    page.goto(here + "P1")
    assert page.input_value("[name=title]") == "一审时写的标题"
    page.goto(here + "P2")
    assert page.input_value("[name=title]") != "一审时写的标题" and page.input_value("input[type=hidden][name=proceeding]") == "P2"


def test_each_instance_has_its_own_list_of_evidence_and_a_later_one_begins_with_the_earlier(visitor):
    life = Life(visitor, "（2026）宁05行初373号")
    life.register("2026-01-05")
    life.instruct_and_forward("2026-01-05")
    life.on("2026-01-06", LAND)
    page = visitor.page
    add(life, "", "一审证据.pdf")
    judged(life, "2026-02-02", "revoke")
    later_notice(life, "2026-03-02", "second", "（2026）宁行终39号")
    life.on("2026-03-03", LAND)
    page.goto(visitor.base + life.case + "/evidence?proceeding=P2")
    assert "一审证据" in page.inner_text("main")
    add(life, "?proceeding=P2", "二审证据.pdf")
    assert "二审证据" in page.inner_text("main") and "一审证据" in page.inner_text("main")
    page.goto(visitor.base + life.case + "/evidence?proceeding=P1")
    assert "一审证据" in page.inner_text("main") and "二审证据" not in page.inner_text("main")


def add(life, query, name):
    page = life.page
    page.goto(life.visitor.base + life.case + "/papers" + query)
    page.locator("#f-kind").select_option("evidence")
    page.set_input_files("[name=files]", [{"name": name, "mimeType": "application/pdf", "buffer": pdf_kit.pdf(1, label=name[:1].encode().hex())}])
    page.get_by_role("button", name="上传", exact=True).click()
    page.get_by_role("link", name="编目、举证清单、证据册").click()
    page.get_by_role("button", name="保存编目").click()
    assert "已保存证据和依据编目" in page.inner_text("body")


def footer(life, kind, query, tmp_path):
    content = life.page.request.get(f"{life.visitor.base}{life.case}/papers/{kind}?{query}").body()
    archive = zipfile.ZipFile(io.BytesIO(content))
    return "".join(re.sub(r"<[^>]+>", "", archive.read(name).decode()) for name in archive.namelist() if "footer" in name)
