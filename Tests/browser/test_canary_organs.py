"""Canaries in the cases of three organs and of two together: every GET route as every role, and nobody finds what is another organ's."""
import re

import pdf_kit
import pytest
import walk
from conftest import Visitor
from life import CLERK, JUSTICE, JUSTICE_HANDLER, KEEPER, Life
from test_canary import AUDITOR, LEADER, QUICK_KINDS, QUICK_PAPERS, entry, upload
from test_organs import COUNTY, COUNTY_HOUSING, COUNTY_JUSTICE, COUNTY_KEEPER, COUNTY_LEADER, POLICE, POLICE_HEAD, POLICE_OFFICE

CITY = {CLERK, KEEPER, LEADER, JUSTICE}
THE_COUNTY = {COUNTY, COUNTY_KEEPER, COUNTY_LEADER, COUNTY_JUSTICE}
THE_POLICE = {POLICE_OFFICE, POLICE_HEAD, POLICE}
JOINT = CITY | THE_COUNTY | {JUSTICE_HANDLER, COUNTY_HOUSING, AUDITOR}

CANARIES = {
    # A county alone: the city's bureau of justice sees what happened, and nothing that was written for it.
    "云雀区原告": THE_COUNTY | {COUNTY_HOUSING, JUSTICE}, "云雀区开庭地": THE_COUNTY | {COUNTY_HOUSING, JUSTICE}, "云雀区出庭": THE_COUNTY | {COUNTY_HOUSING, JUSTICE},
    "云雀区批示": THE_COUNTY | {COUNTY_HOUSING}, "云雀区法制": THE_COUNTY | {COUNTY_HOUSING}, "云雀区证据": THE_COUNTY | {COUNTY_HOUSING}, "云雀区拟出庭": THE_COUNTY | {COUNTY_HOUSING},
    "云雀区印号": THE_COUNTY | {COUNTY_HOUSING}, "云雀区追责": {COUNTY_JUSTICE, COUNTY_HOUSING}, "云雀区指导": {COUNTY_JUSTICE, COUNTY_HOUSING},
    # Two governments together: the case is both's, what each wrote for itself is its own.
    "云雀双原告": JOINT, "云雀双答辩": JOINT,
    "云雀双市批示": CITY | {JUSTICE_HANDLER}, "云雀双区批示": THE_COUNTY | {COUNTY_HOUSING},
    "云雀双市法制": CITY | {JUSTICE_HANDLER}, "云雀双区法制": THE_COUNTY | {COUNTY_HOUSING}, "云雀双市指导": {JUSTICE, JUSTICE_HANDLER},
    # A department alone.
    "云雀局原告": THE_POLICE | {JUSTICE}, "云雀局法制": THE_POLICE, "云雀局证据": THE_POLICE,
}
JOINTLY = {
    "act.maker": "沙坡头区住房和城乡建设局", "reconsideration": "upheld", "sued": "both", "defendants.0.organ": "沙坡头区人民政府", "defendants.0.standing": "defendant",
    "defendants.1.organ": "中卫市人民政府", "defendants.1.standing": "co-defendant",
}


def handed(unit, part="whole"):
    return {"units.0.unit": unit, "units.0.part": part, "units.1.unit": "", "units.1.part": ""}


@pytest.fixture(scope="module")
def cases(chromium, demo):
    visitor = Visitor(chromium, demo)
    county = Life(visitor, "（2026）宁05行初651号", COUNTY, COUNTY_KEEPER)
    county.register("2026-01-05", **{"plaintiffs.0.name": "云雀区原告", "act.maker": "沙坡头区住房和城乡建设局"})
    county.step("登记批示", {"text": "云雀区批示"})
    county.step("转送承办单位")
    entry(county, COUNTY_HOUSING, "forward-received", {})
    entry(county, COUNTY_HOUSING, "legal-opinion-heard", {"opinion": "云雀区法制"})
    entry(county, COUNTY_HOUSING, "appearance-proposed", {"head.name": "云雀区拟出庭", "head.post": "副区长", "agents.0.name": "申某"})
    entry(county, COUNTY_JUSTICE, "guidance-given", {"text": "云雀区指导"})
    entry(county, COUNTY_JUSTICE, "accountability-raised", {"organ": "沙坡头区住房和城乡建设局", "text": "云雀区追责", "ground": "2"})
    entry(county, COUNTY, "hearing-notified", {"at": "2026-03-20 09:30", "place": "云雀区开庭地"})
    entry(county, COUNTY_LEADER, "appearance-decided", {"head.name": "云雀区出庭", "head.post": "副区长"}, "?hearing=H1")
    upload(county, COUNTY_HOUSING, "云雀区证据.pdf", pdf_kit.pdf(1), "evidence")
    entry(county, COUNTY_HOUSING, "submitted-for-approval", {"signed-off-by": "周某"})
    visitor.role(COUNTY)
    county.open()
    county.page.locator(".step a.button", has_text="审批应诉材料").first.click()
    county.page.get_by_role("button", name="同意", exact=True).click()
    visitor.role(COUNTY_KEEPER)
    county.step("登记用印", {"register-number": "云雀区印号"})
    joint = Life(visitor, "（2026）宁05行初652号")
    joint.register("2026-01-05", **{"plaintiffs.0.name": "云雀双原告", **JOINTLY})
    joint.step("登记批示", {"text": "云雀双市批示"})
    joint.step("转送承办单位", handed("市司法局", "reconsideration"))
    joint.on("2026-01-05", COUNTY)
    joint.step("登记批示", {"text": "云雀双区批示"})
    joint.step("转送承办单位", handed("沙坡头区住房和城乡建设局", "act"))
    for role, word in ((JUSTICE_HANDLER, "云雀双市法制"), (COUNTY_HOUSING, "云雀双区法制")):
        entry(joint, role, "forward-received", {})
        entry(joint, role, "legal-opinion-heard", {"opinion": word})
    entry(joint, JUSTICE, "guidance-given", {"text": "云雀双市指导"})
    upload(joint, COUNTY_HOUSING, "云雀双答辩.pdf", pdf_kit.pdf(1), "evidence")
    department = Life(visitor, "（2026）宁0502行初653号", POLICE_OFFICE, POLICE_HEAD)
    department.register("2026-01-05", **{"plaintiffs.0.name": "云雀局原告", "act.maker": "市公安局"})
    entry(department, POLICE, "legal-opinion-heard", {"opinion": "云雀局法制"})
    upload(department, POLICE, "云雀局证据.pdf", pdf_kit.pdf(1), "evidence")
    yield [(county, COUNTY_HOUSING), (joint, COUNTY_HOUSING), (department, POLICE)]
    assert visitor.troubles == []
    visitor.context.close()


def paths_of(life, insider):
    """Every address of the case with what it has, as one who sees most of it finds it."""
    visitor = life.visitor
    visitor.role(insider)
    pages = "".join(visitor.page.request.get(visitor.base + life.case + path).text() for path in ("", "/papers", "/archive"))
    entries = sorted(set(re.findall(r"/(?:correct|reclass)/(\d+)", pages)), key=int)
    files = sorted(set(re.findall(r"/files/([0-9a-f]{32})", pages)))
    assert entries and files, life.number
    values = {
        "id": [life.case.split("/")[-1]], "entry": entries, "file": files, "submission": ["S1"], "hearing": ["H1"],
        ("/cases/:id/record/:kind", "kind"): QUICK_KINDS, ("/cases/:id/papers/:kind", "kind"): QUICK_PAPERS,
        ("/cases/:id/bundle/:for", "for"): ["all.zip", "court.zip", "lawyer.zip"],
        ("/open/:kind", "kind"): ["recommendation-received"], ("/office/:kind", "kind"): ["functions-held", "measures-applied"],
        ("/templates/:kind", "kind"): ["defence"], ("/templates/:kind/file", "kind"): ["defence"],
        "book": ["intake", "seals"], "job": ["x"], "item": ["x"], "token": ["x"], "source": ["zhongwei-2022-3"], "article": ["10"], "version": ["0"], "name": ["style.css"],
    }
    more = [f"/cases?q={life.number}", "/cases?q=云雀", "/ledger?range=all", "/books/intake?from=2026-01-01&through=2026-12-31", "/books/seals?from=2026-01-01&through=2026-12-31", f"{life.case}?known=2026-01-06", f"{life.case}/why?duty=national/submit-evidence"]
    return walk.addresses(values, more)


def test_nobody_finds_what_is_another_organs_on_any_page(cases, chromium, demo):
    paths = sorted({path for life, insider in cases for path in paths_of(life, insider)})
    roles = walk.roles(cases[0][0].visitor)
    assert set().union(*CANARIES.values()) <= set(roles)
    visitor, seen, leaks, broken, asked = Visitor(chromium, demo), {}, [], [], 0
    for role in roles:
        visitor.context.clear_cookies()
        visitor.role(role)
        for path in paths:
            answer = visitor.context.request.get(demo + path, max_redirects=0)
            asked += 1
            if answer.status >= 500:
                broken.append((role, path, answer.status))
            text = walk.words(answer.body())
            for canary, readers in CANARIES.items():
                if canary in text:
                    seen.setdefault(canary, set()).add(role)
                    if role not in readers:
                        leaks.append((role, canary, path))
    visitor.context.close()
    print(f"{asked} answers, {len(paths)} addresses, {len(roles)} roles, {len(CANARIES)} canaries")
    assert broken == []
    assert leaks == []
    assert {canary: sorted(readers - seen.get(canary, set())) for canary, readers in CANARIES.items() if readers - seen.get(canary, set())} == {}
