"""How long /health and a case page take while the server is busy: idle first, then four people signing in over and over, an import
of 5,000 rows and an office entry that concerns every case, at 10,000 cases. Times are of this run only; the limit is three times idle.

    YINGSU=.build/release/yingsu .venv/bin/python bench/responsiveness.py [cases] [rows]
"""
import csv
import http.client
import io
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "Tests" / "browser"))
from conftest import ROOT, YINGSU, start

CASES, ROWS = (int(word) for word in (sys.argv[1:] + ["10000", "5000"][len(sys.argv) - 1:])[:2])
COLUMNS = ["收文编号", "收到日期", "案号", "法院", "审级", "原告", "被告", "被诉行为", "作出单位"]
PASSWORD = "量一量 Horse-77"


class Client:
    def __init__(self, base):
        self.host = base.removeprefix("http://")
        self.cookies = {}
        self.connection = http.client.HTTPConnection(self.host, timeout=600)

    def ask(self, method, path, body=None, kind="application/x-www-form-urlencoded"):
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()), "Origin": "http://" + self.host, "Sec-Fetch-Site": "same-origin"}
        if body is not None:
            headers["Content-Type"] = kind
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        text = answer.read()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                key, _, content = value.split(";")[0].partition("=")
                self.cookies[key] = content
        return answer, text

    def form(self, path, fields):
        return self.ask("POST", path, urllib.parse.urlencode(fields))

    def token(self, path):
        return re.search(r'name="csrf" value="([^"]+)"', self.ask("GET", path)[1].decode()).group(1)


def table(first, count):
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for number in range(first, first + count):
        writer.writerow([f"量-{number}", f"2025-{1 + number % 12:02}-{1 + number % 28:02}", f"（2025）宁05行初{number}号", "中卫市中级人民法院", "一审", f"原告{number}", "中卫市人民政府", "行政处罚决定", "市公安局"])
    return out.getvalue().encode("utf-8-sig")


def multipart(fields, file):
    mark = "----measure"
    parts = [f'--{mark}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode() for name, value in fields.items()]
    parts.append(f'--{mark}\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\nContent-Type: text/csv\r\n\r\n'.encode() + file + b"\r\n")
    return b"".join(parts) + f"--{mark}--\r\n".encode(), f"multipart/form-data; boundary={mark}"


def taken_in(clerk, first, count):
    """As the page does it: the file is looked at first, then taken in."""
    token = clerk.token("/import")
    body, kind = multipart({"csrf": token}, table(first, count))
    answer, text = clerk.ask("POST", "/import", body, kind)
    kept = dict(re.findall(r'name="(kept|digest|name)" value="([^"]*)"', text.decode()))
    fields = {"csrf": token, "step": "write", "in-use-from": "2026-01-01", **kept, **{f"column.{name}": index for index, name in enumerate(COLUMNS)}}
    answer, text = clerk.form("/import", fields)
    where = urllib.parse.unquote(answer.getheader("Location") or "")
    return answer.status, where + re.sub(r"<[^>]+>|\s+", " ", text.decode())


def sampled(clients, paths, seconds, stop=None):
    """Each path asked for in turn, ten times a second: waiting is measured from when it should have been asked."""
    times = {path: [] for path in paths}

    def one(client, path):
        begin = time.monotonic()
        for turn in range(int(seconds * 10)):
            due = begin + turn / 10
            time.sleep(max(0, due - time.monotonic()))
            if stop is not None and stop.is_set():
                return
            answer, _ = client.ask("GET", path)
            assert answer.status == 200, (path, answer.status)
            times[path].append((time.monotonic() - due) * 1000)

    threads = [threading.Thread(target=one, args=pair) for pair in zip(clients, paths)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return times


def p(values, share):
    return sorted(values)[min(len(values) - 1, int(len(values) * share))] if values else float("nan")


def lock_watch(database, stop, waits):
    connection = sqlite3.connect(database, timeout=120, isolation_level=None)
    while not stop.is_set():
        begin = time.monotonic()
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
        waits.append((time.monotonic() - begin) * 1000)
        time.sleep(0.05)


def main():
    process, base = start("--demo")
    try:
        data = pathlib.Path(tempfile.gettempdir()) / f"yingsu-demo-{process.pid}"
        clerk = Client(base)
        clerk.form("/demo/role", {"account": "李某"})
        began = time.monotonic()
        for first in range(1, CASES, 5000):
            status, said = taken_in(clerk, 100_000 + first, min(5000, CASES + 1 - first))
            assert status in (200, 303), (status, said[:2000])
        print(f"{CASES} 件迁入：{time.monotonic() - began:.1f} s")
        case = re.search(r'href="(/cases/C\d+)"', clerk.ask("GET", "/cases")[1].decode()).group(1)
        people = []
        for name in ("王某", "高某", "丁某", "孙某"):
            code = subprocess.run([YINGSU, "account", "code", name, "--data", data], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("　")[1].strip()
            person = Client(base)
            person.form("/login", {"name": name, "password": code, "next": "/"})
            person.form("/password", {"csrf": person.token("/password"), "current": code, "password": PASSWORD, "again": PASSWORD})
            people.append((name, person))
        readers = [Client(base), Client(base)]
        readers[1].cookies = dict(clerk.cookies)
        paths = ["/health", case]
        sampled(readers, paths, 2)
        idle = sampled(readers, paths, 15)
        stop, waits, signed = threading.Event(), [], []

        def sign(name, person):
            while not stop.is_set():
                answer, _ = person.form("/login", {"name": name, "password": PASSWORD, "next": "/"})
                signed.append(answer.status)

        results = {}
        begin = time.monotonic()
        assert clerk.ask("GET", "/export/cases.xlsx")[0].status == 200
        alone = time.monotonic() - begin
        # Twenty who ask for the same and leave at once: whoever stays does not wait for them.
        for _ in range(20):
            one = Client(base)
            one.connection.request("GET", "/export/cases.xlsx", headers={"Cookie": "; ".join(f"{name}={value}" for name, value in clerk.cookies.items())})
            time.sleep(0.02)
            one.connection.close()
        begin = time.monotonic()
        assert clerk.ask("GET", "/export/cases.xlsx")[0].status == 200
        print(f"导出案件：单独 {alone:.1f} s；二十人点了又离开之后 {time.monotonic() - begin:.1f} s")

        def office():
            clerk2 = Client(base)
            clerk2.cookies = dict(clerk.cookies)
            begin = time.monotonic()
            token = clerk2.token("/office/unit-described")
            answer, _ = clerk2.form("/office/unit-described", {"csrf": token, "request": "measure-phone", "day": "2026-02-13", "name": "市公安局", "phone": "0955-7000001"})
            results["phone"] = (answer.status, time.monotonic() - begin)
            begin = time.monotonic()
            token = clerk2.token("/office/unit-merged")
            answer, said = clerk2.form("/office/unit-merged", {"csrf": token, "request": "measure-merger", "day": "2026-02-13", "name": "市公安局", "successor": "市应急管理局"})
            results["merger"] = (answer.status, time.monotonic() - begin)
            assert answer.status == 303, re.sub(r"<[^>]+>|\s+", " ", said.decode())[:1500]

        def bring():
            begin = time.monotonic()
            own = Client(base)
            own.cookies = dict(clerk.cookies)
            status, said = taken_in(own, 900_000, ROWS)
            results["import"] = (status, time.monotonic() - begin, re.findall(r"已迁入[^。]{0,20}|一行也没有写入", said)[:2])

        busy = [threading.Thread(target=sign, args=pair, daemon=True) for pair in people]
        watch = threading.Thread(target=lock_watch, args=(data / "yingsu.sqlite", stop, waits), daemon=True)
        long = [threading.Thread(target=bring), threading.Thread(target=office)]
        ended = threading.Event()
        for thread in [*busy, watch, *long]:
            thread.start()

        def end():
            for thread in long:
                thread.join()
            while sqlite3.connect(data / "yingsu.sqlite").execute("SELECT count(*) FROM stale_case").fetchone()[0]:
                time.sleep(0.5)
            ended.set()

        began = time.monotonic()
        threading.Thread(target=end, daemon=True).start()
        loaded = sampled(readers, paths, 180, ended)
        stop.set()
        process.terminate()
        held = [line.strip() for line in process.communicate(timeout=120)[0].splitlines() if "写锁占用" in line]
        print(f"忙时 {time.monotonic() - began:.1f} s：登录 {len(signed)} 次（{set(signed)}），{results}")
        for path in paths:
            one, other = p(idle[path], 0.99), p(loaded[path], 0.99)
            print(f"{path}: 空闲 p50 {p(idle[path], 0.5):.1f} p99 {one:.1f} ms；忙时 p50 {p(loaded[path], 0.5):.1f} p99 {other:.1f} 最大 {max(loaded[path]):.1f} ms（{len(loaded[path])} 次）；p99 之比 {other / one:.1f}（目标 3）")
        # Another program waits longer than the lock is held: it looks again only every tenth of a second.
        print(f"写锁：占用超过 500 ms 的 {held or '没有'}；另一个程序等待最长 {max(waits):.0f} ms，p99 {p(waits, 0.99):.0f} ms（{len(waits)} 次）")
    finally:
        process.kill()
        process.wait(60)


main()
