"""What people tripped over in a trial as each role, one test each."""
import io
import re
import zipfile

import paper_text
import pdf_kit
from life import CLERK, HOUSING, JUSTICE, KEEPER, LAND, SIX, Life, pdf


def upload(page, *names, kind=""):
    page.set_input_files("[name=files]", [{"name": name, "mimeType": "application/pdf", "buffer": pdf_kit.pdf(1, label=name.encode().hex())} for name in names])
    page.locator("#f-kind").select_option(kind)
    page.get_by_role("button", name="上传", exact=True).click()


def begin(visitor, number, **fields):
    life = Life(visitor, number)
    life.register("2026-01-05", **fields)
    life.instruct_and_forward("2026-01-05")
    return life


def test_each_piece_of_evidence_is_submitted_and_the_approved_text_is_filed(visitor):
    life = begin(visitor, "（2026）宁05行初421号")
    page = visitor.page
    life.on("2026-01-06", LAND)
    life.step("签收批示件")
    life.step("确定承办人", {"persons.0.name": "王某"})
    page.goto(visitor.base + life.case + "/papers")
    upload(page, *SIX)
    upload(page, "证据1-询问笔录.pdf", "证据2-照片.pdf", "证据3-鉴定.pdf")
    page.get_by_role("link", name="提请审批").click()
    offered = page.locator("legend", has_text="材料").locator("..").inner_text()
    assert all(name in offered for name in ("证据1-询问笔录", "证据2-照片", "证据3-鉴定")), offered
    page.locator("[name='signed-off-by']").fill("周某")
    life.save()
    # The leader can open what he approves.
    life.on("2026-01-06", CLERK)
    life.open()
    page.locator(".step a.button", has_text="审批应诉材料").first.click()
    link = page.get_by_role("link", name=re.compile("行政答辩状"))
    assert page.request.get(visitor.base + link.get_attribute("href")).status == 200
    page.get_by_role("button", name="同意", exact=True).click()
    life.on("2026-01-06", KEEPER)
    life.step("登记用印", {"register-number": "印2026-9"})
    life.on("2026-01-06", CLERK)
    life.step("转送用印材料")
    # Another draft comes in: what is offered for filing stays the approved one.
    life.on("2026-01-07", LAND)
    page.goto(visitor.base + life.case + "/papers")
    upload(page, "行政答辩状（新）.pdf")
    life.open()
    page.locator(".step a.button", has_text="登记提交法院").first.click()
    row = page.locator("label", has_text="行政答辩状").inner_text()
    assert "第1稿" in row and "第2稿" not in row
    # Whoever files the other text all the same is asked.
    place = page.locator("input[type=checkbox][value=defence]").get_attribute("name").split(".")[1]
    page.locator(f"[name='papers.{place}.digest']").evaluate("box => box.value = 'ab'.repeat(32)")
    page.locator("main form button.primary").last.click()
    assert "行政答辩状不是审批、用印的那一稿" in page.inner_text(".ask")
    names = zipfile.ZipFile(io.BytesIO(page.request.get(visitor.base + life.case + "/bundle/court.zip").body())).namelist()
    assert sum("答辩状" in name for name in names) == 1 and not any("（新）" in name for name in names)
    assert [sum(piece in name for name in names) for piece in ("证据1", "证据2", "证据3")] == [1, 1, 1], names


def test_study_records_go_into_the_inner_volume_and_stay_with_their_unit(visitor):
    life = begin(visitor, "（2026）宁05行初422号")
    page = visitor.page
    life.on("2026-01-06", LAND)
    page.goto(visitor.base + life.case + "/papers")
    upload(page, "党组会议纪要.pdf", "法制科意见.pdf")
    assert all("副卷" in page.locator("tr", has_text=name).inner_text() for name in ("党组会议纪要", "法制科意见"))


def test_a_correction_shows_the_days_it_moves_before_it_is_made(visitor):
    life = begin(visitor, "（2026）宁05行初423号")
    page = visitor.page
    # The keeper of the seal sits in the same office; the notice is not his.
    life.on("2026-01-06", KEEPER)
    life.open()
    entry = page.locator("li", has_text="收到应诉通知书").get_by_role("link", name="更正").first.get_attribute("href")
    page.goto(visitor.base + entry)
    page.locator("[name=why]").fill("试试")
    page.locator("#f-day").fill("2026-01-04")
    page.locator("main form button.primary").click()
    assert "只能由原登记单位" in page.inner_text("#summary")
    life.on("2026-01-06", CLERK)
    page.goto(visitor.base + entry)
    # What was said stands with what it was; what was not said is folded.
    assert "原为：2026年1月5日" in visitor.text() and page.locator("main details[open]").count() == 0
    assert page.locator("main section").first.locator("input, select").count() < 16
    page.locator("[name=why]").fill("回执上是四日")
    page.locator("#f-day").fill("2026-01-04")
    page.locator("main form button.primary").click()
    asked = page.inner_text(".ask")
    assert "证据" in asked and "2026年1月20日 → 2026年1月19日" in asked, asked
    assert "发生日期：2026年1月5日 → 2026年1月4日" in asked
    visitor.picture("correct-asked")
    page.locator("main form button.primary").click()
    assert "已更正" in page.inner_text("body")


def test_a_unit_that_nobody_knows_and_a_day_before_the_notice_are_asked_about(visitor):
    life = Life(visitor, "（2026）宁05行初424号")
    life.register("2026-01-05")
    page = visitor.page
    life.on("2026-01-05", CLERK)
    life.step("登记批示")
    life.open()
    page.locator(".step a.button", has_text="转送承办单位").first.click()
    page.locator("[name='units.0.unit']").fill("市自然资源局二")
    page.locator("#f-day").fill("2026-01-02")
    page.locator("main form button.primary").last.click()
    asked = page.inner_text(".ask")
    assert "机构名录里没有市自然资源局二" in asked and "早于" in asked
    page.locator("[name='units.0.unit']").fill("市自然资源局")
    page.locator("#f-day").fill("2026-01-05")
    page.locator("main form button.primary").last.click()
    assert "已登记：转送" in page.inner_text("body")


def test_a_day_to_come_and_a_negative_number_are_refused(visitor):
    life = begin(visitor, "（2026）宁05行初425号")
    page = visitor.page
    life.on("2026-01-06", CLERK)
    life.open()
    life.choose("收到裁判")
    page.locator("[name='served-on']").fill("2026-02-01")
    page.locator("main form button.primary").last.click()
    assert "晚于今天" in page.inner_text("#summary")
    page.goto(visitor.base + life.case + "/record/sealed")
    page.locator("[name=copies]").fill("-3")
    page.locator("main form button.primary").last.click()
    assert "不能是负数" in page.inner_text("#summary")


def test_amounts_are_written_and_read_in_yuan(visitor):
    life = Life(visitor, "（2026）宁05行初413号")
    life.register("2026-01-05")
    page = visitor.page
    page.goto(visitor.base + life.case + "/record/compensation-paid")
    assert "金额（元）" in page.inner_text("main")
    page.fill("[name=amount]", "30,000.123")
    page.locator("main form button.primary").last.click()
    assert "不是金额，请按 12345.00 填写" in page.inner_text("#summary")
    assert page.input_value("[name=amount]") == "30,000.123"
    page.fill("[name=amount]", "3万元")
    life.save()
    life.open()
    entry = page.locator("li", has_text="支付赔偿").filter(has_text="30,000.00元")
    page.goto(visitor.base + entry.get_by_role("link", name="更正").first.get_attribute("href"))
    assert page.input_value("[name=amount]") == "30,000.00"
    page.fill("[name=amount]", "30,000.50")
    page.fill("[name=why]", "漏记五角")
    life.save()
    life.open()
    assert "30,000.50元" in page.inner_text("main")


def test_until_it_is_forwarded_the_intake_office_answers_for_it(visitor):
    life = Life(visitor, "（2026）宁05行初426号")
    life.register("2026-01-05")
    page = visitor.page
    life.on("2026-01-26", LAND)
    visitor.desk()
    row = page.locator(".desk li", has_text="宁05行初426号").first.inner_text()
    assert "尚未转送本单位" in row
    assert page.locator(".desk li", has_text="宁05行初426号").first.locator("a").count() == 0
    visitor.role(JUSTICE)
    page.goto(visitor.base + "/ledger?range=7&unit=市政府办公室")
    assert any("拟由市自然资源局承办" in row for row in page.locator("tr", has_text="宁05行初426号").all_inner_texts())
    page.goto(visitor.base + "/ledger?range=7&unit=市自然资源局")
    assert "宁05行初426号" not in visitor.text()
    page.goto(visitor.base + "/leads")
    lead = page.locator("section, .card", has_text="宁05行初426号").last.inner_text()
    assert "市政府办公室" in lead


def test_nobody_else_can_put_words_into_the_systems_mouth(visitor):
    page = visitor.page
    visitor.role(CLERK)
    page.goto(visitor.base + "/cases?done=案件已撤销，请勿办理")
    assert "请勿办理" not in page.inner_text("body")


def test_not_to_appeal_is_one_click_away(visitor):
    life = Life(visitor, "（2026）宁05行初427号")
    life.to_filing("2026-01-05", "2026-01-12")
    life.on("2026-02-09", LAND)
    life.other("收到裁判", {"document": "judgment", "served-on": "2026-02-09", "outcomes.0.outcome": "revoke"})
    page = visitor.page
    life.open()
    assert "申请再审" not in visitor.text().split("办理过程")[0]
    page.goto(visitor.base + life.case + "/record/appeal-proposed?decision=D1&unit=市自然资源局")
    page.get_by_role("link", name=re.compile("不上诉的，改填")).click()
    assert "不上诉" in page.inner_text("h1") and "decision=D1" in page.url
    # What was passed over is not ticked as done.
    strip = page.request.get(visitor.base + life.case).text()
    assert re.search(r'<li class="done">提交法院', strip) and re.search(r'<li class="[^"]*">开庭', strip) and not re.search(r'<li class="done">开庭', strip)


def test_thirty_plaintiffs_pasted_into_one_field_are_thirty(visitor):
    life = Life(visitor, "（2026）宁05行初428号")
    names = [f"村民{number}" for number in range(1, 31)]
    life.register("2026-01-05", **{"plaintiffs.0.name": "、".join(names)})
    page = visitor.page
    page.goto(visitor.base + life.case)
    assert "村民1等30人" in visitor.text()


def test_a_return_says_why_on_the_desk_and_the_leader_has_his_button(visitor):
    life = begin(visitor, "（2026）宁05行初429号")
    page = visitor.page
    life.prepare("2026-01-06", LAND)
    life.on("2026-01-06", "中卫市人民政府 · 刘某")
    life.open()
    page.locator(".step a.button", has_text="审批应诉材料").first.click()
    page.locator("[name=text]").fill("原告姓名写错")
    page.get_by_role("button", name="退回", exact=True).click()
    visitor.role(LAND)
    visitor.desk()
    assert any("退回：原告姓名写错" in row for row in page.locator(".desk li", has_text="宁05行初429号").all_inner_texts())


def test_what_happened_is_found_by_what_people_call_it_by_its_stage_and_by_the_part_of_the_work(visitor):
    life = begin(visitor, "（2026）宁05行初430号")
    page = visitor.page
    visitor.role(LAND)
    page.goto(visitor.base + life.case + "/record")
    visitor.picture("choose")
    # Nothing is unfolded, what can follow now stands on top, and the search has the focus.
    assert page.locator("#all details[open]").count() == 0 and page.locator("#all details").count() > 12
    usual = page.locator("#usual a").all_inner_texts()
    assert 0 < len(usual) <= 8 and "签收批示件" in usual and "收到裁判" not in usual
    assert page.evaluate("document.activeElement.name") == "q"
    # As one types: what is called so, and nothing else.
    page.keyboard.type("局长去不了")
    found = page.locator("#all li:visible a").all_inner_texts()
    assert found == ["负责人不能出庭"] and not page.locator("#usual").is_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/record/head-unavailable")
    # An act of another is named with whose it is, and is no link.
    page.goto(visitor.base + life.case + "/record")
    page.fill("#q", "审查上诉意见")
    assert page.locator("#all li:visible a").count() == 0 and "由市司法局" in page.locator("#all li:visible").inner_text()
    # Without a script the button asks the same of the server.
    page.goto(visitor.base + life.case + "/record?q=改期")
    assert page.locator("#all li a").all_inner_texts() == ["改期开庭"] and page.locator("#all details[open]").count() == 1
    page.goto(visitor.base + life.case + "/record?q=没有这种事")
    assert "没有叫“没有这种事”的事项" in visitor.text()
    for width in (683, 390):
        page.set_viewport_size({"width": width, "height": 844})
        page.goto(visitor.base + life.case + "/record")
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_signature_on_paper_counts_on_its_own_day_with_its_scan(visitor):
    """The leader signed on Friday, the clerk types it in on Monday: the sheet and the course of the case show Friday."""
    life = Life(visitor, "（2026）宁05行初414号")
    life.register("2026-01-05")
    life.instruct_and_forward("2026-01-05")
    life.prepare("2026-01-07", LAND)
    life.on("2026-01-12", CLERK)
    life.open()
    page = visitor.page
    page.locator(".step a.button", has_text="审批应诉材料").first.click()
    page.set_input_files("[name=scan]", [pdf("签批件.pdf")])
    for day, says in (("2026-01-06", "早于提请审批之日"), ("2026-01-13", "晚于今天"), ("2026-02-30", "没有这一天")):
        page.fill("#f-day", day)
        page.fill("#f-post", "常务副市长")
        page.get_by_role("button", name="同意", exact=True).click()
        assert says in page.inner_text("#summary")
        assert page.input_value("#f-day") == day and page.input_value("#f-post") == "常务副市长" and "签批件.pdf ✓" in page.inner_text("main")
    page.fill("#f-day", "2026-01-09")
    page.get_by_role("button", name="同意", exact=True).click()
    page.goto(visitor.base + life.case + "/sheet/S1")
    assert "1月9日" in page.inner_text("article")
    page.goto(visitor.base + life.case + "/papers")
    assert "签批件.pdf" in page.inner_text("main") and "副卷" in page.locator("tr", has_text="签批件.pdf").inner_text()
    # It stands on that day in the course of the case.
    assert re.search(r"1月9日\s+同意", life.text())


def made(life, kind, tmp_path, query=""):
    path = tmp_path / f"{kind}.docx"
    path.write_bytes(life.page.request.get(f"{life.visitor.base}{life.case}/papers/{kind}?{query}").body())
    return paper_text.text(path)


def test_each_agent_has_his_own_powers(visitor, tmp_path):
    life = Life(visitor, "（2026）宁05行初415号")
    life.register("2026-01-05")
    life.other("确定出庭人员", {
        "head.name": "刘某", "head.post": "副市长", "agents.0.name": "王某", "agents.0.kind": "staff", "agents.0.powers": "一般代理",
        "agents.1.name": "赵律师", "agents.1.kind": "lawyer", "agents.1.powers": "特别授权：代为承认、变更诉讼请求"})
    assert "代理权限：王某：一般代理；赵律师：特别授权：代为承认、变更诉讼请求" in made(life, "poa", tmp_path)


def test_of_two_defendants_each_has_its_own_head(visitor, tmp_path):
    life = Life(visitor, "（2026）宁0502行初416号")
    life.register("2026-01-05", **{
        "court": "中卫市沙坡头区人民法院", "act.maker": "市住房和城乡建设局", "reconsideration": "upheld", "sued": "both", "defendants.0.organ": "市住房和城乡建设局",
        "defendants.0.standing": "defendant", "defendants.1.organ": "中卫市人民政府", "defendants.1.standing": "co-defendant"})
    life.instruct_and_forward("2026-01-05")
    life.on("2026-01-06", CLERK)
    life.other("确定出庭人员", {"head.name": "刘某", "head.post": "副市长"})
    assert "刘某" in made(life, "head-cert", tmp_path, "unit=市司法局")
    assert "刘某" not in made(life, "head-cert", tmp_path, "unit=市住房和城乡建设局")
    # What is sued of the government is its decision on review.
    assert "诉我机关行政复议决定一案" in made(life, "defence", tmp_path, "unit=市司法局")
    assert "诉我机关征收补偿决定一案" in made(life, "defence", tmp_path, "unit=市住房和城乡建设局")
    life.other("确定出庭人员", {"defendant": "市住房和城乡建设局", "head.name": "胡某", "head.post": "局长"})
    assert "胡某" in made(life, "head-cert", tmp_path, "unit=市住房和城乡建设局") and "刘某" in made(life, "head-cert", tmp_path, "unit=市司法局")


def test_a_paper_with_blanks_or_old_data_is_told_in_red_before_it_goes_on(visitor):
    life = Life(visitor, "（2026）宁05行初417号")
    life.register("2026-01-05")
    life.instruct_and_forward("2026-01-05")
    life.on("2026-01-06", LAND)
    page = visitor.page
    page.goto(visitor.base + life.case + "/papers")
    defence = page.request.get(visitor.base + life.case + "/papers/defence").body()
    page.set_input_files("[name=files]", [{"name": "行政答辩状.docx", "mimeType": "application/octet-stream", "buffer": defence}])
    page.get_by_role("button", name="上传", exact=True).click()
    page.goto(visitor.base + life.case + "/record/submitted-for-approval")
    assert re.search(r"行政答辩状（行政答辩状.docx）还有\d处【待填】", page.locator(".badge.red").first.inner_text())
    visitor.picture("submission-alerts")


def test_nobody_takes_down_what_another_unit_took_in(visitor):
    life = Life(visitor, "（2026）宁05行初418号")
    life.register("2026-01-05")
    page = visitor.page
    page.goto(visitor.base + life.case + "/papers")
    upload(page, "起诉状副本.pdf", kind="notice")
    life.instruct_and_forward("2026-01-05")
    life.on("2026-01-06", LAND)
    page.goto(visitor.base + life.case + "/papers")
    row = page.locator("tr", has_text="起诉状副本.pdf")
    assert row.get_by_role("link", name="撤下").count() == 0
    file = row.locator("a[href*='/files/']").get_attribute("href").split("/")[-1]
    page.goto(f"{visitor.base}{life.case}/record/paper-withdrawn?paper-kind=notice&name=起诉状副本.pdf&file={file}")
    page.locator("main form button.primary").last.click()
    assert "“起诉状副本.pdf”是市政府办公室的材料" in page.inner_text("#summary")


def test_two_files_of_one_name_sent_together_are_two_pieces(visitor):
    life = begin(visitor, "（2026）宁05行初419号")
    life.on("2026-01-06", LAND)
    page = visitor.page
    page.goto(visitor.base + life.case + "/papers")
    files = [{"name": "测绘.pdf", "mimeType": "application/pdf", "buffer": pdf_kit.pdf(pages)} for pages in (1, 2)]
    page.locator("#f-kind").select_option("evidence")
    page.set_input_files("[name=files]", files)
    page.get_by_role("button", name="上传", exact=True).click()
    page.get_by_role("link", name="编目、举证清单、证据册").click()
    text = visitor.text()
    assert "新上传 2 件还没有编目" in text and "测绘（2）" in text


def test_another_draft_than_the_approved_one_is_told_in_red_on_the_list(visitor):
    life = Life(visitor, "（2026）宁05行初420号")
    life.register("2026-01-05")
    life.instruct_and_forward("2026-01-05")
    life.prepare("2026-01-06", LAND)
    page = visitor.page
    page.goto(visitor.base + life.case + "/papers")
    assert page.locator(".badge.red").count() == 0
    upload(page, "行政答辩状.pdf")
    assert page.locator(".badge.red").all_inner_texts() == ["■ 现有第2稿，报批的是第1稿"]
    life.open()
    assert "■ 现有第2稿，报批的是第1稿" in page.inner_text("main")
