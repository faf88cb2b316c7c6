"""The command line as somebody at a shell would use it."""
import errno
import hashlib
import http.client
import json
import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import threading
import time
import urllib.error
import urllib.parse
import urllib.request

import chinese_calendar
import pytest

from conftest import ROOT, YINGSU, free_port, start


def run(*arguments, code=0):
    done = subprocess.run([YINGSU, *arguments], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == code, (arguments, done.returncode, done.stdout, done.stderr)
    return done.stdout if code == 0 else done.stderr


def test_deadline_gives_the_day_with_its_argument():
    answer = json.loads(run("deadline", "--from", "2026-02-06", "--within", "15 days", "--json"))
    assert (answer["nominal"], answer["due"], answer["provisional"]) == ("2026-02-21", "2026-02-24", False)
    assert any("国办发明电〔2025〕7号" in step["text"] for step in answer["steps"])


@pytest.mark.parametrize("arguments,code", [
    (["deadline", "--from", "2026-02-30", "--within", "15 days"], 65), (["deadline", "--from", "2026-02-10", "--within", "x"], 65),
    (["rulebook", "check", "Rulebooks/none"], 65), (["scenario", "none.yaml"], 65), (["serve", "--today", "2026-02-13"], 64), (["serve", "--host", "0.0.0.0"], 64),
    (["norms", "--rulebook", "none"], 65), (["case", "x", "--data", "no-such-folder"], 65),
])
def test_errors_are_one_sentence_and_their_own_exit_code(arguments, code):
    assert re.fullmatch(r"[^\n]*[\u4e00-\u9fff][^\n]*\n", run(*arguments, code=code))


def test_an_option_left_out_is_named_with_the_usage():
    error = run("deadline", code=64)
    assert "--from <from>" in error.splitlines()[0] and "Usage: yingsu deadline" in error


def test_the_calendar_agrees_with_chinesecalendar_on_every_day():
    days = 0
    for year in range(2022, 2027):
        for line in run("calendar", "--year", str(year)).splitlines():
            day, state, *_ = line.split("\t")
            assert chinese_calendar.is_holiday(__import__("datetime").date.fromisoformat(day)) == (state == "rest"), day
            days += 1
    assert days == 1826


def test_unknown_keys_in_a_scenario_and_a_rulebook_name_file_and_line(tmp_path):
    bad = tmp_path / "bad.yaml"
    bad.write_text("scenario: x\nrulebook: zhongwei-2022-3\ncolour: red\n")
    assert "bad.yaml:3" in run("scenario", str(bad), code=65)
    book = tmp_path / "book"
    book.mkdir()
    for file in (ROOT / "Rulebooks/zhongwei-2022-3").iterdir():
        text = file.read_text()
        (book / file.name).write_text(text.replace("within: 5 days", "wihtin: 5 days", 1) if file.name == "10.md" else text)
    error = run("rulebook", "check", str(book), code=65)
    assert "10.md:" in error and "wihtin" in error


def test_what_a_new_version_says_otherwise_is_told_in_sentences_and_what_it_moves_in_open_cases(tmp_path):
    new = tmp_path / "zhongwei-2027-1"
    shutil.copytree(ROOT / "Rulebooks/zhongwei-2022-3", new)
    head = (new / "rulebook.yaml").read_text()
    (new / "rulebook.yaml").write_text(head.replace("id: zhongwei-2022-3", "id: zhongwei-2027-1").replace("{from: 2022-07-17, through: 2027-07-16}", "{from: 2022-07-18}").replace("warnings: [365, 270, 180, 60]\n", ""))
    tenth = (new / "10.md").read_text()
    (new / "10.md").write_text(tenth.replace("于二日内转送应诉事务承办单位", "于一日内转送应诉事务承办单位").replace("  within: 2 days\n  fulfilled-by: forwarded\n", "  within: 1 days\n  fulfilled-by: forwarded\n"))
    told = run("rulebook", "diff", "Rulebooks/zhongwei-2022-3", str(new))
    assert "第十条第一款　登记并转送应诉事务承办单位（intake-forward）：期限由“二日”改为“一日”" in told and "施行期间由“自2022年7月17日起至2027年7月16日”改为“自2022年7月18日起”" in told
    data = tmp_path / "data"
    assert run("rulebook", "diff", "Rulebooks/zhongwei-2022-3", str(new), "--data", str(data), code=65) == f"没有数据：{data} 里还没有数据库\n"
    process, _ = start("--data", str(data))
    process.terminate()
    process.wait(20)
    assert run("rulebook", "diff", "Rulebooks/zhongwei-2022-3", str(new), "--data", str(data)) == told + "办理中的案件没有期限变动\n"
    assert run("rulebook", "diff", "Rulebooks/zhongwei-2022-3", "Rulebooks/zhongwei-2022-3") == "两个规则集没有不同\n"


def test_the_guide_to_rulebooks_is_true(tmp_path):
    """Whoever copies its files and types its commands gets what it says."""
    guide = (ROOT / "docs/rulebooks.md").read_text()
    for name in ["Rulebooks/national", "Rulebooks/calendars", "Templates", "PaperTemplates", "Public", "Fonts"]:
        shutil.copytree(ROOT / name, tmp_path / name)
    files = re.findall(r"^`([^`]+)`：\n\n````\n(.*?)\n````$", guide, re.M | re.S)
    assert len(files) == 10, [name for name, _ in files]
    for name, text in files:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text + "\n")

    def there(*arguments):
        done = subprocess.run([YINGSU, *arguments], cwd=tmp_path, capture_output=True, text=True)
        assert done.returncode == 0, (arguments, done.stdout, done.stderr)
        return done.stdout

    commands = re.findall(r"^yingsu (rulebook check|scenario|norms) (.*)$", guide, re.M)
    assert len(commands) == 3
    for words, rest in commands:
        said = there(*words.split(), *rest.split())
        assert "没有规范" not in said and "failed" not in said.replace("0 failed", ""), said
    process, base = start("--home", str(tmp_path), "--data", str(tmp_path / "data"), "--measures", "shili")
    assert urllib.request.urlopen(base + "/health", timeout=2).status == 200
    process.terminate()
    process.wait(20)


def test_measures_are_chosen_by_name_and_by_themselves_where_there_is_one(tmp_path):
    home = tmp_path / "home"
    for name in ["Templates", "PaperTemplates", "Public", "Fonts", "Scenarios", "Demo", "Rulebooks"]:
        shutil.copytree(ROOT / name, home / name)
    other = home / "Rulebooks/moushi-2026"
    other.mkdir()
    (other / "rulebook.yaml").write_text("id: moushi-2026\nmeasures: moushi\ntitle: 某市应诉办法\neffective: {from: 2026-01-01}\nextends: [national]\n")
    data = str(tmp_path / "data")
    said = run("serve", "--home", str(home), "--data", data, "--port", str(free_port()), code=65)
    assert said == "有几个办法，请用 --measures 写明适用哪一个：moushi、zhongwei\n"
    assert run("serve", "--home", str(home), "--data", data, "--measures", "nowhere", "--port", str(free_port()), code=65) == "没有办法 nowhere，现有：moushi、zhongwei\n"
    process, base = start("--demo", "--home", str(home), "--measures", "zhongwei")
    assert urllib.request.urlopen(base + "/health", timeout=2).status == 200
    process.terminate()
    process.wait(20)


def test_a_failing_scenario_prints_both_sides_and_exits_1(tmp_path):
    text = (ROOT / "Scenarios/zhongwei-2022-3/06-filed-on-the-last-day.yaml").read_text()
    bad = tmp_path / "bad.yaml"
    bad.write_text(text.replace("due: 2025-03-18", "due: 2025-03-17", 1))
    done = subprocess.run([YINGSU, "scenario", str(bad)], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 1 and "2025-03-17" in done.stdout and "2025-03-18" in done.stdout


def test_every_route_is_listed_with_its_action():
    lines = [line.split("\t") for line in run("routes").splitlines()]
    assert len(lines) >= 30 and all(len(line) == 4 and line[3] for line in lines)
    cases = next(line for line in lines if line[:2] == ["GET", "/cases/:id"])
    assert "handling-unit" in cases[3] and "system" not in cases[3].split(",")


def test_coverage_lists_the_twenty_six_articles():
    rows = [row for row in json.loads(run("coverage", "--json"))["articles"] if row["article"].startswith("zhongwei")]
    assert len(rows) == 26
    numbered = {int(row["article"].rsplit("/", 1)[1]): row for row in rows}
    assert [number for number in (3, 4, 5, 6, 10, 11) if not numbered[number]["norms"]] == []
    # These bind nobody, and say why.
    assert [(numbered[number]["norms"], bool(numbered[number]["reason"])) for number in (2, 26)] == [([], True)] * 2
    assert next(row for row in rows if row["article"].endswith("/10"))["scenarios"] >= 10


def test_first_start_makes_three_administrators_with_codes_that_become_passwords(tmp_path, chromium):
    process, base = start("--data", str(tmp_path / "data"))
    try:
        page = chromium.new_page()
        codes = {}
        for _ in range(20):
            line = process.stdout.readline()
            if "　" in line and line.startswith("  "):
                name, code = line.strip().split("　")
                codes[name] = code
            if "应诉已启动" in line:
                break
        assert set(codes) == {"系统管理员", "安全管理员", "安全审计员"}

        def sign_in(name, secret):
            page.context.clear_cookies()
            page.goto(base + "/login")
            page.fill("[name=name]", name)
            page.fill("[name=password]", secret)
            page.get_by_role("button", name="登录").click()

        def choose(password):
            page.fill("[name=password]", password)
            page.fill("[name=again]", password)
            page.get_by_role("button", name="设置").click()

        sign_in("系统管理员", codes["系统管理员"])
        assert page.url.endswith("/password")
        choose("short")
        assert "至少十二个字符" in page.inner_text("main")
        choose("Chang-Cheng 2026")
        page.fill("#f-name", "wang")
        page.fill("#f-display", "王某")
        page.fill("#f-unit", "市自然资源局")
        page.get_by_role("button", name="开立账号").click()
        # Who opens an account learns no way into it.
        assert page.locator(".code").count() == 0 and page.locator("tr", has_text="wang").get_by_role("button", name="打印登录条").count() == 0
        sign_in("安全管理员", codes["安全管理员"])
        choose("Huang-He 2026 xx")
        assert "开立账号" in page.inner_text(".notice")
        row = page.locator("tr", has_text="wang")
        assert row.get_by_role("button", name="打印登录条").count() == 0, "no function was granted yet"
        row.locator("summary").click()
        row.locator("[value=handling-unit]").check()
        row.get_by_role("button", name="授予").click()
        page.locator("tr", has_text="wang").get_by_role("button", name="打印登录条").click()
        code = page.locator(".code").text_content()
        sign_in("wang", code)
        choose("Liu-Pan-Shan 26")
        assert "待办事项" in page.inner_text("main")
        sign_in("系统管理员", codes["系统管理员"])
        assert "账号或口令不对" in page.inner_text("main"), "a used code works no more"
        page.close()
        assert "数据文件夹正被另一个服务使用" in run("serve", "--data", str(tmp_path / "data"), "--port", str(free_port()), code=75)
    finally:
        process.terminate()
        process.wait(20)


def confirmed(form):
    """What the confirmation page would carry: a digest of what was typed."""
    typed = [[name, value] for name, value in sorted(form.items()) if value and name not in ("csrf", "request", "seen", "confirm", "next")]
    text = json.dumps(typed, ensure_ascii=False, separators=(",", ":"))
    return form | {"confirm": hashlib.new("sm3", text.encode()).hexdigest()}


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *arguments):
        return None


class Office:
    """A real installation with one clerk, signed in by a cookie."""

    def __init__(self, folder, chromium):
        self.folder = str(folder)
        self.process, self.base = start("--data", self.folder)
        lines = []
        while not lines or "应诉已启动" not in lines[-1]:
            lines.append(self.process.stdout.readline())
        codes = dict(line.strip().split("　") for line in lines if line.startswith("  "))
        page = chromium.new_page()
        for name, work in [("系统管理员", self.open), ("安全管理员", self.grant)]:
            self.sign_in(page, name, codes[name], "Huang-He 2026 xx")
            work(page)
        page.goto(self.base + "/admin")
        page.locator("tr", has_text="li").get_by_role("button", name="打印登录条").click()
        self.code = page.locator(".code").text_content()
        self.sign_in(page, "li", self.code, "Huang-He 2026 xy")
        self.cookie = "; ".join(f"{cookie['name']}={cookie['value']}" for cookie in page.context.cookies())
        page.goto(self.base + "/register")
        self.csrf = page.locator("form.grid [name=csrf]").get_attribute("value")
        page.close()

    def sign_in(self, page, name, code, password):
        page.context.clear_cookies()
        page.goto(self.base + "/login")
        page.fill("[name=name]", name)
        page.fill("[name=password]", code)
        page.get_by_role("button", name="登录").click()
        page.fill("[name=password]", password)
        page.fill("[name=again]", password)
        page.get_by_role("button", name="设置").click()

    def open(self, page):
        for box, value in {"#f-name": "li", "#f-display": "李某", "#f-unit": "市政府办公室"}.items():
            page.fill(box, value)
        page.get_by_role("button", name="开立账号").click()

    def grant(self, page):
        row = page.locator("tr", has_text="li")
        row.locator("summary").click()
        row.locator("[value=intake-office]").check()
        row.get_by_role("button", name="授予").click()

    def register(self, number):
        form = {"csrf": self.csrf, "request": os.urandom(8).hex(), "day": "2026-02-13", "number": number, "plaintiffs.0.name": "张某", "act.maker": "市自然资源局", "reconsideration": "none"}
        request = urllib.request.Request(self.base + "/register", data=urllib.parse.urlencode(confirmed(form)).encode(), headers={"Cookie": self.cookie, "Origin": self.base})
        try:
            return urllib.request.build_opener(NoRedirect).open(request, timeout=5).status
        except urllib.error.HTTPError as answer:
            return answer.code

    def restart(self):
        port = free_port()
        self.process = subprocess.Popen([YINGSU, "serve", "--data", self.folder, "--port", str(port)], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.base = f"http://127.0.0.1:{port}"
        for _ in range(100):
            try:
                urllib.request.urlopen(self.base + "/health", timeout=1)
                return
            except OSError:
                time.sleep(0.1)
        raise RuntimeError("the server did not start again")


def test_every_acknowledged_entry_survives_twenty_kills_and_backup_restores(tmp_path, chromium):
    seed = int(os.environ.get("YINGSU_SEED", random.randrange(1 << 30)))
    print(f"seed {seed}")
    chance = random.Random(seed)
    office = Office(tmp_path / "data", chromium)
    acknowledged, refused, number, stop = [], [], 0, False

    def work():
        nonlocal number
        while not stop:
            number += 1
            mine = f"（2026）宁05行初{number}号"
            try:
                (acknowledged if (answer := office.register(mine)) == 303 else refused).append((mine, answer))
            except (OSError, http.client.HTTPException):
                # Killed while it was asked: nothing was acknowledged.
                time.sleep(0.02)

    def more(count):
        """Waits until so many more are acknowledged."""
        wanted, until = len(acknowledged) + count, time.monotonic() + 30
        while len(acknowledged) < wanted:
            assert time.monotonic() < until, f"{len(acknowledged)} acknowledged, {refused} refused"
            time.sleep(0.02)

    writer = threading.Thread(target=work, daemon=True)
    writer.start()
    for _ in range(20):
        more(1)
        # Wherever in its work this finds it.
        time.sleep(chance.uniform(0, 0.3))
        office.process.send_signal(signal.SIGKILL)
        office.process.wait()
        office.restart()
    more(3)
    head = run("backup", str(tmp_path / "backup"), "--data", office.folder).split()
    more(3)
    stop = True
    writer.join()
    office.process.terminate()
    office.process.wait(20)
    assert refused == [] and len(acknowledged) >= 26
    run("audit", "verify", "--data", office.folder)
    received = json.loads(run("indicators", "--json", "--data", office.folder))["counts"]["received"]
    found = {line.split("\t")[0] for line in run("cases", "--data", office.folder).splitlines()}
    assert {number for number, _ in acknowledged} <= found

    restored = run("restore", str(tmp_path / "backup"), "--data", str(tmp_path / "fresh")).split()
    assert restored == head
    assert run("audit", "verify", "--data", str(tmp_path / "fresh")).split() == head
    assert received == len(found)
    kept = run("cases", "--data", str(tmp_path / "fresh")).splitlines()
    assert json.loads(run("indicators", "--json", "--data", str(tmp_path / "fresh")))["counts"]["received"] == len(kept)
    (tmp_path / "anchor").write_text(" ".join(head) + "\n")
    run("audit", "verify", "--data", office.folder, "--anchor", str(tmp_path / "anchor"))
    assert "已重建" in run("rebuild", "--data", office.folder)

    # What a new program would move is listed before anything is made anew: here a day that an older one had.
    assert "变动 0 项，另有已办结 0 项" in run("rebuild", "--dry-run", "--data", office.folder)
    with sqlite3.connect(os.path.join(office.folder, "yingsu.sqlite")) as database:
        place, due = database.execute("SELECT rowid, due FROM duty_index WHERE due IS NOT NULL AND closed_on IS NULL AND force = 'duty' LIMIT 1").fetchone()
        database.execute("UPDATE duty_index SET due = '2020-01-02' WHERE rowid = ?", (place,))
    listed = run("rebuild", "--dry-run", "--data", office.folder)
    assert f"2020-01-02\t{due}" in listed and "变动 1 项" in listed, listed
    assert "2020-01-02" in run("rebuild", "--dry-run", "--data", office.folder), "nothing was changed"
    run("rebuild", "--data", office.folder)
    assert "变动 0 项" in run("rebuild", "--dry-run", "--data", office.folder)

    # One byte of one stored entry in the closed file.
    path = os.path.join(office.folder, "yingsu.sqlite")
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        sequence, stored = database.execute("SELECT seq, bytes FROM entry WHERE kind = 'notice-received' ORDER BY seq LIMIT 1 OFFSET 3").fetchone()
    content = open(path, "rb").read()
    place = content.find(bytes(stored)[:60])
    assert place > 0
    with open(path, "r+b") as file:
        file.seek(place + 20)
        file.write(bytes([content[place + 20] ^ 1]))
    assert f"第{sequence}条" in run("audit", "verify", "--data", office.folder, code=1)


def test_a_session_that_ends_mid_form_keeps_what_was_typed(tmp_path, chromium):
    office = Office(tmp_path / "data", chromium)
    try:
        page = chromium.new_page()
        page.context.add_cookies([{"name": "yingsu", "value": office.cookie.split("=")[1], "url": office.base}])
        page.goto(office.base + "/register")
        page.fill("[name='plaintiffs.0.name']", "写了一半的原告")
        with sqlite3.connect(os.path.join(office.folder, "yingsu.sqlite"), timeout=10) as database:
            database.execute("UPDATE session SET seen = 0, created = 0")
        page.get_by_role("button", name="登记并呈批").click()
        assert "您填写的内容已存为草稿" in page.inner_text("main")
        page.fill("[name=name]", "li")
        page.fill("[name=password]", "Huang-He 2026 xy")
        page.get_by_role("button", name="登录").click()
        assert page.url == office.base + "/register"
        assert page.input_value("[name='plaintiffs.0.name']") == "写了一半的原告"
        page.close()
        assert run("cases", "--data", office.folder) == ""
    finally:
        office.process.terminate()
        office.process.wait(20)


def test_a_full_disk_keeps_what_was_typed_and_writes_nothing(tmp_path, chromium):
    folder = tmp_path / "data"
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", str(folder)], capture_output=True)
    if mounted.returncode != 0:
        pytest.skip("no right to mount a small disk here")
    office = None
    try:
        office = Office(folder, chromium)
        before = len(run("cases", "--data", office.folder).splitlines())
        filler = folder / "filler"
        with pytest.raises(OSError) as full, open(filler, "wb", buffering=0) as file:
            while True:
                file.write(b"0" * 4096)
        assert full.value.errno == errno.ENOSPC
        form = {"csrf": office.csrf, "request": "full", "day": "2026-02-13", "number": "（2026）宁05行初9号", "plaintiffs.0.name": "张某" * 2000, "act.maker": "市自然资源局", "reconsideration": "none"}
        request = urllib.request.Request(office.base + "/register", data=urllib.parse.urlencode(confirmed(form)).encode(), headers={"Cookie": office.cookie, "Origin": office.base})
        with pytest.raises(urllib.error.HTTPError) as answer:
            urllib.request.build_opener(NoRedirect).open(request, timeout=20)
        assert answer.value.code == 507 and "存储空间不足" in answer.value.read().decode()
        filler.unlink()
        assert office.register("（2026）宁05行初10号") == 303, "it goes on without a restart when space returns"
        assert len(run("cases", "--data", office.folder).splitlines()) == before + 1
        run("audit", "verify", "--data", office.folder)
    finally:
        if office:
            office.process.kill()
            office.process.wait(20)
        subprocess.run(["umount", str(folder)])


def test_the_same_scenarios_give_the_same_answers_in_any_zone_and_locale():
    answers = set()
    for zone, locale in (("Asia/Shanghai", "zh_CN.UTF-8"), ("America/Los_Angeles", "tr_TR.UTF-8"), ("Pacific/Kiritimati", "C"), ("UTC", "ar_SA.UTF-8")):
        environment = {**os.environ, "TZ": zone, "LANG": locale, "LC_ALL": locale}
        run = subprocess.run([YINGSU, "scenario", "Scenarios", "--json"], cwd=ROOT, capture_output=True, text=True, env=environment)
        assert run.returncode == 0 and json.loads(run.stdout)["passed"] > 400, run.stdout[-500:]
        days = subprocess.run([YINGSU, "deadline", "--from", "2026-02-06", "--within", "15 days", "--json"], cwd=ROOT, capture_output=True, text=True, env=environment)
        assert days.returncode == 0 and json.loads(days.stdout)["due"] == "2026-02-24"
        answers.add((run.stdout, days.stdout))
    assert len(answers) == 1


@pytest.mark.parametrize("folder", ["Rulebooks", "Templates", "PaperTemplates", "Public", "Fonts", "Scenarios"])
def test_a_missing_folder_stops_the_start_and_makes_no_data(tmp_path, folder):
    home, data = tmp_path / "home", tmp_path / "data"
    home.mkdir()
    for name in ["Rulebooks", "Templates", "PaperTemplates", "Public", "Fonts", "Scenarios"]:
        if name != folder:
            (home / name).symlink_to(ROOT / name)
    error = run("serve", "--home", str(home), "--data", str(data), code=65)
    assert folder in error and "--home" in error and error.count("\n") == 1
    assert not data.exists()
