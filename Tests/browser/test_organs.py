"""第二十五条: counties and departments answer by their own people; who is not on a case does not find it."""
import pytest
from conftest import Visitor
from life import CLERK, JUSTICE, JUSTICE_HANDLER, KEEPER, Life

COUNTY, COUNTY_KEEPER, COUNTY_LEADER = "沙坡头区政府办公室 · 文某", "沙坡头区政府办公室 · 常某", "沙坡头区人民政府 · 白某"
COUNTY_JUSTICE, COUNTY_HOUSING = "沙坡头区司法局 · 鲍某", "沙坡头区住房和城乡建设局 · 申某"
POLICE_OFFICE, POLICE_HEAD, POLICE = "市公安局 · 韦某", "市公安局 · 石某", "市公安局 · 丁某"
CITY_LEADER = "中卫市人民政府 · 刘某"


def status(visitor, path):
    return visitor.page.request.get(visitor.base + path, max_redirects=0).status


def stranger(visitor, role, life):
    """Neither the case's page, nor any list, nor the search says a word of it."""
    visitor.role(role)
    assert status(visitor, life.case) == 404, role
    for path in ("/", "/cases", f"/cases?q={life.number}", "/ledger?range=all", "/books/intake?from=2026-01-01&through=2026-12-31"):
        visitor.page.goto(visitor.base + path)
        assert life.number not in visitor.text(), (role, path)


def test_a_countys_case_is_run_by_its_own_people_and_the_city_only_watches(visitor):
    life = Life(visitor, "（2026）宁05行初601号", COUNTY, COUNTY_KEEPER)
    visitor.role(COUNTY)
    visitor.page.goto(visitor.base + "/register")
    assert visitor.page.input_value("[name='defendants.0.organ']") == "沙坡头区人民政府"
    life.to_filing("2026-01-12", "2026-01-19", COUNTY_HOUSING, **{"act.maker": "沙坡头区住房和城乡建设局"})
    life.open()
    assert "现由" not in visitor.text() and "（参照" not in visitor.text()
    visitor.role(COUNTY)
    life.open()
    # Its own offices by their names, its own days, and the paper by which it applies the measures.
    assert "沙坡头区政府办公室" in life.text() and "市政府办公室" not in visitor.text().replace("沙坡头区政府办公室", "")
    for role in (CLERK, KEEPER, CITY_LEADER, JUSTICE_HANDLER, POLICE_OFFICE, POLICE):
        stranger(visitor, role, life)
    # 市司法局 sees days and course, no paper of it, and records nothing on it.
    visitor.role(JUSTICE)
    life.open()
    text = life.text()
    assert life.number in text and "提交法院" in text and "登记其他事项" not in text and "案件材料" not in text
    for page in ("papers", "evidence", "archive", "sheet", "sheet/S1", "record", "record/urged", "bundle/all.zip", "papers/defence"):
        assert status(visitor, f"{life.case}/{page}") == 404, page
    visitor.page.goto(visitor.base + "/office")
    assert "沙区政办发〔2022〕18号" in visitor.text()


def test_every_desk_of_a_county_holds_its_own_work(visitor):
    visitor.role(COUNTY)
    visitor.day("2026-02-13")
    assert "（2026）宁05行初224号" in visitor.text() and "（2026）宁05行初21号" not in visitor.text()
    visitor.picture("desk-county")
    visitor.role(COUNTY_KEEPER)
    assert "登记用印" in visitor.text() and "（2026）宁05行初208号" in visitor.text()
    visitor.role(COUNTY_JUSTICE)
    assert "（2025）宁05行初288号" in visitor.text() and "审查" in visitor.text()
    visitor.role(COUNTY_HOUSING)
    assert "（2026）宁05行初211号" in visitor.text()
    # What is not his to do is his own government's office's.
    refused = visitor.page.request.get(visitor.base + "/register", max_redirects=0)
    assert refused.status == 422 and "此事由沙坡头区政府办公室办理" in refused.text()
    visitor.role(POLICE)
    assert "此事由市政府办公室办理" in visitor.page.request.get(visitor.base + "/register", max_redirects=0).text()
    visitor.role(CLERK)
    for number in ("宁05行初224号", "宁05行初208号", "宁05行初211号", "（2025）宁05行初288号"):
        assert number not in visitor.text(), number


def test_a_department_sued_alone_answers_by_itself(visitor):
    life = Life(visitor, "（2026）宁0502行初602号", POLICE_OFFICE, POLICE_HEAD)
    visitor.role(POLICE_OFFICE)
    visitor.page.goto(visitor.base + "/register")
    assert visitor.page.input_value("[name='defendants.0.organ']") == "市公安局"
    life.to_filing("2026-01-12", "2026-01-19", POLICE, **{"act.maker": "市公安局", "court": "中卫市沙坡头区人民法院"})
    # The measures are not the department's own: their days are a reminder, the statute's are not.
    text = life.text()
    assert "没有登记参照适用本办法，只作提示" in visitor.page.content() or "逾期" not in text
    for role in (CLERK, KEEPER, CITY_LEADER, COUNTY):
        stranger(visitor, role, life)


def test_who_approves_for_one_does_not_seal_though_he_has_both_functions(visitor):
    life = Life(visitor, "（2026）宁0502行初603号", POLICE_OFFICE, POLICE_HEAD)
    life.register("2026-01-12", **{"act.maker": "市公安局", "court": "中卫市沙坡头区人民法院"})
    life.instruct_and_forward("2026-01-12")
    life.prepare("2026-01-13", POLICE)
    # 石某 is 分管领导 and 印章保管人 of his bureau: what he approved himself another must seal.
    life.on("2026-01-14", POLICE_HEAD)
    life.open()
    life.page.locator(".step a.button", has_text="审批应诉材料").first.click()
    life.page.get_by_role("button", name="同意", exact=True).click()
    life.open()
    # It is not offered to him, and refused where he goes to the page himself.
    assert life.page.locator(".step a.button", has_text="登记用印").count() == 0
    life.page.goto(visitor.base + life.case + "/record/sealed?submission=S1")
    life.page.locator("main form button.primary").last.click()
    if life.page.locator(".ask").count():
        life.page.locator("main form button.primary").last.click()
    assert "审批人不能为自己审批的材料用印" in life.page.inner_text("#summary")


def test_city_and_county_sued_together_each_forward_and_approve_their_own(visitor):
    life = Life(visitor, "（2026）宁05行初604号")
    life.register("2026-01-12", **{
        "act.maker": "沙坡头区住房和城乡建设局", "reconsideration": "upheld", "sued": "both", "defendants.0.organ": "沙坡头区人民政府", "defendants.0.standing": "defendant",
        "defendants.1.organ": "中卫市人民政府", "defendants.1.standing": "co-defendant",
    })
    life.step("登记批示")
    life.step("转送承办单位", {"units.0.unit": "市司法局", "units.0.part": "reconsideration", "units.1.unit": "", "units.1.part": ""})
    # The county has its own notice to instruct and forward; the city's forwarding did not do it for it.
    life.on("2026-01-13", COUNTY)
    life.step("登记批示", {"text": "请区住建局应诉"})
    life.step("转送承办单位", {"units.0.unit": "沙坡头区住房和城乡建设局", "units.0.part": "act", "units.1.unit": "", "units.1.part": ""})
    life.prepare("2026-01-14", COUNTY_HOUSING)
    life.prepare("2026-01-14", JUSTICE_HANDLER)
    # Each office finds its own to approve, and no button for the other's.
    for role, own in ((CLERK, "市司法局"), (COUNTY, "沙坡头区住房和城乡建设局")):
        life.on("2026-01-15", role)
        life.open()
        buttons = life.page.locator(".step a.button", has_text="审批应诉材料")
        assert buttons.count() == 1, role
        buttons.click()
        assert own in visitor.text(), role
        life.page.get_by_role("button", name="同意", exact=True).click()
    visitor.role(CLERK)
    other = life.page.request.get(f"{visitor.base}{life.case}/sheet/S1").text() + life.page.request.get(f"{visitor.base}{life.case}/sheet/S2").text()
    assert "同意</button>" not in other
    # 批示 of the county's leader is the county's, and the city's the city's.
    visitor.role(JUSTICE_HANDLER)
    assert "请区住建局应诉" not in life.text()
    visitor.role(COUNTY_HOUSING)
    assert "请区住建局应诉" in life.text()


def test_a_countys_office_keeps_its_own_register_and_no_other(visitor):
    page = visitor.page
    visitor.role(COUNTY)
    visitor.day("2026-02-13")
    page.goto(visitor.base + "/office/functions-held?name=市公安局")
    page.fill("[name=day]", "2026-02-10")
    page.select_option("[name='holds.0.function']", "intake-office")
    page.fill("[name='holds.0.of']", "中卫市人民政府")
    page.locator("main form button.primary").click()
    assert "只能登记本机关" in page.inner_text("#summary")
    # Its own seal passes to its own bureau of justice, from the day on.
    page.goto(visitor.base + "/office/functions-held?name=沙坡头区司法局")
    assert page.input_value("[name='holds.0.function']") == "oversight-office"
    page.fill("[name=day]", "2026-02-10")
    page.select_option("[name='holds.1.function']", "seal-keeper")
    page.fill("[name='holds.1.of']", "沙坡头区人民政府")
    page.locator("main form button.primary").click()
    row = page.locator("tr", has_text="中卫市沙坡头区司法局").inner_text()
    assert "印章保管人" in row and "监督机构" in row
    assert "印章保管人" not in page.locator("tr", has_text="中卫市沙坡头区人民政府办公室").inner_text()
    # As it was the day before: asked by day.
    page.goto(visitor.base + "/office?day=2026-02-09")
    assert "按 2026年2月9日 的情况显示" in visitor.text()
    assert "印章保管人" in page.locator("tr", has_text="中卫市沙坡头区人民政府办公室").inner_text() and "印章保管人" not in page.locator("tr", has_text="中卫市沙坡头区司法局").inner_text()
    # The keeper of before has nothing to seal any more: the case waits for the new one.
    visitor.role(COUNTY_KEEPER)
    assert "（2026）宁05行初208号" not in visitor.text()


def test_a_notice_for_another_organ_is_recorded_and_goes_to_its_desk(visitor):
    page = visitor.page
    visitor.role(CLERK)
    visitor.day("2026-02-13")
    page.goto(visitor.base + "/register")
    page.locator("details summary").first.click()
    for name, value in {"number": "（2026）宁05行初605号", "plaintiffs.0.name": "马某", "act.title": "行政处罚", "act.maker": "沙坡头区住房和城乡建设局", "defendants.0.organ": "沙坡头区人民政府"}.items():
        page.fill(f"[name='{name}']", value)
    page.get_by_role("button", name="登记并呈批", exact=True).click()
    assert "由沙坡头区人民政府收文、办理" in visitor.text()
    page.locator("#go").click()
    assert "转由应诉机关自己的收文机构办理" in page.inner_text("body")
    visitor.role(COUNTY)
    assert "（2026）宁05行初605号" in visitor.text()


@pytest.mark.parametrize("role", [CLERK, COUNTY])
def test_a_number_that_another_organ_has_is_asked_about_and_nothing_of_it_is_told(visitor, role):
    page = visitor.page
    visitor.role(role)
    number, secret = ("（2026）宁05行初224号", "罗某") if role == CLERK else ("（2026）宁05行初21号", "孙某")
    page.goto(visitor.base + "/register")
    for name, value in {"number": number, "plaintiffs.0.name": "钱某", "act.title": "行政处罚"}.items():
        page.fill(f"[name='{name}']", value)
    page.get_by_role("button", name="登记并呈批", exact=True).click()
    assert "由其他机关登记" in visitor.text() and secret not in visitor.text()


def test_a_county_that_is_not_set_up_is_asked_to_be_before_anything_is_decided_for_it(visitor):
    life = Life(visitor, "（2026）宁05行初606号")
    life.register("2026-01-12", **{"act.maker": "中宁县人民政府", "defendants.0.organ": "中宁县人民政府", "defendants.0.standing": "defendant"})
    life.open()
    life.page.locator(".step a.button", has_text="登记批示").first.click()
    life.page.locator("main form button.primary").last.click()
    assert "中宁县人民政府还没有登记由谁承担" in life.page.inner_text("#summary") and "机构与负责人" in life.page.inner_text("#summary")


def test_the_bureau_of_justice_looks_at_the_whole_city_and_writes_to_a_county_from_its_row(visitor):
    page = visitor.page
    visitor.role(JUSTICE)
    visitor.day("2026-02-13")
    page.get_by_role("link", name="全市一览").click()
    text = visitor.text()
    assert "市自然资源局" in text and "沙坡头区政府办公室" in text and "距法定届满最紧的五件" in text and "承办单位未落实的事项" in text
    visitor.picture("city")
    own = page.locator("tbody tr").filter(has=page.get_by_role("link", name="市司法局", exact=True))
    assert own.get_by_role("button").count() == 0
    row = page.locator("tbody tr").filter(has=page.get_by_role("link", name="沙坡头区政府办公室", exact=True))
    assert row.get_by_role("button").inner_text() == "函告"
    docket = row.get_by_role("link").nth(1).get_attribute("href")
    row.get_by_role("button").click()
    assert "已函告沙坡头区政府办公室" in page.inner_text("body")
    # Whom it was written to reads it on the case.
    visitor.role(COUNTY)
    page.goto(visitor.base + docket)
    assert "函告" in visitor.text() and "市司法局" in visitor.text()
    for role in (CLERK, COUNTY, POLICE):
        visitor.role(role)
        assert status(visitor, "/city") == 404, role
    visitor.role(COUNTY_JUSTICE)
    page.goto(visitor.base + "/city")
    assert "沙坡头区人民政府一览" in visitor.text() and "市自然资源局" not in visitor.text()


def test_a_bureau_without_a_clerk_of_its_own_is_told_of_before_its_case_is_registered(visitor):
    page = visitor.page
    visitor.role(CLERK)
    visitor.day("2026-02-13")
    for organ, isMissing in (("市水务局", True), ("市公安局", False), ("沙坡头区人民政府", False)):
        page.goto(visitor.base + "/register")
        page.locator("details summary").first.click()
        for name, value in {"number": "（2026）宁0502行初607号", "plaintiffs.0.name": "马某", "act.title": "行政处罚", "act.maker": organ, "defendants.0.organ": organ}.items():
            page.fill(f"[name='{name}']", value)
        page.get_by_role("button", name="登记并呈批", exact=True).click()
        assert ("还没有能收文的账号" in visitor.text()) is isMissing, organ
        assert "本单位看不到它" in visitor.text(), organ
