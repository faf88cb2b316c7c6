"""What goes wrong outside: a full disk, a program that dies, names and cells meant to harm. A clear message, and nothing half-written."""
import io
import os
import pathlib
import resource
import signal
import subprocess
import time
import zipfile

import openpyxl

import pdf_kit
from conftest import ROOT, YINGSU, Visitor, free_port, start
from life import CLERK, LAND, Life


def wait_up(process, base):
    import urllib.request
    for _ in range(300):
        try:
            urllib.request.urlopen(base + "/health", timeout=1)
            return
        except OSError:
            assert process.poll() is None, process.stdout and process.stdout.read()
            time.sleep(0.1)
    raise AssertionError("the server did not start")


def test_a_full_disk_is_said_and_leaves_nothing(chromium, tmp_path):
    """No file may grow beyond a limit, as on a disk that is full."""
    limit = 12_000_000

    def bounded():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    port = free_port()
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    process = subprocess.Popen([YINGSU, "serve", "--demo", "--port", str(port)], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, preexec_fn=bounded, env=environment)
    base = f"http://127.0.0.1:{port}"
    try:
        wait_up(process, base)
        visitor = Visitor(chromium, base)
        visitor.troubles = []
        page = visitor.page
        visitor.role(LAND)
        visitor.day("2026-02-13")
        page.goto(base + "/cases?q=宁05行初12号")
        case = page.locator("table a").first.get_attribute("href")
        page.goto(base + case + "/papers")

        def kept():
            return sorted(path for path in tmp_path.rglob("files/**/*") if path.is_file())

        before = kept()
        rows = page.locator("tbody tr").count()
        page.set_input_files("[name=files]", [{"name": "大文件.pdf", "mimeType": "application/pdf", "buffer": pdf_kit.pdf(1, ballast=os.urandom(limit + 1_000_000))}])
        page.get_by_role("button", name="上传", exact=True).click()
        assert "存储空间不足" in page.inner_text("main"), page.inner_text("main")
        page.goto(base + case + "/papers")
        assert page.locator("tbody tr").count() == rows
        assert kept() == before
        # A small one still goes.
        page.set_input_files("[name=files]", [{"name": "证据.pdf", "mimeType": "application/pdf", "buffer": pdf_kit.pdf(1)}])
        page.get_by_role("button", name="上传", exact=True).click()
        assert "已收 1 个文件" in page.inner_text("body") and len(kept()) == len(before) + 1
        visitor.context.close()
    finally:
        process.terminate()
        process.wait(20)


def children(pid):
    found = []
    for path in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rsplit(")", 1)[1].split()
            if int(fields[1]) == pid:
                found.append(int(path.parent.name))
        except (OSError, IndexError):
            continue
    return found + [below for child in found for below in children(child)]


def kill_office_below(pid):
    """Kills the LibreOffice a server has started; processes come and go while they are looked at."""
    for child in children(pid):
        try:
            if b"soffice.bin" in pathlib.Path(f"/proc/{child}/cmdline").read_bytes():
                os.kill(child, signal.SIGKILL)
                return True
        except (FileNotFoundError, ProcessLookupError):
            continue
    return False


def test_libreoffice_killed_midway_is_said_and_the_docx_offered(chromium):
    process, base = start("--demo")
    try:
        visitor = Visitor(chromium, base)
        page = visitor.page
        visitor.role(LAND)
        visitor.day("2026-02-13")
        page.goto(base + "/cases?q=宁05行初12号")
        page.goto(base + page.locator("table a").first.get_attribute("href") + "/papers")
        page.get_by_role("button", name="行政答辩状", exact=True).click()
        deadline = time.monotonic() + 30
        while not (killed := kill_office_below(process.pid)) and time.monotonic() < deadline:
            time.sleep(0.02)
        assert killed
        page.get_by_text("没有生成 PDF").wait_for(timeout=30_000)
        assert "下载 .docx" in visitor.text()
        # The next one prints.
        page.go_back()
        page.get_by_role("button", name="授权委托书", exact=True).click()
        page.get_by_role("link", name="打开 PDF").wait_for(timeout=60_000)
        visitor.context.close()
    finally:
        process.terminate()
        process.wait(20)


def test_names_and_cells_meant_to_harm_are_text(visitor, tmp_path):
    life = Life(visitor, "（2026）宁05行初411号")
    formula = '=HYPERLINK("http://evil","点")'
    life.register("2026-01-05", **{"plaintiffs.0.name": formula, "act.title": "+1+cmd|' /C calc'!A0"})
    life.instruct_and_forward("2026-01-05")
    page = visitor.page
    page.goto(visitor.base + "/cases")
    book = openpyxl.load_workbook(io.BytesIO(page.request.get(visitor.base + page.get_by_role("link", name="导出 Excel").get_attribute("href")).body()))
    cells = [cell for row in book.active.iter_rows() for cell in row if isinstance(cell.value, str) and ("HYPERLINK" in cell.value or "cmd|" in cell.value)]
    assert cells and all(cell.data_type == "s" for cell in cells)
    # A name of 300 characters, with folders and marks of direction, is shortened and harmless.
    life.on("2026-01-06", LAND)
    page.goto(visitor.base + life.case + "/papers")
    name = "../../etc/\u202e" + "证据" * 150 + ".pdf"
    page.set_input_files("[name=files]", [{"name": name, "mimeType": "application/pdf", "buffer": pdf_kit.pdf(1)}])
    page.get_by_role("button", name="上传", exact=True).click()
    shown = page.locator("section", has_text="全部材料").locator("tbody a").first.inner_text()
    assert len(shown) <= 120 and shown.endswith(".pdf") and "/" not in shown and "\u202e" not in shown
    whole = page.request.get(visitor.base + life.case + "/bundle/all.zip")
    names = zipfile.ZipFile(io.BytesIO(whole.body())).namelist()
    assert len(names) > 5 and not any(".." in each or each.startswith("/") for each in names)
    # Too long a party is refused in words, and what was typed stays.
    visitor.role(CLERK)
    page.goto(visitor.base + "/register")
    page.locator("[name='plaintiffs.0.name']").fill("长" * 5001)
    page.get_by_role("button", name="登记并呈批", exact=True).click()
    assert "过长" in page.inner_text("#summary") and len(page.locator("[name='plaintiffs.0.name']").input_value()) == 5001


def test_the_csv_ledger_neutralises_formulas_and_reads_them_back(tmp_path):
    data = str(tmp_path / "库")
    (tmp_path / "旧.csv").write_text('收到日期,原告,被诉行为\n2023-03-06,"=1+1","@SUM(A1)"\n', encoding="utf-8")
    subprocess.run([YINGSU, "import", tmp_path / "旧.csv", "--data", data], cwd=ROOT, check=True, capture_output=True)
    subprocess.run([YINGSU, "export", "--data", data, "--out", tmp_path / "出.csv"], cwd=ROOT, check=True, capture_output=True)
    text = (tmp_path / "出.csv").read_text(encoding="utf-8-sig")
    assert "'=1+1" in text and "'@SUM(A1)" in text
    again = str(tmp_path / "再")
    subprocess.run([YINGSU, "import", tmp_path / "出.csv", "--data", again], cwd=ROOT, check=True, capture_output=True)
    subprocess.run([YINGSU, "export", "--data", again, "--out", tmp_path / "再.csv"], cwd=ROOT, check=True, capture_output=True)
    assert (tmp_path / "再.csv").read_bytes() == (tmp_path / "出.csv").read_bytes()
    assert "=1+1诉" in subprocess.run([YINGSU, "cases", "--data", again], cwd=ROOT, capture_output=True, text=True).stdout
