"""A bare Django list over the same rows, as a reference of the same run: fifty cases a page, the newest first, a search, a count.
Gunicorn with two workers; nothing of access, deadlines or law. Prints what `yingsu-bench serve` prints of its own pages.

    .venv/bin/pip install django gunicorn
    .venv/bin/python bench/django_list.py DATA_FOLDER [seconds]
"""
import http.client
import os
import pathlib
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

PORT = 18_888
PAGE = """<!doctype html><html lang="zh-CN"><title>案件</title><table>{% for case in cases %}<tr><td><a href="/cases/{{ case.case_id }}">
{{ case.number }}</a><td>{{ case.title }} {{ case.act }}<td>{{ case.court }}<td>{{ case.received_on }}<td>{{ case.stage }}<td>{{ case.holder }}
{% endfor %}</table><p>{{ count }}</p></html>"""
PROJECT = f'''
import django
from django.conf import settings
settings.configure(DEBUG=False, ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__, SECRET_KEY="bench", INSTALLED_APPS=[],
    DATABASES={{"default": {{"ENGINE": "django.db.backends.sqlite3", "NAME": __import__("os").environ["BENCH_DATABASE"]}}}},
    TEMPLATES=[{{"BACKEND": "django.template.backends.django.DjangoTemplates"}}])
django.setup()
from django.core.handlers.wsgi import WSGIHandler
from django.db import models
from django.http import HttpResponse
from django.template import engines
from django.urls import path

class Case(models.Model):
    case_id = models.TextField(primary_key=True)
    title, act, number, court, received_on, stage, holder = (models.TextField() for _ in range(7))
    class Meta:
        app_label, db_table, managed = "bench", "cases", False

template = engines["django"].from_string({PAGE!r})

def cases(request):
    found = Case.objects.order_by("-received_on", "-case_id")
    if request.GET.get("q"):
        found = found.filter(models.Q(title__contains=request.GET["q"]) | models.Q(number__contains=request.GET["q"]))
    return HttpResponse(template.render({{"cases": found[:50], "count": found.count()}}))

urlpatterns = [path("cases", cases), path("plain", lambda request: HttpResponse("ok"))]
application = WSGIHandler()
'''


def ask(connection, path):
    connection.request("GET", path)
    answer = connection.getresponse()
    body = answer.read()
    assert answer.status == 200, answer.status
    return len(body)


def timed(path, rounds=200):
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
    for _ in range(10):
        size = ask(connection, path)
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        ask(connection, path)
        times.append((time.perf_counter() - start) * 1000)
    times.sort()
    return f"p50 {statistics.median(times):.2f} ms，p99 {times[int(len(times) * 0.99)]:.2f} ms，{size} 字节"


def crowd(paths, seconds, users=64):
    end, counts = time.time() + seconds, [0] * users

    def user(index):
        connection, turn = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60), index
        while time.time() < end:
            ask(connection, paths[turn % len(paths)])
            turn, counts[index] = turn + 1, counts[index] + 1

    threads = [threading.Thread(target=user, args=(index,)) for index in range(users)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / seconds


def main():
    data, seconds = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 30
    with tempfile.TemporaryDirectory() as folder:
        database = os.path.join(folder, "cases.sqlite")
        with sqlite3.connect(database) as copy:
            copy.execute("ATTACH ? AS yingsu", (f"{data}/yingsu.sqlite",))
            copy.execute(
                "CREATE TABLE cases (case_id TEXT PRIMARY KEY, title TEXT, act TEXT, number TEXT, court TEXT, received_on TEXT, stage TEXT, holder TEXT)")
            copy.execute(
                "INSERT INTO cases SELECT case_id, title, act, number, court, received_on, stage, holder FROM yingsu.case_index")
            copy.execute("CREATE INDEX newest ON cases (received_on DESC, case_id DESC)")
        pathlib.Path(folder, "project.py").write_text(PROJECT, encoding="utf-8")
        server = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "--chdir", folder, "-w", "2", "-k", "gthread", "--threads", "8", "-b", f"127.0.0.1:{PORT}", "project:application"],
            env=os.environ | {"BENCH_DATABASE": database}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            time.sleep(3)
            words = ["/cases", "/cases?q=" + urllib.parse.quote("王强"), "/cases?q=" + urllib.parse.quote("李某芳")]
            for title, path in [("纯文本", "/plain"), ("案件列表", words[0]), ("查询两字", words[1]), ("查询三字", words[2])]:
                print(f"Django {title}：{timed(path)}")
            print(f"Django 混合负载，64 个用户 {seconds} s（列表、查询各半）：每秒 {crowd(words[:2], seconds):.1f} 页")
        finally:
            server.terminate()
            server.wait()


main()
