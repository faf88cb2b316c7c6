"""Papers: sorted by their names or asked about, sorted anew, and what they must say asked for before they are printed."""
import paper_text
import pdf_kit
from life import CLERK, HOUSING, JUSTICE_HANDLER, LAND, Life
from test_doors import joint
from test_lives import judged, served


def upload(life, *names):
    page = life.page
    page.goto(life.visitor.base + life.case + "/papers")
    page.set_input_files("[name=files]", [{"name": name, "mimeType": "application/pdf", "buffer": pdf_kit.pdf(1, label=str(index))} for index, name in enumerate(names)])
    page.get_by_role("button", name="上传", exact=True).click()


def ready(visitor, number):
    life = Life(visitor, number)
    life.register("2026-01-05")
    life.instruct_and_forward("2026-01-05")
    life.on("2026-01-06", LAND)
    return life


def kind_of(life, name):
    return life.page.locator("tr", has_text=name).locator("td").first.inner_text().split("\n")[0]


def test_pieces_of_evidence_are_known_by_their_names_and_what_says_nothing_is_asked(visitor):
    life = ready(visitor, "（2026）宁05行初441号")
    page = visitor.page
    pieces = ["询问笔录（张某）.pdf", "送达回证.pdf", "现场照片3.pdf", "不予登记决定书.pdf", "房屋面积鉴定.pdf"]
    upload(life, *pieces)
    for name in pieces:
        assert kind_of(life, name) == "证据", name
    upload(life, "扫描件0007.pdf", "行政答辩状.pdf")
    assert "还没有登记任何文件" in page.inner_text(".ask") and "扫描件0007.pdf" in page.inner_text(".ask")
    assert page.locator("table tbody tr").count() == len(pieces)
    visitor.picture("papers-asked")
    # Still unsaid: asked again, with what was chosen.
    page.get_by_role("button", name="登记这些文件").click()
    assert page.locator(".ask select").nth(1).input_value() == "defence"
    page.locator(".ask select").first.select_option("evidence")
    page.get_by_role("button", name="登记这些文件").click()
    assert kind_of(life, "扫描件0007.pdf") == "证据" and kind_of(life, "行政答辩状.pdf") == "行政答辩状"
    assert page.locator("table tbody tr").count() == len(pieces) + 2


def test_a_paper_is_sorted_anew_by_its_own_unit_with_a_reason(visitor):
    life = joint(visitor, "（2026）宁0502行初442号")
    page = visitor.page
    life.on("2026-01-06", HOUSING)
    upload(life, "行政答辩状.pdf")
    assert "1/6 已齐" in page.inner_text("h1")
    page.locator("tr", has_text="行政答辩状.pdf").get_by_role("link", name="改种类").click()
    path = page.url
    page.get_by_role("button", name="改种类").click()
    assert "请选择“种类”" in page.inner_text("#summary")
    page.locator("#f-kind").select_option("evidence")
    page.get_by_role("button", name="改种类").click()
    assert "请填写“理由”" in page.inner_text("#summary") and page.locator("#f-kind").input_value() == "evidence"
    page.fill("#f-why", "这是另案的答辩状，作证据用")
    page.get_by_role("button", name="改种类").click()
    assert kind_of(life, "行政答辩状.pdf") == "证据" and "0/6 已齐" in page.inner_text("h1")
    # The other unit neither sorts nor takes down what is not its own.
    life.on("2026-01-06", JUSTICE_HANDLER)
    page.goto(visitor.base + life.case + "/papers")
    assert page.get_by_role("link", name="改种类").count() == 0 and page.get_by_role("link", name="撤下").count() == 0
    assert page.request.get(path).status == 404


def test_a_scan_that_came_with_an_entry_is_sorted_anew_too(visitor):
    life = ready(visitor, "（2026）宁05行初443号")
    page = visitor.page
    life.on("2026-01-06", CLERK)
    life.open()
    life.choose("准许延期举证")
    page.locator("[name=until]").fill("2026-02-20")
    page.set_input_files("[name=scan]", [{"name": "0012.pdf", "mimeType": "application/pdf", "buffer": pdf_kit.pdf(1)}])
    life.save()
    page.goto(visitor.base + life.case + "/papers")
    assert kind_of(life, "0012.pdf") == "其他材料" and "有 1 份归为“其他材料”" in visitor.text()
    page.locator("tr", has_text="0012.pdf").get_by_role("link", name="改种类").click()
    page.locator("#f-kind").select_option("notice")
    page.fill("#f-why", "法院的通知")
    page.get_by_role("button", name="改种类").click()
    assert kind_of(life, "0012.pdf") == "应诉通知书、起诉状副本" and "归为“其他材料”" not in visitor.text()


def made(life, kind, tmp_path):
    path = tmp_path / f"{kind}.docx"
    path.write_bytes(life.page.request.get(f"{life.visitor.base}{life.case}/papers/{kind}").body())
    return paper_text.text(path)


def test_the_proposal_is_asked_before_the_papers_that_name_it_are_printed(visitor, tmp_path):
    life = ready(visitor, "（2026）宁05行初444号")
    page = visitor.page
    life.step("签收批示件")
    life.step("确定承办人", {"persons.0.name": "王某"})
    page.goto(visitor.base + life.case + "/papers")
    assert "谁出庭、谁代理还没有填写" in visitor.text()
    assert "【待填：出庭负责人姓名】" in made(life, "head-cert", tmp_path)
    page.get_by_role("link", name="填写出庭应诉人员建议").click()
    assert page.input_value("[name='agents.0.name']") == "王某"
    life.fill({"head.name": "赵某", "head.post": "副市长", "agents.0.powers": "一般代理"})
    life.save()
    assert page.url.split("?")[0].endswith("/papers") and "谁出庭、谁代理还没有填写" not in visitor.text()
    assert "赵某" in made(life, "head-cert", tmp_path) and "王某" in made(life, "poa", tmp_path)
    # What was said once is not asked again; what is left out is asked about.
    page.get_by_role("link", name="提请审批").click()
    assert page.input_value("[name='proposal.head.name']") == "赵某"
    life.fill({"proposal.head.name": "", "proposal.head.post": ""})
    page.locator("main form button.primary").last.click()
    asked = page.inner_text(".ask")
    assert "没有填写“签发人”" in asked and "没有填写“出庭应诉人员建议”的出庭负责人" in asked


def test_the_loss_report_is_written_before_it_is_printed(visitor, tmp_path):
    life = Life(visitor, "（2026）宁05行初445号")
    life.to_filing("2026-01-05", "2026-01-12")
    judged(life, "2026-03-02", "revoke")
    served(life)
    life.on("2026-03-19", LAND)
    page = visitor.page
    page.goto(visitor.base + life.case + "/papers")
    page.get_by_role("link", name="写报告内容").click()
    assert "征收补偿决定" in page.input_value("[name='sections.facts']")
    life.fill({"sections.causes": "调查程序有缺漏，已修订规程", "sections.other": "无", "causes": "违反法定程序"})
    life.save()
    assert "败诉案件分析报告还没有写" not in visitor.text()
    assert "调查程序有缺漏，已修订规程" in made(life, "loss-report", tmp_path)
    # A draft fulfils nothing; what is handed in begins with it.
    life.open()
    life.page.locator(".step a.button", has_text="提交败诉案件分析报告").click()
    assert page.input_value("[name='sections.causes']") == "调查程序有缺漏，已修订规程" and page.input_value("[name=causes]") == "违反法定程序"


def test_what_another_unit_is_said_to_have_done_waits_for_its_word(visitor):
    life = joint(visitor, "（2026）宁0502行初446号")
    page = visitor.page
    life.on("2026-01-06", JUSTICE_HANDLER)
    page.goto(visitor.base + life.case + "/record/filed-with-court?unit=市住房和城乡建设局")
    page.locator("main form button.primary").last.click()
    assert "这是市住房和城乡建设局的事实" in page.inner_text(".ask")
    page.locator("main form button.primary").last.click()
    life.open()
    line = page.locator("li", has_text="待市住房和城乡建设局确认")
    assert line.count() == 1 and line.get_by_role("link", name="确认").count() == 0
    life.on("2026-01-07", HOUSING)
    visitor.desk()
    assert "确认市司法局登记的“提交法院”" in visitor.text()
    life.open()
    page.locator("li", has_text="待市住房和城乡建设局确认").get_by_role("link", name="确认").click()
    life.fill({"proof": "法院收据"})
    life.save()
    life.open()
    assert "待市住房和城乡建设局确认" not in visitor.text()


def test_what_turns_out_to_be_no_evidence_leaves_the_list(visitor):
    life = ready(visitor, "（2026）宁05行初447号")
    page = visitor.page
    upload(life, "询问笔录.pdf", "送达回证.pdf")
    page.get_by_role("link", name="编目、举证清单、证据册").click()
    page.get_by_role("button", name="保存编目").click()
    page.goto(visitor.base + life.case + "/papers")
    page.locator("tr", has_text="询问笔录.pdf").get_by_role("link", name="改种类").click()
    page.locator("#f-kind").select_option("legal-opinion")
    page.fill("#f-why", "其实是律师意见")
    page.get_by_role("button", name="改种类").click()
    page.goto(visitor.base + life.case + "/evidence")
    assert "送达回证" in visitor.text() and "询问笔录" not in visitor.text()
    # The list is saved again as it stands.
    page.get_by_role("button", name="保存编目").click()
    assert "已保存证据和依据编目" in visitor.text()


def test_nobody_sorts_the_scan_of_anothers_entry(visitor):
    life = ready(visitor, "（2026）宁05行初448号")
    page = visitor.page
    life.on("2026-01-06", CLERK)
    page.goto(visitor.base + life.case + "/record/opined")
    page.fill("[name=text]", "请抓紧办理")
    page.fill("[name='by.name']", "刘某")
    page.set_input_files("[name=scan]", [{"name": "盖章照片.pdf", "mimeType": "application/pdf", "buffer": pdf_kit.pdf(1)}])
    life.save()
    page.goto(visitor.base + life.case + "/papers")
    path = page.locator("tr", has_text="盖章照片.pdf").get_by_role("link", name="改种类").get_attribute("href")
    life.on("2026-01-06", LAND)
    page.goto(visitor.base + life.case + "/papers")
    assert page.locator("tr", has_text="盖章照片.pdf").get_by_role("link", name="改种类").count() == 0
    assert page.request.get(visitor.base + path).status == 404
    # What came with an entry is no piece of evidence by its name.
    page.goto(visitor.base + life.case + "/evidence")
    assert "盖章照片" not in visitor.text()
