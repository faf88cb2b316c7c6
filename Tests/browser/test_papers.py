"""Every paper from one case's docket: its words, and what LibreOffice makes of it."""
import os
import re
import subprocess

import pytest

import paper_text
from conftest import ROOT, YINGSU

GOLDEN = ROOT / "Tests/golden/papers"
# The first page of each stands under docs/pictures/papers.
PICTURED = ["defence", "evidence-list", "basis-list", "head-cert", "poa", "absence-statement", "approval-request", "loss-report", "advice-reply", "dispatch-slip", "approval-slip", "archive-index"]
KINDS = sorted(path.name for path in (ROOT / "PaperTemplates").iterdir() if path.name != "common")


@pytest.fixture(scope="module")
def papers(tmp_path_factory):
    folder = tmp_path_factory.mktemp("papers")
    for kind in KINDS:
        subprocess.run([YINGSU, "paper", kind, "--scenario", "Scenarios/papers/whole-life.yaml", "--out", folder / f"{kind}.docx"], cwd=ROOT, check=True, capture_output=True)
    return folder


@pytest.mark.parametrize("kind", KINDS)
def test_a_paper_says_what_it_should(papers, kind):
    """Written anew with YINGSU_GOLDEN=1; the difference is then read by a person."""
    found = paper_text.text(papers / f"{kind}.docx")
    path = GOLDEN / f"{kind}.txt"
    if os.environ.get("YINGSU_GOLDEN"):
        path.write_text(found)
    assert found == path.read_text()
    # A party that looks like a placeholder stays what it is called.
    assert "49某" not in found


def test_every_kind_of_the_regulation_has_a_template():
    listed = subprocess.run([YINGSU, "paper", "--check"], cwd=ROOT, capture_output=True, text=True)
    assert listed.returncode == 0, listed.stderr
    regulation = {"defence", "evidence-list", "basis-list", "legal-rep-cert", "head-cert", "poa", "absence-statement", "appeal", "retrial-app", "enforce-app", "evidence-ext", "postpone-hearing", "advice-reply", "loss-report", "approval-request", "lawyer-request", "lawyer-assign", "dispatch-slip", "approval-slip", "appeal-review-opinion", "archive-index", "archive-note", "annual-report", "bulletin", "accountability", "recourse"}
    assert regulation <= set(KINDS)


def to_pdf(folder, files):
    """As the press does it: LibreOffice with the fonts of the project."""
    environment = {**os.environ, "FONTCONFIG_FILE": str(ROOT / "Fonts/fonts.conf")}
    subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf", "--outdir", folder, *files], check=True, capture_output=True, timeout=240, env=environment)


def families():
    """What the alias file gives for the names of official fonts, as PDF spells them."""
    names = re.findall(r"<edit[^>]*><string>([^<]*)</string>", (ROOT / "Fonts/fonts.conf").read_text())
    # A collection of several regions' faces is named by its first.
    return {re.sub(r"^ARPL|(SC|CN)$", "", name.replace(" ", "")) for name in names}


def test_libreoffice_renders_all_on_a4_with_the_words_in_order(papers):
    files = sorted(papers.glob("*.docx"))
    to_pdf(papers, files)
    if os.environ.get("YINGSU_PICTURES"):
        (ROOT / "docs/pictures/papers").mkdir(parents=True, exist_ok=True)
        for kind in PICTURED:
            subprocess.run(["pdftoppm", "-r", "60", "-png", "-singlefile", papers / f"{kind}.pdf", ROOT / "docs/pictures/papers" / kind], check=True)
    for file in files:
        pdf = file.with_suffix(".pdf")
        info = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True, check=True).stdout
        assert "A4" in info, file.name
        rendered = subprocess.run(["pdftotext", "-raw", pdf, "-"], capture_output=True, text=True, check=True).stdout
        assert "\ufffd" not in rendered
        fonts = subprocess.run(["pdffonts", pdf], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
        assert fonts and all(any(family in line.split()[0] for family in families()) for line in fonts), (file.name, fonts)
        squeeze = lambda words: re.sub(r"[\s|]", "", words)
        page_numbers = re.compile(r"—\d+—")
        assert sorted(squeeze(paper_text.text(file))) == sorted(page_numbers.sub("", squeeze(rendered))), file.name


def test_a_full_page_of_an_official_paper_has_22_lines_of_28_characters(papers, tmp_path):
    """GB/T 9704: the size of the type area, the lines and the characters."""
    import docx

    paper = docx.Document(papers / "annual-report.docx")
    body = next(paragraph for paragraph in paper.paragraphs if "撰写】" in paragraph.text)
    body.insert_paragraph_before("政" * 28 * 100, style=body.style)
    paper.save(tmp_path / "long.docx")
    to_pdf(tmp_path, [tmp_path / "long.docx"])
    text = subprocess.run(["pdftotext", "-layout", "-f", "4", "-l", "4", tmp_path / "long.pdf", "-"], capture_output=True, text=True, check=True).stdout
    lines = [re.sub(r"\s", "", line) for line in text.splitlines() if "政" in line]
    assert [len(line) for line in lines] == [28] * 22
    boxes = subprocess.run(["pdftotext", "-bbox", "-f", "4", "-l", "4", tmp_path / "long.pdf", "-"], capture_output=True, text=True, check=True).stdout
    places = [tuple(map(float, found)) for found in re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">政', boxes)]
    left, right, bottom = min(place[0] for place in places), max(place[2] for place in places), max(place[3] for place in places)
    millimetre = 72 / 25.4
    assert abs(left - 28 * millimetre) < millimetre and abs(right - 184 * millimetre) < 1.5 * millimetre
    assert bottom < (297 - 35) * millimetre + 8
    # The number of an even page stands at the left, one character in.
    number = re.search(r'xMin="([\d.]+)"[^>]*>—', boxes)
    assert abs(float(number.group(1)) - (28 * millimetre + 14)) < 4, boxes[-600:]


def test_a_request_to_decide_on_an_appeal_is_a_paper_of_its_own(papers):
    """T36: one matter a request; approval of the papers (article 10) and the decision on an appeal (article 13) are asked for apart."""
    defence, appeal = (paper_text.text(papers / f"{kind}.docx") for kind in ("approval-request", "appeal-request"))
    assert "上诉期限至" in appeal and "请审定" in appeal and "应诉材料" not in appeal
    assert "加盖公章" in defence and "请批示" in defence and "上诉" not in defence
    # Each goes to the government one step above who writes it.
    assert all("市人民政府：" in paper for paper in (defence, appeal))


def test_a_template_that_cannot_be_used_is_named(tmp_path):
    import shutil

    shutil.copytree(ROOT / "PaperTemplates", tmp_path / "PaperTemplates")
    (tmp_path / "Rulebooks").symlink_to(ROOT / "Rulebooks")
    document = tmp_path / "PaperTemplates/poa/word/document.xml"
    good = document.read_text()
    for bad, words in (("{{#papers}}", "没有结束"), ("{{misspelt-name}}", "不认识的占位符 misspelt-name"), ("{{/papers}}", "没有对应的开头")):
        document.write_text(good.replace("<w:p><w:pPr><w:pStyle w:val=\"Body\"/></w:pPr><w:r><w:t xml:space=\"preserve\">委托单位", f"<w:p><w:r><w:t>{bad}</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val=\"Body\"/></w:pPr><w:r><w:t xml:space=\"preserve\">委托单位", 1))
        run = subprocess.run([YINGSU, "paper", "--check", "--home", tmp_path], cwd=ROOT, capture_output=True, text=True)
        assert run.returncode == 65 and "poa" in run.stderr and words in run.stderr, (bad, run.stderr)
    document.write_text("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>" + good.replace("委托单位：", "{{government}}&e;", 1))
    run = subprocess.run([YINGSU, "paper", "--check", "--home", tmp_path], cwd=ROOT, capture_output=True, text=True)
    assert run.returncode == 65 and "DOCTYPE" in run.stderr
