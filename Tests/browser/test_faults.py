"""位翻转: one bit of what is stored turns over, in every file and every table; what any page, paper or answer rests on is missed by none.

A flip nobody notices is harmless only if every row of every table, every object of the schema and every file still read as before.
`./test` goes once over every place, `./test --faults` again and again until two hundred did harm. Seed and counts are printed.
"""
import collections
import hashlib
import os
import pathlib
import random
import shutil
import sqlite3
import subprocess
import tempfile

import pdf_kit
import pytest
from conftest import ROOT, YINGSU, Visitor, start
from life import CLERK, HOUSING, LAND, Life


def yingsu(*arguments):
    return subprocess.run([YINGSU, *map(str, arguments)], cwd=ROOT, capture_output=True, text=True, errors="backslashreplace", timeout=120)


@pytest.fixture(scope="module")
def folder(chromium, tmp_path_factory):
    """A folder that has something in every place where a day of work leaves something."""
    place = tmp_path_factory.mktemp("faults")
    process, base = start("--demo")
    visitor = Visitor(chromium, base)
    page = visitor.page
    life = Life(visitor, "（2026）宁05行初461号")
    life.register("2026-02-13")
    life.instruct_and_forward("2026-02-13")
    life.on("2026-02-13", LAND)
    page.goto(base + life.case + "/papers")
    page.set_input_files("[name=files]", [{"name": "证据甲.pdf", "mimeType": "application/pdf", "buffer": pdf_kit.pdf(2)}, {"name": "党组会议纪要.pdf", "mimeType": "application/pdf", "buffer": pdf_kit.pdf(1, label="6163")}])
    page.get_by_role("button", name="上传", exact=True).click()
    page.get_by_role("button", name="行政答辩状", exact=True).click()
    page.goto(base + life.case + "/record/deliberated")
    page.fill("[name=opinion]", "没有写完的意见")
    page.evaluate("""() => { const form = document.querySelector('form[data-draft]');
        return fetch('/draft?form=' + encodeURIComponent(form.dataset.draft), {method: 'POST', body: new URLSearchParams(new FormData(form))}); }""")
    page.goto(base + "/inbox")
    page.set_input_files("main input[type=file]", [{"name": "传票.pdf", "mimeType": "application/pdf", "buffer": pdf_kit.pdf(1, label="7a7a")}])
    page.locator("main form button").first.click()
    page.goto(base + "/me")
    page.locator("[name=mail]").fill("wang@example.gov.cn")
    page.locator("main form button").first.click()
    source = pathlib.Path(tempfile.gettempdir()) / f"yingsu-demo-{process.pid}"
    made = yingsu("backup", place / "备份", "--data", source)
    assert made.returncode == 0, made.stderr
    visitor.context.close()
    process.terminate()
    process.wait(20)
    home = place / "库"
    made = yingsu("restore", place / "备份", "--data", home)
    assert made.returncode == 0, made.stderr
    # The place where the heads of the chain are written down, as Rounds writes it.
    count, head = yingsu("audit", "verify", "--data", home).stdout.split()
    (place / "库.anchor").write_text(f"{count} {head}\n")
    assert yingsu("audit", "verify", "--data", home).returncode == 0
    return place


def stored(place):
    """The files that say something; the lock names the process that held it last."""
    return sorted(path for path in [*(place / "库").rglob("*"), place / "库.anchor"] if path.is_file() and "sqlite" not in path.name and path.name != ".lock")


def used(page, kind, first):
    """The parts of a page that hold something: its head with the places of its cells, and the cells."""
    if kind == "overflow":
        return [(0, len(page))]
    head = 100 if first else 0
    cells, start = int.from_bytes(page[head + 3:head + 5], "big"), int.from_bytes(page[head + 5:head + 7], "big") or 65536
    return [(0, head + (12 if page[head] in (2, 5) else 8) + 2 * cells), (start, len(page))]


def content(place):
    """All that can be read: rows, schema, files."""
    try:
        database = sqlite3.connect(f"file:{place / '库/yingsu.sqlite'}?mode=ro", uri=True)
        # What a flip leaves of a text may be no UTF-8.
        database.text_factory = lambda raw: raw.decode(errors="backslashreplace")
        schema = database.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name").fetchall()
        tables = [name for kind, name, _, _ in schema if kind == "table" and not name.startswith("sqlite_")]
        rows = {table: sorted(map(repr, database.execute(f'SELECT rowid, * FROM "{table}"').fetchall())) for table in tables}
        settings = [database.execute(f"PRAGMA {name}").fetchone() for name in ("user_version", "encoding", "application_id")]
        database.close()
    except (sqlite3.Error, UnicodeDecodeError) as error:
        # Also a name in the schema that is no writing any more.
        return str(error)
    files = {str(path.relative_to(place)): hashlib.sha256(path.read_bytes()).hexdigest() for path in stored(place)}
    return schema, rows, settings, files


def copied(folder, copy):
    shutil.rmtree(copy, ignore_errors=True)
    copy.mkdir()
    shutil.copytree(folder / "库", copy / "库")
    shutil.copy(folder / "库.anchor", copy / "库.anchor")
    return copy


def places(folder):
    """Where a bit may turn over: by table or index the offsets of its pages, by file its bytes."""
    path = folder / "库/yingsu.sqlite"
    database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    size = database.execute("PRAGMA page_size").fetchone()[0]
    found = collections.defaultdict(list)
    raw = path.read_bytes()
    for name, number, kind in database.execute("SELECT name, pageno, pagetype FROM dbstat"):
        begin = (number - 1) * size
        for start, end in used(raw[begin:begin + size], kind, number == 1):
            if end > start:
                found["表 " + name].append(("库/yingsu.sqlite", begin + start, end - start))
    database.close()
    for file in stored(folder):
        if file.stat().st_size:
            found["文件 files" if "files" in file.parts else "文件 " + file.name].append((str(file.relative_to(folder)), 0, file.stat().st_size))
    return found


def flip(copy, chance, spots):
    file, offset, length = chance.choice(spots)
    at, bit = offset + chance.randrange(length), chance.randrange(8)
    with open(copy / file, "r+b") as handle:
        handle.seek(at)
        byte = handle.read(1)[0]
        handle.seek(at)
        handle.write(bytes([byte ^ 1 << bit]))
    return file, at, bit


def test_no_bit_that_matters_turns_over_unnoticed(folder, tmp_path):
    seed = int(os.environ.get("YINGSU_SEED", random.randrange(1 << 30)))
    print(f"seed {seed}")
    chance = random.Random(seed)
    strata = places(folder)
    whole = content(folder)
    # What nothing happened to is found whole.
    untouched = copied(folder, tmp_path / "份")
    assert yingsu("audit", "verify", "--data", untouched / "库").returncode == 0 and content(untouched) == whole
    counts, missed = collections.defaultdict(lambda: [0, 0, 0]), []
    # Round by round over every place, until as many did harm as are wanted.
    harm, wanted = 0, 200 if os.environ.get("YINGSU_FAULTS") else 1
    while harm < wanted:
        for stratum in sorted(strata):
            file, at, bit = flip(copied(folder, tmp_path / "份"), chance, strata[stratum])
            answer = yingsu("audit", "verify", "--data", tmp_path / "份/库")
            assert answer.returncode >= 0, (stratum, at, bit, "ended by a signal")
            noticed = answer.returncode != 0
            assert "\\x" not in answer.stderr and answer.stderr.count("\n") <= 1, answer.stderr
            harmful = content(tmp_path / "份") != whole
            counts[stratum][0] += 1
            counts[stratum][1] += harmful
            counts[stratum][2] += noticed
            harm += harmful
            if harmful and not noticed:
                missed.append((stratum, file, at, bit))
    print(f"\nseed {seed}: {sum(count[0] for count in counts.values())} flips, {sum(count[1] for count in counts.values())} harmful, {sum(count[2] for count in counts.values())} noticed")
    for stratum, (flips, harmful, noticed) in sorted(counts.items()):
        print(f"  {stratum}: {flips} flips, {harmful} harmful, {noticed} noticed")
    assert missed == [], f"seed {seed}: {missed}"
