"""Every page as every role at three widths: nothing overflows, collides, is cut, or stands one character a line.

The quick walk takes the roles with most pages; `./test --walk` takes all of them.
"""
import os
import pathlib
import re
import time

import walk
from conftest import Visitor
from life import CLERK, HOUSING, JUSTICE, LAND

WIDTHS = (1366, 683, 390)
CHECK = (pathlib.Path(__file__).parent / "geometry.js").read_text().split("\n", 1)[1]
FILES = re.compile(r"\.(xlsx|zip|docx|pdf|ics)$|^/(static|feed|health|print)|/(bundle|files)/|/file$|/papers/")
KINDS = ["opined", "forwarded", "staff-assigned", "submitted-for-approval", "appearance-proposed", "appearance-decided", "hearing-held", "decision-received", "loss-report-submitted", "notice-received", "evidence-extension-granted"]


def known(visitor):
    visitor.role(CLERK)
    page, text = visitor.page, {}

    def read(path):
        return page.request.get(visitor.base + path).text()

    cases = {}
    for words in ("宁05行初12号", "沙坡头区", "吴某"):
        found = re.findall(r'href="(/cases/C\d+)"', read("/cases?q=" + words))
        cases.update({path: read(path) for path in found[:2]})
    entries = {path: re.findall(r"/correct/(\d+)", body) for path, body in cases.items()}
    long = max(cases, key=lambda path: len(entries[path]))
    return {
        "id": sorted(path.split("/")[-1] for path in cases), ("/cases/:id/correct/:entry", "entry"): entries[long][:6], ("/cases/:id/reclass/:entry", "entry"): entries[long][:1],
        "submission": ["S1"], "hearing": ["H1"], "file": ["0"], ("/cases/:id/record/:kind", "kind"): KINDS, ("/cases/:id/papers/:kind", "kind"): ["defence"], "for": ["all.zip"],
        ("/open/:kind", "kind"): ["recommendation-received"], ("/office/:kind", "kind"): ["head-appointed", "unit-described", "annual-report-submitted"], ("/templates/:kind", "kind"): ["defence"], ("/templates/:kind/file", "kind"): ["defence"],
        "book": ["intake", "seals"], "job": ["1"], "item": ["1"], "token": ["x"], "source": ["zhongwei-2022-3"], "article": ["10", "13"], "version": ["0"], "name": ["style.css"],
    }


def test_no_page_is_broken_at_any_width(chromium, demo):
    visitor = Visitor(chromium, demo)
    values = known(visitor)
    more = ["/ledger?range=all", "/cases?q=%E6%9F%90", "/calculator?from=2026-02-10&count=15&unit=days", "/audit?verify=1", "/books/intake?from=2026-01-01&through=2026-12-31"]
    paths = [path for path in walk.addresses(values, more) if not FILES.search(path)]
    roles = walk.roles(visitor)
    if not os.environ.get("YINGSU_WALK"):
        roles = [CLERK, HOUSING]
        paths = [path for path in paths if not path.startswith("/cases/C") or values["id"][0] in path.split("/")]
    wrong, shown, began = {}, 0, time.monotonic()
    for role in [None] + roles:
        visitor.context.clear_cookies()
        if role:
            visitor.role(role)
        for path in paths:
            visitor.page.set_viewport_size({"width": WIDTHS[0], "height": 900})
            answer = visitor.page.goto(demo + path)
            assert answer.status < 500, (role, path, answer.status)
            if answer.status != 200 or (role is None and not visitor.page.url.endswith("/login") and "next=" in visitor.page.url and path != paths[0]):
                continue
            shown += 1
            # What stands around a page is never the page's own: who is signed in, and where the menu leads.
            if role:
                assert visitor.page.inner_text(".who span").startswith(role), (role, path, visitor.page.inner_text(".who span"))
                assert visitor.page.locator(".menu a").count() >= 3, (role, path)
            visitor.page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
            for width in WIDTHS:
                visitor.page.set_viewport_size({"width": width, "height": 900})
                for line in visitor.page.evaluate(CHECK):
                    wrong.setdefault((line, width), f"{role} {path}")
    visitor.context.close()
    print(f"{shown} pages of {len(roles)} roles at {WIDTHS}, {time.monotonic() - began:.0f} s")
    assert shown > (500 if os.environ.get("YINGSU_WALK") else 50)
    assert wrong == {}, "\n".join(f"{width} {line} — {where}" for (line, width), where in sorted(wrong.items()))


# A sheet of A4 between its margins, upright and laid across, in CSS pixels.
UPRIGHT, ACROSS = 643, 986


def test_every_page_fits_its_sheet_of_paper(chromium, demo):
    """A printer cuts off what is wider than the sheet."""
    visitor = Visitor(chromium, demo)
    values = known(visitor)
    paths = [path for path in walk.addresses(values) if not FILES.search(path)]
    roles = walk.roles(visitor) if os.environ.get("YINGSU_WALK") else [CLERK, JUSTICE]
    if not os.environ.get("YINGSU_WALK"):
        paths = [path for path in paths if not path.startswith("/cases/C") or values["id"][0] in path.split("/")]
    visitor.page.emulate_media(media="print")
    wide, shown = {}, 0
    for role in roles:
        visitor.role(role)
        for path in paths:
            visitor.page.set_viewport_size({"width": UPRIGHT, "height": 900})
            if visitor.page.goto(demo + path).status != 200:
                continue
            shown += 1
            if visitor.page.locator(".broad").count():
                visitor.page.set_viewport_size({"width": ACROSS, "height": 643})
            over = visitor.page.evaluate("document.documentElement.scrollWidth - innerWidth")
            # A blank at the end of a line may hang over by a few pixels.
            if over > 4:
                wide.setdefault(path, (role, over))
    visitor.context.close()
    assert shown > 60 and wide == {}, wide
