"""Eight whole lives on the pages, as their people click them; what the law makes of each is the scenarios'; issue 3."""
import re

import pytest

from life import CLERK, HOUSING, JUSTICE, JUSTICE_HANDLER, LAND, Life


@pytest.fixture
def life(visitor, request):
    return lambda number: Life(visitor, number)


def hearing(life, told_on, at, held_on, role=LAND, **held):
    """Notice of the hearing, who appears, what happened, and its verification by the Bureau of Justice."""
    life.on(told_on, CLERK)
    life.other("开庭通知", {"at": at, "place": "第三审判庭"})
    life.step("确定出庭负责人和诉讼代理人")
    life.on(held_on, role)
    life.step("登记开庭和出庭情况", {"head-appeared": "true", "spoke": "true", **held})
    life.on(held_on, JUSTICE)
    life.step("核实负责人出庭情况", {"head-appeared": "true"})


def judged(life, day, outcome, document="judgment", role=CLERK, **more):
    life.on(day, role)
    life.other("收到裁判", {"document": document, "served-on": day, "outcomes.0.outcome": outcome, **more})


def served(life, party="马某"):
    life.other("他方收到裁判", {"party": party})


def test_won(life):
    """Filed, heard with a deputy mayor, claims dismissed, in effect, closed and archived."""
    life = life("（2026）宁05行初301号")
    life.to_filing("2026-01-05", "2026-01-12")
    hearing(life, "2026-01-20", "2026-01-28 09:30", "2026-01-28")
    judged(life, "2026-03-02", "dismiss-claims")
    served(life)
    life.on("2026-03-18", JUSTICE)
    life.open()
    life.visitor.picture("life-won")
    life.on("2026-03-18", LAND)
    life.other("结案", {"reason": "判决生效，无履行内容"})
    life.step("立卷归档", {"file-number": "2026-行诉-301", "pages": "96"})
    text = life.text()
    assert re.search(r"已办\s+立卷归档", text), text
    assert re.search(r"已办\s+行政机关负责人出庭应诉", text)


def test_lost_and_reported(life):
    """The act is revoked, nobody appeals; the report goes in on the fifteenth day after effect and is copied to the Bureau of Justice."""
    life = life("（2026）宁05行初302号")
    life.to_filing("2026-01-05", "2026-01-12")
    hearing(life, "2026-01-20", "2026-01-28 09:30", "2026-01-28")
    judged(life, "2026-03-02", "revoke")
    served(life)
    life.on("2026-03-05", LAND)
    life.other("不上诉意见", {"opinion": "不上诉", "reason": "事实不清，无改判可能"})
    life.on("2026-03-18", LAND)
    life.open()
    life.page.locator(".step a.button", has_text="提交败诉案件分析报告").click()
    assert "征收补偿决定" in life.page.input_value("[name='sections.facts']") and "出庭应诉" in life.page.input_value("[name='sections.appearance']")
    assert "撤销" in life.page.input_value("[name='sections.judgment']")
    life.visitor.picture("loss-report")
    life.visitor.day("2026-04-02")
    life.step("提交败诉案件分析报告", {"sections.causes": "程序证据不足。措施：征收前先公告并留存送达凭证，责任人周某。", "causes": "违反法定程序"})
    life.on("2026-04-03", JUSTICE)
    life.other("抄送签收")
    text = life.text()
    assert re.search(r"已办\s+提交败诉案件分析报告", text) and re.search(r"已办\s+败诉案件分析报告抄送", text)


def test_appeal_from_a_ruling_over_a_long_holiday(life):
    """Ten days from 11 February end on the 24th after the holiday; three steps and the filing fit only because the office hurries."""
    life = life("（2026）宁05行初303号")
    life.to_filing("2026-01-05", "2026-01-12")
    judged(life, "2026-02-11", "jurisdiction-dismissed", document="ruling")
    life.on("2026-02-12", LAND)
    life.open()
    life.visitor.picture("appeal-ruling")
    life.step("提出是否上诉的意见", {"opinion": "要求上诉"})
    life.on("2026-02-13", JUSTICE)
    life.step("审查上诉意见", {"opinion": "建议上诉"})
    life.on("2026-02-14", CLERK)
    life.step("审定是否上诉", {"decision": "appeal"})
    life.on("2026-02-24", LAND)
    life.step("在法定期限内提起上诉")
    text = life.text()
    assert re.search(r"已办\s+对一审裁定上诉（中卫市人民政府）", text), text


def test_joint_defendants(life):
    """Reconsideration upheld: two defendants, two units, two approvals and seals; only the reconsideration is lost, only the Bureau of Justice reports."""
    life = life("（2026）宁0502行初304号")
    life.register("2026-01-05", **{
        "court": "中卫市沙坡头区人民法院", "act.maker": "市住房和城乡建设局", "reconsideration": "upheld", "sued": "both", "defendants.0.organ": "市住房和城乡建设局",
        "defendants.0.standing": "defendant", "defendants.1.organ": "中卫市人民政府", "defendants.1.standing": "co-defendant",
    })
    life.instruct_and_forward("2026-01-05")
    life.prepare("2026-01-06", HOUSING)
    life.prepare("2026-01-06", JUSTICE_HANDLER)
    life.on("2026-01-07", CLERK)
    life.open()
    life.page.locator(".step a.button", has_text="审批应诉材料").first.click()
    assert "市住房和城乡建设局（原行政行为部分）" in life.visitor.text()
    life.visitor.picture("sheet-joint")
    life.approve_and_seal("2026-01-07", count=2)
    life.file("2026-01-12", HOUSING)
    life.file("2026-01-13", JUSTICE_HANDLER)
    text = life.text()
    assert re.search(r"已办\s+提交证据和所依据的规范性文件（市住房和城乡建设局）", text) and re.search(r"已办\s+提交证据和所依据的规范性文件（中卫市人民政府）", text)
    assert "市住房和城乡建设局印章" in text and "中卫市人民政府印章" in text
    judged(life, "2026-03-02", "dismiss-claims", **{"outcomes.0.part": "act", "outcomes.1.part": "reconsideration", "outcomes.1.outcome": "confirm-illegal"})
    served(life)
    life.on("2026-03-18", JUSTICE_HANDLER)
    text = life.text()
    assert "提交败诉案件分析报告，抄送市司法局（复议部分）" in text, "the page names the part"
    life.visitor.picture("life-joint")


def test_remand(life):
    """Lost, appealed, sent back: a new number, fifteen days from the copy that is served anew, the same unit, and no second objection to jurisdiction."""
    life = life("（2026）宁05行初305号")
    life.to_filing("2026-01-05", "2026-01-12")
    judged(life, "2026-02-02", "revoke")
    life.on("2026-02-03", LAND)
    life.step("提出是否上诉的意见")
    life.on("2026-02-04", JUSTICE)
    life.step("审查上诉意见", {"opinion": "建议上诉"})
    life.on("2026-02-05", CLERK)
    life.step("审定是否上诉", {"decision": "appeal"})
    life.on("2026-02-06", LAND)
    life.step("在法定期限内提起上诉")
    later_notice(life, "2026-03-02", "second", "（2026）宁行终35号")
    judged(life, "2026-05-11", "remand", document="ruling")
    later_notice(life, "2026-06-01", "remand", "（2026）宁05行初399号", {"copy-served": "true"})
    assert "（2026）宁05行初399号" in life.text()
    life.visitor.picture("life-remand")
    life.instruct_and_forward("2026-06-02")
    life.on("2026-06-02", LAND)
    life.open()
    assert life.page.locator(".step a.button", has_text="签收批示件").count() == 1


def later_notice(life, day, instance, number, more={}):
    """Another proceeding of the same dispute: the notice is registered on the case itself."""
    life.on(day, CLERK)
    life.other("收到应诉通知书、起诉状副本", {"number": number, "instance": instance, **more})


def test_retrial(life):
    """Final judgment against the government; consent first, then the application inside six months; a retrial is ordered."""
    life = life("（2026）宁05行初306号")
    life.to_filing("2026-01-05", "2026-01-12")
    judged(life, "2026-02-02", "dismiss-claims")
    served(life)
    life.on("2026-02-10", CLERK)
    life.other("收到上诉状", {"by-party": "马某"})
    later_notice(life, "2026-03-02", "second", "（2026）宁行终36号")
    judged(life, "2026-04-01", "revoke")
    life.on("2026-04-20", LAND)
    life.other("提出再审意见", {"opinion": "适用法律错误", "reason": "见附件"})
    life.on("2026-04-27", CLERK)
    life.step("决定是否同意申请再审")
    life.on("2026-05-06", LAND)
    life.step("申请再审")
    later_notice(life, "2026-06-15", "retrial", "（2026）宁行再5号")
    life.other("裁定再审", {"procedure": "second"})
    text = life.text()
    assert "（2026）宁行再5号" in text and re.search(r"已办\s+决定是否同意申请再审", text), text
    life.visitor.picture("life-retrial")


def test_withdrawn_after_the_act_was_changed(life):
    """The act is changed, the court is told in writing, the plaintiff withdraws: no loss, no report, every duty ended."""
    life = life("（2026）宁05行初307号")
    life.to_filing("2026-01-05", "2026-01-12")
    life.on("2026-01-26", LAND)
    life.other("改变被诉行为", {"terms": "撤销征收补偿决定，重新作出"})
    life.step("把改变被诉行政行为书面告知人民法院")
    life.other("申请撤诉", {"reason": "被告已改变行政行为"})
    judged(life, "2026-02-04", "withdraw-after-change", document="ruling")
    text = life.text()
    assert re.search(r"已办\s+把改变被诉行政行为书面告知人民法院", text)
    life.on("2026-02-05", LAND)
    life.other("结案", {"reason": "准许撤诉"})
    life.visitor.picture("life-withdrawn")


def test_a_hearing_moved_by_phone_and_the_head_cannot_come(life):
    """The court calls: the hearing is the day after tomorrow. The head is away; the three days are already gone, which is the court's doing."""
    life = life("（2026）宁05行初308号")
    life.to_filing("2026-01-05", "2026-01-12")
    life.on("2026-01-14", CLERK)
    life.other("开庭通知", {"at": "2026-02-05 09:30", "place": "第三审判庭"})
    life.step("确定出庭负责人和诉讼代理人")
    life.on("2026-01-19", CLERK)
    life.other("改期开庭", {"at": "2026-01-21 09:30", "notified-on": "2026-01-19", "source.medium": "phone", "source.from": "王法官", "source.taken-by": "李某"})
    life.open()
    life.page.get_by_role("link", name="通知名单").first.click()
    text = life.visitor.text()
    assert "未告知" in text and "刘某" in text and "市自然资源局" in text
    life.visitor.picture("tell-list")
    life.page.locator("input[type=checkbox]").nth(0).check()
    life.page.locator("main form button.primary").click()
    assert "已告知" in life.visitor.text()
    life.on("2026-01-19", LAND)
    life.open()
    life.choose("负责人不能出庭")
    assert "马某（市长）" in life.visitor.text(), "other heads are offered first"
    life.fill({"ground": "irreplaceable-duty", "proof": "自治区防汛会议通知"})
    life.save()
    life.step("向法院提交负责人不能出庭的证明材料")
    life.on("2026-01-21", LAND)
    life.step("登记开庭和出庭情况", {"head-appeared": "false", "spoke": "", "head.name": "", "head.post": "", "agents.0.name": "王某", "agents.0.kind": "staff", "agents.0.handler": "true"})
    life.other("法院认可不出庭理由")
    text = life.text()
    assert "法院通知到达时已不足" in text, text
    life.visitor.picture("life-moved-hearing")
