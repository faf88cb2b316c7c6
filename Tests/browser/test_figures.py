"""统计分析: every number opens its cases; what is exported is what is shown; who sees one unit sees its figures."""
import collections
import csv
import io
import json
import re
import shutil
import sqlite3
import subprocess
import tempfile

import paper_text
from conftest import ROOT, YINGSU, Visitor, start
from life import JUSTICE, LAND

AUDITOR = "市审计局 · 何某"


def numbers(page):
    """Every number of the page that leads to cases, with where it leads."""
    return page.eval_on_selector_all(
        "main a[href^='/figures/cases']", "all => all.map(a => [a.textContent.trim(), a.getAttribute('href')])")


def listed(visitor, path):
    """How many facts stand behind a number, over all pages."""
    page, count = visitor.page, 0
    while path:
        page.goto(visitor.base + path)
        count += page.locator("main tbody tr").count()
        following = page.get_by_role("link", name="下一页")
        path = following.get_attribute("href") if following.count() else None
    return count


def test_every_number_opens_exactly_its_cases(visitor):
    page = visitor.page
    visitor.role(JUSTICE)
    page.goto(visitor.base + "/figures?year=2025")
    visitor.picture("figures")
    found = numbers(page)
    assert len(found) > 60
    seen = {}
    for text, path in found:
        if re.fullmatch(r"\d+", text):
            seen[path] = int(text)
    assert len(seen) > 30
    for path, number in seen.items():
        assert listed(visitor, path) == number, path


def test_from_a_rate_to_the_entry_in_three_clicks(visitor):
    page = visitor.page
    visitor.role(JUSTICE)
    page.goto(visitor.base + "/")
    page.get_by_role("link", name="统计分析").click()
    page.select_option("[name=year]", "2025")
    page.get_by_role("button", name="统计").click()
    rate = page.locator(".rate", has_text="负责人出庭应诉率")
    denominator = rate.locator("strong a").last
    count = int(denominator.inner_text())
    denominator.click()
    rows = page.locator("main tbody tr")
    assert rows.count() == count
    visitor.picture("figure-cases")
    rows.filter(has_text="仅工作人员出庭").first.locator("a").click()
    mark = page.url.split("#")[1]
    assert "开庭" in page.locator(f"#{mark}").inner_text()
    assert page.evaluate("document.querySelector(':target') !== null")


def test_on_paper_the_table_is_whole_and_says_of_which_year(visitor, tmp_path):
    page = visitor.page
    visitor.role(JUSTICE)
    page.goto(visitor.base + "/figures?year=2025&span=h2")
    page.pdf(path=tmp_path / "figures.pdf", format="A4")
    words = re.sub(r"\s", "", subprocess.run(["pdftotext", tmp_path / "figures.pdf", "-"], capture_output=True, text=True, check=True).stdout)
    shown = re.sub(r"\s", "", page.locator("section", has_text="单位 × 结果").locator("tfoot td").last.inner_text())
    assert "2025年下半年" in words and "导出Excel" not in words
    # The last column stands at the right, and on the sheet.
    boxes = subprocess.run(["pdftotext", "-bbox", tmp_path / "figures.pdf", "-"], capture_output=True, text=True, check=True).stdout
    places = [(float(left), float(right)) for left, right, word in re.findall(r'xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)" yMax="[\d.]+">([^<]*)<', boxes) if word == shown]
    assert any(450 < left and right < 595 - 50 for left, right in places), (shown, places)


def test_stock_and_what_came_is_what_ended_and_what_is_left(visitor):
    page = visitor.page
    visitor.role(JUSTICE)
    for query in ["year=2025", "year=2025&span=q1", "year=2025&span=h2", "year=2026", "year=2025&reading=court&kind=first"]:
        page.goto(visitor.base + "/figures?" + query)
        stock, received, ended, left = [int(t) for t in page.locator("section", has_text="收结存").locator("tbody td").all_inner_texts()]
        assert stock + received == ended + left, query


def test_the_exports_say_what_the_page_says(visitor):
    page = visitor.page
    visitor.role(JUSTICE)
    page.goto(visitor.base + "/figures?year=2025")
    shown = page.locator(".rate", has_text="败诉率").first.locator("strong").inner_text().replace("\n", "").replace(" ", "")
    answer = page.request.get(visitor.base + "/figures/files/figures.csv?year=2025")
    rows = list(csv.reader(io.StringIO(answer.body().decode("utf-8-sig"))))
    loss = next(row for row in rows if row[:2] == ["指标", "败诉率"])
    assert f"{loss[3]}/{loss[4]}" == shown
    told = json.loads(page.request.get(visitor.base + "/figures/files/figures.json?year=2025").body())
    assert any(one.get("code") == "loss" and f"{one['numerator']}/{one['amount']}" == shown for one in told["figures"])
    assert {one["count"] for one in told["dictionary"]["counts"]} >= {"received", "heard", "effective"}
    assert page.request.get(visitor.base + "/figures/files/figures.xlsx?year=2025").body()[:2] == b"PK"


def test_a_unit_sees_its_own_figures_and_bad_questions_are_answered(visitor):
    page = visitor.page
    visitor.role(LAND)
    page.goto(visitor.base + "/figures?year=2025")
    units = page.locator("section", has_text="单位 × 结果").locator("tbody th").all_inner_texts()
    assert units == ["市自然资源局"], units
    everything = page.request.get(visitor.base + "/figures/files/figures.json?year=2025").text()
    assert "市公安局" not in everything and "市住房和城乡建设局" not in everything
    page.goto(visitor.base + "/figures?year=1066&span=q9&reading=mine")
    text = page.inner_text("#summary")
    assert "没有 1066 年的统计" in text and "没有这个时段：q9" in text and "没有这种口径：mine" in text
    assert page.request.get(visitor.base + "/figures/cases?part=nothing").status == 404
    # A wrong question is never answered with another year's file.
    for path in ["cases?part=heard&year=1999", "files/figures.csv?year=1999", "files/figures.xlsx?span=q5", "files/figures.json?reading=mine"]:
        answer = page.request.get(visitor.base + "/figures/" + path)
        assert answer.status == 422 and "没有" in answer.text(), path
    assert page.request.get(visitor.base + "/figures/cases?part=heard;unit=x").status == 404
    visitor.role(AUDITOR)
    page.goto(visitor.base + "/figures")
    assert page.locator("h1").inner_text() == "统计分析"


def test_drafts_say_what_the_page_says_and_only_where_a_number_carries_it(visitor, tmp_path):
    page = visitor.page
    visitor.role(JUSTICE)
    page.goto(visitor.base + "/figures?year=2025")
    rate = page.locator(".rate", has_text="负责人出庭应诉率")
    fraction = re.sub(r"\s", "", rate.locator("strong").inner_text())
    percent = rate.locator("b").inner_text()
    for kind in ["annual-report", "bulletin"]:
        file = tmp_path / f"{kind}.docx"
        file.write_bytes(page.request.get(visitor.base + f"/figures/files/{kind}.docx?year=2025").body())
        text = paper_text.text(file)
        assert f"出庭应诉率{percent}（{fraction}）" in text, text
        # Nobody was asked for a reply that year: nothing is said of it.
        assert "司法建议" not in text.split("统计口径")[0] or "【收到、按期回复】" in text
        assert "负责人未出庭的案件" in text and "败诉率" in text
        subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/office", "--convert-to", "pdf", "--outdir", str(tmp_path), str(file)], check=True, capture_output=True, timeout=120)
        assert "行政应诉" in subprocess.run(["pdftotext", str(tmp_path / f"{kind}.pdf"), "-"], capture_output=True, text=True, check=True).stdout
    assert page.request.get(visitor.base + "/figures/files/annual-report.docx?year=1999").status == 422
    empty = tmp_path / "empty.docx"
    empty.write_bytes(page.request.get(visitor.base + "/figures/files/bulletin.docx?year=2010").body())
    assert "败诉率" not in paper_text.text(empty)
    visitor.role(LAND)
    assert page.request.get(visitor.base + "/figures/files/bulletin.docx?year=2025").status == 404


def test_the_definitions_are_told_by_the_command_and_on_a_page(visitor):
    told = subprocess.run([YINGSU, "indicators", "--list"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert "head-appearance\t本市口径\t第1版\t负责人出庭应诉率\t" in told and told.count("\n") >= 14
    page = visitor.page
    visitor.role(JUSTICE)
    page.goto(visitor.base + "/figures/definitions")
    text = visitor.text()
    assert "同一审级多次开庭计一次" in text and "第二十条" in text
    visitor.picture("figure-definitions")
    page.set_viewport_size({"width": 390, "height": 844})
    for path in ["/figures?year=2025", "/figures/definitions", "/figures/cases?part=heard&year=2025"]:
        page.goto(visitor.base + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, path


def test_the_guides_own_definitions_load_and_a_slip_in_them_is_told(tmp_path):
    guide = (ROOT / "docs/rulebooks.md").read_text()
    text = re.search(r"`figures.yaml` 这样写：\n\n```yaml\n(.*?)```", guide, re.S)[1]
    shutil.copytree(ROOT / "Rulebooks", tmp_path / "Rulebooks")
    file = tmp_path / "Rulebooks/zhongwei-2022-3/figures.yaml"

    def listed():
        return subprocess.run([YINGSU, "indicators", "--list", "--home", str(tmp_path)], cwd=ROOT, capture_output=True, text=True)

    file.write_text(text)
    assert "转送按期率" in listed().stdout
    file.write_text(text.replace("duty: intake-forward", "duty: intake-foreward"))
    assert "zhongwei-2022-3/figures.yaml:6：没有这项义务：intake-foreward" in listed().stderr


def standing(entries):
    """A case's entries as they read after all corrections."""
    live = {}
    for entry in entries:
        fields = entry.get("fields", {})
        if entry["kind"] != "corrected":
            live[entry["seq"]] = entry
        elif "entry" in fields:
            said = fields["entry"]
            live[fields["replaces"]] = {**live[fields["replaces"]], **{key: said[key] for key in ("kind", "day") if key in said}, "fields": said.get("fields", {})}
        else:
            live.pop(fields["replaces"], None)
    return sorted(live.values(), key=lambda one: (one["day"], one["seq"]))


def instances(entries, organ):
    """One for each notice: who is sued, when it was first heard, whether a head came."""
    found = []
    for entry in standing(entries):
        fields = entry.get("fields", {})
        if entry["kind"] in ("notice-received", "docketed"):
            organs = [one.get("organ") for one in fields.get("defendants", [])]
            found.append({"day": entry["day"], "kind": fields.get("instance", "first"), "organs": organs or (found[-1]["organs"] if found else []), "heard": None, "head": False})
        elif entry["kind"] == "hearing-held" and found and fields.get("defendant", organ) == organ:
            one = found[int(fields["proceeding"][1:]) - 1] if "proceeding" in fields else found[-1]
            one["heard"] = min(one["heard"] or entry["day"], entry["day"])
            one["head"] |= fields.get("head-appeared") is True
        elif entry["kind"] == "attendance-verified" and found:
            found[-1]["head"] = fields.get("head-appeared") is True
    return [one for one in found if organ in one["organs"] and one["kind"] in ("first", "second", "remand", "retrial")]


def test_a_second_count_in_plain_python_over_the_journal_comes_to_the_same(chromium):
    organ = "中卫市人民政府"
    process, base = start("--demo")
    try:
        with sqlite3.connect(f"file:{tempfile.gettempdir()}/yingsu-demo-{process.pid}/yingsu.sqlite?mode=ro", uri=True) as journal:
            cases = collections.defaultdict(list)
            for (raw,) in journal.execute("SELECT bytes FROM entry WHERE stream = 'case' ORDER BY seq"):
                entry = json.loads(raw)
                cases[entry["case"]].append(entry)
        # A civil number is registered, and is no administrative suit.
        # Neither is what was registered in error.
        administrative = [
            entries for entries in cases.values()
            if not any("民" in entry.get("fields", {}).get("number", "") or entry["kind"] == "registered-in-error" for entry in entries)]
        every = [one for entries in administrative for one in instances(entries, organ)]
        visitor = Visitor(chromium, base)
        visitor.role(JUSTICE)
        for year in ("2024", "2025", "2026"):
            heard = [one for one in every if (one["heard"] or "").startswith(year)]
            wanted = (sum(one["day"].startswith(year) for one in every), len(heard), sum(one["head"] for one in heard))
            told = visitor.page.request.get(base + f"/figures/files/figures.json?year={year}&organ={organ}").json()
            figures = {one["code"]: one for one in told["figures"] if one["group"] in ("指标", "收结存")}
            head = figures["head-appearance"]
            assert (figures["received"]["amount"], head["amount"], head["numerator"]) == wanted, year
            assert wanted[0] > 5
        visitor.context.close()
    finally:
        process.terminate()
        process.wait(20)


def test_what_the_month_came_to_is_ready_on_the_desk_and_goes_nowhere_by_itself(visitor):
    page = visitor.page
    visitor.role(JUSTICE)
    drafts = page.locator("#drafts")
    link = drafts.get_by_role("link", name="应诉工作通报草稿（2026年1月）")
    answer = page.request.get(visitor.base + link.get_attribute("href"))
    assert answer.status == 200 and answer.body()[:2] == b"PK"
    visitor.picture("desk-drafts")
    drafts.get_by_role("link", name="登记通报").click()
    page.fill("main [name=day]", "2026-02-12")
    page.fill("main [name=title]", "一月情况的通报")
    page.locator("main form button.primary").last.click()
    page.goto(visitor.base + "/")
    assert page.get_by_role("link", name="应诉工作通报草稿（2026年1月）").count() == 0
    visitor.role(LAND)
    assert page.locator("#drafts").count() == 0


def test_years_beside_each_other_open_their_cases_and_a_field_narrows_all(visitor):
    page = visitor.page
    visitor.role(JUSTICE)
    page.goto(visitor.base + "/figures?year=2025")
    page.get_by_role("link", name="逐年对照和类案").click()
    visitor.picture("trends")
    for title in ["收案的领域", "败诉的领域", "败诉的单位", "败诉原因", "类案"]:
        assert page.locator("h2", has_text=title).count() == 1, title
    found = [(int(text), path) for text, path in numbers(page) if text.isdigit()]
    assert len(found) > 15
    for number, path in found[:12]:
        assert listed(visitor, path) == number, path
    page.goto(visitor.base + "/figures?year=2025")
    area = page.eval_on_selector_all("[name=area] option", "all => all.map(o => o.value).filter(v => v && v !== '-')")[0]
    page.select_option("[name=area]", area)
    page.get_by_role("button", name="统计").click()
    assert area in page.locator("p.muted").first.inner_text()
    received = page.locator("section", has_text="收结存").locator("tbody a").nth(1)
    number, path = int(received.inner_text()), received.get_attribute("href")
    assert listed(visitor, path) == number
    # Of no court: chosen, and said so.
    page.goto(visitor.base + "/figures?year=2025&court=-")
    assert page.input_value("[name=court]") == "-" and "法院未登记" in page.locator("p.muted").first.inner_text()
    page.goto(visitor.base + "/figures/trends?year=1900")
    assert "没有 1900 年的统计" in page.inner_text("#summary")
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(visitor.base + "/figures/trends")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
