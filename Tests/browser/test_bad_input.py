"""Bad input by name: a clear Chinese sentence, what was typed is kept, nothing half-written."""
import re

import pytest

from test_main_job import PDF, pdf, register


@pytest.fixture
def clerk(visitor):
    visitor.role("市政府办公室 · 李某")
    return visitor


def count(visitor):
    visitor.page.goto(visitor.base + "/cases")
    return int(re.search(r"共 (\d+) 件", visitor.text()).group(1))


@pytest.mark.parametrize("field,value,says", [
    ("day", "2026-02-30", "没有这一天"), ("day", "2026年2月30日", "没有这一天"), ("day", "2026-02-14", "还没有发生的事不能登记"), ("plaintiffs.0.name", "", "请填写“原告”"),
    ("plaintiffs.0.name", "　 ", "请填写“原告”"), ("evidence-due-on", "2026-13-01", "没有这一天"),
])
def test_refused_for_its_shape_with_what_was_typed_kept(clerk, field, value, says):
    before = count(clerk)
    page = clerk.page
    page.goto(clerk.base + "/register")
    register(clerk, number="（2026）宁05行初301号", day="2026-02-13")
    page.locator("details summary").click()
    box = page.locator(f"form.grid [name='{field}']")
    box.fill(value)
    clerk.button("登记并呈批")
    assert says in page.locator(".summary").inner_text()
    assert page.input_value("[name=number]") == "（2026）宁05行初301号"
    assert box.input_value().strip() == value.strip()
    assert count(clerk) == before


@pytest.mark.parametrize("number,day,made,says", [
    ("（2026）宁05行初12号", "2026-02-13", "", "已经登记过"), ("（2026）宁5行初12号", "2026-02-13", "", "不合案号规则"),
    ("（2026）宁05民初40号", "2026-02-13", "", "不属本办法"), ("（2026）宁05行初302号", "2026-02-01", "2026-02-10", "早于被诉行为作出日期"), ("", "2026-02-13", "", "没有填写案号"),
])
def test_asked_and_allowed(clerk, number, day, made, says):
    page = clerk.page
    page.goto(clerk.base + "/register")
    register(clerk, number=number, day=day)
    page.fill("[name='act.made-on']", made)
    clerk.button("登记并呈批")
    assert says in page.locator(".step").inner_text()
    page.locator("#go").click()
    page.wait_for_url("**/cases/C*")


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "{{7*7}}", "\"><img src=x onerror=alert(1)>", "${7*7}", "'; DROP TABLE entry; --"])
def test_markup_in_a_name_stays_text(clerk, name):
    page = clerk.page
    page.goto(clerk.base + "/register")
    register(clerk, number="（2026）宁05行初310号", day="2026-02-13", plaintiff=name)
    clerk.button("登记并呈批")
    page.locator("#go").click()
    page.wait_for_url("**/cases/C*")
    assert name in page.locator("h1").first.inner_text()
    assert "49" not in page.locator("h1").first.inner_text()
    response = page.request.get(page.url.split("?")[0] + "/papers/defence")
    import io, docx
    assert name in "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(response.body())).paragraphs)


def test_bidi_is_dropped_and_nul_refused(clerk):
    page = clerk.page
    page.goto(clerk.base + "/register")
    csrf = page.locator("[name=csrf]").first.get_attribute("value")
    form = {"csrf": csrf, "day": "2026-02-13", "number": "（2026）宁05行初311号", "plaintiffs.0.name": "张\u202e三"}
    answer = page.request.post(clerk.base + "/register", form=form, headers={"Origin": clerk.base})
    assert "\u202e" not in answer.text() and "张三" in answer.text()
    form["plaintiffs.0.name"] = "张\x00三"
    answer = page.request.post(clerk.base + "/register", form=form, headers={"Origin": clerk.base})
    assert answer.status == 422 and "NUL" in answer.text()


def test_unknown_and_repeated_fields_are_errors(clerk):
    page = clerk.page
    page.goto(clerk.base + "/register")
    csrf = page.locator("[name=csrf]").first.get_attribute("value")
    post = lambda data: page.request.post(clerk.base + "/register", data=data, headers={"Origin": clerk.base, "Content-Type": "application/x-www-form-urlencoded"})
    assert post(f"csrf={csrf}&day=2026-02-13&status=closed").status == 400
    assert post(f"csrf={csrf}&day=2026-02-13&day=2026-02-12").status == 400
    assert post("csrf=x&day=2026-02-13").status == 403
    assert page.request.post(clerk.base + "/register", form={"csrf": csrf}, headers={"Origin": "http://evil.example"}).status == 403
    assert page.request.post(clerk.base + "/register", form={"csrf": csrf}).status == 403


@pytest.mark.parametrize("file,says", [
    ({"name": "证据.exe", "mimeType": "application/octet-stream", "buffer": b"MZ"}, "不是可以上传的文件"),
    ({"name": "证据.pdf", "mimeType": "application/pdf", "buffer": b"MZ not a pdf"}, "内容不是 pdf"),
    ({"name": "空.pdf", "mimeType": "application/pdf", "buffer": b""}, "空文件"),
])
def test_wrong_files_are_refused_and_none_is_kept(visitor, file, says):
    visitor.role("市自然资源局 · 王某")
    page = visitor.page
    page.goto(visitor.base + "/cases?q=宁05行初6号")
    page.locator("table a").first.click()
    page.get_by_role("link", name="案件材料").click()
    page.set_input_files("[name=files]", [pdf("答辩状.pdf"), file])
    visitor.button("上传")
    assert says in page.locator(".summary").inner_text()
    assert "还没有材料" in visitor.text()


def test_a_file_of_51_megabytes_and_a_path_in_its_name(visitor, tmp_path):
    visitor.role("市公安局 · 丁某")
    page = visitor.page
    page.goto(visitor.base + "/cases?q=宁05行初10号")
    page.locator("table a").first.click()
    page.get_by_role("link", name="案件材料").click()
    large = tmp_path / "大.pdf"
    large.write_bytes(PDF + b"0" * (51 * 1024 * 1024))
    page.set_input_files("[name=files]", str(large))
    visitor.button("上传")
    assert "超过 50 MB" in page.locator(".summary").inner_text()
    csrf = page.locator("[name=csrf]").first.get_attribute("value")
    form = {"csrf": csrf, "files": {"name": "../../../etc/答辩状.pdf", "mimeType": "application/pdf", "buffer": PDF}}
    answer = page.request.post(page.url.split("?")[0], multipart=form, headers={"Origin": visitor.base})
    assert answer.status == 200 and "答辩状.pdf" in answer.text() and "etc" not in answer.text()
    page.reload()
    link = page.locator("table a", has_text="答辩状.pdf").first.get_attribute("href")
    download = page.request.get(visitor.base + link)
    assert download.body() == PDF and "attachment" in download.headers["content-disposition"]


def test_a_double_submission_is_recorded_once(clerk):
    page = clerk.page
    page.goto(clerk.base + "/cases?q=孙某")
    page.locator("table a").first.click()
    case = page.url
    page.goto(case + "/record/opined")
    values = {name: page.locator(f"[name='{name}']").first.get_attribute("value") for name in ["csrf", "request", "seen"]}
    form = {**values, "day": "2026-02-13", "step": "draft", "text": "拟转自然资源局"}
    for _ in range(2):
        assert page.request.post(case + "/record/opined", form=form, headers={"Origin": clerk.base}, max_redirects=0).status == 303
    page.goto(case)
    assert clerk.text().count("拟转自然资源局") == 1


def test_a_stale_tab_is_shown_what_was_recorded_meanwhile(clerk):
    page = clerk.page
    page.goto(clerk.base + "/cases?q=吴某")
    page.locator("table a").first.click()
    sheet = page.url + "/sheet/S1"
    page.goto(sheet)
    other = clerk.context.new_page()
    other.goto(sheet)
    other.get_by_role("button", name="同意", exact=True).click()
    page.fill("[name=text]", "答辩状还要改")
    page.get_by_role("button", name="退回", exact=True).click()
    assert "有人已经办理" in clerk.text() and "同意" in page.locator(".summary").inner_text()


def test_an_act_by_who_may_not_do_it_names_the_article(visitor):
    visitor.role("市自然资源局 · 王某")
    page = visitor.page
    page.goto(visitor.base + "/cases?q=宁05行初12号")
    page.locator("table a").first.click()
    page.goto(page.url + "/record/sealed")
    visitor.button("登记用印")
    assert "第十条第三款" in page.locator(".summary").inner_text()
    page.goto(visitor.base + "/register")
    assert "第十条第一款" in visitor.text()


def test_a_session_that_ended_keeps_the_form_as_a_draft(chromium, demo):
    """A real sign-in would take fifteen minutes to idle out: the other session of the same person is ended instead, and autosave is tried for itself."""
    from conftest import Visitor
    visitor = Visitor(chromium, demo)
    visitor.role("市司法局 · 孙某")
    page = visitor.page
    page.goto(demo + "/cases?q=赵某等")
    page.locator("table a").first.click()
    path = page.url + "/record/guidance-given"
    page.goto(path)
    csrf = page.locator("[name=csrf]").first.get_attribute("value")
    saved = page.request.post(demo + "/draft?form=" + path.removeprefix(demo), form={"csrf": csrf, "day": "2026-02-13", "text": "先收集强拆时的录像"}, headers={"Origin": demo})
    assert saved.status == 200
    page.goto(path)
    assert "已恢复上次没有提交的内容" in visitor.text()
    assert page.input_value("[name=text]") == "先收集强拆时的录像"
    visitor.context.close()


def test_foreign_cases_answer_as_absent(visitor):
    visitor.role("市政府办公室 · 李某")
    page = visitor.page
    page.goto(visitor.base + "/cases?q=冯某")
    foreign = page.locator("table a").first.get_attribute("href")
    # Each is a page that its own office opens.
    pages = [foreign + path for path in ("", "/papers", "/record/told", "/sheet/S1", "/why?duty=national/submit-evidence")]
    assert [page.request.get(visitor.base + path).status for path in pages] == [200] * len(pages)
    visitor.role("市自然资源局 · 王某")
    answers = [page.request.get(visitor.base + path) for path in ("/cases/C999999", *pages)]
    assert {answer.status for answer in answers} == {404}
    strip = lambda text: re.sub(r"编号 \w+|value=\"[0-9a-f]+\"|/cases/\w+", "", text)
    assert strip(answers[0].text()) == strip(answers[1].text())
    for path in ("/", "/cases", "/cases?q=冯某", "/cases?q=公租房"):
        page.goto(visitor.base + path)
        assert "冯某" not in visitor.text()
